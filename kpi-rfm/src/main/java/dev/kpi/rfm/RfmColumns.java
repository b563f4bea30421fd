package dev.kpi.rfm;

import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** What is known of each customer, in the order of their numbers. Never changed once made. */
final class RfmColumns {

    final int size;
    final int asOf;
    final int[] number;
    /** The day of the last sale order. */
    final int[] lastDay;

    final int[] orders;
    /** What money adds up to, in the smallest unit kept. */
    final long[] money;
    /** Sale orders of guests up to the as-of date. */
    final long guestOrders;

    private RfmColumns(int asOf, List<Part> parts) {
        this.asOf = asOf;
        size = parts.stream().mapToInt(part -> part.size).sum();
        number = new int[size];
        lastDay = new int[size];
        orders = new int[size];
        money = new long[size];
        int at = 0;
        long guests = 0;
        for (Part part : parts) {
            System.arraycopy(part.number, 0, number, at, part.size);
            System.arraycopy(part.lastDay, 0, lastDay, at, part.size);
            System.arraycopy(part.orders, 0, orders, at, part.size);
            System.arraycopy(part.money, 0, money, at, part.size);
            at += part.size;
            guests += part.guestOrders;
        }
        guestOrders = guests;
    }

    static RfmColumns of(Customers customers, LocalDate asOf, Monetary monetary) {
        int lastDay = Math.toIntExact(asOf.toEpochDay());
        boolean all =
                customers.days().isEmpty() || customers.days().lastInclusive().toEpochDay() <= lastDay;
        BiConsumer<List<Part>, CustomerView> add = all
                ? (parts, customer) -> parts.get(0).addAll(customer, monetary)
                : (parts, customer) -> parts.get(0).add(customer, lastDay, monetary);
        List<Part> parts = customers.fold(() -> new ArrayList<>(List.of(new Part())), add, (left, right) -> {
            left.addAll(right);
            return left;
        });
        return new RfmColumns(lastDay, parts);
    }

    /** The customers that one thread has met. */
    private static final class Part {
        private int size;
        private int[] number = new int[1024];
        private int[] lastDay = new int[1024];
        private int[] orders = new int[1024];
        private long[] money = new long[1024];
        private long guestOrders;

        /** Adds a customer all of whose entries are dated up to the as-of date. */
        void addAll(CustomerView customer, Monetary monetary) {
            int count = customer.orderCount();
            if (customer.isGuest()) {
                guestOrders += count;
            } else if (count > 0) {
                int last = customer.size() - 1;
                while (customer.isReturn(last)) { // sale entries lie in the order of time
                    last--;
                }
                long sum = 0;
                for (int entry = customer.size() - 1; entry >= 0; entry--) {
                    sum = plus(sum, monetary.of(customer, entry), customer, monetary);
                }
                append(customer.number(), customer.day(last), count, sum);
            }
        }

        /** Adds the part of a customer that is dated up to the as-of date. */
        void add(CustomerView customer, int asOf, Monetary monetary) {
            int last = 0;
            int count = 0;
            long sum = 0;
            for (int entry = 0; entry < customer.size(); entry++) {
                int day = customer.day(entry);
                if (day <= asOf) {
                    if (!customer.isReturn(entry)) {
                        last = day;
                        count++;
                    }
                    sum = plus(sum, monetary.of(customer, entry), customer, monetary);
                }
            }
            if (customer.isGuest()) {
                guestOrders += count;
            } else if (count > 0) {
                append(customer.number(), last, count, sum);
            }
        }

        private static long plus(long sum, long more, CustomerView customer, Monetary monetary) {
            long total = sum + more;
            if (((sum ^ total) & (more ^ total)) < 0) {
                throw new ArithmeticException("the " + monetary.sumTitle() + " of customer " + customer.id()
                        + " exceeds 64 bits of the smallest unit kept; give amounts fewer decimals");
            }
            return total;
        }

        private void append(int customer, int last, int count, long sum) {
            if (size == number.length) {
                number = Arrays.copyOf(number, 2 * size);
                lastDay = Arrays.copyOf(lastDay, 2 * size);
                orders = Arrays.copyOf(orders, 2 * size);
                money = Arrays.copyOf(money, 2 * size);
            }
            number[size] = customer;
            lastDay[size] = last;
            orders[size] = count;
            money[size] = sum;
            size++;
        }
    }
}
