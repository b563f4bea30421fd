package dev.kpi.order;

import static dev.kpi.metric.Dimensions.attribute;
import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.customer;
import static dev.kpi.metric.Dimensions.order;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.weekday;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.cost;
import static dev.kpi.metric.Metrics.margin;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.profit;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.kpi.metric.Level;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Metric;
import dev.kpi.time.DateRange;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the package says: in words when something is wrong, and as text of its values. */
class OrdersTextTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));
    private static final Instant NOON = Instant.parse("2011-06-01T12:00:00Z");

    private static Line line(String order) {
        return Line.of(order, NOON, "p-1", 2, new BigDecimal("9.99"));
    }

    private static Orders orders(Line... lines) {
        return Stream.of(lines).collect(Orders.collector(SETTINGS));
    }

    private static final Orders SMALL = orders(
            line("A").withCustomer("c-1").withCountry("France"),
            line("B").withCustomer("c-2").withCountry("Spain"),
            line("B").withCustomer("c-2").withKind(LineKind.RETURN));

    // ---- questions

    @Test
    void anAttributeThatNoLineHasIsAnsweredWithThoseThereAre() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> SMALL.by(category()).revenue())
                .withMessage(
                        "no line has a category; these orders have order, customer, product, country, weekday, hour,"
                                + " the calendar grains");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> SMALL.where(attribute("season", Level.ORDER).is("summer")))
                .withMessage("no line has a season; these orders have order, customer, product, country, weekday, hour,"
                        + " the calendar grains");
    }

    @Test
    void aKeyThatDoesNotExistIsAnsweredWithThoseThatDo() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> SMALL.where(country().is("Malta")))
                .withMessage("no country 'Malta' in these orders; there are 2: France, Spain");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> SMALL.where(country().in("France", "Malta")))
                .withMessage("no country 'Malta' in these orders; there are 2: France, Spain");
        Orders many =
                orders(IntStream.range(10, 25).mapToObj(i -> line("A-" + i)).toArray(Line[]::new));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> many.where(order().not("B")))
                .withMessage(
                        "no order 'B' in these orders; there are 15: A-10, A-11, A-12, A-13, A-14, A-15, A-16, A-17,"
                                + " A-18, A-19, ...");
    }

    @Test
    void unknownIsAKeyThatMayAlwaysBeAskedFor() {
        assertThat(SMALL.where(country().is("(unknown)")).orderCount()).hasToString("0 orders");
        assertThat(SMALL.where(customer().is("(unknown)").negate()).orderCount())
                .hasToString("2 orders");
        assertThat(SMALL.where(weekday().is(DayOfWeek.SUNDAY)).orderCount()).hasToString("0 orders");
    }

    @Test
    void profitWithoutCostsIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SMALL.measure(profit()))
                .withMessage(
                        "profit and margin cannot be told: no line has a unit cost; give lines one with withUnitCost,"
                                + " or leave it out");
        assertThatIllegalStateException()
                .isThrownBy(() -> SMALL.by(country()).measure(margin()))
                .withMessage(
                        "profit and margin cannot be told: no line has a unit cost; give lines one with withUnitCost,"
                                + " or leave it out");
        assertThatIllegalStateException()
                .isThrownBy(() -> SMALL.measure(cost()))
                .withMessage(
                        "cost cannot be told: no line has a unit cost; give lines one with withUnitCost, or leave it"
                                + " out");
    }

    @Test
    void aListOfNoMetricsIsRefused() {
        List<Metric<?>> none = List.of();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.measure(none))
                .withMessage("metrics must not be empty; name at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.by(month()).measure(none))
                .withMessage("metrics must not be empty; name at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.by(country()).measure(none))
                .withMessage("metrics must not be empty; name at least one");
    }

    @Test
    void aMeasureThatAMetricDidNotNameIsRefused() {
        Metric<?> careless = new Careless();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.measure(careless))
                .withMessage("CUSTOMERS was not measured; name it among the metric's measures");
    }

    private record Careless() implements Metric<dev.kpi.figure.Count> {
        @Override
        public String name() {
            return "careless";
        }

        @Override
        public String formula() {
            return "customers";
        }

        @Override
        public dev.kpi.figure.Unit unit(Currency currency) {
            return dev.kpi.figure.Unit.count("customers");
        }

        @Override
        public java.util.Set<Measure> measures() {
            return java.util.Set.of(Measure.Sum.GROSS_SALES);
        }

        @Override
        public dev.kpi.figure.Count value(dev.kpi.metric.Totals totals) {
            return dev.kpi.figure.Count.of(totals.of(Measure.Tally.CUSTOMERS), unit(totals.currency()));
        }
    }

    // ---- builders, settings, lines

    @Test
    void aBuilderIsUsedUpOnce() {
        OrdersBuilder builder = Orders.builder(SETTINGS).add(line("A"));
        builder.toOrders();

        for (Runnable again : List.<Runnable>of(builder::toOrders, builder::newBatch, () -> builder.add(line("B")))) {
            assertThatIllegalStateException()
                    .isThrownBy(again::run)
                    .withMessage("these orders were built already; start with a new builder");
        }
    }

    @Test
    void settingsAreChecked() {
        LocalDate day = LocalDate.of(2011, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withCoverage(DateRange.of(day, day)))
                .withMessage("coverage (empty at 2011-01-01) must hold at least one day");
        assertThatNullPointerException()
                .isThrownBy(() -> OrderSettings.of(null, ZoneId.of("Z")))
                .withMessage("currency");
        assertThatNullPointerException()
                .isThrownBy(() -> OrderSettings.of(RandomLines.GBP, null))
                .withMessage("zone");
        assertThat(SETTINGS).hasToString("OrderSettings[GBP, Europe/London]");
        assertThat(SETTINGS.withCoverage(Periods.year(2011)))
                .hasToString("OrderSettings[GBP, Europe/London, 2011-01-01..2011-12-31]");
        assertThat(SETTINGS.withCompleteHistory().hasCompleteHistory()).isTrue();
        assertThat(SETTINGS.hasCompleteHistory()).isFalse();
        assertThat(SETTINGS.withCompleteHistory().withReturnsOnOrderDate().hasCompleteHistory())
                .isTrue();
    }

    @Test
    void coordinatesAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line("A").withShipFrom(90.5, 0))
                .withMessage("latitude (90.5) must be in [-90, 90]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line("A").withShipTo(0, Double.NaN))
                .withMessage("longitude (NaN) must be in [-180, 180]");
        assertThat(line("A").withShipTo(-90, 180).text(dev.kpi.metric.Dimensions.shipTo()))
                .isEqualTo("-90.0,180.0");
    }

    @Test
    void aLineKeepsWhatItWasGiven() {
        Line line = line("A")
                .withCustomer("c-1")
                .withStore("s")
                .withCity("Lyon")
                .withPaymentMethod("card")
                .withDeliveryDate(LocalDate.of(2011, 6, 3))
                .withShipFrom(1.5, 2.5)
                .with(attribute("season", Level.ORDER), "summer");

        assertThat(List.of(
                        line.text(customer()),
                        line.text(dev.kpi.metric.Dimensions.store()),
                        line.text(dev.kpi.metric.Dimensions.city()),
                        line.text(dev.kpi.metric.Dimensions.paymentMethod()),
                        line.text(dev.kpi.metric.Dimensions.deliveryDate()),
                        line.text(dev.kpi.metric.Dimensions.shipFrom()),
                        line.text(attribute("season", Level.ORDER))))
                .containsExactly("c-1", "s", "Lyon", "card", "2011-06-03", "1.5,2.5", "summer");
        assertThat(line.text(country())).isNull();
        assertThat(line.at()).isEqualTo(NOON);
        assertThat(line.isCharge()).isFalse();
        assertThat(line.asCharge().isCharge()).isTrue();
        assertThat(line.kind()).isEqualTo(LineKind.SALE);
        assertThat(Line.of("A", NOON, "p", -1, BigDecimal.ONE).kind()).isEqualTo(LineKind.RETURN);
        assertThat(Line.of("A", NOON, "p", 0, BigDecimal.ONE).kind()).isEqualTo(LineKind.SALE);
    }

    @Test
    void everyPartOfALineMustBeThere() {
        assertThatNullPointerException()
                .isThrownBy(() -> Line.of(null, NOON, "p", 1, BigDecimal.ONE))
                .withMessage("order");
        assertThatNullPointerException()
                .isThrownBy(() -> Line.of("A", null, "p", 1, BigDecimal.ONE))
                .withMessage("at");
        assertThatNullPointerException()
                .isThrownBy(() -> Line.of("A", NOON, null, 1, BigDecimal.ONE))
                .withMessage("product");
        assertThatNullPointerException()
                .isThrownBy(() -> Line.of("A", NOON, "p", null, BigDecimal.ONE))
                .withMessage("quantity");
        assertThatNullPointerException()
                .isThrownBy(() -> Line.of("A", NOON, "p", 1, null))
                .withMessage("unitPrice");
        assertThatNullPointerException()
                .isThrownBy(() -> line("A").withKind(null))
                .withMessage("kind");
        assertThatNullPointerException()
                .isThrownBy(() -> line("A").withDiscount(null))
                .withMessage("amount");
        assertThatNullPointerException()
                .isThrownBy(() -> line("A").withCountry(null))
                .withMessage("value");
    }

    // ---- text

    @Test
    void everyPrefixOfASentencePrints() {
        assertThat(SMALL).hasToString("Orders[3 lines · 2 orders · 2 customers · GBP · 2011-06-01..2011-06-01]");
        Scope france = SMALL.within(Periods.year(2011)).where(country().is("France"));
        assertThat(france)
                .hasToString("Orders[1 lines · 1 orders · 1 customers · GBP · within 2011-01-01..2011-12-31"
                        + " · where country = France]");
        assertThat(SMALL.where(country().in("France", "Spain")).where(weekday().not(DayOfWeek.SUNDAY)))
                .hasToString("Orders[3 lines · 2 orders · 2 customers · GBP · where country in [France, Spain] and not"
                        + " (weekday = SUNDAY)]");
        assertThat(france.by(month())).hasToString(france + " by month");
        assertThat(SMALL.by(country().top(3, revenue()), product()))
                .hasToString(SMALL + " by top 3 country by revenue, product");
        assertThat(SMALL.measure(revenue(), orderCount())).hasToString("""
                metric       value
                revenue  GBP 19.98
                orders           2""");
        assertThat(line("A")).hasToString("Line[A, 2011-06-01T12:00:00Z, 2 x p-1 at 9.99]");
        assertThat(Line.of("A", NOON, "p", new BigDecimal("1E+3"), new BigDecimal("1E-3")))
                .hasToString("Line[A, 2011-06-01T12:00:00Z, 1000 x p at 0.001]");
    }
}
