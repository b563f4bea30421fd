package dev.kpi.order;

import java.util.Arrays;

/**
 * Decides where each order stands: customers in the order of their first order, each customer's orders by time, guest
 * orders by time behind them. Equal instants go by the order id's text, so that the order of the rows does not decide.
 */
final class OrderNumbering {

    /** Up to so many orders are sorted by moving one after the other to its place. */
    private static final int FEW = 16;

    private static final int ORDERS_A_PART = 16_384;

    /** The order code at each position. */
    final int[] orderAt;
    /** The position of each order code; -1 for orders with void lines only. */
    final int[] positionOf;
    /** The customer code of each identified customer. */
    final int[] customerAt;
    /** The first position of each identified customer, and that of the first guest order at the end. */
    final int[] orderStart;

    /**
     * Numbers the orders.
     *
     * @param nanos the instant of each order code; {@link Long#MAX_VALUE} for orders without a line that counts
     * @param customer the customer code of each order code, negative for guests
     * @param customers how many customer codes there are
     */
    OrderNumbering(long[] nanos, int[] customer, int customers, TextDictionary orderIds) {
        int[] byTime = byTime(nanos, orderIds);
        Identified found = new Identified(customers);
        int[] customerNumber = new int[byTime.length]; // by time; -1 for guests
        Parts.inPieces(0, byTime.length, (from, to) -> found.number(byTime, customer, from, to, customerNumber));
        customerAt = Arrays.copyOf(found.codeOf, found.count);
        orderStart = new int[found.count + 1];
        System.arraycopy(found.orders, 0, orderStart, 1, found.count);
        Starts.ofCounts(orderStart);
        int[] next = Arrays.copyOf(orderStart, found.count + 1); // guests behind the last customer
        orderAt = new int[byTime.length];
        positionOf = new int[nanos.length];
        Arrays.fill(positionOf, -1);
        Parts.inPieces(0, byTime.length, (from, to) -> place(byTime, customerNumber, next, from, to));
    }

    private void place(int[] byTime, int[] customerNumber, int[] next, int from, int to) {
        int guests = next.length - 1;
        for (int i = from; i < to; i++) {
            int number = customerNumber[i];
            int at = next[number < 0 ? guests : number]++;
            orderAt[at] = byTime[i];
            positionOf[byTime[i]] = at;
        }
    }

    /** Customers in the order in which they are met. */
    private static final class Identified {
        private final int[] numberOf; // by code; -1 until met
        private final int[] codeOf;
        private final int[] orders; // how many each has
        private int count;

        Identified(int codes) {
            numberOf = new int[codes];
            codeOf = new int[codes];
            orders = new int[codes];
            Arrays.fill(numberOf, -1);
        }

        void number(int[] byTime, int[] customer, int from, int to, int[] numbers) {
            for (int i = from; i < to; i++) {
                int code = customer[byTime[i]];
                int number = code < 0 ? -1 : numberOf[code];
                if (code >= 0 && number < 0) {
                    number = count++;
                    numberOf[code] = number;
                    codeOf[number] = code;
                }
                if (number >= 0) {
                    orders[number]++;
                }
                numbers[i] = number;
            }
        }
    }

    /** The order codes that count, by instant and then by id. */
    private static int[] byTime(long[] nanos, TextDictionary orderIds) {
        Counting counting = new Counting(nanos);
        Parts.inPieces(0, nanos.length, counting::add);
        int count = counting.count;
        int[] orders = count == nanos.length ? counting.orders : Arrays.copyOf(counting.orders, count);
        int[] byTime = counting.sorted ? orders : sorted(orders, nanos);
        Parts.each(count, ORDERS_A_PART, (from, to) -> sortEqual(byTime, nanos, from, to, orderIds));
        return byTime;
    }

    /** The orders that count, and whether they come by time. */
    private static final class Counting {
        private final long[] nanos;
        private final int[] orders;
        private int count;
        private boolean sorted = true;
        private long last = Long.MIN_VALUE; // instant of one that counts

        Counting(long[] nanos) {
            this.nanos = nanos;
            this.orders = new int[nanos.length];
        }

        void add(int from, int to) {
            for (int order = from; order < to; order++) {
                long at = nanos[order];
                if (at != Long.MAX_VALUE) {
                    orders[count++] = order;
                    sorted &= at >= last;
                    last = at;
                }
            }
        }
    }

    /** Sorts orders of one instant by their ids, for each instant that begins in [from, to). */
    private static void sortEqual(int[] orders, long[] nanos, int from, int to, TextDictionary orderIds) {
        int start = from;
        while (start > 0 && start < to && nanos[orders[start]] == nanos[orders[start - 1]]) {
            start++;
        }
        while (start < to) {
            int end = start + 1;
            while (end < orders.length && nanos[orders[end]] == nanos[orders[start]]) {
                end++;
            }
            if (end - start > 1) {
                sortById(orders, start, end, orderIds);
            }
            start = end;
        }
    }

    /** Sorts orders of one instant: few in most shops, and most of them in the order of their ids as they came. */
    private static void sortById(int[] orders, int from, int to, TextDictionary orderIds) {
        for (int i = from + 1; i < to; i++) {
            if (orderIds.compare(orders[i - 1], orders[i]) > 0) {
                if (to - from > FEW) {
                    sortManyById(orders, from, to, orderIds);
                    return;
                }
                insert(orders, from, i, orderIds);
            }
        }
    }

    /** Moves an order up to where it belongs among those before it. */
    private static void insert(int[] orders, int from, int at, TextDictionary orderIds) {
        int order = orders[at];
        int to = at;
        while (to > from && orderIds.compare(orders[to - 1], order) > 0) {
            orders[to] = orders[to - 1];
            to--;
        }
        orders[to] = order;
    }

    private static void sortManyById(int[] orders, int from, int to, TextDictionary orderIds) {
        int[] sorted = Arrays.stream(orders, from, to)
                .boxed()
                .sorted(orderIds::compare)
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, orders, from, sorted.length);
    }

    /** Sorts by instant: one sort of longs that hold the instant's rank above the order's position. */
    private static int[] sorted(int[] orders, long[] nanos) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int order : orders) {
            min = Math.min(min, nanos[order]);
            max = Math.max(max, nanos[order]);
        }
        long step = commonStep(orders, nanos, min);
        int bits = 32 - Integer.numberOfLeadingZeros(orders.length);
        long ticks = (max - min) / step;
        long[] keys = new long[orders.length];
        if (Long.numberOfLeadingZeros(ticks) > bits) {
            for (int i = 0; i < orders.length; i++) {
                keys[i] = (((nanos[orders[i]] - min) / step) << bits) | i;
            }
        } else { // instants too fine to share a long with the position: rank them first
            long[] instants = new long[orders.length];
            for (int i = 0; i < orders.length; i++) {
                instants[i] = nanos[orders[i]];
            }
            long[] ranks = instants.clone();
            Arrays.parallelSort(ranks);
            for (int i = 0; i < orders.length; i++) {
                keys[i] = ((long) rank(ranks, instants[i]) << bits) | i;
            }
        }
        Arrays.parallelSort(keys);
        int[] sorted = new int[orders.length];
        long mask = (1L << bits) - 1;
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = orders[(int) (keys[i] & mask)];
        }
        return sorted;
    }

    private static int rank(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) { // the first of equal values, so that equal instants have equal ranks
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long commonStep(int[] orders, long[] nanos, long min) {
        long[] values = new long[orders.length];
        for (int i = 0; i < orders.length; i++) {
            values[i] = nanos[orders[i]];
        }
        return Steps.common(values, values.length, min);
    }
}
