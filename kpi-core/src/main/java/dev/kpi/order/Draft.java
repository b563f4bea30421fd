package dev.kpi.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The numbers of the line that a batch has at hand. Mutable and reused, so that a line costs no objects. */
final class Draft {

    private static final int MOST_PERCENT_DIGITS = 18;

    boolean timed;
    long second;
    int nano;
    boolean counted;
    boolean priced;
    boolean costed;
    boolean charge;
    /** Something was noted about it whose policy is to drop the line. */
    boolean refused;

    @Nullable
    LineKind kind;

    @Nullable
    BigDecimal discountPercent;

    @Nullable
    String foreignCurrency;
    /** The name of a number that does not fit, if any. */
    @Nullable
    String outOfBounds;

    final Exact quantity = new Exact("quantity");
    final Exact price = new Exact("unit price");
    final Exact discount = new Exact("discount");
    final Exact cost = new Exact("unit cost");

    /** An exact decimal of at most {@link Decimal#MAX_SCALE} decimals, as it was given: 1.50 has two. */
    final class Exact {
        final String name;
        long unscaled;
        int scale;

        Exact(String name) {
            this.name = name;
        }

        void set(long value, int valueScale) {
            if (valueScale < 0 || valueScale > 18) {
                set(BigDecimal.valueOf(value, valueScale));
                return;
            }
            unscaled = value;
            scale = valueScale;
            if (valueScale > Decimal.MAX_SCALE) {
                scale = Decimal.neededScale(value, valueScale);
                unscaled = value / Decimal.power(valueScale - scale);
            }
            boolean fits = scale <= Decimal.MAX_SCALE
                    && unscaled != Long.MIN_VALUE
                    && Math.abs(unscaled) < Decimal.LIMIT * Decimal.power(scale);
            if (!fits) {
                outOfBounds = name;
            }
        }

        void set(BigDecimal value) {
            int valueScale = value.scale();
            if (valueScale >= 0 && valueScale <= Decimal.MAX_SCALE && value.precision() <= 18) {
                // not by the unscaled value, which would be one more object with an array of its own
                set(value.scaleByPowerOfTen(valueScale).longValue(), valueScale);
                return;
            }
            long widest = Decimal.of(value, Decimal.MAX_SCALE);
            if (widest == Decimal.OUT_OF_BOUNDS) {
                outOfBounds = name;
            } else {
                set(widest, Decimal.MAX_SCALE);
            }
        }

        /** The value at a scale, or {@link Decimal#OUT_OF_BOUNDS}. */
        long at(int wanted) {
            return wanted == scale ? unscaled : Decimal.rescale(unscaled, scale, wanted);
        }

        boolean needsMoreThan(int digits) {
            return scale > digits && leastScale() > digits;
        }

        /** The least scale that holds it. */
        int leastScale() {
            return Decimal.neededScale(unscaled, scale);
        }

        /** The value without zeros at its end. */
        BigDecimal value() {
            return BigDecimal.valueOf(at(leastScale()), leastScale());
        }

        private void clear() {
            unscaled = 0;
            scale = 0;
        }
    }

    /** Sets the discount in percent; digits and exponent are looked at first, for arithmetic on hostile ones is dear. */
    void discountPercent(BigDecimal percent) {
        long digitsBeforePoint = (long) percent.precision() - percent.scale();
        boolean fits = percent.precision() <= MOST_PERCENT_DIGITS && Math.abs(digitsBeforePoint) <= MOST_PERCENT_DIGITS;
        if (percent.signum() == 0) {
            discountPercent = BigDecimal.ZERO;
        } else if (fits) {
            discountPercent = percent;
        } else {
            outOfBounds = discount.name;
        }
    }

    void clear() {
        timed = false;
        counted = false;
        priced = false;
        costed = false;
        charge = false;
        refused = false;
        kind = null;
        discountPercent = null;
        foreignCurrency = null;
        outOfBounds = null;
        quantity.clear();
        price.clear();
        discount.clear();
        cost.clear();
    }
}
