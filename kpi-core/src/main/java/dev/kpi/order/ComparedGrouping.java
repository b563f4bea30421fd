package dev.kpi.order;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Key;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Top;
import dev.kpi.metric.Totals;
import dev.kpi.table.Change;
import dev.kpi.table.Column;
import dev.kpi.table.GroupChanges;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A comparison by one or more dimensions: every group that has a line in one of the two scopes, in the order of the keys.
 *
 * <p>The top of a dimension is that of the scope that is looked at, on both sides and in its order; unknown values stay
 * apart from the others then. Immutable and thread-safe.
 *
 * @param <K> the key of a group: that of the dimension, or a {@link Key} of several
 */
public final class ComparedGrouping<K> {

    private final Comparison comparison;
    private final List<Dimension<?>> dimensions;

    ComparedGrouping(Comparison comparison, List<Dimension<?>> dimensions) {
        this.comparison = comparison;
        this.dimensions = dimensions;
        dimensions.forEach(ComparedGrouping::requireComparable);
    }

    /** Periods have other keys on either side. */
    static void requireComparable(Dimension<?> dimension) {
        if (dimension instanceof Grain<?>) {
            throw new IllegalArgumentException("the periods of " + dimension + " are matched by position and only by"
                    + " themselves; compare by(" + dimension + "()) alone, or by the other dimensions");
        }
    }

    /**
     * What became of a metric in each group, with the groups' contributions if it is additive.
     *
     * @throws IllegalStateException if the orders do not hold what the metric needs, such as costs
     * @throws java.util.NoSuchElementException if no line has a value for one of the dimensions
     */
    public <R extends Figure> GroupChanges<K, R> measure(Metric<R> metric) {
        List<Side> sides = dimensions.stream().map(this::onBothSides).toList();
        List<Dimension<?>> same =
                sides.stream().<Dimension<?>>map(Side::dimension).toList();
        Column<K, R> was = new Grouping<K>(comparison.before(), same).measure(metric);
        Column<K, R> is = new Grouping<K>(comparison.after(), same).measure(metric);
        Map<K, R> before = byKey(was);
        Map<K, R> after = byKey(is);
        Set<K> met = new LinkedHashSet<>(was.keys());
        met.addAll(is.keys());
        List<K> keys = met.stream().sorted(order(sides)).toList();
        R nothing = Query.figure(
                metric, new Nothing(comparison.after().facts().settings.currency()));
        List<Change<R>> changes = new ArrayList<>();
        for (K key : keys) {
            changes.add(new Change<>(metric, before.getOrDefault(key, nothing), after.getOrDefault(key, nothing)));
        }
        return GroupChanges.of(same, keys, changes, new Change<>(metric, was.total(), is.total()));
    }

    private static <K, R extends Figure> Map<K, R> byKey(Column<K, R> column) {
        Map<K, R> byKey = new HashMap<>();
        for (int i = 0; i < column.size(); i++) {
            byKey.put(column.keys().get(i), column.values().get(i));
        }
        return byKey;
    }

    @SuppressWarnings("unchecked") // one dimension: its own keys; several: Keys, each with a value for each dimension
    private static <K> Comparator<K> order(List<Side> sides) {
        Comparator<K> order = Comparator.comparing(key -> 0);
        for (int d = 0; d < sides.size(); d++) {
            int position = d;
            Function<K, Object> value =
                    key -> sides.size() == 1 ? key : ((Key) key).values().get(position);
            order = order.thenComparing(value, (Comparator<Object>) sides.get(d).order());
        }
        return order;
    }

    /**
     * A dimension that makes the same groups on both sides.
     *
     * @param dimension the dimension
     * @param order the order of its groups, which are compared as they are
     */
    record Side(Dimension<?> dimension, Comparator<?> order) {}

    /** A top ranks anew in each scope; here both sides have to have the same groups. */
    Side onBothSides(Dimension<?> dimension) {
        return dimension instanceof Top<?> top ? leaders(top) : new Side(dimension, dimension.keyOrder());
    }

    private <S> Side leaders(Top<S> top) {
        List<S> ranked = comparison
                .after()
                .by(top.base())
                .measure(top.metric())
                .sortedByValue()
                .keys();
        List<S> leaders = ranked.subList(0, Math.min(top.k(), ranked.size()));
        List<String> names = leaders.stream().map(Dimension::keyText).toList();
        String others = Dimension.OTHERS;
        while (names.contains(others)) {
            others = "(" + others + ")"; // a group that is really called so keeps its name
        }
        String rest = others;
        Set<S> found = Set.copyOf(leaders);
        Dimension<String> same = top.base().map(top.name(), key -> found.contains(key) ? Dimension.keyText(key) : rest);
        Comparator<String> byRank =
                Comparator.comparingInt(name -> names.contains(name) ? names.indexOf(name) : names.size());
        return new Side(same, byRank.thenComparing(same.keyOrder()));
    }

    @Override
    public String toString() {
        return comparison + " by "
                + dimensions.stream().map(Dimension::toString).collect(Collectors.joining(", "));
    }

    /** The measures of a group without lines. */
    record Nothing(Currency currency) implements Totals {
        @Override
        public BigDecimal of(Measure measure) {
            return BigDecimal.ZERO;
        }
    }
}
