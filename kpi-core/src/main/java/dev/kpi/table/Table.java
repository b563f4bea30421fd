package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several metrics by one or more dimensions or grains: a row for each group, a column for each metric.
 *
 * <p>Each metric has a total over all groups together, measured from the facts: counts of distinct things do not add. A
 * group is partial if its period is not wholly inside coverage and scope. Immutable and safe for use by many threads;
 * equal by value.
 *
 * @param <K> the type of a key; {@link dev.kpi.metric.Key} for two dimensions or more
 */
public final class Table<K> implements Tabular {
    private final Groups<K> groups;
    private final List<Metric<?>> metrics;
    private final List<Unit> units;
    private final List<List<Figure>> columns;
    private final Set<K> partial;
    private final List<Figure> totals;
    private final Map<Coverage, Share> coverage;

    private Table(
            Groups<K> groups,
            List<Metric<?>> metrics,
            List<Unit> units,
            List<List<Figure>> columns,
            Set<K> partial,
            List<Figure> totals,
            Map<Coverage, Share> coverage) {
        this.groups = groups;
        this.metrics = metrics;
        this.units = units;
        this.columns = columns;
        this.partial = partial;
        this.totals = totals;
        this.coverage = coverage;
    }

    /**
     * The table of these groups and figures.
     *
     * @param dimensions what the groups are made by
     * @param metrics what is measured, each with a name of its own
     * @param units a unit for each metric
     * @param keys the groups, distinct, in the order in which they are listed
     * @param rows for each group a figure for each metric, each of the kind that its metric gives
     * @param partial those groups that are partial
     * @param totals for each metric the figure of all groups together
     * @throws IllegalArgumentException if there is no dimension or no metric, two metrics have one name, a key is given
     *     twice or is not one of the dimensions, a partial one is not among the keys, or the numbers do not fit
     */
    public static <K> Table<K> of(
            List<Dimension<?>> dimensions,
            List<Metric<?>> metrics,
            List<Unit> units,
            List<K> keys,
            List<List<Figure>> rows,
            Set<K> partial,
            List<Figure> totals) {
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("metrics must not be empty; name at least one");
        }
        requireDifferentNames(metrics);
        requireAsManyAsMetrics("units", units, metrics);
        requireAsManyAsMetrics("totals", totals, metrics);
        Groups.requireAsMany("rows", rows.size(), keys.size());
        rows.forEach(row -> requireAsManyAsMetrics("figures of a row", row, metrics));
        Groups<K> groups = Groups.of(dimensions, keys);
        Set<K> inOrder = inOrder(partial, groups);
        if (inOrder.size() < partial.size()) {
            throw new IllegalArgumentException("partial (" + partial.size() + ") must be among the keys, but only "
                    + inOrder.size() + " of them are");
        }
        List<List<Figure>> columns = IntStream.range(0, metrics.size())
                .mapToObj(metric -> rows.stream()
                        .map(row -> requireNonNull(row.get(metric), "figure"))
                        .toList())
                .toList();
        return new Table<>(
                groups, List.copyOf(metrics), List.copyOf(units), columns, inOrder, List.copyOf(totals), Map.of());
    }

    /** Those of the partial groups that there are, in the order of the rows. */
    private static <K> Set<K> inOrder(Set<K> partial, Groups<K> groups) {
        Set<K> inOrder = new LinkedHashSet<>();
        if (!partial.isEmpty()) {
            groups.keys().stream().filter(partial::contains).forEach(inOrder::add);
        }
        return Collections.unmodifiableSet(inOrder);
    }

    static void requireDifferentNames(List<Metric<?>> metrics) {
        Set<String> names = new HashSet<>();
        for (Metric<?> metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalArgumentException("metrics must have different names, but " + metric.name()
                        + " is given twice; leave one out or name it otherwise");
            }
        }
    }

    private static void requireAsManyAsMetrics(String role, List<?> list, List<Metric<?>> metrics) {
        if (list.size() != metrics.size()) {
            throw new IllegalArgumentException(
                    role + " (" + list.size() + ") must be as many as metrics (" + metrics.size() + ")");
        }
    }

    /** The same result knowing how much of the scope its figures rest on. */
    public Table<K> withCoverage(Map<Coverage, Share> shares) {
        return new Table<>(groups, metrics, units, columns, partial, totals, ResultText.inOrder(shares));
    }

    /**
     * How much of the whole scope its figures rest on, where they need a fact that not every order or line has; empty
     * where they do not.
     */
    public Map<Coverage, Share> coverage() {
        return coverage;
    }

    /** What the groups are made by. */
    public List<Dimension<?>> dimensions() {
        return groups.dimensions();
    }

    /** What is measured, in the order of the columns. */
    public List<Metric<?>> metrics() {
        return metrics;
    }

    /** The units, in the order of the columns. */
    public List<Unit> units() {
        return units;
    }

    /** The groups, in the order of the rows. */
    public List<K> keys() {
        return groups.keys();
    }

    /** How many rows there are. */
    public int size() {
        return groups.size();
    }

    /**
     * The figure of a group and metric.
     *
     * @throws NoSuchElementException if there is no such group or no such metric; the message lists those there are
     */
    public <R extends Figure> R get(K key, Metric<R> metric) {
        List<R> column = column(metric);
        return column.get(groups.position(key, "table"));
    }

    /**
     * The figures of a metric, in the order of the rows.
     *
     * @throws NoSuchElementException if the metric is not in this table; the message lists those that are
     */
    @SuppressWarnings("unchecked") // the column of an equal metric holds figures of its kind
    public <R extends Figure> List<R> column(Metric<R> metric) {
        return (List<R>) columns.get(position(metric));
    }

    /**
     * A metric over all groups together.
     *
     * @throws NoSuchElementException if the metric is not in this table; the message lists those that are
     */
    @SuppressWarnings("unchecked") // the total of an equal metric is a figure of its kind
    public <R extends Figure> R total(Metric<R> metric) {
        return (R) totals.get(position(metric));
    }

    private int position(Metric<?> metric) {
        return Summary.position(metrics, metric, "table");
    }

    /**
     * Whether the period of a group is not wholly inside coverage and scope.
     *
     * @throws NoSuchElementException if there is no such group; the message lists the first of those there are
     */
    public boolean isPartial(K key) {
        return partial.contains(keys().get(groups.position(key, "table")));
    }

    /** The partial groups, in the order of the rows. */
    public Set<K> partial() {
        return partial;
    }

    /**
     * The same rows from the largest figure of a metric to the smallest, undefined ones last; ties keep their order.
     *
     * @throws NoSuchElementException if the metric is not in this table; the message lists those that are
     */
    public Table<K> sortedBy(Metric<?> metric) {
        int[] order = Groups.descending(columns.get(position(metric)));
        Groups<K> sorted = groups.reordered(order);
        List<List<Figure>> reordered =
                columns.stream().map(column -> Groups.pick(column, order)).toList();
        return new Table<>(sorted, metrics, units, reordered, inOrder(partial, sorted), totals, coverage);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Table<?> that
                && groups.equals(that.groups)
                && metrics.equals(that.metrics)
                && units.equals(that.units)
                && columns.equals(that.columns)
                && partial.equals(that.partial)
                && totals.equals(that.totals)
                && coverage.equals(that.coverage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(groups, metrics, units, columns, partial, totals, coverage);
    }

    /** Its keys, a column for each dimension, and figures, a column for each metric; without the totals. */
    @Override
    public Grid grid() {
        return text().grid();
    }

    /**
     * A table with one row a group and one column a metric; partial periods are marked with a star. The totals stand in
     * the last row, except where time is among the dimensions.
     */
    @Override
    public String toString() {
        return text().toString();
    }

    private ResultText text() {
        List<ResultText.FigureColumn> printed = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            printed.add(new ResultText.FigureColumn(metrics.get(i).name(), columns.get(i), totals.get(i)));
        }
        return new ResultText(groups.dimensions(), groups.keys(), partial, printed, !groups.hasGrain(), coverage);
    }
}
