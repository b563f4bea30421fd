package dev.kpi.cohort;

import static dev.kpi.cohort.Cohorts.averagePeriodRetention;
import static dev.kpi.cohort.Cohorts.cohorts;
import static dev.kpi.cohort.Cohorts.firstDaysRevenue;
import static dev.kpi.cohort.Cohorts.retention;
import static dev.kpi.cohort.Cohorts.signUpCohorts;
import static dev.kpi.metric.Grains.day;
import static dev.kpi.metric.Grains.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.customer.Analysis;
import dev.kpi.figure.Share;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.Line;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What cohorts print and refuse, and the edges of their definitions. */
class CohortTableTest {

    private static final OrderSettings LONDON = OrderSettings.of(Shops.GBP, ZoneId.of("Europe/London"));
    private static final YearMonth JANUARY = YearMonth.of(2024, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2024, 2);
    private static final YearMonth MARCH = YearMonth.of(2024, 3);

    private static Line line(String order, String day, String customer, int quantity) {
        return Line.of(order, Instant.parse(day + "T12:00:00Z"), "mug", quantity, new BigDecimal("10"))
                .withCustomer(customer);
    }

    private static Orders orders(OrderSettings settings, Line... lines) {
        return Stream.of(lines).collect(Orders.collector(settings));
    }

    /** Ann and bob from January, cleo from March; a guest; ann brings a mug back; April is not over. */
    private static final Orders SHOP = orders(
            LONDON,
            line("A-1", "2024-01-01", "ann", 3).withCountry("France"),
            line("A-2", "2024-01-20", "bob", 1).withCountry("Spain"),
            line("A-3", "2024-03-05", "ann", 2).withCountry("Spain"),
            line("A-1", "2024-02-02", "ann", -1).withCountry("France"),
            line("A-4", "2024-03-31", "cleo", 4).withCountry("France"),
            line("A-5", "2024-03-31", "", 5),
            line("A-6", "2024-04-10", "bob", 1).withCountry("Spain"));

    @Test
    void retentionPrintsAsATableWithMarks() {
        assertThat(SHOP.measure(retention(month()))).hasToString("""
                cohort     customers       0      1      2       3
                2024-01 +          2  100.0%  0.0%   50.0%  50.0%*
                2024-03            1  100.0%  0.0%*
                average            3  100.0%  0.0%   50.0%
                retention, cohorts of first order by month, as of 2024-04-10
                * not wholly seen, in no average
                + history is truncated: some of these bought before the data begin""");
    }

    @Test
    void amountsPrintInTheirCurrencyWithTotals() {
        assertThat(SHOP.measure(cohorts(month())).revenue()).hasToString("""
                cohort     customers      0        1      2       3
                2024-01 +          2  40.00  -10.00   20.00  10.00*
                2024-03            1  40.00    0.00*
                total              3  80.00  -10.00   20.00
                revenue in GBP, cohorts of first order by month, as of 2024-04-10
                * not wholly seen, in no total
                + history is truncated: some of these bought before the data begin""");
    }

    @Test
    void theHeatMapShadesByTheLargestFigureAboveAgeZero() {
        assertThat(SHOP.measure(retention(month())).heatMap()).isEqualTo("""
                cohort     customers         0        1        2         3
                2024-01 +          2  100.0% \u2588  0.0%     50.0% \u2588  50.0%* \u2588
                2024-03            1  100.0% \u2588  0.0%*
                average            3  100.0% \u2588  0.0%     50.0% \u2588
                retention, cohorts of first order by month, as of 2024-04-10
                * not wholly seen, in no average
                + history is truncated: some of these bought before the data begin""");
    }

    @Test
    void theTablePrintsASummaryOfEachCohort() {
        assertThat(SHOP.measure(cohorts(month()))).hasToString("""
                cohort   customers  orders    revenue  revenue per customer  retention M+1  retention M+2  retention M+3
                2024-01          2       4  GBP 60.00             GBP 30.00           0.0%          50.0%
                2024-03          1       1  GBP 40.00             GBP 40.00
                cohorts of first order by month, as of 2024-04-10""");
    }

    @Test
    void oneCohortPrintsItsOwnFigures() {
        Cohort<YearMonth> january = SHOP.measure(cohorts(month())).cohort(JANUARY);

        assertThat(january.customers()).containsExactly("ann", "bob");
        assertThat(january.retention()).containsExactly(Share.of(2, 2), Share.of(0, 2), Share.of(1, 2));
        assertThat(january.survivors()).containsExactly(2L, 2L, 2L);
        assertThat(january.averageOrderValue()).hasToString("GBP 17.50 per order");
        assertThat(january.revenuePerCustomer()).hasToString("GBP 30.00 per customer");
        assertThat(january.key()).isEqualTo(JANUARY);
        assertThat(january)
                .isEqualTo(SHOP.measure(cohorts(month())).cohort(JANUARY))
                .hasToString("""
                age  state     active  retention  rolling  orders     revenue  per customer  cumulative  average order value
                  0  observed       2     100.0%   100.0%       2   GBP 40.00     GBP 20.00   GBP 20.00            GBP 20.00
                  1  observed       0       0.0%   100.0%       0  GBP -10.00     GBP -5.00   GBP 15.00                  n/a
                  2  observed       1      50.0%   100.0%       1   GBP 20.00     GBP 10.00   GBP 25.00            GBP 20.00
                  3  partial        1      50.0%    50.0%       1   GBP 10.00      GBP 5.00   GBP 30.00            GBP 10.00
                cohort 2024-01: 2 customers, 4 orders, GBP 60.00, as of 2024-04-10""");
        assertThat(january).hasSameHashCodeAs(SHOP.measure(cohorts(month())).cohort(JANUARY));
        assertThat(january).isNotEqualTo(SHOP.measure(cohorts(month())).cohort(MARCH));
    }

    @Test
    void theLongFormTellsTheStateOfEachCell() {
        assertThat(SHOP.measure(retention(month())).firstAges(2).cells()).hasToString("""
                cohort   customers  age  state     retention
                2024-01          2    0  observed     100.0%
                2024-01          2    1  observed       0.0%
                2024-03          1    0  observed     100.0%
                2024-03          1    1  partial        0.0%""");
    }

    @Test
    void theWideFormLeavesUnobservedCellsBlank() {
        var grid = SHOP.measure(retention(month())).grid();

        assertThat(grid.columns()).containsExactly("cohort", "customers", "0", "1", "2", "3");
        assertThat(grid.rows().get(1).get(4)).isNull();
        assertThat(grid.rows().get(2).get(5)).isNull();
        assertThat(grid.rows().get(2).get(0)).isEqualTo("average");
    }

    @Test
    void manyAgesArePrintedInPartOnly() {
        Orders longAgo = orders(LONDON, line("A-1", "2023-01-01", "ann", 1), line("A-2", "2024-03-31", "ann", 1));

        assertThat(longAgo.measure(retention(month())).toString()).endsWith("""

                retention, cohorts of first order by month, as of 2024-03-31
                + history is truncated: some of these bought before the data begin
                ages 13 to 14 are not printed; JSON and CSV have them""");
        assertThat(longAgo.measure(retention(month())).grid().columns()).hasSize(17);
    }

    @Test
    void changesPrintWithoutAnOverallRow() {
        Orders shop = orders(
                LONDON.withCompleteHistory(),
                line("A-1", "2024-01-01", "ann", 3),
                line("A-2", "2024-02-20", "bob", 1),
                line("A-3", "2024-02-29", "ann", 1),
                line("A-4", "2024-03-31", "cleo", 1));
        CohortTable<YearMonth> table = shop.measure(cohorts(month()));

        assertThat(table.retentionChange()).hasToString("""
                cohort   customers     0        1  2
                2024-01          1
                2024-02          1  0.0%  -100.0%
                2024-03          1  0.0%
                change of retention, cohorts of first order by month, as of 2024-03-31""");
        assertThat(table.revenuePerCustomerChange().get(FEBRUARY, 1)).hasToString("GBP -10.00 per customer");
        assertThat(table.retentionChange().isObserved(0)).isFalse();
        assertThatThrownBy(() -> table.retentionChange().overall(0))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage(
                        "no cohort's change of retention can be told at age 0 as of 2024-03-31; ask isObserved() first");
        assertThatThrownBy(() ->
                        SHOP.measure(cohorts(Dimensions.country(), month())).retentionChange())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cohorts of country of the first order by month do not follow each other in time;"
                        + " compare cohorts of first order or sign-up");
    }

    @Test
    void cohortsByAnAttributeCountAgesFromEachMembersOwnFirstOrder() {
        CohortTable<String> table = SHOP.measure(cohorts(Dimensions.country(), month()));

        assertThat(table.retention()).hasToString("""
                cohort   customers       0     1       2        3
                France           2  100.0%  0.0%  100.0%    0.0%*
                Spain            1  100.0%  0.0%    0.0%  100.0%*
                average          3  100.0%  0.0%   50.0%
                retention, cohorts of country of the first order by month, as of 2024-04-10
                * not wholly seen, in no average""");
        assertThat(table.retention().get("France", 1)).isEqualTo(Share.of(0, 1)); // cleo's is not over
        assertThat(table.isTruncated("France")).isFalse();
        assertThatThrownBy(() -> table.cohort("France").survivors())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the members of cohort France began in 2 periods, so each age is seen of other members;"
                        + " ask cohorts of first order by period");
    }

    @Test
    void nobodyGivesNoCohorts() {
        Orders none = orders(LONDON);
        CohortTable<YearMonth> table = none.measure(cohorts(month()));

        assertThat(table.keys()).isEmpty();
        assertThat(table.customerCount().longValue()).isZero();
        assertThat(table.ages()).isZero();
        assertThat(table.audit().isBalanced()).isTrue();
        assertThat(table.retention().isObserved(0)).isFalse();
        assertThat(table.retention().heatMap())
                .startsWith("cohort  customers\nretention, cohorts of first order by month");
        assertThat(none.measure(cohorts(month())).toString()).startsWith("cohort  customers  orders  revenue");
        assertThat(none.measure(firstDaysRevenue(90, month())).keys()).isEmpty();
        assertThat(none.measure(firstDaysRevenue(90, month())).mean().isDefined())
                .isFalse();
        assertThat(none.measure(averagePeriodRetention(month())).isDefined()).isFalse();
        assertThat(none.measure(signUpCohorts(month())).keys()).isEmpty();
        assertThat(SHOP.within(Periods.year(2020)).measure(cohorts(month())).keys())
                .isEmpty();
        assertThatThrownBy(() -> table.size(JANUARY))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageMatching("no cohort 2024-01 as of -?[0-9-]+; there are none");
    }

    @Test
    void guestsAndReturnsAloneMakeNoCohort() {
        Orders shop = orders(
                LONDON,
                line("A-1", "2024-01-01", "", 3),
                line("A-2", "2024-01-02", "ann", -2),
                line("A-3", "2024-01-03", "bob", -1),
                line("A-4", "2024-02-03", "bob", 1));
        CohortTable<YearMonth> table = shop.measure(cohorts(month()));

        assertThat(table.keys()).containsExactly(FEBRUARY);
        assertThat(table.guestRevenue()).hasToString("GBP 30.00");
        assertThat(table.returnsWithoutSale()).hasToString("GBP -20.00");
        assertThat(table.returnsBeforeFirstSale()).hasToString("GBP -10.00");
        assertThat(table.cohortRevenue()).hasToString("GBP 10.00");
        assertThat(table.audit()).hasToString("""
                bridge                                    whole  parts  difference
                revenue = cohort matrix + apart + guests  10.00  10.00           0
                customers = members of cohorts                1      1           0
                balanced""");
    }

    @Test
    void asOfInTheMiddleLeavesLaterEntriesApart() {
        CohortTable<YearMonth> table = SHOP.measure(cohorts(month()).withAsOf(LocalDate.of(2024, 2, 29)));

        assertThat(table.asOf()).isEqualTo("2024-02-29");
        assertThat(table.keys()).containsExactly(JANUARY);
        assertThat(table.ages()).isEqualTo(2);
        assertThat(table.retention().state(JANUARY, 1)).isEqualTo(CellState.OBSERVED);
        assertThat(table.revenueAfterAsOf()).hasToString("GBP 120.00");
        assertThat(table.audit().isBalanced()).isTrue();
        assertThat(SHOP.measure(cohorts(month()).withAsOf(LocalDate.MIN)).keys())
                .isEmpty();
    }

    @Test
    void asOfAfterTheLastDayLookedAtIsRefused() {
        Orders signedUp = orders(
                LONDON,
                line("A-1", "2024-01-01", "ann", 3).withSignUp(LocalDate.of(2023, 12, 1)),
                line("A-2", "2024-04-10", "ann", 1).withSignUp(LocalDate.of(2023, 12, 1)));
        for (Analysis<?> late : List.of(
                cohorts(month()).withAsOf(LocalDate.of(2024, 4, 11)),
                signUpCohorts(month()).withAsOf(LocalDate.of(2024, 4, 11)),
                firstDaysRevenue(10, month()).withAsOf(LocalDate.of(2024, 4, 11)))) {
            assertThatThrownBy(() -> signedUp.measure(late))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("as of (2024-04-11) must not be after 2024-04-10, the last day that is looked at; widen"
                            + " the scope or the coverage of the orders");
        }
        assertThatThrownBy(() -> SHOP.within(Periods.month(2024, 1))
                        .measure(cohorts(month()).withAsOf(LocalDate.of(2024, 2, 1))))
                .hasMessageStartingWith("as of (2024-02-01) must not be after 2024-01-31, ");
        assertThat(SHOP.measure(cohorts(month()).withAsOf(LocalDate.of(2024, 4, 10)))
                        .cohortRevenue())
                .isEqualTo(SHOP.measure(cohorts(month())).cohortRevenue());
    }

    @Test
    void completeHistoryFlagsNoCohort() {
        assertThat(SHOP.measure(cohorts(month())).isTruncated(JANUARY)).isTrue();
        assertThat(SHOP.measure(cohorts(month())).isTruncated(MARCH)).isFalse();
        Orders complete = orders(LONDON.withCompleteHistory(), line("A-1", "2024-01-01", "ann", 3));
        assertThat(complete.measure(cohorts(month())).isTruncated(JANUARY)).isFalse();
    }

    @Test
    void signUpCohortsCountAgesFromTheSignUpAndKeepWhatCameBeforeApart() {
        Orders shop = orders(
                LONDON,
                line("A-1", "2024-01-10", "ann", 1).withSignUp(LocalDate.of(2024, 2, 5)),
                line("A-2", "2024-03-10", "ann", 2).withSignUp(LocalDate.of(2024, 2, 5)),
                line("A-3", "2024-03-10", "bob", 3).withSignUp(LocalDate.of(2023, 11, 5)),
                line("A-4", "2024-03-11", "cleo", 4),
                line("A-5", "2024-03-31", "dan", 5).with(Dimensions.signUp(), "soon"),
                line("A-6", "2024-03-31", "eve", 6).withSignUp(LocalDate.of(2024, 5, 1)));
        CohortTable<YearMonth> table = shop.measure(signUpCohorts(month()));

        assertThat(table.keys()).containsExactly(YearMonth.of(2023, 11), FEBRUARY);
        assertThat(table.revenueBeforeSignUp()).hasToString("GBP 70.00");
        assertThat(table.revenueWithoutSignUp()).hasToString("GBP 90.00");
        assertThat(table.retention().get(FEBRUARY, 1)).isEqualTo(Share.of(1, 1));
        assertThat(table.retention().state(YearMonth.of(2023, 11), 1)).isEqualTo(CellState.UNOBSERVED);
        assertThat(table.retention().get(YearMonth.of(2023, 11), 4)).isEqualTo(Share.of(1, 1));
        assertThat(table.isTruncated(YearMonth.of(2023, 11))).isTrue();
        assertThat(table.audit().isBalanced()).isTrue();
        assertThatThrownBy(() -> SHOP.measure(signUpCohorts(month())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no line has a sign-up, so there are no cohorts of sign-up by month;"
                        + " ask cohorts of first order by month");
    }

    @Test
    void aNightThatClocksMakeLongerIsStillOneDay() {
        Line before = Line.of("A-1", Instant.parse("2024-10-26T23:30:00Z"), "mug", 1, BigDecimal.TEN)
                .withCustomer("ann");
        Line after = Line.of("A-2", Instant.parse("2024-10-27T23:30:00Z"), "mug", 1, BigDecimal.TEN)
                .withCustomer("ann");
        CohortTable<LocalDate> table = orders(LONDON, before, after).measure(cohorts(day()));

        assertThat(table.keys()).containsExactly(LocalDate.of(2024, 10, 27));
        assertThat(table.orders().get(LocalDate.of(2024, 10, 27), 0).longValue())
                .isEqualTo(2);
        assertThat(table.customers().get(LocalDate.of(2024, 10, 27), 0).longValue())
                .isEqualTo(1);
    }

    @Test
    void cohortsAreADimensionOfTheGrammar() {
        Dimension<String> cohort = SHOP.measure(cohorts(month())).cohort();

        assertThat(SHOP.by(cohort).revenue()).hasToString("""
                cohort        revenue
                2024-01     GBP 60.00
                2024-03     GBP 40.00
                (unknown)   GBP 50.00
                total      GBP 150.00
                3 rows""");
        assertThat(SHOP.by(cohort).revenue().get("2024-01")).hasToString("GBP 60.00");
        assertThat(SHOP.by(cohort).revenue().get(Dimension.UNKNOWN)).hasToString("GBP 50.00");
        assertThat(SHOP.where(cohort.is("2024-03")).orderCount().longValue()).isEqualTo(1);
    }

    @Test
    void firstDaysRevenuePrintsTheMatureAndCountsTheRest() {
        FirstDaysRevenue<YearMonth> ninety = SHOP.measure(firstDaysRevenue(90, month()));

        assertThat(ninety).hasToString("""
                cohort   customers  mature    revenue  per mature customer
                2024-01          2       1  GBP 40.00            GBP 40.00
                2024-03          1       0   GBP 0.00                  n/a
                average          3       1  GBP 40.00            GBP 40.00
                90-day revenue by month of first order, as of 2024-04-10""");
        assertThat(ninety.immature()).hasToString("2 customers");
        assertThat(ninety.days()).isEqualTo(90);
        assertThat(ninety.size(JANUARY)).hasToString("2 customers");
        assertThat(ninety)
                .isEqualTo(SHOP.measure(firstDaysRevenue(90, month())))
                .hasSameHashCodeAs(SHOP.measure(firstDaysRevenue(90, month())));
        assertThat(ninety).isNotEqualTo(SHOP.measure(firstDaysRevenue(91, month())));
        assertThat(SHOP.measure(firstDaysRevenue(10, month()).withAsOf(LocalDate.of(2024, 1, 31)))
                        .mean())
                .hasToString("GBP 20.00 per customer");
        assertThat(SHOP.within(Periods.month(2024, 3))
                        .measure(firstDaysRevenue(1, month()))
                        .mature())
                .hasToString("1 customers");
        assertThatThrownBy(() -> firstDaysRevenue(0, month()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days (0) must be at least 1");
        assertThatThrownBy(() -> ninety.mean(FEBRUARY))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no month 2024-02 with a first order as of 2024-04-10; there are [2024-01, 2024-03]");
    }

    @Test
    void whatIsNotThereIsRefusedInWords() {
        CohortMatrix<YearMonth, Share> kept = SHOP.measure(retention(month()));

        assertThatThrownBy(() -> kept.get(FEBRUARY, 0))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no cohort 2024-02 as of 2024-04-10; there are 2024-01, 2024-03");
        assertThatThrownBy(() -> kept.get(MARCH, 2))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("age 2 of cohort 2024-03 is not observed as of 2024-04-10; ask state() first");
        assertThatThrownBy(() -> kept.state(MARCH, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("age (-1) must not be negative");
        assertThatThrownBy(() -> kept.overall(3))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no cohort's retention can be told at age 3 as of 2024-04-10; ask isObserved() first");
        assertThatThrownBy(() -> kept.firstAges(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count (0) must be at least 1");
    }

    @Test
    void questionsAreValues() {
        assertThat(cohorts(month())).isEqualTo(cohorts(month())).hasSameHashCodeAs(cohorts(month()));
        assertThat(cohorts(month())).isNotEqualTo(signUpCohorts(month()));
        assertThat(cohorts(month())).isNotEqualTo(cohorts(month()).withAsOf(LocalDate.of(2024, 1, 1)));
        assertThat(retention(month()))
                .isEqualTo(retention(month()))
                .hasToString("retention of cohorts of first order by month");
        assertThat(cohorts(month()).withAsOf(LocalDate.of(2024, 1, 1)))
                .hasToString("cohorts of first order by month as of 2024-01-01");
        assertThat(signUpCohorts(month())).hasToString("cohorts of sign-up by month");
        assertThat(firstDaysRevenue(90, month()))
                .isEqualTo(firstDaysRevenue(90, month()))
                .hasSameHashCodeAs(firstDaysRevenue(90, month()))
                .isNotEqualTo(firstDaysRevenue(90, month()).withAsOf(LocalDate.of(2024, 1, 1)))
                .hasToString("90-day revenue by month of first order");
        assertThat(averagePeriodRetention(month()))
                .isEqualTo(averagePeriodRetention(month()))
                .hasToString("average period retention by month");
        assertThat(SHOP.measure(retention(month())).asOf()).isEqualTo("2024-04-10");
        assertThat(SHOP.measure(retention(month())).name()).isEqualTo("retention");
        assertThat(SHOP.measure(retention(month())).size(MARCH)).hasToString("1 customers");
        assertThat(SHOP.measure(cohorts(month())).retention())
                .isNotEqualTo(SHOP.measure(cohorts(month())).orders());
    }

    @Test
    void amountsBeyondALongStayExact() {
        Line huge = Line.of(
                        "A-1", Instant.parse("2024-01-01T12:00:00Z"), "mug", 1, new BigDecimal("999999999999.999999"))
                .withCustomer("ann");
        Line[] lines = new Line[12];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = Line.of("A-" + i, Instant.parse("2024-01-01T12:00:00Z"), "mug", 1, huge.unitPrice())
                    .withCustomer(List.of("ann", "bob").get(i % 2));
        }
        Orders shop = orders(LONDON, lines);
        CohortTable<YearMonth> table = shop.measure(cohorts(month()));

        assertThat(table.cohortRevenue()).isEqualTo(shop.revenue()).hasToString("GBP 11999999999999.999988");
        assertThat(table.revenue().get(JANUARY, 0)).isEqualTo(shop.revenue());
        assertThat(table.audit().isBalanced()).isTrue();
        assertThat(table).isEqualTo(shop.measure(cohorts(month())));
    }

    @Test
    void messagesShowHostileTextHarmless() {
        CohortTable<String> table = orders(
                        LONDON, line("A-1", "2024-01-10", "ann", 1).with(Dimensions.country(), "x\u001b"))
                .measure(cohorts(Dimensions.country(), month()));

        assertThatThrownBy(() -> table.size("a\u001bb"))
                .hasMessage("no cohort a\\u001bb as of 2024-01-10; there are x\\u001b");
        assertThatThrownBy(() -> table.retention().get("x\u001b", 7))
                .hasMessageStartingWith("age 7 of cohort x\\u001b is not observed");
    }
}
