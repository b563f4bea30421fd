package dev.kpi.cohort;

import static dev.kpi.cohort.Cohorts.cohorts;
import static dev.kpi.cohort.Cohorts.retention;
import static dev.kpi.cohort.Cohorts.revenueByAge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.Sql;
import dev.kpi.customer.Analysis;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.order.Line;
import dev.kpi.order.LineKind;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.order.Partial;
import dev.kpi.order.Split;
import dev.kpi.time.IsoWeek;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cohorts of shards, sent as bytes and merged, equal those that an SQL database counts of all lines. */
class ShardedCohortsDifferentialTest {

    private static final int CUSTOMERS = 40;
    private static final List<String> ZONES = List.of("Europe/London", "America/Sao_Paulo", "Asia/Kathmandu");
    private static final Instant START = Instant.parse("2010-12-30T00:00:00Z");
    private static final int HOURS = 24 * 200;

    /** Orders of customers and guests, with what comes back of them: on the order or as one of its own, at any time. */
    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        for (int order = 0; order < 150; order++) {
            int hour = random.nextInt(HOURS);
            int customer = random.nextInt(CUSTOMERS + 5);
            for (int line = random.nextInt(4); line >= 0; line--) {
                boolean isReturn = random.nextInt(6) == 0;
                Instant at = START.plusSeconds(3600L * (isReturn ? random.nextInt(HOURS) : hour + random.nextInt(30)));
                Line made = Line.of(
                                "A-" + order,
                                at,
                                "p-" + random.nextInt(9),
                                isReturn ? -1 : 1 + random.nextInt(3),
                                BigDecimal.valueOf(random.nextInt(5000), 2))
                        .withKind(isReturn ? LineKind.RETURN : LineKind.SALE);
                lines.add(customer < CUSTOMERS ? made.withCustomer("c-" + customer) : made);
            }
        }
        return lines;
    }

    private static Sql sql(List<Line> lines, ZoneId zone) {
        Sql sql = new Sql();
        sql.run(
                "CREATE TABLE line (\"order\" VARCHAR, customer VARCHAR, country VARCHAR, local TIMESTAMP, sale BOOLEAN,"
                        + " net DECIMAL(24, 2))");
        sql.run(lines.stream()
                .map(line -> "('%s', %s, NULL, '%s', %s, %s)"
                        .formatted(
                                line.text(Dimensions.order()),
                                line.text(Dimensions.customer()) == null
                                        ? "NULL"
                                        : "'" + line.text(Dimensions.customer()) + "'",
                                LocalDateTime.ofInstant(line.at(), zone),
                                line.kind() == LineKind.SALE,
                                line.unitPrice().multiply(line.quantity()).toPlainString()))
                .collect(Collectors.joining(", ", "INSERT INTO line VALUES ", "")));
        sql.run(SqlCohorts.script("cohort-facts.sql"));
        return sql;
    }

    /** All lines of a customer in one of the shards, those of a guest's order as well. */
    private static List<Orders> shards(List<Line> lines, OrderSettings settings, int count) {
        IntFunction<Orders> shard = number -> lines.stream()
                .filter(line -> {
                    String customer = line.text(Dimensions.customer());
                    String unit = customer == null ? line.text(Dimensions.order()) : customer;
                    return Math.floorMod(String.valueOf(unit).hashCode(), count) == number;
                })
                .collect(Orders.collector(settings));
        return IntStream.range(0, count).mapToObj(shard).toList();
    }

    /** What the shards tell together, each read from the bytes of its partial, in any order. */
    private static <R> R merged(List<Orders> shards, Analysis<R> analysis, Random random) {
        List<Partial<R>> partials = new ArrayList<>();
        for (Orders shard : shards) {
            Partial<R> partial = shard.partial(Split.BY_CUSTOMER, analysis);
            partials.add(partial.read(partial.toBytes()));
        }
        Collections.shuffle(partials, random);
        return partials.stream().collect(Partial.merging()).value();
    }

    private static <R extends Figure> List<List<Object>> overall(
            CohortMatrix<?, R> matrix, Function<R, List<Number>> numbers) {
        List<List<Object>> rows = new ArrayList<>();
        for (int age = 0; age < matrix.ages() && matrix.isObserved(age); age++) {
            List<Object> row = new ArrayList<>(List.of(Sql.plain(age)));
            numbers.apply(matrix.overall(age)).forEach(number -> row.add(Sql.plain(number)));
            rows.add(row);
        }
        return rows;
    }

    private static <K extends Comparable<? super K>> void compare(
            List<Orders> shards, Sql sql, Grain<K> grain, String unit, Function<K, LocalDate> start, Random random) {
        String asOf = (String) sql.rows("SELECT CAST(max(CAST(local AS DATE)) AS VARCHAR) FROM line")
                .get(0)
                .get(0);
        String cells = SqlCohorts.cells(SqlCohorts.start(unit), unit, asOf);
        Function<K, String> name = key -> start.apply(key).toString();

        CohortMatrix<K, Share> retention = merged(shards, retention(grain), random);
        BiFunction<K, Integer, List<Number>> active = (key, age) ->
                List.of(retention.get(key, age).part(), retention.get(key, age).whole());
        assertThat(SqlCohorts.cells(retention, name, active))
                .isNotEmpty()
                .isEqualTo(sql.rows("SELECT cohort, age, over, active, members FROM (" + cells + ")"));
        assertThat(overall(retention, share -> List.of(share.part(), share.whole())))
                .isNotEmpty()
                .isEqualTo(sql.rows("SELECT age, sum(active), sum(members) FROM (" + cells
                        + ") WHERE over = 1 GROUP BY age ORDER BY age"));

        CohortMatrix<K, Quotient> revenue = merged(shards, revenueByAge(grain), random);
        assertThat(SqlCohorts.cells(
                        revenue,
                        name,
                        (key, age) -> List.of(
                                revenue.get(key, age).numerator(),
                                revenue.get(key, age).denominator())))
                .isEqualTo(sql.rows("SELECT cohort, age, over, revenue, members FROM (" + cells + ")"));
        assertThat(overall(revenue, quotient -> List.of(quotient.numerator(), quotient.denominator())))
                .isEqualTo(sql.rows("SELECT age, sum(revenue), sum(members) FROM (" + cells
                        + ") WHERE over = 1 GROUP BY age ORDER BY age"));

        assertThat(SqlCohorts.cells(merged(shards, cohorts(grain), random), name))
                .isEqualTo(sql.rows(cells));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13})
    void mergedCohortsAreThoseOfSql(int count) {
        Random random = new Random(count);
        ZoneId zone = ZoneId.of(ZONES.get(count % ZONES.size()));
        List<Line> lines = lines(random);
        List<Orders> shards = shards(lines, OrderSettings.of(Shops.GBP, zone), count);
        try (Sql sql = sql(lines, zone)) {
            compare(shards, sql, Grains.month(), "month", (YearMonth month) -> month.atDay(1), random);
            compare(shards, sql, Grains.week(), "week", IsoWeek::start, random);
        }
    }
}
