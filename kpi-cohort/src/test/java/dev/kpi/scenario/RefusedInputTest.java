package dev.kpi.scenario;

import static dev.kpi.scenario.ScenarioTest.ANN;
import static dev.kpi.scenario.ScenarioTest.BOB;
import static dev.kpi.scenario.ScenarioTest.GBP;
import static dev.kpi.scenario.ScenarioTest.ann;
import static dev.kpi.scenario.ScenarioTest.both;
import static dev.kpi.scenario.Scenarios.percent;
import static dev.kpi.scenario.Scenarios.percents;
import static dev.kpi.scenario.Scenarios.points;
import static dev.kpi.scenario.Scenarios.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kpi.metric.Grains;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is refused, and the whole text of why. */
class RefusedInputTest {

    private static void refused(ThrowingCallable what, String message) {
        assertThat(catchThrowable(what))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void changesThatMakeNoSense() {
        refused(
                () -> percent(-101),
                "percent (-101.0) must be in [-100, 1000000]; write percent(5) for 5% more, percent(-100)"
                        + " for nothing left");
        refused(
                () -> percent(1e7),
                "percent (1.0E7) must be in [-100, 1000000]; write percent(5) for 5% more, percent(-100)"
                        + " for nothing left");
        refused(() -> percent(Double.NaN), "percent (NaN) must be a finite number; write percent(5) for 5% more");
        refused(
                () -> points(Double.POSITIVE_INFINITY),
                "points (Infinity) must be a finite number; write points(2) for two percentage points more");
        refused(
                () -> points(101),
                "points (101.0) must be in [-100, 100]; write points(2) for two percentage points more");
        refused(() -> to(Double.NaN), "value (NaN) must be a finite number; write to(0.10) for 10%");
    }

    @Test
    void ratesOutOfTheirRange() {
        Scenario scenario = Scenario.of(ann());
        refused(() -> scenario.discount(to(1)), "discount rate (1.0) must be in [0, 1); write to(0.10) for 10% off");
        refused(
                () -> scenario.discount(to(-0.1)),
                "discount rate (-0.1) must be in [0, 1); write to(0.10) for 10% off");
        refused(() -> scenario.margin(to(1.5)), "margin (1.5) must be at most 1; write to(0.40) for 40%");
        refused(() -> scenario.survival(to(1.5)), "survival (1.5) must be in [0, 1]; write to(0.85) for 85%");
        refused(
                () -> scenario.margin(points(70)).profit(),
                "margin (1.1) of ann after the change +70 points must be at most 1; it was 0.4");
        refused(
                () -> scenario.discount(points(-20)).profit(),
                "discount rate (-0.1) of ann after the change -20 points must be in [0, 1); it was 0.1");
        refused(
                () -> scenario.withElasticity(0.5),
                "elasticity (0.5) must be in [-10, 0]; write -1.5 for 1.5% more units for each percent that prices fall");
        refused(
                () -> scenario.withElasticity(Double.NaN),
                "elasticity (NaN) must be in [-10, 0]; write -1.5 for 1.5% more units for each percent that prices fall");
        refused(
                () -> scenario.withElasticity(-150),
                "elasticity (-150.0) must be in [-10, 0]; write -1.5 for 1.5% more units for each percent that prices"
                        + " fall");
        refused(
                () -> Scenario.of(CohortEconomy.of(GBP, CohortPlan.of("gone", 3).withRetention(0, 0)))
                        .survival(to(0.5))
                        .profit(),
                "survival to 50% needs customers who come back, but no member of these cohorts is active after age 0; use"
                        + " percent");
    }

    private static void beyond(ThrowingCallable what, String name) {
        assertThat(catchThrowable(what))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(name + " is beyond the numbers that can be told (1.8e308); check sizes, revenue per active"
                        + " member and interest, and the levers that are set");
    }

    @Test
    void outcomesBeyondWhatCanBeTold() {
        CohortEconomy huge = CohortEconomy.of(GBP, ANN.withRevenuePerActive("1e305"));
        Scenario more = Scenario.of(huge).orderValue(percent(1_000_000));
        beyond(more::customerLifetimeValue, "CLV");
        beyond(more::toString, "CLV");
        beyond(() -> Scenario.of(huge).sensitivity(Outcome.REVENUE, Lever.ORDER_VALUE, percents(1e6)), "CLV");
        beyond(
                () -> Scenario.of(huge)
                        .solve(Lever.MARGIN, Outcome.REVENUE, percent(1e6))
                        .target(),
                "revenue");
        CohortEconomy largest = CohortEconomy.of(GBP, ANN.withRevenuePerActive("1e307"));
        beyond(largest::curve, "revenue");
        beyond(largest::toString, "CLV");
    }

    @Test
    void numbersOfAnEconomyBeyondWhatCanBeTold() {
        refused(
                () -> ANN.withRevenuePerActive("40", "1e309"),
                "revenue per active member (1E+309) of ann at age 1 is beyond the numbers that can be told (1.8e308)");
        CohortEconomy longLasting = CohortEconomy.of(GBP, ANN.withRetention(new double[30]));
        refused(
                () -> longLasting.withInterestPerPeriod(-1 + 1e-16),
                "interest (-0.9999999999999999) makes money at age 20 worth more than can be told (1.8e308); write 0.08"
                        + " for 8%");
        assertThat(to(1e308).toString()).startsWith("to 1000000000");
    }

    @Test
    void changesThatALeverDoesNotTake() {
        refused(
                () -> Scenario.of(ann()).orderValue(points(2)),
                "order value cannot change +2 points; it takes percent(5)");
        refused(
                () -> Scenario.of(ann()).retention(to(0.5)),
                "retention cannot change to 50%; it takes percent(5) or points(2)");
    }

    @Test
    void aLeverSetTwice() {
        refused(
                () -> Scenario.of(ann()).retention(percent(5)).retention(percent(5)),
                "retention is set already (+5%); take it off first with without(Lever.RETENTION)");
        refused(
                () -> Scenario.of(ann())
                        .retention(percent(5))
                        .survival(percent(5).on("ann")),
                "retention is set already (+5%); take it off first with without(Lever.RETENTION)");
        refused(
                () -> Scenario.of(both())
                        .survival(percent(5).on("ann", "bob"))
                        .retention(percent(5).on("bob")),
                "survival is set already (+5% on ann, bob), for bob; take it off first with without(Lever.SURVIVAL)");
    }

    @Test
    void cohortsThatThereAreNot() {
        assertThat(catchThrowable(() -> Scenario.of(both()).retention(percent(5).on("carl"))))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no cohort carl in this economy; there are ann, bob");
        List<CohortPlan> many = IntStream.range(100, 140)
                .mapToObj(i -> CohortPlan.of("c" + i, 1).withRetention(1, 1))
                .toList();
        assertThat(catchThrowable(() -> CohortEconomy.of(GBP, many).size("x")))
                .hasMessageStartingWith("no cohort x in this economy; there are c100, c101, ")
                .hasMessageEndingWith(", c128, c129 and 10 more");
        assertThat(catchThrowable(() -> ann().retention("ann", 3)))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no age 3 in this economy; it covers 0 to 2");
    }

    @Test
    void plansThatAreNone() {
        refused(() -> CohortPlan.of(" ", 1), "name must not be blank; give a cohort a name, such as 2024-01");
        refused(() -> CohortPlan.of("a", -1), "size (-1) of a must not be negative");
        refused(() -> ANN.withRetention(1, 1.1), "retention (1.1) of ann at age 1 must be in [0, 1]");
        refused(() -> ANN.withRetention(Double.NaN), "retention (NaN) of ann at age 0 must be in [0, 1]");
        refused(() -> ANN.withRetention(), "retention of ann must have at least the number for age 0");
        refused(
                () -> ANN.withRevenuePerActive(new String[0]),
                "revenue per active member of ann must have at least the number for age 0");
        refused(() -> ANN.withMargin(1.1), "margin (1.1) of ann must be a number of at most 1; write 0.40 for 40%");
        refused(
                () -> ANN.withMargin(Double.NEGATIVE_INFINITY),
                "margin (-Infinity) of ann must be a number of at most 1; write 0.40 for 40%");
        refused(() -> ANN.withDiscountRate(1), "discount rate (1.0) of ann must be in [0, 1); write 0.10 for 10% off");
        refused(() -> CohortEconomy.of(GBP), "cohorts must not be empty; plan at least one with CohortPlan.of");
        refused(() -> CohortEconomy.of(GBP, ANN, ANN), "cohorts [ann, ann] must have different names");
        refused(
                () -> CohortEconomy.of(GBP, CohortPlan.of("a", 1)),
                "horizon (0) must be at least 1; give the retention of a at age 1 too");
        refused(
                () -> CohortEconomy.of(GBP, ANN, BOB.withRetention(1, 0.5)),
                "retention of bob ends at age 1 but that of ann at age 2; all cohorts need the same ages");
        refused(
                () -> ann().withInterestPerPeriod(-1),
                "interest per period (-1.0) must be a number above -1; write 0.08 for 8%");
    }

    @Test
    void questionsToOrdersThatAreNone() {
        CohortEconomyAnalysis analysis = Scenarios.cohortEconomy(Grains.month());
        refused(() -> analysis.withHorizon(0), "horizon (0) must be at least 1, the first age to come back at");
        refused(() -> analysis.withMargin(1.01), "margin (1.01) must be a number of at most 1; write 0.40 for 40%");
        refused(
                () -> analysis.withMargin(Double.NaN),
                "margin (NaN) must be a number of at most 1; write 0.40 for 40%");
        refused(
                () -> analysis.withYearlyInterest(Double.NaN),
                "yearlyInterest (NaN) must be a number above -1; write 0.08 for 8%");
    }

    @Test
    void comparisonsTablesAndRangesThatAreNone() {
        refused(ScenarioComparison::of, "scenarios must not be empty; compare at least one with its status quo");
        refused(
                () -> ScenarioComparison.of(
                        Scenario.of(ann()), Scenario.of(both()).named("other")),
                "scenario other is of another economy than no change; compare scenarios of one status quo");
        refused(
                () -> Scenario.of(ann()).sensitivity(Outcome.PROFIT, Lever.RETENTION, List.of()),
                "changes [] must be at least one, and all different");
        refused(
                () -> Scenario.of(ann()).sensitivity(Outcome.PROFIT, Lever.RETENTION, percents(1, 1)),
                "changes [+1%, +1%] must be at least one, and all different");
        refused(() -> Scenario.of(ann()).ranges(1, 1), "resamples (1) must be at least 2; 1000 is usual");
        refused(() -> Scenario.of(ann()).ranges(1, 10, 1), "level (1.0) must be in (0, 1); 0.95 is usual");
        assertThat(catchThrowable(() -> Scenario.of(ann()).ranges(1, 10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this economy does not keep its customers, so that none can be drawn; measure it with"
                        + " cohortEconomy(...).withCustomers()");
    }

    @Test
    void targetsThatAreNone() {
        refused(
                () -> Scenario.of(ann()).solve(Lever.MARGIN, Outcome.PROFIT, points(5)),
                "target of profit cannot be +5 points; write percent(10) for 10% more, or to(...) for a value");
        CohortEconomy loss = CohortEconomy.of(GBP, ANN.withMargin(-0.5));
        refused(
                () -> Scenario.of(loss).solve(Lever.MARGIN, Outcome.PROFIT, percent(5)),
                "profit of the status quo is GBP -3500.00, so that +5% of it says nothing; give the target with to(...)");
        refused(
                () -> Scenario.of(ann()).margin(percent(5)).solve(Lever.MARGIN, Outcome.PROFIT, percent(5)),
                "margin is set already (+5%); take it off first with without(Lever.MARGIN)");
    }

    @Test
    void messagesShowHostileNamesHarmless() {
        assertThat(catchThrowable(() -> ann().size("a\u001bb")))
                .hasMessage("no cohort a\\u001bb in this economy; there are ann");
        CohortPlan hostile = CohortPlan.of("a\u001bb", 100)
                .withRetention(1, 0.5, 0.25)
                .withRevenuePerActive("40")
                .withMargin(0.4);
        refused(
                () -> hostile.withMargin(2),
                "margin (2.0) of a\\u001bb must be a number of at most 1; write 0.40 for 40%");
        refused(
                () -> CohortEconomy.of(GBP, hostile, hostile),
                "cohorts [a\\u001bb, a\\u001bb] must have different names");
        Scenario moved =
                Scenario.of(CohortEconomy.of(GBP, hostile)).margin(points(2).on("a\u001bb"));
        refused(
                () -> moved.margin(points(2).on("a\u001bb")),
                "margin is set already (+2 points on a\\u001bb), for a\\u001bb; take it off first with"
                        + " without(Lever.MARGIN)");
        assertThat(catchThrowable(() -> Scenario.of(CohortEconomy.of(GBP, hostile))
                        .margin(points(80))
                        .profit()))
                .hasMessageStartingWith("margin (1.2000000000000002) of a\\u001bb after the change");
    }
}
