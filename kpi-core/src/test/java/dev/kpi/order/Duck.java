package dev.kpi.order;

import dev.kpi.Sql;
import dev.kpi.metric.Dimensions;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;

/** The SQL engine with lines as they came: the second opinion on figures. */
final class Duck extends Sql {

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
}
