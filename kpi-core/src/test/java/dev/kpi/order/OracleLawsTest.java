package dev.kpi.order;

import static dev.kpi.metric.Metrics.distinctProducts;
import static dev.kpi.order.Comparisons.assertSame;
import static dev.kpi.order.Comparisons.assertSameRows;
import static dev.kpi.order.Comparisons.isHeld;
import static dev.kpi.order.Comparisons.metrics;
import static dev.kpi.order.Comparisons.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Figure;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.metric.Top;
import dev.kpi.order.OrderLines.By;
import dev.kpi.order.OrderLines.Part;
import dev.kpi.quality.QualityReport;
import dev.kpi.table.Breakdown;
import dev.kpi.table.Column;
import dev.kpi.table.Series;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The engine answers what the definitions, applied line by line, answer. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE) // every list of choices is short
@Domain(DomainContext.Global.class)
class OracleLawsTest {

    @Property
    void everyFigureIsThatOfTheDefinitions(@ForAll Shop shop, @ForAll Part part) {
        Orders orders = shop.orders();
        Oracle oracle = shop.oracle();
        List<Metric<?>> metrics = metrics(oracle);

        assertThat(Comparisons.figures(orders, metrics)).isEqualTo(Comparisons.figures(oracle.scope(), metrics));
        assertThat(Comparisons.figures(part.of(orders), metrics))
                .isEqualTo(Comparisons.figures(oracle.scope(part), metrics));
        for (Metric<?> metric : metrics) {
            assertThat((Figure) part.of(orders).measure(metric))
                    .isEqualTo(oracle.scope(part).measure(metric));
        }
    }

    @Property
    void everyFigureByAnyDimensionIsThatOfTheDefinitions(@ForAll Shop shop, @ForAll Part part, @ForAll By by) {
        Oracle oracle = shop.oracle();

        assertSame(part.of(shop.orders()), oracle.scope(part), oracle, List.of(by.dimension()));
    }

    @Property
    void everyFigureByTwoOrThreeDimensionsIsThatOfTheDefinitions(
            @ForAll Shop shop, @ForAll Part part, @ForAll By first, @ForAll By second, @ForAll By third) {
        Oracle oracle = shop.oracle();
        Scope scope = part.of(shop.orders());

        assertSame(scope, oracle.scope(part), oracle, List.of(first.dimension(), second.dimension()));
        assertSame(
                scope, oracle.scope(part), oracle, List.of(first.dimension(), second.dimension(), third.dimension()));
    }

    @Property(tries = 100)
    void everyDimensionAndMetricForItselfGivesTheColumnOfTheDefinitions(@ForAll Shop shop) {
        Orders orders = shop.orders();
        Oracle oracle = shop.oracle();
        for (Dimension<?> dimension : OrderLines.DIMENSIONS) {
            if (isHeld(oracle, dimension)) {
                Map<List<Object>, OracleScope> groups = oracle.scope().by(List.of(dimension));
                for (Metric<?> metric : metrics(oracle)) {
                    Column<?, ?> column = orders.by(dimension).measure(metric);
                    assertThat(column.keys().stream().map(List::of).toList()).isEqualTo(List.copyOf(groups.keySet()));
                    assertThat(List.<Figure>copyOf(column.values()))
                            .isEqualTo(groups.values().stream()
                                    .map(group -> group.measure(metric))
                                    .toList());
                    assertThat((Figure) column.total()).isEqualTo(oracle.scope().measure(metric));
                }
            }
        }
    }

    @Property
    void aKeyOfAnyAttributeSelectsItsLines(@ForAll Shop shop, @ForAll By by, @ForAll @IntRange(max = 1000) int pick) {
        Oracle oracle = shop.oracle();
        Dimension<?> dimension = by.dimension();
        if (oracle.facts.isEmpty() || !(dimension instanceof Attribute) || !isHeld(oracle, dimension)) {
            return;
        }
        Attribute attribute = (Attribute) dimension;
        List<Object> keys = oracle.scope().by(List.of(attribute)).keySet().stream()
                .map(key -> key.get(0))
                .toList();
        String one = (String) keys.get(pick % keys.size());
        String other = (String) keys.get(pick / 7 % keys.size());
        Orders orders = shop.orders();
        for (Condition condition : List.of(
                attribute.is(one),
                attribute.in(one, other),
                attribute.not(one),
                attribute.matching("is short", key -> key.length() < 5),
                attribute.is(one).or(Dimensions.customer().is(Dimension.UNKNOWN)),
                attribute.is(one).and(attribute.is(other)).negate())) {
            assertSame(orders.where(condition), oracle.scope().where(condition), oracle, List.of(Grains.month()));
        }
    }

    @Property
    void aTopIsRankedWithinTheScopeAndOthersAreMeasuredFromTheFacts(
            @ForAll Shop shop, @ForAll Part part, @ForAll By by, @ForAll @IntRange(min = 1, max = 5) int k) {
        Oracle oracle = shop.oracle();
        if (!isHeld(oracle, by.dimension())) {
            return;
        }
        for (Metric<?> metric : List.of(Metrics.revenue(), Metrics.averageOrderValue(), Metrics.customerCount())) {
            Dimension<String> top = by.dimension().top(k, metric);
            assertSame(part.of(shop.orders()), oracle.scope(part), oracle, List.of(top));
        }
    }

    @Property(tries = 300)
    void aBreakdownHasTheSharesAndRanksOfTheDefinitions(@ForAll Shop shop, @ForAll Part part, @ForAll By by) {
        Oracle oracle = shop.oracle();
        if (!isHeld(oracle, by.dimension())) {
            return;
        }
        for (Metric<?> metric : metrics(oracle)) {
            if (metric instanceof AdditiveMetric<?> additive) {
                checkBreakdown(part.of(shop.orders()).by(by.dimension()).breakdown(additive), oracle.scope(part), by);
            }
        }
    }

    private static void checkBreakdown(Breakdown<?, ?> breakdown, OracleScope scope, By by) {
        record Row(Object key, Figure value) {}
        List<Row> rows = new ArrayList<>();
        scope.by(List.of(by.dimension()))
                .forEach((key, group) -> rows.add(new Row(key.get(0), group.measure(breakdown.metric()))));
        Row rest = rows.isEmpty() ? null : rows.get(rows.size() - 1); // of a top, what is not in it
        rows.sort(Comparator.comparing(Row::value, Figure.comparator().reversed())); // stable: ties by key
        if (by.dimension() instanceof Top<?>
                && rest != null
                && rest.key.toString().matches("\\(*others\\)*")) {
            rows.remove(rest);
            rows.add(rest);
        }
        BigDecimal whole = scope.measure(breakdown.metric()).toBigDecimal();

        assertThat(breakdown.parts().stream()
                        .map(part -> new Row(part.key(), part.value()))
                        .toList())
                .isEqualTo(rows);
        assertThat(breakdown.total().toBigDecimal()).isEqualByComparingTo(whole);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < rows.size(); i++) {
            Breakdown.Part<?, ?> part = breakdown.parts().get(i);
            sum = sum.add(part.value().toBigDecimal());
            assertThat(part.rank()).isEqualTo(i + 1);
            assertThat(part.share().isDefined()).isEqualTo(whole.signum() > 0);
            if (whole.signum() > 0) {
                assertThat(part.share().numerator())
                        .isEqualByComparingTo(part.value().toBigDecimal());
                assertThat(part.share().denominator()).isEqualByComparingTo(whole);
                assertThat(part.cumulativeShare().numerator()).isEqualByComparingTo(sum);
            }
        }
    }

    private static final List<Grain<?>> GRAINS =
            List.of(Grains.week(), Grains.month(), Grains.quarter(), Grains.year(), Grains.fiscalYear(Month.APRIL));

    @Property(tries = 300)
    void aSeriesHasEveryPeriodOfCoverageAndScope(@ForAll Shop shop, @ForAll Part part) {
        Oracle oracle = shop.oracle();
        Scope scope = part.of(shop.orders());
        for (Grain<?> grain : GRAINS) {
            checkSeries(scope, oracle, part, grain);
        }
    }

    private static <K extends Comparable<? super K>> void checkSeries(
            Scope scope, Oracle oracle, Part part, Grain<K> grain) {
        OracleScope expected = oracle.scope(part);
        Map<List<Object>, OracleScope> groups = expected.by(List.of(grain));
        for (Metric<?> metric : List.of(Metrics.revenue(), Metrics.customerCount(), Metrics.repeatPurchaseRate())) {
            Series<K, ?> series = scope.by(grain).measure(metric);
            assertThat(ends(series.keys())).isEqualTo(ends(periods(oracle, part, grain))); // a series has no gaps
            for (Series.Point<K, ?> point : series.points()) {
                OracleScope group = groups.get(List.<Object>of(point.key()));
                assertThat((Figure) point.value())
                        .isEqualTo(group == null ? expected.measureNothing(metric) : group.measure(metric));
                DateRange days = grain.days(point.key());
                assertThat(point.isPartial())
                        .isEqualTo(!oracle.coverage().encloses(days)
                                || (part.days() != null && !part.days().encloses(days)));
            }
        }
        List<Metric<?>> metrics = metrics(oracle);
        assertThat(scope.by(grain)
                        .measure(metrics)
                        .keys()
                        .equals(scope.by(grain).measure(Metrics.lines()).keys()))
                .isTrue();
    }

    private static List<Object> ends(List<?> periods) {
        return periods.isEmpty() ? List.of() : List.of(periods.get(0), periods.get(periods.size() - 1), periods.size());
    }

    /** One period after the other from the first to the last day of coverage and data that lies in the scope. */
    private static <K extends Comparable<? super K>> List<K> periods(Oracle oracle, Part part, Grain<K> grain) {
        DateRange covered = oracle.coverage();
        if (covered == null) {
            return List.of();
        }
        DateRange span = oracle.dataDays() == null
                ? covered
                : DateRange.of(
                        min(covered.startInclusive(), oracle.dataDays().startInclusive()),
                        max(covered.endExclusive(), oracle.dataDays().endExclusive()));
        if (part.days() != null) {
            span = span.intersection(part.days());
        }
        List<K> periods = new ArrayList<>();
        if (!span.isEmpty()) {
            K last = grain.periodOf(span.lastInclusive());
            for (K period = grain.periodOf(span.startInclusive());
                    period.compareTo(last) <= 0;
                    period = grain.next(period)) {
                periods.add(period);
            }
        }
        return periods;
    }

    private static java.time.LocalDate min(java.time.LocalDate a, java.time.LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static java.time.LocalDate max(java.time.LocalDate a, java.time.LocalDate b) {
        return a.isBefore(b) ? b : a;
    }

    @Property
    void everyLineReadIsAcceptedOrRejectedAndVoidOnesAreTold(@ForAll Shop shop) {
        Oracle oracle = shop.oracle();
        Orders orders = shop.orders();
        QualityReport quality = orders.quality();

        assertThat(List.of(quality.read(), quality.rejected(), quality.voidLines()))
                .isEqualTo(List.of(oracle.read, oracle.rejected, oracle.voidLines));
        assertThat(quality.accepted() + quality.rejected()).isEqualTo(quality.read());
        assertThat(orders.attributes()).isEqualTo(oracle.attributes);
        assertThat(orders.hasCosts()).isEqualTo(oracle.hasCosts());
        if (oracle.coverage() != null) {
            assertThat(orders.coverage()).isEqualTo(oracle.coverage());
        }
        if (oracle.attributes.contains(Dimensions.product())) {
            assertSameRows(
                    rows(orders, List.of(Dimensions.order()), List.of(distinctProducts())),
                    rows(oracle.scope(), List.of(Dimensions.order()), List.of(distinctProducts())));
        }
    }

    @Property
    void theAuditBalances(@ForAll Shop shop) {
        assertThat(shop.orders().audit().isBalanced())
                .as(() -> shop.orders().audit().toString())
                .isTrue();
    }
}
