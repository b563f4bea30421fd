package dev.kpi.examples.adapters;

/**
 * What a column of a CSV file can hold beside text: numbers, times and marks. Text goes to the attributes of
 * {@link dev.kpi.metric.Dimensions}.
 */
public enum CsvField {
    /** When the line was ordered or returned. */
    TIME("the time"),
    /** The quantity; below zero it makes a return unless the kind says otherwise. */
    QUANTITY("the quantity"),
    /** The price of one unit. */
    UNIT_PRICE("the unit price"),
    /** An amount taken off the whole line; a line that has {@link #DISCOUNT_PERCENT} as well, neither 0, is refused. */
    DISCOUNT("the discount"),
    /** A discount in percent of price times quantity; not beside {@link #DISCOUNT}. */
    DISCOUNT_PERCENT("the discount in percent"),
    /** The cost of one unit. */
    UNIT_COST("the unit cost"),
    /** {@code sale}, {@code return} or {@code void}, in any case; empty leaves it to the sign of the quantity. */
    KIND("the kind"),
    /** Whether the line is no goods: {@code true}, {@code yes} or {@code 1}; {@code false}, {@code no}, {@code 0} or empty. */
    CHARGE("the mark of lines that are no goods"),
    /** The ISO code of the currency, which must be that of the orders; empty means that it is. */
    CURRENCY("the currency"),
    /** Degrees north of where the order was sent from. */
    SHIP_FROM_LATITUDE("the latitude it was sent from"),
    /** Degrees east of where the order was sent from. */
    SHIP_FROM_LONGITUDE("the longitude it was sent from"),
    /** Degrees north of where the order was sent to. */
    SHIP_TO_LATITUDE("the latitude it was sent to"),
    /** Degrees east of where the order was sent to. */
    SHIP_TO_LONGITUDE("the longitude it was sent to");

    private final String description;

    CsvField(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
