package dev.kpi.order;

import dev.kpi.metric.Measure.Tally;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts orders and customers of each group without sets: entries come grouped by customer, so that remembering the last
 * one seen in each group is enough.
 */
final class Tallies {

    private final boolean perCustomer;
    private long[] documents = {}; // by cell: sale orders at even, return documents at odd numbers
    private int[] lastEntry = {}; // + 1, so that 0 is none
    private long[] customerOrders = {};
    private long[] customers = {};
    private long[] repeaters = {};
    private int[] lastCustomer = {}; // + 1
    private int[] lastOrder = {}; // that customer's last sale entry + 1
    private boolean[] repeats = {}; // whether it was counted as a repeater
    private final @Nullable ReturnLinks links;
    private long[] returnedOrders = {};
    private int[] lastReturned = {}; // the last sale entry counted as returned, or remembered, + 1
    private final boolean keeping;
    private final boolean keepingOrders;
    private final MetPairs buyers = new MetPairs();
    private final MetPairs repeated = new MetPairs();
    private final MetPairs sold = new MetPairs();

    /**
     * Starts with no groups.
     *
     * @param perCustomer whether customers are counted too, not only orders
     * @param keeping whether those customers are remembered
     * @param keepingOrders whether sale orders are remembered
     * @param links which orders something came back of, if those are counted
     */
    Tallies(boolean perCustomer, boolean keeping, boolean keepingOrders, @Nullable ReturnLinks links) {
        this.perCustomer = perCustomer;
        this.keeping = keeping;
        this.keepingOrders = keepingOrders;
        this.links = links;
    }

    /** The customers of each group, where they are remembered. */
    MetPairs buyers() {
        return buyers;
    }

    /** Those of them with two sale orders or more. */
    MetPairs repeaters() {
        return repeated;
    }

    /** The sale entries in each group, where they are remembered. */
    MetPairs soldEntries() {
        return sold;
    }

    void ensure(int groups) {
        if (lastEntry.length < groups) {
            documents = Arrays.copyOf(documents, 2 * groups);
            lastEntry = Arrays.copyOf(lastEntry, groups);
            if (links != null || keepingOrders) {
                returnedOrders = Arrays.copyOf(returnedOrders, groups);
                lastReturned = Arrays.copyOf(lastReturned, groups);
            }
            if (perCustomer) {
                customerOrders = Arrays.copyOf(customerOrders, groups);
                customers = Arrays.copyOf(customers, groups);
                repeaters = Arrays.copyOf(repeaters, groups);
                lastCustomer = Arrays.copyOf(lastCustomer, groups);
                lastOrder = Arrays.copyOf(lastOrder, groups);
                repeats = Arrays.copyOf(repeats, groups);
            }
        }
    }

    /** Counts the orders and documents of lines: those whose entry is not the last one seen in the group. */
    void documentsOfLines(int[] cell, int[] entry, int[] entryId, int count) {
        for (int i = 0; i < count; i++) {
            int group = cell[i] >> 1;
            int now = entryId[entry[i]] + 1;
            int fresh = now == lastEntry[group] ? 0 : 1; // no branch: whether it is cannot be foreseen
            lastEntry[group] = now;
            documents[cell[i]] += fresh;
        }
    }

    /** Counts the orders and documents of entries, each of which comes once. */
    void documentsOfEntries(int[] cell, int count) {
        for (int i = 0; i < count; i++) {
            documents[cell[i]]++;
        }
    }

    /** Counts the orders that something came back of, or remembers all, the items being sale lines or entries. */
    void returned(int[] cell, int[] entry, int[] entryId, int count) {
        if (keepingOrders) {
            remember(cell, entry, entryId, count);
        }
        if (links == null) {
            return;
        }
        for (int i = 0; i < count; i++) {
            int id = entryId[entry[i]];
            int group = cell[i] >> 1;
            if ((cell[i] & 1) == 0 && lastReturned[group] != id + 1 && links.isReturned(id)) {
                lastReturned[group] = id + 1;
                returnedOrders[group]++;
            }
        }
    }

    private void remember(int[] cell, int[] entry, int[] entryId, int count) {
        for (int i = 0; i < count; i++) {
            int id = entryId[entry[i]];
            int group = cell[i] >> 1;
            if ((cell[i] & 1) == 0 && lastReturned[group] != id + 1) {
                lastReturned[group] = id + 1;
                sold.add(group, id);
            }
        }
    }

    /** Counts the customers of sale lines or entries; further lines of one order in one group change nothing. */
    void customers(int[] cell, int[] entry, int[] entryId, int[] customer, int identified, int count) {
        for (int i = 0; i < count; i++) {
            int who = customer[entry[i]];
            if ((cell[i] & 1) == 0 && who < identified) {
                customer(cell[i] >> 1, entryId[entry[i]] + 1, who + 1);
            }
        }
    }

    private void customer(int group, int entry, int who) {
        if (lastCustomer[group] != who) {
            lastCustomer[group] = who;
            lastOrder[group] = entry;
            repeats[group] = false;
            customers[group]++;
            customerOrders[group]++;
            if (keeping) {
                buyers.add(group, who - 1);
            }
        } else if (lastOrder[group] != entry) {
            lastOrder[group] = entry;
            customerOrders[group]++;
            if (!repeats[group]) {
                repeats[group] = true;
                repeaters[group]++;
                if (keeping) {
                    repeated.add(group, who - 1);
                }
            }
        }
    }

    /** Adds what a pass over other customers counted; {@code groupOf} tells where its groups are here. */
    void add(Tallies other, int[] groupOf) {
        buyers.add(other.buyers, groupOf);
        repeated.add(other.repeated, groupOf);
        sold.add(other.sold, groupOf);
        for (int group = 0; group < groupOf.length; group++) {
            int here = groupOf[group];
            if (here < 0) {
                continue;
            }
            documents[2 * here] += other.documents[2 * group];
            documents[2 * here + 1] += other.documents[2 * group + 1];
            if (links != null) {
                returnedOrders[here] += other.returnedOrders[group];
            }
            if (perCustomer) {
                customerOrders[here] += other.customerOrders[group];
                customers[here] += other.customers[group];
                repeaters[here] += other.repeaters[group];
            }
        }
    }

    /** Whether a group has an order or a return document, and so a line. */
    boolean hasDocuments(int group) {
        return documents[2 * group] != 0 || documents[2 * group + 1] != 0;
    }

    long value(Tally tally, int group) {
        return switch (tally) {
            case ORDERS -> documents[2 * group];
            case CUSTOMER_ORDERS -> customerOrders[group];
            case CUSTOMERS -> customers[group];
            case REPEAT_CUSTOMERS -> repeaters[group];
            case RETURN_DOCUMENTS -> documents[2 * group + 1];
            case RETURNED_ORDERS -> returnedOrders[group];
            case LINKED_ORDERS -> links == null ? 0 : links.orders();
        };
    }
}
