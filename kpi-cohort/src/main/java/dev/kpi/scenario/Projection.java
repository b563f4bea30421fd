package dev.kpi.scenario;

import static dev.kpi.scenario.Outcome.requireTold;

import dev.kpi.text.DisplayText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of an economy, cohort by cohort and age by age, that levers move. Doubles, summed in the order of cohorts and
 * ages, so that the same numbers give the same result to the last bit.
 */
final class Projection {

    /** The largest discount rate that still leaves a price. */
    static final double MOST_DISCOUNT = 0.9999;

    final double[] size;
    /** R(a) of each cohort, by age. */
    final double[][] retention;
    /** Revenue per active member of each cohort, by age. */
    final double[][] perActive;

    final double[] margin;
    final double[] discountRate;
    /** What money at an age is worth at age 0. */
    final double[] worth;

    /** Whether changes beyond what is possible stop at it, instead of being refused: in resamples. */
    private final boolean yields;

    Projection(
            double[] size,
            double[][] retention,
            double[][] perActive,
            double[] margin,
            double[] discountRate,
            double[] worth) {
        this(size, retention, perActive, margin, discountRate, worth, false);
    }

    private Projection(
            double[] size,
            double[][] retention,
            double[][] perActive,
            double[] margin,
            double[] discountRate,
            double[] worth,
            boolean yields) {
        this.size = size;
        this.retention = retention;
        this.perActive = perActive;
        this.margin = margin;
        this.discountRate = discountRate;
        this.worth = worth;
        this.yields = yields;
    }

    Projection copy() {
        return new Projection(
                size.clone(), rows(retention), rows(perActive), margin.clone(), discountRate.clone(), worth, yields);
    }

    /** The same numbers, by chance a little off, so that what is possible for the real ones may not be for these. */
    Projection yielding() {
        return new Projection(size, retention, perActive, margin, discountRate, worth, true);
    }

    private static double[][] rows(double[][] of) {
        double[][] copy = new double[of.length][];
        for (int row = 0; row < of.length; row++) {
            copy[row] = of[row].clone();
        }
        return copy;
    }

    int cohorts() {
        return size.length;
    }

    int horizon() {
        return worth.length - 1;
    }

    /** The values of all outcomes, by ordinal; NaN where one is undefined. */
    double[] outcomes() {
        return outcomes(0, cohorts());
    }

    /**
     * The values of all outcomes of some cohorts alone.
     *
     * @throws ArithmeticException if a sum is beyond what a {@code double} holds
     */
    double[] outcomes(int from, int to) {
        double customers = 0;
        double revenue = 0;
        double profit = 0;
        double value = 0;
        double kept = 0;
        for (int cohort = from; cohort < to; cohort++) {
            double perMember = 0;
            double discounted = 0;
            double active = 0;
            for (int age = 0; age < worth.length; age++) {
                double cell = retention[cohort][age] * perActive[cohort][age];
                perMember += cell;
                discounted += cell * worth[age];
                active += age == 0 ? 0 : retention[cohort][age];
            }
            customers += size[cohort];
            revenue += size[cohort] * perMember;
            profit += size[cohort] * perMember * margin[cohort];
            value += size[cohort] * discounted * margin[cohort];
            kept += size[cohort] * active;
        }
        // a sum that is no number comes of infinite ones, and is told from an undefined outcome here
        requireTold(Outcome.CUSTOMER_LIFETIME_VALUE.title(), value);
        requireTold(Outcome.REVENUE.title(), revenue);
        requireTold(Outcome.PROFIT.title(), profit);
        requireTold(Outcome.RETENTION.title(), kept);
        requireTold("the number of customers", customers);
        double[] outcomes = new double[Outcome.values().length];
        outcomes[Outcome.CUSTOMER_LIFETIME_VALUE.ordinal()] = customers > 0 ? value / customers : Double.NaN;
        outcomes[Outcome.REVENUE.ordinal()] = revenue;
        outcomes[Outcome.PROFIT.ordinal()] = profit;
        outcomes[Outcome.RETENTION.ordinal()] =
                customers > 0 && horizon() > 0 ? kept / (customers * horizon()) : Double.NaN;
        return outcomes;
    }

    /**
     * Moves a lever.
     *
     * @param on the numbers of the cohorts it is for
     * @param names of all cohorts, for messages
     */
    void move(Lever lever, Change change, int[] on, List<String> names, double elasticity) {
        double survival = lever == Lever.SURVIVAL ? survivalFactor(change, on) : 1;
        for (int cohort : on) {
            switch (lever) {
                case DISCOUNT -> discount(cohort, change, names.get(cohort), elasticity);
                case ORDER_VALUE, ORDER_FREQUENCY -> scale(perActive[cohort], change.of(1));
                case ACQUISITION -> size[cohort] *= change.of(1);
                case MARGIN -> margin(cohort, change, names.get(cohort));
                case RETENTION -> {
                    for (int age = 1; age < worth.length; age++) {
                        retention[cohort][age] = clamp(change.of(retention[cohort][age]));
                    }
                }
                case SURVIVAL -> {
                    for (int age = 1; age < worth.length; age++) {
                        retention[cohort][age] = clamp(retention[cohort][age] * Math.pow(survival, age));
                    }
                }
            }
        }
    }

    private void discount(int cohort, Change change, String name, double elasticity) {
        double before = discountRate[cohort];
        double after = change.of(before);
        if (after == before || (yields && before >= 1)) {
            return;
        }
        if (yields) {
            after = Math.max(0, Math.min(after, MOST_DISCOUNT));
        }
        if (before >= 1) {
            throw new IllegalArgumentException("discount rate (" + before + ") of " + DisplayText.inMessage(name)
                    + " is not below 1, so that its prices cannot be scaled; leave it out of the change with on(...)");
        }
        if (after < 0 || after >= 1) {
            throw new IllegalArgumentException("discount rate (" + after + ") of " + DisplayText.inMessage(name)
                    + " after the change " + change.amount() + " must be in [0, 1); it was " + before);
        }
        double factor = (1 - after) / (1 - before);
        scale(perActive[cohort], Math.pow(factor, 1 + elasticity));
        margin[cohort] += (1 - margin[cohort]) * (1 - 1 / factor);
        discountRate[cohort] = after;
    }

    private void margin(int cohort, Change change, String name) {
        double after = change.of(margin[cohort]);
        if (after > 1 + 1e-12 && !yields) {
            throw new IllegalArgumentException("margin (" + after + ") of " + DisplayText.inMessage(name)
                    + " after the change " + change.amount() + " must be at most 1; it was " + margin[cohort]);
        }
        margin[cohort] = Math.min(1, after);
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static double clamp(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private double survivalFactor(Change change, int[] on) {
        if (change.kind() == Change.Kind.PERCENT) {
            return change.of(1);
        }
        double before = survival(on);
        if (yields && !(before > 0)) {
            return 1;
        }
        if (!(before > 0)) {
            throw new IllegalArgumentException(
                    "survival " + change.amount()
                            + " needs customers who come back, but no member of these cohorts is active after age 0; use percent");
        }
        return Math.max(0, change.of(before)) / before;
    }

    /** Σ R(1..H) ÷ Σ R(0..H − 1), weighted by size; NaN where nobody is active. */
    double survival(int[] on) {
        double kept = 0;
        double base = 0;
        for (int cohort : on) {
            for (int age = 0; age < horizon(); age++) {
                kept += size[cohort] * retention[cohort][age + 1];
                base += size[cohort] * retention[cohort][age];
            }
        }
        return kept / base;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Projection that
                && Arrays.equals(size, that.size)
                && Arrays.deepEquals(retention, that.retention)
                && Arrays.deepEquals(perActive, that.perActive)
                && Arrays.equals(margin, that.margin)
                && Arrays.equals(discountRate, that.discountRate)
                && Arrays.equals(worth, that.worth);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(size) + Arrays.deepHashCode(retention);
    }
}
