package dev.kpi.scenario;

import static dev.kpi.scenario.Orderbook.GBP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.DoubleRange;

/** What holds for any economy and any levers. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ScenarioLawsTest {

    /** A lever and how it is moved. */
    private record Setting(Lever lever, Change change) {}

    private static CohortEconomy economy(Random random) {
        int ages = 2 + random.nextInt(6);
        List<CohortPlan> plans = IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(i -> {
                    double[] kept = new double[ages];
                    BigDecimal[] revenue = new BigDecimal[ages];
                    for (int age = 0; age < ages; age++) {
                        kept[age] = age == 0 ? 1 : random.nextInt(5) == 0 ? random.nextInt(2) : random.nextDouble();
                        revenue[age] = BigDecimal.valueOf(random.nextInt(20_000), 2);
                    }
                    return CohortPlan.of("c" + i, 1 + random.nextInt(5000))
                            .withRetention(kept)
                            .withRevenuePerActive(revenue)
                            .withMargin(random.nextInt(80) / 100.0)
                            .withDiscountRate(random.nextInt(50) / 100.0);
                })
                .toList();
        return CohortEconomy.of(GBP, plans).withInterestPerPeriod(random.nextInt(5) / 100.0);
    }

    /** A few levers, each for everyone or for some cohort. */
    private static List<Setting> settings(Random random, CohortEconomy economy) {
        List<Setting> settings = new ArrayList<>();
        for (Lever lever : Lever.values()) {
            if (lever == Lever.SURVIVAL ? settings.isEmpty() : random.nextBoolean()) {
                Change change = change(random, lever);
                settings.add(new Setting(lever, random.nextInt(3) == 0 ? change.on(any(random, economy)) : change));
            }
        }
        Collections.shuffle(settings, random);
        return settings;
    }

    private static String any(Random random, CohortEconomy economy) {
        return economy.cohorts().get(random.nextInt(economy.cohorts().size()));
    }

    private static Change change(Random random, Lever lever) {
        return switch (lever) {
            case DISCOUNT -> Scenarios.to(random.nextInt(60) / 100.0);
            case MARGIN -> Scenarios.points(random.nextInt(15) - 15);
            case RETENTION ->
                random.nextBoolean()
                        ? Scenarios.points(random.nextInt(40) - 20)
                        : Scenarios.percent(random.nextInt(100) - 50);
            case SURVIVAL, ORDER_VALUE, ORDER_FREQUENCY, ACQUISITION -> Scenarios.percent(random.nextInt(100) - 50);
        };
    }

    private static Scenario set(Scenario scenario, List<Setting> settings) {
        Scenario changed = scenario;
        for (Setting setting : settings) {
            changed = changed.with(setting.lever(), setting.change());
        }
        return changed;
    }

    @Property
    void partsSumExactlyToTheDifferenceAndTheDifferenceLeadsToTheScenario(
            @ForAll long seed, @ForAll @DoubleRange(min = -3, max = 0) double elasticity) {
        Random random = new Random(seed);
        CohortEconomy economy = economy(random);
        Scenario scenario = set(Scenario.of(economy).withElasticity(elasticity), settings(random, economy));
        for (Outcome outcome : Outcome.values()) {
            Effect<? extends Figure> effect = scenario.effect(outcome);
            assertThat(effect.parts().keySet()).isEqualTo(scenario.changes().keySet());
            assertThat(effect.parts().values().stream()
                            .map(Figure::toBigDecimal)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(effect.difference().toBigDecimal());
            assertThat(effect.statusQuo().toBigDecimal().add(effect.difference().toBigDecimal()))
                    .isEqualByComparingTo(effect.scenario().toBigDecimal());
            assertThat(effect.statusQuo())
                    .isEqualTo(Scenario.of(economy).effect(outcome).statusQuo());
        }
    }

    @Property
    void theOrderInWhichLeversAreSetDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        CohortEconomy economy = economy(random);
        List<Setting> settings = settings(random, economy);
        Scenario scenario = set(Scenario.of(economy), settings);
        Collections.shuffle(settings, random);
        Scenario other = set(Scenario.of(economy), settings);
        assertThat(other).isEqualTo(scenario);
        assertThat(other.grid()).isEqualTo(scenario.grid());
    }

    @Property
    void noChangeIsExactlyZero(@ForAll long seed, @ForAll @DoubleRange(min = -3, max = 0) double elasticity) {
        CohortEconomy economy = economy(new Random(seed));
        Scenario scenario = Scenario.of(economy)
                .withElasticity(elasticity)
                .discount(Scenarios.percent(0))
                .orderValue(Scenarios.percent(0))
                .orderFrequency(Scenarios.percent(0))
                .acquisition(Scenarios.percent(0))
                .margin(Scenarios.points(0))
                .retention(Scenarios.points(0));
        for (Outcome outcome : Outcome.values()) {
            assertThat(scenario.value(outcome)).isEqualTo(Scenario.of(economy).value(outcome));
            assertThat(scenario.effect(outcome).difference().toBigDecimal()).isEqualByComparingTo("0");
        }
        Scenario compounding = Scenario.of(economy).survival(Scenarios.percent(0));
        assertThat(compounding.value(Outcome.PROFIT))
                .isEqualTo(Scenario.of(economy).value(Outcome.PROFIT));
    }

    @Property
    void aChangeForAllCohortsIsAChangeForEveryone(@ForAll long seed) {
        Random random = new Random(seed);
        CohortEconomy economy = economy(random);
        List<String> names = new ArrayList<>(economy.cohorts());
        Collections.shuffle(names, random);
        for (Lever lever : Lever.values()) {
            Change change = change(random, lever);
            Change named =
                    change.on(names.get(0), names.subList(1, names.size()).toArray());
            for (Outcome outcome : Outcome.values()) {
                assertThat(Scenario.of(economy).with(lever, named).value(outcome))
                        .isEqualTo(Scenario.of(economy).with(lever, change).value(outcome));
            }
        }
    }

    @Property
    void moreRetentionNeverBringsLess(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -100, max = 300) double less,
            @ForAll @DoubleRange(min = 0, max = 300) double more) {
        CohortEconomy economy = economy(new Random(seed)); // revenue and margins are not negative there
        for (Outcome outcome : Outcome.values()) {
            for (Lever lever : List.of(Lever.RETENTION, Lever.SURVIVAL)) {
                double low = Scenario.of(economy)
                        .with(lever, Scenarios.percent(less))
                        .value(outcome);
                double high = Scenario.of(economy)
                        .with(lever, Scenarios.percent(less + more))
                        .value(outcome);
                assertThat(high).isGreaterThanOrEqualTo(low - 1e-9 * Math.abs(low));
            }
        }
    }

    @Property(tries = 150)
    void theAnswerOfTheInverseQuestionReproducesItsTarget(
            @ForAll long seed, @ForAll @DoubleRange(min = -30, max = 30) double percent) {
        Random random = new Random(seed);
        CohortEconomy economy = economy(random);
        Lever lever = Lever.values()[random.nextInt(Lever.values().length)];
        Outcome outcome = Outcome.values()[random.nextInt(Outcome.values().length)];
        double base = Scenario.of(economy).value(outcome);
        Assume.that(base > 0);
        Solution solution = Scenario.of(economy).solve(lever, outcome, Scenarios.percent(percent));
        double wanted = base * (1 + percent / 100);
        double missed = missed(economy, lever, solution.closest(), outcome, wanted);
        boolean meets = missed <= 1e-9 * wanted;
        boolean readsTheSame = solution.scenario().effect(outcome).scenario().equals(solution.target());
        assertThat(solution.isReached()).isEqualTo(meets || readsTheSame);
        if (!meets) {
            for (int i = 0; i < 20; i++) {
                Change other = change(random, lever);
                if (other.kind() != solution.closest().kind()) {
                    continue; // points move a retention of 0, which no percentage does
                }
                assertThat(missed(economy, lever, other, outcome, wanted))
                        .isGreaterThanOrEqualTo(missed * (1 - 1e-9) - 1e-9);
            }
        }
    }

    private static double missed(CohortEconomy economy, Lever lever, Change change, Outcome outcome, double wanted) {
        return Math.abs(Scenario.of(economy).with(lever, change).value(outcome) - wanted);
    }

    @Property
    void aTableShowsWhatTheScenariosSay(@ForAll long seed) {
        Random random = new Random(seed);
        CohortEconomy economy = economy(random);
        List<Change> rows = Scenarios.percents(-20, 0, 35);
        List<Change> columns = Scenarios.toEach(0, 0.25);
        Sensitivity table =
                Scenario.of(economy).sensitivity(Outcome.PROFIT, Lever.RETENTION, rows, Lever.DISCOUNT, columns);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                assertThat(table.value(row, column))
                        .isEqualTo(Scenario.of(economy)
                                .discount(columns.get(column))
                                .retention(rows.get(row))
                                .profit()
                                .scenario());
            }
        }
    }
}
