package dev.kpi.metric;

import dev.kpi.figure.Count;
import dev.kpi.figure.Share;
import dev.kpi.metric.Measure.Sum;
import dev.kpi.metric.Measure.Tally;
import java.util.EnumSet;
import java.util.Set;

/**
 * How much of the data a figure rests on, where it needs a fact that not every order or line has. Results carry the
 * coverage of their metrics over the whole scope: {@code table.coverage().get(Coverage.CUSTOMERS)}.
 */
public enum Coverage {
    /** Orders with a customer among all orders; the rest are guests, who are in no per-customer figure. */
    CUSTOMERS("customers", "orders"),
    /** Lines with a known cost among all lines; profit and margin are told of those alone. */
    COSTS("costs", "lines");

    private final String label;
    private final String things;

    Coverage(String label, String things) {
        this.label = label;
        this.things = things;
    }

    /** The coverages that figures made of these measures need. */
    public static Set<Coverage> neededBy(Set<Measure> measures) {
        Set<Coverage> needed = EnumSet.noneOf(Coverage.class);
        for (Coverage coverage : values()) {
            if (coverage.isNeededBy(measures)) {
                needed.add(coverage);
            }
        }
        return needed;
    }

    boolean isNeededBy(Set<Measure> measures) {
        return switch (this) {
            case CUSTOMERS ->
                measures.contains(Tally.CUSTOMERS)
                        || measures.contains(Tally.REPEAT_CUSTOMERS)
                        || countsCustomers(measures);
            case COSTS -> measures.contains(Sum.COST) || measures.contains(Sum.COSTED_REVENUE);
        };
    }

    /** By a look at each: the first hash of a record takes a fresh JVM milliseconds. */
    private static boolean countsCustomers(Set<Measure> measures) {
        for (Measure measure : measures) {
            if (measure instanceof Measure.Distinct distinct
                    && distinct.dimension().equals(Dimensions.customer())) {
                return true;
            }
        }
        return false;
    }

    private Measure part() {
        return this == CUSTOMERS ? Tally.CUSTOMER_ORDERS : Sum.COSTED_LINES;
    }

    private Measure whole() {
        return this == CUSTOMERS ? Tally.ORDERS : Sum.LINES;
    }

    /** Its name: {@code customers}, {@code costs}. */
    public String label() {
        return label;
    }

    /** What has to be measured for it. */
    public Set<Measure> measures() {
        return Set.of(part(), whole());
    }

    /** The share of a group that is known; undefined of nothing. */
    public Share of(Totals totals) {
        return Share.of(totals.of(part()).longValueExact(), totals.of(whole()).longValueExact());
    }

    /** A share in words: {@code customers: known for 75.6% of orders}. */
    public String describe(Share share) {
        boolean almostAll = share.part() < share.whole() && share.format().equals("100.0%");
        return label + ": known for "
                + (almostAll
                        ? "all but " + Count.of(share.whole() - share.part()).format() + " of "
                                + Count.of(share.whole()).format() + " " + things
                        : share.format() + " of " + things);
    }
}
