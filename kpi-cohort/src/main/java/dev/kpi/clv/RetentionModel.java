package dev.kpi.clv;

import java.util.List;

/**
 * A model of how long customers stay, told by the share that survives each age.
 *
 * <p>Immutable and thread-safe; equal by parameters.
 */
public sealed interface RetentionModel permits ShiftedBetaGeometric, BetaDiscreteWeibull {

    /** The natural logarithm of {@link #survival}. */
    double logSurvival(int age);

    /**
     * The share of customers that are still there at an age; 1 at age 0, never rising.
     *
     * @throws IllegalArgumentException if the age is negative
     */
    default double survival(int age) {
        return StrictMath.exp(logSurvival(age));
    }

    /**
     * The share of those there at the age before that are there at an age: S(t) ÷ S(t − 1).
     *
     * @throws IllegalArgumentException if the age is less than 1
     */
    default double retentionRate(int age) {
        Survivors.requireAtLeast("age", age, 1);
        return StrictMath.exp(logSurvival(age) - logSurvival(age - 1));
    }

    /**
     * The log-likelihood of counts of survivors at ages 0, 1, 2 ...: Σ (n(t − 1) − n(t)) · ln(S(t − 1) − S(t)) + n(last) ·
     * ln S(last).
     *
     * @throws IllegalArgumentException if there are fewer than two counts, one is negative, or they rise
     */
    default double logLikelihood(List<Long> survivors) {
        return Survivors.of(survivors, 2).logLikelihood(this::logSurvival);
    }

    /**
     * The discounted expected lifetime (DEL) of a new customer, in periods: Σ t ≥ 0 of S(t) ÷ (1 + d)^t, summed by
     * ascending t until terms no longer count. Times margin per period, it is the lifetime value of a contract.
     *
     * @param interest d, the rate of one period
     * @throws IllegalArgumentException if the rate is not above 0
     * @see "Fader and Hardie (2010), Customer-Base Valuation in a Contractual Setting, Marketing Science 29(1), 85-93"
     */
    default double discountedExpectedLifetime(double interest) {
        return Survivors.discounted(this::logSurvival, 0, 0, interest);
    }

    /**
     * The discounted expected residual lifetime (DERL) just before the next renewal of a customer that renewed so often: Σ
     * t &gt; n of S(t) ÷ S(n) ÷ (1 + d)^(t − n − 1).
     *
     * @param renewals n
     * @param interest d, the rate of one period
     * @throws IllegalArgumentException if there are fewer than 0 renewals or the rate is not above 0
     * @see "Fader and Hardie (2010), Customer-Base Valuation in a Contractual Setting, Marketing Science 29(1), 85-93"
     */
    default double discountedExpectedResidualLifetime(int renewals, double interest) {
        Survivors.requireAtLeast("renewals", renewals, 0);
        return Survivors.discounted(this::logSurvival, renewals, renewals + 1, interest);
    }
}
