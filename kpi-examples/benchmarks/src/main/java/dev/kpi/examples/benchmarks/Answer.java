package dev.kpi.examples.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a peer found, in a form that is equal if and only if every figure is.
 *
 * @param rows one row a group
 */
record Answer(List<Row> rows) {

    private static final int DECIMALS_OF_AVERAGES = 10;

    /**
     * A group and its figures.
     *
     * @param key the group
     * @param figures its figures, exact
     */
    record Row(String key, List<BigDecimal> figures) {
        Row {
            figures = figures.stream().map(BigDecimal::stripTrailingZeros).toList();
        }

        static Row of(String key, BigDecimal... figures) {
            return new Row(key, List.of(figures));
        }
    }

    /** An answer of one row: the headline's figures, in the order in which {@link Question#HEADLINE} names them. */
    static Answer headline(BigDecimal... figures) {
        return new Answer(List.of(Row.of("all", figures)));
    }

    /** An answer that came as a line of text. */
    static Answer ofLine(String line) {
        return new Answer(List.of(new Row(line, List.of())));
    }

    /** A sum by a count, rounded to more decimals than anybody prints; 0 of nothing. */
    static BigDecimal average(BigDecimal sum, BigDecimal count) {
        return count.signum() == 0 ? BigDecimal.ZERO : sum.divide(count, DECIMALS_OF_AVERAGES, RoundingMode.HALF_EVEN);
    }

    /** The same rows in the order of their keys, for groups whose order means nothing. */
    Answer sorted() {
        return new Answer(rows.stream().sorted(Comparator.comparing(Row::key)).toList());
    }

    /** Rows of several answers, one after the other. */
    static Answer join(List<Answer> answers) {
        return new Answer(answers.stream().flatMap(a -> a.rows.stream()).toList());
    }

    /** Rows of answers that are yet to be made. */
    static Supplier<Answer> joining(List<Supplier<Answer>> answers) {
        return () -> join(answers.stream().map(Supplier::get).toList());
    }

    /** What the first difference to another answer is, {@code null} if there is none. */
    @Nullable
    String difference(Answer other) {
        for (int row = 0; row < Math.min(rows.size(), other.rows.size()); row++) {
            if (!rows.get(row).equals(other.rows.get(row))) {
                return rows.get(row) + " and " + other.rows.get(row);
            }
        }
        return rows.size() == other.rows.size() ? null : rows.size() + " rows and " + other.rows.size() + " rows";
    }

    /** One line of text, for handing it from process to process. */
    String toLine() {
        return rows.stream()
                .map(row -> row.key + "="
                        + row.figures.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(";"));
    }
}
