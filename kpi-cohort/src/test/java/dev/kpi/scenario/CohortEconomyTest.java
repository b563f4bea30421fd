package dev.kpi.scenario;

import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Grains.week;
import static dev.kpi.metric.Grains.year;
import static dev.kpi.scenario.Orderbook.GBP;
import static dev.kpi.scenario.Scenarios.cohortEconomy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.metric.Dimensions;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.time.DateRange;
import dev.kpi.time.Periods;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Economies measured from orders, by hand. */
class CohortEconomyTest {

    private static final OrderSettings SETTINGS =
            OrderSettings.of(GBP, ZoneOffset.UTC).withCoverage(DateRange.parse("2024-01-01..2024-03-31"));

    /**
     * January: ann buys in all three months and returns something, ben only once, cid in January and March. February: dan
     * buys, and again in March. March: eve. Fred never bought, a guest is nobody.
     */
    private static Orderbook book() {
        return new Orderbook()
                .sold("ann", "2024-01-10", "10.00")
                .sold("ann", "2024-01-20", "20.00")
                .sold("ann", "2024-02-10", "30.00")
                .returned("ann", "2024-02-20", "5.00")
                .sold("ann", "2024-03-31", "40.00")
                .sold("ben", "2024-01-31", "50.00")
                .sold("cid", "2024-01-01", "60.00")
                .sold("cid", "2024-03-01", "70.00")
                .returned("dan", "2024-01-15", "7.00")
                .sold("dan", "2024-02-29", "80.00")
                .sold("dan", "2024-03-02", "90.00")
                .sold("eve", "2024-03-03", "100.00")
                .returned("fred", "2024-02-03", "9.00")
                .sold("", "2024-02-04", "11.00");
    }

    private static CohortEconomy economy() {
        return book().orders(SETTINGS).measure(cohortEconomy(month()).withMargin(0.5));
    }

    private static double retention(CohortEconomy economy, Object cohort, int age) {
        return economy.retention(cohort, age).toDouble();
    }

    private static double perActive(CohortEconomy economy, Object cohort, int age) {
        return economy.revenuePerActive(cohort, age).toDouble();
    }

    @Test
    void cohortsAreMeasuredWhereTheyWereObserved() {
        CohortEconomy economy = economy();
        assertThat(economy.cohorts()).containsExactly("2024-01", "2024-02", "2024-03");
        assertThat(economy.horizon()).isEqualTo(2);
        assertThat(economy.size()).hasToString("5 customers");
        assertThat(economy.size(YearMonth.of(2024, 1))).hasToString("3 customers");
        // January: 3, 1 and 2 of 3; revenue 140, 25 and 110
        assertThat(retention(economy, "2024-01", 0)).isEqualTo(1);
        assertThat(retention(economy, "2024-01", 1)).isEqualTo(1 / 3.0);
        assertThat(retention(economy, "2024-01", 2)).isEqualTo(2 / 3.0);
        assertThat(perActive(economy, "2024-01", 0)).isEqualTo(140 / 3.0);
        assertThat(perActive(economy, "2024-01", 1)).isEqualTo(25);
        assertThat(perActive(economy, "2024-01", 2)).isEqualTo(55);
        // February: what dan returned before is none of it
        assertThat(retention(economy, "2024-02", 1)).isEqualTo(1);
        assertThat(perActive(economy, "2024-02", 0)).isEqualTo(80);
        assertThat(perActive(economy, "2024-02", 1)).isEqualTo(90);
        assertThat(economy.currency()).isEqualTo(GBP);
    }

    @Test
    void whatACohortHasNotReachedIsTakenFromAllThatHave() {
        CohortEconomy economy = economy();
        assertThat(economy.isObserved("2024-02", 1)).isTrue();
        assertThat(economy.isObserved("2024-02", 2)).isFalse();
        // age 1: ann and dan of the four of January and February, who brought 25 and 90; age 2: January alone
        assertThat(retention(economy, "2024-03", 1)).isEqualTo(0.5);
        assertThat(perActive(economy, "2024-03", 1)).isEqualTo(57.5);
        assertThat(retention(economy, "2024-03", 2)).isEqualTo(2 / 3.0);
        assertThat(retention(economy, "2024-02", 2)).isEqualTo(2 / 3.0);
        assertThat(perActive(economy, "2024-02", 2)).isEqualTo(55);
    }

    @Test
    void anEconomyPrintsWithWhatOneShouldKnowOfIt() {
        assertThat(economy()).hasToString("""
                        cohort   customers  retention     revenue      profit  margin  discount rate         CLV
                        2024-01          3      50.0%  GBP 275.00  GBP 137.50   50.0%           0.0%   GBP 45.83
                        2024-02          1      83.3%  GBP 206.67  GBP 103.33   50.0%           0.0%  GBP 103.33
                        2024-03          1      58.3%  GBP 165.42   GBP 82.71   50.0%           0.0%   GBP 82.71
                        all              5      58.3%  GBP 647.08  GBP 323.54   50.0%                  GBP 64.71
                        ages 0 to 2; retention is the average of ages 1 to 2
                        2024-01 may hold older customers, since history is truncated before it""");
    }

    @Test
    void aPeriodThatIsNotOverIsNotObserved() {
        CohortEconomy economy = book().orders(SETTINGS)
                .measure(cohortEconomy(month()).withMargin(0.5).withAsOf(LocalDate.of(2024, 3, 30)));
        assertThat(economy.cohorts()).containsExactly("2024-01", "2024-02");
        assertThat(economy.horizon()).isEqualTo(1);
        assertThat(economy.isObserved("2024-02", 1)).isFalse();
        assertThat(economy.grid().notes()).contains("customers left out, since their first period is not over: 1");
    }

    @Test
    void asOfLiesWithinTheDaysThatAreLookedAt() {
        Orders orders = book().orders(SETTINGS);
        CohortEconomyAnalysis late = cohortEconomy(month()).withMargin(0.5).withAsOf(LocalDate.of(2024, 4, 1));
        assertThatThrownBy(() -> orders.measure(late))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "as of (2024-04-01) must not be after 2024-03-31, the last day that is looked at; widen the scope or"
                                + " the coverage of the orders");
        assertThat(orders.measure(late.withAsOf(LocalDate.of(2023, 4, 1))).cohorts())
                .isEmpty();
        assertThat(orders.within(DateRange.parse("2024-01-15..2024-03-31"))
                        .measure(cohortEconomy(month()).withMargin(0.5))
                        .grid()
                        .notes())
                .contains("2024-01 began before 2024-01-15, the first day that is looked at");
    }

    @Test
    void aScopeOfDaysHoldsTheCohortsThatBeginInItAndAConditionTheLinesThatMeetIt() {
        Orders orders = book().orders(SETTINGS.withCompleteHistory());
        CohortEconomy later = orders.within(Periods.month(YearMonth.of(2024, 2)).intersection(orders.coverage()))
                .measure(cohortEconomy(month()).withMargin(0.5));
        assertThat(later.cohorts()).containsExactly("2024-02");
        assertThat(later.horizon()).isZero();
        assertThat(Scenario.of(later).averageRetention().statusQuo().isDefined())
                .isFalse();
        assertThat(later.grid().notes())
                .containsExactly(
                        "customers left out, since their first order lies before 2024-02-01, the first day that is"
                                + " looked at: 3");
        CohortEconomy ann = orders.where(Dimensions.customer().is("ann"))
                .measure(cohortEconomy(month()).withMargin(0.5));
        assertThat(ann.size()).hasToString("1 customers");
        assertThat(ann.revenuePerActive("2024-01", 0).toDouble()).isEqualTo(30);
    }

    @Test
    void whatComesBackWhenNobodyBuysCountsAtTheAgeBefore() {
        CohortEconomy economy = new Orderbook()
                .sold("ann", "2024-01-10", "50.00")
                .sold("ben", "2024-01-11", "30.00")
                .returned("ann", "2024-02-10", "8.00")
                .sold("ben", "2024-03-11", "20.00")
                .orders(SETTINGS)
                .measure(cohortEconomy(month()).withMargin(0.5).withCustomers());
        assertThat(perActive(economy, "2024-01", 0)).isEqualTo((80 - 8) / 2.0);
        assertThat(retention(economy, "2024-01", 1)).isZero();
        assertThat(perActive(economy, "2024-01", 2)).isEqualTo(20);
        assertThat(Scenario.of(economy).revenue().statusQuo()).hasToString("GBP 92.00");
        assertThat(economy.curve().rows().get(0).get(2)).hasToString("GBP 36.00 per active customer");
        // under a condition that hides the first order, what came back before counts at the first age with a buyer
        CohortEconomy march = new Orderbook()
                .sold("ann", "2024-01-10", "50.00")
                .with("ann", "2024-02-10", -1, "8.00", "0", "1.00")
                .with("ann", "2024-03-10", 1, "20.00", "0", "1.00")
                .orders(SETTINGS)
                .where(Dimensions.order().in(List.of("o1", "o2")))
                .measure(cohortEconomy(month()).withMargin(0.5));
        assertThat(Scenario.of(march).revenue().statusQuo()).hasToString("GBP 12.00");
    }

    @Test
    void theHorizonEndsWithWhatWasObservedUnlessToldHowToGoOn() {
        CohortEconomyAnalysis asked = cohortEconomy(month()).withMargin(0.5).withHorizon(4);
        Orders orders = book().orders(SETTINGS);
        CohortEconomy none = orders.measure(asked);
        assertThat(none.horizon()).isEqualTo(2);
        assertThat(none.grid().notes())
                .contains("horizon 4 was asked for, but nobody is older than age 2; a continuation says how to go on");
        CohortEconomy level = orders.measure(asked.withContinuation(Continuation.LEVEL));
        assertThat(level.horizon()).isEqualTo(4);
        assertThat(retention(level, "2024-01", 4)).isEqualTo(2 / 3.0);
        // ages from 1 on: 25 + 110 + 90, of ann twice, cid and dan
        assertThat(perActive(level, "2024-01", 4)).isEqualTo(225 / 4.0);
        assertThat(level.grid().notes()).contains("ages 3 to 4 are beyond what was observed: level continuation");
        // the pooled curve is 1/2, 2/3, which grows: held
        CohortEconomy held = orders.measure(asked.withContinuation(Continuation.GEOMETRIC));
        assertThat(retention(held, "2024-02", 3)).isEqualTo(2 / 3.0);
        assertThat(orders.measure(asked.withHorizon(1)).horizon()).isEqualTo(1);
    }

    @Test
    void aGeometricContinuationShrinksByTheFactorOfTheCurve() {
        Orderbook book = new Orderbook();
        for (int i = 0; i < 8; i++) {
            book.sold("c" + i, "2024-01-05", "10");
            if (i < 4) {
                book.sold("c" + i, "2024-02-05", "10");
            }
            if (i < 1) {
                book.sold("c" + i, "2024-03-05", "10");
            }
        }
        // 1, 1/2, 1/8: Σ R(2..2) ÷ Σ R(1..1) = 1/4
        CohortEconomy economy = book.orders(SETTINGS)
                .measure(cohortEconomy(month()).withMargin(1).withHorizon(4).withContinuation(Continuation.GEOMETRIC));
        assertThat(retention(economy, "2024-01", 3)).isEqualTo(1 / 32.0);
        assertThat(retention(economy, "2024-01", 4)).isEqualTo(1 / 128.0);
        CohortEconomy young = book.orders(SETTINGS)
                .measure(cohortEconomy(month())
                        .withMargin(1)
                        .withHorizon(3)
                        .withContinuation(Continuation.GEOMETRIC)
                        .withAsOf(LocalDate.of(2024, 2, 29)));
        assertThat(retention(young, "2024-01", 3)).isEqualTo(1 / 8.0);
    }

    @Test
    void marginAndDiscountRateAreThoseOfTheCohort() {
        Orders orders = new Orderbook()
                .with("ann", "2024-01-10", 2, "10.00", "5.00", "6.00") // revenue 15, cost 12
                .with("ann", "2024-02-10", 1, "15.00", "0", "3.00")
                .with("ben", "2024-02-10", 1, "10.00", "1.00", "")
                .sold("cid", "2024-03-10", "10.00")
                .orders(SETTINGS);
        CohortEconomy economy = orders.measure(cohortEconomy(month()));
        assertThat(economy.margin("2024-01")).hasToString("50.0%"); // (30 − 15) ÷ 30
        assertThat(economy.discountRate("2024-01").toDouble()).isEqualTo(5 / 35.0);
        assertThat(economy.discountRate("2024-02").toDouble()).isEqualTo(0.1);
        assertThat(economy.margin("2024-02")).hasToString("50.0%"); // no cost is known: that of all
        assertThat(economy.isObserved("2024-03", 0)).isTrue();
    }

    @Test
    void withoutCostsTheMarginMustBeGiven() {
        Orders orders = book().orders(SETTINGS);
        assertThatThrownBy(() -> orders.measure(cohortEconomy(month())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "profit and lifetime value need a margin, and these orders hold no unit costs; give one with"
                                + " withMargin(0.40), or unit costs with the lines");
        Orders others = book().with("", "2024-01-02", 1, "1", "0", "1").orders(SETTINGS);
        assertThatThrownBy(() -> others.measure(cohortEconomy(month())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "profit and lifetime value need a margin, and these customers have no revenue above zero with a"
                                + " known cost; give one with withMargin(0.40)");
    }

    @Test
    void interestOfAYearIsSharedOutOverItsPeriods() {
        Orders orders = book().orders(SETTINGS);
        CohortEconomyAnalysis yearly = cohortEconomy(month()).withMargin(0.5).withYearlyInterest(0.1);
        assertThat(orders.measure(yearly))
                .isEqualTo(orders.measure(yearly.withYearlyInterest(0))
                        .withInterestPerPeriod(Math.pow(1.1, 1 / 12.0) - 1));
        assertThat(PeriodCalendar.periodsPerYear(week())).isEqualTo(365.2425 / 7, within(1e-9));
        assertThat(PeriodCalendar.periodsPerYear(year())).isEqualTo(1);
        assertThat(PeriodCalendar.periodsPerYear(dev.kpi.metric.Grains.quarter()))
                .isEqualTo(4);
    }

    @Test
    void segmentsAreWhatTheCallerSays() {
        CohortEconomy economy = book().orders(SETTINGS)
                .measure(cohortEconomy(month())
                        .withMargin(0.5)
                        .bySegment(
                                id -> id.equals("ann") || id.equals("dan") ? "vip" : id.equals("eve") ? null : "rest"));
        assertThat(economy.cohorts()).containsExactly("(unknown)", "rest", "vip");
        assertThat(economy.size("vip")).hasToString("2 customers");
        // ann and dan are both active at age 1, and only ann can have come to age 2
        assertThat(retention(economy, "vip", 1)).isEqualTo(1);
        assertThat(retention(economy, "vip", 2)).isEqualTo(1);
        assertThat(perActive(economy, "vip", 1)).isEqualTo((25 + 90) / 2.0);
        assertThat(retention(economy, "rest", 1)).isZero();
        assertThat(retention(economy, "rest", 2)).isEqualTo(0.5);
        assertThat(retention(economy, "(unknown)", 1)).isEqualTo(0.5);
        assertThatThrownBy(() -> economy.margin("VIP"))
                .hasMessage("no segment VIP in this economy; there are (unknown), rest, vip");
        assertThat(economy.toString()).startsWith("segment    customers");
    }

    @Test
    void ordersOfNobodyMakeAnEmptyEconomy() {
        Orders none = new Orderbook().sold("", "2024-02-04", "11.00").orders(SETTINGS);
        CohortEconomy economy = none.measure(cohortEconomy(month()).withMargin(0.5));
        assertThat(economy.cohorts()).isEmpty();
        assertThat(Scenario.of(economy)
                        .retention(Scenarios.percent(5))
                        .revenue()
                        .difference())
                .hasToString("GBP 0.00");
        assertThatThrownBy(() -> economy.size("2024-01")).hasMessage("no cohort 2024-01 in this economy; it has none");
        CohortEconomy nothing =
                new Orderbook().orders().measure(cohortEconomy(month()).withMargin(0.5));
        assertThat(nothing.cohorts()).isEmpty();
        assertThat(Scenario.of(nothing).customerLifetimeValue().statusQuo().isDefined())
                .isFalse();
    }

    @Test
    void anAnalysisIsAValue() {
        CohortEconomyAnalysis plain = cohortEconomy(month());
        java.util.function.Function<String, String> segment = id -> id;
        for (java.util.function.UnaryOperator<CohortEconomyAnalysis> with :
                List.<java.util.function.UnaryOperator<CohortEconomyAnalysis>>of(
                        analysis -> analysis.withHorizon(3),
                        analysis -> analysis.withMargin(0.5),
                        analysis -> analysis.withYearlyInterest(0.08),
                        analysis -> analysis.withContinuation(Continuation.GEOMETRIC),
                        analysis -> analysis.withAsOf(LocalDate.of(2024, 1, 1)),
                        analysis -> analysis.bySegment(segment),
                        CohortEconomyAnalysis::withCustomers)) {
            assertThat(with.apply(plain))
                    .isEqualTo(with.apply(cohortEconomy(month())))
                    .hasSameHashCodeAs(with.apply(cohortEconomy(month())))
                    .isNotEqualTo(plain);
        }
        assertThat(CohortEconomyAnalysis.class.getConstructors())
                .as("ways to make one beside the word")
                .isEmpty();
        assertThat(cohortEconomy(month())).hasToString("cohort economy by month");
        assertThat(cohortEconomy(month()).bySegment(id -> id)).hasToString("cohort economy by segment and month");
    }

    @Test
    void moreCellsThanAnybodyReadsAreRefused() {
        Orderbook book = new Orderbook();
        for (int i = 0; i < 12_000; i += 2) {
            book.sold("c" + i, LocalDate.of(1990, 1, 1).plusDays(i).toString(), "1");
        }
        assertThatThrownBy(() -> book.orders()
                        .measure(cohortEconomy(dev.kpi.metric.Grains.day()).withMargin(1)))
                .hasMessageContaining(
                        "cohorts and their ages make more than 16000000 cells; choose a coarser grain, a horizon"
                                + " or fewer segments");
        assertThat(book.orders()
                        .measure(cohortEconomy(dev.kpi.metric.Grains.day())
                                .withMargin(1)
                                .withHorizon(7))
                        .horizon())
                .isEqualTo(7);
    }

    @Test
    void cellsAtWhichNothingHappenedTakeNoRoom() {
        Tally tally = new Tally(Integer.MAX_VALUE, false);
        tally.add(Integer.MAX_VALUE - 1, 1, 500, 0, 0, 0);
        tally.addAt(0, 1, 500);
        Tally later = new Tally(Integer.MAX_VALUE, false);
        later.add(Integer.MAX_VALUE - 3, 1, 700, 0, 0, 0);
        later.addAt(5, 1, 700);

        Tally both = tally.plus(later);
        assertThat(both.oldest()).isEqualTo(Integer.MAX_VALUE - 1);
        assertThat(both.active(5)).isEqualTo(1);
        assertThat(both.active(6)).isZero();
        assertThat(both.revenue(7)).containsExactly(500, 0, 0, 0, 0, 700, 0, 0);
    }

    /** The segments of customers who bought on the first and the last of 300 days, a thousand cells being the most. */
    private static EconomyWalk walked(int from, int to) {
        Orderbook book = new Orderbook();
        for (int customer = from; customer < to; customer++) {
            book.sold("c" + customer, "2024-01-01", "1").sold("c" + customer, "2024-10-26", "1");
        }
        EconomyWalk.Route route = new EconomyWalk.Route(
                PeriodCalendar.of(dev.kpi.metric.Grains.day(), LocalDate.of(2024, 1, 1), LocalDate.of(2024, 10, 26)),
                299,
                id -> id,
                false,
                false,
                1000);
        return book.orders().customers().fold(() -> new EconomyWalk(route), EconomyWalk::add, EconomyWalk::plus);
    }

    @Test
    void cellsThatSeveralThreadsFoundCountTogether() {
        String message = "cohorts and their ages make more than 1000 cells; choose a coarser grain, a horizon or fewer"
                + " segments";
        assertThatThrownBy(() -> walked(0, 4)).hasMessage(message);
        assertThat(walked(0, 3).plus(walked(0, 3)).tallies()).hasSize(3);
        assertThatThrownBy(() -> walked(0, 3).plus(walked(3, 4))).hasMessage(message);
    }
}
