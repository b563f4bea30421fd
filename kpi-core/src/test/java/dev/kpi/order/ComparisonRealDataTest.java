package dev.kpi.order;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.hour;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.weekday;
import static dev.kpi.metric.Grains.day;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.OnlineRetail;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Quotient;
import dev.kpi.table.Anomalies;
import dev.kpi.table.Change;
import dev.kpi.table.GroupChanges;
import dev.kpi.table.Pivot;
import dev.kpi.table.Series;
import dev.kpi.table.Trend;
import dev.kpi.time.Periods;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Growth, year over year, contributions and price, volume and mix of two real years, as SQL finds them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonRealDataTest {

    private static final String REVENUE = "sum(gross) - sum(discount) - sum(returned)";
    private static final String MONTHS =
            "SELECT CAST(date_trunc('month', counted_at) AS DATE) AS m, " + REVENUE + " AS x FROM fact GROUP BY 1";
    private static final String DAYS = "SELECT d, coalesce(x, 0) AS x FROM (SELECT CAST(unnest(generate_series(DATE"
            + " '2009-12-01', DATE '2011-12-09', INTERVAL 1 DAY)) AS DATE) AS d) LEFT JOIN (SELECT CAST(counted_at AS DATE)"
            + " AS d, " + REVENUE + " AS x FROM fact GROUP BY 1) USING (d)";

    private Duck duck;
    private Orders orders;
    private Comparison years;

    @BeforeAll
    void load() throws IOException {
        Path file = OnlineRetail.file();
        duck = OnlineRetailSqlRealDataTest.facts(file);
        orders = OnlineRetail.orders();
        years = orders.within(Periods.year(2011)).comparedTo(orders.within(Periods.year(2010)));
    }

    @AfterAll
    void close() {
        if (duck != null) {
            duck.close();
        }
    }

    private static Object plain(BigDecimal number) {
        return Duck.plain(number);
    }

    /** Each period with the numerator and denominator of its growth, those that are defined. */
    private static List<List<Object>> parts(Series<YearMonth, Quotient> growth) {
        List<List<Object>> rows = new ArrayList<>();
        for (Series.Point<YearMonth, Quotient> point : growth.points()) {
            if (point.value().isDefined()) {
                rows.add(List.of(
                        point.key().toString(),
                        plain(point.value().numerator()),
                        plain(point.value().denominator())));
            }
        }
        return rows;
    }

    @Test
    void growthIsThatOfSql() {
        assertThat(parts(orders.by(month()).revenue().growth()))
                .hasSize(24)
                .isEqualTo(duck.rows("WITH months AS (" + MONTHS + ") SELECT strftime(m, '%Y-%m'), x - lag(x) OVER w,"
                        + " lag(x) OVER w FROM months WINDOW w AS (ORDER BY m) QUALIFY lag(x) OVER w > 0 ORDER BY m"));
    }

    @Test
    void yearOverYearIsThatOfSql() {
        Series<YearMonth, Quotient> change = orders.by(month()).revenue().yearOverYear();
        assertThat(parts(change))
                .hasSize(13)
                .isEqualTo(duck.rows("WITH months AS (" + MONTHS + ") SELECT strftime(a.m, '%Y-%m'), a.x - b.x, b.x"
                        + " FROM months a JOIN months b ON a.m = b.m + INTERVAL 1 YEAR WHERE b.x > 0 ORDER BY a.m"));
        // frozen: (1461756.25 - 1422654.64) / 1422654.64
        assertThat(change.get(YearMonth.of(2011, 11)).toDouble()).isEqualTo(0.027485, within(1e-6));
        assertThat(change.isPartial(YearMonth.of(2011, 12))).isTrue();
    }

    @Test
    void rollingAndRunningSumsAreThoseOfSql() {
        String rows = "SELECT sum(x) OVER (ORDER BY m ROWS 2 PRECEDING), sum(x) OVER (ORDER BY m), sum(x) OVER"
                + " (PARTITION BY year(m) ORDER BY m) FROM (" + MONTHS + ") ORDER BY m";
        Series<YearMonth, Amount> months = orders.by(month()).revenue();
        List<List<Object>> sql = duck.rows(rows);
        assertThat(months.rolling(3).values().stream().map(x -> plain(x.value())))
                .isEqualTo(sql.stream().skip(2).map(row -> row.get(0)).toList());
        assertThat(months.cumulative().values().stream().map(x -> plain(x.value())))
                .isEqualTo(sql.stream().map(row -> row.get(1)).toList());
        assertThat(months.yearToDate().values().stream().map(x -> plain(x.value())))
                .isEqualTo(sql.stream().map(row -> row.get(2)).toList());
    }

    @Test
    void customersOfThreeMonthsAreThoseOfSql() {
        assertThat(orders.by(month()).rolling(3, customerCount()).points().stream()
                        .map(p -> List.<Object>of(
                                p.key().toString(), plain(p.value().value()))))
                .containsExactlyElementsOf(
                        duck.rows("SELECT strftime(m, '%Y-%m'), count(DISTINCT customer) FROM (SELECT"
                                + " DISTINCT date_trunc('month', counted_at) AS m FROM fact) JOIN fact ON sale AND"
                                + " date_trunc('month', counted_at) BETWEEN m - INTERVAL 2 MONTH AND m WHERE m >="
                                + " TIMESTAMP '2010-02-01' GROUP BY m ORDER BY m"));
    }

    @Test
    void theLastMonthToDateIsThatOfSql() {
        Comparison toDate = orders.by(month()).toDate();
        Comparison yearBefore = orders.by(month()).toDateAgainstYearBefore();
        List<Object> sql = duck.rows(
                        "SELECT sum(net) FILTER (d BETWEEN '2011-12-01' AND '2011-12-09'), sum(net) FILTER (d"
                                + " BETWEEN '2011-11-01' AND '2011-11-09'), sum(net) FILTER (d BETWEEN '2010-12-01' AND"
                                + " '2010-12-09') FROM (SELECT CAST(counted_at AS DATE) AS d, gross - discount - returned AS net"
                                + " FROM fact)")
                .get(0);
        assertThat(Stream.of(
                                toDate.after().revenue(),
                                toDate.before().revenue(),
                                yearBefore.before().revenue())
                        .map(x -> plain(x.value())))
                .isEqualTo(sql);
    }

    private static List<List<Object>> rows(GroupChanges<String, ?> groups) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Change<?> change = groups.changes().get(i);
            rows.add(List.of(
                    groups.keys().get(i),
                    plain(change.before().toBigDecimal()),
                    plain(change.after().toBigDecimal()),
                    plain(change.difference().toBigDecimal())));
        }
        return SqlFigures.sorted(rows);
    }

    private List<List<Object>> sql(String key, String figure) {
        String year = "(SELECT " + key + " AS k, " + figure + " AS x FROM fact WHERE year(counted_at) = ";
        return SqlFigures.sorted(duck.rows("SELECT k, coalesce(b.x, 0), coalesce(a.x, 0), coalesce(a.x, 0) -"
                + " coalesce(b.x, 0) FROM " + year + "2011 GROUP BY 1) a FULL JOIN " + year
                + "2010 GROUP BY 1) b USING (k)"));
    }

    @Test
    void contributionsAreThoseOfSql() {
        assertThat(rows(years.by(country()).measure(revenue()))).hasSize(43).isEqualTo(sql("country", REVENUE));
        assertThat(rows(years.by(product()).measure(revenue()))).isEqualTo(sql("product", REVENUE));
        assertThat(rows(years.by(country()).measure(orderCount())))
                .isEqualTo(sql("country", "count(DISTINCT \"order\") FILTER (sale)"));
        // frozen: -757543.27 of -614528.45
        assertThat(years.by(country())
                        .measure(revenue())
                        .contribution("United Kingdom")
                        .toDouble())
                .isEqualTo(1.232723, within(1e-6));
    }

    @Test
    void priceVolumeAndMixAreThoseOfSql() throws IOException {
        PriceVolumeMix pvm = years.priceVolumeMix();
        List<Object> sql = duck.rows(resource("online-retail-change.sql")).get(0);

        assertThat(Stream.of(
                                pvm.before(),
                                pvm.price(),
                                pvm.volume(),
                                pvm.mix(),
                                pvm.newItems(),
                                pvm.lostItems(),
                                pvm.returns(),
                                pvm.withoutUnits(),
                                pvm.after())
                        .map(x -> plain(x.value())))
                .isEqualTo(sql.subList(0, 9));
        assertThat(List.of(pvm.itemsInBoth(), pvm.itemsNew(), pvm.itemsLost()))
                .hasToString(sql.subList(9, 12).toString());
        assertThat(pvm.change()).isEqualTo(years.measure(revenue()).difference());
    }

    @Test
    void thePartsAreThoseThatWereFrozen() {
        assertThat(years.priceVolumeMix()).hasToString("""
                        part                       amount  of before
                        revenue before   GBP 9,624,399.42     100.0%
                        price             GBP -197,000.82      -2.0%
                        volume          GBP -2,098,934.65     -21.8%
                        mix                GBP 373,245.77       3.9%
                        new items        GBP 2,278,398.84      23.7%
                        lost items        GBP -678,963.55      -7.1%
                        returns           GBP -142,470.39      -1.5%
                        without units     GBP -148,803.64      -1.5%
                        revenue after    GBP 9,009,870.97      93.6%
                        by product: 3159 in both, 661 new, 943 lost""");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ComparisonRealDataTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void partsSumExactlyWhateverIsCompared() {
        for (int m = 1; m < 12; m++) {
            Scope before = orders.within(Periods.month(2010, m));
            Scope after = orders.within(Periods.month(2011, m));
            assertThat(after.comparedTo(before).audit().isBalanced()).isTrue();
            Comparison french = after.where(country().is("France"))
                    .comparedTo(before.where(country().is("France")));
            assertThat(french.audit().isBalanced()).isTrue();
            assertThat(french.priceVolumeMix().change())
                    .isEqualTo(french.measure(revenue()).difference());
        }
        assertThat(years.audit().bridges()).hasSize(4);
        assertThat(years.audit().isBalanced()).isTrue();
    }

    @Test
    void theTrendIsThatOfSql() {
        // whole months only: 2009-12 to 2011-11
        List<Object> sql = duck.rows("SELECT CAST(round(regr_slope(x, i), 6) AS DECIMAL(18, 6)), CAST(round(sqrt((1 -"
                        + " regr_r2(x, i)) * regr_syy(x, i) / regr_sxx(x, i) / (count(*) - 2)), 6) AS DECIMAL(18, 6)) FROM"
                        + " (SELECT x, row_number() OVER (ORDER BY m) AS i FROM (" + MONTHS + ") WHERE m <"
                        + " DATE '2011-12-01')")
                .get(0);
        Trend trend = orders.by(month()).revenue().trend();
        double slope = ((BigDecimal) sql.get(0)).doubleValue();
        double error = ((BigDecimal) sql.get(1)).doubleValue();

        assertThat(trend.periods()).isEqualTo(24);
        assertThat(trend.slope().toDouble()).isEqualTo(slope, within(1e-5));
        assertThat(trend.standardError().toDouble()).isEqualTo(error, within(1e-5));
        // 2.0739 is printed for 97.5 % and 22 degrees of freedom in any table of Student's t
        assertThat(trend.lower().toDouble()).isEqualTo(slope - 2.073873 * error, within(0.02));
        assertThat(trend.upper().toDouble()).isEqualTo(slope + 2.073873 * error, within(0.02));
    }

    @Test
    void topDaysAndAnomaliesAreThoseOfSql() {
        assertThat(orders.by(day()).revenue().top(10).points().stream()
                        .map(p -> p.key().toString()))
                .isEqualTo(duck.rows("SELECT d FROM (" + DAYS + ") ORDER BY x DESC, d LIMIT 10").stream()
                        .map(row -> row.get(0))
                        .toList());
        Anomalies<?, Amount> anomalies = orders.by(day()).revenue().anomalies();
        // an odd number of days, so that medians are among the figures
        String medians =
                "WITH days AS (" + DAYS + "), a AS (SELECT *, abs(x - (SELECT quantile_disc(x, 0.5) FROM days)) AS"
                        + " a FROM days), m AS (SELECT quantile_disc(a, 0.5) AS mad FROM a) ";
        assertThat(List.of(plain(anomalies.median()), plain(anomalies.deviation())))
                .isEqualTo(duck.rows(medians + "SELECT (SELECT quantile_disc(x, 0.5) FROM days), mad FROM m")
                        .get(0));
        assertThat(anomalies.found().stream().map(found -> found.key().toString()))
                .hasSize(14)
                .isEqualTo(duck.rows(medians + "SELECT d FROM a, m WHERE a * 100000 > 518910 * mad ORDER BY d").stream()
                        .map(row -> row.get(0))
                        .toList());
    }

    @Test
    void theMatrixOfWeekdaysAndHoursIsThatOfSql() {
        Pivot<DayOfWeek, Integer, Amount> pivot =
                orders.by(weekday(), hour()).revenue().pivot(weekday(), hour());
        List<List<Object>> cells = new ArrayList<>();
        pivot.rows()
                .forEach(weekday -> pivot.columns().forEach(hour -> {
                    Amount cell = pivot.get(weekday, hour);
                    if (cell != null) {
                        cells.add(List.of(weekday.toString(), plain(BigDecimal.valueOf(hour)), plain(cell.value())));
                    }
                }));
        assertThat(cells)
                .isEqualTo(duck.rows("SELECT upper(dayname(counted_at)), hour(counted_at), " + REVENUE
                        + " FROM fact GROUP BY 1, 2, isodow(counted_at) ORDER BY isodow(counted_at), 2"));
        assertThat(pivot.rows()).containsExactly(DayOfWeek.values());
    }
}
