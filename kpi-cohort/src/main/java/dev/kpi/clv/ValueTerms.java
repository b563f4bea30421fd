package dev.kpi.clv;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Quotient;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The terms under which revenue becomes lifetime value: margin, discount rate for one period, horizon, acquisition cost.
 *
 * <pre>{@code
 * ValueTerms.margin(orders.measure(margin())).withAnnualDiscountRate(new BigDecimal("0.10"), 12).withHorizon(24)
 * }</pre>
 *
 * <p>Immutable; every {@code with} gives new terms. Equal by value.
 */
public final class ValueTerms {

    private final BigDecimal margin;
    private final BigDecimal discountRate;
    private final @Nullable Integer horizon;
    private final @Nullable Amount acquisitionCost;

    private ValueTerms(
            BigDecimal margin, BigDecimal discountRate, @Nullable Integer horizon, @Nullable Amount acquisitionCost) {
        this.margin = margin;
        this.discountRate = discountRate;
        this.horizon = horizon;
        this.acquisitionCost = acquisitionCost;
    }

    /**
     * Terms with that margin, no discounting, and every age that is observed.
     *
     * @param margin profit per revenue, as a fraction: 0.4 is 40%
     * @throws IllegalArgumentException if it is above 1
     */
    public static ValueTerms margin(BigDecimal margin) {
        if (margin.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "margin (" + margin.toPlainString() + ") must be at most 1; write 40% as 0.4");
        }
        return new ValueTerms(margin, BigDecimal.ZERO, null, null);
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
        return margin(measured.value(MathContext.DECIMAL128));
    }

    /**
     * The same with a discount rate for one period, that is for one age.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ValueTerms withDiscountRate(BigDecimal perPeriod) {
        if (perPeriod.signum() < 0) {
            throw new IllegalArgumentException(
                    "discount rate (" + perPeriod.toPlainString() + ") must not be negative");
        }
        return new ValueTerms(margin, perPeriod, horizon, acquisitionCost);
    }

    /**
     * The same with a discount rate for a year, brought to one period by compounding: (1 + D)^(1 ÷ n) − 1.
     *
     * @param annual D, for a year
     * @param periodsPerYear n: 12 for months, 4 for quarters
     * @throws IllegalArgumentException if the rate is negative or there is not at least one period
     */
    public ValueTerms withAnnualDiscountRate(BigDecimal annual, int periodsPerYear) {
        if (periodsPerYear < 1) {
            throw new IllegalArgumentException("periodsPerYear (" + periodsPerYear + ") must be at least 1");
        }
        if (annual.signum() < 0) {
            throw new IllegalArgumentException("discount rate (" + annual.toPlainString() + ") must not be negative");
        }
        double perPeriod = StrictMath.expm1(StrictMath.log1p(annual.doubleValue()) / periodsPerYear);
        return withDiscountRate(BigDecimal.valueOf(perPeriod));
    }

    /**
     * The same up to that age, which is the last to count.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ValueTerms withHorizon(int lastAge) {
        return new ValueTerms(margin, discountRate, Survivors.requireAtLeast("lastAge", lastAge, 0), acquisitionCost);
    }

    /** The same with what it costs to win a customer, which the payback period is told against. */
    public ValueTerms withAcquisitionCost(Amount cost) {
        return new ValueTerms(margin, discountRate, horizon, Objects.requireNonNull(cost, "cost"));
    }

    /** Profit per revenue. */
    public BigDecimal margin() {
        return margin;
    }

    /** The discount rate for one period. */
    public BigDecimal discountRate() {
        return discountRate;
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
        return BigDecimal.ONE.add(discountRate).pow(age, MathContext.DECIMAL128);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueTerms that
                && margin.compareTo(that.margin) == 0
                && discountRate.compareTo(that.discountRate) == 0
                && Objects.equals(horizon, that.horizon)
                && Objects.equals(acquisitionCost, that.acquisitionCost);
    }

    @Override
    public int hashCode() {
        return Objects.hash(margin.stripTrailingZeros(), discountRate.stripTrailingZeros(), horizon, acquisitionCost);
    }

    /** In words, as in {@code margin 0.4, discount rate 0.01 per period, ages 0 to 24}. */
    @Override
    public String toString() {
        return "margin " + plain(margin) + ", discount rate " + plain(discountRate) + " per period"
                + (horizon == null ? "" : ", ages 0 to " + horizon)
                + (acquisitionCost == null ? "" : ", acquisition cost " + acquisitionCost.text());
    }

    private static String plain(BigDecimal number) {
        return number.round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
