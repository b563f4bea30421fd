package dev.kpi.examples.benchmarks;

import dev.kpi.table.Header;
import dev.kpi.table.TextTable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was measured, as tables of plain text. Says each result at once, and all of them in the end. */
final class Report {

    static final String BLOCK_START = "<!-- results: written by Peers --markdown -->";
    static final String BLOCK_END = "<!-- end of results -->";

    private static final int MOST_ROWS = 200;
    private static final int WIDEST_CELL = 60;

    private final String machine;
    private final PrintStream progress;
    private final List<Result> results = new ArrayList<>();
    private final List<List<String>> memory = new ArrayList<>();
    private final List<List<String>> alone = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /**
     * An empty report.
     *
     * @param machine what everything was measured on
     * @param progress is told each result as it comes
     */
    Report(String machine, PrintStream progress) {
        this.machine = machine;
        this.progress = progress;
    }

    void add(Result result) {
        results.add(result);
        progress.println(result.job() + ", " + grouped(result.lines()) + " lines: "
                + result.millis().entrySet().stream()
                        .map(e -> e.getKey() + " " + millis(e.getValue()) + " ms")
                        .collect(Collectors.joining(", ")));
    }

    void memory(String what, double bytesPerLine) {
        memory.add(List.of(what, String.format(Locale.ROOT, "%.1f", bytesPerLine)));
        progress.println(what + ": " + memory.get(memory.size() - 1).get(1) + " bytes a line");
    }

    /** A figure of this library that no other peer has one beside. */
    void alone(String what, String figure, String goal) {
        alone.add(List.of(what, figure, goal));
        progress.println(what + ": " + figure);
    }

    void note(String note) {
        if (notes.add(note)) {
            progress.println(note);
        }
    }

    /** All of it. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(machine);
        parts.addAll(notes);
        if (!results.isEmpty()) {
            parts.add("");
            parts.add(times().toString());
        }
        List<List<String>> growth = growth();
        if (!growth.isEmpty()) {
            parts.add("");
            parts.add(table(growthHeaders(), growth).toString());
        }
        if (!memory.isEmpty()) {
            parts.add("");
            parts.add(table(List.of(Header.text("memory"), Header.number("bytes a line")), memory)
                    .toString());
        }
        if (!alone.isEmpty()) {
            parts.add("");
            parts.add(table(List.of(Header.text("kpi alone"), Header.number("figure"), Header.number("goal")), alone)
                    .toString());
        }
        return String.join("\n", parts);
    }

    private static TextTable table(List<Header> headers, List<List<String>> rows) {
        return TextTable.of(headers, rows).withMaxRows(MOST_ROWS).withMaxCellWidth(WIDEST_CELL);
    }

    private List<String> peers() {
        Set<String> peers = new LinkedHashSet<>();
        results.forEach(result -> peers.addAll(result.millis().keySet()));
        return List.copyOf(peers);
    }

    private TextTable times() {
        String kpi = PeerKind.KPI.label();
        List<Header> headers = new ArrayList<>(List.of(Header.text("job"), Header.number("lines")));
        for (String peer : peers()) {
            headers.add(Header.number(peer + " ms"));
            if (!peer.equals(kpi)) {
                headers.add(Header.number("\u00f7 kpi"));
            }
        }
        headers.add(Header.number("goal"));
        List<List<String>> rows = new ArrayList<>();
        for (Result result : results) {
            List<String> row = new ArrayList<>(List.of(result.job(), grouped(result.lines())));
            for (String peer : peers()) {
                Double millis = result.millis().get(peer);
                row.add(millis == null ? "" : millis(millis));
                if (!peer.equals(kpi)) {
                    row.add(ratio(millis, result.millis().get(kpi)));
                }
            }
            row.add(result.goal());
            rows.add(row);
        }
        return table(headers, rows);
    }

    private List<Header> growthHeaders() {
        List<Header> headers = new ArrayList<>(List.of(Header.text("growth"), Header.number("lines")));
        peers().forEach(peer -> headers.add(Header.number(peer)));
        return headers;
    }

    /** How many times as long a job took over more lines. */
    private List<List<String>> growth() {
        Map<String, Result> first = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (Result result : results) {
            Result fewer = first.putIfAbsent(result.job(), result);
            if (fewer != null) {
                List<String> row = new ArrayList<>();
                row.add(result.job());
                row.add("\u00d7 " + ratio((double) result.lines(), (double) fewer.lines()));
                peers().forEach(peer ->
                        row.add(ratio(result.millis().get(peer), fewer.millis().get(peer))));
                rows.add(row);
            }
        }
        return rows;
    }

    static String ratio(@Nullable Double part, @Nullable Double whole) {
        return part == null || whole == null ? "" : String.format(Locale.ROOT, "%.1f", part / whole);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 100 ? "%.1f" : "%.0f", millis);
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * Writes all of it between the two marks of a Markdown file.
     *
     * @throws IllegalArgumentException if the file does not have them
     */
    void writeInto(Path file) {
        try {
            String text = Files.readString(file);
            int start = text.indexOf(BLOCK_START);
            int end = text.indexOf(BLOCK_END);
            if (start < 0 || end < start) {
                throw new IllegalArgumentException(
                        file + " must hold the two lines " + BLOCK_START + " and " + BLOCK_END);
            }
            Files.writeString(
                    file,
                    text.substring(0, start) + BLOCK_START + "\n\n```text\n" + this + "\n```\n\n"
                            + text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
