package dev.kpi.order;

import static dev.kpi.customer.CustomerAnalyses.activeCustomers;
import static dev.kpi.customer.CustomerAnalyses.lifecycle;
import static dev.kpi.customer.CustomerAnalyses.purchaseFrequency;
import static dev.kpi.customer.CustomerAnalyses.signUpToFirstOrder;
import static dev.kpi.customer.CustomerAnalyses.timeBetweenOrders;
import static dev.kpi.customer.CustomerAnalyses.topCustomers;
import static dev.kpi.metric.Dimensions.age;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.firstOrder;
import static dev.kpi.metric.Dimensions.novelty;
import static dev.kpi.metric.Grains.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.OnlineRetail;
import dev.kpi.Sql;
import dev.kpi.customer.ActiveCustomers;
import dev.kpi.customer.CustomerLifecycle;
import dev.kpi.customer.TimeBetweenOrders;
import dev.kpi.customer.TopCustomers;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.time.Periods;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is asked of the customers of a real shop is what SQL says of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerAnalysesSqlRealDataTest {

    private static final String REVENUE = "sum(gross) - sum(discount) - sum(returned)";
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    private Duck duck;
    private Orders orders;
    /** The same orders, walked line by line, in several parts. */
    private Scope byLine;

    @BeforeAll
    void load() throws IOException {
        duck = OnlineRetailSqlRealDataTest.facts(OnlineRetail.file());
        duck.run(OnlineRetailSqlRealDataTest.resource("customers.sql"));
        orders = OnlineRetail.orders();
        byLine = orders.where(Condition.lines("any", line -> true));
    }

    @AfterAll
    void close() {
        if (duck != null) {
            duck.close();
        }
    }

    private static List<Object> row(Object... cells) {
        return Arrays.stream(cells).map(Sql::plain).toList();
    }

    @Test
    void revenueByMonthAndNoveltyIsThatOfSql() {
        Map<Metric<?>, List<String>> metrics = new LinkedHashMap<>();
        metrics.put(Metrics.revenue(), List.of(REVENUE));
        metrics.put(Metrics.orderCount(), List.of("count(DISTINCT \"order\") FILTER (sale)"));
        metrics.put(Metrics.customerCount(), List.of("count(DISTINCT customer) FILTER (sale)"));
        List<List<Object>> expected =
                novel(metrics, List.of("strftime(counted_at, '%Y-%m')", "novelty"), "country <> 'France'");
        Scope scope = orders.where(country().not("France"));
        assertThat(SqlFigures.engine(scope, metrics, List.of(month(), novelty())))
                .isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThan(80);
    }

    @Test
    void revenueByCohortAndAgeIsThatOfSql() {
        Map<Metric<?>, List<String>> metrics = Map.of(Metrics.revenue(), List.of(REVENUE));
        List<List<Object>> expected = novel(
                metrics,
                List.of(
                        "coalesce(first_month, '(unknown)')",
                        "CASE WHEN first_month IS NULL THEN '(unknown)'"
                                + " WHEN early AND NOT sale THEN 'before the first order' ELSE age::VARCHAR END"),
                "true");
        assertThat(SqlFigures.engine(orders, metrics, List.of(firstOrder(month()), age(month()))))
                .isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThan(300);
    }

    private List<List<Object>> novel(Map<Metric<?>, List<String>> metrics, List<String> keys, String where) {
        List<String> columns = new ArrayList<>(keys);
        metrics.values().forEach(columns::addAll);
        return SqlFigures.sorted(duck.rows("SELECT " + String.join(", ", columns) + " FROM novel WHERE " + where
                + " GROUP BY " + String.join(", ", keys)));
    }

    @Test
    void timesBetweenOrdersAreThoseOfSql() {
        List<Object> expected = duck.rows("""
                WITH gaps AS (
                    SELECT customer, seconds - lag(seconds) OVER (PARTITION BY customer ORDER BY seconds, "order") AS gap
                    FROM sale_order WHERE customer IS NOT NULL)
                SELECT count(DISTINCT customer) FILTER (gap IS NOT NULL), count(DISTINCT customer), count(gap),
                       sum(gap), CAST(2 * quantile_cont(gap, 0.5) AS DECIMAL(18, 3)),
                       count(*) FILTER (gap < 86400),
                       count(*) FILTER (gap >= 86400 AND gap < 30 * 86400),
                       count(*) FILTER (gap >= 30 * 86400)
                FROM gaps""").get(0);
        for (Scope scope : List.of(orders, byLine)) {
            TimeBetweenOrders measured = scope.measure(timeBetweenOrders().withBands(1, 30));
            assertThat(row(
                            measured.customers().part(),
                            measured.customers().whole(),
                            measured.gaps().value(),
                            measured.mean().numerator(),
                            measured.median().numerator(),
                            measured.bands().get(0).count().value(),
                            measured.bands().get(1).count().value(),
                            measured.bands().get(2).count().value()))
                    .isEqualTo(expected);
            assertThat(measured.mean().denominator())
                    .isEqualByComparingTo(DAY.multiply(measured.gaps().value()));
            assertThat(measured.median().denominator()).isEqualByComparingTo(DAY.multiply(BigDecimal.valueOf(2)));
        }
    }

    @Test
    void purchaseFrequencyIsThatOfSql() {
        List<List<Object>> expected = duck.rows("""
                WITH buyer AS (SELECT customer, count(*) AS n FROM sale_order WHERE customer IS NOT NULL GROUP BY customer),
                     revenue AS (SELECT customer, sum(gross) - sum(discount) - sum(returned) AS r FROM fact GROUP BY customer)
                SELECT least(n, 12), count(*), sum(r), (SELECT count(*) FROM buyer),
                       (SELECT sum(r) FROM buyer JOIN revenue USING (customer))
                FROM buyer JOIN revenue USING (customer) GROUP BY 1 ORDER BY 1""");
        for (Scope scope : List.of(orders, byLine)) {
            assertThat(scope.measure(purchaseFrequency(12)).bars().stream()
                            .map(bar -> row(
                                    bar.orders(),
                                    bar.customers().value(),
                                    bar.revenue().value(),
                                    bar.share().whole(),
                                    bar.revenueShare().denominator()))
                            .toList())
                    .isEqualTo(expected);
        }
    }

    @Test
    void topCustomersAreThoseOfSql() {
        checkTop(Metrics.revenue(), "revenue");
        checkTop(Metrics.orderCount(), "orders");
        checkTop(Metrics.units(), "units");
    }

    private void checkTop(Metric<?> metric, String column) {
        List<List<Object>> expected = duck.rows("""
                WITH one AS (
                    SELECT customer, sum(gross) - sum(discount) - sum(returned) AS revenue,
                           count(DISTINCT "order") FILTER (sale) AS orders,
                           sum(gross) - sum(discount) AS sales,
                           coalesce(sum(quantity) FILTER (sale AND NOT charge), 0) AS units,
                           CAST(min(counted_at) FILTER (sale) AS DATE) AS first_day,
                           CAST(max(counted_at) FILTER (sale) AS DATE) AS last_day
                    FROM fact WHERE customer IS NOT NULL GROUP BY customer HAVING count(*) FILTER (sale) > 0)
                SELECT customer, %s, revenue, orders, sales, first_day, last_day,
                       date_diff('day', last_day, DATE '2011-12-09'), (SELECT sum(revenue) FROM one)
                FROM one ORDER BY %s DESC, customer LIMIT 300""".formatted(column, column));
        for (Scope scope : List.of(orders, byLine)) {
            TopCustomers top = scope.measure(topCustomers(300, metric));
            assertThat(top.rows().stream()
                            .map(one -> row(
                                    one.customer(),
                                    one.value().toBigDecimal(),
                                    one.revenue().value(),
                                    one.orders().value(),
                                    one.averageOrderValue().numerator(),
                                    one.firstOrderDay(),
                                    one.lastOrderDay(),
                                    one.daysSinceLastOrder(),
                                    top.revenue().value()))
                            .toList())
                    .isEqualTo(expected);
        }
    }

    @Test
    void lifecycleAndRetentionByMonthAreThoseOfSql() {
        List<List<Object>> all = lifecycleOf("true");
        assertThat(stages(orders.measure(lifecycle(month())))).isEqualTo(all);
        assertThat(stages(byLine.measure(lifecycle(month())))).isEqualTo(all);
        assertThat(stages(orders.where(country().is("Germany")).measure(lifecycle(month()))))
                .isEqualTo(lifecycleOf("country = 'Germany'"));
        // the month before January is read past the period filter
        assertThat(stages(orders.within(Periods.year(2011)).measure(lifecycle(month()))))
                .isEqualTo(all.subList(13, 25));
    }

    private List<List<Object>> lifecycleOf(String where) {
        return duck.rows("""
                WITH active AS (
                    SELECT DISTINCT customer, date_trunc('month', day) AS p FROM sale_order
                    WHERE customer IS NOT NULL AND (%s)),
                state AS (
                    SELECT coalesce(a.p, b.p + INTERVAL 1 MONTH) AS p,
                           a.customer IS NOT NULL AS now, b.customer IS NOT NULL AS before,
                           date_trunc('month', f.day) = a.p AS fresh
                    FROM active a
                    FULL JOIN active b ON b.customer = a.customer AND b.p + INTERVAL 1 MONTH = a.p
                    LEFT JOIN first_order f ON f.customer = a.customer)
                SELECT strftime(p, '%%Y-%%m'), count(*) FILTER (now), count(*) FILTER (before),
                       count(*) FILTER (now AND fresh), count(*) FILTER (now AND before),
                       count(*) FILTER (now AND NOT before AND NOT fresh), count(*) FILTER (before AND NOT now)
                FROM state WHERE p <= DATE '2011-12-01' GROUP BY p ORDER BY p""".formatted(where));
    }

    private static List<List<Object>> stages(CustomerLifecycle<YearMonth> measured) {
        List<List<Object>> rows = new ArrayList<>();
        for (CustomerLifecycle.Stage<YearMonth> stage : measured.stages()) {
            boolean known = stage.hasBefore();
            rows.add(row(
                    stage.period(),
                    stage.active().value(),
                    stage.periodRetention().whole(),
                    known
                            ? stage.newCustomers().value()
                            : stage.active().value(), // no month before: all are new in SQL
                    stage.periodRetention().part(),
                    known ? stage.resurrected().value() : 0,
                    stage.periodChurn().part()));
        }
        return rows;
    }

    @Test
    void activeCustomersAreThoseOfSql() {
        String counted =
                "SELECT count(DISTINCT customer) FROM sale_order WHERE day > DATE '%s' - 90 AND day <= DATE '%s'";
        Scope year = orders.within(Periods.year(2011));
        ActiveCustomers<YearMonth> measured = year.measure(activeCustomers(90, month()));
        assertThat(measured.points()).hasSize(12);
        for (ActiveCustomers.Point<YearMonth> point : measured.points()) {
            assertThat(List.<Object>of(point.active().value()))
                    .isEqualTo(duck.rows(counted.formatted(point.asOf(), point.asOf()))
                            .get(0));
            assertThat(point.isPartial()).isEqualTo(point.period().equals(YearMonth.of(2011, 12)));
        }
        assertThat(measured.points().get(11).asOf()).isEqualTo(LocalDate.of(2011, 12, 9));
        assertThat(orders.measure(activeCustomers(90)))
                .isEqualTo(measured.points().get(11).active());
        assertThat(byLine.measure(activeCustomers(90, LocalDate.of(2011, 3, 31))))
                .isEqualTo(measured.points().get(2).active());
    }

    @Test
    void aShopWithoutSignUpsIsToldSo() {
        assertThatThrownBy(() -> orders.measure(signUpToFirstOrder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the time from sign-up to first order cannot be told: no line has a sign-up; give lines one"
                        + " with withSignUp, or leave it out");
    }
}
