package dev.kpi.order;

import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.hour;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.weekday;
import static dev.kpi.metric.Grains.day;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Grains.week;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.metric.Key;
import dev.kpi.table.Change;
import dev.kpi.table.GroupChanges;
import dev.kpi.table.PeriodChanges;
import dev.kpi.table.Series;
import dev.kpi.time.DateRange;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two scopes side by side: which groups and periods meet, and what is refused. */
class ComparisonTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));

    private static Line sale(String order, String day, String country, int price) {
        return Line.of(order, Instant.parse(day + "T12:00:00Z"), "p-1", 1, BigDecimal.valueOf(price))
                .withCustomer("c of " + order)
                .withCountry(country);
    }

    private static Orders orders(OrderSettings settings, Line... lines) {
        return Stream.of(lines).collect(Orders.collector(settings));
    }

    private final Orders orders = orders(
            SETTINGS.withCoverage(DateRange.of(LocalDate.of(2010, 1, 1), LocalDate.of(2012, 1, 1))),
            sale("A", "2010-01-10", "France", 30),
            sale("B", "2010-02-10", "Spain", 20),
            sale("C", "2010-02-11", "Malta", 50),
            sale("D", "2011-01-10", "France", 60),
            sale("E", "2011-02-10", "Spain", 10),
            sale("F", "2011-02-20", "Italy", 80));

    private final Comparison years = orders.within(Periods.year(2011)).comparedTo(orders.within(Periods.year(2010)));

    @Test
    void oneMetricGivesAChange() {
        Change<Amount> change = years.measure(revenue());
        assertThat(change.before()).hasToString("GBP 100.00");
        assertThat(change.after()).hasToString("GBP 150.00");
        assertThat(change.difference()).hasToString("GBP 50.00");
        assertThat(change.relative().format()).isEqualTo("50.0%");
    }

    @Test
    void severalMetricsGiveSeveral() {
        assertThat(years.measure(revenue(), orderCount(), averageOrderValue())).hasToString("""
                        metric       before       after  difference  relative
                        revenue  GBP 100.00  GBP 150.00   GBP 50.00     50.0%
                        orders            3           3           0      0.0%
                        AOV       GBP 33.33   GBP 50.00   GBP 16.67     50.0%""");
        assertThat(years.measure(List.of(revenue())).get(revenue())).isEqualTo(years.measure(revenue()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> years.measure(List.of()))
                .withMessage("metrics must not be empty; name at least one");
    }

    @Test
    void groupsOnOneSideOnlyAreComparedWithNothing() {
        GroupChanges<String, Amount> byCountry = years.by(country()).measure(revenue());

        assertThat(byCountry).hasToString("""
                        country      before       after  difference  relative  contribution
                        France    GBP 30.00   GBP 60.00   GBP 30.00    100.0%         60.0%
                        Italy      GBP 0.00   GBP 80.00   GBP 80.00       n/a        160.0%
                        Malta     GBP 50.00    GBP 0.00  GBP -50.00   -100.0%       -100.0%
                        Spain     GBP 20.00   GBP 10.00  GBP -10.00    -50.0%        -20.0%
                        total    GBP 100.00  GBP 150.00   GBP 50.00     50.0%        100.0%
                        revenue, 4 groups""");
        Change<? extends Figure> aov =
                years.by(country()).measure(averageOrderValue()).get("Italy");
        assertThat(aov.before().isDefined()).isFalse();
        assertThat(years.by(country())
                        .measure(customerCount())
                        .get("Malta")
                        .after()
                        .toBigDecimal())
                .isZero();
    }

    @Test
    void severalDimensionsGiveKeys() {
        GroupChanges<Key, Amount> groups =
                years.by(country(), product()).measure(revenue()).sortedByDifference();
        assertThat(groups.keys())
                .extracting(Key::toString)
                .containsExactly("Italy / p-1", "France / p-1", "Spain / p-1", "Malta / p-1");
        assertThat(groups.grid().columns().subList(0, 3)).containsExactly("country", "product", "before");
        assertThat(years.by(weekday(), hour(), country()).measure(revenue()).size())
                .isEqualTo(6);
    }

    @Test
    void theTopIsThatOfTheScopeThatIsLookedAt() {
        GroupChanges<String, Amount> top = years.by(country().top(2, revenue())).measure(revenue());

        assertThat(top.keys()).containsExactly("Italy", "France", "others");
        assertThat(top.get("others").before()).hasToString("GBP 70.00");
        assertThat(top.get("others").after()).hasToString("GBP 10.00");
        Orders odd = orders(SETTINGS, sale("A", "2010-01-10", "others", 30), sale("B", "2010-01-11", "Spain", 3));
        assertThat(odd.comparedTo(orders)
                        .by(country().top(1, revenue()))
                        .measure(revenue())
                        .keys())
                .containsExactly("others", "(others)");
    }

    @Test
    void theTopOfWeekdaysHasTheirNames() {
        // Monday of 2011-01-10 and Tuesday of 2011-01-11 against the Sunday before
        Orders week = orders(
                SETTINGS,
                sale("A", "2011-01-09", "Spain", 5),
                sale("B", "2011-01-10", "Spain", 30),
                sale("C", "2011-01-11", "Spain", 20));

        assertThat(week.by(weekday().top(2, revenue())).measure(revenue())).hasToString("""
                        weekday    revenue
                        Monday   GBP 30.00
                        Tuesday  GBP 20.00
                        others    GBP 5.00
                        total    GBP 55.00
                        3 rows""");
        assertThat(week.by(weekday().top(1, revenue()), country()).revenue().keys())
                .extracting(Key::toString)
                .containsExactly("Monday / Spain", "others / Spain");
        assertThat(week.comparedTo(week)
                        .by(weekday().top(1, revenue()))
                        .measure(revenue())
                        .keys())
                .containsExactly("Monday", "others");
        assertThat(week.where(weekday().top(1, revenue()).is("Monday")).revenue())
                .hasToString("GBP 30.00");
    }

    @Test
    void periodsAreMatchedByPosition() {
        DateRange spring = DateRange.ofClosed(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 3, 31));
        DateRange winter = DateRange.ofClosed(LocalDate.of(2010, 1, 1), LocalDate.of(2010, 2, 11));
        PeriodChanges<YearMonth, Amount> months = orders.within(spring)
                .comparedTo(orders.within(winter))
                .by(month())
                .measure(revenue());

        assertThat(months).hasToString("""
                        month before  month after      before       after  difference  relative  contribution
                        2010-01       2011-01       GBP 30.00   GBP 60.00   GBP 30.00    100.0%         60.0%
                        2010-02       2011-02       GBP 70.00   GBP 90.00   GBP 20.00     28.6%         40.0%
                                      2011-03        GBP 0.00    GBP 0.00    GBP 0.00       n/a          0.0%
                        total                      GBP 100.00  GBP 150.00   GBP 50.00     50.0%        100.0%
                        revenue by month
                        partial, or compared with a partial one: 2011-02""");
        assertThat(orders.within(winter)
                        .comparedTo(orders.within(spring))
                        .by(month())
                        .measure(averageOrderValue()))
                .asString()
                .contains("\n2011-03                          n/a        n/a         n/a       n/a\n");
    }

    @Test
    void twoSnapshotsAreComparedLikeTwoScopes() {
        Orders shop2010 = orders(SETTINGS, sale("A", "2010-01-10", "France", 30), sale("B", "2010-02-10", "Spain", 20));
        Orders shop2011 = orders(SETTINGS, sale("A", "2011-01-10", "France", 60), sale("F", "2011-02-20", "Italy", 80));
        GroupChanges<String, Amount> groups =
                shop2011.comparedTo(shop2010).by(country()).measure(revenue());

        assertThat(groups.keys()).containsExactly("France", "Italy", "Spain");
        assertThat(groups.total().difference()).hasToString("GBP 90.00");
        assertThat(shop2011.comparedTo(shop2010).audit().isBalanced()).isTrue();
    }

    @Test
    void printsItsTwoScopes() {
        assertThat(years)
                .hasToString("Orders[3 lines \u00b7 3 orders \u00b7 3 customers \u00b7 GBP \u00b7 within"
                        + " 2011-01-01..2011-12-31] compared to Orders[3 lines \u00b7 3 orders \u00b7 3 customers \u00b7 GBP"
                        + " \u00b7 within 2010-01-01..2010-12-31]");
        assertThat(years.by(country()).toString()).endsWith("2010-12-31] by country");
        assertThat(years.by(month()).toString()).endsWith("2010-12-31] by month");
        assertThat(years.after().revenue()).hasToString("GBP 150.00");
        assertThat(years.before().revenue()).hasToString("GBP 100.00");
    }

    @Test
    void theAuditShowsEveryBridge() {
        assertThat(years.audit()).hasToString("""
                        bridge                                          whole  parts  difference
                        change of revenue = merchandise + charges          50     50           0
                        change of revenue = sum over months                50     50           0
                        change of revenue = sum over products              50     50           0
                        change of revenue = price + volume + mix + ...     50     50           0
                        balanced""");
    }

    @Test
    void ordersWithoutProductsAreAuditedWithoutThem() {
        Line line = Line.of("A", Instant.parse("2010-01-10T12:00:00Z"), "", 1, BigDecimal.TEN);
        assertThat(orders(SETTINGS, line).comparedTo(orders).audit().bridges()).hasSize(2);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> orders(SETTINGS, line).comparedTo(orders).priceVolumeMix())
                .withMessage("no line has a product; these orders have order, weekday, hour, the calendar grains");
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        Orders euros = orders(OrderSettings.of(Currency.getInstance("EUR"), ZoneOffset.UTC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders.comparedTo(euros))
                .withMessage(
                        "orders in GBP cannot be compared to orders in EUR; convert amounts before building Orders");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> years.by(country(), month()))
                .withMessage("the periods of month are matched by position and only by themselves; compare by(month())"
                        + " alone, or by the other dimensions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> years.priceVolumeMix(week()))
                .withMessage("the periods of week are matched by position and only by themselves; compare by(week())"
                        + " alone, or by the other dimensions");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> years.by(category()).measure(revenue()))
                .withMessage("no line has a category; these orders have order, customer, product, country, weekday,"
                        + " hour, the calendar grains");
    }

    @Test
    void emptyScopesCompareToNothing() {
        Orders empty = orders(SETTINGS);
        assertThat(empty.comparedTo(empty).measure(revenue()).relative().isDefined())
                .isFalse();
        assertThat(empty.comparedTo(empty).by(month()).measure(revenue()).size())
                .isZero();
        assertThat(empty.comparedTo(empty).audit().isBalanced()).isTrue();
        assertThat(orders.comparedTo(empty).by(month()).measure(revenue()).size())
                .isEqualTo(24);
    }

    // ---- like for like to date

    /** One pound a day from 15 January 2010 to 9 March 2011. */
    private static Orders daily() {
        List<Line> lines = new ArrayList<>();
        LocalDate first = LocalDate.of(2010, 1, 15);
        IntStream.range(0, 419)
                .forEach(i -> lines.add(sale("o" + i, first.plusDays(i).toString(), "France", 1)));
        return lines.stream().collect(Orders.collector(SETTINGS));
    }

    private static String days(Comparison comparison) {
        return comparison.before().days() + " -> " + comparison.after().days();
    }

    @Test
    void theLastMonthToDateHasAsManyDaysOfTheMonthBefore() {
        Orders daily = daily();
        assertThat(daily.coverage()).hasToString("2010-01-15..2011-03-09");
        assertThat(days(daily.by(month()).toDate())).isEqualTo("2011-02-01..2011-02-09 -> 2011-03-01..2011-03-09");
        assertThat(daily.by(month()).toDate().measure(revenue()).relative().format())
                .isEqualTo("0.0%");
        assertThat(days(daily.by(month()).toDateAgainstYearBefore()))
                .isEqualTo("2010-03-01..2010-03-09 -> 2011-03-01..2011-03-09");
        assertThat(days(daily.by(week()).toDate())).isEqualTo("2011-02-28..2011-03-02 -> 2011-03-07..2011-03-09");
        assertThat(days(daily.by(day()).toDate())).isEqualTo("2011-03-08..2011-03-08 -> 2011-03-09..2011-03-09");
    }

    @Test
    void theLongerMonthIsCutToTheShorter() {
        Orders daily = daily();
        Scope march = daily.within(DateRange.of(LocalDate.of(2010, 2, 1), LocalDate.of(2010, 3, 31)));
        assertThat(days(march.by(month()).toDate())).isEqualTo("2010-02-01..2010-02-28 -> 2010-03-01..2010-03-28");
        Scope february = daily.within(Periods.month(2011, 2));
        assertThat(days(february.by(month()).toDate())).isEqualTo("2011-01-01..2011-01-28 -> 2011-02-01..2011-02-28");
    }

    @Test
    void theDaysComparedWithAreReadPastThoseOfTheScopeButWithItsConditions() {
        Orders daily = daily();
        Scope scope = daily.within(Periods.year(2011)).where(weekday().is(DayOfWeek.MONDAY));
        Comparison comparison = scope.by(month()).toDateAgainstYearBefore();
        assertThat(comparison.measure(revenue()).before()).hasToString("GBP 2.00"); // 1 and 8 March 2010
        assertThat(comparison.measure(revenue()).after()).hasToString("GBP 1.00"); // 7 March 2011
    }

    @Test
    void aPeriodThatBeginsWithinCoverageIsComparedFromTheSameDayOn() {
        Scope scope = daily().within(DateRange.ofClosed(LocalDate.of(2011, 3, 5), LocalDate.of(2011, 3, 9)));
        assertThat(days(scope.by(month()).toDate())).isEqualTo("2011-02-05..2011-02-09 -> 2011-03-05..2011-03-09");
    }

    /** One pound a day of the last days of June and the first of July 2024, of June 2025 up to the 15th, and more lines. */
    private static Orders asOfJune(Line... more) {
        List<Line> lines = new ArrayList<>(List.of(more));
        for (LocalDate first : List.of(LocalDate.of(2024, 6, 1), LocalDate.of(2025, 6, 1))) {
            IntStream.range(0, first.getYear() == 2024 ? 40 : 15)
                    .forEach(i ->
                            lines.add(sale("o" + first + i, first.plusDays(i).toString(), "France", 1)));
        }
        return lines.stream().collect(Orders.collector(SETTINGS.withAsOf(LocalDate.of(2025, 6, 15))));
    }

    @Test
    void linesDatedAfterCoverageDoNotMoveTheLastPeriod() {
        String june = "2024-06-01..2024-06-15 -> 2025-06-01..2025-06-15";
        assertThat(days(asOfJune().by(month()).toDateAgainstYearBefore())).isEqualTo(june);
        for (String later : List.of("2025-06-20", "2025-07-02", "2035-01-01")) {
            Orders orders = asOfJune(sale("Z", later, "France", 1));
            assertThat(days(orders.by(month()).toDateAgainstYearBefore())).isEqualTo(june);
            assertThat(days(orders.by(month()).toDate())).isEqualTo("2025-05-01..2025-05-15 -> 2025-06-01..2025-06-15");
            assertThat(days(orders.within(DateRange.of(LocalDate.of(2025, 6, 10), LocalDate.of(2036, 1, 1)))
                            .by(month())
                            .toDateAgainstYearBefore()))
                    .isEqualTo("2024-06-10..2024-06-15 -> 2025-06-10..2025-06-15");
        }
    }

    @Test
    void daysThatAreLookedAtButNotCoveredAreThoseOfTheirLines() {
        Orders orders = asOfJune(sale("Z", "2025-07-02", "France", 1));
        assertThat(days(orders.within(Periods.month(2025, 7)).by(month()).toDate()))
                .isEqualTo("2025-06-01..2025-06-02 -> 2025-07-01..2025-07-02");
    }

    @Test
    void whatHasNothingToBeComparedWithIsRefused() {
        Orders daily = daily();
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> daily.within(Periods.month(2010, 2)).by(month()).toDate())
                .withMessage("the days to compare 2010-02-01..2010-02-28 with, 2010-01-01..2010-01-28, are not covered;"
                        + " coverage is 2010-01-15..2011-03-09");
        assertThatIllegalStateException()
                .isThrownBy(() -> daily.within(Periods.day(LocalDate.of(2010, 3, 31)))
                        .by(month())
                        .toDate())
                .withMessage(
                        "month 2010-02 has no days like 2010-03-31..2010-03-31, only 28; name the days to compare with"
                                + " by comparedTo");
        assertThatIllegalStateException()
                .isThrownBy(() -> orders(SETTINGS).by(month()).toDate())
                .withMessage("there is no month to date: the scope has no days");
        Orders leap = orders(SETTINGS, sale("A", "2012-02-28", "France", 1), sale("B", "2012-02-29", "France", 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> leap.by(day()).toDateAgainstYearBefore())
                .withMessage(
                        "there is no day like 2012-02-29 a year before; name the days to compare with by comparedTo");
    }

    // ---- rolling over orders

    @Test
    void whatDoesNotAddUpIsMeasuredOverEachWindow() {
        Orders repeat = orders(
                SETTINGS,
                sale("A", "2010-01-01", "France", 30).withCustomer("x"),
                sale("B", "2010-02-10", "Spain", 10).withCustomer("x"),
                sale("C", "2010-03-11", "Malta", 50).withCustomer("y"),
                sale("D", "2010-03-31", "Malta", 20));
        assertThat(repeat.by(month()).rolling(2, customerCount())).hasToString("""
                        month    customers (rolling 2)
                        2010-02                      1
                        2010-03                      3
                        2 rows""");
        assertThat(repeat.by(month())
                        .rolling(2, averageOrderValue())
                        .values()
                        .get(1)
                        .format())
                .isEqualTo("26.67");
        Series<YearMonth, Amount> sums = repeat.by(month()).rolling(2, revenue());
        assertThat(sums).isEqualTo(repeat.by(month()).revenue().rolling(2));
        assertThat(repeat.by(month())
                        .revenue()
                        .rolling(2, d -> repeat.within(d).revenue())
                        .values())
                .isEqualTo(sums.values());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> repeat.by(month()).rolling(0, customerCount()))
                .withMessage("n (0) must be at least 1");
    }
}
