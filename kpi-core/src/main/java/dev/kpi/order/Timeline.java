package dev.kpi.order;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.table.Series;
import dev.kpi.table.Table;
import dev.kpi.time.DateRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scope by calendar periods: one point per period from the first to the last day of coverage and scope, empty ones
 * included (0 for sums and counts, undefined for averages and rates), partial ones flagged.
 *
 * <p>One metric gives a {@link Series}, several give a {@link Table}. Immutable and thread-safe.
 *
 * @param <K> the type of a period
 */
public final class Timeline<K extends Comparable<? super K>> {

    private final Scope scope;
    private final Grain<K> grain;

    Timeline(Scope scope, Grain<K> grain) {
        this.scope = scope;
        this.grain = grain;
    }

    /**
     * A metric of each period.
     *
     * @throws IllegalStateException if the orders do not hold what the metric needs, such as costs
     */
    @SuppressWarnings("unchecked") // the figures of the one metric
    public <R extends Figure> Series<K, R> measure(Metric<R> metric) {
        GroupedResult result = new GroupedResult(scope, List.of(grain), List.of(metric));
        List<K> periods = periods();
        List<R> values =
                rows(result, periods).stream().map(row -> (R) row.get(0)).toList();
        return Series.of(grain, metric, result.units().get(0), periods, values, partial(periods))
                .withCoverage(result.coverage());
    }

    /** Several metrics of each period, in one pass. */
    public Table<K> measure(Metric<?> first, Metric<?> second, Metric<?>... more) {
        List<Metric<?>> metrics = new ArrayList<>(List.of(first, second));
        metrics.addAll(List.of(more));
        return measure(metrics);
    }

    /**
     * The same for a list of metrics.
     *
     * @throws IllegalArgumentException if the list is empty or two metrics have one name
     */
    public Table<K> measure(List<? extends Metric<?>> metrics) {
        Query.requireAskable(metrics);
        List<Metric<?>> asked = List.copyOf(metrics);
        GroupedResult result = new GroupedResult(scope, List.of(grain), asked);
        List<K> periods = periods();
        return Table.of(
                        List.of(grain),
                        asked,
                        result.units(),
                        periods,
                        rows(result, periods),
                        partial(periods),
                        result.totals())
                .withCoverage(result.coverage());
    }

    /**
     * A metric of each period and the n − 1 before it together, measured anew over the days of the n: rolling averages,
     * customers of the last three months. From the first period that has so many before it; partial where one of the n
     * is. Costs a pass for each period, unless the metric is additive.
     *
     * @throws IllegalArgumentException if n is less than 1
     */
    public <R extends Figure> Series<K, R> rolling(int n, Metric<R> metric) {
        Series<K, R> single = measure(metric);
        return metric instanceof AdditiveMetric<?>
                ? single.rolling(n)
                : single.rolling(n, days -> scope.within(days).measure(metric));
    }

    /**
     * Like for like: the last period, as far as it is over, compared with as many days of the period before.
     *
     * <p>The last period is that of the last day of coverage within the scope: lines dated after it move nothing, but where
     * no day of the scope is covered, the days of its lines are taken. If the period before has fewer days, the last one is
     * cut as well. The days compared with are read past the days of the scope, but not past coverage.
     *
     * @throws IllegalStateException if there is no period, or coverage does not hold the days to compare with
     */
    public Comparison toDate() {
        return ToDate.of(scope, grain, grain::previous, "before");
    }

    /**
     * The same against the same period a year before; see {@link Grain#yearBefore}.
     *
     * @throws IllegalStateException if there is no period, the year before has none such, as with week 53 and 29 February,
     *     or coverage does not hold the days to compare with
     */
    public Comparison toDateAgainstYearBefore() {
        return ToDate.of(scope, grain, grain::yearBefore, "a year before");
    }

    private List<K> periods() {
        return periods(grain, GroupedResult.span(scope));
    }

    /** The periods of a grain that some days lie in, one after the other. */
    static <K extends Comparable<? super K>> List<K> periods(Grain<K> grain, DateRange span) {
        List<K> periods = new ArrayList<>();
        if (!span.isEmpty()) {
            K last = grain.periodOf(span.lastInclusive());
            K period = grain.periodOf(span.startInclusive());
            for (; period.compareTo(last) <= 0; period = grain.next(period)) {
                periods.add(period);
            }
        }
        return periods;
    }

    /** The figures of each period, those of nothing where a period has no line. */
    private static List<List<Figure>> rows(GroupedResult result, List<?> periods) {
        Map<Object, List<Figure>> byPeriod = new HashMap<>();
        for (int row = 0; row < result.keys.size(); row++) {
            byPeriod.put(result.keys.get(row).get(0), result.rows.get(row));
        }
        List<Figure> nothing = result.nothing();
        List<List<Figure>> rows = new ArrayList<>();
        periods.forEach(period -> rows.add(byPeriod.getOrDefault(period, nothing)));
        return rows;
    }

    private Set<K> partial(List<K> periods) {
        Set<K> partial = new HashSet<>();
        for (K period : periods) {
            if (GroupedResult.isPartial(scope, grain, period)) {
                partial.add(period);
            }
        }
        return partial;
    }

    /**
     * What its orders, as one shard of more, know of a metric by period; merges with what other shards know.
     *
     * @param split how lines are divided among the shards; not by line, since orders are dated as a whole
     * @throws IllegalArgumentException if that split does not bear the metric or the scope; the message says what would
     */
    public <R extends Figure> Partial<Series<K, R>> partial(Split split, Metric<R> metric) {
        return scope.partial(split, Question.Shape.SERIES, List.of(grain), List.of(metric));
    }

    /** The same of several metrics, in one pass. */
    public Partial<Table<K>> partial(Split split, Metric<?> first, Metric<?> second, Metric<?>... more) {
        List<Metric<?>> metrics = new ArrayList<>(List.of(first, second));
        metrics.addAll(List.of(more));
        return partial(split, metrics);
    }

    /**
     * The same of a list of metrics.
     *
     * @throws IllegalArgumentException if the list is empty, two metrics have one name, or that split does not bear one
     */
    public Partial<Table<K>> partial(Split split, List<? extends Metric<?>> metrics) {
        return scope.partial(split, Question.Shape.TIMETABLE, List.of(grain), metrics);
    }

    /** Revenue (net sales) of each period; see {@link Metrics#revenue}. */
    public Series<K, Amount> revenue() {
        return measure(Metrics.revenue());
    }

    /** Number of orders of each period; see {@link Metrics#orderCount}. */
    public Series<K, Count> orderCount() {
        return measure(Metrics.orderCount());
    }

    /** Number of customers of each period; see {@link Metrics#customerCount}. */
    public Series<K, Count> customerCount() {
        return measure(Metrics.customerCount());
    }

    /** Units sold of each period; see {@link Metrics#units}. */
    public Series<K, Count> units() {
        return measure(Metrics.units());
    }

    /** Average order value (AOV) of each period; see {@link Metrics#averageOrderValue}. */
    public Series<K, Quotient> averageOrderValue() {
        return measure(Metrics.averageOrderValue());
    }

    @Override
    public String toString() {
        return scope + " by " + grain;
    }
}
