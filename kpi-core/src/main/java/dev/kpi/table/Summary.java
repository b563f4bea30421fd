package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Share;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several metrics over one scope: one figure each, read by its metric. Prints as a list of names and figures. Immutable.
 */
public final class Summary implements Tabular {

    private final List<Metric<?>> metrics;
    private final List<Figure> figures;
    private final Map<Coverage, Share> coverage;

    private Summary(List<Metric<?>> metrics, List<Figure> figures, Map<Coverage, Share> coverage) {
        this.metrics = metrics;
        this.figures = figures;
        this.coverage = coverage;
    }

    /**
     * The summary with these figures, in the order of the metrics.
     *
     * @param metrics what is measured, each with a name of its own
     * @param figures one for each metric
     * @throws IllegalArgumentException if two metrics have one name, or there are not as many figures as metrics
     */
    public static Summary of(List<Metric<?>> metrics, List<Figure> figures) {
        Table.requireDifferentNames(metrics);
        if (metrics.size() != figures.size()) {
            throw new IllegalArgumentException(
                    "figures (" + figures.size() + ") must be as many as metrics (" + metrics.size() + ")");
        }
        return new Summary(List.copyOf(metrics), List.copyOf(figures), Map.of());
    }

    /** The same result knowing how much of the scope its figures rest on. */
    public Summary withCoverage(Map<Coverage, Share> shares) {
        return new Summary(metrics, figures, ResultText.inOrder(shares));
    }

    /**
     * How much of the whole scope its figures rest on, where they need a fact that not every order or line has; empty
     * where they do not.
     */
    public Map<Coverage, Share> coverage() {
        return coverage;
    }

    /** The metrics, in the order they were asked for. */
    public List<Metric<?>> metrics() {
        return metrics;
    }

    /** The figures, in the order of the metrics. */
    public List<Figure> figures() {
        return figures;
    }

    /**
     * The figure of a metric.
     *
     * @throws NoSuchElementException if it was not measured
     */
    @SuppressWarnings("unchecked") // each figure was made by its metric
    public <R extends Figure> R get(Metric<R> metric) {
        return (R) figures.get(position(metrics, metric, "summary"));
    }

    /** Where a metric stands; the same object is found first, since comparing records costs milliseconds the first time. */
    static int position(List<Metric<?>> metrics, Metric<?> metric, String where) {
        requireNonNull(metric, "metric");
        for (int i = 0; i < metrics.size(); i++) {
            if (metrics.get(i) == metric) {
                return i;
            }
        }
        int position = metrics.indexOf(metric);
        if (position < 0) {
            throw new NoSuchElementException("no " + metric.name() + " in this " + where + "; it has "
                    + metrics.stream().map(Metric::name).collect(Collectors.joining(", ")));
        }
        return position;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Summary that
                && metrics.equals(that.metrics)
                && figures.equals(that.figures)
                && coverage.equals(that.coverage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(figures, coverage);
    }

    /** A row for each metric: its name, its figure and the unit. */
    @Override
    public Grid grid() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Figure figure = figures.get(i);
            rows.add(List.of(metrics.get(i).name(), figure, figure.unit().toString()));
        }
        Grid grid = Grid.of(List.of("metric", "value", "unit"), rows);
        for (String note : ResultText.notes(coverage)) {
            grid = grid.withNote(note);
        }
        return grid;
    }

    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            rows.add(List.of(metrics.get(i).name(), ResultText.cell(figures.get(i))));
        }
        TextTable table = TextTable.of(List.of(Header.text("metric"), Header.number("value")), rows);
        for (String note : ResultText.notes(coverage)) {
            table = table.withFooter(note);
        }
        return table.toString();
    }
}
