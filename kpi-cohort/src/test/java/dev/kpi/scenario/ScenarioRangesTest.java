package dev.kpi.scenario;

import static dev.kpi.metric.Grains.month;
import static dev.kpi.scenario.Scenarios.cohortEconomy;
import static dev.kpi.scenario.Scenarios.percent;
import static dev.kpi.scenario.Scenarios.points;
import static dev.kpi.scenario.Scenarios.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.figure.Figure;
import org.junit.jupiter.api.Test;

class ScenarioRangesTest {

    /** So many customers of January, who pay 10; every second one comes back in February. */
    private static CohortEconomy halfComeBack(int customers, CohortEconomyAnalysis analysis) {
        Orderbook book = new Orderbook();
        for (int i = 0; i < customers; i++) {
            book.sold("c" + i, "2024-01-05", "10");
            if (i % 2 == 0) {
                book.sold("c" + i, "2024-02-29", "10");
            }
        }
        return book.orders().measure(analysis.withCustomers());
    }

    private static double width(Interval interval) {
        return interval.high().toDouble() - interval.low().toDouble();
    }

    @Test
    void rangesAreThoseOfTheBinomialDistribution() {
        CohortEconomy economy = halfComeBack(400, cohortEconomy(month()).withMargin(1));
        ScenarioRanges ranges = Scenario.of(economy).retention(percent(10)).ranges(42, 2000);
        // R(1) of 400 has a standard deviation of √(0.25 ÷ 400) = 2.5 points: 95 % lie within 1.96 of them
        Interval kept = ranges.statusQuo(Outcome.RETENTION);
        assertThat(kept.low().toDouble()).isCloseTo(0.5 - 0.049, within(0.005));
        assertThat(kept.high().toDouble()).isCloseTo(0.5 + 0.049, within(0.005));
        // the scenario's is a tenth more; the difference a tenth of it
        assertThat(width(ranges.scenario(Outcome.RETENTION))).isCloseTo(1.1 * width(kept), within(2e-4));
        assertThat(width(ranges.difference(Outcome.RETENTION))).isCloseTo(0.1 * width(kept), within(2e-4));
        // 400 customers at 10, and 200 ± 19.6 again
        assertThat(ranges.statusQuo(Outcome.REVENUE).low().toDouble()).isCloseTo(6000 - 196, within(20.0));
        assertThat(width(Scenario.of(economy).ranges(42, 2000, 0.5).statusQuo(Outcome.RETENTION)))
                .isCloseTo(2 * 0.6745 * 0.025, within(0.006));
        assertThat(Scenario.of(economy).ranges(43, 50))
                .isNotEqualTo(Scenario.of(economy).ranges(42, 50));
    }

    @Test
    void customersWhoAreAllAlikeLeaveNoDoubt() {
        Orderbook book = new Orderbook();
        for (int i = 0; i < 5; i++) {
            book.sold("c" + i, "2024-01-05", "10").sold("c" + i, "2024-02-29", "20");
        }
        CohortEconomy economy =
                book.orders().measure(cohortEconomy(month()).withMargin(0.5).withCustomers());
        Scenario scenario = Scenario.of(economy).orderValue(percent(10));
        ScenarioRanges ranges = scenario.ranges(1, 20);
        for (Outcome outcome : Outcome.values()) {
            Effect<? extends Figure> effect = scenario.effect(outcome);
            assertThat(ranges.statusQuo(outcome)).isEqualTo(new Interval(effect.statusQuo(), effect.statusQuo()));
            assertThat(ranges.scenario(outcome)).isEqualTo(new Interval(effect.scenario(), effect.scenario()));
            assertThat(ranges.difference(outcome)).isEqualTo(new Interval(effect.difference(), effect.difference()));
        }
        assertThat(ranges).hasToString("""
                        step         CLV from     CLV to  revenue from  revenue to  profit from  profit to  retention from  retention to
                        status quo  GBP 15.00  GBP 15.00    GBP 150.00  GBP 150.00    GBP 75.00  GBP 75.00          100.0%        100.0%
                        difference   GBP 1.50   GBP 1.50     GBP 15.00   GBP 15.00     GBP 7.50   GBP 7.50            0.0%          0.0%
                        scenario    GBP 16.50  GBP 16.50    GBP 165.00  GBP 165.00    GBP 82.50  GBP 82.50          100.0%        100.0%
                        95% of 20 resamples of the customers lie in these ranges""");
        assertThat(ranges.statusQuo(Outcome.PROFIT)).hasToString("GBP 75.00 to GBP 75.00");
    }

    @Test
    void whatCannotBeForChanceStopsAtWhatCan() {
        // half have discounts of 89 % and a margin of 0, half none and 99 %: 92.5 % and 98 % together
        Orderbook book = new Orderbook();
        for (int i = 0; i < 4; i++) {
            boolean dear = i % 2 == 0;
            book.with("c" + i, "2024-01-05", 1, "100", dear ? "90" : "0", "10");
            book.with("c" + i, "2024-02-29", 1, dear ? "1" : "1000", "0", "1");
        }
        CohortEconomy economy = book.orders().measure(cohortEconomy(month()).withCustomers());
        assertThat(economy.discountRate("2024-01")).hasToString("7.5%");
        assertThat(economy.margin("2024-01")).hasToString("98.0%");
        Scenario scenario =
                Scenario.of(economy).discount(points(-4)).margin(points(1.5)).survival(points(-1));
        // four of the better half: discounts and margin stay at best, retention falls from 100 % to 99 %
        Interval revenue = scenario.ranges(7, 400, 0.999).scenario(Outcome.REVENUE);
        assertThat(revenue.high().toDouble()).isCloseTo(4 * (100 + 0.99 * 1000), within(1.0));
        // nobody of a resample may come back at all
        CohortEconomy rare = halfComeBack(2, cohortEconomy(month()).withMargin(1));
        assertThat(Scenario.of(rare)
                        .survival(to(0.6))
                        .ranges(7, 50)
                        .scenario(Outcome.RETENTION)
                        .low())
                .isEqualTo(ScenarioTest.share("0"));
    }

    @Test
    void rangesOfNobodyAreUndefined() {
        CohortEconomy economy = new Orderbook()
                .orders()
                .measure(cohortEconomy(month()).withMargin(1).withCustomers());
        ScenarioRanges ranges = Scenario.of(economy).ranges(1, 5);
        assertThat(ranges.statusQuo(Outcome.CUSTOMER_LIFETIME_VALUE).low().isDefined())
                .isFalse();
        assertThat(ranges.statusQuo(Outcome.REVENUE)).hasToString("GBP 0.00 to GBP 0.00");
    }

    @Test
    void aResampleThatDoesNotFitIsToldWhicheverThreadDrawsIt() {
        Orderbook book = new Orderbook().sold("poor", "2024-01-05", "1").sold("poor", "2024-02-29", "1");
        for (int i = 0; i < 6; i++) {
            book.sold("rich", "2024-01-05", "999999999999.999999");
        }
        Scenario scenario = Scenario.of(
                book.orders().measure(cohortEconomy(month()).withMargin(1).withCustomers()));
        assertThatThrownBy(() -> scenario.ranges(1, 200)) // of which some draw the rich one twice
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the amounts of one cohort (2 times 5999999999999999994 of the smallest unit"
                        + " kept) exceed 64 bits; measure smaller cohorts or a shorter time");
    }
}
