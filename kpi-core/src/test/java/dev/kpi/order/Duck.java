package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** An SQL engine in memory: the second opinion on figures. Amounts are DECIMAL there and exact. */
final class Duck implements AutoCloseable {

    private final Connection connection;

    Duck() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            run("SET threads = 2");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The rows of a query; numbers as canonical decimals, everything else as text. */
    List<List<Object>> rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(plain(result.getObject(column)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Numbers of any type as decimals without trailing zeros, other values as text. */
    static Object plain(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Double || value instanceof Float) {
            throw new IllegalArgumentException("a figure must not be a double: " + value);
        }
        if (value instanceof Number number) {
            BigDecimal decimal = new BigDecimal(number.toString());
            return decimal.signum() == 0
                    ? BigDecimal.ZERO
                    : new BigDecimal(decimal.stripTrailingZeros().toPlainString());
        }
        return value.toString();
    }

    /** Loads lines, as they came, into the table {@code line}, local times being those of the settings' zone. */
    void load(OrderSettings settings, List<Line> lines) {
        run("""
                CREATE OR REPLACE TABLE line (
                    "order" VARCHAR, customer VARCHAR, product VARCHAR, category VARCHAR, country VARCHAR,
                    nanos BIGINT, local TIMESTAMP, q DECIMAL(19, 6), p DECIMAL(19, 6), d DECIMAL(19, 6),
                    cost DECIMAL(19, 6),
                    kind VARCHAR, charge BOOLEAN)""");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Line line : lines) {
                insert.setString(1, known(line.text(Dimensions.order())));
                insert.setString(2, known(line.text(Dimensions.customer())));
                insert.setString(3, known(line.text(Dimensions.product())));
                insert.setString(4, known(line.text(Dimensions.category())));
                insert.setString(5, known(line.text(Dimensions.country())));
                insert.setLong(
                        6,
                        Math.addExact(
                                Math.multiplyExact(line.at().getEpochSecond(), 1_000_000_000L),
                                line.at().getNano()));
                insert.setObject(7, LocalDateTime.ofInstant(line.at(), settings.zone()));
                insert.setBigDecimal(8, line.quantity());
                insert.setBigDecimal(9, line.unitPrice());
                insert.setBigDecimal(10, line.discount() == null ? BigDecimal.ZERO : line.discount());
                insert.setBigDecimal(11, line.unitCost());
                insert.setString(12, line.kind().name());
                insert.setBoolean(13, line.isCharge());
                insert.addBatch();
            }
            if (!lines.isEmpty()) {
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String known(String text) {
        return text == null || text.isBlank() || text.equals("(unknown)") ? null : text;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
