package dev.kpi.delivery;

import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Spearman's rank correlation. */
final class Ranks {

    private static final MathContext DIGITS = new MathContext(50);
    private static final MathContext KEPT = MathContext.DECIMAL64;
    private static final long LOWER = 0xFFFFFFFFL;
    private static final int DIGIT = 11; // bits a pass

    private Ranks() {}

    /**
     * Pearson's correlation of mid-ranks: tied values share the mean of their ranks. In [-1, 1], to 16 digits from exact
     * sums; undefined of fewer than two pairs, or where one side is all the same.
     *
     * @see "Spearman (1904), The Proof and Measurement of Association between Two Things, AJP 15(1), 72-101"
     */
    static Quotient correlation(long[] left, long[] right) {
        long[] x = centredRanks(left);
        long[] y = centredRanks(right);
        BigInteger xx = dot(x, x);
        BigInteger yy = dot(y, y);
        Unit unit = Unit.ratio("");
        if (xx.signum() == 0 || yy.signum() == 0) {
            return Quotient.undefined(unit);
        }
        BigDecimal length = new BigDecimal(xx.multiply(yy)).sqrt(DIGITS);
        return Quotient.of(new BigDecimal(dot(x, y)).divide(length, DIGITS).round(KEPT), BigDecimal.ONE, unit);
    }

    /** Twice the distance of each mid-rank from the mean rank, which is whole. */
    private static long[] centredRanks(long[] values) {
        int[] ascending = ascending(values);
        long[] centred = new long[values.length];
        for (int from = 0; from < ascending.length; ) {
            int to = from + 1;
            while (to < ascending.length && values[ascending[to]] == values[ascending[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                centred[ascending[i]] = (long) from + to - values.length; // 2 ((from + 1 + to) / 2 - (n + 1) / 2)
            }
            from = to;
        }
        return centred;
    }

    /** The positions of the values from the smallest to the largest: a radix sort, in time linear in their number. */
    static int[] ascending(long[] values) {
        long min = Arrays.stream(values).min().orElse(0);
        long range = Arrays.stream(values).max().orElse(0) - min; // unsigned, as are the distances from min
        int[] positions = IntStream.range(0, values.length).toArray();
        int[] next = new int[values.length];
        for (int shift = 0; shift < Long.SIZE && range >>> shift != 0; shift += DIGIT) {
            int[] start = new int[(1 << DIGIT) + 1];
            for (long value : values) {
                start[digit(value - min, shift) + 1]++;
            }
            for (int digit = 0; digit < 1 << DIGIT; digit++) {
                start[digit + 1] += start[digit];
            }
            for (int position : positions) {
                next[start[digit(values[position] - min, shift)]++] = position;
            }
            int[] before = positions;
            positions = next;
            next = before;
        }
        return positions;
    }

    private static int digit(long distance, int shift) {
        return (int) (distance >>> shift) & ((1 << DIGIT) - 1);
    }

    /** The exact sum of products. */
    private static BigInteger dot(long[] x, long[] y) {
        long lower = 0;
        long upper = 0;
        for (int i = 0; i < x.length; i++) {
            long product = x[i] * y[i]; // ranks fit 32 bits
            lower += product & LOWER;
            upper += product >> 32;
        }
        return BigInteger.valueOf(upper).shiftLeft(32).add(BigInteger.valueOf(lower));
    }
}
