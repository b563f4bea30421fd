package dev.kpi.figure;

import java.math.BigDecimal;

/**
 * A share of a whole in [0, 1], kept as its two counts so that it merges and compares exactly.
 *
 * <p>Formula: part ÷ whole, in percent. Undefined where the whole is zero. Equal if both counts are equal. Immutable
 * and safe for use by many threads. A ratio that can leave [0, 1], such as a growth or a margin, is a {@link Quotient}.
 *
 * @param part how many of the whole
 * @param whole how many there are
 */
public record Share(long part, long whole) implements Figure {

    /**
     * Checks the counts.
     *
     * @param part how many of the whole
     * @param whole how many there are
     * @throws IllegalArgumentException if not 0 ≤ part ≤ whole
     */
    public Share {
        if (part < 0 || whole < part) {
            throw new IllegalArgumentException("part (" + part + ") must be in [0, whole (" + whole + ")]");
        }
    }

    /**
     * {@return the share of {@code part} in {@code whole}; undefined for {@code of(0, 0)}}
     *
     * @param part how many of the whole
     * @param whole how many there are
     * @throws IllegalArgumentException if not 0 ≤ part ≤ whole
     */
    public static Share of(long part, long whole) {
        return new Share(part, whole);
    }

    @Override
    public boolean isDefined() {
        return whole != 0;
    }

    @Override
    public BigDecimal toBigDecimal() {
        requireDefined();
        return Decimals.divide(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    @Override
    public double toDouble() {
        requireDefined();
        return Decimals.divideToDouble(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private void requireDefined() {
        if (!isDefined()) {
            throw Decimals.undefined();
        }
    }

    @Override
    public String format() {
        return isDefined()
                ? Decimals.percent(BigDecimal.valueOf(part), BigDecimal.valueOf(whole))
                : Decimals.UNDEFINED_TEXT;
    }

    @Override
    public Unit unit() {
        return Unit.percent();
    }

    /** The percentage and its two counts, as in {@code 52.3% (45 of 86)}. */
    @Override
    public String toString() {
        return format() + " (" + part + " of " + whole + ")";
    }
}
