package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Periods that lie far from the usual: abs(x − median) ÷ (1.4826 · MAD) over a threshold, where MAD, the median absolute
 * deviation, is the median of abs(x − median).
 *
 * <p>The score counts robust standard deviations. Partial periods and undefined figures are left out. Exact,
 * averages and rates entering with 16 digits. Undefined where MAD is 0, since more than half of the figures are then the
 * same, and of no figures: there is no anomaly then either, and {@link #isDefined} says why. Immutable.
 *
 * @param grain what cuts the periods
 * @param metric what is measured
 * @param threshold the score above which a period is listed
 * @param periods how many periods were looked at
 * @param median their median; {@code null} of no periods
 * @param deviation their median absolute deviation (MAD); {@code null} of no periods
 * @param found the anomalies, in the order of time
 * @param <K> the type of a period
 * @param <R> the kind of figure
 * @see "Leys et al. (2013), Journal of Experimental Social Psychology 49(4), 764-766"
 */
public record Anomalies<K extends Comparable<? super K>, R extends Figure>(
        Grain<K> grain,
        Metric<R> metric,
        double threshold,
        int periods,
        @Nullable BigDecimal median,
        @Nullable BigDecimal deviation,
        List<Anomaly<K, R>> found)
        implements Tabular {

    private static final BigDecimal CONSISTENT = new BigDecimal("1.4826"); // with the standard deviation of a normal
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * A period that lies far from the usual.
     *
     * @param key the period
     * @param value its figure
     * @param score how many robust standard deviations it is from the median
     * @param <K> the type of a period
     * @param <R> the kind of figure
     */
    public record Anomaly<K, R extends Figure>(K key, R value, Quotient score) {

        /** Checks that all of them are there. */
        public Anomaly {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
            requireNonNull(score, "score");
        }
    }

    /** Copies what was found. */
    public Anomalies {
        requireNonNull(grain, "grain");
        requireNonNull(metric, "metric");
        found = List.copyOf(found);
    }

    static <K extends Comparable<? super K>, R extends Figure> Anomalies<K, R> of(
            Series<K, R> series, double threshold) {
        if (!(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("threshold (" + threshold + ") must be positive and finite");
        }
        List<Series.Point<K, R>> points = series.points().stream()
                .filter(point -> !point.isPartial() && point.value().isDefined())
                .toList();
        if (points.isEmpty()) {
            return new Anomalies<>(series.grain(), series.metric(), threshold, 0, null, null, List.of());
        }
        BigDecimal median = median(
                points.stream().map(point -> point.value().toBigDecimal()).toList());
        List<BigDecimal> distances = points.stream()
                .map(point -> point.value().toBigDecimal().subtract(median).abs())
                .toList();
        BigDecimal deviation = median(distances);
        BigDecimal one = CONSISTENT.multiply(deviation);
        List<Anomaly<K, R>> found = new ArrayList<>();
        for (int i = 0; i < points.size() && one.signum() > 0; i++) {
            if (distances.get(i).compareTo(one.multiply(BigDecimal.valueOf(threshold))) > 0) {
                Quotient score = Quotient.of(distances.get(i), one, Unit.ratio(""));
                found.add(new Anomaly<>(points.get(i).key(), points.get(i).value(), score));
            }
        }
        return new Anomalies<>(series.grain(), series.metric(), threshold, points.size(), median, deviation, found);
    }

    /** The middle one, or the mean of the middle two. */
    private static BigDecimal median(List<BigDecimal> numbers) {
        List<BigDecimal> sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        BigDecimal middle = sorted.get(half);
        BigDecimal median = sorted.size() % 2 == 1
                ? middle
                : middle.add(sorted.get(half - 1)).divide(TWO);
        return median.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(median.stripTrailingZeros().toPlainString());
    }

    /** Whether scores can be told: there are figures, and their median absolute deviation is not 0. */
    public boolean isDefined() {
        return deviation != null && deviation.signum() > 0;
    }

    @Override
    public Grid grid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Anomaly<K, R> anomaly : found) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(anomaly.key());
            row.add(anomaly.value());
            row.add(anomaly.score());
            rows.add(row);
        }
        List<String> columns =
                List.of(grain.name(), Grid.unused(metric.name(), List.of(grain.name(), "score")), "score");
        return Grid.of(columns, rows).withNote(note());
    }

    private String note() {
        if (median == null || deviation == null) {
            return "undefined: no period is whole and has a figure";
        }
        String usual = periods + (periods == 1 ? " period" : " periods") + ", median " + grouped(median)
                + ", median absolute deviation " + grouped(deviation);
        return isDefined()
                ? usual + "; listed are scores above " + threshold
                : "undefined: the median absolute deviation is 0; " + usual;
    }

    private static String grouped(BigDecimal number) {
        return Count.of(number, Unit.count("")).format();
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
