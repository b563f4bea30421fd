package dev.kpi.customer;

import dev.kpi.metric.Grain;
import dev.kpi.metric.NumberedPeriods;
import dev.kpi.time.DateRange;
import java.util.ArrayList;
import java.util.List;

/** Counts who is active in which periods, in one walk over every day, so that the period before the scope is known. */
record LifecycleAnalysis<K extends Comparable<? super K>>(Grain<K> grain) implements Analysis<CustomerLifecycle<K>> {

    /** Which days are looked at; shared by the states of a walk. */
    private record Frame(NumberedPeriods<?> table, int from, int to) {
        boolean contains(int day) {
            return day >= from && day < to;
        }
    }

    private static final class Found {
        final Frame frame;
        final IdentifiedOrders coverage = new IdentifiedOrders();
        final SaleDays days = new SaleDays();
        /** By period: with a sale order on any day; and of those on a day of the scope: all, first-ever, retained. */
        final long[] ever;

        final long[] active;
        final long[] firstEver;
        final long[] retained;

        Found(Frame frame) {
            this.frame = frame;
            int periods = frame.table.size();
            ever = new long[periods];
            active = new long[periods];
            firstEver = new long[periods];
            retained = new long[periods];
        }

        void add(CustomerBlock block) {
            for (int customer = 0, size = block.size(); customer < size; customer++) {
                days.read(block, customer);
                coverage.add(block.areGuests(), days.between(frame.from, frame.to));
                if (!block.areGuests() && days.size() > 0) {
                    add(frame.table.numberOf(block.firstOrderDay(customer)));
                }
            }
        }

        /** Adds the customer whose days were read, and whose first-ever order lies in a period. */
        private void add(int first) {
            int before = -2; // the customer's last period before the current one
            int current = -2;
            boolean counted = false;
            for (int i = 0; i < days.size(); i++) {
                int day = days.get(i);
                int period = frame.table.numberOf(day);
                if (period != current) {
                    before = current;
                    current = period;
                    counted = false;
                    ever[period]++;
                }
                if (!counted && frame.contains(day)) {
                    counted = true;
                    active[period]++;
                    firstEver[period] += period == first ? 1 : 0;
                    retained[period] += before == period - 1 ? 1 : 0;
                }
            }
        }

        Found merge(Found later) {
            coverage.merge(later.coverage);
            for (int period = 0; period < ever.length; period++) {
                ever[period] += later.ever[period];
                active[period] += later.active[period];
                firstEver[period] += later.firstEver[period];
                retained[period] += later.retained[period];
            }
            return this;
        }
    }

    @Override
    public CustomerLifecycle<K> of(Customers customers) {
        Customers all = customers.everyDay();
        DateRange span = customers.days();
        NumberedPeriods<K> table = NumberedPeriods.of(grain, all.days());
        Frame frame = new Frame(table, (int) span.startInclusive().toEpochDay(), (int)
                span.endExclusive().toEpochDay());
        Found found = all.foldBlocks(() -> new Found(frame), Found::add, Found::merge);
        List<CustomerLifecycle.Stage<K>> stages = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        DateRange coverage = customers.coverage();
        DateRange listed = coverage.intersection(span);
        for (int p = 0; p < table.size(); p++) {
            K period = table.periods().get(p);
            DateRange days = grain.days(period);
            if (days.overlaps(listed)) {
                // what lies before coverage may be there by chance, so that nothing can be told against it
                boolean hasBefore =
                        p > 0 && coverage.overlaps(grain.days(table.periods().get(p - 1)));
                stages.add(CustomerLifecycle.Stage.of(
                        period,
                        !coverage.encloses(days) || !span.encloses(days),
                        hasBefore,
                        hasBefore
                                ? new long[] {found.active[p], found.ever[p - 1], found.firstEver[p], found.retained[p]}
                                : new long[] {found.active[p], 0, 0, 0}));
                if (hasBefore && !coverage.encloses(grain.days(table.periods().get(p - 1)))) {
                    notes.add(period + " is compared with " + table.periods().get(p - 1)
                            + ", which is not wholly inside coverage");
                }
            }
        }
        if (!coverage.isEmpty() && !coverage.encloses(span)) {
            notes.add("only periods of coverage, " + coverage + ", are listed; there are lines outside");
        }
        if (!customers.hasCompleteHistory() && !coverage.isEmpty()) {
            notes.add("history is truncated: who bought before " + coverage.startInclusive()
                    + " counts as new when first seen");
        }
        return new CustomerLifecycle<>(grain, stages, notes, found.coverage.share());
    }

    @Override
    public String toString() {
        return "customer lifecycle by " + grain;
    }
}
