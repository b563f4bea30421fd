package dev.kpi.delivery;

import static dev.kpi.delivery.Deliveries.deliveryDistance;
import static dev.kpi.delivery.Deliveries.deliveryTime;
import static dev.kpi.metric.Dimensions.deliveryDate;
import static dev.kpi.metric.Dimensions.distanceBand;
import static dev.kpi.metric.Dimensions.shipFrom;
import static dev.kpi.metric.Dimensions.shipTo;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.Sql;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.DistanceBand;
import dev.kpi.order.Line;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.table.Table;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distances, quantiles, bands and ranks equal those of SQL; neither rows' order nor the number of threads matters. */
class DeliverySqlTest {

    private static final List<String> ODD = List.of("", "north", "95,10", "10,200", "(unknown)", "1");

    private static String place(Random random) {
        return random.nextInt(8) == 0
                ? ODD.get(random.nextInt(ODD.size()))
                : (random.nextInt(1801) - 900) / 10.0 + "," + (random.nextInt(3601) - 1800) / 10.0;
    }

    private static List<Line> lines(int orders, long seed) {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        for (int order = 0; order < orders; order++) {
            String from = random.nextInt(3) == 0 ? place(random) : "52.1,0.3";
            String to = place(random);
            LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(120));
            int days = random.nextInt(25) - 2;
            String arrival =
                    random.nextInt(7) == 0 ? "tomorrow" : day.plusDays(days).toString();
            String customer = random.nextInt(3) == 0 ? "" : "c-" + random.nextInt(1 + orders / 3);
            for (int i = 0; i <= random.nextInt(3); i++) {
                Line line = Line.of(
                                "o-" + order,
                                day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                                "p-" + random.nextInt(5),
                                1 + random.nextInt(3),
                                BigDecimal.valueOf(random.nextInt(40), 1))
                        .withCustomer(customer)
                        .with(shipFrom(), from)
                        .with(shipTo(), to);
                lines.add(random.nextInt(9) == 0 ? line : line.with(deliveryDate(), arrival));
                if (random.nextInt(9) == 0) {
                    lines.add(Line.of(
                                    "o-" + order,
                                    Instant.parse("2024-06-01T12:00:00Z"),
                                    line.text(Dimensions.product()),
                                    -1,
                                    BigDecimal.ONE)
                            .withCustomer(customer));
                }
            }
        }
        Collections.shuffle(lines, random);
        return lines;
    }

    private static Orders orders(List<Line> lines) {
        return lines.stream().collect(Orders.collector(Currency.getInstance("EUR"), ZoneOffset.UTC));
    }

    private static final String LOAD = """
            CREATE TABLE line (o VARCHAR, day DATE, net DECIMAL(18, 4), sale BOOLEAN, s VARCHAR, t VARCHAR, arrival VARCHAR)""";

    private static final String FACTS = """
            CREATE TABLE sent AS
            WITH one AS (
                SELECT o, min(day) FILTER (sale) AS day, sum(net) FILTER (sale) AS sales, sum(net) AS revenue,
                       bool_or(sale) AS sold, max(s) AS s, max(t) AS t, max(arrival) AS arrival
                FROM line GROUP BY o),
            split AS (
                SELECT *, TRY_CAST(split_part(s, ',', 1) AS DOUBLE) AS a1, TRY_CAST(split_part(s, ',', 2) AS DOUBLE) AS b1,
                       TRY_CAST(split_part(t, ',', 1) AS DOUBLE) AS a2, TRY_CAST(split_part(t, ',', 2) AS DOUBLE) AS b2
                FROM one),
            angle AS (
                SELECT *, CASE WHEN abs(a1) <= 90 AND abs(b1) <= 180 AND abs(a2) <= 90 AND abs(b2) <= 180 THEN
                    2 * 6371008.8 * asin(least(1, sqrt(
                        pow(sin(radians(a2 - a1) / 2), 2)
                        + cos(radians(a1)) * cos(radians(a2)) * pow(sin(radians(b2 - b1) / 2), 2)))) END AS exact
                FROM split)
            SELECT *, CAST(round(exact) AS BIGINT) AS metres,
                   CASE WHEN exact IS NULL THEN '(unknown)' WHEN round(exact) < 1000000 THEN 'below 1000 km'
                        WHEN round(exact) < 7000000 THEN '1000 to 7000 km' ELSE '7000 km and more' END AS band,
                   date_diff('day', day, TRY_CAST(arrival AS DATE)) AS days
            FROM angle""";

    private static Sql load(List<Line> lines) {
        Sql sql = new Sql();
        sql.run(LOAD);
        StringBuilder values = new StringBuilder();
        for (Line line : lines) {
            values.append(values.length() == 0 ? "" : ", ")
                    .append("('")
                    .append(line.text(Dimensions.order()))
                    .append("', '")
                    .append(LocalDate.ofInstant(line.at(), ZoneOffset.UTC))
                    .append("', ")
                    .append(line.quantity().multiply(line.unitPrice()))
                    .append(", ")
                    .append(line.quantity().signum() > 0)
                    .append(", ")
                    .append(text(line.text(shipFrom())))
                    .append(", ")
                    .append(text(line.text(shipTo())))
                    .append(", ")
                    .append(text(line.text(deliveryDate())))
                    .append(")");
        }
        sql.run("INSERT INTO line VALUES " + values);
        sql.run(FACTS);
        return sql;
    }

    private static String text(String value) {
        return value == null || value.isEmpty() || value.equals("(unknown)") ? "NULL" : "'" + value + "'";
    }

    private static double number(Object cell) {
        return Double.parseDouble(cell.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40, 900})
    void distancesAreThoseOfSql(int count) {
        List<Line> lines = lines(count, count);
        DeliveryDistance distance = orders(lines).measure(deliveryDistance().withBands(1000, 7000));
        try (Sql sql = load(lines)) {
            List<Object> row = sql.rows("""
                    SELECT count(*) FILTER (metres IS NULL AND sold), coalesce(sum(metres), 0), count(metres),
                           CAST(quantile_cont(metres, 0.5) AS VARCHAR), CAST(quantile_cont(metres, 0.9) AS VARCHAR)
                    FROM sent""").get(0);
            assertThat(Sql.plain(distance.missing().value())).isEqualTo(row.get(0));
            assertThat(distance.mean().isDefined()).isEqualTo(number(row.get(2)) > 0);
            if (distance.mean().isDefined()) {
                assertThat(distance.mean().numerator()).isEqualByComparingTo((BigDecimal) row.get(1));
                assertThat(distance.mean().denominator())
                        .isEqualByComparingTo(((BigDecimal) row.get(2)).multiply(BigDecimal.valueOf(1000)));
                assertThat(distance.median().toDouble() * 1000).isCloseTo(number(row.get(3)), within(1e-6));
                assertThat(distance.percentile90().toDouble() * 1000).isCloseTo(number(row.get(4)), within(1e-6));
            }
            List<List<Object>> bands =
                    sql.rows("SELECT band, count(*) FILTER (sold), sum(revenue), coalesce(sum(sales), 0)"
                            + " FROM sent GROUP BY band");
            for (List<Object> band : bands) {
                DeliveryDistance.Band ours = distance.get(band.get(0).toString());
                assertThat(List.of(
                                Sql.plain(ours.orders().value()),
                                Sql.plain(ours.revenue().value()),
                                Sql.plain(ours.averageOrderValue().numerator())))
                        .isEqualTo(band.subList(1, 4));
            }
            assertThat(distance.bands().stream()
                            .filter(band ->
                                    bands.stream().noneMatch(b -> b.get(0).equals(band.name())))
                            .allMatch(band -> band.orders().value().signum() == 0))
                    .isTrue();
            Object correlation = sql.rows("""
                    SELECT CAST(corr(x, y) AS VARCHAR) FROM (
                        SELECT rank() OVER (ORDER BY metres) + (count(*) OVER (PARTITION BY metres) - 1) / 2.0 AS x,
                               rank() OVER (ORDER BY sales) + (count(*) OVER (PARTITION BY sales) - 1) / 2.0 AS y
                        FROM sent WHERE metres IS NOT NULL AND sold)""").get(0).get(0);
            if (distance.rankCorrelation().isDefined()) {
                assertThat(distance.rankCorrelation().toDouble()).isCloseTo(number(correlation), within(1e-12));
            } else {
                assertThat(count).isLessThan(5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40, 900})
    void timesAreThoseOfSql(int count) {
        List<Line> lines = lines(count, 50 + count);
        DeliveryTime time = orders(lines).measure(deliveryTime().withBands(3, 10));
        try (Sql sql = load(lines)) {
            List<Object> row = sql.rows("""
                    SELECT count(*) FILTER (days IS NULL), count(*) FILTER (days < 0),
                           count(*) FILTER (days BETWEEN 0 AND 2), count(*) FILTER (days BETWEEN 3 AND 9),
                           count(*) FILTER (days >= 10), coalesce(sum(days) FILTER (days >= 0), 0),
                           count(*) FILTER (days IS NULL AND arrival IS NOT NULL),
                           CAST(quantile_cont(days, 0.5) FILTER (days >= 0) AS VARCHAR),
                           CAST(quantile_cont(days, 0.9) FILTER (days >= 0) AS VARCHAR)
                    FROM sent WHERE sold""").get(0);
            List<Object> ours = new ArrayList<>(List.of(
                    Sql.plain(time.missing().value()), Sql.plain(time.early().value())));
            time.bands().forEach(band -> ours.add(Sql.plain(band.orders().value())));
            ours.add(Sql.plain(time.mean().numerator()));
            ours.add(Sql.plain(time.unreadable().value()));
            assertThat(ours).isEqualTo(row.subList(0, 7));
            if (time.median().isDefined()) {
                assertThat(time.median().toDouble()).isCloseTo(number(row.get(7)), within(1e-9));
                assertThat(time.percentile90().toDouble()).isCloseTo(number(row.get(8)), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30, 400})
    void bandsOfTheAnalysisAreThoseOfTheDimensionInAnyScope(int count) {
        Orders orders = orders(lines(count, 90 + count));
        DistanceBand bands = distanceBand(500, 3000);
        for (Scope scope : List.of(
                orders,
                orders.within(Periods.month(2024, 2)),
                orders.within(Periods.month(2024, 6)),
                orders.where(Dimensions.product().matching("is odd", p -> p.hashCode() % 2 != 0)))) {
            DeliveryDistance distance = scope.measure(deliveryDistance().withBands(500, 3000));
            Table<String> table = scope.by(bands).measure(revenue(), orderCount(), averageOrderValue());
            Set<String> named = new HashSet<>(table.keys());
            for (DeliveryDistance.Band band : distance.bands()) {
                if (named.remove(band.name())) {
                    assertThat(band.revenue()).isEqualTo(table.get(band.name(), revenue()));
                    assertThat(band.orders()).isEqualTo(table.get(band.name(), orderCount()));
                    assertThat(band.averageOrderValue()).isEqualTo(table.get(band.name(), averageOrderValue()));
                } else {
                    assertThat(band.orders().value()).isZero();
                }
            }
            assertThat(named).isEmpty();
            assertThat(distance.bands().stream()
                            .map(DeliveryDistance.Band::revenue)
                            .reduce(Amount.zero(Currency.getInstance("EUR")), Amount::plus))
                    .isEqualTo(scope.revenue());
            assertThat(distance.bands().stream()
                            .map(DeliveryDistance.Band::orders)
                            .reduce(Count::plus))
                    .contains(scope.orderCount());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {150_000})
    void neitherTheOrderOfTheRowsNorTheThreadsMatter(int count) throws Exception {
        List<Line> lines = lines(count, 3);
        Orders orders = orders(lines);
        DeliveryDistance distance = orders.measure(deliveryDistance());
        DeliveryTime time = orders.measure(deliveryTime());

        Collections.shuffle(lines, new Random(4));
        Orders shuffled = orders(lines);
        assertThat(shuffled.measure(deliveryDistance())).isEqualTo(distance);
        assertThat(shuffled.measure(deliveryTime())).isEqualTo(time);
        ForkJoinPool alone = new ForkJoinPool(1);
        try {
            assertThat(alone.submit(() -> orders.measure(deliveryDistance())).get())
                    .isEqualTo(distance);
            assertThat(alone.submit(() -> shuffled.by(distanceBand()).revenue()).get())
                    .isEqualTo(orders.by(distanceBand()).revenue());
        } finally {
            alone.shutdown();
        }
    }
}
