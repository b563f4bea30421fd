package dev.kpi.cohort;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An array of sums that grows as it is added to. Each is a {@code long}; one that would not fit keeps what it had in a
 * second, wide array, so that absurd amounts stay exact and usual ones cost one addition.
 */
final class ExactSums {

    private long[] low;
    private @Nullable BigInteger @Nullable [] high;

    ExactSums(int length) {
        this.low = new long[length];
    }

    int length() {
        return low.length;
    }

    void add(int at, long value) {
        if (at >= low.length) {
            low = Arrays.copyOf(low, Math.max(at + 1, 2 * low.length));
        }
        long before = low[at];
        long sum = before + value;
        if (((before ^ sum) & (value ^ sum)) < 0) {
            spill(at, BigInteger.valueOf(before));
            sum = value;
        }
        low[at] = sum;
    }

    /** Adds to a count, which always fits, at a place no later than one that was added to before. */
    void addCount(int at, int value) {
        low[at] += value;
    }

    private void spill(int at, BigInteger value) {
        @Nullable
        BigInteger[] wide = high == null ? new @Nullable BigInteger[low.length] : Arrays.copyOf(high, low.length);
        BigInteger before = wide[at];
        wide[at] = before == null ? value : before.add(value);
        high = wide;
    }

    /** Adds the sum at one place of another array. */
    void addFrom(ExactSums other, int from, int to) {
        add(to, other.low[from]);
        BigInteger wide = other.wide(from);
        if (wide != null) {
            spill(to, wide);
        }
    }

    void addAll(ExactSums other) {
        for (int i = 0; i < other.low.length; i++) {
            addFrom(other, i, i);
        }
    }

    private @Nullable BigInteger wide(int at) {
        return high == null || at >= high.length ? null : high[at];
    }

    /** A sum that is a count, and so fits. */
    long count(int at) {
        return at < low.length ? low[at] : 0;
    }

    BigInteger value(int at) {
        if (at >= low.length) {
            return BigInteger.ZERO;
        }
        BigInteger wide = wide(at);
        BigInteger narrow = BigInteger.valueOf(low[at]);
        return wide == null ? narrow : wide.add(narrow);
    }

    /** Equal if each sum is, places never added to being 0. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof ExactSums that)) {
            return false;
        }
        for (int i = 0; i < Math.max(low.length, that.low.length); i++) {
            if (!value(i).equals(that.value(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < low.length; i++) {
            hash += (i + 1) * value(i).hashCode();
        }
        return hash;
    }
}
