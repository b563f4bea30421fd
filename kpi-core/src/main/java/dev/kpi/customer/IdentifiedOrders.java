package dev.kpi.customer;

import dev.kpi.figure.Count;
import dev.kpi.figure.Share;

/** Counts who is a customer, and how many orders have one. Not thread-safe. */
final class IdentifiedOrders {

    private long customers;
    private long orders;
    private long guestOrders;

    /** Counts one that was met; whether it is an identified customer with a sale order in the scope. */
    boolean isCustomer(CustomerView met) {
        add(met.isGuest(), met.orderCount());
        return !met.isGuest() && met.orderCount() > 0;
    }

    /** Counts one with so many sale orders. */
    void add(boolean guest, int saleOrders) {
        guestOrders += guest ? saleOrders : 0;
        orders += guest ? 0 : saleOrders;
        customers += !guest && saleOrders > 0 ? 1 : 0;
    }

    IdentifiedOrders merge(IdentifiedOrders other) {
        customers += other.customers;
        orders += other.orders;
        guestOrders += other.guestOrders;
        return this;
    }

    long customers() {
        return customers;
    }

    Share share() {
        return Share.of(orders, orders + guestOrders);
    }

    /** What every printed result says of guests. */
    static String note(Share coverage) {
        return Count.of(coverage.part()).format() + " of "
                + Count.of(coverage.whole()).format() + " orders have a customer"
                + (coverage.isDefined() ? " (" + coverage.format() + ")" : "");
    }
}
