package dev.kpi.order;

import java.util.Arrays;

/**
 * The entries of all orders by position: an order's sale entry, then its return entries by local day; and which entry
 * each return row belongs to.
 */
final class EntryTable {

    private static final int DAY_BITS = 24;
    private static final int DAY_OFFSET = 1 << (DAY_BITS - 1);

    final int[] start; // the first entry of each order position, and the number of entries at the end
    final long[] nanos;
    final int[] localHour;
    final boolean[] returned;

    private final int[] entryOfReturn; // by row, of return rows

    /**
     * Lays out the entries.
     *
     * @param orders how many positions there are
     * @param saleNanos the sale instant at each position, {@link Long#MAX_VALUE} without a sale
     * @param saleHour the local hour of that instant
     */
    EntryTable(int orders, long[] saleNanos, int[] saleHour, ReturnRows returns) {
        long[] keys = new long[returns.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(returns.order(i), Math.floorDiv(returns.localHour(i), 24));
        }
        long[] distinct = distinct(keys);
        start = new int[orders + 1];
        for (long key : distinct) {
            start[(int) (key >> DAY_BITS) + 1]++;
        }
        for (int order = 0; order < orders; order++) {
            start[order + 1] += start[order] + (saleNanos[order] == Long.MAX_VALUE ? 0 : 1);
        }
        int entries = start[orders];
        nanos = new long[entries];
        localHour = new int[entries];
        returned = new boolean[entries];
        Arrays.fill(nanos, Long.MAX_VALUE);
        for (int order = 0; order < orders; order++) {
            if (saleNanos[order] != Long.MAX_VALUE) {
                nanos[start[order]] = saleNanos[order];
                localHour[start[order]] = saleHour[order];
            }
        }
        int[] entryOfKey = new int[distinct.length];
        int before = -1;
        int next = 0;
        for (int i = 0; i < distinct.length; i++) {
            int order = (int) (distinct[i] >> DAY_BITS);
            if (order != before) {
                next = start[order] + (saleNanos[order] == Long.MAX_VALUE ? 0 : 1);
                before = order;
            }
            returned[next] = true;
            entryOfKey[i] = next++;
        }
        entryOfReturn = new int[keys.length == 0 ? 0 : returns.row(keys.length - 1) + 1];
        for (int i = 0; i < keys.length; i++) {
            int entry = entryOfKey[Arrays.binarySearch(distinct, keys[i])];
            entryOfReturn[returns.row(i)] = entry;
            if (returns.nanos(i) < nanos[entry]) {
                nanos[entry] = returns.nanos(i);
                localHour[entry] = returns.localHour(i);
            }
        }
    }

    /** In ascending order. */
    private static long[] distinct(long[] keys) {
        long[] sorted = keys.clone();
        Arrays.parallelSort(sorted);
        int count = 0;
        for (long key : sorted) {
            if (count == 0 || key != sorted[count - 1]) {
                sorted[count++] = key;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static long key(int order, int day) {
        return ((long) order << DAY_BITS) | (day + DAY_OFFSET);
    }

    int count() {
        return nanos.length;
    }

    /** The entry of a return row. */
    int entryOfReturn(int row) {
        return entryOfReturn[row];
    }

    /** The rows that return something, in ascending order, with the order position and time they count at. */
    static final class ReturnRows {
        private int[] rows = new int[64];
        private int[] orders = new int[64];
        private int[] localHours = new int[64];
        private long[] nanos = new long[64];
        private int size;

        void add(int row, int order, long at, int hour) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size * 2);
                orders = Arrays.copyOf(orders, size * 2);
                localHours = Arrays.copyOf(localHours, size * 2);
                nanos = Arrays.copyOf(nanos, size * 2);
            }
            rows[size] = row;
            orders[size] = order;
            localHours[size] = hour;
            nanos[size++] = at;
        }

        int size() {
            return size;
        }

        int row(int index) {
            return rows[index];
        }

        /** Turns order codes into positions. */
        void place(int[] positionOf) {
            for (int i = 0; i < size; i++) {
                orders[i] = positionOf[orders[i]];
            }
        }

        int order(int index) {
            return orders[index];
        }

        long nanos(int index) {
            return nanos[index];
        }

        int localHour(int index) {
            return localHours[index];
        }
    }
}
