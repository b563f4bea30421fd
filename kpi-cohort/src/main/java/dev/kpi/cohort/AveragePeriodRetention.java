package dev.kpi.cohort;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.figure.Share;
import dev.kpi.metric.Grain;
import dev.kpi.metric.NumberedPeriods;

/** How many of the customers active in a period are so in the next, over all pairs of periods wholly seen. */
record AveragePeriodRetention(Grain<?> grain) implements Analysis<Share> {

    @Override
    public Share of(Customers customers) {
        return of(customers, grain);
    }

    private static <P extends Comparable<? super P>> Share of(Customers customers, Grain<P> grain) {
        if (customers.days().isEmpty()) {
            return Share.of(0, 0);
        }
        NumberedPeriods<P> periods = NumberedPeriods.of(grain, customers.days());
        boolean[] whole = new boolean[periods.size() + 1];
        for (int period = 0; period < periods.size(); period++) {
            whole[period] = customers.days().encloses(periods.days(period))
                    && customers.coverage().encloses(periods.days(period));
        }
        long[] counts = customers.fold(
                () -> new long[2], (state, customer) -> count(customer, periods, whole, state), (left, right) ->
                        new long[] {left[0] + right[0], left[1] + right[1]});
        return Share.of(counts[0], counts[1]);
    }

    private static void count(CustomerView customer, NumberedPeriods<?> periods, boolean[] whole, long[] counts) {
        if (customer.isGuest()) {
            return;
        }
        int before = -2;
        for (int entry = 0; entry < customer.size(); entry++) {
            if (!customer.isReturn(entry)) {
                int period = periods.numberOf(customer.day(entry));
                if (period > before) { // sale entries come by time
                    counts[0] += before >= 0 && period == before + 1 && whole[before] && whole[period] ? 1 : 0;
                    counts[1] += whole[period] && whole[period + 1] ? 1 : 0;
                    before = period;
                }
            }
        }
    }

    @Override
    public String toString() {
        return "average period retention by " + grain;
    }
}
