package dev.kpi.order;

/** From the smallest to the largest of some values; none lies between them as long as there are no values. */
final class LongRange {

    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    void include(long[] values, int from, int to) {
        long low = min;
        long high = max;
        for (int i = from; i < to; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        min = low;
        max = high;
    }

    long min() {
        return min;
    }

    long max() {
        return max;
    }
}
