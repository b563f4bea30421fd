package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import org.jspecify.annotations.Nullable;

/**
 * Decides what comes after what when a part of a snapshot that was built anew takes the place of the old one: customers
 * by their first orders, guest orders by themselves. An order that is a stub in the part is the old one.
 */
final class Merge {

    private final Facts old;
    private final Facts part;
    private final StagedExcerpt excerpt;
    private final TextDictionary oldIds;
    private final TextDictionary partIds;

    final Stretches customers = new Stretches();
    /** Customers, and guest orders as customers of their own. */
    final Stretches buyers = new Stretches();

    final Stretches orders = new Stretches();

    Merge(StagedExcerpt excerpt, Facts part) {
        this.old = excerpt.excerpt.facts;
        this.part = part;
        this.excerpt = excerpt;
        this.oldIds = ids(old);
        this.partIds = ids(part);
        run();
    }

    private static TextDictionary ids(Facts facts) {
        TextDictionary ids = facts.dictionaries.get(Dimensions.order());
        return ids == null ? new TextDictionary() : ids;
    }

    private void run() {
        int identified = old.customers.count();
        int[] oldStart = old.customers.orderStart();
        int[] partStart = part.customers.orderStart();
        int at = 0;
        for (int customer = 0; customer < part.customers.count(); customer++) {
            int here = firstAfter(at, identified, oldStart, partStart[customer]);
            keepCustomers(at, here);
            at = here;
            customers.addAdded(customer, customer + 1);
            for (int order = partStart[customer]; order < partStart[customer + 1]; order++) {
                addOrder(order);
            }
        }
        keepCustomers(at, identified);
        buyers.addAll(customers);
        at = old.customers.guestStart();
        for (int order = part.customers.guestStart(); order < part.orders.count(); order++) {
            int here = firstAfter(at, old.orders.count(), null, order);
            keepGuests(at, here);
            at = here;
            addOrder(order);
            int guest = part.customers.count() + order - part.customers.guestStart();
            buyers.addAdded(guest, guest + 1);
        }
        keepGuests(at, old.orders.count());
    }

    private void keepCustomers(int from, int to) {
        int[] orderStart = old.customers.orderStart();
        for (int at = from; at < to; ) {
            int end = excerpt.excerpt.customers.nextSetBit(at);
            end = end < 0 ? to : Math.min(end, to);
            customers.addOld(at, end);
            orders.addOld(orderStart[at], orderStart[end]);
            at = end + 1;
        }
    }

    private void keepGuests(int from, int to) {
        int shift = old.customers.count() - old.customers.guestStart();
        for (int at = from; at < to; ) {
            int end = excerpt.excerpt.orders.nextSetBit(at);
            end = end < 0 ? to : Math.min(end, to);
            buyers.addOld(at + shift, end + shift);
            orders.addOld(at, end);
            at = end + 1;
        }
    }

    private void addOrder(int order) {
        int stub = excerpt.stubOf(part.orders.id().getInt(order));
        if (stub < 0) {
            orders.addAdded(order, order + 1);
        } else {
            orders.addOld(stub, stub + 1);
        }
    }

    /** The first old row whose first order comes after an order of the part; most come near the end. */
    private int firstAfter(int from, int end, int @Nullable [] starts, int order) {
        long nanos = part.placedAt(order);
        int low = from;
        int high = from;
        for (int step = 1; high < end; step *= 2) { // in ever longer steps, then by halves
            if (isAfter(starts == null ? high : starts[high], order, nanos)) {
                break;
            }
            low = high + 1;
            high = (int) Math.min(end, (long) high + step);
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isAfter(starts == null ? middle : starts[middle], order, nanos)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean isAfter(int oldOrder, int order, long nanos) {
        long oldNanos = old.placedAt(oldOrder);
        return oldNanos != nanos
                ? oldNanos > nanos
                : oldIds.compare(
                                old.orders.id().getInt(oldOrder),
                                partIds,
                                part.orders.id().getInt(order))
                        > 0;
    }
}
