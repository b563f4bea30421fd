package dev.kpi.order;

import static dev.kpi.metric.Grains.day;
import static dev.kpi.metric.Grains.fiscalYear;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Grains.quarter;
import static dev.kpi.metric.Grains.week;
import static dev.kpi.metric.Grains.year;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.table.Series;
import dev.kpi.table.Table;
import dev.kpi.time.DateRange;
import dev.kpi.time.FiscalYear;
import dev.kpi.time.IsoWeek;
import dev.kpi.time.Periods;
import dev.kpi.time.YearQuarter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Series: which periods they have, which are partial, where a line belongs at the edges of time. */
class TimelineTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, LONDON);
    private static final YearMonth JANUARY = YearMonth.of(2011, 1);

    private static Line sale(String order, String at, int price) {
        return Line.of(order, Instant.parse(at), "p-1", 1, BigDecimal.valueOf(price))
                .withCustomer("c of " + order);
    }

    private static Orders orders(OrderSettings settings, Line... lines) {
        return Stream.of(lines).collect(Orders.collector(settings));
    }

    /** Three orders: 5 January, 28 February and 10 April 2011. */
    private static Orders spring(OrderSettings settings) {
        return orders(
                settings,
                sale("A", "2011-01-05T12:00:00Z", 10),
                sale("B", "2011-02-28T12:00:00Z", 20),
                sale("C", "2011-04-10T12:00:00Z", 40));
    }

    @Test
    void periodsWithoutOrdersHaveTheirPlace() {
        assertThat(spring(SETTINGS).by(month()).measure(revenue(), orderCount(), averageOrderValue()))
                .hasToString("""
                        month        revenue  orders        AOV
                        2011-01 *  GBP 10.00       1  GBP 10.00
                        2011-02    GBP 20.00       1  GBP 20.00
                        2011-03     GBP 0.00       0        n/a
                        2011-04 *  GBP 40.00       1  GBP 40.00
                        4 rows
                        * partial: not wholly inside coverage and scope""");
    }

    @Test
    void withoutAClaimTheFirstAndLastDayOfTheDataAreCoveredAndNoMore() {
        Series<YearMonth, ?> series = spring(SETTINGS).by(month()).revenue();

        assertThat(spring(SETTINGS).coverage())
                .isEqualTo(DateRange.ofClosed(LocalDate.of(2011, 1, 5), LocalDate.of(2011, 4, 10)));
        assertThat(series.partial()).containsExactly(JANUARY, YearMonth.of(2011, 4));
    }

    @Test
    void aClaimedCoverageStretchesTheSeriesAndSettlesWhatIsPartial() {
        Series<YearMonth, ?> series = spring(
                        SETTINGS.withCoverage(DateRange.ofClosed(LocalDate.of(2010, 12, 1), LocalDate.of(2011, 5, 14))))
                .by(month())
                .revenue();

        assertThat(series.keys()).startsWith(YearMonth.of(2010, 12)).endsWith(YearMonth.of(2011, 5));
        assertThat(series.partial()).containsExactly(YearMonth.of(2011, 5));
        assertThat(series.get(YearMonth.of(2010, 12))).hasToString("GBP 0.00");
    }

    @Test
    void dataOutsideOfTheClaimedCoverageIsShownAsPartial() {
        Orders orders = spring(SETTINGS.withCoverage(Periods.month(2011, 2)));

        assertThat(orders.by(month()).revenue().keys()).startsWith(JANUARY).endsWith(YearMonth.of(2011, 4));
        assertThat(orders.by(month()).revenue().partial())
                .containsExactly(JANUARY, YearMonth.of(2011, 3), YearMonth.of(2011, 4));
        assertThat(orders.coverage()).isEqualTo(Periods.month(2011, 2));
    }

    @Test
    void aScopeThatCutsAMonthMakesItPartial() {
        Orders orders = spring(SETTINGS.withCoverage(Periods.year(2011)));
        DateRange days = DateRange.ofClosed(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 3, 30));

        Series<YearMonth, ?> series = orders.within(days).by(month()).revenue();

        assertThat(series.keys()).containsExactly(JANUARY, YearMonth.of(2011, 2), YearMonth.of(2011, 3));
        assertThat(series.partial()).containsExactly(YearMonth.of(2011, 3));
        assertThat(orders.within(Periods.quarter(2011, 1)).by(month()).revenue().partial())
                .isEmpty();
        assertThat(orders.within(Periods.quarter(2011, 1))
                        .by(quarter())
                        .revenue()
                        .partial())
                .isEmpty();
        assertThat(orders.within(Periods.quarter(2011, 1)).by(year()).revenue().partial())
                .containsExactly(Year.of(2011));
    }

    @Test
    void aScopeBeyondTheDataEndsWhereCoverageEnds() {
        Series<YearMonth, ?> series =
                spring(SETTINGS).within(Periods.year(2011)).by(month()).revenue();

        assertThat(series.keys())
                .startsWith(JANUARY)
                .endsWith(YearMonth.of(2011, 4))
                .hasSize(4);
        assertThat(spring(SETTINGS)
                        .within(Periods.year(2009))
                        .by(month())
                        .revenue()
                        .keys())
                .isEmpty();
    }

    @Test
    void aScopeMayBeginWithTheFirstDayOfTimeAndEndWithTheLast() {
        Orders orders = spring(SETTINGS);
        LocalDate march = LocalDate.of(2011, 3, 1);

        assertThat(orders.within(DateRange.of(LocalDate.MIN, march)).revenue()).hasToString("GBP 30.00");
        assertThat(orders.within(DateRange.of(march, LocalDate.MAX)).revenue()).hasToString("GBP 40.00");
        assertThat(orders.within(DateRange.of(LocalDate.MIN, LocalDate.MAX)).revenue())
                .hasToString("GBP 70.00");
        assertThat(orders.within(DateRange.of(LocalDate.MIN, march))
                        .by(month())
                        .revenue()
                        .keys())
                .containsExactly(JANUARY, YearMonth.of(2011, 2));
    }

    @Test
    void aScopeFarAwayHoldsNothing() {
        LocalDate away = LocalDate.of(2011, 1, 1).minusDays(1L << 32);

        assertThat(spring(SETTINGS)
                        .within(DateRange.of(away, away.plusDays(365)))
                        .revenue())
                .hasToString("GBP 0.00");
    }

    @Test
    void aSeriesUnderAConditionSpansTheWholeCoverage() {
        Series<YearMonth, ?> series =
                spring(SETTINGS).where(Dimensions.order().is("B")).by(month()).revenue();

        assertThat(series.keys()).hasSize(4);
        assertThat(series.values())
                .extracting(Object::toString)
                .containsExactly("GBP 0.00", "GBP 20.00", "GBP 0.00", "GBP 0.00");
    }

    @Test
    void weekFiftyThreeHasItsPlaceBetweenTheYears() {
        Orders orders = orders(
                SETTINGS,
                sale("A", "2015-12-27T23:59:59Z", 1),
                sale("B", "2015-12-28T00:00:00Z", 2),
                sale("C", "2016-01-03T23:59:59Z", 4),
                sale("D", "2016-01-04T00:00:00Z", 8),
                sale("E", "2016-01-10T00:00:00Z", 16));

        Series<IsoWeek, ?> series = orders.by(week()).revenue();

        assertThat(series.keys()).containsExactly(new IsoWeek(2015, 52), new IsoWeek(2015, 53), new IsoWeek(2016, 1));
        assertThat(series.values()).extracting(Object::toString).containsExactly("GBP 1.00", "GBP 6.00", "GBP 24.00");
        assertThat(series.partial()).containsExactly(new IsoWeek(2015, 52));
    }

    @Test
    void fiscalYearsAreNamedByTheYearTheyEndIn() {
        Orders orders = orders(
                SETTINGS,
                sale("A", "2010-03-31T22:59:59Z", 1), // 23:59:59 in London
                sale("B", "2010-03-31T23:00:00Z", 2), // 1 April
                sale("C", "2011-03-31T22:59:59Z", 4),
                sale("D", "2011-03-31T23:00:00Z", 8));

        Series<FiscalYear, ?> series = orders.by(fiscalYear(Month.APRIL)).revenue();

        assertThat(series.keys()).extracting(Object::toString).containsExactly("FY2010", "FY2011", "FY2012");
        assertThat(series.values()).extracting(Object::toString).containsExactly("GBP 1.00", "GBP 6.00", "GBP 8.00");
        assertThat(series.partial()).extracting(Object::toString).containsExactly("FY2010", "FY2012");
        assertThat(orders.by(fiscalYear(Month.JANUARY)).revenue().values())
                .isEqualTo(orders.by(year()).revenue().values());
    }

    @Test
    void daysAreThoseOfTheZone() {
        Line late = sale("A", "2011-06-30T23:30:00Z", 1);
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");

        assertThat(orders(OrderSettings.of(RandomLines.GBP, ZoneId.of("Z")), late)
                        .by(quarter())
                        .revenue()
                        .keys())
                .containsExactly(new YearQuarter(2011, 2));
        assertThat(orders(SETTINGS, late).by(quarter()).revenue().keys()).containsExactly(new YearQuarter(2011, 3));
        assertThat(orders(OrderSettings.of(RandomLines.GBP, kathmandu), late)
                        .by(Dimensions.hour())
                        .revenue()
                        .keys())
                .containsExactly(5);
    }

    @Test
    void theHourThatAClockChangeRepeatsIsOneHourOfTheDay() {
        Orders orders = orders(
                SETTINGS,
                sale("A", "2011-10-30T00:30:00Z", 1), // 01:30 summer time
                sale("B", "2011-10-30T01:30:00Z", 2), // 01:30 winter time
                sale("C", "2011-03-27T00:59:59Z", 4), // the last second before 01:00 became 02:00
                sale("D", "2011-03-27T01:00:00Z", 8));

        assertThat(orders.by(Dimensions.hour()).revenue()).hasToString("""
                 hour    revenue
                    0   GBP 4.00
                    1   GBP 3.00
                    2   GBP 8.00
                total  GBP 15.00
                3 rows""");
    }

    @Test
    void anOrderIsDatedByItsEarliestSaleLineAndItsReturnsByTheirOwnDays() {
        Orders orders = orders(
                SETTINGS,
                sale("A", "2011-02-01T10:00:00Z", 10),
                sale("A", "2011-01-31T10:00:00Z", 10),
                sale("A", "2011-02-10T10:00:00Z", 3).withKind(LineKind.RETURN),
                sale("A", "2011-02-10T23:00:00Z", 2).withKind(LineKind.RETURN),
                sale("A", "2011-02-11T00:00:00Z", 1).withKind(LineKind.RETURN));

        assertThat(orders.by(day())
                        .measure(List.of(revenue(), orderCount(), dev.kpi.metric.Metrics.returnDocumentCount()))
                        .keys())
                .hasSize(12);
        assertThat(orders.by(month()).measure(revenue(), orderCount(), dev.kpi.metric.Metrics.returnDocumentCount()))
                .hasToString("""
                        month        revenue  orders  return documents
                        2011-01 *  GBP 20.00       1                 0
                        2011-02 *  GBP -6.00       0                 2
                        2 rows
                        * partial: not wholly inside coverage and scope""");
    }

    @Test
    void aTableByGrainAndDimensionMarksPartialPeriods() {
        Table<?> table = spring(SETTINGS).by(month(), Dimensions.weekday()).measure(revenue(), customerCount());

        assertThat(table).hasToString("""
                month      weekday      revenue  customers
                2011-01 *  Wednesday  GBP 10.00          1
                2011-02    Monday     GBP 20.00          1
                2011-04 *  Sunday     GBP 40.00          1
                3 rows
                * partial: not wholly inside coverage and scope""");
    }

    @Test
    void aGrainThatIsAskedForAsAPlainDimensionListsTheGroupsThatHaveALine() {
        Dimension<YearMonth> months = month();

        assertThat(spring(SETTINGS).by(months).revenue().keys())
                .containsExactly(JANUARY, YearMonth.of(2011, 2), YearMonth.of(2011, 4));
    }

    @Test
    void centuriesLieWithinReach() {
        Orders orders =
                orders(SETTINGS, sale("A", "1678-01-01T00:01:15Z", 1), sale("B", "2261-12-31T23:59:59.999999999Z", 2));

        assertThat(orders.by(year()).revenue().size()).isEqualTo(584);
        assertThat(orders.within(Periods.year(1678)).revenue()).hasToString("GBP 1.00");
        assertThat(orders.by(Dimensions.hour()).revenue().keys()).containsExactly(0, 23);
    }
}
