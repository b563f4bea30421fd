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

import dev.kpi.figure.Amount;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Coordinates;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Key;
import dev.kpi.metric.Level;
import dev.kpi.metric.Metrics;
import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import dev.kpi.table.Column;
import dev.kpi.table.Pivot;
import dev.kpi.time.FiscalYear;
import dev.kpi.time.IsoWeek;
import dev.kpi.time.YearQuarter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Currency;
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
        assertThat(catchThrowable(() -> ORDERS.by(attribute("a\u001bb", Level.LINE))
                        .partial(Split.BY_ORDER, revenue())
                        .value()))
                .hasMessage("no line has a a\\u001bb in any of the shards merged; leave it out");
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
    void ofWhatLoadingStopsAt() {
        Attribute odd = attribute("a\u001bb", Level.ORDER);
        assertStops(
                Reason.DISAGREEING_FACT,
                "line 2, a\\u001bb 'd': the lines of order O\\u001b[31m\\u000ax disagree on the a\\u001bb; ",
                line("O\u001b[31m\nx").with(odd, "c"),
                line("O\u001b[31m\nx").with(odd, "d"));
        assertStops(
                Reason.DUPLICATE_LINE_ID,
                "line 2, line id '1': an earlier line of order " + SHOWN + " has this id (",
                line(HOSTILE).withLineId("1"),
                line(HOSTILE).withLineId("1"));
        assertStops(
                Reason.OTHER_CURRENCY,
                "line 1, currency 'EUR': order " + SHOWN + " is in EUR but these orders are in GBP (",
                line(HOSTILE).withCurrency(Currency.getInstance("EUR")));
    }

    private static void assertStops(Reason reason, String message, Line... lines) {
        OrderSettings strict = OrderSettings.of(RandomLines.GBP, ZoneOffset.UTC)
                .withPolicy(QualityPolicy.withDefaults().with(reason, Policy.FAIL));
        assertThat(catchThrowable(() -> Stream.of(lines).collect(Orders.collector(strict))))
                .isInstanceOf(DataQualityException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void ofNamesOfDimensions() {
        Attribute odd = attribute("a\u001bb", Level.LINE);
        Key key = Key.of(List.of(odd), List.of("c"));
        refused(() -> key.get(country()), "no country in this key; it has [a\\u001bb]");
        refused(() -> Key.of(List.of(country()), List.of("c")).get(odd), "no a\\u001bb in this key; it has [country]");
        Column<Key, ?> byTwo = ORDERS.by(product(), country()).measure(revenue());
        refused(
                () -> byTwo.pivot(odd, country()),
                "a pivot of a\\u001bb and country needs a column by these two, but this one is by [product, country]");
        assertThat(catchThrowable(
                        () -> ORDERS.by(attribute("a\u001bb", Level.ORDER)).partial(Split.BY_LINE, revenue())))
                .hasMessageStartingWith("a\\u001bb cannot be told by shards that are split by line: ");
        assertThat(catchThrowable(() -> ORDERS.by(odd.top(2, revenue())).partial(Split.BY_ORDER, revenue())))
                .hasMessageContaining("; merge by a\\u001bb, and sort ")
                .message()
                .doesNotContain("\u001b");
        refused(
                () -> CustomerEntries.requireLevel(odd, false, "of the customer"),
                "a\\u001bb is an attribute of LINE level, but here it must be of the customer");
        Pivot<String, String, ?> pivot = Stream.of(line("A-1").with(odd, "c"))
                .collect(Orders.collector(RandomLines.GBP, ZoneOffset.UTC))
                .by(odd, product())
                .measure(revenue())
                .pivot(odd, product());
        Amount ten = ORDERS.revenue();
        refused(
                () -> Column.of(
                        List.of(odd, country()),
                        revenue(),
                        Unit.amount(RandomLines.GBP),
                        List.of("c"),
                        List.of(ten),
                        ten),
                "key (c) must be a Key of [a\\u001bb, country]");
        refused(() -> pivot.get("d", "mug"), "no a\\u001bb d in this pivot; it has c to c");
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
