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
 * them may overlook two that lie closer together. Where none does, of several that come as close it is again the nearest. A
 * target is reached where the outcome, rounded as it is reported, is that of the target. Immutable and thread-safe; equal by value.
 */
public final class Solution implements Tabular {

    private final Scenario before;
    private final Scenario scenario;
    private final Lever lever;
    private final Change change;
    private final Outcome outcome;
    private final double wanted;
    private final boolean reached;
    private final boolean unique;

    /**
     * An answer.
     *
     * @param before the levers that were set when it was asked for
     * @param scenario these and the change
     */
    Solution(
            Scenario before,
            Scenario scenario,
            Lever lever,
            Change change,
            Outcome outcome,
            double wanted,
            boolean reached,
            boolean unique) {
        this.before = before;
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
        Figure from = before.effect(outcome).scenario();
        Figure then = scenario.effect(outcome).scenario();
        String besides = before.changes().isEmpty() ? "" : "with the levers set before, ";
        if (!then.isDefined()) {
            return besides + outcome + " is undefined, so that no change of " + lever + " brings it to "
                    + target().text();
        }
        if (!reached) {
            boolean same = change.kind() != Change.Kind.TO && change.value() == 0;
            return besides + "no change of " + lever + " brings " + outcome + " to " + target().text() + "; "
                    + (same ? "leaving it as it is" : lever + " " + change) + " comes closest, with " + then.text();
        }
        if (then.equals(from)) {
            return besides + outcome + " is " + then.text() + " already, without a change of " + lever;
        }
        return besides + lever + " " + change + " brings " + outcome + " from " + from.text() + " to " + then.text()
                + (unique ? "" : "; other values of this lever do so too, this is the nearest to no change");
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
