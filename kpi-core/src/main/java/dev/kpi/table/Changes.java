package dev.kpi.table;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Metric;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * What became of several metrics between two scopes. Immutable.
 *
 * @param changes one for each metric, in the order they were asked for
 */
public record Changes(List<Change<?>> changes) implements Tabular {

    /** Copies the changes. */
    public Changes {
        changes = List.copyOf(changes);
    }

    /**
     * The change of a metric.
     *
     * @throws NoSuchElementException if it was not measured; the message lists those that were
     */
    @SuppressWarnings("unchecked") // the change of an equal metric holds figures of its kind
    public <R extends Figure> Change<R> get(Metric<R> metric) {
        return (Change<R>) changes.stream()
                .filter(change -> change.metric().equals(metric))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no " + metric.name() + " in this comparison; it has "
                        + changes.stream().map(change -> change.metric().name()).collect(Collectors.joining(", "))));
    }

    @Override
    public Grid grid() {
        return Change.grid(changes);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
