package dev.kpi.figure;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * An exact number of things: whole, as orders are, or an exact decimal, as 1.5 kg sold loose.
 *
 * <p>Always defined. The value is canonical, without trailing zeros, so counts of 2 and 2.0 are equal. Counts of
 * different things do not mix. Immutable and safe for use by many threads.
 *
 * @param value the number, canonical
 * @param unit what is counted, a unit of kind {@link Unit.Kind#COUNT}
 */
public record Count(BigDecimal value, Unit unit) implements Figure, Comparable<Count> {

    private static final Unit UNNAMED = Unit.count("");

    /**
     * Brings the value to its canonical scale.
     *
     * @param value the number, at any scale
     * @param unit what is counted
     * @throws IllegalArgumentException if the unit is not one of things counted, or the value has more than 1000 digits
     *     before or after the decimal point
     */
    public Count {
        requireNonNull(value, "value");
        requireNonNull(unit, "unit");
        if (unit.kind() != Unit.Kind.COUNT) {
            throw new IllegalArgumentException(
                    "unit (" + unit + ") of a count must be of kind COUNT, not " + unit.kind() + "; use Unit.count");
        }
        value = Decimals.canonical("value", value, 0);
    }

    /**
     * {@return a whole number of things without a name}
     *
     * @param value the number, at any scale
     */
    public static Count of(long value) {
        return of(value, UNNAMED);
    }

    /**
     * {@return a number of things without a name}
     *
     * @param value the number, at any scale
     * @throws IllegalArgumentException if the value has more than 1000 digits before or after the decimal point
     */
    public static Count of(BigDecimal value) {
        return new Count(value, UNNAMED);
    }

    /**
     * {@return a whole number of named things: {@code Count.of(12, Unit.count("orders"))}}
     *
     * @param value the number, at any scale
     * @param unit what is counted
     * @throws IllegalArgumentException if the unit is not one of things counted
     */
    public static Count of(long value, Unit unit) {
        return new Count(BigDecimal.valueOf(value), unit);
    }

    /**
     * {@return a number of named things}
     *
     * @param value the number, at any scale
     * @param unit what is counted
     * @throws IllegalArgumentException if the unit is not one of things counted, or the value has more than 1000 digits
     *     before or after the decimal point
     */
    public static Count of(BigDecimal value, Unit unit) {
        return new Count(value, unit);
    }

    /**
     * {@return the number as a long}
     *
     * @throws ArithmeticException if it is not whole or beyond the range of a long
     */
    public long longValue() {
        try {
            return value.longValueExact();
        } catch (ArithmeticException inexact) {
            ArithmeticException clear = new ArithmeticException(
                    "count (" + this + ") is not a whole number in the range of a long; use value()");
            clear.initCause(inexact);
            throw clear;
        }
    }

    /**
     * {@return the sum of two counts}
     *
     * @param other a count of the same things
     * @throws IllegalArgumentException if the units differ
     */
    public Count plus(Count other) {
        requireSameUnit(other, "added");
        return new Count(value.add(other.value), unit);
    }

    /**
     * {@return this count less the other; may be negative}
     *
     * @param other a count of the same things
     * @throws IllegalArgumentException if the units differ
     */
    public Count minus(Count other) {
        requireSameUnit(other, "subtracted");
        return new Count(value.subtract(other.value), unit);
    }

    /**
     * Compares two counts by value; consistent with equals.
     *
     * @throws IllegalArgumentException if the units differ
     */
    @Override
    public int compareTo(Count other) {
        requireSameUnit(other, "compared");
        return value.compareTo(other.value);
    }

    private void requireSameUnit(Count other, String operation) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException("counts (" + this + ") and (" + other + ") cannot be " + operation
                    + "; they count different things");
        }
    }

    @Override
    public boolean isDefined() {
        return true;
    }

    @Override
    public BigDecimal toBigDecimal() {
        return value;
    }

    @Override
    public double toDouble() {
        return value.doubleValue();
    }

    @Override
    public String format() {
        return Decimals.grouped(value);
    }

    /** The number without grouping and what it counts, as in {@code 12 orders}. */
    @Override
    public String toString() {
        return unit.label(value.toPlainString());
    }
}
