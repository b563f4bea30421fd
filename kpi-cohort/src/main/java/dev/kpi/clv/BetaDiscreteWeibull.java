package dev.kpi.clv;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * The beta-discrete-Weibull model (BdW): as {@link ShiftedBetaGeometric}, but a customer's probability to leave may itself
 * rise (c above 1) or fall (c below 1) with age.
 *
 * <p>S(t) = B(γ, δ + t^c) ÷ B(γ, δ); with c = 1 it is the sBG.
 *
 * @param gamma γ, above 0
 * @param delta δ, above 0
 * @param c the shape, above 0
 * @see "Fader and Hardie (2007), How to Project Customer Retention, Journal of Interactive Marketing 21(1), 76-90"
 * @see "Fader, Hardie, Liu, Davin and Steenburgh (2018), How to Project Customer Retention Revisited, Journal of
 *     Interactive Marketing 43, 1-16"
 */
public record BetaDiscreteWeibull(double gamma, double delta, double c) implements RetentionModel {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not above 0 and finite
     */
    public BetaDiscreteWeibull {
        Survivors.requirePositive("gamma", gamma);
        Survivors.requirePositive("delta", delta);
        Survivors.requirePositive("c", c);
    }

    @Override
    public double logSurvival(int age) {
        Survivors.requireAtLeast("age", age, 0);
        if (age == 0) {
            return 0;
        }
        double power = StrictMath.pow(age, c);
        // B(γ, x) nears Γ(γ) x^−γ as x grows, of which the logarithm is known even where x itself is too large
        double later = Double.isInfinite(power)
                ? Gamma.logGamma(gamma) - gamma * c * StrictMath.log(age)
                : Beta.logBeta(gamma, delta + power);
        return later - Beta.logBeta(gamma, delta);
    }
}
