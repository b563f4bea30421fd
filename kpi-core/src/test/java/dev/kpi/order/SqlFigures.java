package dev.kpi.order;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The figures of the definitions in SQL over the table {@code fact}. */
final class SqlFigures {

    private static final String SALES = "(sum(gross) - sum(discount))";
    private static final String REVENUE = "(sum(gross) - sum(discount) - sum(returned))";
    private static final String ORDERS = "count(DISTINCT \"order\") FILTER (sale)";
    private static final String UNITS = "coalesce(sum(quantity) FILTER (sale AND NOT charge), 0)";
    private static final String BACK = "coalesce(sum(quantity) FILTER (NOT sale AND NOT charge), 0)";
    private static final String CUSTOMERS = "count(DISTINCT customer) FILTER (sale)";

    /** Each metric with its SQL; a ratio has two, the numerator and the denominator. */
    static final Map<Metric<?>, List<String>> FORMULAS = new LinkedHashMap<>();

    static {
        FORMULAS.put(Metrics.grossSales(), List.of("sum(gross)"));
        FORMULAS.put(Metrics.discounts(), List.of("sum(discount)"));
        FORMULAS.put(Metrics.returns(), List.of("sum(returned)"));
        FORMULAS.put(Metrics.revenue(), List.of(REVENUE));
        FORMULAS.put(Metrics.charges(), List.of("coalesce(sum(gross - discount - returned) FILTER (charge), 0)"));
        FORMULAS.put(
                Metrics.merchandiseRevenue(),
                List.of("coalesce(sum(gross - discount - returned) FILTER (NOT charge), 0)"));
        FORMULAS.put(Metrics.orderCount(), List.of(ORDERS));
        FORMULAS.put(
                Metrics.returnDocumentCount(),
                List.of("count(DISTINCT (\"order\", CAST(counted_at AS DATE))) FILTER (NOT sale)"));
        FORMULAS.put(Metrics.customerCount(), List.of(CUSTOMERS));
        FORMULAS.put(Metrics.units(), List.of(UNITS));
        FORMULAS.put(Metrics.returnedUnits(), List.of(BACK));
        FORMULAS.put(Metrics.distinctProducts(), List.of("count(DISTINCT product_id) FILTER (sale AND NOT charge)"));
        FORMULAS.put(Metrics.lines(), List.of("count(*)"));
        FORMULAS.put(Metrics.averageOrderValue(), List.of(SALES, ORDERS));
        FORMULAS.put(Metrics.averageOrderValue().afterReturns(), List.of(REVENUE, ORDERS));
        FORMULAS.put(Metrics.unitsPerTransaction(), List.of(UNITS, ORDERS));
        FORMULAS.put(
                Metrics.ordersPerCustomer(),
                List.of("count(DISTINCT \"order\") FILTER (sale AND customer IS NOT NULL)", CUSTOMERS));
        FORMULAS.put(
                Metrics.customerCoverage(),
                List.of("count(DISTINCT \"order\") FILTER (sale AND customer IS NOT NULL)", ORDERS));
        FORMULAS.put(Metrics.discountRate(), List.of("sum(discount)", "sum(gross)"));
        FORMULAS.put(Metrics.returnRate(), List.of("sum(returned)", SALES));
        FORMULAS.put(Metrics.unitReturnRate(), List.of(BACK, UNITS));
        FORMULAS.put(Metrics.costCoverage(), List.of("count(cost)", "count(*)"));
    }

    /** Those that need costs. */
    static final Map<Metric<?>, List<String>> OF_COSTS = Map.of(
            Metrics.cost(),
            List.of("coalesce(sum(cost), 0)"),
            Metrics.profit(),
            List.of(
                    "coalesce(sum(gross - discount - returned) FILTER (cost IS NOT NULL), 0) - coalesce(sum(cost), 0)"));

    private SqlFigures() {}

    /** Makes the table {@code fact}. */
    static void define(Duck duck) {
        try (InputStream sql = SqlFigures.class.getResourceAsStream("facts.sql")) {
            duck.run(new String(Objects.requireNonNull(sql, "facts.sql").readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The figures of all groups, in SQL's own words: keys as text, then the parts of each metric; sorted as text.
     *
     * @param keys SQL expressions for the keys, none for a single row
     * @param where a condition, {@code true} for none
     */
    static List<List<Object>> sql(Duck duck, Map<Metric<?>, List<String>> metrics, List<String> keys, String where) {
        List<String> columns = new ArrayList<>(keys);
        metrics.forEach((metric, formula) -> {
            boolean percent = metric.unit(RandomLines.GBP).equals(Unit.percent());
            columns.addAll(percent ? onPositiveBase(formula.get(0), formula.get(1)) : formula);
        });
        return sorted(duck.rows("SELECT " + String.join(", ", columns) + " FROM fact WHERE " + where
                + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys))));
    }

    /** A percentage of a base below zero is undefined: nothing by nothing. */
    private static List<String> onPositiveBase(String part, String base) {
        return List.of(
                "CASE WHEN (%2$s) < 0 THEN 0 ELSE (%1$s) END".formatted(part, base),
                "CASE WHEN (%1$s) < 0 THEN 0 ELSE (%1$s) END".formatted(base));
    }

    /** The same from the engine. */
    static List<List<Object>> engine(Scope scope, Map<Metric<?>, List<String>> metrics, List<Dimension<?>> dimensions) {
        List<Metric<?>> asked = List.copyOf(metrics.keySet());
        List<List<Object>> rows = new ArrayList<>();
        if (dimensions.isEmpty()) {
            rows.add(parts(List.of(), Comparisons.figures(scope, asked)));
        } else {
            Comparisons.rows(scope, dimensions, asked).forEach((key, figures) -> rows.add(parts(key, figures)));
        }
        return sorted(rows);
    }

    private static List<Object> parts(List<?> key, List<Figure> figures) {
        List<Object> row = new ArrayList<>();
        key.forEach(k -> row.add(Duck.plain(k)));
        for (Figure figure : figures) {
            if (figure instanceof Quotient quotient) {
                row.add(Duck.plain(quotient.numerator()));
                row.add(Duck.plain(quotient.denominator()));
            } else if (figure instanceof Share share) {
                row.add(Duck.plain(share.part()));
                row.add(Duck.plain(share.whole()));
            } else {
                row.add(Duck.plain(figure.toBigDecimal()));
            }
        }
        return row;
    }

    static List<List<Object>> sorted(List<List<Object>> rows) {
        return rows.stream().sorted((a, b) -> text(a).compareTo(text(b))).toList();
    }

    private static String text(List<Object> row) {
        return row.stream().map(Object::toString).collect(Collectors.joining("\u0001"));
    }
}
