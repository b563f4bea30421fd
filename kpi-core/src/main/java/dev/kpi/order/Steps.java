package dev.kpi.order;

/** Finds how coarse instants are: whole minutes take a third of the room of nanoseconds. */
final class Steps {

    private static final long[] CANDIDATES = {60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L};

    private Steps() {}

    /** The coarsest of minute, second, millisecond, microsecond and nanosecond that divides all distances from min. */
    static long common(long[] values, int size, long min) {
        int candidate = 0;
        for (int i = 0; i < size; i++) {
            while ((values[i] - min) % CANDIDATES[candidate] != 0) {
                candidate++;
            }
        }
        return CANDIDATES[candidate];
    }
}
