package dev.kpi.order;

import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.customer;
import static dev.kpi.metric.Dimensions.order;
import static dev.kpi.metric.Metrics.profit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Metrics;
import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.Finding;
import dev.kpi.quality.Place;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens to odd lines: rejected, dropped, kept or refused, and counted in each case. */
class OddLinesTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));
    private static final Instant NOON = Instant.parse("2011-06-01T12:00:00Z");

    private static Line line(String order) {
        return Line.of(order, NOON, "p-1", 2, new BigDecimal("9.99"));
    }

    private static Orders orders(Line... lines) {
        return Stream.of(lines).collect(Orders.collector(SETTINGS));
    }

    @Test
    void anotherCurrencyStopsTheLoad() {
        Line inEuros = line("A-17").withCurrency(Currency.getInstance("EUR"));

        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> orders(line("A"), inEuros))
                .withMessage("line 2, currency 'EUR': order A-17 is in EUR but these orders are in GBP"
                        + " (other-currency); convert the amounts before building orders");
        assertThat(orders(line("A").withCurrency(RandomLines.GBP)).revenue()).hasToString("GBP 19.98");
    }

    @Test
    void lineFieldsThatAreMissingAreCounted() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        batch.text(LineBatch.ORDER, " ").at(0, 0).quantity(1, 0).unitPrice(1, 0).end(10);
        batch.text(LineBatch.ORDER, "A").quantity(1, 0).unitPrice(1, 0).end(11);
        batch.text(LineBatch.ORDER, "A").at(0, 0).unitPrice(1, 0).end(12);
        batch.text(LineBatch.ORDER, "A").at(0, 0).quantity(1, 0).end(13);
        boolean accepted = batch.text(LineBatch.ORDER, "A")
                .at(0, 0)
                .quantity(1, 0)
                .unitPrice(1, 0)
                .end(14);

        Orders orders = builder.toOrders();

        assertThat(accepted).isTrue();
        Finding missing = orders.quality().finding(Reason.MISSING_FIELD);
        assertThat(missing.first())
                .extracting(Object::toString)
                .containsExactly(
                        "line 10, order ''", "line 11, time ''", "line 12, quantity ''", "line 13, unit price ''");
        assertThat(orders.quality().rejected()).isEqualTo(4);
        assertThat(orders.revenue()).hasToString("GBP 1.00");
    }

    @Test
    void amountsOutOfRangeAreCountedOrStopTheLoad() {
        List<Line> odd = List.of(
                Line.of("A", NOON, "p", new BigDecimal("0.0000001"), BigDecimal.ONE),
                Line.of("A", NOON, "p", 1, new BigDecimal("1E+12")),
                Line.of("A", NOON, "p", 1, BigDecimal.ONE).withDiscount(new BigDecimal("1E+999999999")),
                Line.of("A", NOON, "p", 1, BigDecimal.ONE).withUnitCost(new BigDecimal("-1E-999999999")),
                Line.of("A", NOON, "p", 1_000_000, new BigDecimal("1000000")),
                Line.of("A", NOON, "p", new BigDecimal("1000000.1"), new BigDecimal("999999.999999")));
        Orders orders = odd.stream().collect(Orders.collector(SETTINGS));

        assertThat(orders.quality().finding(Reason.AMOUNT_OUT_OF_RANGE).first())
                .extracting(Object::toString)
                .containsExactly(
                        "line 1, quantity '1E-7'",
                        "line 2, unit price '1E+12'",
                        "line 3, discount '1E+999999999'",
                        "line 4, unit cost '-1E-999999999'",
                        "line 5, amount '1000000 times 1000000'");
        assertThat(orders.quality().rejected()).isEqualTo(6);
        OrderSettings strict =
                SETTINGS.withPolicy(QualityPolicy.withDefaults().with(Reason.AMOUNT_OUT_OF_RANGE, Policy.FAIL));
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> odd.stream().skip(1).collect(Orders.collector(strict)))
                .withMessage(
                        "line 1, unit price '1E+12': unit price needs more than 6 decimals or is not below 10^12; round it, or"
                                + " write it in larger units (amount-out-of-range); correct the line, or choose DROP for this"
                                + " reason");
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> odd.stream().skip(4).collect(Orders.collector(strict)))
                .withMessage(
                        "line 1, amount '1000000 times 1000000': amount is not below 10^12; write it in larger units"
                                + " (amount-out-of-range); correct the line, or choose DROP for this reason");
    }

    @Test
    void whatIsOutOfRangeIsToldInFewCharacters() {
        BigDecimal ofManyDigits = new BigDecimal(BigInteger.TEN.pow(5000).add(BigInteger.ONE), Integer.MIN_VALUE);
        Orders orders = orders(
                Line.of("A", NOON, "p", 1, new BigDecimal("1E+1000000000")),
                Line.of("A", NOON, "p", 1, ofManyDigits),
                line("A").withDiscountPercent(new BigDecimal("1E+13").setScale(1)),
                Line.of("A", NOON, "p", 1, new BigDecimal("999999999999")).withDiscountPercent(new BigDecimal("101")),
                Line.of("A", NOON, "p", 1, BigDecimal.ONE).withUnitCost(new BigDecimal("10000000000000")));

        List<Place> places =
                orders.quality().finding(Reason.AMOUNT_OUT_OF_RANGE).first();

        assertThat(places)
                .extracting(Place::field)
                .containsExactly("unit price", "unit price", "discount", "discount", "unit cost");
        assertThat(places)
                .extracting(Place::value)
                .containsExactly(
                        "1E+1000000000",
                        "1." + "0".repeat(48) + "..." + "0".repeat(37) + "1E+2147488648",
                        "10000000000000.0 percent",
                        "101 percent",
                        "10000000000000");
    }

    @Test
    void numbersOfABatchThatAreOutOfRangeAreTold() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        batch.text(LineBatch.ORDER, "A").at(0, 0).quantity(1, 0).unitPrice(10_000_000_000_000L, 0);
        batch.end(1);
        batch.text(LineBatch.ORDER, "A").at(0, 0).quantity(1, 0).unitPrice(1, Integer.MIN_VALUE);
        batch.end(2);
        batch.text(LineBatch.ORDER, "A").at(0, 0).quantity(1, 0).unitPrice(1, 0).discount(1, Integer.MAX_VALUE);
        batch.end(3);

        assertThat(builder.toOrders()
                        .quality()
                        .finding(Reason.AMOUNT_OUT_OF_RANGE)
                        .first())
                .extracting(Object::toString)
                .containsExactly(
                        "line 1, unit price '10000000000000'",
                        "line 2, unit price '1E+2147483648'",
                        "line 3, discount '1E-2147483647'");
    }

    @Test
    void aDiscountAboveGrossIsNotedOfReturnsToo() {
        Line returned = Line.of("A", NOON, "p", -1, new BigDecimal("5")).withKind(LineKind.RETURN);
        Orders orders = orders(
                returned.withDiscount(new BigDecimal("10")),
                returned.withDiscount(new BigDecimal("-10")),
                Line.of("A", NOON, "p", 1, new BigDecimal("5"))
                        .withKind(LineKind.RETURN)
                        .withDiscountPercent(new BigDecimal("150")),
                returned.withDiscount(new BigDecimal("5")),
                returned.withDiscount(new BigDecimal("-5")),
                returned,
                Line.of("A", NOON, "p", -1, new BigDecimal("5"))
                        .withKind(LineKind.VOID)
                        .withDiscount(new BigDecimal("10")));

        assertThat(orders.quality().finding(Reason.DISCOUNT_ABOVE_GROSS).first())
                .extracting(Object::toString)
                .containsExactly("line 1, discount '10'", "line 2, discount '-10'", "line 3, discount '7.5'");
        // by definition a return takes off the magnitude of its net amount
        assertThat(orders.measure(Metrics.returns())).hasToString("GBP 17.50");
    }

    @Test
    void priceTimesQuantityOfTooManyDecimalsStopsTheLoadUnlessItMayBeDropped() {
        Line byWeight = Line.of("B", NOON, "p", new BigDecimal("43.217"), new BigDecimal("1.7999"));
        Line costly = Line.of("C", NOON, "p", new BigDecimal("0.0010"), BigDecimal.ONE)
                .withUnitCost(new BigDecimal("-0.000100"));

        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> orders(line("A"), byWeight))
                .withMessage(
                        "line 2, amount '77.7862783': unit price times quantity has 7 decimals, and amounts hold at"
                                + " most 6; round one of the two, or give the rounded amount with quantity 1"
                                + " (amount-too-precise); correct the line, or choose DROP for this reason");
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> orders(costly))
                .withMessage("line 1, amount '-0.0000001': unit cost times quantity has 7 decimals, and amounts hold at"
                        + " most 6; round one of the two, or give the rounded amount with quantity 1"
                        + " (amount-too-precise); correct the line, or choose DROP for this reason");
        Orders dropped = Stream.of(line("A"), byWeight, costly)
                .collect(Orders.collector(SETTINGS.withPolicy(
                        QualityPolicy.withDefaults().with(Reason.AMOUNT_TOO_PRECISE, Policy.DROP))));
        assertThat(dropped.revenue()).hasToString("GBP 19.98");
        assertThat(dropped.quality().finding(Reason.AMOUNT_TOO_PRECISE).first())
                .extracting(Object::toString)
                .containsExactly("line 2, amount '77.7862783'", "line 3, amount '-0.0000001'");
        assertThat(orders(Line.of("B", NOON, "p", new BigDecimal("43.22"), new BigDecimal("1.7999")))
                        .revenue())
                .hasToString("GBP 77.791678");
    }

    @Test
    void aPercentageOfAnySizeIsOutOfRangeAtOnceAndNoError() {
        for (String percent : List.of("1E+13", "1E+9999999", "1E+999999999", "-1E+999999999")) {
            Line odd = line("A").withDiscountPercent(new BigDecimal(percent));

            Orders orders = assertTimeout(Duration.ofSeconds(2), () -> orders(odd));

            assertThat(orders.quality().finding(Reason.AMOUNT_OUT_OF_RANGE).count())
                    .isEqualTo(1);
        }
    }

    @Test
    void theLargestAmountsAreHeldExactly() {
        BigDecimal largest = new BigDecimal("999999999999.999999");
        Orders orders = IntStream.range(0, 1000)
                .mapToObj(i -> Line.of("A-" + i, NOON, "p", 1, largest).withUnitCost(largest.negate()))
                .collect(Orders.collector(SETTINGS));

        assertThat(orders.revenue()).hasToString("GBP 999999999999999.999");
        assertThat(orders.measure(profit())).hasToString("GBP 1999999999999999.998");
    }

    @Test
    void instantsBeyondTheCalendarAreCounted() {
        Orders orders = orders(
                Line.of("A", Instant.MAX, "p", 1, BigDecimal.ONE),
                Line.of("A", Instant.MIN, "p", 1, BigDecimal.ONE),
                Line.of("A", Instant.parse("1677-12-31T23:59:59Z"), "p", 1, BigDecimal.ONE),
                Line.of("A", Instant.parse("2262-01-01T00:00:00Z"), "p", 1, BigDecimal.ONE),
                Line.of("A", Instant.parse("1678-01-01T00:00:00Z"), "p", 1, BigDecimal.ONE));

        assertThat(orders.quality().finding(Reason.UNPARSABLE_FIELD).count()).isEqualTo(4);
        assertThat(orders.revenue()).hasToString("GBP 1.00");
    }

    @Test
    void aPolicyMayDropOrStopWhatIsKeptByDefault() {
        QualityPolicy strict = QualityPolicy.withDefaults();
        Line free = Line.of("A", NOON, "p", 0, BigDecimal.ZERO).withDiscount(BigDecimal.ONE);
        for (Reason reason : List.of(
                Reason.MISSING_CUSTOMER,
                Reason.ZERO_PRICE,
                Reason.ZERO_QUANTITY,
                Reason.DISCOUNT_ABOVE_GROSS,
                Reason.COST_MISSING)) {
            Orders dropped = Stream.of(free, line("B").withCustomer("c").withUnitCost(BigDecimal.ONE))
                    .collect(Orders.collector(SETTINGS.withPolicy(strict.with(reason, Policy.DROP))));
            assertThat(dropped.quality().rejected()).as(reason.code()).isEqualTo(1);
            assertThat(dropped.orderCount()).hasToString("1 orders");
            assertThatExceptionOfType(DataQualityException.class)
                    .isThrownBy(() -> Stream.of(free)
                            .collect(Orders.collector(SETTINGS.withPolicy(strict.with(reason, Policy.FAIL)))));
        }
    }

    @Test
    void linesWithoutCostCanBeDroppedThoughNoLineHasOne() {
        OrderSettings settings =
                SETTINGS.withPolicy(QualityPolicy.withDefaults().with(Reason.COST_MISSING, Policy.DROP));

        Orders orders = Stream.of(line("A")).collect(Orders.collector(settings));

        assertThat(orders.quality().rejected()).isEqualTo(1);
        assertThat(orders.quality().finding(Reason.COST_MISSING).count()).isEqualTo(1);
    }

    @Test
    void linesOutsideOfTheClaimedCoverageAreCountedAndKept() {
        Orders orders = Stream.of(line("A"), Line.of("B", NOON.plusSeconds(400 * 86_400L), "p", 1, BigDecimal.ONE))
                .collect(Orders.collector(SETTINGS.withCoverage(Periods.year(2011))));

        assertThat(orders.quality().finding(Reason.OUTSIDE_DATES).count()).isEqualTo(1);
        assertThat(orders.revenue()).hasToString("GBP 20.98");
    }

    @Test
    void linesAfterTheAsOfDateAreCountedAndKeptButCoverageEndsWithIt() {
        Line later = Line.of("B", NOON.plusSeconds(400 * 86_400L), "p", 1, BigDecimal.ONE);
        OrderSettings settings = SETTINGS.withAsOf(LocalDate.of(2011, 12, 31));
        Orders orders = Stream.of(line("A"), later).collect(Orders.collector(settings));

        assertThat(orders.quality()).hasToString("""
                2 lines read = 2 accepted + 0 rejected; 0 void

                reason            policy  lines  first places
                missing-customer  KEEP        2  line 1, customer ''; line 2, customer ''
                after-as-of       KEEP        1  line 2, time '2012-07-05T12:00:00Z'""");
        assertThat(orders.revenue()).hasToString("GBP 20.98");
        assertThat(orders.coverage()).hasToString("2011-06-01..2011-12-31");
        assertThat(orders.customers().asOf()).isEqualTo(LocalDate.of(2011, 12, 31));
        assertThat(Stream.of(later).collect(Orders.collector(settings)).coverage())
                .hasToString("2011-12-31..2011-12-31");
        assertThat(Stream.of(later)
                        .collect(Orders.collector(settings))
                        .plus(Stream.of(line("A")))
                        .coverage())
                .isEqualTo(orders.coverage());
    }

    @Test
    void theAsOfDateIsToItsEndInTheZoneOfTheShop() {
        Line lastHour = Line.of("A", Instant.parse("2011-06-01T22:59:59Z"), "p", 1, BigDecimal.ONE);
        Line nextDay = Line.of("B", Instant.parse("2011-06-01T23:00:00Z"), "p", 1, BigDecimal.ONE);
        OrderSettings settings = SETTINGS.withAsOf(LocalDate.of(2011, 6, 1))
                .withPolicy(QualityPolicy.withDefaults().with(Reason.AFTER_AS_OF, Policy.DROP));

        assertThat(Stream.of(lastHour, nextDay)
                        .collect(Orders.collector(settings))
                        .by(order())
                        .orderCount()
                        .keys())
                .containsExactly("A");
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> Stream.of(nextDay)
                        .collect(Orders.collector(settings.withPolicy(
                                QualityPolicy.withDefaults().with(Reason.AFTER_AS_OF, Policy.FAIL)))))
                .withMessage(
                        "line 1, time '2011-06-01T23:00:00Z': after the as-of date 2011-06-01 (after-as-of); correct"
                                + " the line, or choose KEEP or DROP for this reason");
    }

    @Test
    void coverageAndAsOfMustAgree() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withCoverage(Periods.year(2011)).withAsOf(LocalDate.of(2011, 12, 30)))
                .withMessage("coverage (2011-01-01..2011-12-31) must end by the as-of date (2011-12-30), after which"
                        + " nothing can have happened yet");
        Orders orders = Stream.of(Line.of("B", NOON.plusSeconds(400 * 86_400L), "p", 1, BigDecimal.ONE))
                .collect(Orders.collector(
                        SETTINGS.withCoverage(Periods.year(2011)).withAsOf(LocalDate.of(2011, 12, 31))));
        assertThat(orders.coverage()).isEqualTo(Periods.year(2011));
        assertThat(orders.quality().finding(Reason.OUTSIDE_DATES).count()).isEqualTo(1);
        assertThat(orders.quality().finding(Reason.AFTER_AS_OF).count()).isEqualTo(1);
        assertThat(SETTINGS.withAsOf(LocalDate.of(2011, 12, 31)))
                .hasToString("OrderSettings[GBP, Europe/London, as of 2011-12-31]");
    }

    @Test
    void percentagesOfABaseBelowZeroAreUndefined() {
        Line sold = line("A").withUnitCost(new BigDecimal("4.00"));
        Line back = Line.of("R", NOON, "p-1", -3, new BigDecimal("9.99")).withUnitCost(new BigDecimal("4.00"));
        Orders orders = orders(sold, back);

        assertThat(orders.measure(profit())).hasToString("GBP -5.99");
        assertThat(orders.measure(Metrics.margin())).hasToString("n/a");
        assertThat(orders(sold).measure(Metrics.margin())).hasToString("60.0%");
        Orders credit =
                orders(Line.of("A", NOON, "p-1", 1, new BigDecimal("-10.00")).withDiscount(new BigDecimal("1.00")));
        assertThat(credit.measure(Metrics.discountRate()).isDefined()).isFalse();
        assertThat(credit.measure(Metrics.returnRate()).isDefined()).isFalse();
        assertThat(credit.measure(Metrics.averageOrderValue())).hasToString("GBP -11.00 per order");
    }

    @Test
    void aDroppedDuplicateDoesNotStretchCoverage() {
        Orders orders = orders(
                line("A").withLineId("1"),
                Line.of("A", NOON.plusSeconds(86_400), "p-1", 2, BigDecimal.ONE).withLineId("1"));

        assertThat(orders.quality().rejected()).isEqualTo(1);
        assertThat(orders.coverage()).hasToString("2011-06-01..2011-06-01");
    }

    @Test
    void aLineIdCountsWithinItsOrder() {
        Orders orders = orders(
                line("A").withLineId("1"), line("B").withLineId("1"), line("A").withLineId("1"), line("A"), line("A"));

        assertThat(orders.quality().finding(Reason.DUPLICATE_LINE_ID).count()).isEqualTo(1);
        assertThat(orders.quality().finding(Reason.DUPLICATE_LINE).count()).isEqualTo(1);
        assertThat(orders.measure(dev.kpi.metric.Metrics.lines())).hasToString("4 lines");
    }

    @Test
    void linesThatDifferInPriceAreNoExactDuplicatesThoughTheyComeToTheSame() {
        Orders orders = orders(
                Line.of("A", NOON, "p", 0, BigDecimal.ONE),
                Line.of("A", NOON, "p", 0, BigDecimal.TEN),
                Line.of("B", NOON, "p", -2, BigDecimal.TEN),
                Line.of("B", NOON, "p", 2, BigDecimal.TEN).withKind(LineKind.RETURN));

        assertThat(orders.quality().finding(Reason.DUPLICATE_LINE).count()).isZero();
    }

    @Test
    void factsThatDisagreeAreCountedOnceForEachOrderCustomerAndProduct() {
        Orders orders = orders(
                line("A")
                        .withCustomer("c-1")
                        .withCountry("Spain")
                        .withCategory("Toys")
                        .withCustomerType("b2b"),
                line("A").withCustomer("c-2").withCountry("France").withCategory("Food"),
                line("A").withCustomer("c-1").withCountry("Malta").withCategory("Food"),
                line("B").withCustomer("c-1").withCustomerType("b2c"));

        assertThat(orders.by(country()).revenue().keys()).containsExactly("France", "(unknown)");
        assertThat(orders.by(customer()).revenue().keys()).containsExactly("c-1");
        assertThat(orders.by(category()).revenue().keys()).containsExactly("Food");
        // customer, country, category and customer type
        assertThat(orders.quality().finding(Reason.DISAGREEING_FACT).count()).isEqualTo(4);
    }

    @Test
    void anOrderWhoseSaleLinesBearDifferentDaysIsCountedButReturnsMayFollow() {
        Orders orders = orders(
                line("A"),
                Line.of("A", NOON.plusSeconds(86_400), "p-1", 2, BigDecimal.ONE),
                Line.of("A", NOON.plusSeconds(2 * 86_400), "p-1", 2, BigDecimal.ONE),
                line("B"),
                Line.of("B", NOON.plusSeconds(60), "p-1", 2, BigDecimal.ONE),
                Line.of("B", NOON.plusSeconds(86_400), "p-1", -2, BigDecimal.ONE));

        assertThat(places(orders, Reason.DISAGREEING_FACT)).containsExactly("line 2, time '2011-06-02T12:00:00Z'");
    }

    @Test
    void aTimeThatDisagreesIsToldWithOneThatDoesNotCount() {
        Line later = Line.of("A", NOON.plusSeconds(4 * 86_400), "p-1", 2, BigDecimal.ONE);
        Line last = Line.of("A", NOON.plusSeconds(5 * 86_400), "p-1", 2, BigDecimal.ONE);
        Line earliest = line("A");
        Line back = Line.of("A", NOON.minusSeconds(86_400), "p-1", -2, BigDecimal.ONE);

        assertThat(places(orders(later, earliest), Reason.DISAGREEING_FACT))
                .containsExactly("line 1, time '2011-06-05T12:00:00Z'");
        assertThat(places(orders(back, earliest, last, later, earliest), Reason.DISAGREEING_FACT))
                .containsExactly("line 3, time '2011-06-06T12:00:00Z'");
        assertThat(places(orders(last, later, earliest), Reason.DISAGREEING_FACT))
                .containsExactly("line 1, time '2011-06-06T12:00:00Z'");
    }

    private static List<String> places(Orders orders, Reason reason) {
        return orders.quality().finding(reason).first().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void aFactThatDisagreesIsToldWithWhatTheLineTellsAndWhoseFactItIs() {
        List<Line> lines = List.of(
                line("A").withCustomer("c-1").withCategory("Food").withCustomerType("new"),
                line("A").withCustomer("c-2").withCategory("Toys"),
                line("B").withCustomer("c-1").withCategory("Food").withCustomerType("old"),
                line("G").withCategory("Food").withCustomerType("new"),
                line("G").withCategory("Food").withCustomerType("old"));

        assertThat(places(lines.stream().collect(Orders.collector(SETTINGS)), Reason.DISAGREEING_FACT))
                .containsExactly(
                        "line 2, category 'Toys'",
                        "line 2, customer 'c-2'",
                        "line 3, customer type 'old'",
                        "line 5, customer type 'old'");
        assertStrict("line 2, customer 'c-2': the lines of order A disagree on the customer", lines.subList(0, 2));
        assertStrict(
                "line 2, category 'Toys': the lines of product p-1 disagree on the category",
                List.of(lines.get(0), line("B").withCategory("Toys")));
        assertStrict(
                "line 2, customer type 'old': the lines of customer c-1 disagree on the customer type",
                List.of(lines.get(0), lines.get(2)));
        assertStrict(
                "line 2, customer type 'old': the lines of guest order G disagree on the customer type",
                lines.subList(3, 5));
        assertStrict(
                "line 2, time '2011-06-02T12:00:00Z': the lines of order A disagree on the time",
                List.of(line("A"), Line.of("A", NOON.plusSeconds(86_400), "p-1", 2, BigDecimal.ONE)));
    }

    private static void assertStrict(String complaint, List<Line> lines) {
        OrderSettings strict =
                SETTINGS.withPolicy(QualityPolicy.withDefaults().with(Reason.DISAGREEING_FACT, Policy.FAIL));
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> lines.stream().collect(Orders.collector(strict)))
                .withMessage(complaint
                        + "; the earliest counts (disagreeing-fact); correct the line, or choose KEEP for this"
                        + " reason");
    }

    @Test
    void whatOrdersAndCustomersDisagreeOnIsToldByTheFirstPlaces() {
        List<Line> lines = List.of(
                line("A").withCountry("Spain").withCustomer("c-1").withCustomerType("new"),
                line("B").withCountry("Spain").withCustomer("c-2").withCustomerType("new"),
                line("C").withCountry("Spain"),
                line("C").withCountry("Malta"),
                line("B").withCountry("Malta"),
                line("A").withCountry("Malta"),
                line("C").withCountry("Peru"),
                Line.of("E", NOON.plusSeconds(60), "p-1", 2, BigDecimal.ONE)
                        .withCustomer("c-2")
                        .withCustomerType("old"),
                Line.of("F", NOON.plusSeconds(60), "p-1", 2, BigDecimal.ONE)
                        .withCustomer("c-1")
                        .withCustomerType("old"));
        Orders orders = lines.stream().collect(Orders.collector(SETTINGS));

        // Malta counts: of texts with one instant, the smaller one does
        assertThat(places(orders, Reason.DISAGREEING_FACT))
                .containsExactly(
                        "line 1, country 'Spain'",
                        "line 2, country 'Spain'",
                        "line 3, country 'Spain'",
                        "line 8, customer type 'old'",
                        "line 9, customer type 'old'");
        assertThat(orders.quality().finding(Reason.DISAGREEING_FACT).count()).isEqualTo(5);
        assertStrict(
                "line 1, country 'Spain': the lines of order B disagree on the country",
                List.of(
                        line("B").withCountry("Spain"),
                        line("A").withCountry("Spain"),
                        line("A").withCountry("Malta"),
                        line("B").withCountry("Malta")));
        assertStrict(
                "line 3, country 'Spain': the lines of order B disagree on the country",
                List.of(
                        line("A").withCountry("Malta"),
                        line("B").withCountry("Malta"),
                        line("B").withCountry("Spain"),
                        line("A").withCountry("Spain")));
        assertStrict(
                "line 3, customer type 'old': the lines of customer c-1 disagree on the customer type",
                List.of(lines.get(1), lines.get(0), lines.get(8), lines.get(7)));
    }

    @Test
    void ofSeveralDuplicatesThatFailTheFirstLineIsTold() {
        for (Reason reason : List.of(Reason.DUPLICATE_LINE_ID, Reason.DUPLICATE_LINE)) {
            String id = reason == Reason.DUPLICATE_LINE_ID ? "7" : "";
            OrderSettings strict =
                    SETTINGS.withPolicy(QualityPolicy.withDefaults().with(reason, Policy.FAIL));
            assertThatExceptionOfType(DataQualityException.class)
                    .isThrownBy(() -> Stream.of(line("A"), line("B"), line("B"), line("A"))
                            .map(line -> line.withLineId(id))
                            .collect(Orders.collector(strict)))
                    .withMessageStartingWith("line 3, ");
        }
    }

    @Test
    void aDuplicateIsToldWithItsIdOrItsOrder() {
        Line same = line("A").withLineId("7");
        assertThat(places(orders(same, same, line("B"), line("B")), Reason.DUPLICATE_LINE_ID))
                .containsExactly("line 2, line id '7'");
        assertThat(places(orders(same, same, line("B"), line("B")), Reason.DUPLICATE_LINE))
                .containsExactly("line 4, order 'B'");
    }

    @Test
    void linesOfOneIdThatAreKeptMayStillBeTheSameInEveryField() {
        QualityPolicy keepingIds = QualityPolicy.withDefaults().with(Reason.DUPLICATE_LINE_ID, Policy.KEEP);
        Line first = line("A").withLineId("1");
        Line other = Line.of("A", NOON, "p-1", 1, BigDecimal.ONE).withLineId("1");
        List<Line> lines = List.of(first, other, first, line("B").withLineId("1"), line("C"), line("C"), other);
        for (Policy policy : List.of(Policy.KEEP, Policy.DROP)) {
            OrderSettings settings = SETTINGS.withPolicy(keepingIds.with(Reason.DUPLICATE_LINE, policy));
            Orders orders = lines.stream().collect(Orders.collector(settings));
            assertThat(places(orders, Reason.DUPLICATE_LINE))
                    .containsExactly("line 3, order 'A'", "line 6, order 'C'", "line 7, order 'A'");
            assertThat(orders.quality().finding(Reason.DUPLICATE_LINE_ID).count())
                    .isEqualTo(3);
            assertThat(orders.quality().rejected()).isEqualTo(policy == Policy.DROP ? 3 : 0);
            Orders grown = lines.subList(0, 2).stream()
                    .collect(Orders.collector(settings))
                    .plus(lines.stream().skip(2));
            assertThat(grown.quality().rejected()).isEqualTo(policy == Policy.DROP ? 3 : 0);
            assertThat(grown.quality().finding(Reason.DUPLICATE_LINE).count()).isEqualTo(3);
        }
        // many lines of one order, which are compared by their marks
        OrderSettings dropping = SETTINGS.withPolicy(keepingIds.with(Reason.DUPLICATE_LINE, Policy.DROP));
        Orders large = IntStream.range(0, 1000)
                .mapToObj(i -> Line.of("A", NOON, "p-" + i % 5, i % 40 + 1, BigDecimal.ONE)
                        .withLineId("1"))
                .collect(Orders.collector(dropping));
        assertThat(large.quality().accepted()).isEqualTo(40);
        // dropped for its id, it is no further duplicate
        assertThat(orders(first, first).quality().finding(Reason.DUPLICATE_LINE).count())
                .isZero();
    }

    @Test
    void aSignUpAfterTheFirstOrderIsCountedOnceForEachCustomer() {
        Orders orders = orders(
                line("A").withCustomer("c-1").withSignUp(LocalDate.of(2011, 6, 2)),
                line("B").withCustomer("c-2").withSignUp(LocalDate.of(2011, 6, 1)),
                line("C").withCustomer("c-1"));

        assertThat(orders.quality().finding(Reason.SIGN_UP_AFTER_FIRST_ORDER).count())
                .isEqualTo(1);
    }

    @Test
    void aSignUpThatIsNoDateIsNotAfterTheFirstOrder() {
        Orders orders = Stream.of(
                        "n/a", "20110105", "2011-6-2", "02.06.2011", "2011-06-02", "+12011-06-02", "-2011-06-02")
                .map(text -> line("A of " + text).withCustomer("c of " + text).with(Dimensions.signUp(), text))
                .collect(Orders.collector(SETTINGS));

        assertThat(orders.quality().finding(Reason.SIGN_UP_AFTER_FIRST_ORDER).first())
                .extracting(Object::toString)
                .containsExactly("customer c of +12011-06-02 '+12011-06-02'", "customer c of 2011-06-02 '2011-06-02'");
    }

    @Test
    void theFirstOrderOfACustomerIsASaleThoughAReturnCameBefore() {
        Line returned = Line.of("R", NOON.minusSeconds(10 * 86_400), "p-1", -1, BigDecimal.ONE);
        Orders orders = orders(
                returned.withCustomer("c-1"), line("A").withCustomer("c-1").withSignUp(LocalDate.of(2011, 6, 2)));

        assertThat(orders.quality().finding(Reason.SIGN_UP_AFTER_FIRST_ORDER).count())
                .isEqualTo(1);
    }

    @Test
    void aDiscountInPercentIsRoundedHalfEvenAtTheScaleOfThePrice() {
        assertThat(discountOf("0.25", "10")).hasToString("GBP 0.02");
        assertThat(discountOf("0.35", "10")).hasToString("GBP 0.04");
        assertThat(discountOf("0.250", "10")).hasToString("GBP 0.02");
        assertThat(discountOf("0.251", "10")).hasToString("GBP 0.025");
        assertThat(discountOf("9.99", "33.333")).hasToString("GBP 3.33");
    }

    private static Object discountOf(String price, String percent) {
        return orders(Line.of("A", NOON, "p", 1, new BigDecimal(price)).withDiscountPercent(new BigDecimal(percent)))
                .measure(dev.kpi.metric.Metrics.discounts());
    }

    @Test
    void aReturnTakesOffItsNetAmountWhateverTheSignOfItsQuantity() {
        Line three = Line.of("A", NOON, "p", -3, new BigDecimal("2.50")).withDiscount(new BigDecimal("1.00"));
        Line also = Line.of("A", NOON, "p", 3, new BigDecimal("2.50"))
                .withDiscount(new BigDecimal("-1.00"))
                .withKind(LineKind.RETURN);

        assertThat(orders(three).revenue()).hasToString("GBP -6.50");
        assertThat(orders(also).revenue()).hasToString("GBP -6.50");
        assertThat(orders(three, also).measure(dev.kpi.metric.Metrics.returnedUnits()))
                .hasToString("6 returned units");
    }
}
