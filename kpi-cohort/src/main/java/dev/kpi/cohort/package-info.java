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
 *
 * <p>One rule says who is a member, here and in {@code dev.kpi.scenario}, and what a scope does to it. <em>Conditions</em>
 * choose lines: members are the identified customers with a sale order that satisfies them, on any day up to as of. The
 * <em>range of days</em> chooses what is seen of them: whatever is not wholly seen is told apart and in no average. So cells
 * of a matrix outside the range are unobserved; of 90-day revenue, customers whose first days are not all in it are
 * immature; and an economy, which needs customers from age 0 on, leaves out and counts those who began before it.
 */
@NullMarked
package dev.kpi.cohort;

import org.jspecify.annotations.NullMarked;
