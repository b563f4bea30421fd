package dev.kpi.clv;

import org.apache.commons.math3.special.Beta;

/**
 * The shifted-beta-geometric model (sBG): each customer leaves at any renewal with a probability of its own, which is
 * beta-distributed over customers.
 *
 * <p>S(t) = B(α, β + t) ÷ B(α, β); retention rate (β + t − 1) ÷ (α + β + t − 1), which rises with t since those likely to
 * leave leave first.
 *
 * @param alpha α, above 0
 * @param beta β, above 0
 * @see "Fader and Hardie (2007), How to Project Customer Retention, Journal of Interactive Marketing 21(1), 76-90"
 */
public record ShiftedBetaGeometric(double alpha, double beta) implements RetentionModel {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not above 0 and finite
     */
    public ShiftedBetaGeometric {
        Survivors.requirePositive("alpha", alpha);
        Survivors.requirePositive("beta", beta);
    }

    @Override
    public double logSurvival(int age) {
        Survivors.requireAtLeast("age", age, 0);
        return age == 0 ? 0 : Beta.logBeta(alpha, beta + age) - Beta.logBeta(alpha, beta);
    }
}
