package dev.kpi.order;

import java.util.Arrays;
import java.util.List;

/**
 * The entries of all orders by position: an order's sale entry, then its return entries by local day; and which entry
 * each return row belongs to.
 */
final class EntryTable {

    private static final int ORDERS_A_PART = 16_384;
    private static final int RETURNS_A_PART = 4_096;
    private static final int DAY_BITS = 24;
    private static final int DAY_OFFSET = 1 << (DAY_BITS - 1);
    private static final int DAY_MASK = (1 << DAY_BITS) - 1;

    final int[] start; // the first entry of each order position, and the number of entries at the end
    final long[] nanos;
    private final int[] localHour;
    private final boolean[] returned;

    private final OrderNumbering numbering;
    private final OrderTimes times;
    private final ReturnRows returns;
    private final int[] entryOfReturn; // by number among the returns

    /** Lays out the entries. */
    EntryTable(OrderNumbering numbering, OrderTimes times) {
        int[] orderAt = numbering.orderAt;
        this.numbering = numbering;
        this.times = times;
        this.returns = times.returns;
        long[] keys = returnKeys(returns);
        int entries = times.ordersWithSale() + keys.length;
        start = new int[orderAt.length + 1];
        nanos = new long[entries];
        localHour = new int[entries];
        returned = new boolean[entries];
        eachOrderOf(keys, (from, to) -> {
            for (int i = from; i < to; i++) {
                start[position(keys[i]) + 1]++;
            }
        });
        Parts.each(orderAt.length, ORDERS_A_PART, (from, to) -> {
            for (int order = from; order < to; order++) {
                start[order + 1] += times.saleNanos[orderAt[order]] == Long.MAX_VALUE ? 0 : 1;
            }
        });
        Starts.ofCounts(start);
        Parts.each(orderAt.length, ORDERS_A_PART, this::placeSales);
        eachOrderOf(keys, (from, to) -> placeReturns(keys, from, to));
        entryOfReturn = new int[returns.size()];
        Parts.each(returns.size(), RETURNS_A_PART, (from, to) -> {
            for (int i = from; i < to; i++) {
                int order = numbering.positionOf[returns.order(i)];
                entryOfReturn[i] = ofDay(firstReturn(order), start[order + 1], returns.day(i));
            }
        });
        Parts.inPieces(0, returns.size(), this::timeReturns);
    }

    /** Has work done for all keys, some at a time, those of an order together. */
    private static void eachOrderOf(long[] keys, Parts.Work work) {
        Parts.each(
                keys.length,
                RETURNS_A_PART,
                (from, to) -> work.run(firstOfNextOrder(keys, from), firstOfNextOrder(keys, to)));
    }

    /** The first key from {@code at} on that does not go on with the order of the key before. */
    private static int firstOfNextOrder(long[] keys, int at) {
        int first = at;
        while (first > 0 && first < keys.length && keys[first] >> DAY_BITS == keys[first - 1] >> DAY_BITS) {
            first++;
        }
        return first;
    }

    /** The position of the order of a key. */
    private int position(long key) {
        return numbering.positionOf[(int) (key >> DAY_BITS)];
    }

    private void placeSales(int from, int to) {
        for (int order = from; order < to; order++) {
            int code = numbering.orderAt[order];
            if (times.saleNanos[code] != Long.MAX_VALUE) {
                nanos[start[order]] = times.saleNanos[code];
                localHour[start[order]] = times.saleHour[code];
            }
        }
    }

    private void placeReturns(long[] keys, int from, int to) {
        int before = -1;
        int next = 0;
        for (int i = from; i < to; i++) {
            int order = position(keys[i]);
            next = order == before ? next + 1 : firstReturn(order);
            before = order;
            returned[next] = true;
            nanos[next] = Long.MAX_VALUE;
            localHour[next] = ((int) (keys[i] & DAY_MASK) - DAY_OFFSET) * 24; // of the earliest return once it is found
        }
    }

    /** An entry of returns bears the time of its earliest one. */
    private void timeReturns(int from, int to) {
        for (int i = from; i < to; i++) {
            int entry = entryOfReturn[i];
            if (returns.nanos(i) < nanos[entry]) {
                nanos[entry] = returns.nanos(i);
                localHour[entry] = returns.localHour(i);
            }
        }
    }

    private int firstReturn(int order) {
        return start[order] + (times.saleNanos[numbering.orderAt[order]] == Long.MAX_VALUE ? 0 : 1);
    }

    /** The local day of each entry. */
    int[] days() {
        int[] days = new int[count()];
        Parts.inPieces(0, days.length, (from, to) -> {
            for (int entry = from; entry < to; entry++) {
                days[entry] = Math.floorDiv(localHour[entry], 24);
            }
        });
        return days;
    }

    /** The hour of day of each entry. */
    int[] hours() {
        int[] hours = new int[count()];
        Parts.inPieces(0, hours.length, (from, to) -> {
            for (int entry = from; entry < to; entry++) {
                hours[entry] = Math.floorMod(localHour[entry], 24);
            }
        });
        return hours;
    }

    /** 1 for each return entry. */
    int[] returned() {
        int[] flags = new int[count()];
        Parts.inPieces(0, flags.length, (from, to) -> {
            for (int entry = from; entry < to; entry++) {
                flags[entry] = returned[entry] ? 1 : 0;
            }
        });
        return flags;
    }

    /** Which of some return entries, which lie in the order of their days, is that of a day. */
    private int ofDay(int from, int to, int day) {
        int low = from;
        int high = to;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (Math.floorDiv(localHour[middle], 24) <= day) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A key for each order code and day of returns, in ascending order: by code, they mostly come that way. */
    private static long[] returnKeys(ReturnRows returns) {
        long[] keys = new long[returns.size()];
        int count = 0;
        for (int i = 0; i < returns.size(); i++) {
            long key = ((long) returns.order(i) << DAY_BITS) | (returns.day(i) + DAY_OFFSET);
            if (count == 0 || key != keys[count - 1]) { // returns of one day mostly follow each other
                keys[count++] = key;
            }
        }
        Arrays.parallelSort(keys, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (distinct == 0 || keys[i] != keys[distinct - 1]) {
                keys[distinct++] = keys[i];
            }
        }
        return Arrays.copyOf(keys, distinct);
    }

    int count() {
        return nanos.length;
    }

    /** The entry of a return row. */
    int entryOfReturn(int row) {
        return entryOfReturn[returns.find(row)];
    }

    /** The rows that return something, in ascending order, with the code of their order and the time they count at. */
    static final class ReturnRows {
        private int[] rows = new int[64];
        private int[] orders = new int[64];
        private int[] localHours = new int[64];
        private long[] nanos = new long[64];
        private int size;

        void add(int row, int order, long at, int hour) {
            if (size == rows.length) {
                sizeTo(size * 2);
            }
            rows[size] = row;
            orders[size] = order;
            localHours[size] = hour;
            nanos[size++] = at;
        }

        /** The rows of several parts, each of which begins behind the one before. */
        static ReturnRows ofParts(List<ReturnRows> parts) {
            ReturnRows all = new ReturnRows();
            all.sizeTo(parts.stream().mapToInt(ReturnRows::size).sum());
            for (ReturnRows part : parts) {
                System.arraycopy(part.rows, 0, all.rows, all.size, part.size);
                System.arraycopy(part.orders, 0, all.orders, all.size, part.size);
                System.arraycopy(part.localHours, 0, all.localHours, all.size, part.size);
                System.arraycopy(part.nanos, 0, all.nanos, all.size, part.size);
                all.size += part.size;
            }
            return all;
        }

        private void sizeTo(int length) {
            rows = Arrays.copyOf(rows, length);
            orders = Arrays.copyOf(orders, length);
            localHours = Arrays.copyOf(localHours, length);
            nanos = Arrays.copyOf(nanos, length);
        }

        int size() {
            return size;
        }

        /** The number of a row among them. */
        int find(int row) {
            return Arrays.binarySearch(rows, 0, size, row);
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

        int day(int index) {
            return Math.floorDiv(localHours[index], 24);
        }
    }
}
