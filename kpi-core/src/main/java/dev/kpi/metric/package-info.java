/**
 * What can be asked of orders: metrics, dimensions, calendar grains and conditions.
 *
 * <p>Start from {@link dev.kpi.metric.Metrics}, {@link dev.kpi.metric.Dimensions} and {@link dev.kpi.metric.Grains}; all
 * three are meant to be imported statically.
 *
 * <pre>{@code
 * orders.by(month(), category()).measure(revenue(), orderCount());
 * orders.by(month(), novelty()).revenue();
 * orders.where(country().in("France", "Spain").and(weekday().not(SUNDAY))).revenue();
 * Metric<Quotient> spend = ratio("revenue per customer", revenue(), customerCount());
 * }</pre>
 */
@NullMarked
package dev.kpi.metric;

import org.jspecify.annotations.NullMarked;
