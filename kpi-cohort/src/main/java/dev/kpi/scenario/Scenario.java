package dev.kpi.scenario;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an economy would come to if levers were moved:
 * {@code Scenario.of(economy).retention(percent(5)).orderValue(percent(2))}.
 *
 * <p>Is the result itself: prints the status quo, the part of each lever, the difference and the scenario. Levers take effect
 * in the order of {@link Lever}, whatever the order they were set in. A lever is set once for each cohort, for everyone or
 * for cohorts that its change names ({@code percent(5).on("2011-03")}); setting it again is refused. It is a calculation
 * over whole lifetimes, as if the customers had been like that from age 0 (retention from age 1) on. Immutable and
 * thread-safe; equal by economy, levers, elasticity and name. Outcomes are calculated when asked for.
 */
public final class Scenario implements Tabular {

    private static final double LEAST_ELASTICITY = -10;

    private final CohortEconomy economy;
    private final Map<Lever, List<Change>> changes;
    private final double elasticity;
    private final String name;

    private Scenario(CohortEconomy economy, Map<Lever, List<Change>> changes, double elasticity, String name) {
        this.economy = economy;
        this.changes = changes;
        this.elasticity = elasticity;
        this.name = name;
    }

    /** The scenario in which nothing changes. */
    public static Scenario of(CohortEconomy economy) {
        return new Scenario(requireNonNull(economy, "economy"), Map.of(), 0, "");
    }

    /**
     * Moves the discount rate: {@code discount(to(0.10))}. See {@link Lever#DISCOUNT}.
     *
     * @throws IllegalArgumentException as {@link #with}
     */
    public Scenario discount(Change change) {
        return with(Lever.DISCOUNT, change);
    }

    /** Moves the money per order, in percent. */
    public Scenario orderValue(Change change) {
        return with(Lever.ORDER_VALUE, change);
    }

    /** Moves the orders per active member and period, in percent. */
    public Scenario orderFrequency(Change change) {
        return with(Lever.ORDER_FREQUENCY, change);
    }

    /** Moves the number of customers won, in percent. */
    public Scenario acquisition(Change change) {
        return with(Lever.ACQUISITION, change);
    }

    /** Moves the margin, which stays at most 1. */
    public Scenario margin(Change change) {
        return with(Lever.MARGIN, change);
    }

    /** Moves retention at every age from 1 on alike, in percent or points. See {@link Lever#RETENTION}. */
    public Scenario retention(Change change) {
        return with(Lever.RETENTION, change);
    }

    /** Moves retention from each period to the next, which compounds. See {@link Lever#SURVIVAL}. */
    public Scenario survival(Change change) {
        return with(Lever.SURVIVAL, change);
    }

    /**
     * The same with one more lever set.
     *
     * @throws IllegalArgumentException if the lever does not take such a change, or is set for one of its cohorts already;
     *     retention and survival are the same lever in this respect
     * @throws java.util.NoSuchElementException if the economy has no such cohort, listing those there are
     */
    public Scenario with(Lever lever, Change change) {
        lever.requireFits(change);
        change.cohorts().forEach(economy::number);
        changes.forEach((other, set) -> {
            if (lever.excludes(other)) {
                set.forEach(known -> requireApart(other, known, change));
            }
        });
        Map<Lever, List<Change>> more = new EnumMap<>(Lever.class);
        more.putAll(changes);
        List<Change> all = new ArrayList<>(more.getOrDefault(lever, List.of()));
        all.add(change);
        all.sort(Comparator.comparing(set -> set.cohorts().toString()));
        more.put(lever, List.copyOf(all));
        return new Scenario(economy, Collections.unmodifiableMap(more), elasticity, name);
    }

    private static void requireApart(Lever lever, Change known, Change change) {
        List<String> both = new ArrayList<>(known.cohorts());
        both.retainAll(change.cohorts());
        if (known.cohorts().isEmpty() || change.cohorts().isEmpty() || !both.isEmpty()) {
            throw new IllegalArgumentException(lever + " is set already (" + known + ")"
                    + (both.isEmpty() ? "" : ", for " + DisplayText.inMessage(both.get(0)))
                    + "; take it off first with without(Lever."
                    + lever.name()
                    + ")");
        }
    }

    /** The same with a lever not set. */
    public Scenario without(Lever lever) {
        Map<Lever, List<Change>> fewer = new EnumMap<>(Lever.class);
        fewer.putAll(changes);
        fewer.remove(lever);
        return new Scenario(economy, Collections.unmodifiableMap(fewer), elasticity, name);
    }

    /**
     * The same with demand that answers to prices: units sold go with price to the power of this elasticity, 0 at first.
     *
     * @param priceElasticity from −10, beyond what is seen of any goods, to 0; −1.5 for 1.5 % more units for each percent
     *     that prices fall
     * @throws IllegalArgumentException if it is not in that range
     */
    public Scenario withElasticity(double priceElasticity) {
        if (!(priceElasticity >= LEAST_ELASTICITY && priceElasticity <= 0)) {
            throw new IllegalArgumentException("elasticity (" + priceElasticity
                    + ") must be in [-10, 0]; write -1.5 for 1.5% more units for each percent that prices fall");
        }
        return new Scenario(economy, changes, priceElasticity + 0.0, name);
    }

    /** The same under a name of its own, for comparisons. */
    public Scenario named(String newName) {
        return new Scenario(economy, changes, elasticity, requireNonNull(newName, "newName"));
    }

    /** The status quo. */
    public CohortEconomy economy() {
        return economy;
    }

    /** The levers that are set, in the order in which they take effect, each with its changes. */
    public Map<Lever, List<Change>> changes() {
        return changes;
    }

    /** The name it was given, else its levers: {@code order value +2%, retention +5%}. */
    public String name() {
        if (!name.isEmpty()) {
            return name;
        }
        return changes.isEmpty()
                ? "no change"
                : changes.keySet().stream().map(this::describe).collect(Collectors.joining(", "));
    }

    String describe(Lever lever) {
        List<Change> set = requireNonNull(changes.get(lever));
        return lever + " " + set.stream().map(Change::toString).collect(Collectors.joining(" and "));
    }

    /** What it does to customer lifetime value (CLV). */
    public Effect<Quotient> customerLifetimeValue() {
        return quotient(new Steps(this), Outcome.CUSTOMER_LIFETIME_VALUE);
    }

    /** What it does to revenue. */
    public Effect<Amount> revenue() {
        return amount(new Steps(this), Outcome.REVENUE);
    }

    /** What it does to profit. */
    public Effect<Amount> profit() {
        return amount(new Steps(this), Outcome.PROFIT);
    }

    /** What it does to retention, the average over the ages from 1 on: {@link Outcome#RETENTION}. */
    public Effect<Quotient> averageRetention() {
        return quotient(new Steps(this), Outcome.RETENTION);
    }

    /** What it does to an outcome. */
    public Effect<? extends Figure> effect(Outcome outcome) {
        return effect(new Steps(this), outcome);
    }

    private Effect<? extends Figure> effect(Steps steps, Outcome outcome) {
        return switch (outcome) {
            case CUSTOMER_LIFETIME_VALUE, RETENTION -> quotient(steps, outcome);
            case REVENUE, PROFIT -> amount(steps, outcome);
        };
    }

    private Effect<Quotient> quotient(Steps steps, Outcome outcome) {
        return steps.effect(outcome, value -> outcome.quotient(value, economy.currency()));
    }

    private Effect<Amount> amount(Steps steps, Outcome outcome) {
        return steps.effect(outcome, value -> Outcome.amount(value, economy.currency()));
    }

    /**
     * An outcome for each of some changes of a lever, besides those that are set.
     *
     * @throws IllegalArgumentException if there is no change, one stands twice, or a change is refused by {@link #with}
     */
    public Sensitivity sensitivity(Outcome outcome, Lever lever, List<Change> rows) {
        return Sensitivity.of(this, outcome, lever, rows);
    }

    /**
     * An outcome for each pair of changes of two levers, besides those that are set.
     *
     * @throws IllegalArgumentException as {@link #sensitivity(Outcome, Lever, List)}
     */
    public Sensitivity sensitivity(
            Outcome outcome, Lever lever, List<Change> rows, Lever acrossLever, List<Change> columns) {
        return Sensitivity.of(this, outcome, lever, rows, acrossLever, columns);
    }

    /**
     * The change of a lever, besides those that are set, that brings an outcome to a target:
     * {@code solve(RETENTION, CUSTOMER_LIFETIME_VALUE, percent(10))}.
     *
     * @param target where the outcome shall be, against the status quo in percent or points, or to a value
     * @param cohorts those whose lever is moved, by name; everyone's if none is given
     * @throws IllegalArgumentException if the lever is set already, or the target is a percentage of nothing or less
     */
    public Solution solve(Lever lever, Outcome outcome, Change target, Object... cohorts) {
        return Solver.solve(
                this,
                lever,
                outcome,
                target,
                Stream.of(cohorts).map(Object::toString).toList());
    }

    /**
     * Ranges of the outcomes at a level of 95 %, by drawing customers anew.
     *
     * @throws IllegalStateException as {@link #ranges(long, int, double)}
     */
    public ScenarioRanges ranges(long seed, int resamples) {
        return ranges(seed, resamples, 0.95);
    }

    /**
     * Ranges of the outcomes (bootstrap percentile intervals): the economy is measured again on as many customers drawn with
     * replacement, cohort by cohort, so that the sizes of cohorts stay.
     *
     * @param seed the same seed gives the same ranges, whatever the number of threads
     * @param resamples how often, such as 1000
     * @param level the share of resamples within a range, such as 0.95
     * @throws IllegalArgumentException if there are fewer than 2 resamples or the level is not in (0, 1)
     * @throws IllegalStateException if the economy does not keep its customers
     */
    public ScenarioRanges ranges(long seed, int resamples, double level) {
        return ScenarioRanges.of(this, seed, resamples, level);
    }

    /** Moves one lever of a projection. */
    void move(Projection projection, Lever lever, Change change) {
        int[] on = change.cohorts().isEmpty()
                ? IntStream.range(0, projection.cohorts()).toArray()
                : change.cohorts().stream().mapToInt(economy::number).sorted().toArray();
        projection.move(lever, change, on, economy.cohorts(), elasticity);
    }

    /** Other numbers of the same cohorts with all levers moved. */
    Projection moved(Projection from) {
        Projection projection = from.copy();
        changes.forEach((lever, set) -> set.forEach(change -> move(projection, lever, change)));
        return projection;
    }

    /** An outcome before it is rounded. */
    double value(Outcome outcome) {
        return moved(economy.projection()).outcomes()[outcome.ordinal()];
    }

    @Override
    public Grid grid() {
        Steps steps = new Steps(this);
        OutcomeRows rows = new OutcomeRows("step");
        List<Effect<? extends Figure>> effects = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            effects.add(effect(steps, outcome));
        }
        rows.add("status quo", effects, Effect::statusQuo, null);
        changes.keySet()
                .forEach(lever ->
                        rows.add(describe(lever), effects, effect -> effect.part(lever), effect -> effect.part(lever)));
        rows.add("difference", effects, Effect::difference, Effect::difference);
        rows.add(name.isEmpty() ? "scenario" : name, effects, Effect::scenario, null);
        return rows.grid(economy);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scenario that
                && economy.equals(that.economy)
                && changes.equals(that.changes)
                && elasticity == that.elasticity
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(economy, changes, elasticity, name);
    }

    /** The status quo, the part of each lever, and the scenario, for each outcome. */
    @Override
    public String toString() {
        return grid().toString();
    }
}
