/**
 * Customers in time: what has to look at one customer's orders together.
 *
 * <p>Start from {@link dev.kpi.customer.CustomerAnalyses}, which is meant to be imported statically:
 *
 * <pre>{@code
 * orders.measure(timeBetweenOrders());               // mean, median and bands of the days between two orders
 * orders.measure(topCustomers(20, profit()));
 * orders.within(Periods.year(2011)).measure(lifecycle(month())).get(YearMonth.of(2011, 1)).periodRetention();
 * orders.measure(activeCustomers(90));
 * }</pre>
 *
 * <p>An {@link dev.kpi.customer.Analysis} is a question that is asked of a whole scope, answered in one walk over its
 * {@link dev.kpi.customer.Customers}. Write your own with the same few types:
 *
 * <pre>{@code
 * Analysis<Long> loyal = customers -> customers.fold(
 *         () -> new long[1], (count, customer) -> count[0] += customer.size() > 10 ? 1 : 0,
 *         (left, right) -> { left[0] += right[0]; return left; })[0];
 * orders.measure(loyal);
 * }</pre>
 *
 * <p>What can be told of each order, such as whether it is its customer's first, is a dimension:
 * {@code orders.by(month(), novelty()).measure(revenue(), orderCount())}.
 */
@NullMarked
package dev.kpi.customer;

import org.jspecify.annotations.NullMarked;
