package dev.kpi.rfm;

import dev.kpi.order.Line;
import dev.kpi.order.LineKind;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * One line of a test's shop, in pence.
 *
 * @param order its order
 * @param customer who ordered; empty for a guest
 * @param day when, in the local time of London
 * @param pence what it adds; taken off if it is a return
 * @param cost what it cost; negative if that is not known
 * @param isReturn whether it comes back
 */
record Fact(String order, String customer, LocalDate day, int pence, int cost, boolean isReturn) {

    static final Currency GBP = Currency.getInstance("GBP");
    static final ZoneId LONDON = ZoneId.of("Europe/London");

    static Fact sale(String order, String customer, String day, int pence) {
        return new Fact(order, customer, LocalDate.parse(day), pence, -1, false);
    }

    static Fact back(String order, String customer, String day, int pence) {
        return new Fact(order, customer, LocalDate.parse(day), pence, -1, true);
    }

    Line line(int scale) {
        Line line = Line.of(
                        order,
                        day.atTime(LocalTime.of(23, 30)).atZone(LONDON).toInstant(),
                        "p",
                        isReturn ? -1 : 1,
                        BigDecimal.valueOf(pence, scale))
                .withKind(isReturn ? LineKind.RETURN : LineKind.SALE)
                .withCustomer(customer);
        return cost < 0 ? line : line.withUnitCost(BigDecimal.valueOf(cost, scale));
    }

    static Orders orders(List<Fact> facts) {
        return orders(facts, 2);
    }

    static Orders orders(List<Fact> facts, int scale) {
        return facts.stream().map(fact -> fact.line(scale)).collect(Orders.collector(OrderSettings.of(GBP, LONDON)));
    }

    static Orders orders(Fact... facts) {
        return orders(List.of(facts));
    }
}
