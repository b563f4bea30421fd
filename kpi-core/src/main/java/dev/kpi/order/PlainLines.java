package dev.kpi.order;

import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;

/**
 * Tells lines that are as most are from those that the gate has to look at one by one: sales of whole units at a positive
 * price, that have all a line needs, no more decimals than the currency, and a time surely within the days that are given.
 * Not thread-safe.
 */
final class PlainLines {

    private static final long FACTOR_LIMIT = 1L << 31; // the product of two smaller numbers fits a long

    private final long firstSecond;
    private final long endSecond;
    private final int currencyDigits;
    private final boolean bearsGuests;
    private final boolean bearsMissingCosts;

    private final int[] plain = new int[LinesAtHand.ROOM];
    private int plainCount;
    private final int[] odd = new int[LinesAtHand.ROOM];
    private int oddCount;

    /**
     * Tells lines apart under a policy.
     *
     * @param firstSecond the first instant of plain lines
     * @param endSecond the one behind the last
     */
    PlainLines(int currencyDigits, QualityPolicy policy, long firstSecond, long endSecond) {
        this.firstSecond = firstSecond;
        this.endSecond = endSecond;
        this.currencyDigits = Math.min(currencyDigits, Decimal.MAX_SCALE);
        this.bearsGuests = policy.of(Reason.MISSING_CUSTOMER) == Policy.KEEP;
        this.bearsMissingCosts = policy.of(Reason.COST_MISSING) == Policy.KEEP;
    }

    /** Looks at the lines in [from, to). */
    void sort(LinesAtHand lines, int from, int to) {
        plainCount = 0;
        oddCount = 0;
        for (int line = from; line < to; line++) {
            if (isPlain(lines, line)) {
                plain[plainCount++] = line;
            } else {
                odd[oddCount++] = line;
            }
        }
    }

    int plainCount() {
        return plainCount;
    }

    /** A plain line, by its number among these; they come in ascending order. */
    int plain(int index) {
        return plain[index];
    }

    int oddCount() {
        return oddCount;
    }

    /** A line that is not plain, by its number among these; they come in ascending order. */
    int odd(int index) {
        return odd[index];
    }

    private boolean isPlain(LinesAtHand lines, int line) {
        LineKind kind = lines.kind[line];
        long second = lines.second[line];
        return second >= firstSecond
                && second < endSecond
                && (lines.known[line] & LinesAtHand.NEEDED) == LinesAtHand.NEEDED
                && (kind == null || kind == LineKind.SALE)
                && lines.rare(line) == null
                && lines.code(Staging.ORDER, line) != Staging.UNKNOWN
                && (bearsGuests || lines.code(Staging.CUSTOMER, line) != Staging.UNKNOWN)
                && (bearsMissingCosts || lines.knows(line, LinesAtHand.COSTED))
                && hasPlainAmounts(lines, line);
    }

    private boolean hasPlainAmounts(LinesAtHand lines, int line) {
        long units = lines.quantity.unscaled(line);
        if (units <= 0 || units >= FACTOR_LIMIT || lines.quantity.scale(line) != 0) {
            return false;
        }
        long gross = times(lines.price, line, units);
        long discount = times(lines.discount, line, 1);
        return gross > 0 && discount >= 0 && discount <= gross && times(lines.cost, line, units) >= 0;
    }

    /** A number times some units at the decimals of the currency; -1 unless it is plain, within bounds and not negative. */
    private long times(LinesAtHand.Exact number, int line, long units) {
        long unscaled = number.unscaled(line);
        int scale = number.scale(line);
        if (unscaled < 0 || unscaled >= FACTOR_LIMIT || scale > currencyDigits) {
            return -1;
        }
        long product = unscaled * units;
        return product < Decimal.LIMIT * Decimal.power(scale) ? product * Decimal.power(currencyDigits - scale) : -1;
    }
}
