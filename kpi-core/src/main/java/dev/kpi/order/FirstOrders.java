package dev.kpi.order;

import dev.kpi.metric.Dimension;
import dev.kpi.metric.FirstOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Binds what is read off the first-ever orders of customers: facts of the whole snapshot, found once for each query. */
final class FirstOrders {

    private static final int NONE = -1;

    private final Facts facts;
    /** The first order that has a sale entry of each identified customer; orders lie by time, ties by id. */
    private final int[] firstOrder;

    FirstOrders(Facts facts) {
        this.facts = facts;
        int[] starts = facts.customers.orderStart();
        firstOrder = new int[facts.customers.count()];
        for (int customer = 0; customer < firstOrder.length; customer++) {
            firstOrder[customer] = withSale(facts, starts[customer], starts[customer + 1]);
        }
    }

    /** The first of the orders from one to before another that has a sale entry; -1 if none has. */
    static int withSale(Facts facts, int from, int to) {
        for (int order = from; order < to; order++) {
            if (hasSale(facts, order)) {
                return order;
            }
        }
        return NONE;
    }

    /** Whether an order has a sale entry, which then comes before its returns. */
    static boolean hasSale(Facts facts, int order) {
        return facts.entries.returned().get(facts.orders.firstEntry(order)) == 0;
    }

    Codes novelty() {
        return new OfNovelty(facts, firstOrder);
    }

    /** The period of the first order; customers without one, and guests, are unknown. */
    Codes period(Codes.OfDays periods) {
        List<String> keys = new ArrayList<>(List.of(Dimension.UNKNOWN));
        periods.keys().forEach(period -> keys.add(period.toString()));
        int[] identity = new int[keys.size()];
        Arrays.setAll(identity, i -> i);
        int[] period = firstPeriods(periods);
        return new Codes.OfCustomers(keys, PackedLongs.of(period, period.length), identity);
    }

    Codes age(Codes.OfDays periods) {
        List<String> keys = new ArrayList<>(List.of(Dimension.UNKNOWN, FirstOrder.BEFORE));
        for (int age = 0; age < periods.size(); age++) {
            keys.add(Integer.toString(age));
        }
        int[] firstDay = new int[firstOrder.length];
        for (int customer = 0; customer < firstDay.length; customer++) {
            firstDay[customer] = firstOrder[customer] == NONE ? Integer.MIN_VALUE : day(customer);
        }
        return new OfAge(keys, facts, periods, firstPeriods(periods), firstDay);
    }

    private int[] firstPeriods(Codes.OfDays periods) {
        int[] period = new int[firstOrder.length];
        for (int customer = 0; customer < period.length; customer++) {
            period[customer] = firstOrder[customer] == NONE ? NONE : periods.code(day(customer));
        }
        return period;
    }

    private int day(int customer) {
        return facts.entries.day().getInt(facts.orders.firstEntry(firstOrder[customer]));
    }

    /** Whether entries belong to a first-ever order, a later one, a guest's, or to returns alone. */
    private static final class OfNovelty extends Codes.OfEntries {
        private final Facts facts;
        private final int[] firstOrder;

        OfNovelty(Facts facts, int[] firstOrder) {
            super(FirstOrder.NOVELTIES);
            this.facts = facts;
            this.firstOrder = firstOrder;
        }

        @Override
        void readEntries(Block block, int[] out) {
            int[] orders = block.orders();
            int[] customers = block.customers();
            for (int i = 0; i < block.entries; i++) {
                if (block.returned[i] == 1 && !hasSale(facts, orders[i])) {
                    out[i] = 3;
                } else if (customers[i] >= firstOrder.length) {
                    out[i] = 2;
                } else {
                    out[i] = firstOrder[customers[i]] == orders[i] ? 0 : 1;
                }
            }
        }
    }

    /** The periods from the first order to an entry. */
    private static final class OfAge extends Codes.OfEntries {
        private final Facts facts;
        private final OfDays periods;
        private final int[] firstPeriod;
        private final int[] firstDay;

        OfAge(List<String> keys, Facts facts, OfDays periods, int[] firstPeriod, int[] firstDay) {
            super(keys);
            this.facts = facts;
            this.periods = periods;
            this.firstPeriod = firstPeriod;
            this.firstDay = firstDay;
        }

        @Override
        void readEntries(Block block, int[] out) {
            int[] customers = block.customers();
            block.readEntries(facts.entries.day(), out);
            for (int i = 0; i < block.entries; i++) {
                int customer = customers[i];
                if (customer >= firstPeriod.length || firstPeriod[customer] == NONE) {
                    out[i] = 0;
                } else if (block.returned[i] == 1 && out[i] < firstDay[customer]) {
                    out[i] = 1;
                } else { // a sale is younger than 0 only where clocks were put back over midnight
                    out[i] = 2 + Math.max(0, periods.code(out[i]) - firstPeriod[customer]);
                }
            }
        }
    }
}
