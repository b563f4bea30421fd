package dev.kpi.scenario;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of one cohort or segment, by age. Exact; filled by one thread, then read only. Takes room for the ages at
 * which something happened, not for all that there may be.
 */
final class Tally {

    long size;
    long gross;
    long discounts;
    long cost;
    long costedRevenue;
    private final int ages;
    private long[] reach = {}; // members by how far their oldest age that is over lies before the last age
    private long[] active = {};
    private long[] revenue = {};
    final @Nullable Members members;

    Tally(int ages, boolean keepsMembers) {
        this.ages = ages;
        members = keepsMembers ? new Members() : null;
    }

    int ages() {
        return ages;
    }

    private long[] reaching(long[] counts, int index) {
        return index < counts.length
                ? counts
                : Arrays.copyOf(counts, (int) Math.min(ages, Math.max(index + 1L, 2L * counts.length)));
    }

    /** Counts members whose oldest age is the same, and their totals. */
    void add(int oldestAge, int count, long grossSales, long discount, long costs, long costed) {
        size += count;
        int before = ages - 1 - oldestAge;
        reach = reaching(reach, before);
        reach[before] += count;
        gross = exact(gross, grossSales);
        discounts = exact(discounts, discount);
        cost = exact(cost, costs);
        costedRevenue = exact(costedRevenue, costed);
    }

    /** Counts what members did at an age. */
    void addAt(int age, int activeMembers, long of) {
        active = reaching(active, age);
        revenue = reaching(revenue, age);
        active[age] += activeMembers;
        revenue[age] = exact(revenue[age], of);
    }

    /** Adds what was counted of others of the same cohort or segment. */
    Tally plus(Tally later) {
        reach = sum(reach, later.reach);
        active = sum(active, later.active);
        revenue = sum(revenue, later.revenue);
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

    private static long[] sum(long[] left, long[] right) {
        long[] sum = Arrays.copyOf(left, Math.max(left.length, right.length));
        for (int i = 0; i < right.length; i++) {
            sum[i] = exact(sum[i], right[i]);
        }
        return sum;
    }

    /** Members whose period of that age is over, by age up to the horizon. */
    long[] exposed(int horizon) {
        long[] exposed = new long[horizon + 1];
        long sum = 0;
        for (int age = ages - 1; age >= 0; age--) {
            int before = ages - 1 - age;
            sum += before < reach.length ? reach[before] : 0;
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
        for (int age = 0; age <= Math.min(horizon, active.length - 1); age++) {
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
        for (int before = 0; before < reach.length; before++) {
            if (reach[before] > 0) {
                return ages - 1 - before;
            }
        }
        return -1;
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
