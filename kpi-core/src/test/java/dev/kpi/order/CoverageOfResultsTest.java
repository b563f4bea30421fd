package dev.kpi.order;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.margin;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.profit;
import static dev.kpi.metric.Metrics.repeatPurchaseRate;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kpi.figure.Share;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.order.OrderLines.By;
import dev.kpi.order.OrderLines.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** Results know how much of the data their figures rest on, and say so where it is not all. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@Domain(DomainContext.Global.class)
class CoverageOfResultsTest {

    private static Line line(String order, String day, String customer, String product) {
        return Line.of(order, Instant.parse(day + "T10:00:00Z"), product, 1, new BigDecimal("10"))
                .withCustomer(customer)
                .withCountry(order.startsWith("F") ? "France" : "Spain");
    }

    private static Orders orders(Line... lines) {
        return Stream.of(lines).collect(Orders.collector(RandomLines.GBP, ZoneId.of("Europe/London")));
    }

    private static final Orders SHOP = orders(
            line("F-1", "2024-01-01", "ann", "mug").withUnitCost(new BigDecimal("4")),
            line("F-1", "2024-01-01", "ann", "pot"),
            line("F-2", "2024-01-02", "", "mug").withUnitCost(new BigDecimal("4")),
            line("S-1", "2024-02-03", "bob", "mug").withUnitCost(new BigDecimal("4")),
            line("S-2", "2024-02-03", "bob", "pot").withUnitCost(new BigDecimal("4")));

    @Test
    void aSummaryTellsItBelow() {
        assertThat(SHOP.measure(revenue(), customerCount(), margin())).hasToString("""
                metric         value
                revenue    GBP 50.00
                customers          2
                margin         60.0%
                customers: known for 75.0% of orders
                costs: known for 80.0% of lines""");
        assertThat(SHOP.measure(revenue(), customerCount()).coverage())
                .isEqualTo(Map.of(Coverage.CUSTOMERS, Share.of(3, 4)));
    }

    @Test
    void aTableTellsItBelow() {
        assertThat(SHOP.by(country()).measure(orderCount(), repeatPurchaseRate(), profit()))
                .hasToString("""
                        country  orders  repeat purchase rate     profit
                        France        2                  0.0%  GBP 12.00
                        Spain         2                100.0%  GBP 12.00
                        total         4                 50.0%  GBP 24.00
                        2 rows
                        customers: known for 75.0% of orders
                        costs: known for 80.0% of lines""");
        assertThat(SHOP.by(month()).measure(orderCount(), customerCount())).hasToString("""
                        month      orders  customers
                        2024-01         2          1
                        2024-02 *       2          1
                        2 rows
                        * partial: not wholly inside coverage and scope
                        customers: known for 75.0% of orders""");
    }

    @Test
    void seriesColumnsAndBreakdownsTellItBelow() {
        assertThat(SHOP.by(month()).customerCount()).hasToString("""
                        month      customers
                        2024-01            1
                        2024-02 *          1
                        2 rows
                        * partial: not wholly inside coverage and scope
                        customers: known for 75.0% of orders""");
        assertThat(SHOP.by(product()).customerCount().sortedByValue()).hasToString("""
                        product  customers
                        mug              2
                        pot              2
                        total            2
                        2 rows
                        customers: known for 75.0% of orders""");
        assertThat(SHOP.by(product()).breakdown(profit())).hasToString("""
                        product     profit   share  rank  cumulative
                        mug      GBP 18.00   75.0%     1       75.0%
                        pot       GBP 6.00   25.0%     2      100.0%
                        total    GBP 24.00  100.0%
                        2 rows
                        costs: known for 80.0% of lines""");
    }

    @Test
    void nothingIsSaidWhereEverythingIsKnown() {
        assertThat(SHOP.where(country().is("Spain")).by(product()).measure(customerCount(), profit()))
                .hasToString("""
                        product  customers     profit
                        mug              1   GBP 6.00
                        pot              1   GBP 6.00
                        total            1  GBP 12.00
                        2 rows""");
        assertThat(SHOP.where(country().is("Spain"))
                        .measure(List.of(customerCount()))
                        .coverage())
                .isEqualTo(Map.of(Coverage.CUSTOMERS, Share.of(2, 2)));
        assertThat(SHOP.measure(revenue(), orderCount()).coverage()).isEmpty();
        assertThat(SHOP.by(month()).revenue().coverage()).isEmpty();
    }

    @Test
    void ofNothingThereIsNothingToSay() {
        assertThat(SHOP.where(country().is(Dimension.UNKNOWN))
                        .by(month())
                        .customerCount()
                        .coverage())
                .isEqualTo(Map.of(Coverage.CUSTOMERS, Share.of(0, 0)));
        assertThat(SHOP.where(country().is(Dimension.UNKNOWN)).measure(List.of(customerCount())))
                .hasToString("metric     value\ncustomers      0");
    }

    @Test
    void jsonHasItToo() throws Exception {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        String coverage = "\"coverage\":{\"customers\":0.75,\"costs\":0.8}}";
        assertThat(mapper.writeValueAsString(SHOP.measure(customerCount(), profit())))
                .endsWith("}," + coverage);
        assertThat(mapper.writeValueAsString(SHOP.by(country()).measure(customerCount(), profit())))
                .endsWith("}," + coverage);
        assertThat(mapper.writeValueAsString(SHOP.by(month()).customerCount()))
                .endsWith("],\"coverage\":{\"customers\":0.75}}");
        assertThat(mapper.writeValueAsString(SHOP.by(country()).customerCount()))
                .endsWith("},\"coverage\":{\"customers\":0.75}}");
        assertThat(mapper.writeValueAsString(SHOP.by(country()).breakdown(profit())))
                .endsWith("},\"coverage\":{\"costs\":0.8}}");
        assertThat(mapper.writeValueAsString(SHOP.by(country()).revenue())).doesNotContain("coverage");
    }

    @Test
    void resultsDifferWhereTheirCoverageDoes() {
        assertThat(SHOP.by(country()).customerCount())
                .isEqualTo(SHOP.by(country()).measure(customerCount()))
                .isNotEqualTo(SHOP.by(country()).customerCount().withCoverage(Map.of()));
        assertThat(SHOP.by(country()).customerCount().withCoverage(Map.of()).toString())
                .doesNotContain("known for");
    }

    @Property(tries = 300)
    void coverageIsThatOfTheWholeScopeHoweverItIsGrouped(@ForAll Shop shop, @ForAll Part part, @ForAll By by) {
        Oracle oracle = shop.oracle();
        Scope scope = part.of(shop.orders());
        Share customers = (Share) oracle.scope(part).measure(Metrics.customerCoverage());
        Share costs = (Share) oracle.scope(part).measure(Metrics.costCoverage());
        Map<Coverage, Share> ofCustomers = Map.of(Coverage.CUSTOMERS, customers);
        Map<Coverage, Share> both = Map.of(Coverage.CUSTOMERS, customers, Coverage.COSTS, costs);

        assertThat(scope.by(month()).customerCount().coverage()).isEqualTo(ofCustomers);
        if (Comparisons.isHeld(oracle, by.dimension())) {
            assertThat(scope.by(by.dimension()).customerCount().coverage()).isEqualTo(ofCustomers);
            assertThat(scope.by(by.dimension()).revenue().coverage()).isEmpty();
            if (oracle.hasCosts()) {
                List<Metric<?>> metrics = List.of(repeatPurchaseRate(), profit());
                assertThat(scope.by(by.dimension()).measure(metrics).coverage()).isEqualTo(both);
                assertThat(scope.by(month()).measure(metrics).coverage()).isEqualTo(both);
                assertThat(scope.measure(metrics).coverage()).isEqualTo(both);
                assertThat(scope.by(by.dimension()).breakdown(profit()).coverage())
                        .isEqualTo(Map.of(Coverage.COSTS, costs));
            }
        }
    }
}
