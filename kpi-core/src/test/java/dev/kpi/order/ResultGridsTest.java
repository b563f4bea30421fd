package dev.kpi.order;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Amount;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.table.Grid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The results of questions, cell by cell. */
class ResultGridsTest {

    private static final Orders ORDERS = Stream.of(
                    line("A-1", "2024-01-09T10:00:00Z", "12.50")
                            .withCustomer("ann")
                            .withCountry("France"),
                    line("A-2", "2024-02-03T10:00:00Z", "80.00").withCountry("Spain"))
            .collect(Orders.collector(RandomLines.GBP, ZoneId.of("Europe/London")));

    private static Line line(String order, String at, String price) {
        return Line.of(order, Instant.parse(at), "mug", 1, new BigDecimal(price));
    }

    private static Amount pounds(String value) {
        return Amount.of(new BigDecimal(value), RandomLines.GBP);
    }

    @Test
    void aSeriesTellsItsPeriodsAndWhichArePartial() {
        Grid grid = ORDERS.by(month()).revenue().grid();
        assertThat(grid.columns()).containsExactly("month", "partial", "revenue");
        assertThat(grid.rows())
                .isEqualTo(List.of(
                        List.of(YearMonth.of(2024, 1), true, pounds("12.5")),
                        List.of(YearMonth.of(2024, 2), true, pounds("80"))));
    }

    @Test
    void aTableHasAColumnForEachDimensionAndMetric() {
        Grid grid = ORDERS.by(country(), month())
                .measure(revenue(), customerCount())
                .grid();
        assertThat(grid.columns()).containsExactly("country", "month", "partial", "revenue", "customers");
        assertThat(grid.rows().get(0).subList(0, 4))
                .isEqualTo(List.of("France", YearMonth.of(2024, 1), true, pounds("12.5")));
        assertThat(grid.notes()).containsExactly("customers: known for 50.0% of orders");
    }

    @Test
    void aBreakdownAddsSharesAndRanks() {
        Grid grid = ORDERS.by(country()).breakdown(revenue()).grid();
        assertThat(grid.columns()).containsExactly("country", "revenue", "share", "rank", "cumulative");
        assertThat(grid.rows()).hasSize(2);
    }

    @Test
    void aSummaryHasARowForEachMetric() {
        Grid grid = ORDERS.measure(revenue(), averageOrderValue()).grid();
        assertThat(grid.columns()).containsExactly("metric", "value", "unit");
        assertThat(grid.rows().get(1).subList(0, 1)).isEqualTo(List.of("AOV"));
        assertThat(grid.rows().get(1).get(2)).isEqualTo("GBP per order");
    }

    @Test
    void aColumnOfAMetricThatBearsTheNameOfItsDimensionIsToldApart() {
        Dimension<String> orders = Dimensions.ofLine("orders", line -> line.order());
        Grid grid = ORDERS.by(orders).measure(orderCount()).grid();
        assertThat(grid.columns()).containsExactly("orders", "orders (2)");
    }
}
