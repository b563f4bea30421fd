package dev.kpi.order;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Exact sums by cell, several columns of them. A cell is a group and a side: sales at even numbers, returns at odd ones.
 *
 * <p>A cell's columns lie side by side, so that all that an item adds to touches one place of memory. Where sums may
 * leave a long, every term is split into its upper and lower half, which are summed apart.
 */
final class Sums {

    private static final long LOWER = 0xFFFFFFFFL;

    private final int columns;
    private final boolean wide;
    private long[] sum = {};
    private long[] upper = {};

    Sums(int columns, boolean wide) {
        this.columns = columns;
        this.wide = wide;
    }

    void ensure(int groups) {
        int length = Math.multiplyExact(2 * groups, columns);
        if (sum.length < length) {
            sum = Arrays.copyOf(sum, length);
            upper = wide ? Arrays.copyOf(upper, length) : upper;
        }
    }

    private boolean isOneGroup() {
        return sum.length == 2 * columns;
    }

    /** Adds values to their cells. */
    void add(int column, long[] values, int[] cell, int count) {
        if (wide) {
            for (int i = 0; i < count; i++) {
                add(column, cell[i], values[i]);
            }
        } else if (isOneGroup()) {
            addToOneGroup(column, values, cell, count);
        } else {
            for (int i = 0; i < count; i++) {
                sum[columns * cell[i] + column] += values[i];
            }
        }
    }

    /** Adds values to their cells, and others to the column behind. */
    void add(int column, long[] values, long[] others, int[] cell, int count) {
        if (wide || isOneGroup()) {
            add(column, values, cell, count);
            add(column + 1, others, cell, count);
        } else {
            for (int i = 0; i < count; i++) {
                int at = columns * cell[i] + column;
                sum[at] += values[i];
                sum[at + 1] += others[i];
            }
        }
    }

    /** Two running sums instead of an array in memory. */
    private void addToOneGroup(int column, long[] values, int[] cell, int count) {
        long all = 0;
        long returned = 0;
        for (int i = 0; i < count; i++) {
            all += values[i];
            returned += values[i] & -(long) cell[i];
        }
        sum[column] += all - returned;
        sum[columns + column] += returned;
    }

    /** Adds one to each cell. */
    void count(int column, int[] cell, int count) {
        if (isOneGroup()) {
            int returned = 0;
            for (int i = 0; i < count; i++) {
                returned += cell[i];
            }
            sum[column] += count - returned;
            sum[columns + column] += returned;
        } else {
            for (int i = 0; i < count; i++) {
                sum[columns * cell[i] + column]++;
            }
        }
    }

    /** Both at once: adds to the first column, and counts items in another. */
    void addAndCount(long[] values, int column, int[] cell, int count) {
        if (wide || isOneGroup()) {
            add(0, values, cell, count);
            count(column, cell, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            int at = columns * cell[i];
            sum[at] += values[i];
            sum[at + column]++;
        }
    }

    /**
     * Adds one to each cell that meets a thing for the first time. The column keeps the last one met in the upper half of
     * its numbers, and how many in the lower.
     *
     * @param thing of each item, by its number less {@code before}; numbers are positive and never descend
     */
    void countChanges(int column, int[] cell, int[] thing, int before, int count) {
        for (int i = 0; i < count; i++) {
            int at = columns * cell[i] + column;
            sum[at] = countedOnce(sum[at], thing[i] + before);
        }
    }

    /** No branch: whether the thing changes cannot be foreseen. */
    private static long countedOnce(long lastAndCount, int thing) {
        long isNew = ((lastAndCount >> 32) - thing) >>> 63;
        return ((long) thing << 32) + (lastAndCount & LOWER) + isNew;
    }

    /** Both at once: adds to the first column, and counts things that are met for the first time in another. */
    void addAndCountChanges(long[] values, int column, int[] cell, int[] thing, int before, int count) {
        if (wide || isOneGroup()) {
            add(0, values, cell, count);
            countChanges(column, cell, thing, before, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            int at = columns * cell[i];
            sum[at] += values[i];
            sum[at + column] = countedOnce(sum[at + column], thing[i] + before);
        }
    }

    void add(int column, int cell, long value) {
        int at = columns * cell + column;
        sum[at] += wide ? value & LOWER : value;
        if (wide) {
            upper[at] += value >> 32;
        }
    }

    /** Adds what another pass summed; {@code groupOf} tells where its groups are here, -1 for those it never met. */
    void add(Sums other, int[] groupOf) {
        int width = 2 * columns;
        for (int group = 0; group < groupOf.length; group++) {
            int here = width * groupOf[group];
            for (int i = 0; here >= 0 && i < width; i++) {
                sum[here + i] += other.sum[width * group + i];
                if (wide) {
                    upper[here + i] += other.upper[width * group + i];
                }
            }
        }
    }

    /** A sum that is a count, and so fits the lower half. */
    long count(int column, int group, int side) {
        return sum[columns * (2 * group + side) + column] & LOWER;
    }

    /** A sum of numbers with so many decimals, which are kept as whole ones. */
    BigDecimal value(int column, int group, int side, int scale) {
        int at = columns * (2 * group + side) + column;
        if (!wide) {
            return BigDecimal.valueOf(sum[at], scale);
        }
        BigInteger lower = BigInteger.valueOf(sum[at]);
        return new BigDecimal(BigInteger.valueOf(upper[at]).shiftLeft(32).add(lower), scale);
    }
}
