package dev.kpi.scenario;

import static dev.kpi.scenario.Scenarios.percent;
import static dev.kpi.scenario.Scenarios.points;
import static dev.kpi.scenario.Scenarios.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Economies small enough to work out by hand. */
class ScenarioTest {

    static final Currency GBP = Currency.getInstance("GBP");

    /**
     * 100 customers, R = 1, 0.5, 0.25, GBP 40 per active member, margin 0.4, discount rate 0.1. So 40 · 1.75 = 70 per
     * customer, revenue 7000, profit 2800, CLV 28, retention (0.5 + 0.25) ÷ 2 = 37.5 %.
     */
    static final CohortPlan ANN = CohortPlan.of("ann", 100)
            .withRetention(1, 0.5, 0.25)
            .withRevenuePerActive("40")
            .withMargin(0.4)
            .withDiscountRate(0.1);

    /**
     * 300 customers, R = 1, 0.2, 0.1, GBP 50 at age 0 and 60 then, margin 0.5, no discounts. So 50 + 60 · 0.3 = 68 per
     * customer, revenue 20400, profit 10200, CLV 34, retention 15 %.
     */
    static final CohortPlan BOB = CohortPlan.of("bob", 300)
            .withRetention(1, 0.2, 0.1)
            .withRevenuePerActive("50", "60")
            .withMargin(0.5);

    static CohortEconomy ann() {
        return CohortEconomy.of(GBP, ANN);
    }

    static CohortEconomy both() {
        return CohortEconomy.of(GBP, ANN, BOB);
    }

    static Amount gbp(String amount) {
        return Amount.parse("GBP " + amount);
    }

    static Quotient each(String amount) {
        return Quotient.of(new BigDecimal(amount), BigDecimal.ONE, Unit.amountPer(GBP, "customer"));
    }

    static Quotient share(String share) {
        return Quotient.of(new BigDecimal(share), BigDecimal.ONE, Unit.percent());
    }

    private static void assertScenario(Scenario scenario, String value, String revenue, String profit, String kept) {
        assertThat(scenario.customerLifetimeValue().scenario()).isEqualTo(each(value));
        assertThat(scenario.revenue().scenario()).isEqualTo(gbp(revenue));
        assertThat(scenario.profit().scenario()).isEqualTo(gbp(profit));
        assertThat(scenario.averageRetention().scenario()).isEqualTo(share(kept));
    }

    @Test
    void theStatusQuoIsTheSumOverCohortsAndAges() {
        assertScenario(Scenario.of(ann()), "28", "7000", "2800", "0.375");
        // CLV (100 · 28 + 300 · 34) ÷ 400 = 32.5; retention (100 · 0.375 + 300 · 0.15) ÷ 400 = 0.20625 exactly
        assertScenario(Scenario.of(both()), "32.5", "27400", "13000", "0.20625");
    }

    @Test
    void interestTakesFromLaterAgesOfLifetimeValueAlone() {
        // 40 · 0.4 · (1 + 0.5 ÷ 1.25 + 0.25 ÷ 1.25²) = 16 · (1 + 0.4 + 0.16) = 24.96
        assertScenario(Scenario.of(ann().withInterestPerPeriod(0.25)), "24.96", "7000", "2800", "0.375");
    }

    @Test
    void retentionInPercentScalesEveryAgeButTheFirst() {
        // R = 1, 0.55, 0.275: 40 · 1.825 = 73
        assertScenario(Scenario.of(ann()).retention(percent(10)), "29.2", "7300", "2920", "0.4125");
    }

    @Test
    void retentionInPointsAddsToEveryAgeButTheFirst() {
        // R = 1, 0.6, 0.35: 40 · 1.95 = 78
        assertScenario(Scenario.of(ann()).retention(points(10)), "31.2", "7800", "3120", "0.475");
    }

    @Test
    void retentionStaysWithinEveryoneAndNoOne() {
        // R = 1, 1, 0.625: 40 · 2.625 = 105
        assertScenario(Scenario.of(ann()).retention(percent(150)), "42", "10500", "4200", "0.8125");
        // R = 1, 0.1, 0
        assertScenario(Scenario.of(ann()).retention(points(-40)), "17.6", "4400", "1760", "0.05");
    }

    @Test
    void survivalCompounds() {
        // R = 1, 0.5 · 1.4, 0.25 · 1.96: 40 · 2.19 = 87.60
        assertScenario(Scenario.of(ann()).survival(percent(40)), "35.04", "8760", "3504", "0.595");
        // r = (0.5 + 0.25) ÷ (1 + 0.5) = 0.5, so 0.6 is times 1.2: R = 1, 0.6, 0.36: 40 · 1.96 = 78.40
        assertScenario(Scenario.of(ann()).survival(to(0.6)), "31.36", "7840", "3136", "0.48");
        assertScenario(Scenario.of(ann()).survival(points(10)), "31.36", "7840", "3136", "0.48");
        assertScenario(Scenario.of(ann()).survival(points(-60)), "16", "4000", "1600", "0");
    }

    @Test
    void aHigherDiscountLowersPricesAndMarginAtTheSameUnitCost() {
        // f = 0.81 ÷ 0.9 = 0.9: revenue 6300; cost stays 4200, so profit 2100
        assertScenario(Scenario.of(ann()).discount(to(0.19)), "21", "6300", "2100", "0.375");
        assertScenario(Scenario.of(ann()).discount(points(9)), "21", "6300", "2100", "0.375");
        assertScenario(Scenario.of(ann()).discount(percent(90)), "21", "6300", "2100", "0.375");
    }

    @Test
    void elasticityBringsMoreUnitsAtLowerPrices() {
        // units ÷ 0.9: revenue 7000, cost 4200 ÷ 0.9 = 4666.67, profit 2333.33
        assertScenario(Scenario.of(ann()).discount(to(0.19)).withElasticity(-1), "23.33", "7000", "2333.33", "0.375");
    }

    @Test
    void theOtherLeversScaleWhatTheyName() {
        assertScenario(Scenario.of(ann()).orderValue(percent(10)), "30.8", "7700", "3080", "0.375");
        assertScenario(Scenario.of(ann()).orderFrequency(percent(-50)), "14", "3500", "1400", "0.375");
        assertScenario(Scenario.of(ann()).acquisition(percent(20)), "28", "8400", "3360", "0.375");
        assertScenario(Scenario.of(ann()).margin(points(5)), "31.5", "7000", "3150", "0.375");
        assertScenario(Scenario.of(ann()).margin(percent(50)), "42", "7000", "4200", "0.375");
        assertScenario(Scenario.of(ann()).margin(to(1)), "70", "7000", "7000", "0.375");
    }

    @Test
    void winningMoreOfTheBetterCustomersMovesTheAverage() {
        // (100 · 28 + 600 · 34) ÷ 700 = 33.142857; retention (37.5 + 90) ÷ 700 = 0.182143
        assertScenario(
                Scenario.of(both()).acquisition(percent(100).on("bob")), "33.14", "47800", "23200", "0.182142857143");
    }

    @Test
    void aLeverMovesOnlyTheCohortsItIsFor() {
        // ann 7300 and 2920, bob as before
        assertScenario(Scenario.of(both()).retention(percent(10).on("ann")), "32.8", "27700", "13120", "0.215625");
        assertThat(Scenario.of(both())
                        .retention(percent(10).on("ann"))
                        .retention(points(1).on("bob"))
                        .name())
                .isEqualTo("retention +10% on ann and +1 point on bob");
    }

    @Test
    void eachLeverHasItsPartInTheOrderInWhichTheyTakeEffect() {
        Scenario scenario = Scenario.of(ann())
                .retention(percent(10))
                .orderValue(percent(10))
                .discount(to(0.19));
        // 7000 → 6300 → 6930 → 6930 · 73 ÷ 70 = 7227
        assertThat(scenario.revenue().parts())
                .containsExactly(
                        java.util.Map.entry(Lever.DISCOUNT, gbp("-700.00")),
                        java.util.Map.entry(Lever.ORDER_VALUE, gbp("630.00")),
                        java.util.Map.entry(Lever.RETENTION, gbp("297.00")));
        assertThat(scenario.revenue().difference()).isEqualTo(gbp("227.00"));
        assertThat(scenario.revenue().relative()).hasToString("3.2%");
        assertThat(scenario.revenue()).hasToString("revenue GBP 7,000.00 → GBP 7,227.00 (3.2%)");
        assertThat(scenario.changes().keySet()).containsExactly(Lever.DISCOUNT, Lever.ORDER_VALUE, Lever.RETENTION);
        assertThatThrownBy(() -> scenario.revenue().part(Lever.MARGIN))
                .hasMessage("margin is not set in this scenario; set are [discount, order value, retention]");
    }

    @Test
    void aScenarioPrintsEachStep() {
        assertThat(Scenario.of(ann()).retention(percent(10)).discount(to(0.19))).hasToString("""
                        step                   CLV  CLV change       revenue  revenue change        profit  profit change  retention  retention change
                        status quo       GBP 28.00              GBP 7,000.00                  GBP 2,800.00                     37.5%
                        discount to 19%  GBP -7.00      -25.0%   GBP -700.00          -10.0%   GBP -700.00         -25.0%       0.0%              0.0%
                        retention +10%    GBP 0.90        3.2%    GBP 270.00            3.9%     GBP 90.00           3.2%       3.8%             10.0%
                        difference       GBP -6.10      -21.8%   GBP -430.00           -6.1%   GBP -610.00         -21.8%       3.8%             10.0%
                        scenario         GBP 21.90              GBP 6,570.00                  GBP 2,190.00                     41.2%
                        CLV per customer; ages 0 to 2; retention is the average of ages 1 to 2""");
    }

    @Test
    void scenariosStandSideBySide() {
        CohortEconomy economy = ann();
        assertThat(ScenarioComparison.of(
                        Scenario.of(economy).retention(percent(10)).named("loyal"),
                        Scenario.of(economy).orderValue(percent(2))))
                .hasToString("""
                        scenario               CLV  CLV change       revenue  revenue change        profit  profit change  retention  retention change
                        status quo       GBP 28.00              GBP 7,000.00                  GBP 2,800.00                     37.5%
                        loyal            GBP 29.20        4.3%  GBP 7,300.00            4.3%  GBP 2,920.00           4.3%      41.2%             10.0%
                        order value +2%  GBP 28.56        2.0%  GBP 7,140.00            2.0%  GBP 2,856.00           2.0%      37.5%              0.0%
                        CLV per customer; ages 0 to 2; retention is the average of ages 1 to 2""");
    }

    @Test
    void anEconomyPrintsItsCohortsAndItsCurve() {
        assertThat(both()).hasToString("""
                        cohort  customers  retention        revenue         profit  margin  discount rate        CLV
                        ann           100      37.5%   GBP 7,000.00   GBP 2,800.00   40.0%          10.0%  GBP 28.00
                        bob           300      15.0%  GBP 20,400.00  GBP 10,200.00   50.0%           0.0%  GBP 34.00
                        all           400      20.6%  GBP 27,400.00  GBP 13,000.00   47.4%                 GBP 32.50
                        ages 0 to 2; retention is the average of ages 1 to 2""");
        // age 1: 50 and 60 of 400 active; 50 · 40 + 60 · 60 = 5600; profit 800 + 1800 = 2600 after 1600 + 7500
        assertThat(both().curve()).hasToString("""
                        age  retention  revenue per active  CLV so far
                          0     100.0%           GBP 47.50   GBP 22.75
                          1      27.5%           GBP 50.91   GBP 29.25
                          2      13.8%           GBP 50.91   GBP 32.50""");
    }

    @Test
    void nothingToCompareWithIsUndefined() {
        CohortEconomy nobody = CohortEconomy.of(GBP, CohortPlan.of("ann", 0).withRetention(1, 1));
        assertThat(Scenario.of(nobody).customerLifetimeValue().statusQuo().isDefined())
                .isFalse();
        assertThat(Scenario.of(nobody).revenue().relative().isDefined()).isFalse();
        Effect<Quotient> gone = Scenario.of(ann()).acquisition(percent(-100)).customerLifetimeValue();
        assertThat(gone.statusQuo()).isEqualTo(each("28"));
        assertThat(gone.scenario().isDefined()).isFalse();
        assertThat(gone.difference().isDefined()).isFalse();
        assertThat(gone.relative().isDefined()).isFalse();
        assertThat(gone.part(Lever.ACQUISITION).isDefined()).isFalse();
    }

    @Test
    void scenariosAreEqualByWhatTheySay() {
        Scenario scenario = Scenario.of(both())
                .retention(percent(10).on("ann"))
                .retention(percent(5).on("bob"));
        Scenario same = Scenario.of(both())
                .retention(percent(5).on("bob"))
                .retention(percent(10).on("ann"));
        assertThat(scenario).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(scenario).isNotEqualTo(scenario.named("x"));
        assertThat(scenario).isNotEqualTo(scenario.withElasticity(-1));
        assertThat(scenario.without(Lever.RETENTION)).isEqualTo(Scenario.of(both()));
        assertThat(percent(5).on("b", "a"))
                .isEqualTo(percent(5).on("a").on("b"))
                .hasSameHashCodeAs(percent(5).on("a", "b"));
        assertThat(percent(5))
                .isNotEqualTo(points(5))
                .isNotEqualTo(percent(6))
                .isNotEqualTo(percent(5).on("a"));
        assertThat(both()).isEqualTo(both()).hasSameHashCodeAs(both()).isNotEqualTo(ann());
        assertThat(Scenario.of(both()).name()).isEqualTo("no change");
    }

    @Test
    void changesPrintAsTheyAreSaid() {
        assertThat(List.of(percent(5), percent(-2.5), percent(0), points(1), points(-2), to(0.1)))
                .extracting(Change::toString)
                .containsExactly("+5%", "-2.5%", "0%", "+1 point", "-2 points", "to 10%");
        assertThat(percent(5).on("a", "b", "c", "d", "e")).hasToString("+5% on a, b, c and 2 more");
    }

    @Test
    void aPlanIsAValueThatIsMadeInOneWay() {
        CohortPlan again = CohortPlan.of("ann", 100)
                .withRetention(1, 0.5, 0.25)
                .withRevenuePerActive("40")
                .withMargin(0.4)
                .withDiscountRate(0.1);
        assertThat(again).isEqualTo(ANN).hasSameHashCodeAs(ANN);
        assertThat(ANN)
                .hasToString(
                        "ann: 100 customers, retention [1.0, 0.5, 0.25], revenue per active member [40], margin 0.4,"
                                + " discount rate 0.1");
        assertThat(List.of(
                        CohortPlan.of("bob", 100),
                        ANN.withRetention(1, 0.5),
                        ANN.withRevenuePerActive("41"),
                        ANN.withMargin(0.5),
                        ANN.withDiscountRate(0)))
                .doesNotContain(ANN);
        assertThat(CohortPlan.of("ann", 1)).isNotEqualTo(CohortPlan.of("ann", 2));
        assertThat(CohortPlan.class.getConstructors()).isEmpty();
    }
}
