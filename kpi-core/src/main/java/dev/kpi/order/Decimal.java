package dev.kpi.order;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Exact decimals as a whole number and a scale, within the bounds that all amounts and quantities of orders keep. */
final class Decimal {

    /** The most decimals an amount or a quantity may need. */
    static final int MAX_SCALE = 6;

    /** Amounts and quantities lie strictly between this and its negative. */
    static final long LIMIT = 1_000_000_000_000L;

    static final String BOUNDS =
            "needs more than 6 decimals or is not below 10^12; round it, or write it in larger units";

    /** What is to be told of a product that is not below {@link #LIMIT}. */
    static final String TOO_LARGE = "is not below 10^12; write it in larger units";

    /** Stands for a value outside the bounds. */
    static final long OUT_OF_BOUNDS = Long.MIN_VALUE;

    private static final int LONGEST_TOLD = 100;

    /** Of a number of more bits, the last digits are not told: finding all takes its time. */
    private static final int LONGEST_READ = 1 << 15;

    private static final MathContext BEGIN = new MathContext(LONGEST_TOLD / 2, RoundingMode.DOWN);

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimal() {}

    static long power(int exponent) {
        return POWERS[exponent];
    }

    /** The least scale in [0, scale] that holds the value exactly. */
    static int neededScale(long unscaled, int scale) {
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return scale;
    }

    /** The value at another scale, or {@link #OUT_OF_BOUNDS} if it does not fit there exactly. */
    static long rescale(long unscaled, int from, int to) {
        if (from > to) {
            int drop = from - to;
            if (drop >= POWERS.length || unscaled % POWERS[drop] != 0) {
                return unscaled == 0 ? 0 : OUT_OF_BOUNDS;
            }
            unscaled /= POWERS[drop];
        } else if (to > from) {
            long factor = POWERS[to - from];
            if (Math.multiplyHigh(unscaled, factor) != (unscaled * factor) >> 63) {
                return OUT_OF_BOUNDS;
            }
            unscaled *= factor;
        }
        return Math.abs(unscaled) < LIMIT * POWERS[Math.min(to, MAX_SCALE)] ? unscaled : OUT_OF_BOUNDS;
    }

    /** The product of two values at a scale, or {@link #OUT_OF_BOUNDS}. */
    static long multiply(long left, int leftScale, long right, int rightScale, int scale) {
        long product = left * right;
        if (Math.multiplyHigh(left, right) == product >> 63) {
            return leftScale + rightScale == scale && Math.abs(product) < LIMIT
                    ? product
                    : rescale(product, leftScale + rightScale, scale);
        }
        return of(BigDecimal.valueOf(left, leftScale).multiply(BigDecimal.valueOf(right, rightScale)), scale);
    }

    /** A number for messages: short, whatever digits and exponent it has, which in full might take a billion zeros. */
    static String told(BigDecimal value) {
        if (value.unscaledValue().bitLength() > LONGEST_READ) {
            return beginTold(value);
        }
        String text = value.toString();
        return text.length() <= LONGEST_TOLD
                ? text
                : text.substring(0, LONGEST_TOLD / 2) + "..." + text.substring(text.length() - LONGEST_TOLD / 2);
    }

    /** The first digits and the exponent, which may be beyond those that a decimal can have. */
    private static String beginTold(BigDecimal value) {
        BigDecimal begin = new BigDecimal(value.unscaledValue()).round(BEGIN);
        int more = begin.precision() - 1;
        long exponent = (long) more - begin.scale() - value.scale();
        return new BigDecimal(begin.unscaledValue(), more) + "...E" + (exponent < 0 ? "" : "+") + exponent;
    }

    /** Whether a value is beyond {@link #LIMIT}, whatever decimals it has. */
    static boolean isTooLarge(BigDecimal value) {
        return value.abs().compareTo(BigDecimal.valueOf(LIMIT)) >= 0;
    }

    /** The value at a scale, or {@link #OUT_OF_BOUNDS}. */
    static long of(BigDecimal value, int scale) {
        if (value.precision() > 18 || Math.abs((long) value.scale()) > 18) {
            return ofWide(value, scale);
        }
        // the precision says that the unscaled value fits a long
        int valueScale = value.scale();
        return valueScale >= 0 ? rescale(value.unscaledValue().longValue(), valueScale, scale) : ofWide(value, scale);
    }

    private static long ofWide(BigDecimal value, int scale) {
        if (value.signum() == 0) {
            return 0;
        }
        long digitsBeforePoint = (long) value.precision() - value.scale();
        if (digitsBeforePoint > 12
                || digitsBeforePoint < -MAX_SCALE) { // bounds the work a hostile exponent can ask for
            return OUT_OF_BOUNDS;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > scale) {
            return OUT_OF_BOUNDS;
        }
        return rescale(stripped.setScale(scale).unscaledValue().longValueExact(), scale, scale);
    }
}
