package dev.kpi.rfm;

import dev.kpi.customer.CustomerBlock;
import dev.kpi.customer.Customers;
import dev.kpi.text.DisplayText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
        int[] start = new int[parts.size() + 1];
        long guests = 0;
        for (int i = 0; i < parts.size(); i++) {
            start[i + 1] = start[i] + parts.get(i).size;
            guests += parts.get(i).guestOrders;
        }
        guestOrders = guests;
        IntStream.range(0, parts.size()).parallel().forEach(i -> copy(parts.get(i), start[i]));
    }

    private void copy(Part part, int at) {
        System.arraycopy(part.number, 0, number, at, part.size);
        System.arraycopy(part.lastDay, 0, lastDay, at, part.size);
        System.arraycopy(part.orders, 0, orders, at, part.size);
        System.arraycopy(part.money, 0, money, at, part.size);
    }

    static RfmColumns of(Customers customers, LocalDate asOf, Monetary monetary) {
        int lastDay = Math.toIntExact(asOf.toEpochDay());
        List<Part> parts = customers.foldBlocks(
                () -> new ArrayList<>(List.of(new Part())),
                (list, block) -> list.get(0).add(block, lastDay, monetary),
                (left, right) -> {
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

        // of the block at hand, what its entries up to one add up to; a customer's own is the difference of two
        private int[] ordersUpTo = new int[1];
        private int[] lastDayUpTo = new int[1];
        private long[] moneyUpTo = new long[1];
        private long[] amounts = new long[0];

        /** Adds what is dated up to the as-of date. */
        void add(CustomerBlock block, int asOf, Monetary monetary) {
            int entries = block.starts()[block.size()];
            if (amounts.length < entries) {
                amounts = new long[entries];
                ordersUpTo = new int[entries + 1];
                lastDayUpTo = new int[entries + 1];
                moneyUpTo = new long[entries + 1];
            }
            addUpOrders(block.days(), block.orders(), entries, asOf);
            if (block.areGuests()) {
                guestOrders += ordersUpTo[entries];
                return;
            }
            monetary.read(block, amounts);
            if (addUpMoney(block.days(), entries, asOf) > Long.MAX_VALUE / entries) {
                requireFit(block, monetary);
            }
            append(block);
        }

        private void addUpOrders(int[] days, int[] isOrder, int entries, int asOf) {
            int orderCount = 0;
            int last = 0;
            for (int entry = 0; entry < entries; entry++) { // no branch: a return cannot be foreseen
                int order = days[entry] <= asOf ? isOrder[entry] : 0;
                orderCount += order;
                last ^= (last ^ days[entry]) & -order; // sale entries lie in the order of time
                ordersUpTo[entry + 1] = orderCount;
                lastDayUpTo[entry + 1] = last;
            }
        }

        /** Adds up the amounts, those after the as-of date becoming 0; returns a number that none exceeds in magnitude. */
        private long addUpMoney(int[] days, int entries, int asOf) {
            long sum = 0; // may exceed 64 bits over many customers: differences are right nevertheless
            long magnitude = 0;
            for (int entry = 0; entry < entries; entry++) {
                long amount = days[entry] <= asOf ? amounts[entry] : 0;
                amounts[entry] = amount;
                magnitude |= amount ^ (amount >> 63);
                sum += amount;
                moneyUpTo[entry + 1] = sum;
            }
            return magnitude == Long.MAX_VALUE ? magnitude : magnitude + 1;
        }

        private void requireFit(CustomerBlock block, Monetary monetary) {
            for (int customer = 0; customer < block.size(); customer++) {
                long sum = 0;
                for (int entry = block.starts()[customer]; entry < block.starts()[customer + 1]; entry++) {
                    long total = sum + amounts[entry];
                    if (((sum ^ total) & (amounts[entry] ^ total)) < 0) {
                        throw new ArithmeticException("the " + monetary.sumTitle() + " of customer "
                                + DisplayText.inMessage(block.view(customer).id())
                                + " exceeds 64 bits of the smallest unit kept; give amounts fewer decimals");
                    }
                    sum = total;
                }
            }
        }

        private void append(CustomerBlock block) {
            if (size + block.size() > number.length) {
                int room = Math.max(2 * number.length, size + block.size());
                number = Arrays.copyOf(number, room);
                lastDay = Arrays.copyOf(lastDay, room);
                orders = Arrays.copyOf(orders, room);
                money = Arrays.copyOf(money, room);
            }
            int[] starts = block.starts();
            int first = block.firstNumber();
            int next = size;
            for (int customer = 0, count = block.size(); customer < count; customer++) {
                int start = starts[customer];
                int end = starts[customer + 1];
                int bought = ordersUpTo[end] - ordersUpTo[start];
                number[next] = first + customer;
                lastDay[next] = lastDayUpTo[end];
                orders[next] = bought;
                money[next] = moneyUpTo[end] - moneyUpTo[start];
                next += bought > 0 ? 1 : 0;
            }
            size = next;
        }
    }
}
