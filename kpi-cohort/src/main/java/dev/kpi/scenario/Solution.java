package dev.kpi.scenario;

import dev.kpi.figure.Figure;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The change of a lever that brings an outcome to a target, or the one that comes closest. Comes from {@link Scenario#solve}.
 *
 * <p>Discounts are answered as a rate, margin in points, all else in percent. Of several changes that reach the target it is
 * the one nearest to the status quo, and {@link #isUnique} is false; a search over some hundred values and halving between
 * them may overlook two that lie closer together. Immutable and thread-safe; equal by value.
 */
public final class Solution implements Tabular {

    private final Scenario scenario;
    private final Lever lever;
    private final Change change;
    private final Outcome outcome;
    private final double wanted;
    private final boolean reached;
    private final boolean unique;

    Solution(
            Scenario scenario,
            Lever lever,
            Change change,
            Outcome outcome,
            double wanted,
            boolean reached,
            boolean unique) {
        this.scenario = scenario;
        this.lever = lever;
        this.change = change;
        this.outcome = outcome;
        this.wanted = wanted;
        this.reached = reached;
        this.unique = unique;
    }

    /** Whether some change reaches the target. */
    public boolean isReached() {
        return reached;
    }

    /** Whether no other change was seen to reach it. */
    public boolean isUnique() {
        return unique;
    }

    /**
     * The change that reaches the target.
     *
     * @throws IllegalStateException if none does, telling the closest
     */
    public Change change() {
        if (!reached) {
            throw new IllegalStateException(sentence() + "; ask closest() for it");
        }
        return change;
    }

    /** The change that reaches the target, or else comes closest. */
    public Change closest() {
        return change;
    }

    /** The scenario with that change. */
    public Scenario scenario() {
        return scenario;
    }

    /** The target, rounded as outcomes are. */
    public Figure target() {
        var currency = scenario.economy().currency();
        return outcome.figure(outcome.rounded(wanted, currency), currency);
    }

    private String sentence() {
        Effect<? extends Figure> effect = scenario.effect(outcome);
        if (reached) {
            return lever + " " + change + " brings " + outcome + " from "
                    + effect.statusQuo().text() + " to "
                    + effect.scenario().text()
                    + (unique ? "" : "; other values of this lever do so too, this is the nearest to the status quo");
        }
        return "no " + lever + " brings " + outcome + " to " + target().text() + "; " + lever + " " + change
                + " comes closest, with " + effect.scenario().text();
    }

    @Override
    public Grid grid() {
        Effect<? extends Figure> effect = scenario.effect(outcome);
        String name = outcome.title();
        return Grid.of(
                        List.of("lever", "change", name, name + " target", name + " then", name + " change"),
                        List.of(List.of(
                                lever.title(),
                                change.toString(),
                                effect.statusQuo(),
                                target(),
                                effect.scenario(),
                                effect.relative())))
                .withNote(sentence());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Solution that
                && scenario.equals(that.scenario)
                && lever == that.lever
                && change.equals(that.change)
                && outcome == that.outcome
                && wanted == that.wanted
                && reached == that.reached
                && unique == that.unique;
    }

    @Override
    public int hashCode() {
        return Objects.hash(scenario, lever, change, outcome, wanted);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
