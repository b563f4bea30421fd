package dev.kpi.customer;

import java.util.Arrays;

/** The local days of a customer's sale orders, ascending. One per state of a walk. */
final class SaleDays {

    private int[] days = new int[16];
    private int size;

    /** Reads a customer of the block at hand, by its position there. */
    void read(CustomerBlock block, int customer) {
        int[] day = block.days();
        int[] isOrder = block.orders();
        int first = block.starts()[customer];
        int end = block.starts()[customer + 1];
        if (end - first > days.length) {
            days = new int[2 * (end - first)];
        }
        size = 0;
        boolean sorted = true;
        for (int entry = first; entry < end; entry++) {
            if (isOrder[entry] == 1) {
                days[size] = day[entry];
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
