package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One metric by one or more dimensions: a figure for each group that has a line, and one for all of them together.
 *
 * <p>The total is measured from the facts and is not the sum of the groups where distinct things are counted: a customer
 * who buys in two countries is one customer. Immutable and safe for use by many threads; equal by value.
 *
 * @param <K> the type of a key; {@link dev.kpi.metric.Key} for two dimensions or more
 * @param <R> the kind of figure
 */
public final class Column<K, R extends Figure> implements Tabular {
    private final Groups<K> groups;
    private final Metric<R> metric;
    private final Unit unit;
    private final List<R> values;
    private final R total;
    private final Map<Coverage, Share> coverage;

    private Column(
            Groups<K> groups, Metric<R> metric, Unit unit, List<R> values, R total, Map<Coverage, Share> coverage) {
        this.groups = groups;
        this.metric = metric;
        this.unit = unit;
        this.values = values;
        this.total = total;
        this.coverage = coverage;
    }

    /**
     * The column of these groups and figures.
     *
     * @param dimensions what the groups are made by
     * @param metric what is measured
     * @param unit its unit
     * @param keys the groups, distinct, in the order in which they are listed
     * @param values a figure for each of them
     * @param total the figure of all of them together
     * @throws IllegalArgumentException if there is no dimension, a key is given twice or is not one of the dimensions, or
     *     there are not as many figures as keys
     */
    public static <K, R extends Figure> Column<K, R> of(
            List<Dimension<?>> dimensions, Metric<R> metric, Unit unit, List<K> keys, List<R> values, R total) {
        Groups.requireAsMany("values", values.size(), keys.size());
        return new Column<>(
                Groups.of(dimensions, keys),
                requireNonNull(metric, "metric"),
                requireNonNull(unit, "unit"),
                List.copyOf(values),
                requireNonNull(total, "total"),
                Map.of());
    }

    /** The same result knowing how much of the scope its figures rest on. */
    public Column<K, R> withCoverage(Map<Coverage, Share> shares) {
        return new Column<>(groups, metric, unit, values, total, ResultText.inOrder(shares));
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

    /** What is measured. */
    public Metric<R> metric() {
        return metric;
    }

    /** The unit of its figures. */
    public Unit unit() {
        return unit;
    }

    /** The groups, in the order in which they are listed. */
    public List<K> keys() {
        return groups.keys();
    }

    /** The figures, in the order of the groups. */
    public List<R> values() {
        return values;
    }

    /** How many groups there are. */
    public int size() {
        return groups.size();
    }

    /**
     * The figure of a group.
     *
     * @throws NoSuchElementException if there is no such group; the message lists the first of those there are
     */
    public R get(K key) {
        return values.get(groups.position(key, "column"));
    }

    /** The metric over all groups together. */
    public R total() {
        return total;
    }

    /** The same groups from the largest figure to the smallest, undefined ones last; ties keep their order. */
    public Column<K, R> sortedByValue() {
        int[] order = Groups.descending(values);
        return new Column<>(groups.reordered(order), metric, unit, Groups.pick(values, order), total, coverage);
    }

    /**
     * The same figures as a two-way table, for a column by two dimensions: the keys of one down the side, those of the
     * other across the top. Combinations without a line stay blank.
     *
     * @throws IllegalArgumentException if this column is not by these two dimensions
     */
    public <A, B> Pivot<A, B, R> pivot(Dimension<A> down, Dimension<B> across) {
        return Pivot.of(this, down, across);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column<?, ?> that
                && groups.equals(that.groups)
                && metric.equals(that.metric)
                && unit.equals(that.unit)
                && values.equals(that.values)
                && total.equals(that.total)
                && coverage.equals(that.coverage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(groups, metric, unit, values, total, coverage);
    }

    /** Its keys, a column for each dimension, and figures; without the total. */
    @Override
    public Grid grid() {
        return text().grid();
    }

    /** A table with one row a group, and the total in the last row. */
    @Override
    public String toString() {
        return text().toString();
    }

    private ResultText text() {
        List<ResultText.FigureColumn> column = List.of(new ResultText.FigureColumn(metric.name(), values, total));
        return new ResultText(groups.dimensions(), groups.keys(), Set.of(), column, true, coverage);
    }
}
