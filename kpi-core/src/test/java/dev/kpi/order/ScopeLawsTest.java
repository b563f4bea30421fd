package dev.kpi.order;

import static dev.kpi.order.Comparisons.assertSameRows;
import static dev.kpi.order.Comparisons.figures;
import static dev.kpi.order.Comparisons.isHeld;
import static dev.kpi.order.Comparisons.metrics;
import static dev.kpi.order.Comparisons.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Figure;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.order.OrderLines.By;
import dev.kpi.order.OrderLines.Part;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What scopes, groupings and their shortcuts owe to each other. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE) // every list of choices is short
@Domain(DomainContext.Global.class)
class ScopeLawsTest {

    private static List<Metric<?>> additive(Oracle oracle) {
        return metrics(oracle).stream()
                .filter(m -> m instanceof AdditiveMetric<?>)
                .toList();
    }

    private static BigDecimal number(Figure figure) {
        return figure.toBigDecimal();
    }

    @Property
    void aConditionAndItsContraryMakeTheWholeOfAdditiveMetrics(
            @ForAll Shop shop, @ForAll Part part, @ForAll Condition condition) {
        Scope scope = part.of(shop.orders());
        for (Metric<?> metric : additive(shop.oracle())) {
            BigDecimal sum = number(scope.where(condition).measure(metric))
                    .add(number(scope.where(condition.negate()).measure(metric)));
            assertThat(sum).as(metric.name()).isEqualByComparingTo(number(scope.measure(metric)));
        }
    }

    @Property
    void groupsSumToTheTotalOfAdditiveMetrics(@ForAll Shop shop, @ForAll Part part, @ForAll By by) {
        Oracle oracle = shop.oracle();
        if (!isHeld(oracle, by.dimension())) {
            return;
        }
        Scope scope = part.of(shop.orders());
        for (Metric<?> metric : additive(oracle)) {
            BigDecimal sum = scope.by(by.dimension()).measure(metric).values().stream()
                    .map(figure -> number((Figure) figure))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(metric.name()).isEqualByComparingTo(number(scope.measure(metric)));
        }
    }

    @Property
    void readingEntriesOrLinesGivesTheSameAnswer(@ForAll Shop shop, @ForAll Part part, @ForAll By by) {
        Oracle oracle = shop.oracle();
        Scope byEntry = part.of(shop.orders());
        Scope byLine = byEntry.where(Condition.lines("any", line -> true));
        List<Metric<?>> metrics = metrics(oracle);

        assertThat(figures(byLine, metrics)).isEqualTo(figures(byEntry, metrics));
        if (isHeld(oracle, by.dimension())) {
            assertSameRows(
                    rows(byLine, List.of(by.dimension()), metrics), rows(byEntry, List.of(by.dimension()), metrics));
        }
    }

    @Property
    void metricsAskedTogetherAnswerWhatEachAnswersAlone(@ForAll Shop shop, @ForAll Part part) {
        Scope scope = part.of(shop.orders());
        List<Metric<?>> metrics = metrics(shop.oracle());

        assertThat(figures(scope, metrics))
                .isEqualTo(metrics.stream()
                        .map(metric -> (Figure) scope.measure(metric))
                        .toList());
        assertThat(scope.measure(Metrics.revenue(), Metrics.orderCount(), Metrics.lines())
                        .figures())
                .containsExactly(
                        scope.measure(Metrics.revenue()),
                        scope.measure(Metrics.orderCount()),
                        scope.measure(Metrics.lines()));
    }

    @Property(tries = 300)
    void shortcutsOnScopesAnswerTheirMetric(@ForAll Shop shop, @ForAll Part part) {
        Scope scope = part.of(shop.orders());

        assertThat(scope.revenue()).isEqualTo(scope.measure(Metrics.revenue()));
        assertThat(scope.orderCount()).isEqualTo(scope.measure(Metrics.orderCount()));
        assertThat(scope.customerCount()).isEqualTo(scope.measure(Metrics.customerCount()));
        assertThat(scope.units()).isEqualTo(scope.measure(Metrics.units()));
        assertThat(scope.averageOrderValue()).isEqualTo(scope.measure(Metrics.averageOrderValue()));
    }

    @Property(tries = 300)
    void shortcutsOnGroupingsAndTimelinesAnswerTheirMetric(@ForAll Shop shop, @ForAll Part part, @ForAll By by) {
        Scope scope = part.of(shop.orders());
        if (isHeld(shop.oracle(), by.dimension())) {
            checkGrouping(scope.by(by.dimension()));
            checkGrouping(scope.by(by.dimension(), Grains.month()));
        }
        Timeline<?> months = scope.by(Grains.month());
        assertThat(months.revenue()).isEqualTo(months.measure(Metrics.revenue()));
        assertThat(months.orderCount()).isEqualTo(months.measure(Metrics.orderCount()));
        assertThat(months.customerCount()).isEqualTo(months.measure(Metrics.customerCount()));
        assertThat(months.units()).isEqualTo(months.measure(Metrics.units()));
        assertThat(months.averageOrderValue()).isEqualTo(months.measure(Metrics.averageOrderValue()));
        assertThat(months.measure(Metrics.revenue(), Metrics.units(), Metrics.lines()))
                .isEqualTo(months.measure(List.of(Metrics.revenue(), Metrics.units(), Metrics.lines())));
    }

    private static void checkGrouping(Grouping<?> grouping) {
        assertThat(grouping.revenue()).isEqualTo(grouping.measure(Metrics.revenue()));
        assertThat(grouping.orderCount()).isEqualTo(grouping.measure(Metrics.orderCount()));
        assertThat(grouping.customerCount()).isEqualTo(grouping.measure(Metrics.customerCount()));
        assertThat(grouping.units()).isEqualTo(grouping.measure(Metrics.units()));
        assertThat(grouping.averageOrderValue()).isEqualTo(grouping.measure(Metrics.averageOrderValue()));
        assertThat(grouping.measure(Metrics.revenue(), Metrics.units(), Metrics.lines()))
                .isEqualTo(grouping.measure(List.of(Metrics.revenue(), Metrics.units(), Metrics.lines())));
    }

    @Property
    void withinTwiceIsWithinBoth(@ForAll Shop shop, @ForAll Part first, @ForAll Part second) {
        Scope twice = second.of(first.of(shop.orders()));
        Scope other = first.of(second.of(shop.orders()));
        List<Metric<?>> metrics = metrics(shop.oracle());

        boolean ranked = (first + " " + second).contains("is top");
        if (!ranked) { // a top in a condition is ranked within the days that were set before it
            assertThat(figures(twice, metrics)).isEqualTo(figures(other, metrics));
        }
        if (first.days() != null && second.days() != null) {
            DateRange both = first.days().intersection(second.days());
            assertThat(figures(shop.orders().within(first.days()).within(second.days()), metrics))
                    .isEqualTo(figures(shop.orders().within(both), metrics));
        }
    }

    @Property(tries = 300)
    void aConditionAskedTwiceIsAskedOnce(@ForAll Shop shop, @ForAll Condition condition) {
        Orders orders = shop.orders();
        List<Metric<?>> metrics = metrics(shop.oracle());
        Map<List<?>, List<Figure>> once = rows(orders.where(condition), List.of(Grains.week()), metrics);

        assertSameRows(rows(orders.where(condition).where(condition), List.of(Grains.week()), metrics), once);
        assertSameRows(rows(orders.where(condition.and(condition)), List.of(Grains.week()), metrics), once);
        assertSameRows(rows(orders.where(condition.or(condition)), List.of(Grains.week()), metrics), once);
        assertSameRows(rows(orders.where(condition.negate().negate()), List.of(Grains.week()), metrics), once);
    }

    @Property(tries = 300)
    void aGrainAskedForAsADimensionHasTheFiguresOfTheSeries(@ForAll Shop shop, @ForAll Part part) {
        Scope scope = part.of(shop.orders());
        checkGrain(scope, Grains.month());
        checkGrain(scope, Grains.week());
    }

    private static <K extends Comparable<? super K>> void checkGrain(Scope scope, Grain<K> grain) {
        var series = scope.by(grain).measure(Metrics.revenue());
        BigDecimal sum =
                series.values().stream().map(amount -> amount.value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(scope.revenue().value());
    }
}
