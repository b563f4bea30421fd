package dev.kpi.clv;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Quotient;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The terms under which revenue becomes lifetime value: margin, interest, horizon, acquisition cost.
 *
 * <pre>{@code
 * ValueTerms.margin(orders.measure(margin())).withYearlyInterest(0.08, 12).withHorizon(24)
 * }</pre>
 *
 * <p>Immutable; every {@code with} gives new terms. Equal by value.
 */
public final class ValueTerms {

    private final BigDecimal margin;
    private final BigDecimal interest;
    private final @Nullable Integer horizon;
    private final @Nullable Amount acquisitionCost;

    private ValueTerms(
            BigDecimal margin, BigDecimal interest, @Nullable Integer horizon, @Nullable Amount acquisitionCost) {
        this.margin = margin;
        this.interest = interest;
        this.horizon = horizon;
        this.acquisitionCost = acquisitionCost;
    }

    /**
     * Terms with that margin, without interest, and every age that is observed.
     *
     * @param share profit per revenue, as a fraction: 0.4 is 40 %
     * @throws IllegalArgumentException if it is above 1 or not finite
     */
    public static ValueTerms margin(double share) {
        if (!(share <= 1) || Double.isInfinite(share)) {
            throw new IllegalArgumentException(
                    "margin (" + share + ") must be a number of at most 1; write 0.40 for 40%");
        }
        return new ValueTerms(BigDecimal.valueOf(share), BigDecimal.ZERO, null, null);
    }

    /**
     * Terms with a measured margin: {@code orders.measure(Metrics.margin())}.
     *
     * @throws IllegalArgumentException if it is undefined, or above 1
     */
    public static ValueTerms margin(Quotient measured) {
        if (!measured.isDefined()) {
            throw new IllegalArgumentException(
                    "the measured margin is undefined, as no revenue above zero has a known cost; give a margin of your own");
        }
        BigDecimal share = measured.value(MathContext.DECIMAL128);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "the measured margin (" + share.toPlainString() + ") must be at most 1; give a margin of your own");
        }
        return new ValueTerms(share, BigDecimal.ZERO, null, null);
    }

    /**
     * The same with revenue of later ages discounted, at this rate of interest for one period, that is for one age.
     *
     * @param rate d, as a fraction: 0.01 is 1 %
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public ValueTerms withInterestPerPeriod(double rate) {
        return new ValueTerms(
                margin, BigDecimal.valueOf(requireInterest("interest per period", rate)), horizon, acquisitionCost);
    }

    /**
     * The same with revenue of later ages discounted, at this rate of interest for a year, brought to one period by
     * compounding: (1 + D)^(1 ÷ n) − 1.
     *
     * @param rate D, for a year, as a fraction: 0.08 is 8 %
     * @param periodsPerYear n: 12 for months, 4 for quarters
     * @throws IllegalArgumentException if the rate is negative or not finite, or there is not at least one period
     */
    public ValueTerms withYearlyInterest(double rate, int periodsPerYear) {
        if (periodsPerYear < 1) {
            throw new IllegalArgumentException("periodsPerYear (" + periodsPerYear + ") must be at least 1");
        }
        return withInterestPerPeriod(
                StrictMath.expm1(StrictMath.log1p(requireInterest("yearly interest", rate)) / periodsPerYear));
    }

    private static double requireInterest(String role, double rate) {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    role + " (" + rate + ") must be a number of at least 0; write 0.08 for 8%");
        }
        return rate;
    }

    /**
     * The same up to that age, which is the last to count.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ValueTerms withHorizon(int lastAge) {
        return new ValueTerms(margin, interest, Survivors.requireAtLeast("lastAge", lastAge, 0), acquisitionCost);
    }

    /** The same with what it costs to win a customer, which the payback period is told against. */
    public ValueTerms withAcquisitionCost(Amount cost) {
        return new ValueTerms(margin, interest, horizon, Objects.requireNonNull(cost, "cost"));
    }

    /** Profit per revenue. */
    public BigDecimal margin() {
        return margin;
    }

    /** The rate of interest for one period. */
    public BigDecimal interestPerPeriod() {
        return interest;
    }

    /** The last age that counts, {@code null} for as far as is observed. */
    public @Nullable Integer horizon() {
        return horizon;
    }

    /** What it costs to win a customer, {@code null} if it was not given. */
    public @Nullable Amount acquisitionCost() {
        return acquisitionCost;
    }

    /** (1 + d)^age. */
    BigDecimal growth(int age) {
        return BigDecimal.ONE.add(interest).pow(age, MathContext.DECIMAL128);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueTerms that
                && margin.compareTo(that.margin) == 0
                && interest.compareTo(that.interest) == 0
                && Objects.equals(horizon, that.horizon)
                && Objects.equals(acquisitionCost, that.acquisitionCost);
    }

    @Override
    public int hashCode() {
        return Objects.hash(margin.stripTrailingZeros(), interest.stripTrailingZeros(), horizon, acquisitionCost);
    }

    /** In words, as in {@code margin 0.4, interest 0.01 per period, ages 0 to 24}. */
    @Override
    public String toString() {
        return "margin " + plain(margin) + ", interest " + plain(interest) + " per period"
                + (horizon == null ? "" : ", ages 0 to " + horizon)
                + (acquisitionCost == null ? "" : ", acquisition cost " + acquisitionCost.text());
    }

    private static String plain(BigDecimal number) {
        return number.round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
