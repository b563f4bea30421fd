package dev.kpi.examples.benchmarks;

import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;

import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.Key;
import dev.kpi.order.Fold;
import dev.kpi.order.Orders;
import dev.kpi.table.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of lines folded by month and category in another JVM, whose heap could not hold the lines; once, from cold. The
 * answer is compared with that of a plain tally of the same lines here.
 */
final class FoldJob {

    private static final String HEAP = "256m";

    private final Options options;
    private final Report report;

    FoldJob(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    void run() {
        if (!options.asks(Jobs.FOLD) || !options.peers().contains(PeerKind.KPI)) {
            return;
        }
        int lines = options.foldLines();
        List<String> told = foldElsewhere(lines);
        long nanos = Long.parseLong(told.get(0));
        long heap = Long.parseLong(told.get(1));
        Answer expected = FoldTally.of(lines);
        if (!expected.toLine().equals(told.get(2))) {
            throw new IllegalStateException(
                    "the fold and the tally do not agree: " + told.get(2) + " and " + expected.toLine());
        }
        String what = "fold of " + Report.grouped(lines) + " lines, heap of " + HEAP;
        report.alone(what + ": lines a second", Report.grouped(Math.round(lines * 1e9 / nanos)), "");
        report.alone(what + ": MiB in use after", Report.grouped(heap >> 20), "");
    }

    /** What {@link #main} says in a JVM of its own. */
    private static List<String> foldElsewhere(int lines) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                FoldJob.class.getName(),
                String.valueOf(lines));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> told;
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                told = out.lines().toList();
            }
            if (process.waitFor() != 0 || told.size() != 3) {
                throw new IllegalStateException("the fold of " + lines + " lines in a heap of " + HEAP
                        + " ended early; its messages are above");
            }
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another process folds", e);
        }
    }

    /** What runs in the other JVM: folds so many lines; says nanoseconds, bytes in use after, and the answer. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        long lines = Long.parseLong(args[0]);
        Fold<Table<Key>> fold = fold(lines);
        Table<Key> table = fold.toPartial().value();
        long nanos = System.nanoTime() - start;
        long bytes = Heap.bytesInUse();
        if (fold.quality().accepted() != lines) {
            throw new IllegalStateException("not all lines were folded:\n" + fold.quality());
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(nanos);
        out.println(bytes);
        out.println(answer(table).toLine());
    }

    static Fold<Table<Key>> fold(long lines) {
        return new FoldLines(lines)
                .stream()
                        .collect(Fold.collector(() -> Orders.folding(DemoShop.CURRENCY, DemoShop.ZONE)
                                .by(month(), category())
                                .fold(revenue(), orderCount(), customerCount(), averageOrderValue())));
    }

    /** The table as {@link FoldTally} tells it. */
    static Answer answer(Table<Key> table) {
        List<Answer.Row> rows = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            Key key = table.keys().get(i);
            Quotient average = table.column(averageOrderValue()).get(i);
            rows.add(Answer.Row.of(
                    key.get(month()) + " " + key.get(category()),
                    table.column(revenue()).get(i).value(),
                    table.column(orderCount()).get(i).toBigDecimal(),
                    table.column(customerCount()).get(i).toBigDecimal(),
                    Answer.average(average.numerator(), average.denominator())));
        }
        return new Answer(rows).sorted();
    }
}
