package dev.kpi.scenario;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One cohort in plain numbers, for a {@link CohortEconomy} that is planned instead of measured.
 *
 * <p>{@code CohortPlan.of("2024", 1000).withRetention(1, 0.4, 0.2).withRevenuePerActive("50", "60", "60").withMargin(0.3)}.
 * Immutable and thread-safe; equal by value.
 *
 * @param name what it is called, such as its period
 * @param size the number of its customers
 * @param retention R(a) in [0, 1], by age from 0; at first 1 at age 0 alone
 * @param revenuePerActive revenue per member active at an age (ARPU), by age from 0; the last one holds for later ages; at
 *     first zero
 * @param margin profit ÷ revenue, at most 1; at first 1
 * @param discountRate discounts ÷ gross sales, below 1; at first 0
 */
public record CohortPlan(
        String name,
        long size,
        List<Double> retention,
        List<BigDecimal> revenuePerActive,
        double margin,
        double discountRate) {

    /**
     * Checks the numbers; {@link #of} is easier to read.
     *
     * @throws IllegalArgumentException if a number is out of the range it is given, or the name is blank
     */
    public CohortPlan {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank; give a cohort a name, such as 2024-01");
        }
        if (size < 0) {
            throw new IllegalArgumentException("size (" + size + ") of " + name + " must not be negative");
        }
        retention = List.copyOf(retention);
        revenuePerActive = List.copyOf(revenuePerActive);
        if (retention.isEmpty() || revenuePerActive.isEmpty()) {
            throw new IllegalArgumentException((retention.isEmpty() ? "retention" : "revenue per active member")
                    + " of " + name + " must have at least the number for age 0");
        }
        for (int age = 0; age < retention.size(); age++) {
            double kept = retention.get(age);
            if (!(kept >= 0 && kept <= 1)) {
                throw new IllegalArgumentException(
                        "retention (" + kept + ") of " + name + " at age " + age + " must be in [0, 1]");
            }
        }
        for (int age = 0; age < revenuePerActive.size(); age++) {
            BigDecimal revenue = revenuePerActive.get(age);
            if (Double.isInfinite(revenue.doubleValue())) {
                throw new IllegalArgumentException("revenue per active member (" + revenue + ") of " + name + " at age "
                        + age + " is beyond the numbers that can be told (1.8e308)");
            }
        }
        requireMargin(margin, " of " + name);
        if (!(discountRate >= 0 && discountRate < 1)) {
            throw new IllegalArgumentException(
                    "discount rate (" + discountRate + ") of " + name + " must be in [0, 1); write 0.10 for 10% off");
        }
    }

    static void requireMargin(double margin, String of) {
        if (!(margin <= 1) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException(
                    "margin (" + margin + ")" + of + " must be a number of at most 1; write 0.40 for 40%");
        }
    }

    /** A cohort of so many customers who buy nothing yet. */
    public static CohortPlan of(String name, long size) {
        return new CohortPlan(name, size, List.of(1.0), List.of(BigDecimal.ZERO), 1, 0);
    }

    /** The same with this retention, by age from 0. */
    public CohortPlan withRetention(double... byAge) {
        List<Double> curve = Arrays.stream(byAge).boxed().toList();
        return new CohortPlan(name, size, curve, revenuePerActive, margin, discountRate);
    }

    /** The same with this revenue per active member, by age from 0, the last one for all later ages too. */
    public CohortPlan withRevenuePerActive(BigDecimal... byAge) {
        return new CohortPlan(name, size, retention, List.of(byAge), margin, discountRate);
    }

    /**
     * The same with this revenue per active member, written as plain decimals: {@code "49.90"}.
     *
     * @throws NumberFormatException if a text is no number
     */
    public CohortPlan withRevenuePerActive(String... byAge) {
        return withRevenuePerActive(Arrays.stream(byAge).map(BigDecimal::new).toArray(BigDecimal[]::new));
    }

    /** The same with this margin. */
    public CohortPlan withMargin(double share) {
        return new CohortPlan(name, size, retention, revenuePerActive, share, discountRate);
    }

    /** The same with this discount rate. */
    public CohortPlan withDiscountRate(double share) {
        return new CohortPlan(name, size, retention, revenuePerActive, margin, share);
    }

    /** Revenue per active member at an age. */
    double revenueAt(int age) {
        BigDecimal revenue = revenuePerActive.get(Math.min(age, revenuePerActive.size() - 1));
        return Objects.requireNonNull(revenue).doubleValue();
    }

    /** The numbers of some plans together, without interest. */
    static Projection projection(List<CohortPlan> cohorts) {
        if (cohorts.isEmpty()) {
            throw new IllegalArgumentException("cohorts must not be empty; plan at least one with CohortPlan.of");
        }
        List<String> names = cohorts.stream().map(CohortPlan::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("cohorts " + names + " must have different names");
        }
        int ages = cohorts.get(0).retention().size();
        if (ages < 2) {
            throw new IllegalArgumentException("horizon (" + (ages - 1) + ") must be at least 1; give the retention of "
                    + names.get(0) + " at age 1 too");
        }
        for (CohortPlan cohort : cohorts) {
            if (cohort.retention().size() != ages) {
                throw new IllegalArgumentException("retention of " + cohort.name() + " ends at age "
                        + (cohort.retention().size() - 1) + " but that of " + names.get(0) + " at age " + (ages - 1)
                        + "; all cohorts need the same ages");
            }
        }
        double[][] retention = new double[names.size()][ages];
        double[][] perActive = new double[names.size()][ages];
        for (int cohort = 0; cohort < names.size(); cohort++) {
            for (int age = 0; age < ages; age++) {
                retention[cohort][age] = cohorts.get(cohort).retention().get(age);
                perActive[cohort][age] = cohorts.get(cohort).revenueAt(age);
            }
        }
        return new Projection(
                cohorts.stream().mapToDouble(CohortPlan::size).toArray(),
                retention,
                perActive,
                cohorts.stream().mapToDouble(CohortPlan::margin).toArray(),
                cohorts.stream().mapToDouble(CohortPlan::discountRate).toArray(),
                CohortEconomyAnalysis.worth(ages - 1, 0));
    }
}
