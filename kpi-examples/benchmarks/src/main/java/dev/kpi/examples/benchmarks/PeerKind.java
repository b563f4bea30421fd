package dev.kpi.examples.benchmarks;

import java.nio.file.Path;
import java.util.Locale;

/** The peers there are. */
enum PeerKind {
    /** This library. */
    KPI,
    /** DuckDB in memory. */
    DUCKDB,
    /** Java streams over records. */
    STREAMS,
    /** Loops over primitive arrays. */
    LOOPS;

    /** What the command line and the table call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has an answer to a question: streams and loops have none to those of the job {@code customers}. */
    boolean answers(Question question) {
        return switch (question) {
            case GAPS, FREQUENCY, LIFECYCLE, TOP_CUSTOMERS -> this == KPI || this == DUCKDB;
            default -> true;
        };
    }

    /** Loads the demo shop's lines. */
    Peer open(DemoFile file) {
        return switch (this) {
            case KPI, DUCKDB -> open(file.path(), Shop.DEMO);
            case STREAMS -> StreamsPeer.load(file.path());
            case LOOPS -> LoopsPeer.load(file.path(), Math.toIntExact(file.lines()));
        };
    }

    /**
     * Loads a file.
     *
     * @throws IllegalArgumentException if this peer knows the demo shop alone
     */
    Peer open(Path file, Shop shop) {
        return switch (this) {
            case KPI -> KpiPeer.load(file, shop);
            case DUCKDB -> DuckPeer.open().load(file, shop);
            case STREAMS, LOOPS ->
                throw new IllegalArgumentException(label() + " reads no " + shop + " file; only kpi and duckdb do");
        };
    }
}
