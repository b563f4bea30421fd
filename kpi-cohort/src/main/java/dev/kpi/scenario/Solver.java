package dev.kpi.scenario;

import dev.kpi.figure.Figure;
import dev.kpi.scenario.Change.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Finds the change of a lever that gives an outcome: looks at a few hundred values of the lever over all that is possible,
 * and halves the interval in which the target lies, of several the one nearest to no change.
 */
final class Solver {

    private static final int STEPS = 200;

    private final Scenario scenario;
    private final Lever lever;
    private final Outcome outcome;
    private final List<String> cohorts;
    private final Projection before;
    private final int[] on;

    private Solver(Scenario scenario, Lever lever, Outcome outcome, List<String> cohorts) {
        this.scenario = scenario;
        this.lever = lever;
        this.outcome = outcome;
        this.cohorts = cohorts;
        this.before = scenario.moved(scenario.economy().projection());
        this.on = cohorts.isEmpty()
                ? IntStream.range(0, before.cohorts()).toArray()
                : cohorts.stream().mapToInt(scenario.economy()::number).toArray();
    }

    static Solution solve(Scenario scenario, Lever lever, Outcome outcome, Change target, List<String> cohorts) {
        scenario.with(lever, Change.of(Kind.PERCENT, 0).onAll(cohorts)); // refuses a lever that is set already
        double wanted = wanted(scenario.economy(), outcome, target);
        return new Solver(scenario, lever, outcome, cohorts).solve(wanted);
    }

    private static double wanted(CohortEconomy economy, Outcome outcome, Change target) {
        double base = economy.projection().outcomes()[outcome.ordinal()];
        if (target.kind() == Kind.TO) {
            return target.value();
        }
        if (target.kind() == Kind.POINTS && outcome != Outcome.RETENTION) {
            throw new IllegalArgumentException("target of " + outcome + " cannot be " + target.amount()
                    + "; write percent(10) for 10% more, or to(...) for a value");
        }
        if (!(base > 0)) {
            String shown = outcome.figure(outcome.rounded(base, economy.currency()), economy.currency())
                    .toString();
            throw new IllegalArgumentException(outcome + " of the status quo is " + shown + ", so that "
                    + target.amount() + " of it says nothing; give the target with to(...)");
        }
        return target.of(base);
    }

    private Solution solve(double wanted) {
        double[] tried = values();
        double[] off =
                DoubleStream.of(tried).map(value -> value(value) - wanted).toArray();
        double home = home();
        int found = -1;
        int brackets = 0;
        for (int i = 0; i + 1 < tried.length; i++) {
            boolean last = i + 2 == tried.length;
            if (off[i] == 0 || off[i] * off[i + 1] < 0 || (last && off[i + 1] == 0)) {
                brackets++;
                if (found < 0 || distance(tried, i, home) <= distance(tried, found, home)) {
                    found = i;
                }
            }
        }
        if (found < 0) {
            return closest(tried, off, wanted);
        }
        return solution(halved(tried[found], tried[found + 1], wanted), wanted, true, brackets == 1);
    }

    private static double distance(double[] tried, int i, double home) {
        return tried[i] <= home && home <= tried[i + 1]
                ? 0
                : Math.min(Math.abs(tried[i] - home), Math.abs(tried[i + 1] - home));
    }

    /** The value that comes closest, of several the one nearest to no change; it may reach the target once rounded. */
    private Solution closest(double[] tried, double[] off, double wanted) {
        double least = DoubleStream.of(off)
                .map(Math::abs)
                .filter(by -> !Double.isNaN(by))
                .min()
                .orElse(0);
        double noise = 1000 * Math.ulp(Math.abs(wanted) + least); // where a lever moves nothing, sums differ by that
        double home = home();
        int best = IntStream.range(0, off.length)
                .filter(i -> Math.abs(off[i]) <= least + noise)
                .boxed()
                .min(Comparator.comparingDouble(i -> Math.abs(tried[i] - home)))
                .orElse(off.length - 1);
        long reaching = IntStream.range(0, off.length)
                .filter(i -> isReached(wanted + off[i], wanted))
                .count();
        return solution(tried[best], wanted, isReached(wanted + off[best], wanted), reaching == 1);
    }

    /** Whether a value is told by the same figure as the one that is wanted. */
    private boolean isReached(double value, double wanted) {
        return Double.isFinite(value) && figure(value).equals(figure(wanted));
    }

    private Figure figure(double value) {
        Currency currency = scenario.economy().currency();
        return outcome.figure(outcome.rounded(value, currency), currency);
    }

    private double halved(double from, double to, double wanted) {
        double low = from;
        double high = to;
        double atLow = value(low) - wanted;
        double atHigh = value(high) - wanted;
        while (atLow != 0 && atHigh != 0) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            double atMiddle = value(middle) - wanted;
            if (atLow * atMiddle > 0) {
                low = middle;
                atLow = atMiddle;
            } else {
                high = middle;
                atHigh = atMiddle;
            }
        }
        return Math.abs(atLow) <= Math.abs(atHigh) ? low : high;
    }

    private Solution solution(double value, double wanted, boolean reached, boolean unique) {
        return new Solution(
                scenario, scenario.with(lever, change(value)), lever, change(value), outcome, wanted, reached, unique);
    }

    private Change change(double value) {
        Kind kind = lever == Lever.DISCOUNT ? Kind.TO : lever == Lever.MARGIN ? Kind.POINTS : Kind.PERCENT;
        return Change.of(kind, value).onAll(cohorts);
    }

    private double value(double of) {
        return scenario.with(lever, change(of)).value(outcome);
    }

    /** The value that changes nothing; of discounts, the mean. */
    private double home() {
        return lever == Lever.DISCOUNT
                ? Math.max(
                        0,
                        Math.min(
                                Projection.MOST_DISCOUNT,
                                IntStream.of(on)
                                        .mapToDouble(cohort -> before.discountRate[cohort])
                                        .average()
                                        .orElse(0)))
                : 0;
    }

    /** The values to look at, ascending, the one that changes nothing among them. */
    private double[] values() {
        return switch (lever) {
            case DISCOUNT ->
                DoubleStream.concat(evenly(0, home()), evenly(home(), Projection.MOST_DISCOUNT))
                        .distinct()
                        .toArray();
            case MARGIN ->
                DoubleStream.concat(evenly(-1, 0), evenly(0, roomOfMargin()))
                        .distinct()
                        .toArray();
            case RETENTION -> factors(roomOfRetention());
            case SURVIVAL -> factors(roomOfSurvival());
            case ORDER_VALUE, ORDER_FREQUENCY, ACQUISITION -> factors(Change.MOST);
        };
    }

    private static DoubleStream evenly(double from, double to) {
        return IntStream.rangeClosed(0, STEPS).mapToDouble(i -> i == STEPS ? to : from + (to - from) * i / STEPS);
    }

    /** From nothing left to the most, in equal ratios upwards. */
    private static double[] factors(double most) {
        DoubleStream up = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> i == STEPS ? most : Math.pow(1 + most, (double) i / STEPS) - 1);
        return DoubleStream.concat(evenly(-1, 0), up)
                .map(x -> x + 0.0)
                .distinct()
                .toArray();
    }

    private double roomOfMargin() {
        double largest = Arrays.stream(on)
                .mapToDouble(cohort -> before.margin[cohort])
                .max()
                .orElse(1);
        return Math.max(0, Math.min(1, 1 - largest));
    }

    private double roomOfRetention() {
        double room = 0;
        for (int cohort : on) {
            for (int age = 1; age <= before.horizon(); age++) {
                double kept = before.retention[cohort][age];
                room = kept > 0 ? Math.max(room, 1 / kept - 1) : room;
            }
        }
        return Math.min(Change.MOST, room);
    }

    private double roomOfSurvival() {
        double room = 0;
        for (int cohort : on) {
            for (int age = 1; age <= before.horizon(); age++) {
                double kept = before.retention[cohort][age];
                room = kept > 0 ? Math.max(room, Math.pow(kept, -1.0 / age) - 1) : room;
            }
        }
        return Math.min(Change.MOST, room);
    }
}
