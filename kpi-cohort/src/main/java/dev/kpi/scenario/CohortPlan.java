package dev.kpi.scenario;

import static java.util.Objects.requireNonNull;

import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One cohort in plain numbers, for a {@link CohortEconomy} that is planned instead of measured.
 *
 * <p>{@code CohortPlan.of("2024", 1000).withRetention(1, 0.4, 0.2).withRevenuePerActive("50", "60", "60").withMargin(0.3)}.
 * Immutable and thread-safe; equal by value.
 */
public final class CohortPlan {

    private final String name;
    private final long size;
    private final List<Double> retention;
    private final List<BigDecimal> revenuePerActive;
    private final double margin;
    private final double discountRate;

    private CohortPlan(
            String name,
            long size,
            List<Double> retention,
            List<BigDecimal> revenuePerActive,
            double margin,
            double discountRate) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank; give a cohort a name, such as 2024-01");
        }
        String shown = DisplayText.inMessage(name);
        if (size < 0) {
            throw new IllegalArgumentException("size (" + size + ") of " + shown + " must not be negative");
        }
        if (retention.isEmpty() || revenuePerActive.isEmpty()) {
            throw new IllegalArgumentException((retention.isEmpty() ? "retention" : "revenue per active member")
                    + " of " + shown + " must have at least the number for age 0");
        }
        for (int age = 0; age < retention.size(); age++) {
            double kept = retention.get(age);
            if (!(kept >= 0 && kept <= 1)) {
                throw new IllegalArgumentException(
                        "retention (" + kept + ") of " + shown + " at age " + age + " must be in [0, 1]");
            }
        }
        for (int age = 0; age < revenuePerActive.size(); age++) {
            BigDecimal revenue = revenuePerActive.get(age);
            if (Double.isInfinite(revenue.doubleValue())) {
                throw new IllegalArgumentException("revenue per active member (" + revenue + ") of " + shown
                        + " at age " + age + " is beyond the numbers that can be told (1.8e308)");
            }
        }
        requireMargin(margin, " of " + shown);
        if (!(discountRate >= 0 && discountRate < 1)) {
            throw new IllegalArgumentException(
                    "discount rate (" + discountRate + ") of " + shown + " must be in [0, 1); write 0.10 for 10% off");
        }
        this.name = name;
        this.size = size;
        this.retention = retention;
        this.revenuePerActive = revenuePerActive;
        this.margin = margin;
        this.discountRate = discountRate;
    }

    static void requireMargin(double margin, String of) {
        if (!(margin <= 1) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException(
                    "margin (" + margin + ")" + of + " must be a number of at most 1; write 0.40 for 40%");
        }
    }

    /**
     * A cohort of so many customers who buy nothing yet: retention 1 at age 0 alone, no revenue, margin 1, no discounts.
     *
     * @param name what it is called, such as its period
     * @param size the number of its customers
     * @throws IllegalArgumentException if the name is blank or the size negative
     */
    public static CohortPlan of(String name, long size) {
        requireNonNull(name, "name");
        return new CohortPlan(name, size, List.of(1.0), List.of(BigDecimal.ZERO), 1, 0);
    }

    /**
     * The same with this retention R(a), by age from 0.
     *
     * @throws IllegalArgumentException if there is none, or one is not in [0, 1]
     */
    public CohortPlan withRetention(double... byAge) {
        List<Double> curve = Arrays.stream(byAge).boxed().toList();
        return new CohortPlan(name, size, curve, revenuePerActive, margin, discountRate);
    }

    /**
     * The same with this revenue per member active at an age (ARPU), by age from 0, the last one for all later ages too.
     *
     * @throws IllegalArgumentException if there is none, or one is beyond what a {@code double} holds
     */
    public CohortPlan withRevenuePerActive(BigDecimal... byAge) {
        return new CohortPlan(name, size, retention, List.of(byAge), margin, discountRate);
    }

    /**
     * The same with this revenue per active member, written as plain decimals: {@code "49.90"}.
     *
     * @throws NumberFormatException if a text is no number
     * @throws IllegalArgumentException as {@link #withRevenuePerActive(BigDecimal...)}
     */
    public CohortPlan withRevenuePerActive(String... byAge) {
        return withRevenuePerActive(Arrays.stream(byAge).map(BigDecimal::new).toArray(BigDecimal[]::new));
    }

    /**
     * The same with this margin, profit ÷ revenue.
     *
     * @throws IllegalArgumentException if it is more than 1 or not finite
     */
    public CohortPlan withMargin(double share) {
        return new CohortPlan(name, size, retention, revenuePerActive, share, discountRate);
    }

    /**
     * The same with this discount rate, discounts ÷ gross sales.
     *
     * @throws IllegalArgumentException if it is not in [0, 1)
     */
    public CohortPlan withDiscountRate(double share) {
        return new CohortPlan(name, size, retention, revenuePerActive, margin, share);
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** The number of its customers. */
    public long size() {
        return size;
    }

    /** R(a), by age from 0. */
    public List<Double> retention() {
        return retention;
    }

    /** Revenue per member active at an age (ARPU), by age from 0; the last one holds for later ages. */
    public List<BigDecimal> revenuePerActive() {
        return revenuePerActive;
    }

    /** Profit ÷ revenue. */
    public double margin() {
        return margin;
    }

    /** Discounts ÷ gross sales. */
    public double discountRate() {
        return discountRate;
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
            throw new IllegalArgumentException(
                    "cohorts " + names.stream().map(DisplayText::inMessage).toList() + " must have different names");
        }
        int ages = cohorts.get(0).retention().size();
        if (ages < 2) {
            throw new IllegalArgumentException("horizon (" + (ages - 1) + ") must be at least 1; give the retention of "
                    + DisplayText.inMessage(names.get(0)) + " at age 1 too");
        }
        for (CohortPlan cohort : cohorts) {
            if (cohort.retention().size() != ages) {
                throw new IllegalArgumentException(
                        "retention of " + DisplayText.inMessage(cohort.name()) + " ends at age "
                                + (cohort.retention().size() - 1) + " but that of "
                                + DisplayText.inMessage(names.get(0)) + " at age " + (ages - 1)
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortPlan that
                && name.equals(that.name)
                && size == that.size
                && retention.equals(that.retention)
                && revenuePerActive.equals(that.revenuePerActive)
                && margin == that.margin
                && discountRate == that.discountRate;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, size, retention, revenuePerActive, margin + 0.0, discountRate + 0.0);
    }

    /** The numbers in words, as in {@code ann: 100 customers, retention [1.0, 0.5], ...}. */
    @Override
    public String toString() {
        return name + ": " + size + " customers, retention " + retention + ", revenue per active member "
                + revenuePerActive + ", margin " + margin + ", discount rate " + discountRate;
    }
}
