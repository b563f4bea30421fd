package dev.kpi.order;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is kept of one group, or of all lines together. Not thread-safe. */
final class KeptGroup {

    /** By the question's measures; {@code null} where the measure keeps no number, or nothing was added yet. */
    final @Nullable BigDecimal[] numbers;

    /** The customers, and those with two sale orders or more, where the question needs them. */
    final @Nullable CodeSet customers;

    final @Nullable CodeSet repeaters;

    /** The sale orders, where the question needs them. */
    final @Nullable CodeSet orders;

    /** By the question's measures; {@code null} where the measure keeps no keys. */
    final @Nullable CodeSet[] keys;

    KeptGroup(FigureQuestion<?> question) {
        int measures = question.measures.size();
        numbers = new @Nullable BigDecimal[measures];
        customers = question.keepsCustomers ? new CodeSet() : null;
        repeaters = question.keepsRepeaters ? new CodeSet() : null;
        orders = question.keeps(Keeping.ORDERS) ? new CodeSet() : null;
        keys = new @Nullable CodeSet[measures];
        for (int m = 0; m < measures; m++) {
            keys[m] = question.keepings.get(m) == Keeping.KEYS ? new CodeSet() : null;
        }
    }

    void add(int measure, BigDecimal value) {
        @Nullable BigDecimal held = numbers[measure];
        numbers[measure] = held == null ? value : held.add(value);
    }

    /** Adds a customer who has orders in lines that were not seen yet; one who was met before has two by now. */
    void addCustomer(int code) {
        if (customers != null && !customers.add(code) && repeaters != null) {
            repeaters.add(code);
        }
    }

    void addRepeater(int code) {
        if (repeaters != null) {
            repeaters.add(code);
        }
    }

    void addOrder(int code) {
        if (orders != null) {
            orders.add(code);
        }
    }

    /**
     * Takes in what was kept of other lines of the group.
     *
     * @param customerCode the code here of each of its customers
     * @param orderCode the same of its orders
     * @param keyCode the same of its keys, by measure
     */
    void absorb(KeptGroup other, int[] customerCode, int[] orderCode, int[][] keyCode) {
        for (int m = 0; m < numbers.length; m++) {
            @Nullable BigDecimal number = other.numbers[m];
            if (number != null) {
                add(m, number);
            }
            CodeSet mine = keys[m];
            CodeSet theirs = other.keys[m];
            if (mine != null && theirs != null) {
                int[] code = keyCode[m];
                theirs.forEach(key -> mine.add(code[key]));
            }
        }
        if (other.customers != null) {
            other.customers.forEach(customer -> addCustomer(customerCode[customer]));
        }
        if (other.repeaters != null) {
            other.repeaters.forEach(customer -> addRepeater(customerCode[customer]));
        }
        if (other.orders != null) {
            other.orders.forEach(order -> addOrder(orderCode[order]));
        }
    }

    @Override
    public String toString() {
        return "KeptGroup" + Arrays.toString(numbers);
    }
}
