package dev.kpi.customer;

import dev.kpi.figure.Count;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grain;
import dev.kpi.metric.NumberedPeriods;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.time.DateRange;
import dev.kpi.time.Periods;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many customers were active in a trailing window at the end of each period; see
 * {@link CustomerAnalyses#activeCustomers(int, Grain)}. Immutable.
 *
 * @param grain what cuts the periods
 * @param windowDays the length of the window
 * @param points every period from the first to the last day of coverage and scope
 * @param customerCoverage the orders of the scope that have a customer
 * @param <K> the type of a period
 */
public record ActiveCustomers<K extends Comparable<? super K>>(
        Grain<K> grain, int windowDays, List<Point<K>> points, Share customerCoverage) implements Tabular {

    private static final Unit CUSTOMERS = Unit.count("customers");

    /** Copies the points. */
    public ActiveCustomers {
        points = List.copyOf(points);
    }

    /**
     * The end of a period.
     *
     * @param period the period
     * @param asOf the last day of the window: that of the period, or of coverage and scope if that comes first
     * @param active customers with a sale order in the window, which may begin before the scope's days
     * @param isPartial whether the period is not over or the window not wholly inside coverage
     * @param <K> the type of a period
     */
    public record Point<K>(K period, LocalDate asOf, Count active, boolean isPartial) {}

    /** Counts, for ascending days, the customers with a sale order in the window that ends with each. */
    private static final class Found {
        final int[] ends;
        final int window;
        final DateRange scope;
        final IdentifiedOrders coverage = new IdentifiedOrders();
        final SaleDays days = new SaleDays();
        final long[] change; // of the count from one end to the next

        Found(int[] ends, int window, DateRange scope) {
            this.ends = ends;
            this.window = window;
            this.scope = scope;
            this.change = new long[ends.length + 1];
        }

        void add(CustomerBlock block) {
            int from = (int) scope.startInclusive().toEpochDay();
            int to = (int) scope.endExclusive().toEpochDay();
            for (int customer = 0, size = block.size(); customer < size; customer++) {
                days.read(block, customer);
                coverage.add(block.areGuests(), days.between(from, to));
                if (!block.areGuests()) {
                    addDays();
                }
            }
        }

        private void addDays() {
            int next = 0; // the first end that does not count the customer yet
            for (int i = 0; i < days.size() && next < ends.length; i++) {
                int from = Math.max(next, firstEnd(days.get(i)));
                int to = firstEnd((long) days.get(i) + window);
                if (from < to) {
                    change[from]++;
                    change[to]--;
                    next = to;
                }
            }
        }

        /** The first end on a day or after it. */
        private int firstEnd(long day) {
            int low = 0;
            int high = ends.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ends[middle] < day) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        Found merge(Found later) {
            for (int i = 0; i < change.length; i++) {
                change[i] += later.change[i];
            }
            coverage.merge(later.coverage);
            return this;
        }

        long[] counts() {
            long[] counts = new long[ends.length];
            long active = 0;
            for (int i = 0; i < ends.length; i++) {
                active += change[i];
                counts[i] = active;
            }
            return counts;
        }
    }

    private static Found find(Customers customers, int[] ends, int window) {
        DateRange scope = customers.days();
        return customers.everyDay().foldBlocks(() -> new Found(ends, window, scope), Found::add, Found::merge);
    }

    private static int requireWindow(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days (" + days + ") must be at least 1");
        }
        return days;
    }

    /** Of one window; without a day, the one that ends with that of the scope. */
    static Analysis<Count> analysis(int days, @Nullable LocalDate asOf) {
        return new Once(requireWindow(days), asOf);
    }

    static <K extends Comparable<? super K>> Analysis<ActiveCustomers<K>> analysis(int days, Grain<K> grain) {
        return new AtEnds<>(requireWindow(days), grain);
    }

    private record Once(int days, @Nullable LocalDate asOf) implements Analysis<Count> {
        @Override
        public Count of(Customers customers) {
            if (customers.days().isEmpty()) {
                return Count.of(0, CUSTOMERS);
            }
            LocalDate end = customers.asOf(asOf);
            return Count.of(
                    find(customers, new int[] {Math.toIntExact(end.toEpochDay())}, days)
                            .counts()[0],
                    CUSTOMERS);
        }

        @Override
        public String toString() {
            return "customers active in " + days + " days" + (asOf == null ? "" : " to " + asOf);
        }
    }

    private record AtEnds<K extends Comparable<? super K>>(int days, Grain<K> grain)
            implements Analysis<ActiveCustomers<K>> {
        @Override
        public ActiveCustomers<K> of(Customers customers) {
            DateRange span = customers.days();
            List<K> periods = NumberedPeriods.of(grain, span).periods();
            List<LocalDate> ends = new ArrayList<>();
            for (K period : periods) {
                LocalDate end = grain.days(period).lastInclusive();
                ends.add(end.isAfter(span.lastInclusive()) ? span.lastInclusive() : end);
            }
            Found found = find(
                    customers,
                    ends.stream().mapToInt(end -> (int) end.toEpochDay()).toArray(),
                    days);
            long[] counts = found.counts();
            List<Point<K>> points = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                LocalDate end = ends.get(i);
                boolean isOver = end.equals(grain.days(periods.get(i)).lastInclusive());
                points.add(new Point<>(
                        periods.get(i),
                        end,
                        Count.of(counts[i], CUSTOMERS),
                        !isOver || !customers.coverage().encloses(Periods.lastDays(days, end))));
            }
            return new ActiveCustomers<>(grain, days, points, found.coverage.share());
        }

        @Override
        public String toString() {
            return "customers active in " + days + " days by " + grain;
        }
    }

    @Override
    public Grid grid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        points.forEach(point -> rows.add(
                Arrays.asList(point.period(), point.asOf(), point.active(), point.isPartial() ? "partial" : null)));
        return Grid.of(List.of(grain.name(), "as of", "active", "note"), rows)
                .withNote("customers with a sale order in the " + windowDays + " days ending as of")
                .withNote(IdentifiedOrders.note(customerCoverage));
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
