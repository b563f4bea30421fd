package dev.kpi.scenario;

import static dev.kpi.scenario.ScenarioTest.ann;
import static dev.kpi.scenario.ScenarioTest.both;
import static dev.kpi.scenario.ScenarioTest.each;
import static dev.kpi.scenario.ScenarioTest.gbp;
import static dev.kpi.scenario.ScenarioTest.share;
import static dev.kpi.scenario.Scenarios.percent;
import static dev.kpi.scenario.Scenarios.percents;
import static dev.kpi.scenario.Scenarios.points;
import static dev.kpi.scenario.Scenarios.to;
import static dev.kpi.scenario.Scenarios.toEach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Sensitivity tables and the inverse question, by hand: see {@link ScenarioTest#ANN}. */
class SolverTest {

    private static double solved(Lever lever, Outcome outcome, Change target) {
        Solution solution = Scenario.of(ann()).solve(lever, outcome, target);
        assertThat(solution.isUnique()).isTrue();
        return solution.change().value();
    }

    @Test
    void eachLeverAnswers() {
        // profit 2800 · 1.1 = 3080
        assertThat(solved(Lever.ORDER_VALUE, Outcome.PROFIT, percent(10))).isCloseTo(0.1, within(1e-12));
        assertThat(solved(Lever.ORDER_FREQUENCY, Outcome.PROFIT, to(3080))).isCloseTo(0.1, within(1e-12));
        assertThat(solved(Lever.ACQUISITION, Outcome.PROFIT, percent(-10))).isCloseTo(-0.1, within(1e-12));
        // margin 0.44 is 4 points more
        assertThat(solved(Lever.MARGIN, Outcome.PROFIT, percent(10))).isCloseTo(0.04, within(1e-12));
        // the price must bring 280 more: f = 7280 ÷ 7000 = 1.04, δ′ = 1 − 1.04 · 0.9 = 0.064
        assertThat(solved(Lever.DISCOUNT, Outcome.PROFIT, percent(10))).isCloseTo(0.064, within(1e-12));
        // 1.75 · 1.1 = 1.925 active periods, 0.925 = 0.75 · 1.2333
        assertThat(solved(Lever.RETENTION, Outcome.CUSTOMER_LIFETIME_VALUE, percent(10)))
                .isCloseTo(0.925 / 0.75 - 1, within(1e-12));
        // 0.5 g + 0.25 g² = 0.925: g = √(1 + 4 · 0.925) − 1
        assertThat(solved(Lever.SURVIVAL, Outcome.CUSTOMER_LIFETIME_VALUE, percent(10)))
                .isCloseTo(Math.sqrt(4.7) - 2, within(1e-12));
        // retention 37.5 % and 7.5 points is a fifth more
        assertThat(solved(Lever.RETENTION, Outcome.RETENTION, points(7.5))).isCloseTo(0.2, within(1e-12));
        assertThat(solved(Lever.RETENTION, Outcome.PROFIT, percent(0))).isZero();
    }

    @Test
    void theAnswerSaysWhatItDoes() {
        Solution solution = Scenario.of(ann()).solve(Lever.MARGIN, Outcome.CUSTOMER_LIFETIME_VALUE, percent(10));
        assertThat(solution.isReached()).isTrue();
        assertThat(solution.target()).isEqualTo(each("30.8"));
        assertThat(solution).hasToString("""
                        lever   change           CLV  CLV target   CLV then  CLV change
                        margin  +4 points  GBP 28.00   GBP 30.80  GBP 30.80       10.0%
                        margin +4 points brings CLV from GBP 28.00 per customer to GBP 30.80 per customer""");
        assertThat(solution.scenario().customerLifetimeValue().scenario()).isEqualTo(each("30.8"));
    }

    @Test
    void whereNothingReachesTheTargetTheClosestIsTold() {
        // everyone active at all ages: 40 · 3 · 0.4 = 48
        Solution solution = Scenario.of(ann()).solve(Lever.RETENTION, Outcome.CUSTOMER_LIFETIME_VALUE, to(50));
        assertThat(solution.isReached()).isFalse();
        assertThat(solution.closest()).isEqualTo(percent(300));
        assertThatThrownBy(solution::change)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "no change of retention brings CLV to GBP 50.00 per customer; retention +300% comes closest, with GBP 48.00"
                                + " per customer; ask closest() for it");
        assertThat(Scenario.of(ann())
                        .solve(Lever.SURVIVAL, Outcome.CUSTOMER_LIFETIME_VALUE, to(48))
                        .change()
                        .value())
                .isCloseTo(1, within(1e-9));
        // nobody comes back: 40 · 0.4 = 16
        assertThat(Scenario.of(ann())
                        .solve(Lever.RETENTION, Outcome.CUSTOMER_LIFETIME_VALUE, to(10))
                        .closest())
                .isEqualTo(percent(-100));
        assertThat(Scenario.of(ann())
                        .solve(Lever.ACQUISITION, Outcome.CUSTOMER_LIFETIME_VALUE, to(29))
                        .isReached())
                .isFalse();
        assertThat(Scenario.of(ann())
                        .solve(Lever.MARGIN, Outcome.PROFIT, to(8000))
                        .closest())
                .isEqualTo(points(60));
    }

    private static String sentence(Solution solution) {
        return solution.grid().notes().get(0);
    }

    @Test
    void theAnswerReadsAsASentence() {
        Scenario scenario = Scenario.of(ann());
        assertThat(sentence(scenario.solve(Lever.MARGIN, Outcome.PROFIT, percent(2.5))))
                .isEqualTo("margin +1 point brings profit from GBP 2,800.00 to GBP 2,870.00");
        assertThat(sentence(scenario.solve(Lever.DISCOUNT, Outcome.PROFIT, percent(10))))
                .isEqualTo("discount to 6.4% brings profit from GBP 2,800.00 to GBP 3,080.00");
        assertThat(sentence(scenario.solve(Lever.RETENTION, Outcome.RETENTION, points(7.5))))
                .isEqualTo("retention +20% brings retention from 37.5% to 45.0%");
        // at the bound: everyone comes back, nobody does
        assertThat(sentence(scenario.solve(Lever.SURVIVAL, Outcome.CUSTOMER_LIFETIME_VALUE, to(48))))
                .isEqualTo("survival +100% brings CLV from GBP 28.00 per customer to GBP 48.00 per customer");
        assertThat(sentence(scenario.solve(Lever.RETENTION, Outcome.CUSTOMER_LIFETIME_VALUE, to(16))))
                .isEqualTo("retention -100% brings CLV from GBP 28.00 per customer to GBP 16.00 per customer");
        // beyond it: "no discount" would read as if there were none
        assertThat(sentence(scenario.solve(Lever.DISCOUNT, Outcome.PROFIT, percent(100))))
                .isEqualTo("no change of discount brings profit to GBP 5,600.00; discount to 0% comes closest, with"
                        + " GBP 3,577.78");
        assertThat(sentence(scenario.solve(Lever.RETENTION, Outcome.RETENTION, to(1.2))))
                .isEqualTo("no change of retention brings retention to 120.0%; retention +300% comes closest, with"
                        + " 100.0%");
    }

    @Test
    void whatIsThereAlreadyNeedsNoChange() {
        Scenario scenario = Scenario.of(ann());
        assertThat(sentence(scenario.solve(Lever.RETENTION, Outcome.RETENTION, percent(0))))
                .isEqualTo("retention is 37.5% already, without a change of retention");
        assertThat(sentence(scenario.solve(Lever.DISCOUNT, Outcome.PROFIT, percent(0))))
                .isEqualTo("profit is GBP 2,800.00 already, without a change of discount");
        assertThat(sentence(scenario.solve(Lever.ACQUISITION, Outcome.CUSTOMER_LIFETIME_VALUE, to(28))))
                .isEqualTo("CLV is GBP 28.00 per customer already, without a change of acquisition");
        // order value has brought 10 % more, and what is left to be found is rounding
        Solution besides = scenario.orderValue(percent(10)).solve(Lever.RETENTION, Outcome.PROFIT, percent(10));
        assertThat(sentence(besides))
                .isEqualTo("with the levers set before, profit is GBP 3,080.00 already, without a change of retention");
        assertThat(besides.change()).hasToString("0%");
    }

    @Test
    void aLeverThatMovesNothingIsLeftAsItIs() {
        Solution clv = Scenario.of(ann()).solve(Lever.ACQUISITION, Outcome.CUSTOMER_LIFETIME_VALUE, to(29));
        assertThat(clv.closest()).isEqualTo(percent(0));
        assertThat(sentence(clv))
                .isEqualTo(
                        "no change of acquisition brings CLV to GBP 29.00 per customer; leaving it as it is comes closest,"
                                + " with GBP 28.00 per customer");
        Solution retention = Scenario.of(ann()).solve(Lever.MARGIN, Outcome.RETENTION, to(0.5));
        assertThat(retention.closest()).isEqualTo(points(0));
        assertThat(sentence(retention))
                .isEqualTo(
                        "no change of margin brings retention to 50.0%; leaving it as it is comes closest, with 37.5%");
        CohortEconomy nobody = CohortEconomy.of(
                ScenarioTest.GBP, CohortPlan.of("ann", 0).withRetention(1, 1).withRevenuePerActive("4"));
        assertThat(sentence(Scenario.of(nobody).solve(Lever.RETENTION, Outcome.CUSTOMER_LIFETIME_VALUE, to(5))))
                .isEqualTo("CLV is undefined, so that no change of retention brings it to GBP 5.00 per customer");
    }

    @Test
    void theLeversSetBeforeAreNotTheDoingOfThisOne() {
        Scenario more = Scenario.of(ann()).orderValue(percent(5));
        assertThat(sentence(more.solve(Lever.RETENTION, Outcome.PROFIT, percent(10))))
                .isEqualTo("with the levers set before, retention +11.1111% brings profit from GBP 2,940.00 to"
                        + " GBP 3,080.00");
        assertThat(sentence(more.solve(Lever.RETENTION, Outcome.PROFIT, percent(1000))))
                .isEqualTo("with the levers set before, no change of retention brings profit to GBP 30,800.00;"
                        + " retention +300% comes closest, with GBP 5,040.00");
    }

    @Test
    void aTargetIsReachedIfItIsOnceRounded() {
        Solution solution = Scenario.of(ann()).solve(Lever.RETENTION, Outcome.CUSTOMER_LIFETIME_VALUE, to(48.001));
        assertThat(solution.isReached()).isTrue();
        assertThat(solution.isUnique()).isTrue();
        assertThat(sentence(solution))
                .isEqualTo("retention +300% brings CLV from GBP 28.00 per customer to GBP 48.00 per customer");
        Solution same = Scenario.of(ann()).solve(Lever.ACQUISITION, Outcome.CUSTOMER_LIFETIME_VALUE, to(28.004));
        assertThat(same.change()).isEqualTo(percent(0));
        assertThat(same.isUnique()).isFalse();
        assertThat(sentence(same)).isEqualTo("CLV is GBP 28.00 per customer already, without a change of acquisition");
    }

    @Test
    void ofSeveralAnswersTheNearestIsGivenAndTheOthersTold() {
        // with elasticity −3, profit 7000 f^−2 − 4200 f^−3 is largest at f = 0.9, the discount rate 0.19; a little less
        // than
        // at 0.1 is reached beyond that again, and just below 0.1
        Solution solution = Scenario.of(ann()).withElasticity(-3).solve(Lever.DISCOUNT, Outcome.PROFIT, to(2750));
        assertThat(solution.isReached()).isTrue();
        assertThat(solution.isUnique()).isFalse();
        assertThat(solution.change().value()).isBetween(0.05, 0.1);
        assertThat(solution.toString()).contains("; other values of this lever do so too");
        assertThat(solution.scenario().profit().scenario()).isEqualTo(gbp("2750"));
    }

    @Test
    void aLeverCanBeMovedForSomeCohortsAndBesidesOthers() {
        // 13000 · 1.1 = 14300: ann's 2800 must bring 1300 more
        assertThat(Scenario.of(both())
                        .solve(Lever.ORDER_VALUE, Outcome.PROFIT, percent(10), "ann")
                        .change()
                        .value())
                .isCloseTo(1300 / 2800.0, within(1e-12));
        // order value brings 2940, retention the other 140: 1.75 · 3080 ÷ 2940
        assertThat(Scenario.of(ann())
                        .orderValue(percent(5))
                        .solve(Lever.RETENTION, Outcome.PROFIT, percent(10))
                        .change()
                        .value())
                .isCloseTo((1.75 * 3080 / 2940 - 1) / 0.75 - 1, within(1e-12));
    }

    @Test
    void aTableOfOneLever() {
        Sensitivity table =
                Scenario.of(ann()).sensitivity(Outcome.CUSTOMER_LIFETIME_VALUE, Lever.RETENTION, percents(-10, 0, 10));
        assertThat(table.value(2)).isEqualTo(each("29.2"));
        assertThat(table.statusQuo()).isEqualTo(each("28"));
        assertThat(table).hasToString("""
                        retention        CLV  CLV change
                        -10%       GBP 26.80       -4.3%
                        0%         GBP 28.00        0.0%
                        +10%       GBP 29.20        4.3%
                        CLV; status quo GBP 28.00 per customer""");
        assertThat(Scenario.of(ann())
                        .sensitivity(Outcome.CUSTOMER_LIFETIME_VALUE, Lever.ACQUISITION, percents(-100))
                        .toString())
                .contains("-100%        n/a         n/a");
    }

    @Test
    void aTableOfTwoLevers() {
        Scenario scenario = Scenario.of(ann());
        Sensitivity table = scenario.sensitivity(
                Outcome.PROFIT, Lever.RETENTION, percents(0, 10), Lever.DISCOUNT, toEach(0, 0.1, 0.19));
        // without discounts f = 1 ÷ 0.9: revenue 7777.78, cost 4200
        assertThat(table).hasToString("""
                        retention  discount to 0%  discount to 10%  discount to 19%
                        0%           GBP 3,577.78     GBP 2,800.00     GBP 2,100.00
                        +10%         GBP 3,731.11     GBP 2,920.00     GBP 2,190.00
                        profit; status quo GBP 2,800.00""");
        assertThat(table.value(1, 2)).isEqualTo(gbp("2190"));
        assertThat(table.rows()).isEqualTo(percents(0, 10));
        assertThat(table.columns()).isEqualTo(toEach(0, 0.1, 0.19));
        assertThat(table.outcome()).isEqualTo(Outcome.PROFIT);
        assertThatThrownBy(() -> table.value(0)).hasMessage("this table has two levers; ask value(row, column)");
        Sensitivity same = scenario.sensitivity(
                Outcome.PROFIT, Lever.RETENTION, percents(0, 10), Lever.DISCOUNT, toEach(0, 0.1, 0.19));
        assertThat(table).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(table.grid()).isEqualTo(same.grid());
        assertThat(scenario.solve(Lever.RETENTION, Outcome.RETENTION, percent(1)))
                .isEqualTo(scenario.solve(Lever.RETENTION, Outcome.RETENTION, percent(1)))
                .hasSameHashCodeAs(scenario.solve(Lever.RETENTION, Outcome.RETENTION, percent(1)))
                .isNotEqualTo(scenario.solve(Lever.RETENTION, Outcome.RETENTION, percent(2)));
        assertThat(scenario.averageRetention().statusQuo()).isEqualTo(share("0.375"));
    }
}
