package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Metric;
import dev.kpi.time.DateRange;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One metric over time: a figure for each period of a grain, without gaps.
 *
 * <p>Periods without a line have their place: sums and counts are zero there, rates and averages undefined. A period is
 * partial if it is not wholly inside coverage and scope. Immutable and safe for use by many threads; equal by value.
 *
 * @param <K> the type of a period
 * @param <R> the kind of figure
 */
public final class Series<K extends Comparable<? super K>, R extends Figure> implements Tabular {
    private final Grain<K> grain;
    private final Metric<R> metric;
    private final Unit unit;
    private final List<K> keys;
    private final List<R> values;
    private final Set<K> partial;
    private final Map<Coverage, Share> coverage;

    /**
     * A period and its figure.
     *
     * @param key the period
     * @param value its figure
     * @param isPartial whether the period is not wholly inside coverage and scope
     * @param <K> the type of a period
     * @param <R> the kind of figure
     */
    public record Point<K, R extends Figure>(K key, R value, boolean isPartial) {

        /** Checks that both are there. */
        public Point {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
        }
    }

    private Series(
            Grain<K> grain,
            Metric<R> metric,
            Unit unit,
            List<K> keys,
            List<R> values,
            Set<K> partial,
            Map<Coverage, Share> coverage) {
        this.grain = grain;
        this.metric = metric;
        this.unit = unit;
        this.keys = keys;
        this.values = values;
        this.partial = partial;
        this.coverage = coverage;
    }

    /**
     * The series of these periods and figures.
     *
     * @param grain what cuts the periods
     * @param metric what is measured
     * @param unit its unit
     * @param keys the periods, each followed by the next one of the grain; may be empty
     * @param values a figure for each of them
     * @param partial those that are partial
     * @throws IllegalArgumentException if there are gaps, not as many figures as periods, or partial ones of no series
     */
    public static <K extends Comparable<? super K>, R extends Figure> Series<K, R> of(
            Grain<K> grain, Metric<R> metric, Unit unit, List<K> keys, List<R> values, Set<K> partial) {
        requireNonNull(metric, "metric");
        requireNonNull(unit, "unit");
        List<K> periods = List.copyOf(keys);
        Groups.requireAsMany("values", values.size(), periods.size());
        for (int i = 1; i < periods.size(); i++) {
            if (!periods.get(i).equals(grain.next(periods.get(i - 1)))) {
                throw new IllegalArgumentException("keys must follow each other without gaps, but " + periods.get(i)
                        + " comes after " + periods.get(i - 1));
            }
        }
        Set<K> inOrder = Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(partial)));
        Series<K, R> series = new Series<>(grain, metric, unit, periods, List.copyOf(values), inOrder, Map.of());
        for (K key : inOrder) {
            if (series.position(key) < 0) {
                throw new IllegalArgumentException("partial (" + key + ") must be among the keys; " + series.covered());
            }
        }
        return series;
    }

    /** The same result knowing how much of the scope its figures rest on. */
    public Series<K, R> withCoverage(Map<Coverage, Share> shares) {
        return new Series<>(grain, metric, unit, keys, values, partial, ResultText.inOrder(shares));
    }

    /**
     * How much of the whole scope its figures rest on, where they need a fact that not every order or line has; empty
     * where they do not.
     */
    public Map<Coverage, Share> coverage() {
        return coverage;
    }

    /** What cuts the periods. */
    public Grain<K> grain() {
        return grain;
    }

    /** What is measured. */
    public Metric<R> metric() {
        return metric;
    }

    /** The unit of its figures. */
    public Unit unit() {
        return unit;
    }

    /** The periods, ascending. */
    public List<K> keys() {
        return keys;
    }

    /** The figures, in the order of the periods. */
    public List<R> values() {
        return values;
    }

    /** How many periods there are. */
    public int size() {
        return keys.size();
    }

    /**
     * The figure of a period.
     *
     * @throws NoSuchElementException if the period is not in this series; the message says what it covers
     */
    public R get(K key) {
        return values.get(requirePosition(key));
    }

    /**
     * Whether a period is not wholly inside coverage and scope.
     *
     * @throws NoSuchElementException if the period is not in this series; the message says what it covers
     */
    public boolean isPartial(K key) {
        return partial.contains(keys.get(requirePosition(key)));
    }

    /** The partial periods, ascending. */
    public Set<K> partial() {
        return partial;
    }

    /** The periods with their figures, ascending. */
    public List<Point<K, R>> points() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> new Point<>(keys.get(i), values.get(i), partial.contains(keys.get(i))))
                .toList();
    }

    /** Whether it has that period. */
    boolean contains(K key) {
        return position(key) >= 0;
    }

    /**
     * Growth against the period before: (x1 − x0) ÷ x0, exact, in percent. Undefined in the first period, where one of the
     * two is, and on a base that is not positive. Partial where one of the two periods is; to compare a period that is not
     * over with as many days of another, ask the orders by the grain for it to date.
     */
    public Series<K, Quotient> growth() {
        return new Windows<>(this).change("growth", "of the period before", grain::previous);
    }

    /**
     * Growth against the same period a year before; see {@link Grain#yearBefore}. Undefined in the first year, for week 53
     * and for 29 February, and as {@link #growth} is.
     */
    public Series<K, Quotient> yearOverYear() {
        return new Windows<>(this).change("year over year", "of the same period a year before", grain::yearBefore);
    }

    /**
     * Rolling sums: each period with the n − 1 before it, from the first period that has so many before it. Empty where
     * there are fewer than n periods; partial where one of the n is.
     *
     * @throws IllegalArgumentException if n is less than 1
     * @throws IllegalStateException if the metric does not add up over periods, such as customers or averages
     */
    public Series<K, R> rolling(int n) {
        requirePositive("n", n);
        return new Windows<>(this).rolling(n);
    }

    /**
     * The same for what does not add up: measured anew over the days of each n periods, once for each window.
     *
     * @param n how many periods are measured together
     * @param measure the figure of the same metric over a range of days
     * @throws IllegalArgumentException if n is less than 1
     */
    public Series<K, R> rolling(int n, Function<DateRange, R> measure) {
        requirePositive("n", n);
        return new Windows<>(this).rolling(n, measure);
    }

    /**
     * Running sums: each period with all before it.
     *
     * @throws IllegalStateException if the metric does not add up over periods, such as customers or averages
     */
    public Series<K, R> cumulative() {
        return new Windows<>(this).cumulative();
    }

    /**
     * Running sums that begin anew with each calendar year (of weeks: each year of weeks). Partial where one of the
     * periods is, and where the series begins within the year.
     *
     * @throws IllegalStateException if the metric does not add up over periods, such as customers or averages
     */
    public Series<K, R> yearToDate() {
        return new Windows<>(this).yearToDate();
    }

    /** The least-squares line through its figures, with a 95 % confidence interval of the slope; see {@link Trend}. */
    public Trend trend() {
        return Trend.of(this, 0.95);
    }

    /**
     * The same with another level of confidence.
     *
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public Trend trend(double confidence) {
        return Trend.of(this, confidence);
    }

    /**
     * How much above or below the mean each month of the year is, or quarter, or, of days, each weekday; see
     * {@link Seasonality}.
     *
     * @throws IllegalStateException if its periods are not months, quarters or days
     */
    public Seasonality seasonality() {
        return Seasonality.of(this);
    }

    /**
     * The n periods with the largest figures; undefined ones are none of them, and ties go to the earlier period.
     *
     * @throws IllegalArgumentException if n is less than 1
     */
    public TopPeriods<K, R> top(int n) {
        requirePositive("n", n);
        return TopPeriods.of(this, n);
    }

    /** Periods more than 3.5 robust standard deviations from the median; see {@link Anomalies}. */
    public Anomalies<K, R> anomalies() {
        return anomalies(3.5);
    }

    /**
     * Periods further from the median than so many robust standard deviations; see {@link Anomalies}.
     *
     * @throws IllegalArgumentException if the threshold is not positive and finite
     */
    public Anomalies<K, R> anomalies(double threshold) {
        return Anomalies.of(this, threshold);
    }

    private static void requirePositive(String role, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(role + " (" + number + ") must be at least 1");
        }
    }

    private int requirePosition(K key) {
        int position = position(requireNonNull(key, "key"));
        if (position < 0) {
            throw new NoSuchElementException("no " + grain.name() + " " + key + " in this series; " + covered());
        }
        return position;
    }

    private int position(K key) {
        return Collections.binarySearch(keys, key);
    }

    private String covered() {
        return keys.isEmpty() ? "it is empty" : "it covers " + keys.get(0) + " to " + keys.get(keys.size() - 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Series<?, ?> that
                && grain.equals(that.grain)
                && metric.equals(that.metric)
                && unit.equals(that.unit)
                && keys.equals(that.keys)
                && values.equals(that.values)
                && partial.equals(that.partial)
                && coverage.equals(that.coverage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(grain, metric, unit, keys, values, partial, coverage);
    }

    /** Its periods and figures, and whether each is partial where some are. */
    @Override
    public Grid grid() {
        return text().grid();
    }

    /** A table with one row a period; partial ones are marked with a star. */
    @Override
    public String toString() {
        return text().toString();
    }

    private ResultText text() {
        List<ResultText.FigureColumn> column = List.of(new ResultText.FigureColumn(metric.name(), values, null));
        return new ResultText(List.of(grain), keys, partial, column, false, coverage);
    }
}
