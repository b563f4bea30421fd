package dev.kpi.metric;

import java.math.BigDecimal;
import java.util.Currency;

/** The measures of one group, from which metrics make their figures. */
public interface Totals {

    /** The currency of all amounts. */
    Currency currency();

    /**
     * The value of a measure, exact.
     *
     * @throws IllegalArgumentException if the measure was not among those the metric named
     */
    BigDecimal of(Measure measure);
}
