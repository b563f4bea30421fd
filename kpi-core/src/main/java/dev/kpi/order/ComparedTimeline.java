package dev.kpi.order;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Metric;
import dev.kpi.table.Change;
import dev.kpi.table.PeriodChanges;
import dev.kpi.table.PeriodChanges.Pair;
import dev.kpi.table.Series;
import dev.kpi.table.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A comparison by calendar periods, matched by position: the first period of one scope with the first of the other.
 * Immutable and thread-safe.
 *
 * @param <K> the type of a period
 */
public final class ComparedTimeline<K extends Comparable<? super K>> {

    private final Comparison comparison;
    private final Grain<K> grain;

    ComparedTimeline(Comparison comparison, Grain<K> grain) {
        this.comparison = comparison;
        this.grain = Objects.requireNonNull(grain, "grain");
    }

    /**
     * What became of a metric from each period to the one at its place.
     *
     * @throws IllegalStateException if the orders do not hold what the metric needs, such as costs
     */
    public <R extends Figure> PeriodChanges<K, R> measure(Metric<R> metric) {
        Series<K, R> was = comparison.before().by(grain).measure(metric);
        Series<K, R> is = comparison.after().by(grain).measure(metric);
        R nothing = Query.figure(
                metric,
                new ComparedGrouping.Nothing(comparison.after().facts().settings.currency()));
        List<Point<K, R>> before = was.points();
        List<Point<K, R>> after = is.points();
        List<Pair<K, R>> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            @Nullable Point<K, R> left = i < before.size() ? before.get(i) : null;
            @Nullable Point<K, R> right = i < after.size() ? after.get(i) : null;
            pairs.add(new Pair<>(
                    left == null ? null : left.key(),
                    right == null ? null : right.key(),
                    new Change<>(
                            metric, left == null ? nothing : left.value(), right == null ? nothing : right.value()),
                    (left != null && left.isPartial()) || (right != null && right.isPartial())));
        }
        return new PeriodChanges<>(grain, pairs, comparison.measure(metric));
    }

    @Override
    public String toString() {
        return comparison + " by " + grain;
    }
}
