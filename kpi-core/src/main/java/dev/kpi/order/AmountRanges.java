package dev.kpi.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The smallest and largest amounts of the lines so far, which decide how wide the finished columns are and whether sums
 * can overflow. All values are at {@link Decimal#MAX_SCALE} decimals.
 */
final class AmountRanges {

    /** What is tracked: gross or returned value, discount as given, quantity, cost. */
    static final int VALUE = 0;

    static final int DISCOUNT = 1;
    static final int QUANTITY = 2;
    static final int COST = 3;
    static final int KINDS = 4;

    private final long[] min = new long[KINDS];
    private final long[] max = new long[KINDS];
    private final long[] last = new long[KINDS];
    private long lastGross;
    private long lastDiscount;
    private long lastPrice;
    private int amountScale;
    private int quantityScale;

    AmountRanges(int amountScale) {
        this.amountScale = amountScale;
    }

    /** Ranges that hold nothing but zero, at the scales of finished orders. */
    static AmountRanges atScalesOf(Facts facts) {
        AmountRanges ranges = new AmountRanges(facts.amountScale);
        ranges.quantityScale = facts.quantityScale;
        return ranges;
    }

    /** Computes the amounts of one line; false if one is out of bounds. */
    boolean fit(Draft line) {
        long quantity = line.quantity.unscaled;
        int quantityScale = line.quantity.scale;
        lastGross = Decimal.multiply(line.price.unscaled, line.price.scale, quantity, quantityScale, Decimal.MAX_SCALE);
        lastDiscount = line.discount.unscaled * Decimal.power(Decimal.MAX_SCALE - line.discount.scale);
        long cost = Decimal.multiply(line.cost.unscaled, line.cost.scale, quantity, quantityScale, Decimal.MAX_SCALE);
        if (lastGross == Decimal.OUT_OF_BOUNDS || cost == Decimal.OUT_OF_BOUNDS) {
            return false;
        }
        lastPrice = line.price.unscaled * Decimal.power(Decimal.MAX_SCALE - line.price.scale);
        boolean returned = line.kind == LineKind.RETURN;
        last[VALUE] = returned ? returnedValue(line.price.unscaled, lastGross, lastDiscount) : lastGross;
        last[DISCOUNT] = lastDiscount;
        last[QUANTITY] = (returned ? Math.abs(quantity) : quantity) * Decimal.power(Decimal.MAX_SCALE - quantityScale);
        last[COST] = returned && quantity < 0 ? -cost : cost;
        return true;
    }

    /** |p·|q| − |d||, from p·q with any sign of q: what a return line takes off revenue. */
    private static long returnedValue(long price, long gross, long discount) {
        long unsigned = price < 0 ? -Math.abs(gross) : Math.abs(gross);
        return Math.abs(unsigned - Math.abs(discount));
    }

    /** Whether the line last computed has a discount above its gross sales. */
    boolean isDiscountAboveGross() {
        return lastDiscount > lastGross;
    }

    /** One of the amounts of the line last computed, at {@link Decimal#MAX_SCALE} decimals. */
    long last(int kind) {
        return last[kind];
    }

    /** The unit price of the line last computed. */
    long lastPrice() {
        return lastPrice;
    }

    /** Takes amounts computed before as those of the line at hand. */
    void set(long value, long discount, long quantity, long cost) {
        lastPrice = quantity == 0
                ? 0
                : Decimal.of(
                        BigDecimal.valueOf(value, Decimal.MAX_SCALE)
                                .divide(
                                        BigDecimal.valueOf(quantity, Decimal.MAX_SCALE),
                                        Decimal.MAX_SCALE,
                                        RoundingMode.HALF_EVEN),
                        Decimal.MAX_SCALE);
        last[VALUE] = value;
        last[DISCOUNT] = discount;
        last[QUANTITY] = quantity;
        last[COST] = cost;
    }

    /** Takes the line last computed into the ranges. */
    void include() {
        for (int i = 0; i < KINDS; i++) {
            min[i] = Math.min(min[i], last[i]);
            max[i] = Math.max(max[i], last[i]);
        }
        amountScale = scale(amountScale, last[VALUE]);
        amountScale = scale(amountScale, last[DISCOUNT]);
        amountScale = scale(amountScale, last[COST]);
        quantityScale = scale(quantityScale, last[QUANTITY]);
    }

    /** The least scale, from the given one on, that holds the value. */
    private static int scale(int scale, long value) {
        return value % Decimal.power(Decimal.MAX_SCALE - scale) == 0
                ? scale
                : Decimal.neededScale(value, Decimal.MAX_SCALE);
    }

    /** The decimals that hold all values, discounts and costs exactly. */
    int amountScale() {
        return amountScale;
    }

    /** The decimals that hold all quantities exactly. */
    int quantityScale() {
        return quantityScale;
    }

    void include(AmountRanges other) {
        for (int i = 0; i < KINDS; i++) {
            min[i] = Math.min(min[i], other.min[i]);
            max[i] = Math.max(max[i], other.max[i]);
        }
        amountScale = Math.max(amountScale, other.amountScale);
        quantityScale = Math.max(quantityScale, other.quantityScale);
    }

    /** What one unit in the finished column of a kind is in staged units. */
    long unit(int kind) {
        return Decimal.power(Decimal.MAX_SCALE - (kind == QUANTITY ? quantityScale : amountScale));
    }

    /** The least value of a kind, 0 included, in units of the finished column. */
    long min(int kind) {
        return min[kind] / unit(kind);
    }

    long max(int kind) {
        return max[kind] / unit(kind);
    }

    /** Whether sums over so many lines may leave the range of a long. */
    boolean canOverflow(long lines) {
        return canOverflow(lines, 1);
    }

    /** The same where other values, in units of the finished columns, are as large as {@code others}. */
    boolean canOverflow(long lines, long others) {
        long largest = others;
        for (int kind = 0; kind < KINDS; kind++) {
            largest = Math.max(largest, Math.max(-min(kind), max(kind)));
        }
        // a net amount is a value less a discount: twice the largest
        return largest > Long.MAX_VALUE / 2 / Math.max(1, lines);
    }
}
