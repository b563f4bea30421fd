package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Which orders something came back of: those that a return line names or, where it names none, that it lies on.
 * Immutable.
 */
final class ReturnLinks {

    static final Attribute LINK = Dimensions.returnedOrder();
    static final int NONE = Staging.UNKNOWN;

    private static final int TOLD = 5;

    private final long[] returned; // a bit for each sale entry
    private final int orders;
    private final long unknown; // return lines that name no sale order
    private final List<Unknown> firstUnknown;

    /** The id of a return's order and the name of the one that it returns, by their codes. */
    private record Unknown(int order, int link) {}

    private ReturnLinks(long[] returned, long unknown, List<Unknown> firstUnknown) {
        this.returned = returned;
        this.orders = Arrays.stream(returned).mapToInt(Long::bitCount).sum();
        this.unknown = unknown;
        this.firstUnknown = firstUnknown;
    }

    static ReturnLinks of(Facts facts) {
        return new Resolving(facts).links();
    }

    /** Looks up what return lines name. One use. */
    private static final class Resolving {
        private final Facts facts;
        private final int[] orderOfLink;
        private final long[] returned;
        private long unknown;
        /** The first by their texts, the last of them at the head. */
        private final PriorityQueue<Unknown> first;

        Resolving(Facts facts) {
            this.facts = facts;
            this.orderOfLink = facts.lines.codes().containsKey(LINK) ? ordersOfLinks(facts) : new int[0];
            this.returned = new long[(facts.entries.count() >> 6) + 1];
            TextDictionary ids = texts(facts, Dimensions.order());
            TextDictionary names = texts(facts, LINK);
            Comparator<Unknown> byOrder = (left, right) -> ids.compare(left.order, right.order);
            this.first =
                    new PriorityQueue<>(byOrder.thenComparing((left, right) -> names.compare(left.link, right.link))
                            .reversed());
        }

        ReturnLinks links() {
            each(facts, this::take);
            return new ReturnLinks(returned, unknown, List.copyOf(first));
        }

        private void take(int order, int link) {
            int sold = link == NONE ? order : orderOfLink[link];
            int entry = sold < 0 ? -1 : facts.orders.firstEntry(sold);
            if (entry >= 0 && facts.entries.returned().get(entry) == 0) { // a sale entry comes first, if there is one
                returned[entry >> 6] |= 1L << entry;
            } else if (link != NONE) {
                unknown++;
                first.add(new Unknown(facts.orders.id().getInt(order), link));
                if (first.size() > TOLD) {
                    first.remove();
                }
            }
        }
    }

    /** Notes return lines that name an order without a sale, if lines name any. */
    static void noteUnknown(Facts facts, QualityLog log) {
        if (!facts.lines.codes().containsKey(LINK)) {
            return;
        }
        ReturnLinks links = facts.returnLinks();
        for (Unknown each : links.firstUnknown) {
            String order = texts(facts, Dimensions.order()).passingText(each.order);
            String name = texts(facts, LINK).passingText(each.link);
            log.note(
                    Reason.UNKNOWN_RETURNED_ORDER,
                    0,
                    "order " + order + ", " + LINK.name(),
                    name,
                    "no line of the data sells anything in that order");
        }
        log.add(Reason.UNKNOWN_RETURNED_ORDER, links.unknown - links.firstUnknown.size());
    }

    private static TextDictionary texts(Facts facts, Attribute attribute) {
        TextDictionary texts = facts.dictionaries.get(attribute);
        return texts == null ? new TextDictionary() : texts;
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

    /** The order that each linked id stands for; -1 where there is no such order. */
    private static int[] ordersOfLinks(Facts facts) {
        TextDictionary links = texts(facts, LINK);
        TextDictionary ids = texts(facts, Dimensions.order());
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
