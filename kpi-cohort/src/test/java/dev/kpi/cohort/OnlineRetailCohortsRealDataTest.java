package dev.kpi.cohort;

import static dev.kpi.cohort.Cohorts.averagePeriodRetention;
import static dev.kpi.cohort.Cohorts.cohorts;
import static dev.kpi.cohort.Cohorts.firstDaysRevenue;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Grains.quarter;
import static dev.kpi.metric.Grains.week;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.OnlineRetail;
import dev.kpi.Sql;
import dev.kpi.clv.CustomerLifetimeValue;
import dev.kpi.clv.LifetimeValue;
import dev.kpi.clv.RetentionFit;
import dev.kpi.clv.ValueTerms;
import dev.kpi.metric.Grain;
import dev.kpi.order.Orders;
import dev.kpi.time.IsoWeek;
import dev.kpi.time.YearQuarter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every cohort matrix of a million real lines equals the one that SQL takes straight from the file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineRetailCohortsRealDataTest {

    private static final String LAST_DAY = "2011-12-09";

    private Sql sql;
    private Orders orders;

    @BeforeAll
    void load() throws IOException {
        orders = OnlineRetail.orders();
        sql = new Sql();
        sql.run(SqlCohorts.script("online-retail-cohorts.sql")
                .replace("FILE", OnlineRetail.file().toAbsolutePath().toString()));
        sql.run(SqlCohorts.script("cohort-facts.sql"));
    }

    @AfterAll
    void close() {
        if (sql != null) {
            sql.close();
        }
    }

    private <K extends Comparable<? super K>> void compare(
            Grain<K> grain, String unit, Function<K, LocalDate> start, String asOf) {
        CohortTable<K> table = orders.measure(cohorts(grain).withAsOf(LocalDate.parse(asOf)));
        assertThat(SqlCohorts.cells(table, key -> start.apply(key).toString()))
                .isEqualTo(sql.rows(SqlCohorts.cells(SqlCohorts.start(unit), unit, asOf)));
        assertThat(table.audit().isBalanced()).isTrue();
    }

    @Test
    void cohortsByMonthAreThoseOfSql() {
        compare(month(), "month", month -> month.atDay(1), LAST_DAY);
        compare(month(), "month", month -> month.atDay(1), "2010-12-31");
        compare(month(), "month", month -> month.atDay(1), "2011-06-15");
    }

    @Test
    void cohortsByWeekAndQuarterAreThoseOfSql() {
        compare(week(), "week", IsoWeek::start, LAST_DAY);
        compare(quarter(), "quarter", YearQuarter::start, LAST_DAY);
    }

    @Test
    void cohortsByTheCountryOfTheFirstOrderAreThoseOfSql() {
        List<List<Object>> found =
                new ArrayList<>(SqlCohorts.cells(orders.measure(cohorts(country(), month())), name -> name));
        found.sort(Comparator.comparing((List<Object> row) -> (String) row.get(0))
                .thenComparing(row -> (BigDecimal) row.get(1)));

        assertThat(found).isEqualTo(sql.rows(SqlCohorts.cells("country", "month", LAST_DAY)));
    }

    @Test
    void averagesAreThoseOfSql() {
        CohortTable<YearMonth> table = orders.measure(cohorts(month()));
        List<List<Object>> found = new ArrayList<>();
        for (int age = 0; table.retention().isObserved(age); age++) {
            List<Object> row = new ArrayList<>();
            for (Number number : List.of(
                    age,
                    table.retention().overall(age).part(),
                    table.retention().overall(age).whole(),
                    table.revenuePerCustomer().overall(age).numerator(),
                    table.cumulativeRevenuePerCustomer().overall(age).numerator(),
                    table.averageOrderValue().overall(age).denominator())) {
                row.add(Sql.plain(number));
            }
            found.add(row);
        }

        assertThat(found).hasSize(24).isEqualTo(sql.rows("""
                WITH m AS (SELECT *, date_trunc('month', first_day) AS start FROM member),
                age AS (SELECT unnest(range(0, 24)) AS age),
                size AS (
                    SELECT age, count(*) AS size FROM m, age
                    WHERE start + INTERVAL (age) MONTH < DATE '2011-12-01' GROUP BY age),
                done AS (
                    SELECT customer, start, datediff('month', start, date_trunc('month', day)) AS age, sale, net, "order"
                    FROM fact JOIN m USING (customer)
                    WHERE day >= first_day AND day < DATE '2011-12-01'),
                sums AS (
                    SELECT age, count(DISTINCT customer) FILTER (sale) AS active, sum(net) AS revenue,
                        count(DISTINCT "order") FILTER (sale) AS orders
                    FROM done GROUP BY age),
                total AS (
                    SELECT age.age, sum(net) AS revenue FROM age JOIN done
                    ON done.age <= age.age AND start + INTERVAL (age.age) MONTH < DATE '2011-12-01' GROUP BY age.age)
                SELECT size.age, active, size, sums.revenue, total.revenue, orders
                FROM size JOIN sums USING (age) JOIN total USING (age) ORDER BY size.age"""));
    }

    @Test
    void firstDaysRevenueIsThatOfSql() {
        FirstDaysRevenue<YearMonth> ninety = orders.measure(firstDaysRevenue(90, month()));
        List<List<Object>> found = new ArrayList<>();
        for (YearMonth key : ninety.keys()) {
            found.add(List.of(
                    key.toString(),
                    Sql.plain(ninety.size(key).longValue()),
                    Sql.plain(ninety.mature(key).longValue()),
                    Sql.plain(ninety.revenue(key).value())));
        }

        assertThat(found).hasSize(25).isEqualTo(sql.rows("""
                WITH m AS (SELECT *, first_day + INTERVAL 89 DAY <= DATE '2011-12-09' AS mature FROM member),
                revenue AS (
                    SELECT customer, sum(net) AS net FROM fact JOIN m USING (customer)
                    WHERE mature AND day >= first_day AND day < first_day + INTERVAL 90 DAY GROUP BY customer)
                SELECT strftime(first_day, '%Y-%m') AS cohort, count(*), count(*) FILTER (mature), coalesce(sum(net), 0)
                FROM m LEFT JOIN revenue USING (customer) GROUP BY cohort ORDER BY cohort"""));
        assertThat(ninety.immature().longValue() + ninety.mature().longValue())
                .isEqualTo(orders.customerCount().longValue());
    }

    @Test
    void whatIsApartIsThatOfSql() {
        CohortTable<YearMonth> table = orders.measure(cohorts(month()));

        assertThat(List.<Object>of(
                        Sql.plain(table.guestRevenue().value()),
                        Sql.plain(table.returnsBeforeFirstSale().value()),
                        Sql.plain(table.returnsWithoutSale().value()),
                        Sql.plain(table.customerCount().longValue())))
                .isEqualTo(sql.rows("""
                        SELECT sum(net) FILTER (f.customer IS NULL), coalesce(sum(net) FILTER (day < first_day), 0),
                            sum(net) FILTER (f.customer IS NOT NULL AND m.customer IS NULL),
                            (SELECT count(*) FROM member)
                        FROM fact f LEFT JOIN member m USING (customer)""").get(0));
        assertThat(table.cohort(YearMonth.of(2011, 3)).customers())
                .isEqualTo(sql
                        .rows("SELECT customer FROM member WHERE strftime(first_day, '%Y-%m') = '2011-03'"
                                + " ORDER BY customer")
                        .stream()
                        .map(row -> row.get(0))
                        .toList());
    }

    @Test
    void averagePeriodRetentionIsThatOfSql() {
        var share = orders.measure(averagePeriodRetention(month()));

        assertThat(List.<Object>of(Sql.plain(share.part()), Sql.plain(share.whole())))
                .isEqualTo(sql.rows("""
                WITH active AS (
                    SELECT DISTINCT customer, date_trunc('month', day) AS period FROM fact
                    WHERE sale AND customer IS NOT NULL AND day < DATE '2011-12-01')
                SELECT count(later.customer), count(*) FROM active a
                LEFT JOIN active later ON later.customer = a.customer AND later.period = a.period + INTERVAL 1 MONTH
                WHERE a.period < DATE '2011-11-01'""").get(0));
    }

    @Test
    void lifetimeValueFollowsFromTheMatrices() {
        CohortTable<YearMonth> table = orders.measure(cohorts(month()));
        ValueTerms terms = ValueTerms.margin(0.4).withHorizon(36);
        RetentionFit fit = RetentionFit.betaDiscreteWeibull(
                table.cohort(YearMonth.of(2010, 3)).survivors());
        LifetimeValue value = CustomerLifetimeValue.fromCurve(table, terms, fit.accepted());

        BigDecimal observed = BigDecimal.ZERO;
        for (int age = 0; age < 24; age++) {
            observed = observed.add(
                    table.revenuePerCustomer().overall(age).toBigDecimal().multiply(new BigDecimal("0.4")));
        }
        assertThat(value.value(23).toDouble())
                .isCloseTo(observed.doubleValue(), org.assertj.core.data.Offset.offset(0.005));
        assertThat(value.value()).isGreaterThan(value.value(23));
        assertThat(value.isProjected(24)).isTrue();
    }
}
