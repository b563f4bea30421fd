package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Metric;
import dev.kpi.table.Series.Point;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The periods of a series with the largest figures, the largest first: the top days. Partial ones are among them, marked.
 * Immutable.
 *
 * @param grain what cuts the periods
 * @param metric what is measured
 * @param points the periods, from the largest figure down; equal ones by time
 * @param <K> the type of a period
 * @param <R> the kind of figure
 */
public record TopPeriods<K extends Comparable<? super K>, R extends Figure>(
        Grain<K> grain, Metric<R> metric, List<Point<K, R>> points) implements Tabular {

    /** Copies the points. */
    public TopPeriods {
        requireNonNull(grain, "grain");
        requireNonNull(metric, "metric");
        points = List.copyOf(points);
    }

    static <K extends Comparable<? super K>, R extends Figure> TopPeriods<K, R> of(Series<K, R> series, int n) {
        List<Point<K, R>> points = series.points();
        List<Point<K, R>> top = new ArrayList<>();
        for (int position : Groups.descending(series.values())) {
            if (top.size() < n && points.get(position).value().isDefined()) {
                top.add(points.get(position));
            }
        }
        return new TopPeriods<>(series.grain(), series.metric(), top);
    }

    @Override
    public Grid grid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Point<K, R> point : points) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(rows.size() + 1);
            row.add(point.key());
            row.add(point.value());
            rows.add(row);
        }
        List<String> columns = List.of("rank", grain.name(), Grid.unused(metric.name(), List.of("rank", grain.name())));
        Grid grid = Grid.of(columns, rows);
        List<String> partial = points.stream()
                .filter(Point::isPartial)
                .map(p -> p.key().toString())
                .toList();
        return partial.isEmpty() ? grid : grid.withNote("partial: " + String.join(", ", partial));
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
