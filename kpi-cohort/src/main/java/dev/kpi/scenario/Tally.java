package dev.kpi.scenario;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was counted of one cohort or segment, by age. Exact; filled by one thread, then read only. */
final class Tally {

    long size;
    long gross;
    long discounts;
    long cost;
    long costedRevenue;
    private long[] reach; // members by the oldest age that is over
    private long[] active;
    private long[] revenue;
    final @Nullable Members members;

    Tally(int ages, boolean keepsMembers) {
        reach = new long[ages];
        active = new long[ages];
        revenue = new long[ages];
        members = keepsMembers ? new Members() : null;
    }

    int ages() {
        return active.length;
    }

    /** Counts members whose oldest age is the same, and their totals. */
    void add(int oldestAge, int count, long grossSales, long discount, long costs, long costed) {
        size += count;
        reach[oldestAge] += count;
        gross = exact(gross, grossSales);
        discounts = exact(discounts, discount);
        cost = exact(cost, costs);
        costedRevenue = exact(costedRevenue, costed);
    }

    /** Counts what members did at an age. */
    void addAt(int age, int activeMembers, long of) {
        active[age] += activeMembers;
        revenue[age] = exact(revenue[age], of);
    }

    Tally plus(Tally later) {
        if (later.ages() > ages()) {
            reach = Arrays.copyOf(reach, later.ages());
            active = Arrays.copyOf(active, later.ages());
            revenue = Arrays.copyOf(revenue, later.ages());
        }
        for (int age = 0; age < later.ages(); age++) {
            reach[age] += later.reach[age];
            active[age] += later.active[age];
            revenue[age] = exact(revenue[age], later.revenue[age]);
        }
        size += later.size;
        gross = exact(gross, later.gross);
        discounts = exact(discounts, later.discounts);
        cost = exact(cost, later.cost);
        costedRevenue = exact(costedRevenue, later.costedRevenue);
        if (members != null && later.members != null) {
            members.addAll(later.members);
        }
        return this;
    }

    /** Members whose period of that age is over, by age up to the horizon. */
    long[] exposed(int horizon) {
        long[] exposed = new long[horizon + 1];
        long sum = 0;
        for (int age = ages() - 1; age >= 0; age--) {
            sum += reach[age];
            if (age <= horizon) {
                exposed[age] = sum;
            }
        }
        return exposed;
    }

    long active(int age) {
        return age < active.length ? active[age] : 0;
    }

    /**
     * Revenue by age up to the horizon, all of it at ages at which some member bought, unless none did: what came back at
     * another age counts at the last such age before it, else at the first one after.
     */
    long[] revenue(int horizon) {
        long[] placed = new long[horizon + 1];
        int last = -1;
        long early = 0;
        for (int age = 0; age <= Math.min(horizon, ages() - 1); age++) {
            if (active[age] > 0) {
                placed[age] = exact(revenue[age], early);
                early = 0;
                last = age;
            } else if (last >= 0) {
                placed[last] = exact(placed[last], revenue[age]);
            } else {
                early = exact(early, revenue[age]);
            }
        }
        return placed;
    }

    /** The oldest age that some member has behind it; -1 if there is no member. */
    int oldest() {
        int age = reach.length - 1;
        while (age >= 0 && reach[age] == 0) {
            age--;
        }
        return age;
    }

    /** The sum of two amounts, which fits a long but for absurd ones. */
    static long exact(long left, long right) {
        long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            throw tooLarge(left + " + " + right);
        }
        return sum;
    }

    /** An amount so many times, which fits a long but for absurd ones. */
    static long exactTimes(long times, long amount) {
        long product = times * amount;
        if (Math.multiplyHigh(times, amount) != product >> 63) {
            throw tooLarge(times + " times " + amount);
        }
        return product;
    }

    private static ArithmeticException tooLarge(String amounts) {
        return new ArithmeticException("the amounts of one cohort (" + amounts
                + " of the smallest unit kept) exceed 64 bits; measure smaller cohorts or a shorter time");
    }
}
