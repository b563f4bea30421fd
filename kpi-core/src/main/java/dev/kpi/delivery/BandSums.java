package dev.kpi.delivery;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Exact sums, one for each band; each term is split into halves, so that no sum leaves a long. Not thread-safe. */
final class BandSums {

    private static final long LOWER = 0xFFFFFFFFL;

    private final long[] lower;
    private final long[] upper;

    BandSums(int bands) {
        this.lower = new long[bands];
        this.upper = new long[bands];
    }

    void add(int band, long term) {
        lower[band] += term & LOWER;
        upper[band] += term >> 32;
    }

    void addAll(BandSums other) {
        for (int band = 0; band < lower.length; band++) {
            lower[band] += other.lower[band];
            upper[band] += other.upper[band];
        }
    }

    BigDecimal sum(int band, int scale) {
        BigInteger sum = BigInteger.valueOf(upper[band]).shiftLeft(32).add(BigInteger.valueOf(lower[band]));
        return new BigDecimal(sum, scale);
    }
}
