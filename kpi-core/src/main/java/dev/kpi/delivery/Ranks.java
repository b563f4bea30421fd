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
        long[] sorted = values.clone();
        Arrays.parallelSort(sorted);
        long[] distinct = new long[sorted.length];
        int[] start = new int[sorted.length + 1];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                start[count] = i;
                distinct[count++] = sorted[i];
            }
        }
        start[count] = sorted.length;
        int ties = count;
        long[] centred = new long[values.length];
        IntStream.range(0, values.length).parallel().forEach(i -> {
            int at = Arrays.binarySearch(distinct, 0, ties, values[i]);
            centred[i] = (long) start[at] + start[at + 1] - values.length; // twice (start + 1 + end) / 2 - (n + 1) / 2
        });
        return centred;
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
