package dev.kpi.order;

import static dev.kpi.metric.Grains.month;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.OnlineRetail;
import dev.kpi.figure.Figure;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.time.Periods;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every figure of a million real lines equals the one that SQL takes straight from the file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineRetailSqlRealDataTest {

    private static final String MONTH = "strftime(counted_at, '%Y-%m')";
    private static final Map<Metric<?>, List<String>> METRICS = SqlFigures.FORMULAS;

    private Duck duck;
    private Orders orders;

    @BeforeAll
    void load() throws IOException {
        Path file = OnlineRetail.file();
        duck = facts(file);
        orders = OnlineRetail.orders();
    }

    /** The facts as SQL reads them from the file. */
    static Duck facts(Path file) {
        Duck duck = new Duck();
        duck.run(resource("online-retail.sql")
                .replace("FILE", file.toAbsolutePath().toString()));
        SqlFigures.define(duck);
        return duck;
    }

    @AfterAll
    void close() {
        if (duck != null) {
            duck.close();
        }
    }

    static String resource(String name) {
        try (InputStream stream = OnlineRetailSqlRealDataTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(Scope scope, String where, List<String> keys, List<Dimension<?>> dimensions) {
        assertThat(SqlFigures.engine(scope, METRICS, dimensions)).isEqualTo(SqlFigures.sql(duck, METRICS, keys, where));
    }

    @Test
    void everyLineIsThere() {
        assertThat(orders.quality().read()).isEqualTo(1_067_371);
        assertThat(orders.quality().rejected()).isZero();
        assertThat(List.<Object>of(BigDecimal.valueOf(orders.quality().voidLines())))
                .isEqualTo(duck.rows("SELECT count(*) FROM line WHERE kind = 'VOID'")
                        .get(0));
        assertThat(orders.coverage()).hasToString("2009-12-01..2011-12-09");
        assertThat(orders.audit().isBalanced()).isTrue();
    }

    @Test
    void theWholeIsWhatTheSourceSaysOfIt() {
        // net of all lines 19,287,250.568, without the adjustments of -147,614.08; and C496350, written with a positive
        // quantity, takes its 373.57 off instead of adding it
        assertThat(orders.revenue()).hasToString("GBP 19434117.508");
        // not C, quantity and price above zero, without the A line
        assertThat(orders.measure(Metrics.grossSales())).hasToString("GBP 20961532.508");
    }

    @Test
    void headlineFiguresAreThoseOfSql() {
        compare(orders, "true", List.of(), List.of());
        compare(orders.where(Condition.lines("any", line -> true)), "true", List.of(), List.of());
        assertThat(SqlFigures.engine(orders, Map.of(Metrics.repeatPurchaseRate(), List.of()), List.of()))
                .isEqualTo(duck.rows("SELECT count(*) FILTER (orders >= 2), count(*) FROM (SELECT customer,"
                        + " count(DISTINCT \"order\") AS orders FROM fact WHERE sale AND customer IS NOT NULL"
                        + " GROUP BY customer)"));
    }

    @Test
    void figuresByTimeAreThoseOfSql() {
        compare(orders, "true", List.of(MONTH), List.of(month()));
        compare(orders, "true", List.of("strftime(counted_at, '%G-W%V')"), List.of(Grains.week()));
        compare(orders, "true", List.of("strftime(counted_at, '%Y-%m-%d')"), List.of(Grains.day()));
        compare(
                orders,
                "true",
                List.of("upper(dayname(counted_at))", "hour(counted_at)"),
                List.of(Dimensions.weekday(), Dimensions.hour()));
    }

    @Test
    void figuresByPlaceProductAndCustomerAreThoseOfSql() {
        compare(orders, "true", List.of("country"), List.of(Dimensions.country()));
        compare(orders, "true", List.of("country", MONTH), List.of(Dimensions.country(), month()));
        compare(orders, "true", List.of("product"), List.of(Dimensions.product()));
        compare(orders, "true", List.of("coalesce(customer, '(unknown)')"), List.of(Dimensions.customer()));
    }

    @Test
    void figuresOfPartsAreThoseOfSql() {
        compare(
                orders.within(Periods.year(2011)).where(Dimensions.country().is("France")),
                "year(counted_at) = 2011 AND country = 'France'",
                List.of(MONTH),
                List.of(month()));
        compare(
                orders.where(Dimensions.product()
                        .in("85123A", "22423")
                        .or(Dimensions.customer().is("12415"))),
                "product IN ('85123A', '22423') OR customer = '12415'",
                List.of(MONTH, "country"),
                List.of(month(), Dimensions.country()));
    }

    @Test
    void theTwentyLargestProductsAreThoseOfSql() {
        String revenue = "sum(gross) - sum(discount) - sum(returned)";

        assertThat(orders.by(Dimensions.product().top(20, Metrics.revenue()))
                        .revenue()
                        .keys()
                        .subList(0, 20))
                .isEqualTo(duck
                        .rows("SELECT product FROM fact GROUP BY product ORDER BY " + revenue
                                + " DESC, product LIMIT 20")
                        .stream()
                        .map(row -> row.get(0))
                        .toList());
        List<Object> others = duck.rows("SELECT " + revenue + ", count(DISTINCT customer) FILTER (sale) FROM fact"
                        + " WHERE product NOT IN (SELECT product FROM fact GROUP BY product ORDER BY " + revenue
                        + " DESC, product LIMIT 20)")
                .get(0);
        var table = orders.by(Dimensions.product().top(20, Metrics.revenue()))
                .measure(Metrics.revenue(), Metrics.customerCount());
        assertThat(List.of(
                        Duck.plain(table.get("others", Metrics.revenue()).value()),
                        Duck.plain(table.get("others", Metrics.customerCount()).value())))
                .isEqualTo(others);
    }

    @Test
    void theMonthsAreThoseThatWereFrozen() {
        assertFrozen(
                "online-retail-months",
                month(),
                List.of(
                        Metrics.lines(),
                        Metrics.grossSales(),
                        Metrics.returns(),
                        Metrics.revenue(),
                        Metrics.charges(),
                        Metrics.orderCount(),
                        Metrics.customerCount(),
                        Metrics.units(),
                        Metrics.distinctProducts()));
    }

    @Test
    void theCountriesAreThoseThatWereFrozen() {
        assertFrozen(
                "online-retail-countries",
                Dimensions.country(),
                List.of(
                        Metrics.revenue(),
                        Metrics.orderCount(),
                        Metrics.returnDocumentCount(),
                        Metrics.customerCount(),
                        Metrics.returnedUnits()));
    }

    private void assertFrozen(String name, Dimension<?> dimension, List<Metric<?>> metrics) {
        List<String> frozen = resource(name + ".csv").lines().skip(1).toList();
        List<String> measured = new ArrayList<>();
        Comparisons.rows(orders, List.of(dimension), metrics)
                .forEach((key, figures) -> measured.add(key.get(0) + ","
                        + figures.stream()
                                .map(Figure::toBigDecimal)
                                .map(number -> Duck.plain(number).toString())
                                .collect(Collectors.joining(","))));

        assertThat(measured).isEqualTo(frozen);
        assertThat(duck.rows(resource(name + ".sql")).stream()
                        .map(row -> row.stream().map(Object::toString).collect(Collectors.joining(",")))
                        .toList())
                .isEqualTo(frozen);
    }
}
