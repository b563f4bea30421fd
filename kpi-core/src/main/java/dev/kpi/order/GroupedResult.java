package dev.kpi.order;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Top;
import dev.kpi.metric.Totals;
import dev.kpi.time.DateRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures of some metrics under a grouping, its groups in the order of their keys. */
final class GroupedResult {

    private final Scope scope;
    private final List<? extends Dimension<?>> dimensions;
    private final List<? extends Metric<?>> metrics;
    private final Answer answer;
    private @Nullable Totals whole; // once measured

    /** The keys of each group, one a dimension. */
    final List<List<Object>> keys = new ArrayList<>();
    /** The figures of each group, one a metric. */
    final List<List<Figure>> rows = new ArrayList<>();

    GroupedResult(Scope scope, List<? extends Dimension<?>> dimensions, List<? extends Metric<?>> metrics) {
        this.scope = scope;
        this.dimensions = dimensions;
        this.metrics = metrics;
        this.answer = Query.run(scope, dimensions, Query.measures(metrics));
        for (Group group : inOrder()) {
            keys.add(group.keys);
            rows.add(figures(group.number));
        }
    }

    /** A group of the answer with its keys. */
    private record Group(int number, List<Object> keys) {}

    private List<Group> inOrder() {
        List<Group> groups = new ArrayList<>();
        for (int number : answer.groups()) {
            groups.add(new Group(number, answer.keys(number)));
        }
        Comparator<Group> order = order(0);
        for (int d = 1; d < dimensions.size(); d++) {
            order = order.thenComparing(order(d));
        }
        groups.sort(order);
        return groups;
    }

    private Comparator<Group> order(int dimension) {
        if (dimensions.get(dimension) instanceof Top<?>) { // ranked, not sorted by name
            return Comparator.comparingInt(group -> answer.code(group.number, dimension));
        }
        Comparator<Object> byKey = keyOrder(dimensions.get(dimension));
        return (left, right) -> byKey.compare(left.keys.get(dimension), right.keys.get(dimension));
    }

    @SuppressWarnings("unchecked") // a dimension's codes have its keys
    private static Comparator<Object> keyOrder(Dimension<?> dimension) {
        return (Comparator<Object>) dimension.keyOrder();
    }

    private List<Figure> figures(int group) {
        List<Figure> figures = new ArrayList<>();
        metrics.forEach(metric -> figures.add(Query.figure(metric, answer.totals(group))));
        return figures;
    }

    /** The figures of a group that has no line. */
    List<Figure> nothing() {
        return figures(-1);
    }

    /** The measures of the whole scope: added up where that is the same, the others measured for themselves. */
    Totals whole() {
        Totals known = whole;
        if (known == null) {
            known = whole(Query.measures(metrics));
            whole = known;
        }
        return known;
    }

    private Totals whole(Set<Measure> measures) {
        Set<Measure> others = new LinkedHashSet<>(measures);
        others.removeIf(answer::tellsWhole);
        Answer whole = others.isEmpty() ? answer : Query.run(scope, List.of(), others);
        return answer.totals(others, whole.totals(0));
    }

    /** How much of the whole scope the metrics rest on. */
    Map<Coverage, Share> coverage() {
        Totals known = whole;
        if (known == null) { // nobody needs the other totals
            Set<Measure> measures = new HashSet<>();
            Coverage.neededBy(Query.measures(metrics)).forEach(coverage -> measures.addAll(coverage.measures()));
            known = whole(measures);
        }
        return Query.coverage(metrics, known);
    }

    /** The figures of the whole scope. */
    List<Figure> totals() {
        Totals whole = whole();
        List<Figure> figures = new ArrayList<>();
        metrics.forEach(metric -> figures.add(Query.figure(metric, whole)));
        return figures;
    }

    List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        metrics.forEach(metric -> units.add(metric.unit(scope.facts().settings.currency())));
        return units;
    }

    /** The days that series span: those of coverage and data that lie within the scope. */
    static DateRange span(Scope scope) {
        return span(scope.facts().coverage, scope.facts().dataDays, scope.days());
    }

    /** The days that are over and looked at: those of coverage within the scope; the data's where none is covered. */
    static DateRange coveredDays(Scope scope) {
        DateRange coverage = scope.facts().coverage;
        DateRange days = span(scope);
        return coverage.overlaps(days) ? coverage.intersection(days) : days;
    }

    /** The days of coverage and data that lie within those of a scope. */
    static DateRange span(DateRange coverage, DateRange data, @Nullable DateRange days) {
        DateRange all = hull(coverage, data);
        return days == null ? all : all.intersection(days);
    }

    /** From the earlier start to the later end; an empty range adds nothing. */
    static DateRange hull(DateRange left, DateRange right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        return DateRange.of(
                min(left.startInclusive(), right.startInclusive()), max(left.endExclusive(), right.endExclusive()));
    }

    private static <T extends Comparable<? super T>> T min(T left, T right) {
        return left.compareTo(right) <= 0 ? left : right;
    }

    private static <T extends Comparable<? super T>> T max(T left, T right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    /** Whether a period is not wholly inside coverage and scope. */
    static <K extends Comparable<? super K>> boolean isPartial(Scope scope, Grain<K> grain, K period) {
        return isPartial(scope.facts().coverage, scope.days(), grain, period);
    }

    static <K extends Comparable<? super K>> boolean isPartial(
            DateRange coverage, @Nullable DateRange within, Grain<K> grain, K period) {
        DateRange days = grain.days(period);
        return !coverage.encloses(days) || (within != null && !within.encloses(days));
    }

    /** The positions of groups that lie in a partial period. */
    Set<Integer> partialRows() {
        Set<Integer> partial = new HashSet<>();
        for (int d = 0; d < dimensions.size(); d++) {
            if (dimensions.get(d) instanceof Grain<?> grain) {
                for (int row = 0; row < keys.size(); row++) {
                    if (isPartialKey(grain, keys.get(row).get(d))) {
                        partial.add(row);
                    }
                }
            }
        }
        return partial;
    }

    @SuppressWarnings("unchecked") // a grain's codes have its periods
    private <K extends Comparable<? super K>> boolean isPartialKey(Grain<K> grain, Object key) {
        return isPartial(scope, grain, (K) key);
    }
}
