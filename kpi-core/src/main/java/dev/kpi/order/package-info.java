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
 *
 * <p>Where lines do not fit in one place, the same sentences end otherwise:
 *
 * <pre>{@code
 * // a collector for lines in any order, all of which are kept until the end
 * lines.collect(collectingAndThen(Orders.collector(GBP, zone), orders -> orders.by(month()).revenue()));
 *
 * // a stream too long to keep, in which the lines of each order come one after the other
 * lines.collect(Orders.folding(GBP, zone).by(month(), category()).collector(revenue(), customerCount()));
 * // ... or in a fold, which tells what was read, accepted and rejected as well
 * lines.collect(Fold.collector(() -> Orders.folding(GBP, zone).by(month(), category()).fold(revenue()))).toPartial();
 *
 * // shards: each tells what it knows, in bytes if need be, and all of that together is the answer
 * Partial<Table<YearMonth>> part = shard.by(month()).partial(Split.BY_CUSTOMER, revenue(), customerCount());
 * part.merge(part.read(bytesOfAnother)).value();
 * parts.collect(Partial.merging()).value();              // of many
 * shard.partial(Split.BY_ORDER, lifecycle(month()));     // an analysis of customers, a caller's own too
 * }</pre>
 *
 * <p>How shards were cut is the caller's promise, a {@link dev.kpi.order.Split}; the better it is, the less a
 * {@link dev.kpi.order.Partial} keeps and the more it can tell. What is merged equals what all lines would have told at
 * once, to the last digit. A stream over several threads needs neither: {@code Orders.collector} takes parallel streams,
 * and queries use all cores by themselves.
 */
@NullMarked
package dev.kpi.order;

import org.jspecify.annotations.NullMarked;
