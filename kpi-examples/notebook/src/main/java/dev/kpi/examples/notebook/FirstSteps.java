package dev.kpi.examples.notebook;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;

import dev.kpi.order.Line;
import dev.kpi.order.Orders;
import dev.kpi.time.Periods;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.stream.Stream;

/** The example at the top of the README; a test holds the two together. */
public final class FirstSteps {

    private FirstSteps() {}

    /** Prints what the README shows. */
    public static void main(String[] args) {
        run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(PrintStream out) {
        // tag::readme[]
        Stream<Line> lines = Stream.of(
                Line.of("A-1", Instant.parse("2024-01-09T10:15:00Z"), "mug", 2, new BigDecimal("12.50"))
                        .withCustomer("ann")
                        .withCountry("France"),
                Line.of("A-2", Instant.parse("2024-02-03T18:40:00Z"), "pot", 1, new BigDecimal("80.00"))
                        .withCustomer("bob")
                        .withCountry("Spain"),
                Line.of("A-3", Instant.parse("2024-02-20T09:05:00Z"), "mug", 4, new BigDecimal("12.50"))
                        .withCustomer("ann")
                        .withCountry("France"),
                Line.of("R-1", Instant.parse("2024-02-23T12:00:00Z"), "mug", -1, new BigDecimal("12.50"))
                        .withCustomer("ann")
                        .withCountry("France"));

        Orders orders = lines.collect(Orders.collector(Currency.getInstance("EUR"), ZoneId.of("Europe/Paris")));

        out.println(orders);
        out.println(orders.by(month()).measure(revenue(), orderCount(), averageOrderValue()));
        out.println(orders.within(Periods.month(2024, 2)).by(country()).breakdown(revenue()));
        // end::readme[]
    }
}
