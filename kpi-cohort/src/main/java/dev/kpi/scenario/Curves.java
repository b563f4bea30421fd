package dev.kpi.scenario;

import java.util.List;

/**
 * Makes the curves of an economy from what was counted: a cohort's own where it was observed, else the pooled ones.
 *
 * @param horizon the last age
 * @param continuation what follows the oldest observed age
 * @param givenMargin the margin, NaN if it is to be measured
 * @param unit the number of smallest units in one unit of money
 * @param worth what money at an age is worth at age 0
 */
record Curves(int horizon, Continuation continuation, double givenMargin, double unit, double[] worth) {

    /** The curves of all members together. */
    private static final class Pool {
        final double[] retention;
        final double[] perActive;

        Pool(int ages) {
            retention = new double[ages];
            perActive = new double[ages];
        }
    }

    Projection of(List<Tally> tallies) {
        int cohorts = tallies.size();
        Pool pool = pool(tallies);
        double pooledMargin = margin(tallies, 0);
        double pooledDiscount = discountRate(tallies, 0);
        double[] size = new double[cohorts];
        double[][] retention = new double[cohorts][];
        double[][] perActive = new double[cohorts][];
        double[] margin = new double[cohorts];
        double[] discountRate = new double[cohorts];
        for (int cohort = 0; cohort < cohorts; cohort++) {
            Tally tally = tallies.get(cohort);
            long[] exposed = tally.exposed(horizon);
            long[] revenue = tally.revenue(horizon);
            retention[cohort] = pool.retention.clone();
            perActive[cohort] = pool.perActive.clone();
            for (int age = 0; age <= horizon; age++) {
                long active = tally.active(age);
                if (exposed[age] > 0) {
                    retention[cohort][age] = (double) active / exposed[age];
                }
                if (active > 0) {
                    perActive[cohort][age] = revenue[age] / unit / active;
                }
            }
            size[cohort] = tally.size;
            margin[cohort] = Double.isNaN(givenMargin) ? margin(List.of(tally), pooledMargin) : givenMargin;
            discountRate[cohort] = discountRate(List.of(tally), pooledDiscount);
        }
        return new Projection(size, retention, perActive, margin, discountRate, worth);
    }

    private Pool pool(List<Tally> tallies) {
        long[] exposed = new long[horizon + 1];
        long[] active = new long[horizon + 1];
        long[] revenue = new long[horizon + 1];
        for (Tally tally : tallies) {
            long[] of = tally.exposed(horizon);
            long[] brought = tally.revenue(horizon);
            for (int age = 0; age <= horizon; age++) {
                exposed[age] += of[age];
                active[age] += tally.active(age);
                revenue[age] = Tally.exact(revenue[age], brought[age]);
            }
        }
        Pool pool = new Pool(horizon + 1);
        int oldest = 0;
        for (int age = 0; age <= horizon; age++) {
            if (exposed[age] > 0) {
                oldest = age;
                pool.retention[age] = (double) active[age] / exposed[age];
            }
        }
        double decay = decay(pool.retention, oldest);
        for (int age = oldest + 1; age <= horizon; age++) {
            pool.retention[age] = continuation == Continuation.NONE ? 0 : pool.retention[age - 1] * decay;
        }
        double usual = usual(active, revenue);
        for (int age = 0; age <= horizon; age++) {
            pool.perActive[age] = active[age] > 0 ? revenue[age] / unit / active[age] : usual;
        }
        return pool;
    }

    private double decay(double[] retention, int oldest) {
        if (continuation != Continuation.GEOMETRIC) {
            return 1;
        }
        int from = oldest > 1 ? 1 : 0;
        double kept = 0;
        double base = 0;
        for (int age = from; age < oldest; age++) {
            kept += retention[age + 1];
            base += retention[age];
        }
        return base > 0 ? Math.min(1, kept / base) : 0;
    }

    /** Revenue per active member over the ages from 1 on, or at age 0 where nobody came back. */
    private double usual(long[] active, long[] revenue) {
        long members = 0;
        long sum = 0;
        for (int age = 1; age <= horizon; age++) {
            if (active[age] > 0) {
                members += active[age];
                sum = Tally.exact(sum, revenue[age]);
            }
        }
        if (members > 0) {
            return sum / unit / members;
        }
        return active[0] > 0 ? revenue[0] / unit / active[0] : 0;
    }

    /** The margin of all together, NaN where no cost is known. */
    static double margin(List<Tally> tallies) {
        return margin(tallies, Double.NaN);
    }

    private static double margin(List<Tally> tallies, double otherwise) {
        double cost = 0;
        double revenue = 0;
        for (Tally tally : tallies) {
            cost += tally.cost;
            revenue += tally.costedRevenue;
        }
        return revenue > 0 ? (revenue - cost) / revenue : otherwise;
    }

    private static double discountRate(List<Tally> tallies, double otherwise) {
        double discounts = 0;
        double gross = 0;
        for (Tally tally : tallies) {
            discounts += tally.discounts;
            gross += tally.gross;
        }
        return gross > 0 ? discounts / gross : otherwise;
    }
}
