package dev.kpi.examples.benchmarks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param lines how many lines the demo shop has
 * @param retail the file of Online Retail II, {@code null} for none
 * @param jobs the jobs to do
 * @param rounds how many times each job is measured
 * @param peers who does them
 * @param shuffled whether the lines come in an order that has nothing to do with time
 * @param foldLines how many lines are folded
 * @param markdown the file into whose marked block the tables are written, {@code null} for none
 * @param date the day of the run, for the heading
 */
record Options(
        int lines,
        @Nullable Path retail,
        Set<String> jobs,
        int rounds,
        Set<PeerKind> peers,
        boolean shuffled,
        int foldLines,
        @Nullable Path markdown,
        LocalDate date) {

    private static final String USAGE = """
            java -Xmx12g -jar benchmarks.jar [options]
              --lines N          lines of the demo shop, 10000000 unless said
              --retail FILE      Online Retail II, as .csv or .csv.gz, for load-retail and fresh
              --only JOB,...     some jobs alone, of:
                                 JOBS
              --rounds N         measurements of each job, 7 unless said
              --peers PEER,...   some peers alone, of: kpi, duckdb, streams, loops
              --shuffled         the rows of the file in an order that has nothing to do with time
              --fold-lines N     lines of the job fold, 50000000 unless said
              --markdown FILE    writes the tables into the marked block of FILE as well
              --date DATE        the day that the heading names, today unless said
              --help             prints this""";

    private static final int FEWEST_LINES = 1000;
    private static final int MOST_LINES = 100_000_000;
    private static final int MOST_FOLD_LINES = 1_000_000_000;

    /** What there is to choose. */
    static String usage() {
        return USAGE.replace("JOBS", String.join(", ", Jobs.NAMES));
    }

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if one of them is not known, or has a value that will not do
     */
    static Options parse(LocalDate today, String... args) {
        Options options = new Options(
                10_000_000, null, Jobs.NAMES, 7, EnumSet.allOf(PeerKind.class), false, 50_000_000, null, today);
        List<String> rest = new ArrayList<>(Arrays.asList(args));
        while (!rest.isEmpty()) {
            String name = rest.remove(0);
            if (name.equals("--shuffled")) {
                options = options.with(name, "");
            } else if (rest.isEmpty()) {
                throw new IllegalArgumentException(name + " must be an option with a value behind it; see --help");
            } else {
                options = options.with(name, rest.remove(0));
            }
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--lines" ->
                new Options(
                        number(name, value, FEWEST_LINES, MOST_LINES),
                        retail,
                        jobs,
                        rounds,
                        peers,
                        shuffled,
                        foldLines,
                        markdown,
                        date);
            case "--retail" ->
                new Options(lines, Path.of(value), jobs, rounds, peers, shuffled, foldLines, markdown, date);
            case "--only" ->
                new Options(lines, retail, jobs(value), rounds, peers, shuffled, foldLines, markdown, date);
            case "--rounds" ->
                new Options(
                        lines, retail, jobs, number(name, value, 1, 1000), peers, shuffled, foldLines, markdown, date);
            case "--peers" ->
                new Options(lines, retail, jobs, rounds, peers(value), shuffled, foldLines, markdown, date);
            case "--shuffled" -> new Options(lines, retail, jobs, rounds, peers, true, foldLines, markdown, date);
            case "--fold-lines" ->
                new Options(
                        lines,
                        retail,
                        jobs,
                        rounds,
                        peers,
                        shuffled,
                        number(name, value, FEWEST_LINES, MOST_FOLD_LINES),
                        markdown,
                        date);
            case "--markdown" ->
                new Options(lines, retail, jobs, rounds, peers, shuffled, foldLines, Path.of(value), date);
            case "--date" ->
                new Options(lines, retail, jobs, rounds, peers, shuffled, foldLines, markdown, LocalDate.parse(value));
            default -> throw new IllegalArgumentException("no option " + name + "; see --help");
        };
    }

    private static int number(String name, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value.replace("_", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(name + " (" + value + ") must be in [" + least + ", " + most + "]");
    }

    private static Set<String> jobs(String value) {
        Set<String> asked = new LinkedHashSet<>(List.of(value.split(",", -1)));
        for (String job : asked) {
            if (!Jobs.NAMES.contains(job)) {
                throw new IllegalArgumentException("no job " + job + "; there are " + String.join(", ", Jobs.NAMES));
            }
        }
        return asked;
    }

    private static Set<PeerKind> peers(String value) {
        Set<PeerKind> asked = EnumSet.noneOf(PeerKind.class);
        for (String peer : value.split(",", -1)) {
            try {
                asked.add(PeerKind.valueOf(peer.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("no peer " + peer + "; there are kpi, duckdb, streams, loops", e);
            }
        }
        return asked;
    }

    /** Whether a job is asked for. */
    boolean asks(String job) {
        return jobs.contains(job);
    }
}
