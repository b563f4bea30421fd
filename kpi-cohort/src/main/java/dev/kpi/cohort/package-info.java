/**
 * Cohorts: customers grouped by the period or the nature of their first-ever order, and what they did by age: retention,
 * orders, revenue, average order value.
 *
 * <p>Start from {@link dev.kpi.cohort.Cohorts}; one walk gathers a {@link dev.kpi.cohort.CohortTable}, whose views are
 * {@link dev.kpi.cohort.CohortMatrix} values:
 *
 * <pre>{@code
 * CohortMatrix<YearMonth, Share> kept = orders.measure(retention(month()));
 * CohortTable<YearMonth> cohorts = orders.measure(cohorts(month()).withAsOf(LocalDate.of(2011, 11, 30)));
 * cohorts.revenuePerCustomer().overall(3);
 * orders.by(cohorts.cohort()).revenue();
 * }</pre>
 */
@NullMarked
package dev.kpi.cohort;

import org.jspecify.annotations.NullMarked;
