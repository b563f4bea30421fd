package dev.kpi.rfm;

import static dev.kpi.rfm.Rfm.rfm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.SharedData;
import dev.kpi.Sql;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Line;
import dev.kpi.order.LineKind;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.order.OrdersBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures, scores and segments of six thousand real customers equal those that SQL takes from the file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineRetailRealDataTest {

    /** The same lines in a database and as orders. */
    private static final class Retail extends Sql {

        void script(String name, String from, String to) {
            try (InputStream stream = OnlineRetailRealDataTest.class.getResourceAsStream(name)) {
                run(new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8)
                        .replace(from, to));
            } catch (IOException e) {
                throw new IllegalStateException(name, e);
            }
        }

        Orders orders() {
            OrdersBuilder builder = Orders.builder(OrderSettings.of(Fact.GBP, Fact.LONDON));
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT \"order\", customer, product, CAST(epoch(local) AS BIGINT), q, p, kind FROM line")) {
                while (rows.next()) {
                    String customer = rows.getString(2);
                    builder.add(Line.of(
                                    rows.getString(1),
                                    LocalDateTime.ofEpochSecond(rows.getLong(4), 0, ZoneOffset.UTC)
                                            .atZone(Fact.LONDON)
                                            .toInstant(),
                                    rows.getString(3),
                                    rows.getLong(5),
                                    rows.getBigDecimal(6))
                            .withCustomer(customer == null ? "" : customer)
                            .withKind(LineKind.valueOf(rows.getString(7))));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return builder.toOrders();
        }
    }

    private Retail sql;
    private Orders orders;

    @BeforeAll
    void load() {
        sql = new Retail();
        sql.script(
                "online-retail.sql",
                "FILE",
                SharedData.file("online_retail_II.csv.gz").toAbsolutePath().toString());
        orders = sql.orders();
    }

    @AfterAll
    void close() {
        if (sql != null) {
            sql.close();
        }
    }

    private static List<Object> row(RfmCustomer customer) {
        Figure spend = customer.spend();
        return List.of(
                customer.id(),
                Sql.plain(customer.daysSinceLastOrder()),
                Sql.plain(customer.orderCount()),
                Sql.plain(spend instanceof Quotient quotient ? quotient.numerator() : ((Amount) spend).value()),
                Sql.plain(customer.recencyScore()),
                Sql.plain(customer.frequencyScore()),
                Sql.plain(customer.monetaryScore()));
    }

    private void compare(Rfm analysis, String table) {
        assertThat(orders.measure(analysis).customers().stream()
                        .sorted(Comparator.comparing(RfmCustomer::id))
                        .map(OnlineRetailRealDataTest::row)
                        .toList())
                .as(analysis + " and " + table)
                .isEqualTo(sql.rows("SELECT * FROM " + table + " ORDER BY customer"));
    }

    @ParameterizedTest
    @CsvSource({"2011-12-09", "2010-12-31", "2009-12-01", "2012-02-29"})
    void scoresAreThoseOfSql(LocalDate asOf) {
        sql.script("scores.sql", "AS_OF", asOf.toString());

        compare(rfm(asOf), "by_rank");
        compare(rfm(asOf).withNtile(), "by_ntile");
        compare(rfm(asOf).withNestedBins(), "nested");
        compare(rfm(asOf).withMonetary(Monetary.AVERAGE_ORDER_VALUE), "by_order_value");
    }

    @Test
    void everyCustomerThatTheSourceCountsIsScored() {
        // not C, quantity and price above zero
        assertThat(orders.measure(rfm()).customerCount()).hasToString("5878 customers");
    }

    @Test
    void segmentsAreThoseOfSql() {
        sql.script("scores.sql", "AS_OF", "2011-12-09");
        RfmTable table = orders.measure(rfm());
        String segment = "CASE WHEN r = 5 AND f >= 4 THEN 'champions' WHEN r = 5 AND f = 1 THEN 'new'"
                + " WHEN r = 4 AND f = 1 THEN 'promising' WHEN r >= 4 AND f <= 3 THEN 'potential loyalist'"
                + " WHEN r >= 3 AND f >= 4 THEN 'loyal' WHEN r = 3 AND f = 3 THEN 'needs attention'"
                + " WHEN r = 3 THEN 'about to sleep' WHEN f = 5 THEN 'cannot lose' WHEN f >= 3 THEN 'at risk'"
                + " WHEN r = 2 THEN 'hibernating' ELSE 'lost' END";

        assertThat(table.segments().segments().stream()
                        .filter(row -> row.customers().longValue() > 0)
                        .sorted(Comparator.comparing(RfmSegment::name))
                        .map(row -> List.of(
                                row.name(),
                                Sql.plain(row.customers().value()),
                                Sql.plain(row.spend().value()),
                                Sql.plain(row.meanDaysSinceLastOrder().numerator()),
                                Sql.plain(row.meanOrderCount().numerator())))
                        .toList())
                .isEqualTo(sql.rows("SELECT " + segment + " AS segment, count(*), sum(monetary), sum(recency),"
                        + " sum(frequency) FROM by_rank GROUP BY segment ORDER BY segment"));
        var bySegment = orders.by(table.segment()).measure(Metrics.revenue(), Metrics.customerCount());
        table.segments().segments().stream()
                .filter(row -> row.customers().longValue() > 0)
                .forEach(row -> {
                    assertThat(bySegment.get(row.name(), Metrics.revenue())).isEqualTo(row.spend());
                    assertThat(bySegment
                                    .get(row.name(), Metrics.customerCount())
                                    .longValue())
                            .isEqualTo(row.customers().longValue());
                });
    }

    @Test
    void coverageIsThatOfSql() {
        assertThat(List.<Object>of(
                        Sql.plain(orders.measure(rfm()).coverage().part()),
                        Sql.plain(orders.measure(rfm()).coverage().whole())))
                .isEqualTo(sql.rows("SELECT count(DISTINCT \"order\") FILTER (customer IS NOT NULL),"
                                + " count(DISTINCT \"order\") FROM line WHERE kind = 'SALE'")
                        .get(0));
    }
}
