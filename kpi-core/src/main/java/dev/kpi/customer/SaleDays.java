package dev.kpi.customer;

import java.util.Arrays;

/** The local days of a customer's sale orders, ascending. One per state of a walk. */
final class SaleDays {

    private int[] days = new int[16];
    private int size;

    /** Reads the customer at hand. */
    void read(CustomerView customer) {
        size = 0;
        boolean sorted = true;
        for (int entry = 0, entries = customer.size(); entry < entries; entry++) {
            if (!customer.isReturn(entry)) {
                if (size == days.length) {
                    days = Arrays.copyOf(days, 2 * size);
                }
                days[size] = customer.day(entry);
                sorted &= size == 0 || days[size - 1] <= days[size];
                size++;
            }
        }
        if (!sorted) { // clocks that were put back over midnight
            Arrays.sort(days, 0, size);
        }
    }

    int size() {
        return size;
    }

    /** How many of them lie in a range of days. */
    int between(int from, int to) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += days[i] >= from && days[i] < to ? 1 : 0;
        }
        return count;
    }

    int get(int position) {
        return days[position];
    }
}
