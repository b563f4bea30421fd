package dev.kpi.examples.benchmarks;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Questions asked of lines that every peer has loaded. */
final class QueryJobs {

    private static final int MOST_LINES_OF_STREAMS = 2_000_000; // beyond, each answer takes seconds
    private static final long WARM_UP_MILLIS = 3_000; // as a server that has answered a dozen dashboards

    private static final List<Question> FILTERED =
            List.of(Question.HEADLINE, Question.MONTHS, Question.CATEGORIES, Question.WEEKDAY_HOURS, Question.PRODUCTS);

    private static final Set<Question> TEN_TIMES = EnumSet.of(Question.HEADLINE, Question.COHORTS, Question.RFM);

    private final Options options;
    private final Report report;
    private final Stopwatch stopwatch;

    QueryJobs(Options options, Report report) {
        this.options = options;
        this.report = report;
        this.stopwatch = new Stopwatch(options.rounds(), WARM_UP_MILLIS);
    }

    void run(DemoFile file) {
        Map<PeerKind, Peer> peers = open(file);
        for (Question question : Question.values()) {
            if (options.asks(question.job())) {
                String goal = TEN_TIMES.contains(question) ? "\u2265 10" : "";
                Map<PeerKind, Peer> able = new EnumMap<>(peers);
                able.keySet().removeIf(kind -> !kind.answers(question));
                if (able.size() < peers.size()) {
                    report.note(question.job() + " is asked of kpi and duckdb alone");
                }
                if (!able.isEmpty()) {
                    measure(question.title(), file, goal, able, peer -> peer.work(question, Part.ALL));
                }
            }
        }
        if (options.asks(Jobs.GROUPS)) {
            measure("these five groupings", file, "\u2265 20", peers, peer -> peer.workAll(Question.GROUPS, Part.ALL));
        }
        if (options.asks(Jobs.FILTERED)) {
            measure(
                    "headline and groups of one region in one year",
                    file,
                    "\u2265 8",
                    peers,
                    peer -> peer.workAll(FILTERED, Part.PERIOD_AND_REGION));
        }
        if (options.asks(Jobs.DASHBOARD)) {
            measure("all of it, as a dashboard asks", file, "\u2265 40", peers, QueryJobs::dashboard);
        }
        peers.values().forEach(Peer::close);
    }

    private static Supplier<Answer> dashboard(Peer peer) {
        return Answer.joining(
                List.of(peer.workAll(Shop.DEMO.dashboard(), Part.ALL), peer.workAll(FILTERED, Part.PERIOD_AND_REGION)));
    }

    private Map<PeerKind, Peer> open(DemoFile file) {
        Map<PeerKind, Peer> peers = new EnumMap<>(PeerKind.class);
        for (PeerKind kind : options.peers()) {
            if (kind == PeerKind.STREAMS && file.lines() > MOST_LINES_OF_STREAMS) {
                report.note("streams are left out beyond " + MOST_LINES_OF_STREAMS
                        + " lines: they would take minutes, and gigabytes for the records");
            } else {
                peers.put(kind, kind.open(file));
            }
        }
        return peers;
    }

    /** Asks a peer. */
    private interface Asking {
        Supplier<Answer> ask(Peer peer);
    }

    private void measure(String job, DemoFile file, String goal, Map<PeerKind, Peer> peers, Asking asking) {
        Map<String, Stopwatch.Work> works = new LinkedHashMap<>();
        peers.forEach((kind, peer) -> works.put(kind.label(), () -> asking.ask(peer)));
        report.add(
                new Result(job, file.lines(), stopwatch.measure(job, works).millis(), Jobs.goal(file.lines(), goal)));
    }
}
