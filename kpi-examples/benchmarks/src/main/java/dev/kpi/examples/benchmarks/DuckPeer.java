package dev.kpi.examples.benchmarks;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * DuckDB in memory, on as many threads as there are processors. Types are the natural ones: text as VARCHAR, local times
 * as TIMESTAMP, amounts as DECIMAL narrow enough that a line's amount is computed in 64 bits.
 */
final class DuckPeer implements Peer {

    /** What the questions are asked of; a view, which costs nothing of its own. */
    private static final String DEMO_LINES = """
            CREATE OR REPLACE VIEW lines AS
            SELECT order_id, time, customer, product, category, region AS place, quantity,
                quantity >= 0 AS sale, true AS goods,
                quantity * unit_price AS gross, coalesce(discount, 0) AS discount,
                quantity * unit_price
                    - CASE WHEN quantity >= 0 THEN coalesce(discount, 0) ELSE -coalesce(discount, 0) END AS net
            FROM raw""";

    /** The rules under which Online Retail II is read: cancellations are returns, adjustments and gifts no sales. */
    private static final String RETAIL_LINES = """
            CREATE OR REPLACE VIEW lines AS
            SELECT Invoice AS order_id, InvoiceDate AS time, "Customer ID" AS customer, Country AS place,
                CASE WHEN service THEN '(charges)' ELSE code END AS product, NULL AS category,
                sale, NOT service AS goods, Quantity AS quantity, Quantity * Price AS gross, 0 AS discount,
                CASE WHEN sale THEN Quantity * Price ELSE -abs(Quantity) * Price END AS net
            FROM (
                SELECT *, trim(StockCode) AS code, NOT starts_with(Invoice, 'C') AS sale,
                    code IN ('POST', 'DOT', 'M', 'm', 'C2', 'C3', 'D', 'S', 'BANK CHARGES', 'ADJUST', 'ADJUST2',
                        'AMAZONFEE', 'CRUK', 'B', 'GIFT') OR starts_with(code, 'gift_0001_') AS service
                FROM raw)
            WHERE NOT starts_with(Invoice, 'A') AND Price <> 0""";

    private static final String DEMO_COLUMNS = "{'order_id': 'VARCHAR', 'time': 'TIMESTAMP', 'customer': 'VARCHAR',"
            + " 'product': 'VARCHAR', 'category': 'VARCHAR', 'region': 'VARCHAR', 'quantity': 'INTEGER',"
            + " 'unit_price': 'DECIMAL(8,2)', 'discount': 'DECIMAL(8,2)'}";

    private static final String RETAIL_COLUMNS = "{'Invoice': 'VARCHAR', 'StockCode': 'VARCHAR',"
            + " 'Description': 'VARCHAR', 'Quantity': 'INTEGER', 'InvoiceDate': 'TIMESTAMP',"
            + " 'Price': 'DECIMAL(8,3)', 'Customer ID': 'VARCHAR', 'Country': 'VARCHAR'}";

    private static final String REVENUE_AND_ORDERS = "sum(net) AS revenue, count(DISTINCT order_id) FILTER (sale)";

    private static final int HEADLINE_FIGURES = 8; // and the average, which is divided here to be exact

    private final Connection connection;
    private final Statement statement;

    private DuckPeer(Connection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** An empty data base. */
    static DuckPeer open() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            DuckPeer peer = new DuckPeer(connection, connection.createStatement());
            peer.run("SET threads = " + Runtime.getRuntime().availableProcessors());
            return peer;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open DuckDB: " + e.getMessage(), e);
        }
    }

    /** Reads a file into a table, in place of the one it had. */
    DuckPeer load(Path file, Shop shop) {
        run("CREATE OR REPLACE TABLE raw AS SELECT * FROM read_csv('"
                + file.toString().replace("'", "''") + "', header = true, columns = "
                + (shop == Shop.DEMO ? DEMO_COLUMNS : RETAIL_COLUMNS) + ")");
        run(shop == Shop.DEMO ? DEMO_LINES : RETAIL_LINES);
        return this;
    }

    /** How many rows it read, and how many bytes it holds. */
    long rows() {
        return number("SELECT count(*) FROM raw");
    }

    /** The bytes its tables take. */
    long bytesHeld() {
        return number("SELECT sum(memory_usage_bytes)::BIGINT FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'");
    }

    String version() {
        return list("SELECT version()", row -> row.getString(1)).get(0);
    }

    @Override
    public Answer ask(Question question, Part part) {
        String where = where(part);
        return switch (question) {
            case HEADLINE -> headline(where);
            case MONTHS ->
                groups(
                        "SELECT date_trunc('month', time)::DATE, " + REVENUE_AND_ORDERS + " FROM lines" + where
                                + " GROUP BY 1 ORDER BY 1",
                        row -> YearMonth.from(row.getObject(1, LocalDate.class)).toString());
            case CATEGORIES -> byText("category", where);
            case PLACES -> byText("place", where);
            case WEEKDAY_HOURS ->
                groups(
                        "SELECT isodow(time) * 100 + hour(time), " + REVENUE_AND_ORDERS + " FROM lines" + where
                                + " GROUP BY 1 ORDER BY 1",
                        row -> row.getInt(1) / 100 + " " + row.getInt(1) % 100);
            case PRODUCTS ->
                new Answer(list(
                        "SELECT product, " + REVENUE_AND_ORDERS + " FROM lines" + where
                                + " GROUP BY 1 ORDER BY revenue DESC, 1 LIMIT " + Question.TOP,
                        row -> row(row.getString(1), row)));
            case COHORTS, RFM, GAPS, FREQUENCY, LIFECYCLE, TOP_CUSTOMERS -> new DuckCustomers(this).ask(question, part);
        };
    }

    private static String where(Part part) {
        List<String> conditions = conditions(part);
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** What lines of a part satisfy. */
    static List<String> conditions(Part part) {
        List<String> conditions = new ArrayList<>();
        if (part.days() != null) {
            conditions.add("time >= DATE '" + part.days().startInclusive() + "'");
            conditions.add("time < DATE '" + part.days().endExclusive() + "'");
        }
        if (part.place() != null) {
            conditions.add("place = '" + part.place().replace("'", "''") + "'");
        }
        return conditions;
    }

    private Answer headline(String where) {
        String sums = """
                SELECT count(*), coalesce(sum(gross) FILTER (sale), 0), coalesce(sum(discount) FILTER (sale), 0),
                    coalesce(-sum(net) FILTER (NOT sale), 0), coalesce(sum(net), 0),
                    coalesce(sum(quantity) FILTER (sale AND goods), 0),
                    count(DISTINCT order_id) FILTER (sale), count(DISTINCT customer) FILTER (sale)
                FROM lines""";
        return list(sums + where, DuckPeer::headline).get(0);
    }

    private static Answer headline(ResultSet row) throws SQLException {
        BigDecimal[] figures = new BigDecimal[HEADLINE_FIGURES + 1];
        for (int i = 0; i < HEADLINE_FIGURES; i++) {
            figures[i] = row.getBigDecimal(i + 1);
        }
        figures[HEADLINE_FIGURES] = Answer.average(figures[1].subtract(figures[2]), figures[6]);
        return Answer.headline(figures);
    }

    private Answer byText(String column, String where) {
        return groups(
                "SELECT " + column + ", " + REVENUE_AND_ORDERS + " FROM lines" + where + " GROUP BY 1 ORDER BY 1",
                row -> row.getString(1));
    }

    private Answer groups(String query, Reading<String> key) {
        return new Answer(list(query, row -> row(key.of(row), row))).sorted();
    }

    private static Answer.Row row(String key, ResultSet row) throws SQLException {
        return Answer.Row.of(key, row.getBigDecimal(2), BigDecimal.valueOf(row.getLong(3)));
    }

    /** Makes something of the row at hand. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private long number(String query) {
        return list(query, row -> row.getLong(1)).get(0);
    }

    <T> List<T> list(String query, Reading<T> reading) {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reading.of(rows));
            }
            return list;
        } catch (SQLException e) {
            throw failed(query, e);
        }
    }

    private void run(String command) {
        try {
            statement.execute(command);
        } catch (SQLException e) {
            throw failed(command, e);
        }
    }

    private static IllegalStateException failed(String sql, SQLException e) {
        return new IllegalStateException("DuckDB cannot run " + sql + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            statement.close();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close DuckDB: " + e.getMessage(), e);
        }
    }
}
