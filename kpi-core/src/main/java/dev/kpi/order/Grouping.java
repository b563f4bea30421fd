package dev.kpi.order;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.table.Breakdown;
import dev.kpi.table.Column;
import dev.kpi.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A scope by one or more dimensions: every group that has a line, in the order of the keys.
 *
 * <p>One metric gives a {@link Column}, several give a {@link Table}, an additive one a {@link Breakdown} with shares and
 * ranks. Dimensions whose numbers of keys, in all lines, multiply to 2^63 or more are refused when they are measured.
 * Immutable and thread-safe.
 *
 * @param <K> the key of a group: that of the dimension, or a {@link Key} of several
 */
public final class Grouping<K> {

    private final Scope scope;
    private final List<Dimension<?>> dimensions;

    Grouping(Scope scope, List<Dimension<?>> dimensions) {
        this.scope = scope;
        this.dimensions = dimensions;
    }

    /**
     * A metric of each group.
     *
     * @throws IllegalArgumentException if the dimensions have too many keys to be crossed; the message tells how many
     * @throws IllegalStateException if the orders do not hold what the metric needs, such as costs
     * @throws java.util.NoSuchElementException if no line has a value for one of the dimensions
     */
    public <R extends Figure> Column<K, R> measure(Metric<R> metric) {
        GroupedResult result = new GroupedResult(scope, dimensions, List.of(metric));
        R total = Query.figure(metric, result.whole());
        return Column.of(dimensions, metric, result.units().get(0), keys(result), values(result), total)
                .withCoverage(result.coverage());
    }

    /** Several metrics of each group, in one pass. */
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
        GroupedResult result = new GroupedResult(scope, dimensions, asked);
        List<K> keys = keys(result);
        Set<K> partial = new HashSet<>();
        result.partialRows().forEach(row -> partial.add(keys.get(row)));
        return Table.of(dimensions, asked, result.units(), keys, result.rows, partial, result.totals())
                .withCoverage(result.coverage());
    }

    /** An additive metric of each group with its share of the total, its rank and the cumulative share. */
    public <R extends Figure> Breakdown<K, R> breakdown(AdditiveMetric<R> metric) {
        GroupedResult result = new GroupedResult(scope, dimensions, List.of(metric));
        R total = Query.figure(metric, result.whole());
        return Breakdown.of(dimensions, metric, result.units().get(0), keys(result), values(result), total)
                .withCoverage(result.coverage());
    }

    @SuppressWarnings("unchecked") // one dimension: its own keys; several: Keys, which is what K then is
    private List<K> keys(GroupedResult result) {
        List<K> keys = new ArrayList<>();
        for (List<Object> group : result.keys) {
            keys.add((K) (dimensions.size() == 1 ? group.get(0) : Key.of(dimensions, group)));
        }
        return keys;
    }

    @SuppressWarnings("unchecked") // the figures of the one metric
    private static <R extends Figure> List<R> values(GroupedResult result) {
        return result.rows.stream().map(row -> (R) row.get(0)).toList();
    }

    /**
     * What its orders, as one shard of more, know of a metric by group; merges with what other shards know.
     *
     * @param split how lines are divided among the shards
     * @throws IllegalArgumentException if that split does not bear the metric, a dimension or the scope, or a dimension
     *     is a top, which only all shards together can tell; the message says what would do
     */
    public <R extends Figure> Partial<Column<K, R>> partial(Split split, Metric<R> metric) {
        return scope.partial(split, Question.Shape.COLUMN, dimensions, List.of(metric));
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
        return scope.partial(split, Question.Shape.TABLE, dimensions, metrics);
    }

    /**
     * The same of an additive metric with its share of the total, its rank and the cumulative share, which are told of
     * what all shards know together.
     */
    public <R extends Figure> Partial<Breakdown<K, R>> partialBreakdown(Split split, AdditiveMetric<R> metric) {
        return scope.partial(split, Question.Shape.BREAKDOWN, dimensions, List.of(metric));
    }

    /** Revenue (net sales) of each group; see {@link Metrics#revenue}. */
    public Column<K, Amount> revenue() {
        return measure(Metrics.revenue());
    }

    /** Number of orders of each group; see {@link Metrics#orderCount}. */
    public Column<K, Count> orderCount() {
        return measure(Metrics.orderCount());
    }

    /** Number of customers of each group; see {@link Metrics#customerCount}. */
    public Column<K, Count> customerCount() {
        return measure(Metrics.customerCount());
    }

    /** Units sold of each group; see {@link Metrics#units}. */
    public Column<K, Count> units() {
        return measure(Metrics.units());
    }

    /** Average order value (AOV) of each group; see {@link Metrics#averageOrderValue}. */
    public Column<K, Quotient> averageOrderValue() {
        return measure(Metrics.averageOrderValue());
    }

    @Override
    public String toString() {
        return scope + " by " + dimensions.stream().map(Dimension::toString).collect(Collectors.joining(", "));
    }
}
