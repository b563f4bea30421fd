package dev.kpi.examples.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The jobs, one after the other, each done by all peers that can do it. */
final class Jobs {

    static final String LOAD_RETAIL = "load-retail";
    static final String FRESH = "fresh";
    static final String LOAD_CSV = "load-csv";
    static final String MEMORY = "memory";
    static final String OBJECTS = "objects";
    static final String GROUPS = "groups";
    static final String FILTERED = "filtered";
    static final String DASHBOARD = "dashboard";
    static final String PLUS = "plus";
    static final String FOLD = "fold";
    private static final String GROWTH = "growth";

    /** What they are called on the command line, in the order in which they are done. */
    static final Set<String> NAMES = names();

    private static final Set<String> QUERIES = queries();

    private static final int LINES_OF_GOALS = 10_000_000;
    private static final int SMALLER = 10; // the growth of a job is measured from this part of the lines

    private final Options options;
    private final Report report;

    Jobs(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    private static Set<String> queries() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(Question.values()).forEach(question -> names.add(question.job()));
        names.addAll(List.of(GROUPS, FILTERED, DASHBOARD));
        return names;
    }

    private static Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of(LOAD_RETAIL, FRESH, LOAD_CSV, MEMORY));
        names.addAll(queries());
        names.addAll(List.of(GROWTH, OBJECTS, PLUS, FOLD));
        return Collections.unmodifiableSet(names);
    }

    /** Does all that is asked for. */
    void run() {
        LoadJobs loads = new LoadJobs(options, report);
        loads.retail();
        boolean anyQuery = options.jobs().stream().anyMatch(QUERIES::contains);
        if (anyQuery && options.asks(GROWTH)) {
            try (DemoFile few = file(options.lines() / SMALLER)) {
                new QueryJobs(options, report).run(few);
            }
        }
        if (anyQuery || options.asks(LOAD_CSV) || options.asks(MEMORY)) {
            try (DemoFile all = file(options.lines())) {
                loads.csv(all);
                loads.memory(all);
                if (anyQuery) {
                    new QueryJobs(options, report).run(all);
                }
            }
        }
        loads.objects();
        new PlusJob(options, report).run();
        new FoldJob(options, report).run();
    }

    /** What was aimed at for ten million lines; nothing was said of fewer. */
    static String goal(long lines, String goal) {
        return lines >= LINES_OF_GOALS ? goal : "";
    }

    private DemoFile file(int lines) {
        DemoFile file = DemoFile.write(lines);
        return options.shuffled() ? file.shuffle() : file;
    }

    /** The work of each of the peers that are able and asked for. */
    static Map<String, Stopwatch.Work> works(
            Options options, List<PeerKind> able, Function<PeerKind, Stopwatch.Work> work) {
        Map<String, Stopwatch.Work> works = new LinkedHashMap<>();
        able.stream().filter(options.peers()::contains).forEach(kind -> works.put(kind.label(), work.apply(kind)));
        return works;
    }
}
