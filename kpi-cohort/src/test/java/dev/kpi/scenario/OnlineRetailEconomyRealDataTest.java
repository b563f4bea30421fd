package dev.kpi.scenario;

import static dev.kpi.metric.Grains.month;
import static dev.kpi.scenario.Scenarios.cohortEconomy;
import static dev.kpi.scenario.Scenarios.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.OnlineRetail;
import dev.kpi.Sql;
import dev.kpi.order.Orders;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The economy of a million real lines is the one that SQL counts straight from the file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineRetailEconomyRealDataTest {

    private Path file;
    private Orders orders;
    private CohortEconomy economy;

    @BeforeAll
    void load() throws IOException {
        file = OnlineRetail.file();
        orders = OnlineRetail.orders();
        economy = orders.measure(cohortEconomy(month()).withMargin(0.4).withCustomers());
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
        Scenario scenario = Scenario.of(economy).retention(percent(5)).orderValue(percent(2));
        assertThat(scenario.profit().parts().keySet()).containsExactly(Lever.ORDER_VALUE, Lever.RETENTION);
        Solution solution = Scenario.of(economy).solve(Lever.RETENTION, Outcome.CUSTOMER_LIFETIME_VALUE, percent(10));
        assertThat(solution.scenario().customerLifetimeValue().scenario()).isEqualTo(solution.target());
        ScenarioRanges ranges = scenario.ranges(2011, 200);
        double now = scenario.profit().statusQuo().toDouble();
        assertThat(ranges.statusQuo(Outcome.PROFIT).low().toDouble()).isLessThan(now);
        assertThat(ranges.statusQuo(Outcome.PROFIT).high().toDouble()).isGreaterThan(now);
    }
}
