package dev.kpi.examples.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Does the same jobs with this library, DuckDB, plain streams and hand-written loops in one run, checks that all give the
 * same answers, and prints how long each took and how many times as long as this library.
 */
public final class Peers {

    private Peers() {}

    /** Runs with the options that {@code --help} lists. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (List.of(args).contains("--help")) {
            out.println(Options.usage());
            return;
        }
        try {
            Options options = Options.parse(LocalDate.now(ZoneId.systemDefault()), args);
            Report report = new Report(machine(options), out);
            new Jobs(options, report).run();
            out.println();
            out.println(report);
            if (options.markdown() != null) {
                report.writeInto(options.markdown());
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static String machine(Options options) {
        Runtime runtime = Runtime.getRuntime();
        String duck = "";
        if (options.peers().contains(PeerKind.DUCKDB)) {
            try (DuckPeer peer = DuckPeer.open()) {
                duck = "DuckDB " + peer.version() + ", ";
            }
        }
        return options.date() + ": " + processor() + ", " + runtime.availableProcessors() + " processors, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "\n"
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + ", heap up to "
                + (runtime.maxMemory() >> 20) + " MiB, " + duck + "medians of " + options.rounds() + " rounds"
                + (options.shuffled() ? ", rows of the demo shop shuffled" : "") + "\n"
                + "kpi and duckdb on all processors, streams and loops on one; every answer was compared";
    }

    /** The processor's name, where the system tells it. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            Optional<String> name =
                    lines.filter(line -> line.startsWith("model name")).findFirst();
            return name.map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unnamed processor");
        } catch (IOException e) {
            return "unnamed processor";
        }
    }
}
