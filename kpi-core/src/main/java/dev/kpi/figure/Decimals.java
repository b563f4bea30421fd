package dev.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Canonical decimals, their division and their text, the same in every locale. */
final class Decimals {
    /** Digits allowed on either side of the point, so that no input such as 1E+999999999 can exhaust memory. */
    static final int MAX_DIGITS = 1000;

    static final String UNDEFINED_TEXT = "n/a";

    private Decimals() {}

    /** The same value with trailing zeros stripped, but never with fewer than {@code minScale} decimals. */
    static BigDecimal canonical(String role, BigDecimal value, int minScale) {
        long integerDigits = (long) value.precision() - value.scale();
        if (value.signum() != 0 && (integerDigits > MAX_DIGITS || value.scale() > MAX_DIGITS)) {
            value = value.stripTrailingZeros();
            if (integerDigits > MAX_DIGITS || value.scale() > MAX_DIGITS) {
                throw new IllegalArgumentException(role + " (about " + value.round(new MathContext(5))
                        + ") must have at most 1000 digits before and 1000 after the decimal point");
            }
        }
        if (value.scale() == minScale) {
            return value;
        }
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return stripped.scale() < minScale ? stripped.setScale(minScale) : stripped;
    }

    /** Exact where the quotient has finitely many decimals, else rounded half-even to 16 significant digits. */
    static BigDecimal divide(BigDecimal numerator, BigDecimal denominator) {
        BigDecimal quotient;
        try {
            quotient = numerator.divide(denominator);
        } catch (ArithmeticException nonTerminating) {
            quotient = numerator.divide(denominator, MathContext.DECIMAL64);
        }
        BigDecimal stripped = quotient.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static double divideToDouble(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
    }

    /** The quotient in percent with one decimal, rounded once. */
    static String percent(BigDecimal numerator, BigDecimal denominator) {
        return grouped(numerator.movePointRight(2).divide(denominator, 1, RoundingMode.HALF_EVEN)) + "%";
    }

    /** Plain digits with a comma between groups of three before the decimal point. */
    static String grouped(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        StringBuilder text = new StringBuilder();
        if (value.signum() < 0) {
            text.append('-');
        }
        for (int i = 0; i < end; i++) {
            if (i > 0 && (end - i) % 3 == 0) {
                text.append(',');
            }
            text.append(plain.charAt(i));
        }
        return text.append(plain, end, plain.length()).toString();
    }

    static IllegalStateException undefined() {
        return new IllegalStateException(
                "this figure is undefined: it is a rate or average of nothing; ask isDefined() first");
    }
}
