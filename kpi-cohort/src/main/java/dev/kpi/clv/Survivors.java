package dev.kpi.clv;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Counts of those still there at ages 0, 1, 2 ..., and sums over such ages. */
record Survivors(List<Long> counts) {

    private static final int MOST_TERMS = 10_000_000;

    static Survivors of(List<Long> counts, int least) {
        List<Long> copy = List.copyOf(counts);
        if (copy.size() < least) {
            throw new IllegalArgumentException("survivors (" + copy + ") must be at least " + least
                    + " counts, those of age 0 first; observe more ages, or fit a model with fewer parameters");
        }
        for (int age = 1; age < copy.size(); age++) {
            if (copy.get(age) > copy.get(age - 1)) {
                throw new IllegalArgumentException("survivors (" + copy + ") must not rise, but age " + age + " has "
                        + copy.get(age) + " after " + copy.get(age - 1)
                        + "; count those active then or later (rolling retention)");
            }
        }
        if (copy.get(0) < 1 || copy.get(copy.size() - 1) < 0) {
            throw new IllegalArgumentException(
                    "survivors (" + copy + ") must be at least 1 at age 0 and never negative");
        }
        return new Survivors(copy);
    }

    double logLikelihood(IntToDoubleFunction logSurvival) {
        double sum = 0;
        double before = logSurvival.applyAsDouble(0);
        for (int age = 1; age < counts.size(); age++) {
            double now = logSurvival.applyAsDouble(age);
            long lost = counts.get(age - 1) - counts.get(age);
            if (lost > 0) {
                sum += lost * (before + StrictMath.log(-StrictMath.expm1(now - before)));
            }
            before = now;
        }
        long left = counts.get(counts.size() - 1);
        return left > 0 ? sum + left * before : sum;
    }

    /** Σ t ≥ first of S(t) ÷ S(given) ÷ (1 + d)^(t − first). */
    static double discounted(IntToDoubleFunction logSurvival, int given, int first, double interest) {
        if (!(interest > 0) || Double.isInfinite(interest)) {
            throw new IllegalArgumentException("interest (" + interest + ") must be above 0 and finite");
        }
        double logFactor = StrictMath.log1p(interest);
        double atGiven = logSurvival.applyAsDouble(given);
        double sum = 0;
        for (int i = 0; i < MOST_TERMS; i++) {
            double term = StrictMath.exp(logSurvival.applyAsDouble(first + i) - atGiven - i * logFactor);
            sum += term;
            if (term * (1 + 1 / interest) < 1e-16 * sum) { // all that is left, as survival never rises
                return sum;
            }
        }
        throw new IllegalArgumentException("interest (" + interest
                + ") is too small for a sum without horizon: it has not settled after " + MOST_TERMS + " periods");
    }

    static int requireAtLeast(String role, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(role + " (" + value + ") must be at least " + least);
        }
        return value;
    }

    static double requirePositive(String role, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(role + " (" + value + ") must be above 0 and finite");
        }
        return value;
    }
}
