package dev.kpi.customer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A block of one customer, read off its view. One per state of a walk. */
final class OneCustomer implements CustomerBlock {

    private @Nullable CustomerView view;
    private final int[] starts = new int[2];
    private int[] days = new int[16];
    private int[] orders = new int[16];
    private long[] revenue = new long[16];
    private boolean hasRevenue; // read when asked for: it may not fit where nobody asks

    /** Reads the customer at hand. */
    OneCustomer read(CustomerView customer) {
        view = customer;
        int entries = customer.size();
        if (entries > days.length) {
            days = new int[2 * entries];
            orders = new int[2 * entries];
            revenue = new long[2 * entries];
        }
        for (int entry = 0; entry < entries; entry++) {
            days[entry] = customer.day(entry);
            orders[entry] = customer.isReturn(entry) ? 0 : 1;
        }
        starts[1] = entries;
        hasRevenue = false;
        return this;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public int firstNumber() {
        return view().number();
    }

    @Override
    public boolean areGuests() {
        return view().isGuest();
    }

    @Override
    public int[] starts() {
        return starts;
    }

    @Override
    public int[] days() {
        return days;
    }

    @Override
    public int[] orders() {
        return orders;
    }

    @Override
    public long[] revenue() {
        if (!hasRevenue) {
            CustomerView customer = view();
            for (int entry = 0; entry < starts[1]; entry++) {
                revenue[entry] = customer.revenue(entry);
            }
            hasRevenue = true;
        }
        return revenue;
    }

    @Override
    public int firstOrderDay(int customer) {
        return view(customer).firstOrderDay();
    }

    @Override
    public CustomerView view(int customer) {
        Objects.checkIndex(customer, 1);
        return view();
    }

    private CustomerView view() {
        return Objects.requireNonNull(view);
    }
}
