package dev.kpi.figure;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * The result of one metric: an amount, a count, a share or a quotient.
 *
 * <p>A figure is exact. It is undefined where it is a rate or average of nothing; it is then never zero and never
 * {@code NaN}, and prints {@code n/a}. Amounts and counts are always defined.
 *
 * <p>Every figure is immutable, safe for use by many threads, and equal to another by value: same kind, same parts,
 * same unit. So {@code 1 of 2} and {@code 2 of 4} are two different shares, which {@link #comparator()} ranks the same.
 */
public sealed interface Figure permits Amount, Count, Share, Quotient {

    /** {@return whether there is a value: false for a rate or average of nothing} */
    boolean isDefined();

    /**
     * {@return the value as a decimal: exact where it has finitely many decimals, else rounded half-even to 16
     * significant digits} A percentage is given as a fraction: 52.3% is 0.523.
     *
     * @throws IllegalStateException if this figure is undefined
     */
    BigDecimal toBigDecimal();

    /**
     * {@return the value as the nearest double, for charts and models, not for sums of money} A percentage is given as
     * a fraction. Values beyond the range of a double become infinite.
     *
     * @throws IllegalStateException if this figure is undefined
     */
    double toDouble();

    /**
     * {@return the short text of a table cell, without the currency or noun, the same in every locale: thousands
     * grouped by a comma, rounded half-even}
     *
     * <p>Money has the minor digits of its currency, counts are plain and whole in print only if they are whole,
     * percentages have one decimal and a percent sign, other quotients two decimals. Undefined is {@code n/a}.
     */
    String format();

    /**
     * {@return {@link #format} with its unit, for notes and sentences: {@code GBP 1,234.50}, {@code 1,234 orders}; {@code
     * n/a} if undefined}
     */
    default String text() {
        return isDefined() ? unit().label(format()) : Decimals.UNDEFINED_TEXT;
    }

    /** {@return what the number stands for} */
    Unit unit();

    /**
     * Orders figures by their exact value, whatever their kind: ratios are compared by cross-multiplication, never by
     * rounded decimals. Undefined figures come first, below every value, and are equal to each other.
     *
     * <p>Not consistent with equals: 1 of 2 and 2 of 4 rank the same. The comparator throws
     * {@link IllegalArgumentException} for two defined figures of money in different currencies.
     *
     * @return the comparator
     */
    static Comparator<Figure> comparator() {
        return ByValue.INSTANCE;
    }
}
