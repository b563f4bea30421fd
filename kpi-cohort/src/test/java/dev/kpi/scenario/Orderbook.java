package dev.kpi.scenario;

import dev.kpi.order.Line;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.order.OrdersBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** Sales and returns of a small shop, written in one line each. */
final class Orderbook {

    static final Currency GBP = Currency.getInstance("GBP");

    /**
     * A sale, or a return if the quantity is negative, of a thing at a price.
     *
     * @param cost the unit cost, empty where it is not known
     */
    record Entry(
            String order, String customer, LocalDate day, int quantity, String price, String discount, String cost) {
        Line line() {
            Line line = Line.of(
                            order,
                            day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                            "thing",
                            quantity,
                            new BigDecimal(price))
                    .withCustomer(customer)
                    .withDiscount(new BigDecimal(discount));
            return cost.isEmpty() ? line : line.withUnitCost(new BigDecimal(cost));
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    Orderbook sold(String customer, String day, String price) {
        return with(customer, day, 1, price, "0", "");
    }

    Orderbook returned(String customer, String day, String price) {
        return with(customer, day, -1, price, "0", "");
    }

    Orderbook with(String customer, String day, int quantity, String price, String discount, String cost) {
        entries.add(new Entry("o" + entries.size(), customer, LocalDate.parse(day), quantity, price, discount, cost));
        return this;
    }

    List<Entry> entries() {
        return entries;
    }

    Orders orders(OrderSettings settings) {
        OrdersBuilder builder = Orders.builder(settings);
        entries.forEach(entry -> builder.add(entry.line()));
        return builder.toOrders();
    }

    Orders orders() {
        return orders(OrderSettings.of(GBP, ZoneOffset.UTC));
    }

    /** Some orders of twelve customers and guests within fourteen months, returns among them. */
    static Orderbook random(long seed) {
        Random random = new Random(seed);
        Orderbook book = new Orderbook();
        LocalDate start = LocalDate.of(2023, 11, 1 + random.nextInt(20));
        int size = 1 + random.nextInt(60);
        for (int i = 0; i < size; i++) {
            int quantity = random.nextInt(6) == 0 ? -1 - random.nextInt(2) : 1 + random.nextInt(4);
            String customer = random.nextInt(10) == 0 ? "" : "c" + random.nextInt(12);
            String discount = quantity > 0 && random.nextInt(3) == 0 ? "0.55" : "0";
            book.with(
                    customer,
                    start.plusDays(random.nextInt(430)).toString(),
                    quantity,
                    BigDecimal.valueOf(100 + random.nextInt(5000), 2).toString(),
                    discount,
                    random.nextInt(3) == 0
                            ? ""
                            : BigDecimal.valueOf(random.nextInt(90), 2).toString());
        }
        return book;
    }
}
