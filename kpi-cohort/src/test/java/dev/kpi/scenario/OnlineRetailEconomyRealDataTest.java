package dev.kpi.scenario;

import static dev.kpi.metric.Grains.month;
import static dev.kpi.scenario.Orderbook.GBP;
import static dev.kpi.scenario.Scenarios.cohortEconomy;
import static dev.kpi.scenario.Scenarios.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.SharedData;
import dev.kpi.Sql;
import dev.kpi.order.Line;
import dev.kpi.order.LineKind;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.order.OrdersBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The economy of a million real lines is the one that SQL counts straight from the file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineRetailEconomyRealDataTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Path file;
    private Orders orders;
    private CohortEconomy economy;

    @BeforeAll
    void load() throws IOException {
        file = SharedData.file("online_retail_II.csv.gz");
        try (Reader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            OrdersBuilder builder = Orders.builder(OrderSettings.of(GBP, LONDON));
            readRecord(reader); // the header
            for (List<String> record = readRecord(reader); !record.isEmpty(); record = readRecord(reader)) {
                builder.add(line(record));
            }
            orders = builder.toOrders();
        }
        economy = orders.measure(cohortEconomy(month()).withMargin(0.4).withCustomers());
    }

    /** One record of comma-separated values, none at the end. */
    private static List<String> readRecord(Reader reader) throws IOException {
        List<String> record = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int c = reader.read();
        if (c < 0) {
            return record;
        }
        for (; c >= 0 && (quoted || c != '\n'); c = reader.read()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                record.add(field.toString());
                field.setLength(0);
            } else {
                field.append((char) c);
            }
        }
        record.add(field.toString());
        return record;
    }

    private static Line line(List<String> record) {
        String invoice = record.get(0);
        BigDecimal price = new BigDecimal(record.get(5));
        Line line = Line.of(
                        invoice,
                        LocalDateTime.parse(record.get(4), TIME).atZone(LONDON).toInstant(),
                        record.get(1),
                        Long.parseLong(record.get(3)),
                        price)
                .withCustomer(record.get(6).replace(".0", ""));
        if (invoice.startsWith("A") || price.signum() == 0) {
            return line.withKind(LineKind.VOID);
        }
        return line.withKind(invoice.startsWith("C") ? LineKind.RETURN : LineKind.SALE);
    }

    @Test
    void sizesRetentionAndRevenuePerActiveMemberAreThoseOfSql() throws IOException {
        try (Sql sql = new Sql();
                InputStream script = getClass().getResourceAsStream("online-retail-economy.sql")) {
            String text = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            sql.run(text.replace("FILE", file.toAbsolutePath().toString()));
            List<List<Object>> rows = sql.rows("SELECT cohort, age, size, active, revenue FROM cell ORDER BY 1, 2");
            assertThat(rows).hasSize(24 * 25 / 2); // cohorts of December 2009 to November 2011
            for (List<Object> row : rows) {
                int age = ((BigDecimal) row.get(1)).intValueExact();
                double active = ((BigDecimal) row.get(3)).doubleValue();
                assertThat(economy.isObserved(row.get(0), age)).isTrue();
                assertThat(economy.size(row.get(0)).value()).isEqualByComparingTo((BigDecimal) row.get(2));
                assertThat(economy.retention(row.get(0), age).toDouble())
                        .isEqualTo(active / ((BigDecimal) row.get(2)).doubleValue());
                assertThat(economy.revenuePerActive(row.get(0), age).toDouble() * active)
                        .isCloseTo(((BigDecimal) row.get(4)).doubleValue(), within(1e-6));
            }
            assertThat(economy.horizon()).isEqualTo(23);
        }
    }

    @Test
    void questionsAreAnswered() {
        Scenario scenario = economy.scenario().retention(percent(5)).orderValue(percent(2));
        assertThat(scenario.profit().parts().keySet()).containsExactly(Lever.ORDER_VALUE, Lever.RETENTION);
        Solution solution = economy.scenario().solve(Lever.RETENTION, Outcome.CUSTOMER_LIFETIME_VALUE, percent(10));
        assertThat(solution.scenario().customerLifetimeValue().scenario()).isEqualTo(solution.target());
        ScenarioRanges ranges = scenario.ranges(2011, 200);
        double now = scenario.profit().statusQuo().toDouble();
        assertThat(ranges.statusQuo(Outcome.PROFIT).low().toDouble()).isLessThan(now);
        assertThat(ranges.statusQuo(Outcome.PROFIT).high().toDouble()).isGreaterThan(now);
    }
}
