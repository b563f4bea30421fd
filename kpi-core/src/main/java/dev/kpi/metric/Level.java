package dev.kpi.metric;

/**
 * What a fact belongs to. Facts that disagree within their level are settled when orders are built: the value of the
 * line with the smallest instant wins, ties going to the smaller text, whatever the order of the rows.
 */
public enum Level {
    /** One line of an order: each line keeps its own value. */
    LINE,
    /** A product: its name, its category. Lines without a product id keep their own values. */
    PRODUCT,
    /** An order: its country, its channel; also the day and hour of each of its entries. */
    ORDER,
    /** A customer: its type, its sign-up. A guest order counts as a customer of its own here. */
    CUSTOMER;

    /** Whether a fact of this level is the same for all lines of an entry. */
    public boolean isOrderOrAbove() {
        return this == ORDER || this == CUSTOMER;
    }
}
