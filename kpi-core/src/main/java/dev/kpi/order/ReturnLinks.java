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
    private static final int ORDERS_A_PART = 1 << 14;
    private static final int PARTS = 8; // each has a bit for every entry

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
        int[] orderOfLink = facts.lines.codes().containsKey(LINK) ? ordersOfLinks(facts) : new int[0];
        int part = Math.max(ORDERS_A_PART, facts.orders.count() / PARTS);
        return Parts.list(facts.orders.count(), part, (from, to) -> new Resolving(facts, orderOfLink).over(from, to))
                .stream()
                .reduce(new Resolving(facts, orderOfLink), Resolving::plus)
                .links();
    }

    /** Looks up what return lines name. One per thread; those of different lines merge. */
    private static final class Resolving {
        private final Facts facts;
        private final int[] orderOfLink;
        private final long[] returned;
        private final Comparator<Unknown> byTexts;
        private long unknown;
        /** The first by their texts, the last of them at the head. */
        private final PriorityQueue<Unknown> first;

        Resolving(Facts facts, int[] orderOfLink) {
            this.facts = facts;
            this.orderOfLink = orderOfLink;
            this.returned = new long[(facts.entries.count() >> 6) + 1];
            TextDictionary ids = texts(facts, Dimensions.order());
            TextDictionary names = texts(facts, LINK);
            Comparator<Unknown> byOrder = (left, right) -> ids.compare(left.order, right.order);
            this.byTexts = byOrder.thenComparing((left, right) -> names.compare(left.link, right.link));
            this.first = new PriorityQueue<>(byTexts.reversed());
        }

        Resolving over(int fromOrder, int toOrder) {
            each(facts, fromOrder, toOrder, this::take);
            return this;
        }

        private void take(int order, int link) {
            int sold = link == NONE ? order : orderOfLink[link];
            int entry = sold < 0 ? -1 : facts.orders.firstEntry(sold);
            if (entry >= 0 && facts.entries.returned().get(entry) == 0) { // a sale entry comes first, if there is one
                returned[entry >> 6] |= 1L << entry;
            } else if (link != NONE) {
                unknown++;
                add(new Unknown(facts.orders.id().getInt(order), link));
            }
        }

        private void add(Unknown one) {
            Unknown last = first.peek();
            if (last == null || first.size() < TOLD) {
                first.add(one);
            } else if (byTexts.compare(one, last) < 0) {
                first.remove();
                first.add(one);
            }
        }

        Resolving plus(Resolving other) {
            for (int word = 0; word < returned.length; word++) {
                returned[word] |= other.returned[word];
            }
            unknown += other.unknown;
            other.first.forEach(this::add);
            return this;
        }

        ReturnLinks links() {
            return new ReturnLinks(
                    returned, unknown, first.stream().sorted(byTexts).toList());
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
        each(facts, 0, facts.orders.count(), to);
    }

    private static void each(Facts facts, int fromOrder, int toOrder, Links to) {
        PackedLongs isReturn = facts.entries.returned();
        PackedLongs named = facts.lines.codes().get(LINK);
        for (int order = fromOrder; order < toOrder; order++) {
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
        Parts.each(facts.orders.count(), ORDERS_A_PART, (from, to) -> {
            for (int order = from; order < to; order++) {
                orderOfId[facts.orders.id().getInt(order)] = order;
            }
        });
        int[] orderOfLink = new int[links.size()];
        Parts.each(orderOfLink.length, ORDERS_A_PART, (from, to) -> {
            for (int link = from; link < to; link++) {
                int id = ids.find(links, link);
                orderOfLink[link] = id < 0 ? -1 : orderOfId[id];
            }
        });
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
