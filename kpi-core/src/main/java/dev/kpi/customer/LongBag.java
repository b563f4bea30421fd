package dev.kpi.customer;

import java.util.Arrays;

/** Unsigned numbers without order, of which exact middles are asked. Not thread-safe. */
final class LongBag {

    private static final int BITS = 16;
    private static final int FEW = 1 << 12;

    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    LongBag addAll(LongBag other) {
        if (values.length - size < other.size) {
            values = Arrays.copyOf(values, Math.max(2 * size, Math.addExact(size, other.size)));
        }
        System.arraycopy(other.values, 0, values, size, other.size);
        size += other.size;
        return this;
    }

    int size() {
        return size;
    }

    long get(int position) {
        return values[position];
    }

    /**
     * The value that has {@code rank} others before it in ascending order: digit by digit of 16 bits, each time keeping
     * what shares the digit, so that the cost is that of a few looks at each number whatever their order.
     *
     * @param rank from 0 to {@code size() - 1}
     */
    long smallest(int rank) {
        long[] left = Arrays.copyOf(values, size);
        int count = size;
        int before = rank;
        for (int shift = 64 - BITS; shift >= 0 && count > FEW; shift -= BITS) {
            int[] ofDigit = new int[1 << BITS];
            for (int i = 0; i < count; i++) {
                ofDigit[(int) (left[i] >>> shift) & 0xFFFF]++;
            }
            int digit = 0;
            while (before >= ofDigit[digit]) {
                before -= ofDigit[digit++];
            }
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (((int) (left[i] >>> shift) & 0xFFFF) == digit) {
                    left[kept++] = left[i];
                }
            }
            count = kept;
        }
        for (int i = 0; i < count; i++) {
            left[i] += Long.MIN_VALUE; // signed order is unsigned order then
        }
        Arrays.sort(left, 0, count);
        return left[before] - Long.MIN_VALUE;
    }
}
