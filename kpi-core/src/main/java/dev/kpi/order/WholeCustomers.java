package dev.kpi.order;

import dev.kpi.customer.CustomerBlock;
import dev.kpi.order.Facts.Base;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Customers all of whose entries are shown: these follow each other, and need not be gathered. Their revenue must not be
 * asked for of facts whose sums may not fit a long. One per thread.
 */
final class WholeCustomers implements CustomerBlock {

    /** Small enough that the columns of a block stay in the first-level cache. */
    private static final int ENTRIES = 1024;

    private final Facts facts;
    private final CustomerEntries view;
    private final int[] starts = new int[ENTRIES + 1];
    private int firstNumber;
    private int size;
    private int firstEntry;

    // read when asked for
    private boolean hasDays;
    private boolean hasOrders;
    private boolean hasRevenue;
    private int[] days = new int[ENTRIES];
    private int[] orders = new int[ENTRIES];
    private long[] revenue = new long[ENTRIES];

    WholeCustomers(Facts facts) {
        this.facts = facts;
        this.view = new CustomerEntries(facts, false);
    }

    /** Shows the customers of a range of orders, which does not divide one. */
    void walk(int fromOrder, int toOrder, Consumer<? super WholeCustomers> each) {
        int identified = facts.customers.count();
        int end = numberAt(toOrder);
        int number = numberAt(fromOrder);
        for (int blocks = 0; number < end; blocks++) {
            moveTo(number, number < identified ? Math.min(end, identified) : end, Parts.piece(blocks, ENTRIES));
            each.accept(this);
            number += size;
        }
    }

    /** The customer whose first order this is; behind the last order, one that there is not. */
    private int numberAt(int order) {
        int guests = facts.customers.guestStart();
        return order < guests
                ? Arrays.binarySearch(facts.customers.orderStart(), order)
                : facts.customers.count() + order - guests;
    }

    private int orderAt(int number) {
        int beyond = number - facts.customers.count();
        return beyond <= 0 ? facts.customers.orderStart()[number] : facts.customers.guestStart() + beyond;
    }

    /** Moves to customers who have no more than so many entries; to one at least, who may have more. */
    private void moveTo(int number, int end, int most) {
        firstNumber = number;
        firstEntry = facts.orders.firstEntry(orderAt(number));
        size = 0;
        for (int next = number + 1; next <= end; next++) {
            int entries = facts.orders.firstEntry(orderAt(next)) - firstEntry;
            if (entries > most && size > 0) {
                break;
            }
            starts[++size] = entries;
        }
        int entries = starts[size];
        if (entries > days.length) {
            days = new int[entries];
            orders = new int[entries];
            revenue = new long[entries];
        }
        hasDays = false;
        hasOrders = false;
        hasRevenue = false;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int firstNumber() {
        return firstNumber;
    }

    @Override
    public boolean areGuests() {
        return firstNumber >= facts.customers.count();
    }

    @Override
    public int[] starts() {
        return starts;
    }

    @Override
    public int[] days() {
        if (!hasDays) {
            facts.entries.day().read(firstEntry, starts[size], days);
            hasDays = true;
        }
        return days;
    }

    @Override
    public int[] orders() {
        if (!hasOrders) {
            int entries = starts[size];
            facts.entries.returned().read(firstEntry, entries, orders);
            for (int entry = 0; entry < entries; entry++) {
                orders[entry] = 1 - orders[entry];
            }
            hasOrders = true;
        }
        return orders;
    }

    @Override
    public long[] revenue() {
        if (!hasRevenue) {
            int entries = starts[size];
            int[] isOrder = orders();
            facts.entries.sum(Base.NET).read(firstEntry, entries, revenue);
            for (int entry = 0; entry < entries; entry++) {
                long sign = isOrder[entry] - 1L; // no branch: a return, whose sign is -1, cannot be foreseen
                revenue[entry] = (revenue[entry] ^ sign) - sign;
            }
            hasRevenue = true;
        }
        return revenue;
    }

    @Override
    public int firstOrderDay(int customer) {
        Objects.checkIndex(customer, size);
        for (int entry = starts[customer]; entry < starts[customer + 1]; entry++) {
            if (orders()[entry] == 1) { // sale entries come by time
                return days()[entry];
            }
        }
        return view(customer).firstOrderDay();
    }

    @Override
    public CustomerEntries view(int customer) {
        Objects.checkIndex(customer, size);
        int number = firstNumber + customer;
        view.moveTo(number, orderAt(number), firstEntry + starts[customer], firstEntry + starts[customer + 1]);
        return view;
    }
}
