package dev.kpi.cohort;

import dev.kpi.order.Line;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Random shops whose facts agree: guests, returns of every kind, orders far apart, clock changes, sign-ups. */
class Shops extends DomainContextBase {

    static final Currency GBP = Currency.getInstance("GBP");

    private static final List<Instant> INSTANTS = List.of(
            Instant.parse("2010-12-31T23:59:59Z"),
            Instant.parse("2011-01-01T00:00:00Z"),
            Instant.parse("2011-01-02T12:00:00Z"),
            Instant.parse("2011-01-31T12:00:00Z"),
            Instant.parse("2011-02-01T02:30:00Z"),
            Instant.parse("2011-02-14T12:00:00Z"),
            Instant.parse("2011-02-20T01:30:00Z"), // an hour that Sao Paulo has twice
            Instant.parse("2011-02-20T02:30:00Z"),
            Instant.parse("2011-03-27T00:59:59Z"),
            Instant.parse("2011-03-27T01:00:00Z"),
            Instant.parse("2011-03-31T22:59:00Z"),
            Instant.parse("2011-03-31T23:00:00Z"),
            Instant.parse("2011-06-15T12:00:00Z"),
            Instant.parse("2011-06-30T12:00:00Z"),
            Instant.parse("2011-10-30T00:30:00Z"),
            Instant.parse("2011-10-30T01:30:00Z"));

    private static final Map<String, LocalDate> SIGN_UPS = Map.of(
            "ann", LocalDate.of(2010, 12, 31),
            "bob", LocalDate.of(2011, 2, 10),
            "cleo", LocalDate.of(2009, 5, 1),
            "dan", LocalDate.of(2012, 1, 1));

    private static final List<String> CUSTOMERS = List.of("ann", "bob", "cleo", "dan", "eve", "fay", "");
    private static final List<String> COUNTRIES = List.of("France", "Spain", "");

    /** Lines, and the settings under which they become orders. */
    record Shop(OrderSettings settings, List<Line> lines) {
        Orders orders() {
            return lines.stream().collect(Orders.collector(settings));
        }

        @Override
        public String toString() {
            return settings
                    + (settings.hasCompleteHistory() ? " complete" : "")
                    + lines.stream()
                            .map(line ->
                                    line + " " + line.text(dev.kpi.metric.Dimensions.customer()) + " " + line.kind())
                            .collect(Collectors.joining("\n  ", "\n  ", "\n"));
        }
    }

    private static Line line(int order, Instant at, int product, int quantity, int price) {
        String customer = CUSTOMERS.get(Math.floorMod(order * 31, CUSTOMERS.size()));
        Line line = Line.of("A-" + order, at, "p-" + product, quantity, BigDecimal.valueOf(price, 2))
                .withCustomer(customer)
                .withCategory("cat-" + product % 2)
                .withCountry(COUNTRIES.get(order % COUNTRIES.size()));
        return SIGN_UPS.containsKey(customer) ? line.withSignUp(SIGN_UPS.get(customer)) : line;
    }

    @Provide
    Arbitrary<Shop> shops() {
        Arbitrary<Line> lines = Combinators.combine(
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.of(INSTANTS),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(1, 2, 3, -1, -2),
                        Arbitraries.of(100, 250, 999, 0))
                .as(Shops::line);
        Arbitrary<ZoneId> zones = Arbitraries.of("Europe/London", "America/Sao_Paulo", "Asia/Kathmandu")
                .map(ZoneId::of);
        Arbitrary<OrderSettings> settings = Combinators.combine(zones, Arbitraries.of(true, false))
                .as((zone, complete) ->
                        complete ? OrderSettings.of(GBP, zone).withCompleteHistory() : OrderSettings.of(GBP, zone));
        return Combinators.combine(settings, lines.list().ofMinSize(1).ofMaxSize(60))
                .as(Shop::new);
    }
}
