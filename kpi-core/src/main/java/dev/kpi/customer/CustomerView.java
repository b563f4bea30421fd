package dev.kpi.customer;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;

/**
 * One customer with its entries in the scope, as analyses see it; a guest order is a customer of its own.
 *
 * <p>An entry is the sale lines of an order, or its return lines of one day. Orders come by time, ties by order id, each
 * followed by its returns; so sale entries come by time, but a return may be later than the sale after it. Where a
 * condition selects lines, amounts and units are those of the selected lines. A view on the customer at hand, valid during
 * the call it is handed to; do not keep it.
 *
 * <p>Amounts and units are whole numbers of the smallest unit kept.
 */
public interface CustomerView {

    /** Where it stands among all customers of the snapshot: from 0, guests behind all identified ones. */
    int number();

    /** Whether it is a guest order, which no per-customer figure counts. */
    boolean isGuest();

    /** The customer's id; {@value Dimension#UNKNOWN} for a guest. */
    String id();

    /** The value of an attribute of customer level; {@value Dimension#UNKNOWN} if there is none. */
    String text(Attribute attribute);

    /** Whether it has a sale order anywhere in the snapshot. */
    boolean isBuyer();

    /**
     * The day of its first-ever order, whatever the scope.
     *
     * @throws IllegalStateException if it is no buyer
     */
    int firstOrderDay();

    /**
     * The value of an attribute on its first-ever order, whatever the scope; of an attribute of line or product level,
     * that of the order's sale line with the largest net amount, ties going to the smaller text.
     *
     * @throws IllegalStateException if it is no buyer
     */
    String firstOrderText(Attribute attribute);

    /** The number of its entries in the scope, at least 1. */
    int size();

    /** The number of its sale entries in the scope, which is its number of sale orders. */
    int orderCount();

    /** Whether an entry is a return. */
    boolean isReturn(int entry);

    /** Whether an entry is its first-ever order. */
    boolean isFirstEver(int entry);

    /** The local day of an entry. */
    int day(int entry);

    /** The instant of an entry, in nanoseconds since 1970-01-01T00:00Z. */
    long epochNanos(int entry);

    /** The id of an entry's order. */
    String order(int entry);

    /** The value of an attribute of order level; {@value Dimension#UNKNOWN} if there is none. */
    String text(int entry, Attribute attribute);

    /**
     * Gross sales less discounts of an entry; 0 of a return.
     *
     * @throws ArithmeticException if the amounts of one order exceed 64 bits
     */
    long sales(int entry);

    /**
     * The discounts of an entry, which its sales leave out; 0 of a return.
     *
     * @throws ArithmeticException if the amounts of one order exceed 64 bits
     */
    long discount(int entry);

    /**
     * What an entry adds to revenue: its sales, or less what it returns.
     *
     * @throws ArithmeticException if the amounts of one order exceed 64 bits
     */
    long revenue(int entry);

    /**
     * What an entry adds to cost, where it is known.
     *
     * @throws ArithmeticException if the amounts of one order exceed 64 bits
     */
    long cost(int entry);

    /**
     * What the lines with a known cost of an entry add to revenue.
     *
     * @throws ArithmeticException if the amounts of one order exceed 64 bits
     */
    long costedRevenue(int entry);

    /**
     * What an entry adds to net units of goods.
     *
     * @throws ArithmeticException if the units of one order exceed 64 bits
     */
    long units(int entry);
}
