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
    private long lastGross;
    private long lastDiscount;
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

    /**
     * Computes the amounts of one line, at scales that hold those of all lines computed so far; false if price or cost times
     * quantity is too large or needs too many decimals.
     */
    boolean fit(LinesAtHand lines, int line) {
        return compute(lines, line) || (growFor(lines, line) && compute(lines, line));
    }

    /** Computes the amounts of a {@linkplain PlainLines plain} line, and takes them into the ranges. */
    void takePlain(LinesAtHand lines, int line) {
        long units = lines.quantity.unscaled(line);
        lines.keptPrice[line] = 0;
        lines.amounts[VALUE][line] =
                lines.price.unscaled(line) * units * Decimal.power(scale - lines.price.scale(line));
        lines.amounts[DISCOUNT][line] =
                lines.discount.unscaled(line) * Decimal.power(scale - lines.discount.scale(line));
        lines.amounts[QUANTITY][line] = units * Decimal.power(quantityScale);
        lines.amounts[COST][line] = lines.cost.unscaled(line) * units * Decimal.power(scale - lines.cost.scale(line));
        include(lines, line);
    }

    /** False if an amount is out of bounds, or needs more decimals than those before. */
    private boolean compute(LinesAtHand lines, int line) {
        LinesAtHand.Exact prices = lines.price;
        LinesAtHand.Exact quantities = lines.quantity;
        long price = prices.unscaled(line);
        long units = quantities.unscaled(line);
        long quantity = quantities.at(line, quantityScale);
        long gross = Decimal.multiply(price, prices.scale(line), units, quantities.scale(line), scale);
        long discount = lines.discount.at(line, scale);
        long cost = lines.knows(line, LinesAtHand.COSTED) ? cost(lines, line) : 0;
        if (quantity == Decimal.OUT_OF_BOUNDS
                || gross == Decimal.OUT_OF_BOUNDS
                || discount == Decimal.OUT_OF_BOUNDS
                || cost == Decimal.OUT_OF_BOUNDS) {
            return false;
        }
        boolean returned = lines.kind[line] == LineKind.RETURN;
        lastGross = returned ? returnedGross(price, gross) : gross;
        lastDiscount = returned ? Math.abs(discount) : discount;
        lines.keptPrice[line] = returned || quantity == 0 ? prices.at(line, Decimal.MAX_SCALE) : 0;
        lines.amounts[VALUE][line] = returned ? Math.abs(lastGross - lastDiscount) : gross;
        lines.amounts[DISCOUNT][line] = discount;
        lines.amounts[QUANTITY][line] = returned ? Math.abs(quantity) : quantity;
        lines.amounts[COST][line] = returned && quantity < 0 ? -cost : cost;
        return true;
    }

    private long cost(LinesAtHand lines, int line) {
        return Decimal.multiply(
                lines.cost.unscaled(line),
                lines.cost.scale(line),
                lines.quantity.unscaled(line),
                lines.quantity.scale(line),
                scale);
    }

    /** Grows the scales to what a line needs; false if it needs more than amounts may have. */
    private boolean growFor(LinesAtHand lines, int line) {
        long units = lines.quantity.unscaled(line);
        int unitScale = lines.quantity.scale(line);
        long[] amounts = {
            Decimal.multiply(lines.price.unscaled(line), lines.price.scale(line), units, unitScale, Decimal.MAX_SCALE),
            Decimal.multiply(lines.cost.unscaled(line), lines.cost.scale(line), units, unitScale, Decimal.MAX_SCALE),
            lines.discount.at(line, Decimal.MAX_SCALE)
        };
        int needed = scale;
        for (long amount : amounts) {
            if (amount == Decimal.OUT_OF_BOUNDS) {
                return false;
            }
            needed = Math.max(needed, Decimal.neededScale(amount, Decimal.MAX_SCALE));
        }
        int neededQuantity = Math.max(quantityScale, Decimal.neededScale(units, unitScale));
        lines.multiplyAmounts(line, Decimal.power(needed - scale), Decimal.power(neededQuantity - quantityScale));
        growTo(needed, neededQuantity);
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

    /** p·|q|, from p·q with any sign of q; less |d| and without a sign it is what a return line takes off revenue. */
    private static long returnedGross(long price, long gross) {
        return price < 0 ? -Math.abs(gross) : Math.abs(gross);
    }

    /** Whether the line last computed has a discount above its price times quantity, which of a return have no sign. */
    boolean isDiscountAboveGross() {
        return lastDiscount > lastGross;
    }

    /** Takes amounts computed before as those of a line, a return or not. */
    void set(LinesAtHand lines, int line, boolean returned, long value, long discount, long quantity, long cost) {
        lines.keptPrice[line] = returned && quantity != 0
                ? Decimal.of(
                        BigDecimal.valueOf(value, scale)
                                .divide(
                                        BigDecimal.valueOf(quantity, quantityScale),
                                        Decimal.MAX_SCALE,
                                        RoundingMode.HALF_EVEN),
                        Decimal.MAX_SCALE)
                : 0;
        lines.amounts[VALUE][line] = value;
        lines.amounts[DISCOUNT][line] = discount;
        lines.amounts[QUANTITY][line] = quantity;
        lines.amounts[COST][line] = cost;
    }

    /** Takes the amounts of a line into the ranges. */
    void include(LinesAtHand lines, int line) {
        for (int kind = 0; kind < KINDS; kind++) {
            long amount = lines.amounts[kind][line];
            min[kind] = Math.min(min[kind], amount);
            max[kind] = Math.max(max[kind], amount);
        }
        if (neededScale < scale) {
            need(lines.amounts[VALUE][line]);
            need(lines.amounts[DISCOUNT][line]);
            need(lines.amounts[COST][line]);
        }
        if (neededQuantityScale < quantityScale) {
            neededQuantityScale =
                    Math.max(neededQuantityScale, Decimal.neededScale(lines.amounts[QUANTITY][line], quantityScale));
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
