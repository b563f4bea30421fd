package dev.kpi.metric;

import java.util.Currency;
import java.util.Set;

/**
 * What has to be kept of a part of the lines, so that the metric of all of them can be told from what was kept of the
 * parts; see {@link Metric#mergeability}.
 */
public enum Mergeability {
    /** A sum or a count that adds up over parts which keep each order together: revenue, units, orders. */
    ADDITIVE,
    /** One of those divided by another; both are kept: average order value, return rate. */
    RATIO_OF_ADDITIVE,
    /**
     * Made of counts of customers: customers, repeat purchase rate. They add up over parts that keep each customer
     * together; else the ids of the customers are kept.
     */
    PER_CUSTOMER,
    /**
     * Made of counts of distinct keys, or of orders that something came back of: distinct products, order return rate.
     * All the keys are kept; for returns, the ids of all orders, since a return may be in another part than the order
     * that it names.
     */
    WHOLE_SET;

    private static final Currency ANY = Currency.getInstance("XXX");

    /** The class of a metric, read off its measures and its unit. */
    static Mergeability of(Metric<?> metric) {
        Set<Measure> measures = metric.measures();
        if (measures.stream().anyMatch(Mergeability::isOfWholeSet)) {
            return WHOLE_SET;
        }
        if (measures.stream().anyMatch(Mergeability::isPerCustomer)) {
            return PER_CUSTOMER;
        }
        return switch (metric.unit(ANY).kind()) {
            case AMOUNT, COUNT -> ADDITIVE;
            case PERCENT, RATIO, AMOUNT_PER, PER -> RATIO_OF_ADDITIVE;
        };
    }

    private static boolean isOfWholeSet(Measure measure) {
        return measure instanceof Measure.Distinct
                || measure == Measure.Tally.RETURNED_ORDERS
                || measure == Measure.Tally.LINKED_ORDERS;
    }

    private static boolean isPerCustomer(Measure measure) {
        return measure == Measure.Tally.CUSTOMERS || measure == Measure.Tally.REPEAT_CUSTOMERS;
    }
}
