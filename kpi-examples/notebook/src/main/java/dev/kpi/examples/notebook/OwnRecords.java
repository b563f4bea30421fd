package dev.kpi.examples.notebook;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;

import dev.kpi.order.Line;
import dev.kpi.order.Orders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** My sales are records of my own; how do they become orders? By a stream, one line each. */
public final class OwnRecords {

    /** A sale as this program knows it. */
    record Sale(String number, Instant at, String buyer, String article, int pieces, String price, String country) {

        Line toLine() {
            return Line.of(number, at, article, pieces, new BigDecimal(price))
                    .withCustomer(buyer)
                    .withCountry(country);
        }
    }

    private static final List<Sale> SALES = List.of(
            new Sale("A-1", Instant.parse("2024-01-05T10:00:00Z"), "ann", "lamp", 1, "39.90", "France"),
            new Sale("A-1", Instant.parse("2024-01-05T10:00:00Z"), "ann", "bulb", 4, "2.45", "France"),
            new Sale("A-2", Instant.parse("2024-01-09T17:30:00Z"), "bob", "lamp", 2, "39.90", "Spain"),
            new Sale("A-3", Instant.parse("2024-02-01T08:15:00Z"), "ann", "vase", 1, "18.00", "France"),
            new Sale("A-3", Instant.parse("2024-02-07T09:00:00Z"), "ann", "vase", -1, "18.00", "France"));

    private OwnRecords() {}

    static Orders orders() {
        return SALES.stream()
                .map(Sale::toLine)
                .collect(Orders.collector(Currency.getInstance("EUR"), ZoneId.of("Europe/Paris")));
    }

    /** Prints the orders, and three figures by country. */
    public static void main(String[] arguments) {
        System.out.println(orders());
        System.out.println(orders().by(country()).measure(revenue(), orderCount(), averageOrderValue()));
    }
}
