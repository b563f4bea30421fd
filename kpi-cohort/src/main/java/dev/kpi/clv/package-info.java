/**
 * Customer lifetime value (CLV) from the data: from the curve of observed retention, geometric, by cohort, and continued by
 * a fitted model of retention.
 *
 * <p>Start from {@link dev.kpi.clv.CustomerLifetimeValue}, and say margin, interest and horizon with
 * {@link dev.kpi.clv.ValueTerms}:
 *
 * <pre>{@code
 * CohortTable<YearMonth> cohorts = orders.measure(cohorts(month()));
 * RetentionFit fit = RetentionFit.shiftedBetaGeometric(cohorts.cohort(YearMonth.of(2010, 1)).survivors());
 * CustomerLifetimeValue.fromCurve(cohorts, ValueTerms.margin(orders.measure(margin())).withHorizon(36), fit);
 * }</pre>
 */
@NullMarked
package dev.kpi.clv;

import org.jspecify.annotations.NullMarked;
