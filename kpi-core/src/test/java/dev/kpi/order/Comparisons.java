package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Derived;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Key;
import dev.kpi.metric.Mapped;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.metric.Top;
import dev.kpi.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts what the engine answers and what the oracle answers side by side. */
final class Comparisons {

    private static final Set<Metric<?>> OF_COSTS = Set.of(Metrics.cost(), Metrics.profit(), Metrics.margin());

    private Comparisons() {}

    /** All metrics that these orders can answer. */
    static List<Metric<?>> metrics(Oracle oracle) {
        boolean products = oracle.attributes.contains(Dimensions.product());
        return Metrics.all().stream()
                .filter(metric -> oracle.hasCosts() || !OF_COSTS.contains(metric))
                .filter(metric -> products || !metric.equals(Metrics.distinctProducts()))
                .toList();
    }

    /** Whether some line has a value for what a dimension reads. */
    static boolean isHeld(Oracle oracle, Dimension<?> dimension) {
        if (dimension instanceof Attribute attribute) {
            return attribute.equals(Dimensions.customer()) || oracle.attributes.contains(attribute);
        }
        if (dimension instanceof Mapped<?> mapped) {
            return isHeld(oracle, mapped.base());
        }
        if (dimension instanceof Top<?> top) {
            return isHeld(oracle, top.base()) && metrics(oracle).contains(top.metric());
        }
        return true;
    }

    static boolean isOfLines(Dimension<?> dimension) {
        return dimension instanceof Derived || !dimension.level().isOrderOrAbove();
    }

    static Grouping<?> by(Scope scope, List<? extends Dimension<?>> dimensions) {
        if (dimensions.size() == 1) {
            return scope.by(dimensions.get(0));
        }
        return scope.by(
                dimensions.get(0),
                dimensions.get(1),
                dimensions.subList(2, dimensions.size()).toArray(Dimension<?>[]::new));
    }

    /** The rows of a table: the keys of each group, and the figures of it in the order of the metrics. */
    static Map<List<?>, List<Figure>> rows(Table<?> table) {
        return typedRows(table);
    }

    private static <K> Map<List<?>, List<Figure>> typedRows(Table<K> table) {
        Map<List<?>, List<Figure>> rows = new LinkedHashMap<>();
        for (K key : table.keys()) {
            List<Figure> figures = new ArrayList<>();
            table.metrics().forEach(metric -> figures.add(table.get(key, metric)));
            rows.put(key instanceof Key several ? several.values() : List.of(key), figures);
        }
        return rows;
    }

    static Map<List<?>, List<Figure>> rows(
            Scope scope, List<? extends Dimension<?>> dimensions, List<Metric<?>> metrics) {
        return rows(by(scope, dimensions).measure(metrics));
    }

    /** The same from the oracle. */
    static Map<List<?>, List<Figure>> rows(
            OracleScope scope, List<? extends Dimension<?>> dimensions, List<Metric<?>> metrics) {
        Map<List<?>, List<Figure>> rows = new LinkedHashMap<>();
        scope.by(dimensions).forEach((key, group) -> rows.put(key, figures(group, metrics)));
        return rows;
    }

    static List<Figure> figures(OracleScope scope, List<Metric<?>> metrics) {
        List<Figure> figures = new ArrayList<>();
        metrics.forEach(metric -> figures.add(scope.measure(metric)));
        return figures;
    }

    static List<Figure> figures(Scope scope, List<Metric<?>> metrics) {
        return scope.measure(metrics).figures();
    }

    /** Compares the rows and the order in which they stand. */
    static void assertSameRows(Map<List<?>, List<Figure>> actual, Map<List<?>, List<Figure>> expected) {
        assertThat(List.copyOf(actual.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
    }

    /** Compares every figure ungrouped and by some dimensions. */
    static void assertSame(Scope scope, OracleScope expected, Oracle oracle, List<? extends Dimension<?>> dimensions) {
        List<Metric<?>> metrics = metrics(oracle);
        assertThat(figures(scope, metrics)).isEqualTo(figures(expected, metrics));
        if (dimensions.stream().allMatch(dimension -> isHeld(oracle, dimension))) {
            Table<?> table = by(scope, dimensions).measure(metrics);
            assertSameRows(rows(table), rows(expected, dimensions, metrics));
            metrics.forEach(metric -> assertThat((Figure) table.total(metric)).isEqualTo(expected.measure(metric)));
        }
    }
}
