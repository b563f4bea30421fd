package dev.kpi.customer;

/**
 * A question to a whole scope that needs each customer's orders together: {@code orders.measure(rfm())}.
 *
 * <p>What can be asked of every group as well is a {@link dev.kpi.metric.Metric}. Analyses that this library provides are
 * values with equality.
 *
 * @param <R> what it answers
 */
@FunctionalInterface
public interface Analysis<R> {

    /**
     * The answer for some customers.
     *
     * @throws IllegalStateException if the orders do not hold what it needs
     */
    R of(Customers customers);
}
