package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import dev.kpi.order.EntryTable.ReturnRows;
import java.util.BitSet;
import java.util.List;

/** When orders were placed and goods came back. */
final class OrderTimes {

    private static final int ORDERS_A_PART = 16_384;
    private static final int HEADERS_A_PART = 16_384;
    private static final Links NO_LINKS = new Links(new int[0], new int[0]);

    private final Headers headers;
    private final RowGroups rows;
    private final HeaderKinds kinds;

    /** By order code: the instant of its first sale, {@link Long#MAX_VALUE} without one; and its local hour. */
    final long[] saleNanos;

    final int[] saleHour;
    /** By order code: that instant, or else that of its first return; {@link Long#MAX_VALUE} if no row counts. */
    final long[] orderNanos;

    /** The rows that return something. */
    final ReturnRows returns;
    /** The order code of headers that a counting row refers to, -1 for the others. */
    final int[] liveHeaderOrder;

    private final BitSet disagreeing = new BitSet(); // headers

    /**
     * Looks at all headers.
     *
     * @param linked whether returns count when the order that they name was placed
     */
    OrderTimes(Assembler staged, Headers headers, RowGroups rows, HeaderKinds kinds, boolean linked) {
        this.headers = headers;
        this.rows = rows;
        this.kinds = kinds;
        this.saleNanos = new long[rows.orders()];
        this.saleHour = new int[rows.orders()];
        this.orderNanos = new long[rows.orders()];
        this.liveHeaderOrder = new int[headers.count()];
        Parts.each(rows.orders(), ORDERS_A_PART, (from, to) -> {
            for (int order = from; order < to; order++) {
                timeSales(order);
            }
        });
        this.returns = timeReturns(linked ? Links.of(staged) : NO_LINKS, linked);
        timeOrdersOfReturns();
    }

    /**
     * One header of each order whose sale lines bear different days, in ascending order: the first whose day is not the
     * order's.
     */
    int[] disagreeing() {
        return disagreeing.stream().toArray();
    }

    int ordersWithSale() {
        return Parts.count(0, saleNanos.length, this::ordersWithSale);
    }

    private int ordersWithSale(int from, int to) {
        int count = 0;
        for (int order = from; order < to; order++) {
            count += saleNanos[order] == Long.MAX_VALUE ? 0 : 1;
        }
        return count;
    }

    private void timeSales(int order) {
        long earliest = Long.MAX_VALUE;
        int hour = 0;
        int firstDay = 0;
        boolean disagrees = false;
        for (int at = rows.start(order); at < rows.start(order + 1); at++) {
            int header = rows.header(at);
            liveHeaderOrder[header] = kinds.isLive(header) ? order : Staging.UNKNOWN;
            if (!kinds.hasSale(header)) {
                continue;
            }
            if (earliest == Long.MAX_VALUE) {
                firstDay = headers.day(header);
            } else if (firstDay != headers.day(header)) {
                disagrees = true;
            }
            if (headers.nanos()[header] < earliest) {
                earliest = headers.nanos()[header];
                hour = headers.hour()[header];
            }
        }
        saleNanos[order] = earliest;
        saleHour[order] = hour;
        orderNanos[order] = earliest;
        if (disagrees) {
            addDisagreeing(order, Math.floorDiv(hour, 24));
        }
    }

    /** Adds the first header of an order whose sales bear another day than the one that counts. */
    private synchronized void addDisagreeing(int order, int day) {
        int at = rows.start(order);
        while (!kinds.hasSale(rows.header(at)) || headers.day(rows.header(at)) == day) {
            at++;
        }
        disagreeing.set(rows.header(at));
    }

    private ReturnRows timeReturns(Links links, boolean linked) {
        List<ReturnRows> parts = Parts.list(headers.count(), HEADERS_A_PART, (from, to) -> {
            ReturnRows found = new ReturnRows();
            Parts.inPieces(from, to, (first, end) -> timeReturns(first, end, links, linked, found));
            return found;
        });
        return ReturnRows.ofParts(parts);
    }

    private void timeReturns(int from, int to, Links links, boolean linked, ReturnRows found) {
        for (int header = from; header < to; header++) {
            if (kinds.hasReturn(header)) {
                timeReturns(header, links, linked, found);
            }
        }
    }

    private void timeReturns(int header, Links links, boolean linked, ReturnRows found) {
        int order = headers.order()[header];
        for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
            if (!rows.isOut(row) && (rows.flags(row) & Staging.RETURN) != 0) {
                int link = linked ? links.orderOf(row, order) : Staging.UNKNOWN;
                if (link != Staging.UNKNOWN && saleNanos[link] != Long.MAX_VALUE) {
                    found.add(row, order, saleNanos[link], saleHour[link]);
                } else {
                    found.add(row, order, headers.nanos()[header], headers.hour()[header]);
                }
            }
        }
    }

    private void timeOrdersOfReturns() {
        for (int i = 0; i < returns.size(); i++) {
            int order = returns.order(i);
            if (saleNanos[order] == Long.MAX_VALUE) {
                orderNanos[order] = Math.min(orderNanos[order], returns.nanos(i));
            }
        }
    }

    /**
     * The orders that rows name as those they return.
     *
     * @param names the code of each row's name, empty if no row names one
     * @param orderOfName the order code that a name stands for
     */
    private record Links(int[] names, int[] orderOfName) {

        static Links of(Assembler staged) {
            if (!staged.holds(Dimensions.returnedOrder())) {
                return NO_LINKS;
            }
            TextDictionary orders = staged.dictionary(Dimensions.order());
            TextDictionary links = staged.dictionary(Dimensions.returnedOrder());
            int[] orderOfLink = new int[links.size()];
            for (int link = 0; link < orderOfLink.length; link++) {
                orderOfLink[link] = orders.find(links, link);
            }
            return new Links(staged.codes(Dimensions.returnedOrder()), orderOfLink);
        }

        int orderOf(int row, int own) {
            int name = names.length == 0 ? Staging.UNKNOWN : names[row];
            return name == Staging.UNKNOWN ? own : orderOfName[name];
        }
    }
}
