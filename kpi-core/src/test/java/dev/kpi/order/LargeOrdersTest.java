package dev.kpi.order;

import static dev.kpi.order.Comparisons.assertSameRows;
import static dev.kpi.order.Comparisons.figures;
import static dev.kpi.order.Comparisons.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Level;
import dev.kpi.metric.LineView;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** So many lines that queries are cut into parts, columns have several blocks and chunks, and groups are hashed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeOrdersTest {

    private static final int LINES = 205_000;
    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));
    private static final Attribute BATCH = Attribute.of("batch", Level.ORDER);

    private final List<Line> lines = lines();
    private final Orders orders = lines.stream().collect(Orders.collector(SETTINGS));
    private final Oracle oracle = Oracle.of(SETTINGS, lines);
    private final List<Metric<?>> metrics = Comparisons.metrics(oracle);
    private final List<Metric<?>> few =
            List.of(Metrics.revenue(), Metrics.repeatPurchaseRate(), Metrics.returnDocumentCount(), Metrics.netUnits());

    /** Orders of a shop over two years: some thousand customers, of whom one is a wholesaler, and many guests. */
    private static List<Line> lines() {
        Random random = new Random(20111209);
        long start = Instant.parse("2010-01-01T00:00:00Z").getEpochSecond();
        List<Line> lines = new ArrayList<>();
        for (int order = 0; lines.size() < LINES; order++) {
            int buyer = random.nextInt(10);
            String customer = buyer < 2 ? "" : buyer == 2 ? "wholesaler" : "c-" + random.nextInt(6000);
            Instant at = Instant.ofEpochSecond(start + random.nextInt(730 * 24 * 60) * 60L);
            int size = order == 17 ? 9000 : order % 50 == 0 ? 20 : order % 5 == 0 ? 2 : 1;
            for (int i = 0; i < size; i++) {
                lines.add(line(random, order, i, at, customer));
            }
        }
        Collections.shuffle(lines, random);
        return lines;
    }

    private static Line line(Random random, int order, int number, Instant at, String customer) {
        int product = random.nextInt(3000);
        boolean back = random.nextInt(25) == 0;
        Line line = Line.of(
                        "A-" + order,
                        back ? at.plusSeconds(86_400L * random.nextInt(5)) : at,
                        random.nextInt(50) == 0 ? "" : "p-" + product,
                        (back ? -1L : 1L) * (1 + random.nextInt(20)),
                        BigDecimal.valueOf(random.nextInt(5000), random.nextInt(40) == 0 ? 3 : 2))
                .withCategory("category " + product % 17)
                .withCountry("country " + order % 41)
                .with(Dimensions.lineId(), "" + (random.nextInt(500) == 0 ? 0 : number));
        if (!customer.isEmpty()) {
            line = line.withCustomer(customer);
        }
        if (random.nextInt(8) == 0) {
            line = line.withDiscount(BigDecimal.valueOf(random.nextInt(300), 2));
        }
        if (random.nextInt(3) > 0) {
            line = line.withUnitCost(BigDecimal.valueOf(random.nextInt(2000), 2));
        }
        if (random.nextInt(30) == 0) {
            line = line.asCharge();
        }
        return random.nextInt(100) == 0 ? line.withKind(LineKind.VOID) : line;
    }

    private void assertSame(Scope scope, OracleScope expected, List<Metric<?>> asked, Dimension<?>... dimensions) {
        List<Dimension<?>> by = List.of(dimensions);
        assertSameRows(rows(scope, by, asked), rows(expected, by, asked));
    }

    @Test
    void everyFigureIsThatOfTheDefinitions() {
        assertThat(orders.quality().accepted()).isEqualTo(oracle.read - oracle.rejected);
        assertThat(oracle.rejected).isPositive();
        assertThat(figures(orders, metrics)).isEqualTo(figures(oracle.scope(), metrics));
        assertThat(figures(orders.where(Condition.lines("any", line -> true)), metrics))
                .isEqualTo(figures(oracle.scope(), metrics));
        assertThat(orders.audit().isBalanced()).isTrue();
    }

    @Test
    void whatAShardCutIntoPartsKnowsMerges() {
        Map<Boolean, List<Line>> shards = lines.stream()
                .collect(Collectors.partitioningBy(line -> Shards.order(line).hashCode() % 20 == 0));
        Orders small = shards.get(true).stream().collect(Orders.collector(SETTINGS));
        Orders large = shards.get(false).stream().collect(Orders.collector(SETTINGS));
        List<Metric<?>> kept =
                List.of(Metrics.customerCount(), Metrics.repeatPurchaseRate(), Metrics.orderReturnRate());
        for (Dimension<?> by : List.<Dimension<?>>of(Dimensions.category(), Grains.month(), Dimensions.customer())) {
            Asked asked = new Asked(List.of(by), false, kept);
            Partial<Object> merged = asked.partial(large, Split.BY_ORDER).merge(asked.partial(small, Split.BY_ORDER));

            assertThat(merged.value()).isEqualTo(asked.measured(orders));
        }
    }

    @Test
    void fewGroupsAreThoseOfTheDefinitions() {
        assertSame(orders, oracle.scope(), metrics, Grains.month());
        assertSame(orders, oracle.scope(), few, Dimensions.weekday(), Dimensions.hour());
        assertSame(orders, oracle.scope(), few, Dimensions.category(), Grains.quarter());
        assertSame(orders, oracle.scope(), few, Dimensions.product().top(20, Metrics.revenue()));
    }

    @Test
    void manyGroupsAreThoseOfTheDefinitions() {
        assertSame(orders, oracle.scope(), few, Dimensions.customer(), Grains.day());
        assertSame(
                orders,
                oracle.scope(),
                List.of(Metrics.revenue(), Metrics.distinctProducts()),
                Dimensions.product(),
                Grains.month(),
                Dimensions.country());
        assertSame(orders, oracle.scope(), few, Dimensions.order());
    }

    @Test
    void partsOfManyLinesAreThoseOfTheDefinitions() {
        Condition some = Dimensions.country()
                .in("country 3", "country 5", "country 40")
                .and(Dimensions.category().not("category 2"))
                .or(Dimensions.customer().is("wholesaler"));
        Scope scope = orders.within(Periods.year(2011)).where(some);
        OracleScope expected = oracle.scope().within(Periods.year(2011)).where(some);

        assertThat(figures(scope, metrics)).isEqualTo(figures(expected, metrics));
        assertSame(scope, expected, few, Dimensions.customer(), Grains.day());
        assertSame(scope, expected, few, Grains.month(), Dimensions.category());
    }

    @Test
    void sumsOfCallersOverManyLinesAreThoseOfTheDefinitions() {
        List<Metric<?>> own = List.of(
                Metrics.sumOf("net", LineView::revenue),
                Metrics.countOf("of the wholesaler", line -> line.customer().equals("wholesaler")),
                Metrics.countOf("returned", LineView::isReturn));
        List<Object> expected = new ArrayList<>();
        oracle.scope()
                .by(List.of(Grains.month()))
                .forEach((key, month) -> expected.add(List.of(
                        month.measure(Metrics.revenue()).toBigDecimal(),
                        month.facts().stream()
                                .filter(f -> f.customer().equals("wholesaler"))
                                .count(),
                        month.facts().stream().filter(OracleFact::isReturn).count())));

        List<Object> actual = new ArrayList<>();
        rows(orders.by(Grains.month()).measure(own))
                .values()
                .forEach(row -> actual.add(List.of(
                        row.get(0).toBigDecimal(),
                        row.get(1).toBigDecimal().longValueExact(),
                        row.get(2).toBigDecimal().longValueExact())));
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void parallelStreamsAndLaterLinesGiveTheSameAnswer() {
        List<Dimension<?>> by = List.of(Dimensions.category(), Grains.month());
        Orders parallel = lines.parallelStream().collect(Orders.collector(SETTINGS));

        assertSameRows(rows(parallel, by, metrics), rows(orders, by, metrics));
        assertThat(parallel.quality().accepted()).isEqualTo(orders.quality().accepted());
    }

    @Test
    void guestsAloneAreCutIntoPartsToo() {
        List<Line> ofGuests = IntStream.range(0, 140_000)
                .mapToObj(i -> Line.of(
                        "G-" + i, Instant.ofEpochSecond(1_300_000_000L + 600L * i), "p", 1, BigDecimal.valueOf(i % 97)))
                .toList();
        Orders guests = ofGuests.stream().collect(Orders.collector(SETTINGS));
        OracleScope expected = Oracle.of(SETTINGS, ofGuests).scope();

        assertSame(guests, expected, few, Grains.month());
        assertSame(guests.where(Condition.lines("any", line -> true)), expected, few, Grains.month());
        assertThat(guests.orderCount()).hasToString("140000 orders");
    }

    @Test
    void addingALineToManyKeepsTheRest() {
        Line more = Line.of("later", Instant.parse("2011-12-30T12:00:00Z"), "p-1", 2, BigDecimal.TEN)
                .withCustomer("wholesaler")
                .withCountry("country 3");
        List<Line> all = new ArrayList<>(lines);
        all.add(more);
        Orders grown = orders.plus(Stream.of(more));
        Orders atOnce = all.stream().collect(Orders.collector(SETTINGS));
        List<Dimension<?>> by = List.of(Dimensions.customer(), Dimensions.category());

        assertThat(figures(grown, metrics)).isEqualTo(figures(atOnce, metrics));
        assertSameRows(rows(grown, by, few), rows(atOnce, by, few));
        assertThat(grown.quality().accepted()).isEqualTo(atOnce.quality().accepted());
        assertThat(grown.coverage()).isEqualTo(atOnce.coverage());
    }

    @Test
    void manyThreadsMayAskTheSameOrders() {
        List<Dimension<?>> asked = List.of(
                Dimensions.customer(), Dimensions.product(), Dimensions.category(), Grains.day(), Dimensions.lineId());
        Orders fresh = lines.stream().collect(Orders.collector(SETTINGS));
        Scope scope = fresh.within(Periods.year(2011));
        List<List<Object>> answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i ->
                        List.<Object>of(i % asked.size(), rows(scope, List.of(asked.get(i % asked.size())), few)))
                .toList();

        for (List<Object> answer : answers) {
            Dimension<?> dimension = asked.get((Integer) answer.get(0));
            assertThat(answer.get(1).equals(rows(orders.within(Periods.year(2011)), List.of(dimension), few)))
                    .as("by %s", dimension)
                    .isTrue();
        }
    }

    @Test
    void aLineTakesAFewBytes() {
        long lineCount = orders.measure(Metrics.lines()).longValue();

        // orders of one or two lines: most of it is the orders' own
        assertThat(orders.columnBytes() / lineCount).isBetween(10L, 60L);
    }

    @Test
    void attributesThatOnlySomeBatchesHaveAreUnitedWhateverTheThreads() {
        List<Attribute> own = IntStream.range(0, 24)
                .mapToObj(i -> Attribute.of("own " + i, Level.values()[i % 4]))
                .toList();
        List<Line> few = lines.subList(0, 4000);
        for (int round = 0; round < 15; round++) {
            OrdersBuilder builder = Orders.builder(SETTINGS);
            for (int b = 0; b < 8; b++) {
                builder.newBatch(); // ends the one that lines are added to
                for (Line line : few.subList(b * 500, b * 500 + 500)) {
                    Line changed = line.with(BATCH, "batch");
                    for (Attribute attribute : own) {
                        changed = b == 0 ? changed.with(attribute, "x") : changed;
                    }
                    builder.add(changed);
                }
            }
            Orders united = builder.toOrders();
            assertThat(united.attributes()).containsAll(own);
            assertThat(united.by(BATCH).measure(Metrics.lines()).keys()).containsExactly("batch");
            assertThat(own.stream()
                            .map(a -> united.by(a).measure(Metrics.lines()).total())
                            .collect(Collectors.toSet()))
                    .hasSize(1);
        }
    }

    @Test
    void anOrderMayComeBackOnThousandsOfDays() {
        List<Line> returned = new ArrayList<>();
        Instant first = Instant.parse("1990-01-01T10:00:00Z");
        for (int order = 0; order < 3; order++) {
            String id = "A-" + order;
            returned.add(Line.of(id, first, "p", 9000, BigDecimal.TEN));
            for (int day = 0; day < 6000; day++) {
                Instant at = first.plusSeconds(86_400L * day + 60 * (day % 7 + order));
                returned.add(Line.of(id, at, "p", -1, BigDecimal.valueOf(day % 89)));
                returned.add(Line.of(id, at.minusSeconds(30), "p", -1, BigDecimal.ONE));
            }
        }
        Collections.shuffle(returned, new Random(3));
        Orders of = returned.stream().collect(Orders.collector(SETTINGS));
        OracleScope expected = Oracle.of(SETTINGS, returned).scope();

        assertSame(of, expected, few, Grains.day());
        assertSame(of, expected, few, Dimensions.order(), Grains.month());
    }
}
