package dev.kpi.metric;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order as callers' own metrics and dimensions see it.
 *
 * <p>A view on the line at hand, valid during the call it is handed to; do not keep it. Void lines are never shown.
 */
public interface LineView {

    /** The value of an attribute after disagreements were settled; {@value Dimension#UNKNOWN} if there is none. */
    String text(Attribute attribute);

    /** The order's id. */
    default String order() {
        return text(Dimensions.order());
    }

    /** The product's id, {@value Dimension#UNKNOWN} if missing. */
    default String product() {
        return text(Dimensions.product());
    }

    /** The customer's id, {@value Dimension#UNKNOWN} for a guest. */
    default String customer() {
        return text(Dimensions.customer());
    }

    /** Whether goods or money come back with it. */
    boolean isReturn();

    /** Whether it is no goods but a fee, postage or voucher. */
    boolean isCharge();

    /** The instant of its entry: the earliest of the order's sale lines, or of its returns of that day. */
    Instant at();

    /** The local day of its entry. */
    LocalDate date();

    /** The quantity as given; of a return line, without its sign. */
    BigDecimal quantity();

    /** Unit price times quantity on a sale line; zero on a return line. */
    BigDecimal grossSales();

    /** The discount on a sale line; zero on a return line. */
    BigDecimal discount();

    /** What it adds to revenue: gross sales less discount, or less what is returned. */
    BigDecimal revenue();

    /** What it adds to cost, negative on a return line; {@code null} if its unit cost is not known. */
    @Nullable
    BigDecimal cost();
}
