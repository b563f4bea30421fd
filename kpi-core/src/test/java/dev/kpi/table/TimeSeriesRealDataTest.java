package dev.kpi.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.SharedData;
import dev.kpi.Sql;
import dev.kpi.figure.Count;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metrics;
import dev.kpi.table.Seasonality.Method;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Trend, seasonality and anomalies of published series, beside published values and SQL. */
class TimeSeriesRealDataTest {

    private static final Unit THINGS = Unit.count("things");

    private static <K extends Comparable<? super K>> Series<K, Count> read(
            String name, Grain<K> grain, Function<String, K> period) throws IOException {
        List<K> keys = new ArrayList<>();
        List<Count> values = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.file("timeseries/" + name + ".csv"))) {
            if (!line.startsWith("period")) {
                String[] fields = line.split(",");
                keys.add(period.apply(fields[0]));
                values.add(Count.of(new BigDecimal(fields[1]), THINGS));
            }
        }
        return Series.of(grain, Metrics.units(), THINGS, keys, values, Set.of());
    }

    private static <K extends Comparable<? super K>> Series<K, Count> times(
            Series<K, Count> series, Function<K, BigDecimal> factor) {
        List<Count> values = series.points().stream()
                .map(point -> Count.of(point.value().value().multiply(factor.apply(point.key())), THINGS))
                .toList();
        return Series.of(series.grain(), series.metric(), THINGS, series.keys(), values, Set.of());
    }

    /** The figures of a year, January to December. */
    private static void assertIndices(Seasonality actual, double... expected) {
        for (Month month : Month.values()) {
            assertThat(actual.index(month).toDouble())
                    .as(month.toString())
                    .isEqualTo(expected[month.ordinal()], within(5e-8));
        }
    }

    /** R: {@code decompose(AirPassengers, "multiplicative")$figure}, which takes months as they are, not per day. */
    @Test
    void theSeasonsOfAirPassengersAreThoseOfR() throws IOException {
        Series<YearMonth, Count> passengers = read("AirPassengers", Grains.month(), YearMonth::parse);
        Series<YearMonth, Count> perDay = times(passengers, month -> BigDecimal.valueOf(month.lengthOfMonth()));

        Seasonality seasonality = perDay.seasonality();

        assertThat(seasonality.method()).isEqualTo(Method.MOVING_AVERAGE);
        assertIndices(
                seasonality,
                0.9102304,
                0.8836253,
                1.0073663,
                0.9759060,
                0.9813780,
                1.1127758,
                1.2265555,
                1.2199110,
                1.0604919,
                0.9217572,
                0.8011781,
                0.8988244);
    }

    /** The same in SQL: a moving average is a mean of two windows of twelve. */
    @Test
    void theSeasonsPerDayAreThoseOfSql() throws IOException {
        for (String name : List.of("AirPassengers", "USAccDeaths")) {
            Seasonality seasonality =
                    read(name, Grains.month(), YearMonth::parse).seasonality();
            try (Sql sql = new Sql()) {
                List<List<Object>> rows =
                        sql.rows("WITH m AS (SELECT *, CAST(period || '-01' AS DATE) AS d FROM read_csv('"
                                + SharedData.file("timeseries/" + name + ".csv")
                                + "', all_varchar = true, header = true)), y AS (SELECT d, CAST(value AS DOUBLE) /"
                                + " day(last_day(d)) AS y FROM m), a AS (SELECT d, y, (avg(y) OVER (ORDER BY d ROWS BETWEEN 6"
                                + " PRECEDING AND 5 FOLLOWING) + avg(y) OVER (ORDER BY d ROWS BETWEEN 5 PRECEDING AND 6"
                                + " FOLLOWING)) / 2 AS mean, count(*) OVER (ORDER BY d ROWS BETWEEN 6 PRECEDING AND 6"
                                + " FOLLOWING) AS n FROM y), f AS (SELECT month(d) AS s, avg(y / mean) AS f FROM a WHERE n = 13"
                                + " GROUP BY 1) SELECT CAST(round(f / (SELECT avg(f) FROM f), 9) AS DECIMAL(18, 9)) FROM f"
                                + " ORDER BY s");
                assertIndices(
                        seasonality,
                        rows.stream()
                                .mapToDouble(row -> ((BigDecimal) row.get(0)).doubleValue())
                                .toArray());
            }
        }
    }

    /**
     * Brockwell and Davis, Introduction to Time Series and Forecasting, example 1.3.5: the line through the level of Lake
     * Huron less 570 feet is 10.202 - 0.0242 t.
     */
    @Test
    void theTrendOfLakeHuronIsThatOfTheBook() throws IOException {
        Trend trend = read("LakeHuron", Grains.year(), Year::parse).trend();
        assertThat(trend.slope().toDouble()).isEqualTo(-0.0242, within(0.00005));
        assertThat(trend.upper().toDouble()).isNegative();
    }

    /** Student's t at 97.5 %: 1.98498 with 96 degrees of freedom, 1.98447 with 98. */
    @Test
    void trendsAreThoseOfSql() throws IOException {
        assertTrend("LakeHuron", 1.984984);
        assertTrend("Nile", 1.984467);
    }

    private static void assertTrend(String name, double t) throws IOException {
        Trend trend = read(name, Grains.year(), Year::parse).trend();
        try (Sql sql = new Sql()) {
            List<Object> row = sql.rows(
                            "SELECT CAST(regr_slope(y, x) AS DECIMAL(30, 15)), CAST(sqrt((1 - regr_r2(y, x)) *"
                                    + " regr_syy(y, x) / regr_sxx(y, x) / (count(*) - 2)) AS DECIMAL(30, 15)) FROM (SELECT"
                                    + " CAST(value AS DOUBLE) AS y, CAST(period AS DOUBLE) - 1900 AS x FROM read_csv('"
                                    + SharedData.file("timeseries/" + name + ".csv")
                                    + "', all_varchar = true, header = true))")
                    .get(0);
            double slope = ((BigDecimal) row.get(0)).doubleValue();
            double error = ((BigDecimal) row.get(1)).doubleValue();
            assertThat(trend.slope().toDouble()).isEqualTo(slope, within(Math.abs(slope) * 1e-9));
            assertThat(trend.standardError().toDouble()).isEqualTo(error, within(error * 1e-9));
            assertThat(trend.lower().toDouble()).isEqualTo(slope - t * error, within(error * 1e-5));
            assertThat(trend.upper().toDouble()).isEqualTo(slope + t * error, within(error * 1e-5));
        }
    }

    @Test
    void theAnomaliesOfTheLynxAreThoseOfSql() throws IOException {
        UnaryOperator<String> query = select -> "WITH x AS (SELECT period, CAST(value AS DECIMAL(12, 3)) AS x FROM"
                + " read_csv('FILE', all_varchar = true, header = true)), a AS (SELECT *, abs(x - (SELECT"
                + " quantile_cont(x, 0.5) FROM x)) AS a FROM x), m AS (SELECT quantile_cont(a, 0.5) AS mad FROM a) "
                + select;
        Series<Year, Count> lynx = read("lynx", Grains.year(), Year::parse);
        String file = SharedData.file("timeseries/lynx.csv").toString();
        try (Sql sql = new Sql()) {
            assertThat(lynx.anomalies(3).found().stream()
                            .map(found -> (Object) found.key().toString()))
                    .hasSizeGreaterThan(5)
                    .isEqualTo(sql
                            .rows(query.apply("SELECT period FROM a, m WHERE a > 3 * 1.4826 * mad ORDER BY period")
                                    .replace("FILE", file))
                            .stream()
                            .map(row -> row.get(0))
                            .toList());
            assertThat(Sql.plain(lynx.anomalies().deviation()))
                    .isEqualTo(sql.rows(query.apply("SELECT mad FROM m").replace("FILE", file))
                            .get(0)
                            .get(0));
        }
    }
}
