package dev.kpi.examples.benchmarks;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line as a plain program would hold it. Goods that come back have a negative quantity.
 *
 * @param order the id of its order
 * @param time the local time
 * @param customer the customer, {@code null} for a guest
 * @param product the id of its product
 * @param category the product's category
 * @param region the order's region
 * @param quantity how many
 * @param unitPrice the price of one
 * @param discount an amount off the line
 */
record Sale(
        String order,
        LocalDateTime time,
        @Nullable String customer,
        String product,
        String category,
        String region,
        int quantity,
        BigDecimal unitPrice,
        BigDecimal discount) {

    static Sale of(NamedCsvRecord row) {
        String customer = row.getField("customer");
        String discount = row.getField("discount");
        return new Sale(
                row.getField("order"),
                LocalDateTime.parse(row.getField("time")),
                customer.isEmpty() ? null : customer,
                row.getField("product"),
                row.getField("category"),
                row.getField("region"),
                Integer.parseInt(row.getField("quantity")),
                new BigDecimal(row.getField("unit_price")),
                discount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(discount));
    }

    /** Whether it is no return. */
    boolean isSale() {
        return quantity >= 0;
    }

    BigDecimal gross() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }

    /** What it adds to revenue; returns take off. */
    BigDecimal net() {
        return isSale() ? gross().subtract(discount) : gross().add(discount);
    }
}
