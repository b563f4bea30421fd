package dev.kpi.order;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Exact sums by cell. A cell is a group and a side: sales at even numbers, returns at odd ones.
 *
 * <p>Where sums may leave a long, every term is split into its upper and lower half, which are summed apart.
 */
final class Sums {

    private static final long LOWER = 0xFFFFFFFFL;

    private final boolean wide;
    private long[] sum = {};
    private long[] upper = {};

    Sums(boolean wide) {
        this.wide = wide;
    }

    void ensure(int groups) {
        if (sum.length < 2 * groups) {
            sum = Arrays.copyOf(sum, 2 * groups);
            upper = wide ? Arrays.copyOf(upper, 2 * groups) : upper;
        }
    }

    /** Adds values to their cells. */
    void add(long[] values, int[] cell, int count) {
        if (wide) {
            for (int i = 0; i < count; i++) {
                sum[cell[i]] += values[i] & LOWER;
                upper[cell[i]] += values[i] >> 32;
            }
        } else if (sum.length == 2) { // one group: two running sums instead of an array in memory
            long all = 0;
            long returned = 0;
            for (int i = 0; i < count; i++) {
                all += values[i];
                returned += values[i] & -(long) cell[i];
            }
            sum[0] += all - returned;
            sum[1] += returned;
        } else {
            for (int i = 0; i < count; i++) {
                sum[cell[i]] += values[i];
            }
        }
    }

    /** Adds one to each cell. */
    void count(int[] cell, int count) {
        if (sum.length == 2) {
            int returned = 0;
            for (int i = 0; i < count; i++) {
                returned += cell[i];
            }
            sum[0] += count - returned;
            sum[1] += returned;
        } else {
            for (int i = 0; i < count; i++) {
                sum[cell[i]]++;
            }
        }
    }

    long narrow(int cell) {
        return sum[cell];
    }

    void add(int cell, long value) {
        sum[cell] += wide ? value & LOWER : value;
        if (wide) {
            upper[cell] += value >> 32;
        }
    }

    /** Adds what another pass summed; {@code groupOf} tells where its groups are here, -1 for those it never met. */
    void add(Sums other, int[] groupOf) {
        for (int group = 0; group < groupOf.length; group++) {
            int here = groupOf[group];
            if (here >= 0) {
                for (int side = 0; side < 2; side++) {
                    sum[2 * here + side] += other.sum[2 * group + side];
                    if (wide) {
                        upper[2 * here + side] += other.upper[2 * group + side];
                    }
                }
            }
        }
    }

    BigInteger value(int group, int side) {
        BigInteger lower = BigInteger.valueOf(sum[2 * group + side]);
        return wide ? BigInteger.valueOf(upper[2 * group + side]).shiftLeft(32).add(lower) : lower;
    }
}
