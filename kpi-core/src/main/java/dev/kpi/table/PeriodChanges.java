package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Grain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a metric between two scopes, period by period: the first period of the one with the first of the other,
 * and so on.
 *
 * <p>Where one scope has more periods than the other, those that are left are compared with what the metric is of
 * nothing, 0 for sums and counts and undefined for averages and rates, so that parts still sum to the whole. Immutable.
 *
 * @param grain what cuts the periods
 * @param pairs the periods, in their order
 * @param total the change between the scopes
 * @param <K> the type of a period
 * @param <R> the kind of figure
 */
public record PeriodChanges<K extends Comparable<? super K>, R extends Figure>(
        Grain<K> grain, List<Pair<K, R>> pairs, Change<R> total) implements Tabular {

    /**
     * Two periods that stand at the same place.
     *
     * @param before the period of the scope that is compared with; {@code null} if it has none there
     * @param after the period of the scope that is looked at; {@code null} if it has none there
     * @param change what became of the metric
     * @param isPartial whether one of the two is not wholly inside coverage and scope
     * @param <K> the type of a period
     * @param <R> the kind of figure
     */
    public record Pair<K, R extends Figure>(
            @Nullable K before, @Nullable K after, Change<R> change, boolean isPartial) {

        /** Checks that there is a change. */
        public Pair {
            requireNonNull(change, "change");
        }
    }

    /** Copies the pairs. */
    public PeriodChanges {
        requireNonNull(grain, "grain");
        pairs = List.copyOf(pairs);
        requireNonNull(total, "total");
    }

    /** How many pairs there are. */
    public int size() {
        return pairs.size();
    }

    /**
     * A pair's part of the change: its difference ÷ the difference of the whole, in percent. Undefined where the whole has
     * not changed, and for metrics that do not add up over periods.
     *
     * @throws IndexOutOfBoundsException if there is no such pair
     */
    public Quotient contribution(int position) {
        return GroupChanges.contribution(pairs.get(position).change(), total);
    }

    /** A row a pair, the total in the last one; contributions for additive metrics alone. */
    @Override
    public Grid grid() {
        boolean additive = total.metric() instanceof AdditiveMetric<?>;
        List<String> columns = new ArrayList<>(List.of(
                grain.name() + " before", grain.name() + " after", "before", "after", "difference", "relative"));
        if (additive) {
            columns.add("contribution");
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<String> partial = new ArrayList<>();
        for (Pair<K, R> pair : pairs) {
            rows.add(row(pair.before(), pair.after(), pair.change(), additive));
            if (pair.isPartial()) {
                partial.add(String.valueOf(pair.after() == null ? pair.before() : pair.after()));
            }
        }
        rows.add(row("total", null, total, additive));
        Grid grid = Grid.of(columns, rows).withNote(total.metric().name() + " by " + grain.name());
        return partial.isEmpty()
                ? grid
                : grid.withNote("partial, or compared with a partial one: " + String.join(", ", partial));
    }

    private List<@Nullable Object> row(
            @Nullable Object before, @Nullable Object after, Change<R> change, boolean additive) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(before);
        row.add(after);
        row.addAll(change.row().subList(1, 5));
        if (additive) {
            row.add(GroupChanges.contribution(change, total));
        }
        return row;
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
