package dev.kpi.scenario;

import dev.kpi.scenario.Change.Kind;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What can be changed in a {@link Scenario}, in the order in which levers take effect, whatever the order they were set in. */
public enum Lever {
    /**
     * The discount rate δ, discounts ÷ gross sales, to δ′ in [0, 1): prices times f = (1 − δ′) ÷ (1 − δ), revenue times
     * f^(1 + elasticity); the unit cost is held, so that the margin m becomes m + (1 − m)(1 − 1/f).
     */
    DISCOUNT("discount", true, true),
    /** Money per order, times (1 + Δ). */
    ORDER_VALUE("order value", false, false),
    /** Orders per active member and period, times (1 + Δ). */
    ORDER_FREQUENCY("order frequency", false, false),
    /** The size of the cohorts, as if so many more or fewer customers were won, times (1 + Δ). */
    ACQUISITION("acquisition", false, false),
    /** Profit ÷ revenue, at most 1. */
    MARGIN("margin", true, true),
    /** Retention at every age from 1 on, alike: R(a)(1 + Δ) or R(a) + Δ, held within [0, 1]. */
    RETENTION("retention", true, false),
    /**
     * Retention from one period to the next, which compounds: R(a)(r′ ÷ r)^a for ages from 1 on, held within [0, 1]. The r
     * of a change in points, or to a rate, is Σ R(1..H) ÷ Σ R(0..H − 1) over the cohorts it is set on, weighted by size:
     * that is r itself where R(a) = r^a.
     */
    SURVIVAL("survival", true, true);

    private final String title;
    private final boolean takesPoints;
    private final boolean takesValue;

    Lever(String title, boolean takesPoints, boolean takesValue) {
        this.title = title;
        this.takesPoints = takesPoints;
        this.takesValue = takesValue;
    }

    /** Its name in print: {@code order value}. */
    public String title() {
        return title;
    }

    private boolean takes(Kind kind) {
        return kind == Kind.PERCENT || (kind == Kind.POINTS ? takesPoints : takesValue);
    }

    void requireFits(Change change) {
        if (!takes(change.kind())) {
            throw new IllegalArgumentException(title + " cannot change " + change.amount() + "; it takes "
                    + Arrays.stream(Kind.values())
                            .filter(this::takes)
                            .map(Kind::example)
                            .collect(Collectors.joining(" or ")));
        }
        if (change.kind() == Kind.TO) {
            requireRate(change.value());
        }
    }

    private void requireRate(double rate) {
        if (this == DISCOUNT && (rate < 0 || rate >= 1)) {
            throw new IllegalArgumentException(
                    "discount rate (" + rate + ") must be in [0, 1); write to(0.10) for 10% off");
        }
        if (this == MARGIN && rate > 1) {
            throw new IllegalArgumentException("margin (" + rate + ") must be at most 1; write to(0.40) for 40%");
        }
        if (this == SURVIVAL && (rate < 0 || rate > 1)) {
            throw new IllegalArgumentException("survival (" + rate + ") must be in [0, 1]; write to(0.85) for 85%");
        }
    }

    /** Whether the two act on the same thing, so that only one of them can be set on a cohort. */
    boolean excludes(Lever other) {
        return this == other || (this == RETENTION && other == SURVIVAL) || (this == SURVIVAL && other == RETENTION);
    }

    @Override
    public String toString() {
        return title;
    }
}
