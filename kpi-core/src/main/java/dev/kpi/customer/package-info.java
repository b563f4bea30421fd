/**
 * Customers in time: what has to look at one customer's orders together.
 *
 * <p>Start from {@link dev.kpi.customer.Analysis}: a question that is asked of a whole scope, answered in one walk over its
 * {@link dev.kpi.customer.Customers}. Write your own with the same few types:
 *
 * <pre>{@code
 * Analysis<Long> loyal = customers -> customers.fold(
 *         () -> new long[1], (count, customer) -> count[0] += customer.size() > 10 ? 1 : 0,
 *         (left, right) -> { left[0] += right[0]; return left; })[0];
 * orders.measure(loyal);
 * }</pre>
 */
@NullMarked
package dev.kpi.customer;

import org.jspecify.annotations.NullMarked;
