package dev.kpi.order;

import java.util.Arrays;

/**
 * Counts orders and customers of each group without sets: entries come grouped by customer, so that remembering the last
 * one seen in each group is enough.
 */
final class Tallies {

    private final boolean perCustomer;
    private long[] orders = {};
    private long[] customerOrders = {};
    private long[] customers = {};
    private long[] repeaters = {};
    private long[] documents = {};
    private int[] lastEntry = {}; // + 1, so that 0 is none
    private int[] lastCustomer = {}; // + 1
    private int[] ordersOfLast = {};

    Tallies(boolean perCustomer) {
        this.perCustomer = perCustomer;
    }

    void ensure(int groups) {
        if (orders.length < groups) {
            orders = Arrays.copyOf(orders, groups);
            documents = Arrays.copyOf(documents, groups);
            lastEntry = Arrays.copyOf(lastEntry, groups);
            if (perCustomer) {
                customerOrders = Arrays.copyOf(customerOrders, groups);
                customers = Arrays.copyOf(customers, groups);
                repeaters = Arrays.copyOf(repeaters, groups);
                lastCustomer = Arrays.copyOf(lastCustomer, groups);
                ordersOfLast = Arrays.copyOf(ordersOfLast, groups);
            }
        }
    }

    /** Takes a line or entry of a sale; further lines of the same entry in the same group change nothing. */
    void sale(int group, int entry, int customer, int identified) {
        if (lastEntry[group] == entry + 1) {
            return;
        }
        lastEntry[group] = entry + 1;
        orders[group]++;
        if (!perCustomer || customer >= identified) {
            return;
        }
        customerOrders[group]++;
        if (lastCustomer[group] != customer + 1) {
            lastCustomer[group] = customer + 1;
            ordersOfLast[group] = 1;
            customers[group]++;
        } else if (++ordersOfLast[group] == 2) {
            repeaters[group]++;
        }
    }

    /** Takes a line or entry of a return. */
    void returned(int group, int entry) {
        if (lastEntry[group] != entry + 1) {
            lastEntry[group] = entry + 1;
            documents[group]++;
        }
    }

    /** Adds what a pass over other customers counted; {@code groupOf} tells where its groups are here. */
    void add(Tallies other, int[] groupOf) {
        for (int group = 0; group < groupOf.length; group++) {
            int here = groupOf[group];
            if (here < 0) {
                continue;
            }
            orders[here] += other.orders[group];
            documents[here] += other.documents[group];
            if (perCustomer) {
                customerOrders[here] += other.customerOrders[group];
                customers[here] += other.customers[group];
                repeaters[here] += other.repeaters[group];
            }
        }
    }

    long value(dev.kpi.metric.Measure.Tally tally, int group) {
        return switch (tally) {
            case ORDERS -> orders[group];
            case CUSTOMER_ORDERS -> customerOrders[group];
            case CUSTOMERS -> customers[group];
            case REPEAT_CUSTOMERS -> repeaters[group];
            case RETURN_DOCUMENTS -> documents[group];
        };
    }
}
