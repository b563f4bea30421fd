package dev.kpi.examples.benchmarks;

import dev.kpi.examples.adapters.DemoShop;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions about customers in SQL. Nothing of the demo shop comes back before its customer's first order, so that no
 * query looks for that.
 */
final class DuckCustomers {

    /** Each customer with a sale order in the part. */
    private static final String BUYERS = """
            SELECT customer, max(time) FILTER (sale) AS last, count(DISTINCT order_id) FILTER (sale) AS orders,
                sum(net) AS revenue
            FROM lines WHERE customer IS NOT NULL AND {part} GROUP BY customer HAVING orders > 0""";

    private static final String COHORTS = """
            WITH monthly AS (
                SELECT customer, date_trunc('month', time) AS month, bool_or(sale) AS active, sum(net) AS revenue
                FROM lines WHERE customer IS NOT NULL AND {part} GROUP BY ALL),
            first AS ({first})
            SELECT cohort::DATE, datediff('month', cohort, month) AS age, count(*) FILTER (active) AS customers,
                sum(revenue) AS revenue
            FROM monthly JOIN first USING (customer) WHERE cohort IS NOT NULL GROUP BY ALL
            HAVING customers <> 0 OR sum(revenue) <> 0""";

    /** Of all lines, the part holds every first order. */
    private static final String FIRST_OF_ALL =
            "SELECT customer, min(month) FILTER (active) AS cohort FROM monthly GROUP BY customer";

    private static final String FIRST_EVER = "SELECT customer, date_trunc('month', min(time)) AS cohort FROM lines"
            + " WHERE customer IS NOT NULL AND sale GROUP BY customer";

    /** A rank less one is how many are strictly worse. */
    private static final String RFM = """
            WITH buyers AS ({buyers}), measured AS (SELECT *, last::DATE AS day FROM buyers), scored AS (
                SELECT *, 1 + 5 * (rank() OVER (ORDER BY day) - 1) // count(*) OVER () AS r,
                    1 + 5 * (rank() OVER (ORDER BY orders) - 1) // count(*) OVER () AS f,
                    1 + 5 * (rank() OVER (ORDER BY revenue) - 1) // count(*) OVER () AS m
                FROM measured)
            SELECT (r * 100 + f * 10 + m)::INTEGER AS score, count(*), sum(datediff('day', day, {as_of})), sum(orders),
                sum(revenue)
            FROM scored GROUP BY score""";

    private static final String GAPS = """
            WITH orders AS (
                SELECT order_id, any_value(customer) AS customer, min(time) AS local FROM lines
                WHERE sale AND customer IS NOT NULL AND {part} GROUP BY order_id),
            timed AS (SELECT customer, epoch(local AT TIME ZONE '{zone}')::BIGINT AS second FROM orders),
            gaps AS (
                SELECT customer, second - lag(second) OVER (PARTITION BY customer ORDER BY second) AS gap FROM timed)
            SELECT count(DISTINCT customer), count(*), coalesce(sum(gap), 0), coalesce(median(gap), 0), {bands}
            FROM gaps WHERE gap IS NOT NULL""";

    private static final List<Integer> BANDS = List.of(0, 1, 7, 14, 30, 60, 90, 180, 365);
    private static final int FIRST_BAND = 5;
    private static final long SECONDS_A_DAY = 86_400;

    /** The month before is read past the days of a part. */
    private static final String LIFECYCLE = """
            WITH active AS (
                SELECT DISTINCT customer, date_trunc('month', time) AS month FROM lines
                WHERE sale AND customer IS NOT NULL AND {part}),
            first AS ({first}),
            seen AS (
                SELECT customer, month,
                    lag(month) OVER (PARTITION BY customer ORDER BY month) = month - INTERVAL 1 MONTH AS before
                FROM active),
            counted AS (
                SELECT month, count(*) AS active, count(*) FILTER (month = cohort) AS fresh,
                    count(*) FILTER (before) AS retained
                FROM seen JOIN first USING (customer) GROUP BY month)
            SELECT month::DATE, active, fresh, retained, lag(active) OVER (ORDER BY month) - retained AS lost
            FROM counted ORDER BY month""";

    private final DuckPeer duck;

    DuckCustomers(DuckPeer duck) {
        this.duck = duck;
    }

    Answer ask(Question question, Part part) {
        return switch (question) {
            case COHORTS -> cohorts(part);
            case RFM -> rfm(part);
            case GAPS -> gaps(part);
            case FREQUENCY -> frequency(part);
            case LIFECYCLE -> lifecycle(part);
            case TOP_CUSTOMERS -> top(part);
            default -> throw new IllegalArgumentException(question + " is no question about customers");
        };
    }

    private static String of(Part part, String query) {
        List<String> conditions = DuckPeer.conditions(part);
        return query.replace("{part}", conditions.isEmpty() ? "true" : String.join(" AND ", conditions));
    }

    private Answer cohorts(Part part) {
        String query = COHORTS.replace("{first}", part.equals(Part.ALL) ? FIRST_OF_ALL : FIRST_EVER);
        return new Answer(duck.list(
                        of(part, query),
                        row -> Answer.Row.of(
                                month(row) + " " + row.getLong(2),
                                BigDecimal.valueOf(row.getLong(3)),
                                row.getBigDecimal(4))))
                .sorted();
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject(1, LocalDate.class));
    }

    private Answer rfm(Part part) {
        String last = "(SELECT max(time)::DATE FROM lines)";
        String asOf = part.days() == null
                ? last
                : "least(" + last + ", DATE '" + part.days().endExclusive().minusDays(1) + "')";
        String query = RFM.replace("{buyers}", BUYERS).replace("{as_of}", asOf);
        return new Answer(duck.list(
                        of(part, query),
                        row -> RfmTotals.row(
                                row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getBigDecimal(5))))
                .sorted();
    }

    private Answer gaps(Part part) {
        List<String> bands = new ArrayList<>();
        for (int band = 0; band < BANDS.size(); band++) {
            String end = band + 1 == BANDS.size() ? "" : " AND gap < " + BANDS.get(band + 1) * SECONDS_A_DAY;
            bands.add("count(*) FILTER (gap >= " + BANDS.get(band) * SECONDS_A_DAY + end + ")");
        }
        String query = GAPS.replace("{bands}", String.join(", ", bands)).replace("{zone}", DemoShop.ZONE.getId());
        return duck.list(of(part, query), DuckCustomers::gaps).get(0);
    }

    private static Answer gaps(ResultSet row) throws SQLException {
        BigDecimal gaps = BigDecimal.valueOf(row.getLong(2));
        BigDecimal day = BigDecimal.valueOf(SECONDS_A_DAY);
        List<Answer.Row> rows = new ArrayList<>();
        rows.add(Answer.Row.of(
                "all",
                BigDecimal.valueOf(row.getLong(1)),
                gaps,
                Answer.average(row.getBigDecimal(3), day.multiply(gaps)),
                Answer.average(BigDecimal.valueOf(row.getDouble(4)), day)));
        for (int band = 0; band < BANDS.size(); band++) {
            rows.add(Answer.Row.of("from " + BANDS.get(band), BigDecimal.valueOf(row.getLong(FIRST_BAND + band))));
        }
        return new Answer(rows);
    }

    private Answer frequency(Part part) {
        String query = "WITH buyers AS (" + BUYERS + ") SELECT least(orders, " + Question.MANY_ORDERS
                + ") AS most, count(*), sum(revenue) FROM buyers GROUP BY most";
        return new Answer(duck.list(
                        of(part, query),
                        row -> Answer.Row.of(
                                row.getString(1), BigDecimal.valueOf(row.getLong(2)), row.getBigDecimal(3))))
                .sorted();
    }

    private Answer lifecycle(Part part) {
        boolean all = part.equals(Part.ALL);
        String query = LIFECYCLE.replace(
                "{first}", all ? "SELECT customer, min(month) AS cohort FROM active GROUP BY customer" : FIRST_EVER);
        List<Answer.Row> rows = new ArrayList<>();
        for (Stage stage : duck.list(of(new Part(null, part.place()), query), Stage::of)) {
            if (part.days() == null || part.days().contains(stage.month.atDay(1))) {
                rows.add(stage.row());
            }
        }
        return new Answer(rows);
    }

    /** A month of the lifecycle; the first one has none before it. */
    private record Stage(YearMonth month, long active, long fresh, long retained, long lost) {

        private static final long NOT_KNOWN = -1;

        static Stage of(ResultSet row) throws SQLException {
            long lost = row.getLong(5);
            boolean known = !row.wasNull();
            return new Stage(
                    DuckCustomers.month(row), row.getLong(2), row.getLong(3), row.getLong(4), known ? lost : NOT_KNOWN);
        }

        Answer.Row row() {
            return lost == NOT_KNOWN
                    ? Answer.Row.of(month.toString(), BigDecimal.valueOf(active))
                    : Answer.Row.of(
                            month.toString(),
                            BigDecimal.valueOf(active),
                            BigDecimal.valueOf(fresh),
                            BigDecimal.valueOf(retained),
                            BigDecimal.valueOf(active - fresh - retained),
                            BigDecimal.valueOf(lost));
        }
    }

    private Answer top(Part part) {
        String query = "WITH buyers AS (" + BUYERS + ") SELECT customer, revenue, orders FROM buyers"
                + " ORDER BY revenue DESC, customer LIMIT " + Question.TOP_BUYERS;
        return new Answer(duck.list(
                of(part, query),
                row -> Answer.Row.of(row.getString(1), row.getBigDecimal(2), BigDecimal.valueOf(row.getLong(3)))));
    }
}
