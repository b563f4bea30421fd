package dev.kpi.order;

import static dev.kpi.delivery.Deliveries.deliveryDistance;
import static dev.kpi.delivery.Deliveries.deliveryTime;
import static dev.kpi.metric.Dimensions.attribute;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.deliveryDate;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.shipFrom;
import static dev.kpi.metric.Dimensions.shipTo;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kpi.metric.Coordinates;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.metric.Metrics;
import dev.kpi.time.FiscalYear;
import dev.kpi.time.IsoWeek;
import dev.kpi.time.YearQuarter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Texts of data and of callers as messages show them: harmless to a terminal, and not the whole of a long one. */
class RawTextInMessagesTest {

    private static final String HOSTILE = "\u001b[2J\n" + "x".repeat(100_000) + "\u202e";
    private static final String SHOWN = "\\u001b[2J\\u000a" + "x".repeat(14) + "..." + "x".repeat(22) + "\\u202e";

    private static final Orders ORDERS = Stream.of(
                    line("A-1").with(country(), "Spain\u001b"), line("A-2").with(country(), "France"))
            .collect(Orders.collector(RandomLines.GBP, ZoneOffset.UTC));

    private static Line line(String order) {
        return Line.of(order, Instant.parse("2024-01-01T10:00:00Z"), "mug", 1, BigDecimal.TEN)
                .withShipFrom(48, 2)
                .withShipTo(49, 2)
                .with(deliveryDate(), "2024-01-03");
    }

    private static void refused(ThrowingCallable what, String message) {
        assertThat(catchThrowable(what)).hasMessage(message);
    }

    @Test
    void ofTextsThatCannotBeRead() {
        refused(() -> IsoWeek.parse(HOSTILE), "not a week: '" + SHOWN + "'; write it like 2011-W03");
        refused(() -> YearQuarter.parse(HOSTILE), "not a quarter: '" + SHOWN + "'; write it like 2011-Q3");
        refused(
                () -> FiscalYear.parse(HOSTILE, Month.APRIL),
                "not a fiscal year: '" + SHOWN + "'; write it like FY2011");
        refused(
                () -> Coordinates.parse(HOSTILE),
                "coordinates (" + SHOWN
                        + ") must be a latitude in [-90, 90] and a longitude in [-180, 180], as in 51.5,-0.12");
    }

    @Test
    void ofNamesThatAreNotThere() {
        assertThat(catchThrowable(() -> Metrics.named(HOSTILE)))
                .hasMessageStartingWith("no metric '" + SHOWN + "'; there are gross sales, discounts, ");
        assertThat(catchThrowable(() -> Dimensions.named("x", List.of(attribute("a\u001bb", Level.LINE)))))
                .hasMessageEndingWith(", a\\u001bb");
        refused(
                () -> Dimensions.named(
                        "a\u001bb", List.of(attribute("a\u001bb", Level.LINE), attribute("a\u001bb", Level.ORDER))),
                "2 attributes are named 'a\\u001bb', of levels [LINE, ORDER]; say which, as in 'line:a\\u001bb', or with"
                        + " Dimensions.attribute");
        refused(
                () -> ORDERS.measure(deliveryDistance().withBands(5)).get(HOSTILE),
                "no band '" + SHOWN + "'; there are below 5 km, 5 km and more, (unknown)");
        assertThat(catchThrowable(() -> ORDERS.measure(deliveryTime()).get(HOSTILE)))
                .hasMessageStartingWith("no band '" + SHOWN + "'; there are ");
        refused(
                () -> ORDERS.by(product()).breakdown(revenue()).abc().get(HOSTILE),
                "no class '" + SHOWN + "'; there are A, B, C");
    }

    @Test
    void ofKeysAndAttributesOfOrders() {
        refused(
                () -> ORDERS.where(country().is(HOSTILE)),
                "no country '" + SHOWN + "' in these orders; there are 2: France, Spain\\u001b");
        assertThat(catchThrowable(
                        () -> ORDERS.by(attribute("a\u001bb", Level.LINE)).revenue()))
                .hasMessageStartingWith("no line has a a\\u001bb; these orders have ");
        Orders odd = Stream.of(line("A-1").with(attribute("a\u001bb", Level.LINE), "c"))
                .collect(Orders.collector(RandomLines.GBP, ZoneOffset.UTC));
        refused(
                () -> odd.where(attribute("a\u001bb", Level.LINE).is("d")),
                "no a\\u001bb 'd' in these orders; there are 1: c");
        assertThat(catchThrowable(() -> odd.by(country()).revenue()))
                .hasMessage(
                        "no line has a country; these orders have order, product, ship from, ship to, delivery date,"
                                + " a\\u001bb, weekday, hour, the calendar grains");
    }

    @Test
    void ofOrdersAndCustomers() {
        assertThat(catchThrowable(() -> Stream.of(line("A\u001b"), line("B"), line("A\u001b"))
                        .collect(Orders.folding(RandomLines.GBP, ZoneOffset.UTC)
                                .rememberingOrders()
                                .collector(orderCount()))))
                .hasMessageStartingWith("order A\\u001b comes again after other orders");
        refused(
                () -> {
                    throw CustomerEntries.noSaleOrder(HOSTILE);
                },
                "customer " + SHOWN + " has no sale order; ask isBuyer() before its first order");
    }

    @Test
    void ofPartialsThatDoNotFit() {
        Partial<?> one = ORDERS.where(country().is("Spain\u001b")).partial(Split.BY_CUSTOMER, revenue());
        Partial<?> other = ORDERS.where(country().is("France")).partial(Split.BY_CUSTOMER, revenue());
        assertThat(catchThrowable(() -> merge(one, other)).getMessage())
                .contains("country = Spain\\u001b", "country = France")
                .doesNotContain("\u001b");
    }

    @SuppressWarnings("unchecked") // the test is of what is refused
    private static <R> void merge(Partial<R> one, Partial<?> other) {
        one.merge((Partial<R>) other);
    }

    @Test
    void ofCoordinatesThatCannotBeRead() {
        Orders orders = Stream.of(line("A-1").with(shipFrom(), HOSTILE).with(shipTo(), "1,1"))
                .collect(Orders.collector(RandomLines.GBP, ZoneOffset.UTC));
        assertThat(orders.measure(deliveryDistance()).grid().notes())
                .contains("1 orders without coordinates, 1 of them with some that cannot be read, such as " + SHOWN);
    }
}
