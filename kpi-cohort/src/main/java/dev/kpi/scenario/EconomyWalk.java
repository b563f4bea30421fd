package dev.kpi.scenario;

import dev.kpi.customer.CustomerView;
import dev.kpi.metric.Dimension;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One part of the walk over customers: tallies by cohort or segment. One per thread. */
final class EconomyWalk {

    /** More cells than this would not be a table that anybody reads, nor fit the memory that a question may take. */
    static final int MOST_CELLS = 16_000_000;

    /** What the parts of a walk have in common. */
    record Route(
            PeriodCalendar calendar,
            int horizon,
            @Nullable Segments segments,
            boolean readsCosts,
            boolean keepsMembers,
            int mostCells) {}

    /** Names the segment of a customer. */
    @FunctionalInterface
    interface Segments {
        @Nullable
        String of(String customer);
    }

    private final Route route;
    private final PeriodCalendar calendar;
    private final @Nullable Tally[] byPeriod;
    private final Map<String, Tally> bySegment = new TreeMap<>();
    private long cells;
    /** Customers whose first period is not over. */
    long tooYoung;
    /** Customers whose first-ever order lies before the days looked at. */
    long tooOld;

    // what the customer at hand did, by age; cells are cleared as they are read
    private long[] revenueAt = new long[16];
    private boolean[] activeAt = new boolean[16];
    private boolean[] touched = new boolean[16];
    private int[] ages = new int[16];

    EconomyWalk(Route route) {
        this.route = route;
        this.calendar = route.calendar();
        this.byPeriod = new Tally[route.segments() == null ? Math.max(0, calendar.overPeriods()) : 0];
    }

    void add(CustomerView customer) {
        if (customer.isGuest() || customer.orderCount() == 0) {
            return;
        }
        int first = customer.firstOrderDay();
        if (!calendar.contains(first)) {
            tooOld += calendar.isBefore(first) && hasSale(customer) ? 1 : 0;
            return;
        }
        int cohort = calendar.period(first);
        int oldest = Math.min(route.horizon(), calendar.overPeriods() - 1 - cohort);
        if (oldest >= 0) {
            addMember(customer, first, cohort, oldest);
        } else if (hasSale(customer)) {
            tooYoung++;
        }
    }

    private boolean hasSale(CustomerView customer) {
        for (int entry = 0; entry < customer.size(); entry++) {
            if (!customer.isReturn(entry) && customer.day(entry) <= calendar.lastDay()) {
                return true;
            }
        }
        return false;
    }

    private void addMember(CustomerView customer, int first, int cohort, int oldest) {
        grow(oldest + 1);
        int met = 0;
        boolean buys = false;
        long gross = 0;
        long discounts = 0;
        long cost = 0;
        long costed = 0;
        for (int entry = 0; entry < customer.size(); entry++) {
            int day = customer.day(entry);
            boolean sale = !customer.isReturn(entry);
            if (day > calendar.lastDay() || (day < first && !sale)) {
                continue; // later than as of, or returned before the first sale
            }
            buys |= sale;
            // a clock set back over midnight may date a later sale before the first
            int age = calendar.period(Math.max(day, first)) - cohort;
            if (age > oldest) {
                continue;
            }
            if (!touched[age]) {
                touched[age] = true;
                ages[met++] = age;
            }
            activeAt[age] |= sale;
            revenueAt[age] = Tally.exact(revenueAt[age], customer.revenue(entry));
            if (sale) {
                long discount = customer.discount(entry);
                discounts = Tally.exact(discounts, discount);
                gross = Tally.exact(gross, Tally.exact(customer.sales(entry), discount));
            }
            if (route.readsCosts()) {
                cost = Tally.exact(cost, customer.cost(entry));
                costed = Tally.exact(costed, customer.costedRevenue(entry));
            }
        }
        Tally tally = buys ? tally(customer, cohort, oldest) : null;
        for (int i = 0; i < met; i++) {
            int age = ages[i];
            if (tally != null) {
                tally.addAt(age, activeAt[age] ? 1 : 0, revenueAt[age]);
                if (tally.members != null) {
                    tally.members.addCell(age, activeAt[age], revenueAt[age]);
                }
            }
            touched[age] = false;
            activeAt[age] = false;
            revenueAt[age] = 0;
        }
        if (tally != null) {
            tally.add(oldest, 1, gross, discounts, cost, costed);
            if (tally.members != null) {
                tally.members.add(oldest, gross, discounts, cost, costed);
            }
        }
    }

    private void grow(int length) {
        if (length > ages.length) {
            int larger = Math.max(length, 2 * ages.length);
            revenueAt = new long[larger];
            activeAt = new boolean[larger];
            touched = new boolean[larger];
            ages = new int[larger];
        }
    }

    private Tally tally(CustomerView customer, int cohort, int oldest) {
        Segments segments = route.segments();
        if (segments == null) {
            Tally known = byPeriod[cohort];
            if (known == null) {
                known = made(oldest + 1);
                byPeriod[cohort] = known;
            }
            return known;
        }
        String named = segments.of(customer.id());
        String name = named == null ? Dimension.UNKNOWN : named;
        Tally known = bySegment.get(name);
        if (known == null) {
            known = made(Math.min(route.horizon(), calendar.overPeriods() - 1) + 1);
            bySegment.put(name, known);
        }
        return known;
    }

    private Tally made(int length) {
        count(length);
        return new Tally(length, route.keepsMembers());
    }

    private void count(int more) {
        cells += more;
        if (cells > route.mostCells()) {
            throw new IllegalArgumentException("cohorts and their ages make more than " + route.mostCells()
                    + " cells; choose a coarser grain, a horizon or fewer segments");
        }
    }

    EconomyWalk plus(EconomyWalk later) {
        for (int period = 0; period < byPeriod.length; period++) {
            Tally other = later.byPeriod[period];
            if (other != null) {
                byPeriod[period] = merged(byPeriod[period], other);
            }
        }
        later.bySegment.forEach((name, other) -> bySegment.put(name, merged(bySegment.get(name), other)));
        tooYoung += later.tooYoung;
        tooOld += later.tooOld;
        return this;
    }

    private Tally merged(@Nullable Tally mine, Tally other) {
        if (mine == null) {
            count(other.ages());
            return other;
        }
        return mine.plus(other);
    }

    /** The tallies by name, cohorts by time and segments by name. */
    Map<String, Tally> tallies() {
        if (route.segments() != null) {
            return bySegment;
        }
        Map<String, Tally> named = new LinkedHashMap<>();
        for (int period = 0; period < byPeriod.length; period++) {
            Tally tally = byPeriod[period];
            if (tally != null) {
                named.put(calendar.name(period), tally);
            }
        }
        return named;
    }

    /** Whether some customer is of the first period. */
    boolean meetsFirstPeriod() {
        return byPeriod.length > 0 && byPeriod[0] != null;
    }
}
