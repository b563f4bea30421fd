package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a metric between two scopes: before, after, the difference, and the relative difference. Immutable.
 *
 * @param metric what is measured
 * @param before its figure in the scope that is compared with
 * @param after its figure in the scope that is looked at
 * @param <R> the kind of figure
 */
public record Change<R extends Figure>(Metric<R> metric, R before, R after) implements Tabular {

    private static final List<String> COLUMNS = List.of("metric", "before", "after", "difference", "relative");

    /** Checks that all of them are there. */
    public Change {
        requireNonNull(metric, "metric");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
    }

    /**
     * After − before: money for money, a count for a count, else an exact quotient, which for percentages is one of
     * percentage points. Undefined where one of the two is.
     */
    public Figure difference() {
        return Exact.difference(before, after);
    }

    /** (after − before) ÷ before, in percent. Undefined where one of the two is, and on a base that is not positive. */
    public Quotient relative() {
        return Exact.relative(before, after);
    }

    List<@Nullable Object> row() {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(metric.name());
        row.add(before);
        row.add(after);
        row.add(difference());
        row.add(relative());
        return row;
    }

    /** Several changes, a row each. */
    static Grid grid(List<? extends Change<?>> changes) {
        return Grid.of(COLUMNS, changes.stream().map(Change::row).toList());
    }

    @Override
    public Grid grid() {
        return grid(List.of(this));
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
