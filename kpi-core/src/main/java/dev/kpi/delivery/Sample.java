package dev.kpi.delivery;

import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.util.Arrays;

/** Numbers, one for each order, in the order they were met. Not thread-safe. */
final class Sample {

    private long[] values = new long[64];
    private int size;

    void add(long value) {
        ensure(size + 1);
        values[size++] = value;
    }

    void addAll(Sample later) {
        ensure(Math.addExact(size, later.size));
        System.arraycopy(later.values, 0, values, size, later.size);
        size += later.size;
    }

    private void ensure(int room) {
        if (room > values.length) {
            values = Arrays.copyOf(values, Math.max(room, (int) Math.min(2L * values.length, Integer.MAX_VALUE - 8)));
        }
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }

    static long[] sorted(long[] values) {
        int[] ascending = Ranks.ascending(values);
        return Arrays.stream(ascending).mapToLong(position -> values[position]).toArray();
    }

    /** The mean of some numbers, of which so many make a unit, exact; undefined of none. */
    static Quotient mean(long[] values, int perUnit, Unit unit) {
        long sum = 0;
        for (long value : values) {
            sum += value; // metres and days: two billions of them fit
        }
        return Quotient.of(BigDecimal.valueOf(sum), BigDecimal.valueOf((long) perUnit * values.length), unit);
    }

    /**
     * The quantile at so many tenths, exact: type 7 of Hyndman and Fan, linear between the order statistics around
     * (n − 1)p. Undefined of none.
     *
     * @param sorted ascending
     * @see "Hyndman and Fan (1996), Sample Quantiles in Statistical Packages, The American Statistician 50(4), 361"
     */
    static Quotient quantile(long[] sorted, int tenths, int perUnit, Unit unit) {
        if (sorted.length == 0) {
            return Quotient.undefined(unit);
        }
        long position = (sorted.length - 1L) * tenths;
        int below = (int) (position / 10);
        int above = Math.min(below + 1, sorted.length - 1);
        long beyond = position % 10;
        return Quotient.of(
                BigDecimal.valueOf(sorted[below] * (10 - beyond) + sorted[above] * beyond),
                BigDecimal.valueOf(10L * perUnit),
                unit);
    }
}
