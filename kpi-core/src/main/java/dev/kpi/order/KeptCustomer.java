package dev.kpi.order;

import dev.kpi.metric.Dimension;
import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some lines tell of one customer, or of one guest order. Amounts are whole numbers of the smallest unit kept. Not
 * thread-safe.
 */
final class KeptCustomer {

    /** Where an order stands among all: by time, ties by id. */
    record Place(long nanos, String order) implements Comparable<Place> {
        private static final Comparator<Place> BY_TIME =
                Comparator.comparingLong(Place::nanos).thenComparing(Place::order);

        @Override
        public int compareTo(Place other) {
            return BY_TIME.compare(this, other);
        }
    }

    /**
     * The first-ever order, in the scope or not.
     *
     * @param texts the attributes of orders, and then those read of first-ever orders alone
     */
    record First(Place place, List<String> texts) {}

    /**
     * An order with an entry that satisfies the scope's conditions.
     *
     * @param texts the attributes of orders
     * @param entries those that satisfy the conditions: the sale, if it is among them, then returns by day
     */
    record Order(Place place, List<String> texts, List<Entry> entries) {}

    /**
     * The sale lines of an order, or its return lines of one day.
     *
     * @param nanos of the earliest line
     * @param net what it adds to revenue, or takes off
     * @param discount in a sale
     */
    record Entry(boolean isReturn, long nanos, long net, long discount, long cost, long costed, long units) {}

    /** The earliest order of any kind. */
    Place since;

    @Nullable
    First first;
    /** The attributes of customers. */
    List<String> texts;

    /** By time. */
    List<Order> orders;

    KeptCustomer(Place since, @Nullable First first, List<String> texts, List<Order> orders) {
        this.since = since;
        this.first = first;
        this.texts = texts;
        this.orders = orders;
    }

    /**
     * Takes in what other lines tell of the same customer; {@link #sort} comes after the last of them.
     */
    void absorb(KeptCustomer other) {
        since = since.compareTo(other.since) <= 0 ? since : other.since;
        First theirs = other.first;
        if (theirs != null && (first == null || theirs.place.compareTo(first.place) < 0)) {
            first = theirs;
        }
        List<String> known = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            known.add(known(texts.get(i), other.texts.get(i)));
        }
        texts = known;
        orders = new ArrayList<>(orders);
        orders.addAll(other.orders);
    }

    /** All lines tell a fact alike, or not at all; whoever breaks that promise gets one answer all the same. */
    private static String known(String one, String other) {
        if (one.equals(Dimension.UNKNOWN) || other.equals(Dimension.UNKNOWN)) {
            return one.equals(Dimension.UNKNOWN) ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    /**
     * Puts the orders of several shards in the order of time.
     *
     * @throws IllegalStateException if an order is there twice
     */
    void sort() {
        orders.sort(Comparator.comparing(Order::place));
        Set<String> ids = new HashSet<>();
        for (Order order : orders) {
            if (!ids.add(order.place.order)) {
                throw knownTwice(order.place.order);
            }
        }
    }

    static IllegalStateException knownTwice(String order) {
        return new IllegalStateException(
                "order " + DisplayText.inMessage(order) + " is known twice: its lines lay in two"
                        + " shards, or came again in a fold after they had passed; keep an order's lines together");
    }

    /** The same with amounts and units times these powers of ten. */
    void rescale(int amountDigits, int unitDigits) {
        if (amountDigits > 0 || unitDigits > 0) {
            long amount = Decimal.power(amountDigits);
            long unit = Decimal.power(unitDigits);
            orders = new ArrayList<>(orders.stream()
                    .map(order -> new Order(
                            order.place,
                            order.texts,
                            order.entries.stream()
                                    .map(entry -> rescaled(order, entry, amount, unit))
                                    .toList()))
                    .toList());
        }
    }

    private static Entry rescaled(Order order, Entry entry, long amount, long unit) {
        return new Entry(
                entry.isReturn,
                entry.nanos,
                times(order, entry.net, amount),
                times(order, entry.discount, amount),
                times(order, entry.cost, amount),
                times(order, entry.costed, amount),
                times(order, entry.units, unit));
    }

    private static long times(Order order, long value, long factor) {
        if (value != 0 && Math.multiplyHigh(value, factor) != (value * factor) >> 63) {
            throw CustomerWalk.tooLarge(order.place.order, value + " times " + factor);
        }
        return value * factor;
    }
}
