package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import java.util.Arrays;

/**
 * Which orders something came back of: those that a return line names or, where it names none, that it lies on.
 * Immutable.
 */
final class ReturnLinks {

    static final Attribute LINK = Dimensions.returnedOrder();
    static final int NONE = Staging.UNKNOWN;

    private final long[] returned; // a bit for each sale entry
    private final int orders;

    private ReturnLinks(long[] returned) {
        this.returned = returned;
        this.orders = Arrays.stream(returned).mapToInt(Long::bitCount).sum();
    }

    static ReturnLinks of(Facts facts) {
        long[] returned = new long[(facts.entries.count() >> 6) + 1];
        int[] orderOfLink = facts.lines.codes().containsKey(LINK) ? ordersOfLinks(facts) : new int[0];
        each(facts, (order, link) -> mark(facts, link == NONE ? order : orderOfLink[link], returned));
        return new ReturnLinks(returned);
    }

    /** Takes what a return line tells. */
    interface Links {
        /**
         * A link to an order.
         *
         * @param order the number of the return's own order
         * @param link the code of the order that it names, {@link #NONE} if it names none
         */
        void take(int order, int link);
    }

    /** Shows what each return line of a snapshot tells. */
    static void each(Facts facts, Links to) {
        PackedLongs isReturn = facts.entries.returned();
        PackedLongs named = facts.lines.codes().get(LINK);
        for (int order = 0; order < facts.orders.count(); order++) {
            int end = facts.orders.firstEntry(order + 1);
            for (int entry = facts.orders.firstEntry(order); entry < end; entry++) {
                if (isReturn.get(entry) == 1) {
                    for (int line = facts.entries.lineStart()[entry];
                            line < facts.entries.lineStart()[entry + 1];
                            line++) {
                        to.take(order, named == null ? NONE : named.getInt(line));
                    }
                }
            }
        }
    }

    private static void mark(Facts facts, int order, long[] returned) {
        if (order >= 0) {
            int first = facts.orders.firstEntry(order);
            if (facts.entries.returned().get(first) == 0) { // an order's sale entry comes first, if it has one
                returned[first >> 6] |= 1L << first;
            }
        }
    }

    /** The order that each linked id stands for; -1 where there is no such order. */
    private static int[] ordersOfLinks(Facts facts) {
        TextDictionary links = facts.dictionaries.get(LINK);
        TextDictionary ids = facts.dictionaries.get(Dimensions.order());
        if (links == null || ids == null) {
            return new int[0];
        }
        int[] orderOfId = new int[ids.size()];
        Arrays.fill(orderOfId, -1);
        for (int order = 0; order < facts.orders.count(); order++) {
            orderOfId[facts.orders.id().getInt(order)] = order;
        }
        int[] orderOfLink = new int[links.size()];
        for (int link = 0; link < orderOfLink.length; link++) {
            int id = ids.find(links, link);
            orderOfLink[link] = id < 0 ? -1 : orderOfId[id];
        }
        return orderOfLink;
    }

    boolean isReturned(int saleEntry) {
        return (returned[saleEntry >> 6] & (1L << saleEntry)) != 0;
    }

    /** How many orders something came back of. */
    int orders() {
        return orders;
    }
}
