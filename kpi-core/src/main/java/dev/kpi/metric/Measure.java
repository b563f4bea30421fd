package dev.kpi.metric;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the engine adds up or counts for each group in its one pass; metrics present these.
 *
 * <p>Measures are values with equality: two metrics that need the same one share it.
 */
public sealed interface Measure {

    /** Whether its values over disjoint groups sum to its value over their union. */
    boolean isAdditive();

    /** A sum over lines, exact. */
    enum Sum implements Measure {
        /** Σ p·q over sale lines. */
        GROSS_SALES(true),
        /** Σ d over sale lines. */
        DISCOUNTS(true),
        /** Σ (p·q − d) over sale lines: gross sales less discounts. */
        SALES(true),
        /** Σ |net amount| over return lines. */
        RETURNS(true),
        /** The net amount of charge lines of both kinds. */
        CHARGES(true),
        /** Σ unit cost · q over cost-known lines, returned goods reversing it. */
        COST(true),
        /** The net amount of cost-known lines. */
        COSTED_REVENUE(true),
        /** Σ q over sale lines of goods. */
        UNITS(false),
        /** Σ |q| over return lines of goods. */
        RETURNED_UNITS(false),
        /** The number of lines, void ones left out. */
        LINES(false),
        /** The number of lines with a known cost. */
        COSTED_LINES(false);

        private final boolean money;

        Sum(boolean money) {
            this.money = money;
        }

        /** Whether it is an amount of money; else it is a number of things. */
        public boolean isMoney() {
            return money;
        }

        @Override
        public boolean isAdditive() {
            return true;
        }
    }

    /** A count of distinct orders or customers with a sale in the group. */
    enum Tally implements Measure {
        /** Sale orders. */
        ORDERS,
        /** Sale orders of identified customers. */
        CUSTOMER_ORDERS,
        /** Identified customers with a sale order. */
        CUSTOMERS,
        /** Identified customers with two sale orders or more. */
        REPEAT_CUSTOMERS,
        /** Return entries: the returns of one order on one local day. */
        RETURN_DOCUMENTS,
        /**
         * Sale orders of the group of which something came back, be it outside the group or the scope: some return line
         * of the whole snapshot names the order or, naming none, lies on the order itself.
         */
        RETURNED_ORDERS,
        /**
         * Sale orders of the whole snapshot of which something came back, the same for every group and scope: 0 tells
         * that returns are not linked to orders.
         */
        LINKED_ORDERS;

        @Override
        public boolean isAdditive() {
            return false;
        }
    }

    /**
     * How many different known keys of a dimension the group's sale lines of goods have.
     *
     * @param dimension what is told apart
     */
    record Distinct(Dimension<?> dimension) implements Measure {
        @Override
        public boolean isAdditive() {
            return false;
        }
    }

    /**
     * A caller's sum over lines, exact; one call a line.
     *
     * @param name tells it apart in messages
     * @param term what a line adds
     */
    record LineSum(String name, Function<? super LineView, BigDecimal> term) implements Measure {

        /** Checks that both are there. */
        public LineSum {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(term, "term");
        }

        @Override
        public boolean isAdditive() {
            return true;
        }
    }
}
