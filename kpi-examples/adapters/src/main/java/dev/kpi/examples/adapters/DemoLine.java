package dev.kpi.examples.adapters;

import dev.kpi.order.LineKind;

/** One line of the demo shop as numbers, overwritten by the next one. Used by one thread. */
final class DemoLine {
    static final int NONE = Integer.MIN_VALUE;
    static final long GUEST = -1;
    static final int POSTAGE = -1;

    /** Which cell of the CSV form cannot be read. */
    enum Spoilt {
        NOTHING,
        TIME,
        QUANTITY,
        PRICE
    }

    // the order
    long order;
    boolean isReturn;
    /** The order whose goods come back, or -1. */
    long returnedOrder;
    /** Days since the first of the range. */
    int day;
    /** Minutes since midnight. */
    int minute;

    long customer;
    /** Days since the first of the range, may be negative; {@link #NONE} for guests. */
    int signUpDay;

    boolean business;
    int place;
    int warehouse;
    int channel;
    /** {@link #NONE} unless it was bought in a store. */
    int store;

    int payment;
    int deliveryDay;

    // the line
    long position;
    int lineId;
    int product;
    boolean wrongCategory;
    LineKind kind = LineKind.SALE;
    int quantity;
    long priceInCents;
    long discountInCents;
    /** {@link #NONE} if not known. */
    long costInCents;

    Spoilt spoilt = Spoilt.NOTHING;

    boolean isPostage() {
        return product == POSTAGE;
    }

    boolean isGuest() {
        return customer == GUEST;
    }

    void copyFrom(DemoLine other) {
        copyOrderFrom(other);
        position = other.position;
        lineId = other.lineId;
        product = other.product;
        wrongCategory = other.wrongCategory;
        kind = other.kind;
        quantity = other.quantity;
        priceInCents = other.priceInCents;
        discountInCents = other.discountInCents;
        costInCents = other.costInCents;
        spoilt = other.spoilt;
    }

    private void copyOrderFrom(DemoLine other) {
        order = other.order;
        isReturn = other.isReturn;
        returnedOrder = other.returnedOrder;
        day = other.day;
        minute = other.minute;
        customer = other.customer;
        signUpDay = other.signUpDay;
        business = other.business;
        place = other.place;
        warehouse = other.warehouse;
        channel = other.channel;
        store = other.store;
        payment = other.payment;
        deliveryDay = other.deliveryDay;
    }
}
