package dev.kpi.order;

import org.jspecify.annotations.Nullable;

/**
 * Orders whose lines have passed, as many as a fixed room holds: a later one takes the place of an earlier one of about
 * its hash. Never mistakes one order for another. Not thread-safe.
 */
final class RecentOrders {

    private static final int ROOM = 1 << 16;

    private final @Nullable String[] orders = new @Nullable String[ROOM];

    private static int at(String order) {
        int mixed = order.hashCode() * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & (ROOM - 1);
    }

    void add(String order) {
        orders[at(order)] = order;
    }

    /** Whether it is remembered that an order's lines have passed. */
    boolean holds(String order) {
        return order.equals(orders[at(order)]);
    }

    /**
     * Adds the orders that another part of the stream remembers.
     *
     * @return one of them that has passed here before, if there is any
     */
    @Nullable
    String addAll(RecentOrders later) {
        String again = null;
        for (String order : later.orders) {
            if (order != null) {
                again = holds(order) ? order : again;
                add(order);
            }
        }
        return again;
    }
}
