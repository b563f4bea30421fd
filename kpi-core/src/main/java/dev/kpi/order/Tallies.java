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
    private final boolean repeating;
    private int room;
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
     * @param repeating whether customers with two sale orders or more are counted as well
     * @param keeping whether those customers are remembered
     * @param keepingOrders whether sale orders are remembered
     * @param links which orders something came back of, if those are counted
     */
    Tallies(
            boolean perCustomer,
            boolean repeating,
            boolean keeping,
            boolean keepingOrders,
            @Nullable ReturnLinks links) {
        this.perCustomer = perCustomer;
        this.repeating = repeating || keeping;
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
        if (room < groups) {
            room = groups;
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

    /** Counts the orders that something came back of, or remembers all, the items being sale lines or entries. */
    void returned(Block block, Items items) {
        if (keepingOrders) {
            remember(items.cell, items.entry, block.entryIds(), items.count);
        }
        if (links != null) {
            returned(links, items.cell, items.entry, block.entryIds(), items.count);
        }
    }

    private void returned(ReturnLinks returns, int[] cell, int[] entry, int[] entryId, int count) {
        for (int i = 0; i < count; i++) {
            int id = entryId[entry[i]];
            int group = cell[i] >> 1;
            if ((cell[i] & 1) == 0 && lastReturned[group] != id + 1 && returns.isReturned(id)) {
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
    void customers(Block block, Items items) {
        int identified = block.facts.customers.count();
        if (repeating) {
            customers(items.cell, items.entry, block.entryIds(), block.customers(), identified, items.count);
        } else {
            customersAndOrders(block, items, identified);
        }
    }

    private void customers(int[] cell, int[] entry, int[] entryId, int[] customer, int identified, int count) {
        for (int i = 0; i < count; i++) {
            int who = customer[entry[i]];
            if ((cell[i] & 1) == 0 && who < identified) {
                customer(cell[i] >> 1, entryId[entry[i]] + 1, who + 1);
            }
        }
    }

    /** Customers and entries come by ascending number; no branch, as it cannot be foreseen who is new. */
    private void customersAndOrders(Block block, Items items, int identified) {
        int[] cell = items.cell;
        int[] entry = items.entry;
        int[] customer = block.customers();
        int before = block.entriesBefore + 1;
        if (customers.length == 1) { // running numbers instead of some in memory
            int lastWho = lastCustomer[0];
            int last = lastOrder[0];
            int met = 0;
            int orders = 0;
            for (int i = 0; i < items.count; i++) {
                int who = customer[entry[i]];
                int counts = isSaleTo(who, cell[i], identified);
                int nowWho = lastWho ^ ((lastWho ^ (who + 1)) & counts);
                int now = last ^ ((last ^ (entry[i] + before)) & counts);
                met += (lastWho - nowWho) >>> 31;
                orders += (last - now) >>> 31;
                lastWho = nowWho;
                last = now;
            }
            lastCustomer[0] = lastWho;
            lastOrder[0] = last;
            customers[0] += met;
            customerOrders[0] += orders;
            return;
        }
        for (int i = 0; i < items.count; i++) {
            int group = cell[i] >> 1;
            int who = customer[entry[i]];
            int counts = isSaleTo(who, cell[i], identified);
            int nowWho = lastCustomer[group] ^ ((lastCustomer[group] ^ (who + 1)) & counts);
            int now = lastOrder[group] ^ ((lastOrder[group] ^ (entry[i] + before)) & counts);
            customers[group] += (lastCustomer[group] - nowWho) >>> 31;
            customerOrders[group] += (lastOrder[group] - now) >>> 31;
            lastCustomer[group] = nowWho;
            lastOrder[group] = now;
        }
    }

    /** All bits of a sale to an identified customer, none otherwise. */
    private static int isSaleTo(int customer, int cell, int identified) {
        return ((customer - identified) >> 31) & ((cell & 1) - 1);
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

    /** A count of a group, of those that are not counted cell by cell. */
    long value(Tally tally, int group) {
        return switch (tally) {
            case ORDERS, RETURN_DOCUMENTS -> throw new IllegalArgumentException(tally + " is counted cell by cell");
            case CUSTOMER_ORDERS -> customerOrders[group];
            case CUSTOMERS -> customers[group];
            case REPEAT_CUSTOMERS -> repeaters[group];
            case RETURNED_ORDERS -> returnedOrders[group];
            case LINKED_ORDERS -> links == null ? 0 : links.orders();
        };
    }
}
