/**
 * Orders: lines in, figures out.
 *
 * <p>Start from {@link dev.kpi.order.Orders}, made of {@link dev.kpi.order.Line}s by a collector or, in adapters, of
 * {@link dev.kpi.order.LineBatch}es by a builder. Every sentence reads subject, scope, grouping, measure:
 *
 * <pre>{@code
 * Orders orders = lines.collect(Orders.collector(GBP, ZoneId.of("Europe/London")));
 * Series<YearMonth, Amount> monthly = orders.by(month()).revenue();
 * orders.within(Periods.year(2011)).by(country().top(5, revenue())).measure(revenue(), orderCount());
 * orders.within(Periods.year(2011)).comparedTo(orders.within(Periods.year(2010))).priceVolumeMix();
 * }</pre>
 */
@NullMarked
package dev.kpi.order;

import org.jspecify.annotations.NullMarked;
