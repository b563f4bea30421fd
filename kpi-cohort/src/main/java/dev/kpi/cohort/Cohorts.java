package dev.kpi.cohort;

import dev.kpi.customer.Analysis;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Grain;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The questions for cohorts. Import statically: {@code orders.measure(retention(month()))}.
 *
 * <p>All of them are values with equality; each is answered in one walk over the customers.
 */
public final class Cohorts {

    private Cohorts() {}

    /** Cohorts by the period of a customer's first-ever order; age counts whole periods since, from 0. */
    public static <K extends Comparable<? super K>> CohortAnalysis<K> cohorts(Grain<K> grain) {
        return new CohortAnalysis<>(definition(grain, null, false), null);
    }

    /**
     * Cohorts by the period in which a customer signed up, buyers only; age counts from there, and what came before it is
     * apart. Buyers whose sign-up is not known are apart too.
     */
    public static <K extends Comparable<? super K>> CohortAnalysis<K> signUpCohorts(Grain<K> grain) {
        return new CohortAnalysis<>(definition(grain, null, true), null);
    }

    /**
     * Cohorts by an attribute of the first-ever order, with ages counted from each member's own first order. An attribute
     * of line or product level is that of the order's sale line with the largest net amount, ties going to the smaller
     * text.
     *
     * <p>Members begin in different periods, so that a later age is observed for fewer of them: a cell tells those whose
     * period is over. A cell in which none is over is partial.
     *
     * @param attribute what names the cohort
     * @param grain the periods of ages
     */
    public static CohortAnalysis<String> cohorts(Attribute attribute, Grain<?> grain) {
        return new CohortAnalysis<>(definition(grain, Objects.requireNonNull(attribute, "attribute"), false), null);
    }

    private static CohortDefinition definition(Grain<?> grain, @Nullable Attribute attribute, boolean bySignUp) {
        return new CohortDefinition(Objects.requireNonNull(grain, "grain"), attribute, bySignUp);
    }

    /** Retention R(k, a) of cohorts by first-ever order; see {@link CohortTable#retention}. */
    public static <K extends Comparable<? super K>> Analysis<CohortMatrix<K, Share>> retention(Grain<K> grain) {
        return new CohortMatrixAnalysis<>(cohorts(grain), Figuring.RETENTION);
    }

    /** Rolling retention of cohorts by first-ever order; see {@link CohortTable#rollingRetention}. */
    public static <K extends Comparable<? super K>> Analysis<CohortMatrix<K, Share>> rollingRetention(Grain<K> grain) {
        return new CohortMatrixAnalysis<>(cohorts(grain), Figuring.ROLLING_RETENTION);
    }

    /** Revenue per member by age, of cohorts by first-ever order; see {@link CohortTable#revenuePerCustomer}. */
    public static <K extends Comparable<? super K>> Analysis<CohortMatrix<K, Quotient>> revenueByAge(Grain<K> grain) {
        return new CohortMatrixAnalysis<>(cohorts(grain), Figuring.REVENUE_PER_CUSTOMER);
    }

    /**
     * Revenue of the first days of each customer, the day of the first-ever order being the first of them, by the period
     * of that order: {@code firstDaysRevenue(90, month())} is 90-day revenue.
     *
     * @throws IllegalArgumentException if there is not at least one day
     */
    public static <K extends Comparable<? super K>> FirstDaysAnalysis<K> firstDaysRevenue(int days, Grain<K> grain) {
        if (days < 1) {
            throw new IllegalArgumentException("days (" + days + ") must be at least 1");
        }
        return new FirstDaysAnalysis<>(days, Objects.requireNonNull(grain, "grain"), null);
    }

    /**
     * Average period retention: Σ customers active in p and p − 1 ÷ Σ customers active in p − 1, over all periods p that are
     * wholly seen together with the one before. The r of geometric lifetime value, measured. Undefined without two such
     * periods.
     */
    public static Analysis<Share> averagePeriodRetention(Grain<?> grain) {
        return new AveragePeriodRetention(Objects.requireNonNull(grain, "grain"));
    }
}
