package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Orders and scopes without lines: sums and counts of nothing are zero, rates of nothing are undefined. */
class EmptyOrdersTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));
    private static final Orders NONE = Stream.<Line>of().collect(Orders.collector(SETTINGS));
    private static final Line SOLD = Line.of("A", Instant.parse("2011-06-01T12:00:00Z"), "p-1", 2, BigDecimal.TEN);
    private static final List<Metric<?>> METRICS = Metrics.all().stream()
            .filter(metric -> !Set.<Metric<?>>of(Metrics.cost(), Metrics.profit(), Metrics.margin())
                    .contains(metric)) // refused where no line has a cost
            .toList();

    private static void assertNothing(Scope scope) {
        OracleScope nothing = new OracleScope(RandomLines.GBP, List.of(), List.of());
        for (Metric<?> metric : METRICS) {
            Figure figure = scope.measure(metric);
            assertThat(figure).as(metric.name()).isEqualTo(nothing.measure(metric));
        }
        assertThat(scope.measure(METRICS).figures())
                .isEqualTo(METRICS.stream().map(nothing::measure).toList());
    }

    @Test
    void everyFigureOfNoOrdersIsThatOfNothing() {
        assertNothing(NONE);
        assertNothing(NONE.within(Periods.year(2011)));
        assertNothing(Stream.of(SOLD.withKind(LineKind.VOID)).collect(Orders.collector(SETTINGS)));
        assertNothing(Orders.builder(SETTINGS).toOrders());
    }

    @Test
    void everyFigureOfAnEmptyScopeIsThatOfNothing() {
        Orders one = Stream.of(SOLD).collect(Orders.collector(SETTINGS));

        assertNothing(one.within(Periods.year(2010)));
        assertNothing(one.where(Dimensions.customer().not(Dimension.UNKNOWN)));
        assertNothing(one.where(Dimensions.product().in(List.of())));
    }

    @Test
    void distinctProductsOfLinesWithoutProductsAreNone() {
        Orders one = Stream.of(Line.of("A", SOLD.at(), "", 1, BigDecimal.ONE)).collect(Orders.collector(SETTINGS));

        assertThat(one.measure(Metrics.distinctProducts())).hasToString("0 products");
        assertThat(NONE.measure(Metrics.distinctProducts())).hasToString("0 products");
    }

    @Test
    void groupingsAndSeriesOfNoOrdersAreEmpty() {
        assertThat(NONE.by(Dimensions.weekday()).revenue().keys()).isEmpty();
        assertThat(NONE.by(Dimensions.customer()).orderCount().keys()).isEmpty();
        assertThat(NONE.by(Grains.month()).revenue().keys()).isEmpty();
        assertThat(NONE.by(Grains.month(), Dimensions.hour()).revenue().keys()).isEmpty();
        assertThat(NONE.by(Dimensions.customer().top(3, Metrics.revenue()))
                        .revenue()
                        .keys())
                .isEmpty();
        assertThat(NONE.by(Dimensions.ofLine("x", line -> "x"))
                        .breakdown(Metrics.revenue())
                        .parts())
                .isEmpty();
        assertThat(NONE.by(Dimensions.weekday()).revenue().total()).hasToString("GBP 0.00");
    }

    @Test
    void theSeriesOfAClaimedCoverageWithoutLinesHasItsPeriods() {
        Orders none = Stream.<Line>of().collect(Orders.collector(SETTINGS.withCoverage(Periods.quarter(2011, 1))));

        assertThat(none.by(Grains.month()).measure(Metrics.orderCount(), Metrics.averageOrderValue()))
                .hasToString("""
                        month    orders  AOV
                        2011-01       0  n/a
                        2011-02       0  n/a
                        2011-03       0  n/a
                        3 rows""");
    }

    @Test
    void theRestOfNoOrdersIsEmptyToo() {
        assertThat(NONE).hasToString("Orders[0 lines · 0 orders · 0 customers · GBP · no days]");
        assertThat(NONE.coverage().isEmpty()).isTrue();
        assertThat(NONE.attributes()).isEmpty();
        assertThat(NONE.hasCosts()).isFalse();
        assertThat(NONE.audit().isBalanced()).isTrue();
        assertThat(NONE.quality()).hasToString("0 lines read = 0 accepted + 0 rejected; 0 void");
        assertThat(NONE.currency()).isEqualTo(RandomLines.GBP);
        assertThat(NONE.zone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(NONE.plus(Stream.of(SOLD)).revenue()).hasToString("GBP 20.00");
        assertThat(NONE.plus(Stream.of()).coverage().isEmpty()).isTrue();
    }

    @Test
    void voidLinesAreAcceptedAndInNoFigure() {
        Orders orders = Stream.of(
                        SOLD,
                        Line.of("B", SOLD.at().plusSeconds(86_400), "p", 1, BigDecimal.TEN)
                                .withKind(LineKind.VOID)
                                .withCountry("France"))
                .collect(Orders.collector(SETTINGS));

        assertThat(orders.quality().accepted()).isEqualTo(2);
        assertThat(orders.quality().voidLines()).isEqualTo(1);
        assertThat(orders.orderCount()).hasToString("1 orders");
        assertThat(orders.coverage().lastInclusive()).isEqualTo(LocalDate.of(2011, 6, 2));
        assertThat(orders.by(Dimensions.order()).revenue().keys()).containsExactly("A");
        assertThat(orders.by(Dimensions.country()).revenue().keys()).containsExactly("(unknown)");
    }
}
