package dev.kpi.figure;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact quotient of any sign and size, such as money per order, a margin or a growth.
 *
 * <p>Formula: numerator ÷ denominator, in its unit. Undefined where the denominator is zero. Both parts are kept,
 * without trailing zeros; two quotients are equal if both parts and the units are, so 1 ÷ 2 and 2 ÷ 4 differ though
 * {@link Figure#comparator()} ranks them the same. Immutable and safe for use by many threads.
 *
 * @param numerator what is divided, canonical
 * @param denominator what it is divided by, canonical
 * @param unit what the quotient stands for
 */
public record Quotient(BigDecimal numerator, BigDecimal denominator, Unit unit) implements Figure {

    /**
     * Brings both parts to their canonical scale.
     *
     * @param numerator what is divided, at any scale
     * @param denominator what it is divided by, at any scale
     * @param unit what the quotient stands for
     * @throws IllegalArgumentException if a part has more than 1000 digits before or after the decimal point
     */
    public Quotient {
        requireNonNull(numerator, "numerator");
        requireNonNull(denominator, "denominator");
        requireNonNull(unit, "unit");
        numerator = Decimals.canonical("numerator", numerator, 0);
        denominator = Decimals.canonical("denominator", denominator, 0);
    }

    /**
     * {@return the quotient of two exact numbers; undefined if the denominator is zero}
     *
     * @param numerator what is divided, at any scale
     * @param denominator what it is divided by, at any scale
     * @param unit what the quotient stands for
     * @throws IllegalArgumentException if a part has more than 1000 digits before or after the decimal point
     */
    public static Quotient of(BigDecimal numerator, BigDecimal denominator, Unit unit) {
        return new Quotient(numerator, denominator, unit);
    }

    /**
     * {@return one figure divided by another, exact: ratios are multiplied crosswise, never rounded; undefined if one of
     * them is or the denominator is zero}
     *
     * @param numerator what is divided
     * @param denominator what it is divided by
     * @param unit what the quotient stands for
     * @throws IllegalArgumentException if a part has more than 1000 digits before or after the decimal point
     */
    public static Quotient of(Figure numerator, Figure denominator, Unit unit) {
        // (a/b) / (c/d) is (a·d) / (b·c)
        return numerator.isDefined() && denominator.isDefined()
                ? new Quotient(
                        ByValue.numerator(numerator).multiply(ByValue.denominator(denominator)),
                        ByValue.denominator(numerator).multiply(ByValue.numerator(denominator)),
                        unit)
                : undefined(unit);
    }

    /**
     * {@return a quotient of nothing by nothing, for a rate that has no meaning, such as growth on a base that is not
     * positive}
     *
     * @param unit what the quotient stands for
     */
    public static Quotient undefined(Unit unit) {
        return new Quotient(BigDecimal.ZERO, BigDecimal.ZERO, unit);
    }

    @Override
    public boolean isDefined() {
        return denominator.signum() != 0;
    }

    /**
     * {@return the value, rounded as asked}
     *
     * @param mc how to round
     * @throws IllegalStateException if this quotient is undefined
     * @throws ArithmeticException if {@code mc} does not round and the value has no finite decimal form
     */
    public BigDecimal value(MathContext mc) {
        requireDefined();
        return numerator.divide(denominator, mc);
    }

    @Override
    public BigDecimal toBigDecimal() {
        requireDefined();
        return Decimals.divide(numerator, denominator);
    }

    @Override
    public double toDouble() {
        requireDefined();
        return Decimals.divideToDouble(numerator, denominator);
    }

    private void requireDefined() {
        if (!isDefined()) {
            throw Decimals.undefined();
        }
    }

    @Override
    public String format() {
        if (!isDefined()) {
            return Decimals.UNDEFINED_TEXT;
        }
        return unit.kind() == Unit.Kind.PERCENT
                ? Decimals.percent(numerator, denominator)
                : Decimals.grouped(numerator.divide(denominator, unit.decimals(), RoundingMode.HALF_EVEN));
    }

    /**
     * The rounded value with its unit, as in {@code GBP 12.34 per order} or {@code 10.5%}; {@code n/a} if undefined.
     */
    @Override
    public String toString() {
        return isDefined() ? unit.label(format()) : Decimals.UNDEFINED_TEXT;
    }
}
