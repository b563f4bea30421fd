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
    /** Made of counts of distinct keys, all of which are kept: distinct products. */
    WHOLE_SET;

    private static final Currency ANY = Currency.getInstance("XXX");

    /** The class of a metric, read off its measures and its unit. */
    static Mergeability of(Metric<?> metric) {
        Set<Measure> measures = metric.measures();
        if (measures.stream().anyMatch(Measure.Distinct.class::isInstance)) {
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

    private static boolean isPerCustomer(Measure measure) {
        return measure instanceof Measure.Tally
                && measure != Measure.Tally.ORDERS
                && measure != Measure.Tally.CUSTOMER_ORDERS
                && measure != Measure.Tally.RETURN_DOCUMENTS;
    }
}
