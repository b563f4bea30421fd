package dev.kpi.scenario;

import dev.kpi.figure.Figure;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.util.Arrays;
import java.util.List;

/**
 * Several scenarios of one economy side by side: {@code ScenarioComparison.of(loyal.named("loyal"), cheap.named("cheap"))}.
 *
 * @param scenarios one or more, in the order in which they are listed
 */
public record ScenarioComparison(List<Scenario> scenarios) implements Tabular {

    /**
     * Checks that they can be compared.
     *
     * @throws IllegalArgumentException if there is none, or they are not of the same economy
     */
    public ScenarioComparison {
        scenarios = List.copyOf(scenarios);
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("scenarios must not be empty; compare at least one with its status quo");
        }
        CohortEconomy economy = scenarios.get(0).economy();
        for (Scenario scenario : scenarios) {
            if (!scenario.economy().equals(economy)) {
                throw new IllegalArgumentException("scenario " + scenario.name() + " is of another economy than "
                        + scenarios.get(0).name() + "; compare scenarios of one status quo");
            }
        }
    }

    /** These scenarios side by side. */
    public static ScenarioComparison of(Scenario... scenarios) {
        return new ScenarioComparison(Arrays.asList(scenarios));
    }

    /** One row for the status quo and for each scenario, with each outcome and its change against the status quo. */
    @Override
    public Grid grid() {
        OutcomeRows rows = new OutcomeRows("scenario");
        rows.add("status quo", effects(scenarios.get(0)), Effect::statusQuo, null);
        for (Scenario scenario : scenarios) {
            rows.add(scenario.name(), effects(scenario), Effect::scenario, Effect::difference);
        }
        return rows.grid(scenarios.get(0).economy());
    }

    private static List<? extends Effect<? extends Figure>> effects(Scenario scenario) {
        return Arrays.stream(Outcome.values()).map(scenario::effect).toList();
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
