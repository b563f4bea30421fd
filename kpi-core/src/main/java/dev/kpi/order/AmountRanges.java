package dev.kpi.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Computes the amounts of lines, and keeps the smallest and largest of those so far, which decide how wide the finished
 * columns are and whether sums can overflow.
 *
 * <p>Amounts are at the least scale that holds every one computed so far: nearly always the digits of the currency, so
 * that nothing needs to be divided again. The scale grows when a line needs more decimals.
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
    private int scale; // of value, discount and cost
    private int quantityScale;
    // what the lines that were taken into the ranges need: others may have made the scales grow
    private int neededScale;
    private int neededQuantityScale;

    AmountRanges(int amountScale) {
        this.scale = amountScale;
        this.neededScale = amountScale;
    }

    /** Ranges that hold nothing but zero, at the scales of finished orders. */
    static AmountRanges atScalesOf(Facts facts) {
        AmountRanges ranges = new AmountRanges(facts.amountScale);
        ranges.quantityScale = facts.quantityScale;
        ranges.neededQuantityScale = facts.quantityScale;
        return ranges;
    }

    /** Computes the amounts of one line; false if one is out of bounds. */
    boolean fit(Draft line) {
        return compute(line) || (growFor(line) && compute(line));
    }

    /** False if an amount is out of bounds, or needs more decimals than those before. */
    private boolean compute(Draft line) {
        Draft.Exact price = line.price;
        Draft.Exact units = line.quantity;
        long quantity = units.at(quantityScale);
        lastGross = Decimal.multiply(price.unscaled, price.scale, units.unscaled, units.scale, scale);
        lastDiscount = line.discount.at(scale);
        long cost = line.costed
                ? Decimal.multiply(line.cost.unscaled, line.cost.scale, units.unscaled, units.scale, scale)
                : 0;
        if (quantity == Decimal.OUT_OF_BOUNDS
                || lastGross == Decimal.OUT_OF_BOUNDS
                || lastDiscount == Decimal.OUT_OF_BOUNDS
                || cost == Decimal.OUT_OF_BOUNDS) {
            return false;
        }
        boolean returned = line.kind == LineKind.RETURN;
        lastPrice = returned || quantity == 0 ? price.at(Decimal.MAX_SCALE) : 0;
        last[VALUE] = returned ? returnedValue(price.unscaled, lastGross, lastDiscount) : lastGross;
        last[DISCOUNT] = lastDiscount;
        last[QUANTITY] = returned ? Math.abs(quantity) : quantity;
        last[COST] = returned && quantity < 0 ? -cost : cost;
        return true;
    }

    /** Grows the scales to what a line needs; false if it needs more than amounts may have. */
    private boolean growFor(Draft line) {
        Draft.Exact units = line.quantity;
        long[] amounts = {
            Decimal.multiply(line.price.unscaled, line.price.scale, units.unscaled, units.scale, Decimal.MAX_SCALE),
            Decimal.multiply(line.cost.unscaled, line.cost.scale, units.unscaled, units.scale, Decimal.MAX_SCALE),
            line.discount.at(Decimal.MAX_SCALE)
        };
        int needed = scale;
        for (long amount : amounts) {
            if (amount == Decimal.OUT_OF_BOUNDS) {
                return false;
            }
            needed = Math.max(needed, Decimal.neededScale(amount, Decimal.MAX_SCALE));
        }
        growTo(needed, Math.max(quantityScale, Decimal.neededScale(units.unscaled, units.scale)));
        return true;
    }

    /** Brings the ranges to scales that are no smaller. */
    void growTo(int newScale, int newQuantityScale) {
        for (int kind = 0; kind < KINDS; kind++) {
            long factor = Decimal.power(kind == QUANTITY ? newQuantityScale - quantityScale : newScale - scale);
            min[kind] *= factor;
            max[kind] *= factor;
        }
        scale = newScale;
        quantityScale = newQuantityScale;
    }

    /** The decimals of the amounts of a kind. */
    int scale(int kind) {
        return kind == QUANTITY ? quantityScale : scale;
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

    /** One of the amounts of the line last computed, at {@link #scale} decimals. */
    long last(int kind) {
        return last[kind];
    }

    /**
     * The unit price of the line last computed, at {@link Decimal#MAX_SCALE} decimals, where its amounts do not tell it:
     * of returns and of quantities of zero; 0 for all others.
     */
    long lastPrice() {
        return lastPrice;
    }

    /** Takes amounts computed before as those of the line at hand, a return or not. */
    void set(boolean returned, long value, long discount, long quantity, long cost) {
        lastPrice = returned && quantity != 0
                ? Decimal.of(
                        BigDecimal.valueOf(value, scale)
                                .divide(
                                        BigDecimal.valueOf(quantity, quantityScale),
                                        Decimal.MAX_SCALE,
                                        RoundingMode.HALF_EVEN),
                        Decimal.MAX_SCALE)
                : 0;
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
        if (neededScale < scale) {
            need(last[VALUE]);
            need(last[DISCOUNT]);
            need(last[COST]);
        }
        if (neededQuantityScale < quantityScale) {
            neededQuantityScale = Math.max(neededQuantityScale, Decimal.neededScale(last[QUANTITY], quantityScale));
        }
    }

    private void need(long amount) {
        neededScale = Math.max(neededScale, Decimal.neededScale(amount, scale));
    }

    /** The decimals that hold all values, discounts and costs exactly. */
    int amountScale() {
        return neededScale;
    }

    /** The decimals that hold all quantities exactly. */
    int quantityScale() {
        return neededQuantityScale;
    }

    void include(AmountRanges other) {
        growTo(Math.max(scale, other.scale), Math.max(quantityScale, other.quantityScale));
        for (int kind = 0; kind < KINDS; kind++) {
            long factor = Decimal.power(scale(kind) - other.scale(kind));
            min[kind] = Math.min(min[kind], other.min[kind] * factor);
            max[kind] = Math.max(max[kind], other.max[kind] * factor);
        }
        neededScale = Math.max(neededScale, other.neededScale);
        neededQuantityScale = Math.max(neededQuantityScale, other.neededQuantityScale);
    }

    /** What one unit in the finished column of a kind is in units of {@link #scale}. */
    long unit(int kind) {
        return Decimal.power(kind == QUANTITY ? quantityScale - neededQuantityScale : scale - neededScale);
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
