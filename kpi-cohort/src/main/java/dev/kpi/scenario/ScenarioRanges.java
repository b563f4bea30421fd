package dev.kpi.scenario;

import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far the outcomes of a scenario range if other customers of the same kind had come: bootstrap percentile intervals.
 *
 * <p>Comes from {@link Scenario#ranges}. They tell the chance in which customers came, not whether a lever can be moved, nor
 * what ages that nobody has reached will bring. Interpolated linearly between resamples (type 7), then rounded as outcomes
 * are. Immutable and thread-safe; equal by value.
 *
 * @see "Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13"
 */
public final class ScenarioRanges implements Tabular {

    private final int resamples;
    private final double level;
    private final List<Interval> statusQuo;
    private final List<Interval> scenario;
    private final List<Interval> difference;

    private ScenarioRanges(
            int resamples, double level, List<Interval> statusQuo, List<Interval> scenario, List<Interval> difference) {
        this.resamples = resamples;
        this.level = level;
        this.statusQuo = statusQuo;
        this.scenario = scenario;
        this.difference = difference;
    }

    /** The outcomes of one resample. */
    private record Draw(double[] statusQuo, double[] scenario) {}

    static ScenarioRanges of(Scenario scenario, long seed, int resamples, double level) {
        if (resamples < 2) {
            throw new IllegalArgumentException("resamples (" + resamples + ") must be at least 2; 1000 is usual");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level (" + level + ") must be in (0, 1); 0.95 is usual");
        }
        CohortEconomy economy = scenario.economy();
        if (!economy.keepsCustomers()) {
            throw new IllegalStateException(
                    "this economy does not keep its customers, so that none can be drawn; measure it"
                            + " with cohortEconomy(...).withCustomers()");
        }
        // one seed for each resample, drawn before they are shared among threads
        SplittableRandom seeds = new SplittableRandom(seed);
        long[] each = seeds.longs(resamples).toArray();
        List<Supplier<Draw>> drawn = IntStream.range(0, resamples)
                .parallel()
                .mapToObj(i -> draw(scenario, each[i]))
                .toList();
        List<Draw> draws = drawn.stream().map(Supplier::get).toList();
        Currency currency = economy.currency();
        return new ScenarioRanges(
                resamples,
                level,
                intervals(draws, level, currency, outcome -> draw -> draw.statusQuo[outcome.ordinal()]),
                intervals(draws, level, currency, outcome -> draw -> draw.scenario[outcome.ordinal()]),
                intervals(
                        draws,
                        level,
                        currency,
                        outcome -> draw -> draw.scenario[outcome.ordinal()] - draw.statusQuo[outcome.ordinal()]));
    }

    /** A resample, or the exception that it met: thrown by the caller's thread, it keeps its message. */
    private static Supplier<Draw> draw(Scenario scenario, long seed) {
        try {
            Projection drawn = scenario.economy().redrawn(new SplittableRandom(seed));
            Draw draw = new Draw(drawn.outcomes(), scenario.moved(drawn).outcomes());
            return () -> draw;
        } catch (RuntimeException met) {
            return () -> {
                throw met;
            };
        }
    }

    private static List<Interval> intervals(
            List<Draw> draws, double level, Currency currency, Function<Outcome, ToDoubleFunction<Draw>> of) {
        return Arrays.stream(Outcome.values())
                .map(outcome -> {
                    double[] sorted = draws.stream()
                            .mapToDouble(of.apply(outcome))
                            .sorted()
                            .toArray();
                    BigDecimal low = outcome.rounded(quantile(sorted, (1 - level) / 2), currency);
                    BigDecimal high = outcome.rounded(quantile(sorted, (1 + level) / 2), currency);
                    return new Interval(outcome.figure(low, currency), outcome.figure(high, currency));
                })
                .toList();
    }

    /** Type 7; NaN, which sorts last, if any value is. */
    private static double quantile(double[] sorted, double share) {
        if (Double.isNaN(sorted[sorted.length - 1])) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** The range of an outcome if nothing changes. */
    public Interval statusQuo(Outcome outcome) {
        return statusQuo.get(outcome.ordinal());
    }

    /** The range of an outcome in the scenario. */
    public Interval scenario(Outcome outcome) {
        return scenario.get(outcome.ordinal());
    }

    /** The range of the difference, each taken on the same customers, so that it is narrower than the two suggest. */
    public Interval difference(Outcome outcome) {
        return difference.get(outcome.ordinal());
    }

    @Override
    public Grid grid() {
        List<String> columns = new ArrayList<>();
        columns.add("step");
        for (Outcome outcome : Outcome.values()) {
            columns.add(outcome.title() + " from");
            columns.add(outcome.title() + " to");
        }
        String percent =
                BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString();
        return Grid.of(
                        columns,
                        List.of(row("status quo", statusQuo), row("difference", difference), row("scenario", scenario)))
                .withNote(percent + "% of " + resamples + " resamples of the customers lie in these ranges");
    }

    private static List<Object> row(String name, List<Interval> intervals) {
        List<Object> row = new ArrayList<>();
        row.add(name);
        for (Interval interval : intervals) {
            row.add(interval.low());
            row.add(interval.high());
        }
        return row;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScenarioRanges that
                && resamples == that.resamples
                && level == that.level
                && statusQuo.equals(that.statusQuo)
                && scenario.equals(that.scenario)
                && difference.equals(that.difference);
    }

    @Override
    public int hashCode() {
        return Objects.hash(resamples, level, statusQuo, scenario, difference);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
