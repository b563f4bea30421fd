package dev.kpi.order;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders whose lines have passed, all or some of them. Never mistakes one order for another. Not thread-safe. */
abstract sealed class PassedOrders {

    abstract void add(String order);

    /** Whether it is remembered that an order's lines have passed. */
    abstract boolean holds(String order);

    abstract Iterable<String> remembered();

    /**
     * Adds the orders that another part of the stream remembers.
     *
     * @return one of them that has passed here before, if there is any
     */
    final @Nullable String addAll(PassedOrders later) {
        String again = null;
        for (String order : later.remembered()) {
            again = holds(order) ? order : again;
            add(order);
        }
        return again;
    }

    /** As many orders as a fixed room holds: a later one takes the place of an earlier one of about its hash. */
    static final class Recent extends PassedOrders {

        private static final int ROOM = 1 << 16;

        private final @Nullable String[] orders = new @Nullable String[ROOM];

        private static int at(String order) {
            int mixed = order.hashCode() * 0x9E3779B9;
            return (mixed ^ (mixed >>> 16)) & (ROOM - 1);
        }

        @Override
        void add(String order) {
            orders[at(order)] = order;
        }

        @Override
        boolean holds(String order) {
            return order.equals(orders[at(order)]);
        }

        @Override
        Iterable<String> remembered() {
            return Arrays.stream(orders).flatMap(Stream::ofNullable).toList();
        }
    }

    /** Every order. */
    static final class All extends PassedOrders {

        private final Set<String> orders = new HashSet<>();

        @Override
        void add(String order) {
            orders.add(order);
        }

        @Override
        boolean holds(String order) {
            return orders.contains(order);
        }

        @Override
        Iterable<String> remembered() {
            return orders;
        }
    }
}
