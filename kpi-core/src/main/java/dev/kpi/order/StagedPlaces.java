package dev.kpi.order;

import java.util.Arrays;

/**
 * The source's line number of each staged row, 0 where it is not known. Most follow the one before, as 0 does 0, so only
 * breaks of that are kept.
 */
final class StagedPlaces {

    private int[] breakRows = new int[8];
    private long[] breakPlaces = new long[8];
    private int breaks;
    private int size;
    private long next;

    void add(long place) {
        if (place != next || size == 0) {
            if (breaks == breakRows.length) {
                breakRows = Arrays.copyOf(breakRows, breaks * 2);
                breakPlaces = Arrays.copyOf(breakPlaces, breaks * 2);
            }
            breakRows[breaks] = size;
            breakPlaces[breaks++] = place;
        }
        size = Math.addExact(size, 1);
        next = place == 0 ? 0 : place + 1;
    }

    int size() {
        return size;
    }

    long get(int row) {
        int at = Arrays.binarySearch(breakRows, 0, breaks, row);
        int held = at < 0 ? -at - 2 : at;
        return breakPlaces[held] == 0 ? 0 : breakPlaces[held] + row - breakRows[held];
    }
}
