package dev.kpi.scenario;

import dev.kpi.figure.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The outcomes of a scenario before the first lever and after each, rounded. */
final class Steps {

    private final List<Lever> levers = new ArrayList<>();
    private final List<@Nullable BigDecimal[]> values = new ArrayList<>();
    private final Currency currency;

    Steps(Scenario scenario) {
        CohortEconomy economy = scenario.economy();
        currency = economy.currency();
        Projection projection = economy.projection().copy();
        values.add(rounded(projection));
        scenario.changes().forEach((lever, changes) -> {
            changes.forEach(change -> scenario.move(projection, lever, change));
            levers.add(lever);
            values.add(rounded(projection));
        });
    }

    private @Nullable BigDecimal[] rounded(Projection projection) {
        double[] outcomes = projection.outcomes();
        @Nullable BigDecimal[] rounded = new BigDecimal[outcomes.length];
        for (Outcome outcome : Outcome.values()) {
            rounded[outcome.ordinal()] = outcome.rounded(outcomes[outcome.ordinal()], currency);
        }
        return rounded;
    }

    <F extends Figure> Effect<F> effect(Outcome outcome, Function<@Nullable BigDecimal, F> figure) {
        int at = outcome.ordinal();
        int last = levers.size();
        Map<Lever, F> parts = new EnumMap<>(Lever.class);
        for (int step = 0; step < last; step++) {
            parts.put(levers.get(step), figure.apply(difference(values.get(step)[at], values.get(step + 1)[at])));
        }
        return new Effect<>(
                outcome,
                figure.apply(values.get(0)[at]),
                figure.apply(values.get(last)[at]),
                figure.apply(difference(values.get(0)[at], values.get(last)[at])),
                parts);
    }

    static @Nullable BigDecimal difference(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        return before == null || after == null ? null : after.subtract(before);
    }
}
