package dev.kpi.order;

import static dev.kpi.metric.Dimensions.channel;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.region;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.orderReturnRate;
import static dev.kpi.metric.Metrics.returnDocumentCount;
import static dev.kpi.metric.Metrics.returnDocumentRate;
import static dev.kpi.metric.Metrics.returnRate;
import static dev.kpi.metric.Metrics.unitReturnRate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Share;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metrics;
import dev.kpi.order.RandomLines.Amounts;
import dev.kpi.order.RandomLines.Traits;
import dev.kpi.table.Column;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often things come back: by value, by units, by orders, by documents. */
class ReturnRatesTest {

    private static Line line(String order, String day, String product, int quantity) {
        return Line.of(order, Instant.parse(day + "T10:00:00Z"), product, quantity, new BigDecimal("10"))
                .withRegion(order.endsWith("n") ? "north" : "south")
                .withChannel("web");
    }

    private static Orders orders(Line... lines) {
        return Stream.of(lines).collect(Orders.collector(RandomLines.GBP, ZoneId.of("Europe/London")));
    }

    private static final Orders SHOP = orders(
            line("1n", "2024-01-01", "mug", 2),
            line("1n", "2024-01-01", "pot", 1),
            line("2n", "2024-01-02", "mug", 1),
            line("3s", "2024-01-03", "pot", 4),
            line("4s", "2024-02-01", "mug", 1),
            line("5s", "2024-02-02", "pan", 1),
            line("R1s", "2024-02-10", "pot", -1).withReturnedOrder("1n"), // another order, named
            line("R1s", "2024-02-10", "mug", -1).withReturnedOrder("nowhere"),
            line("3s", "2024-02-11", "pot", -2), // the same order, on two days
            line("3s", "2024-02-12", "pot", -1),
            line("4s", "2024-02-13", "mug", -1).withReturnedOrder("2n")); // on its own order, but names another

    @Test
    void anOrderCountsAsReturnedOnceHoweverOftenSomethingOfItCameBack() {
        assertThat(SHOP.measure(orderReturnRate())).isEqualTo(Share.of(3, 5)); // 1n, 2n, 3s
        assertThat(SHOP.measure(returnDocumentRate())).hasToString("80.0%"); // R1s, 3s twice, 4s
    }

    @Test
    void everyRateIsToldByAnyGrouping() {
        assertThat(SHOP.by(region())
                        .measure(orderCount(), orderReturnRate(), returnDocumentRate(), unitReturnRate(), returnRate()))
                .hasToString("""
                        region  orders  order return rate  return document rate  unit return rate  return rate
                        north        2             100.0%                  0.0%              0.0%         0.0%
                        south        3              33.3%                133.3%            100.0%       100.0%
                        total        5              60.0%                 80.0%             60.0%        60.0%
                        2 rows""");
    }

    @Test
    void byProductItIsTheShareOfTheOrdersThatContainIt() {
        Column<String, Share> rates = SHOP.by(product()).measure(orderReturnRate());
        assertThat(rates.get("mug")).isEqualTo(Share.of(2, 3)); // 1n, 2n of 1n, 2n, 4s: the pot of 1n came back
        assertThat(rates.get("pot")).isEqualTo(Share.of(2, 2));
        assertThat(rates.get("pan")).isEqualTo(Share.of(0, 1));
        assertThat(rates.total()).isEqualTo(Share.of(3, 5));
    }

    @Test
    void whetherAnOrderCameBackIsAFactOfTheSnapshot() {
        assertThat(SHOP.within(Periods.month(2024, 1)).measure(orderReturnRate()))
                .isEqualTo(Share.of(3, 3));
        assertThat(SHOP.within(Periods.month(2024, 2)).measure(orderReturnRate()))
                .isEqualTo(Share.of(0, 2));
        assertThat(SHOP.where(region().is("north")).measure(orderReturnRate())).isEqualTo(Share.of(2, 2));
        assertThat(SHOP.where(product().is("pan")).measure(orderReturnRate())).isEqualTo(Share.of(0, 1));
        assertThat(SHOP.by(Grains.month()).measure(orderReturnRate()).values())
                .containsExactly(Share.of(3, 3), Share.of(0, 2));
        assertThat(SHOP.by(channel(), region()).measure(orderReturnRate()).total())
                .isEqualTo(Share.of(3, 5));
    }

    @Test
    void withoutLinksItIsUndefinedAndNotZero() {
        Orders unlinked = orders(
                line("1n", "2024-01-01", "mug", 2),
                line("2s", "2024-01-01", "mug", 2),
                line("R1", "2024-01-05", "mug", -1),
                line("R2", "2024-01-06", "mug", -1).withReturnedOrder("elsewhere"));
        assertThat(unlinked.measure(orderReturnRate()).isDefined()).isFalse();
        assertThat(unlinked.by(region()).measure(orderReturnRate(), returnDocumentCount(), returnDocumentRate()))
                .hasToString("""
                        region  order return rate  return documents  return document rate
                        north                 n/a                 0                  0.0%
                        south                 n/a                 2                200.0%
                        total                 n/a                 2                100.0%
                        2 rows""");
        assertThat(orders(line("1n", "2024-01-01", "mug", 2))
                        .measure(orderReturnRate())
                        .isDefined())
                .isFalse();
        assertThat(orders().measure(orderReturnRate()).isDefined()).isFalse();
    }

    @Test
    void aVoidReturnLinksNothing() {
        Orders orders = orders(
                line("1n", "2024-01-01", "mug", 2),
                line("1n", "2024-01-02", "mug", -1).withKind(LineKind.VOID),
                line("2n", "2024-01-01", "mug", 1),
                line("2n", "2024-01-01", "mug", -1));
        assertThat(orders.measure(orderReturnRate())).isEqualTo(Share.of(1, 2));
    }

    @Test
    void returnsDatedOnTheirOrderChangeNothing() {
        List<Line> lines = List.of(
                line("1n", "2024-01-01", "mug", 2),
                line("2s", "2024-01-02", "mug", 2),
                line("R", "2024-02-05", "mug", -1).withReturnedOrder("1n"));
        OrderSettings settings =
                OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London")).withReturnsOnOrderDate();
        Orders orders = lines.stream().collect(Orders.collector(settings));
        assertThat(orders.measure(orderReturnRate())).isEqualTo(Share.of(1, 2));
        assertThat(orders.plus(Stream.of(line("R2", "2024-03-01", "mug", -1).withReturnedOrder("2s")))
                        .measure(orderReturnRate()))
                .isEqualTo(Share.of(2, 2));
    }

    private static String quoted(String text) {
        return text == null || text.isBlank() || text.equals("(unknown)")
                ? "NULL"
                : "'" + text.replace("'", "''") + "'";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void ratesByOrdersAreThoseOfSql(int seed) {
        RandomLines source = new RandomLines(
                new Traits(ZoneId.of("Europe/London"), Amounts.PLAIN, 0, false, false, true, false), new Random(seed));
        List<Line> lines = Stream.generate(source::next).limit(25L * seed).toList();
        Orders orders = new Shop(OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London")), lines).orders();
        try (Duck duck = new Duck()) {
            duck.run("CREATE TABLE l (o VARCHAR, kind VARCHAR, link VARCHAR, product VARCHAR, charge BOOLEAN)");
            duck.run("INSERT INTO l VALUES "
                    + lines.stream()
                            .map(l -> "(" + quoted(l.text(Dimensions.order())) + ", '" + l.kind() + "', "
                                    + quoted(l.text(Dimensions.returnedOrder())) + ", "
                                    + quoted(l.text(Dimensions.product())) + ", " + l.isCharge() + ")")
                            .collect(Collectors.joining(", ")));
            duck.run("CREATE VIEW sold AS SELECT *, o IN (SELECT coalesce(link, o) FROM l WHERE kind = 'RETURN'"
                    + " AND o IS NOT NULL) AS back FROM l WHERE kind = 'SALE' AND o IS NOT NULL");
            List<List<Object>> byProduct = duck.rows("SELECT CASE WHEN charge THEN '(charges)' ELSE"
                    + " coalesce(product, '(unknown)') END AS p, count(DISTINCT o) FILTER (back), CASE WHEN (SELECT"
                    + " bool_or(back) FROM sold) THEN count(DISTINCT o) ELSE 0 END FROM sold GROUP BY p");
            List<List<Object>> whole = duck.rows("SELECT count(DISTINCT o) FILTER (back), CASE WHEN bool_or(back) THEN"
                    + " count(DISTINCT o) ELSE 0 END FROM sold");

            assertThat(SqlFigures.engine(orders, Map.of(orderReturnRate(), List.of()), List.of()))
                    .isEqualTo(whole);
            Dimension<String> by = Dimensions.product();
            assertThat(SqlFigures.engine(
                            orders.where(Dimensions.ofLine("kind", l -> l.isReturn() ? "back" : "out")
                                    .matching("is a sale", "out"::equals)),
                            Map.of(orderReturnRate(), List.of()),
                            List.of(by)))
                    .isEqualTo(SqlFigures.sorted(byProduct));
        }
        assertThat(orders.measure(orderReturnRate()).part())
                .isLessThanOrEqualTo(orders.measure(Metrics.orderCount()).longValue());
    }

    @Test
    void aReturnOnTheSaleOrderItselfIsDatedOnItWhereReturnsAreDatedOnTheirOrder() {
        OrderSettings settings =
                OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London")).withReturnsOnOrderDate();
        Orders orders = Stream.of(
                        Line.of("A", Instant.parse("2024-01-30T10:00:00Z"), "mug", 2, BigDecimal.TEN),
                        Line.of("A", Instant.parse("2024-02-03T10:00:00Z"), "mug", -1, BigDecimal.TEN),
                        Line.of("R", Instant.parse("2024-02-04T10:00:00Z"), "mug", -1, BigDecimal.ONE)
                                .withReturnedOrder("nowhere"))
                .collect(Orders.collector(settings));
        assertThat(orders.by(Grains.month()).revenue().values())
                .extracting(amount -> amount.value().intValueExact())
                .containsExactly(10, -1);
    }
}
