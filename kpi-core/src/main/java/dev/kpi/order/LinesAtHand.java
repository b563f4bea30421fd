package dev.kpi.order;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a batch has at hand, column by column: short loops over one column after the other leave the processor
 * free to look for the next values while it waits for one. Mutable and reused, so that a line costs no objects.
 */
final class LinesAtHand {

    /** So many fit a core's cache with all that is known of them. */
    static final int ROOM = 512;

    // what is known of a line
    static final int TIMED = 1;
    static final int COUNTED = 2;
    static final int PRICED = 4;
    static final int COSTED = 8;
    static final int CHARGE = 16;

    /** What every line must have, beside an order. */
    static final int NEEDED = TIMED | COUNTED | PRICED;

    private static final int MOST_PERCENT_DIGITS = 18;
    private static final byte NO_SCALE = -1;
    private static final int[] UNKNOWN = new int[ROOM];

    static {
        Arrays.fill(UNKNOWN, Staging.UNKNOWN);
    }

    /** Bits of what is known of each line. */
    final int[] known = new int[ROOM];

    final long[] second = new long[ROOM];
    final int[] nano = new int[ROOM];
    final @Nullable LineKind[] kind = new @Nullable LineKind[ROOM];
    final Exact quantity = new Exact("quantity");
    final Exact price = new Exact("unit price");
    final Exact discount = new Exact("discount");
    final Exact cost = new Exact("unit cost");
    final long[] place = new long[ROOM];

    // of few lines
    private final @Nullable Rarities[] rarities = new @Nullable Rarities[ROOM];
    private boolean anyRarity;

    // of lines that end: whether each is accepted, and what was computed of it, by AmountRanges.KINDS
    private final boolean[] accepted = new boolean[ROOM];
    private boolean allAccepted = true;
    final long[][] amounts = new long[AmountRanges.KINDS][ROOM];
    final long[] keptPrice = new long[ROOM];
    final long[] flags = new long[ROOM];

    /** By slot; {@link #UNKNOWN} itself while no line has a value. */
    private int[][] codes = {};

    /** What few lines have. */
    static final class Rarities {
        @Nullable
        BigDecimal discountPercent;

        @Nullable
        String foreignCurrency;
        /** A local time that a clock change repeats or skips, with the name of its field, and the instant it is read as. */
        @Nullable
        String oddTime;

        String oddTimeField = "";
        long oddSecond;
        /** Whether a reader noted something for which the line is dropped. */
        boolean isRefused;
    }

    /**
     * An exact decimal of at most {@link Decimal#MAX_SCALE} decimals of each line, as it was given: 1.50 has two. One that is
     * out of bounds has no scale, and no other use.
     */
    final class Exact {
        final String name;
        private final long[] unscaled = new long[ROOM];
        private final byte[] scale = new byte[ROOM];
        /** What was given where it is out of bounds, for messages. */
        private final @Nullable BigDecimal[] beyond = new @Nullable BigDecimal[ROOM];

        Exact(String name) {
            this.name = name;
        }

        long unscaled(int line) {
            return unscaled[line];
        }

        int scale(int line) {
            return scale[line];
        }

        void set(int line, long value, int valueScale) {
            boolean isPlain = valueScale >= 0
                    && valueScale <= Decimal.MAX_SCALE
                    && value > -Decimal.LIMIT
                    && value < Decimal.LIMIT;
            if (isPlain) {
                unscaled[line] = value;
                scale[line] = (byte) valueScale;
            } else {
                setAny(line, value, valueScale);
            }
        }

        private void setAny(int line, long value, int valueScale) {
            if (valueScale < 0 || valueScale > 18) {
                set(line, BigDecimal.valueOf(value, valueScale));
                return;
            }
            int needed = valueScale;
            long least = value;
            if (valueScale > Decimal.MAX_SCALE) {
                needed = Decimal.neededScale(value, valueScale);
                least = value / Decimal.power(valueScale - needed);
            }
            unscaled[line] = least;
            scale[line] = (byte) needed;
            boolean fits = needed <= Decimal.MAX_SCALE
                    && least != Long.MIN_VALUE
                    && Math.abs(least) < Decimal.LIMIT * Decimal.power(needed);
            if (!fits) {
                setOutOfBounds(line, BigDecimal.valueOf(value, valueScale));
            }
        }

        private void setOutOfBounds(int line, BigDecimal given) {
            beyond[line] = given;
            unscaled[line] = 0;
            scale[line] = NO_SCALE;
            rarities(line); // so that it is looked at
        }

        private boolean isOutOfBounds(int line) {
            return scale[line] == NO_SCALE;
        }

        /** What was given of a line where it is out of bounds. */
        BigDecimal beyond(int line) {
            return Objects.requireNonNull(beyond[line]);
        }

        void set(int line, BigDecimal value) {
            int valueScale = value.scale();
            if (valueScale >= 0 && valueScale <= Decimal.MAX_SCALE && value.precision() <= 18) {
                // not by the unscaled value, which would be one more object with an array of its own
                set(line, value.scaleByPowerOfTen(valueScale).longValue(), valueScale);
                return;
            }
            long widest = Decimal.of(value, Decimal.MAX_SCALE);
            if (widest == Decimal.OUT_OF_BOUNDS) {
                setOutOfBounds(line, value);
            } else {
                set(line, widest, Decimal.MAX_SCALE);
            }
        }

        /** The value at a scale, or {@link Decimal#OUT_OF_BOUNDS}. */
        long at(int line, int wanted) {
            long value = unscaled[line];
            return wanted == scale[line] || value == 0 ? value : Decimal.rescale(value, scale[line], wanted);
        }

        boolean needsMoreThan(int line, int digits) {
            return scale[line] > digits && leastScale(line) > digits;
        }

        /** The least scale that holds it. */
        int leastScale(int line) {
            return Decimal.neededScale(unscaled[line], scale[line]);
        }

        /** The value without zeros at its end. */
        BigDecimal value(int line) {
            return BigDecimal.valueOf(at(line, leastScale(line)), leastScale(line));
        }

        /** Forgets the numbers of all lines; to be called while it is known still whether any line is rare. */
        private void clear() {
            Arrays.fill(unscaled, 0);
            Arrays.fill(scale, (byte) 0);
            if (anyRarity) {
                Arrays.fill(beyond, null); // it may have very many digits
            }
        }
    }

    /** Makes room for codes of so many slots. */
    void ensureSlots(int slots) {
        int before = codes.length;
        codes = Arrays.copyOf(codes, slots);
        Arrays.fill(codes, before, slots, UNKNOWN);
    }

    /** The codes of a slot, to be read. */
    int[] codes(int slot) {
        return codes[slot];
    }

    /** The codes of all slots, to be read. */
    int[][] codes() {
        return codes;
    }

    int code(int slot, int line) {
        return codes[slot][line];
    }

    void setCode(int slot, int line, int code) {
        if (code != Staging.UNKNOWN || codes[slot] != UNKNOWN) {
            codesToSet(slot)[line] = code;
        }
    }

    /** The codes of a slot, to be set. */
    int[] codesToSet(int slot) {
        if (codes[slot] == UNKNOWN) {
            codes[slot] = UNKNOWN.clone();
        }
        return codes[slot];
    }

    /** Whether no line was ever given a value. */
    boolean isUnset(int slot) {
        return codes[slot] == UNKNOWN;
    }

    /** Whether no line has a value. */
    boolean isUnknown(int slot, int count) {
        int[] ofSlot = codes[slot];
        if (isUnset(slot)) {
            return true;
        }
        for (int line = 0; line < count; line++) {
            if (ofSlot[line] != Staging.UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    boolean knows(int line, int what) {
        return (known[line] & what) != 0;
    }

    /** What is rare of a line, {@code null} if it has nothing of that. */
    @Nullable
    Rarities rare(int line) {
        return rarities[line];
    }

    /** The same, to be set. */
    Rarities rarities(int line) {
        Rarities held = rarities[line];
        if (held == null) {
            held = new Rarities();
            rarities[line] = held;
            anyRarity = true;
        }
        return held;
    }

    /** Sets the discount as an amount, in the place of one in percent. */
    void discount(int line, long unscaled, int scale) {
        discount.set(line, unscaled, scale);
        Rarities rare = rarities[line];
        if (rare != null) {
            rare.discountPercent = null;
        }
    }

    /**
     * Sets the discount in percent, in the place of an amount; digits and exponent are looked at first, for arithmetic on
     * hostile ones is dear.
     */
    void discountPercent(int line, BigDecimal percent) {
        long digitsBeforePoint = (long) percent.precision() - percent.scale();
        boolean fits = percent.precision() <= MOST_PERCENT_DIGITS && Math.abs(digitsBeforePoint) <= MOST_PERCENT_DIGITS;
        rarities(line).discountPercent = percent.signum() == 0 ? BigDecimal.ZERO : percent;
        if (fits || percent.signum() == 0) {
            discount.set(line, 0, 0);
        } else {
            discount.setOutOfBounds(line, percent);
        }
    }

    /** A number of a line that is out of bounds, {@code null} if none is. */
    @Nullable
    Exact outOfBounds(int line) {
        if (rarities[line] == null) {
            return null;
        }
        Exact first = quantity.isOutOfBounds(line)
                ? quantity
                : price.isOutOfBounds(line) ? price : discount.isOutOfBounds(line) ? discount : cost;
        return first.isOutOfBounds(line) ? first : null;
    }

    /** Says that the lines in [from, to) are accepted. */
    void accept(int from, int to) {
        Arrays.fill(accepted, from, to, true);
    }

    void reject(int line) {
        accepted[line] = false;
        allAccepted = false;
    }

    boolean isAccepted(int line) {
        return accepted[line];
    }

    /**
     * Multiplies what was computed of the first lines, which has room for it; that of lines which are yet to be computed
     * means nothing, before and after.
     */
    void multiplyAmounts(int count, long factor, long quantityFactor) {
        for (int kind = 0; kind < AmountRanges.KINDS; kind++) {
            long by = kind == AmountRanges.QUANTITY ? quantityFactor : factor;
            for (int line = 0; by != 1 && line < count; line++) {
                amounts[kind][line] *= by;
            }
        }
    }

    /** Closes the gaps of lines that were not accepted, in all that is staged; tells how many lines are left. */
    int compact(int count) {
        if (allAccepted) {
            return count;
        }
        int kept = 0;
        for (int line = 0; line < count; line++) {
            if (accepted[line]) {
                move(line, kept++);
            }
        }
        return kept;
    }

    private void move(int from, int to) {
        second[to] = second[from];
        nano[to] = nano[from];
        place[to] = place[from];
        for (long[] ofKind : amounts) {
            ofKind[to] = ofKind[from];
        }
        keptPrice[to] = keptPrice[from];
        flags[to] = flags[from];
        for (int[] ofSlot : codes) {
            ofSlot[to] = ofSlot[from]; // within UNKNOWN, nothing changes
        }
    }

    /** Forgets the codes of a line. */
    void clearCodes(int line) {
        for (int slot = 0; slot < codes.length; slot++) {
            setCode(slot, line, Staging.UNKNOWN);
        }
    }

    /** Forgets all lines. */
    void clear() {
        Arrays.fill(known, 0);
        Arrays.fill(kind, null);
        quantity.clear();
        price.clear();
        discount.clear();
        cost.clear();
        if (anyRarity) {
            Arrays.fill(rarities, null);
            anyRarity = false;
        }
        for (int[] ofSlot : codes) {
            if (ofSlot != UNKNOWN) {
                Arrays.fill(ofSlot, Staging.UNKNOWN);
            }
        }
        allAccepted = true;
    }
}
