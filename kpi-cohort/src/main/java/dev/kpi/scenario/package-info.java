/**
 * Scenarios: what cohorts of customers bring over their first periods, and what they would bring if retention, order value,
 * discounts or other levers were moved.
 *
 * <p>Start from {@link dev.kpi.scenario.Scenarios#cohortEconomy}, the status quo, and set levers on it:
 *
 * <pre>{@code
 * CohortEconomy economy = orders.measure(cohortEconomy(month()).withMargin(0.4).withHorizon(12));
 * Scenario better = Scenario.of(economy).retention(percent(5)).discount(to(0.10).on("2011-03"));
 * better.profit().part(Lever.RETENTION);
 * Scenario.of(economy).solve(Lever.RETENTION, Outcome.CUSTOMER_LIFETIME_VALUE, percent(10));
 * }</pre>
 */
@NullMarked
package dev.kpi.scenario;

import org.jspecify.annotations.NullMarked;
