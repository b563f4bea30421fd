package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a metric between two scopes, group by group: every group that has a line in one of them, or in both.
 *
 * <p>A group without a line on one side has there what the metric is of nothing: 0 for sums and counts, undefined for
 * averages and rates. Of an additive metric each group has its contribution, its difference ÷ the difference of the
 * whole; contributions sum to 1. Immutable and safe for use by many threads; equal by value.
 *
 * @param <K> the type of a key; {@link Key} for two dimensions or more
 * @param <R> the kind of figure
 */
public final class GroupChanges<K, R extends Figure> implements Tabular {

    private final Groups<K> groups;
    private final List<Change<R>> changes;
    private final Change<R> total;

    private GroupChanges(Groups<K> groups, List<Change<R>> changes, Change<R> total) {
        this.groups = groups;
        this.changes = changes;
        this.total = total;
    }

    /**
     * The changes of these groups.
     *
     * @param dimensions what the groups are made by
     * @param keys the groups, distinct, in the order in which they are listed
     * @param changes a change for each of them
     * @param total the change of all of them together
     * @throws IllegalArgumentException if there is no dimension, a key is given twice or is not one of the dimensions, or
     *     there are not as many changes as keys
     */
    public static <K, R extends Figure> GroupChanges<K, R> of(
            List<Dimension<?>> dimensions, List<K> keys, List<Change<R>> changes, Change<R> total) {
        Groups.requireAsMany("changes", changes.size(), keys.size());
        return new GroupChanges<>(Groups.of(dimensions, keys), List.copyOf(changes), requireNonNull(total, "total"));
    }

    /** What the groups are made by. */
    public List<Dimension<?>> dimensions() {
        return groups.dimensions();
    }

    /** The groups, in the order in which they are listed. */
    public List<K> keys() {
        return groups.keys();
    }

    /** The changes, in the order of the groups. */
    public List<Change<R>> changes() {
        return changes;
    }

    /** How many groups there are. */
    public int size() {
        return groups.size();
    }

    /**
     * The change of a group.
     *
     * @throws NoSuchElementException if there is no such group; the message lists the first of those there are
     */
    public Change<R> get(K key) {
        return changes.get(groups.position(key, "comparison"));
    }

    /** The change of all groups together, measured from the facts. */
    public Change<R> total() {
        return total;
    }

    /**
     * A group's part of the change: its difference ÷ the difference of the whole, in percent. Undefined where the whole
     * has not changed, and for metrics that do not add up over groups.
     *
     * @throws NoSuchElementException if there is no such group; the message lists the first of those there are
     */
    public Quotient contribution(K key) {
        return contribution(get(key), total);
    }

    static Quotient contribution(Change<?> change, Change<?> total) {
        return total.metric() instanceof AdditiveMetric<?>
                ? Quotient.of(
                        change.difference().toBigDecimal(), total.difference().toBigDecimal(), Unit.percent())
                : Quotient.undefined(Unit.percent());
    }

    /** The same groups from the largest rise to the largest fall, undefined differences last; ties keep their order. */
    public GroupChanges<K, R> sortedByDifference() {
        int[] order = Groups.descending(changes.stream().map(Change::difference).toList());
        return new GroupChanges<>(groups.reordered(order), Groups.pick(changes, order), total);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupChanges<?, ?> that
                && groups.equals(that.groups)
                && changes.equals(that.changes)
                && total.equals(that.total);
    }

    @Override
    public int hashCode() {
        return Objects.hash(groups, changes, total);
    }

    /** A row a group, the total in the last one; contributions for additive metrics alone. */
    @Override
    public Grid grid() {
        List<String> columns = new ArrayList<>();
        groups.dimensions().forEach(dimension -> columns.add(Grid.unused(dimension.name(), columns)));
        List<String> figures = List.of("before", "after", "difference", "relative", "contribution");
        boolean additive = total.metric() instanceof AdditiveMetric<?>;
        figures.subList(0, additive ? 5 : 4).forEach(name -> columns.add(Grid.unused(name, columns)));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        IntStream.range(0, size()).forEach(i -> rows.add(row(parts(groups.keys().get(i)), changes.get(i), additive)));
        List<@Nullable Object> name = new ArrayList<>();
        groups.dimensions().forEach(dimension -> name.add(name.isEmpty() ? "total" : null));
        rows.add(row(name, total, additive));
        return Grid.of(columns, rows)
                .withNote(total.metric().name() + ", " + size() + (size() == 1 ? " group" : " groups"));
    }

    private List<@Nullable Object> parts(K key) {
        return new ArrayList<>(
                groups.dimensions().size() > 1 && key instanceof Key several ? several.values() : List.of(key));
    }

    private List<@Nullable Object> row(List<@Nullable Object> key, Change<R> change, boolean additive) {
        List<@Nullable Object> row = new ArrayList<>(key);
        row.addAll(change.row().subList(1, 5));
        if (additive) {
            row.add(contribution(change, total));
        }
        return row;
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
