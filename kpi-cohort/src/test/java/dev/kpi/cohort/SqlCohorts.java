package dev.kpi.cohort;

import dev.kpi.Sql;
import dev.kpi.figure.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Cohorts in SQL, over the tables that {@code cohort-facts.sql} makes. */
final class SqlCohorts {

    private SqlCohorts() {}

    /** Statements that lie beside this class. */
    static String script(String name) {
        try (InputStream stream = Objects.requireNonNull(SqlCohorts.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first day of the period that the row of table member is a cohort by. */
    static String start(String unit) {
        return "CAST(date_trunc('" + unit + "', first_day) AS DATE)";
    }

    /**
     * A query for the cells: cohort, age, over (whether the period is), members, active, active then or later, orders, sales,
     * revenue, for each cohort and age that has begun.
     *
     * @param name the cohort of the row of table member
     */
    static String cells(String name, String unit, String asOf) {
        return """
                WITH m AS (
                    SELECT customer, first_day, date_trunc('UNIT', first_day) AS start, NAME AS cohort
                    FROM member WHERE first_day <= DATE 'ASOF'),
                age AS (SELECT unnest(range(0, 200)) AS age),
                cell AS (
                    SELECT m.customer, cohort, first_day, age, start + INTERVAL (age) UNIT AS period,
                        period + INTERVAL 1 UNIT <= DATE 'ASOF' + INTERVAL 1 DAY AS over
                    FROM m, age WHERE period <= DATE 'ASOF'),
                known AS (
                    SELECT * FROM cell
                    QUALIFY over OR NOT bool_or(over) OVER (PARTITION BY cohort, age)),
                done AS (
                    SELECT customer, date_trunc('UNIT', day) AS period, count(DISTINCT "order") FILTER (sale) AS orders,
                        coalesce(sum(net) FILTER (sale), 0) AS sales, sum(net) AS revenue
                    FROM fact JOIN m USING (customer) WHERE day >= first_day AND day <= DATE 'ASOF' GROUP BY ALL),
                last AS (SELECT customer, max(period) FILTER (orders > 0) AS last FROM done GROUP BY customer),
                filled AS (
                    SELECT known.*, coalesce(orders, 0) AS orders, coalesce(sales, 0) AS sales,
                        coalesce(revenue, 0) AS revenue, last >= known.period AS later
                    FROM known JOIN last USING (customer)
                    LEFT JOIN done ON done.customer = known.customer AND done.period = known.period)
                SELECT cohort, age, CAST(bool_and(over) AS INTEGER) AS over, count(*) AS members,
                    count(*) FILTER (orders > 0) AS active, count(*) FILTER (later) AS later, sum(orders) AS orders,
                    sum(sales) AS sales, sum(revenue) AS revenue
                FROM filled GROUP BY cohort, age ORDER BY cohort, age""".replace("UNIT", unit).replace("NAME", name).replace("ASOF", asOf);
    }

    /** The same of a table. */
    static <K> List<List<Object>> cells(CohortTable<K> table, Function<K, String> name) {
        return cells(
                table.retention(),
                name,
                (key, age) -> List.of(
                        table.retention().get(key, age).whole(),
                        table.customers().get(key, age).longValue(),
                        table.rollingRetention().get(key, age).part(),
                        table.orders().get(key, age).longValue(),
                        table.averageOrderValue().get(key, age).numerator(),
                        table.revenue().get(key, age).value()));
    }

    /** Cohort, age, whether the period is over, and some numbers of each cell of a matrix that has begun. */
    static <K, R extends Figure> List<List<Object>> cells(
            CohortMatrix<K, R> matrix, Function<K, String> name, BiFunction<K, Integer, List<Number>> numbers) {
        List<List<Object>> cells = new ArrayList<>();
        for (K key : matrix.keys()) {
            for (int age = 0; age < matrix.ages(); age++) {
                CellState state = matrix.state(key, age);
                if (state != CellState.UNOBSERVED) {
                    List<Object> row = new ArrayList<>(List.of(name.apply(key)));
                    row.add(Sql.plain(age));
                    row.add(Sql.plain(state == CellState.OBSERVED ? 1 : 0));
                    numbers.apply(key, age).forEach(number -> row.add(Sql.plain(number)));
                    cells.add(row);
                }
            }
        }
        return cells;
    }
}
