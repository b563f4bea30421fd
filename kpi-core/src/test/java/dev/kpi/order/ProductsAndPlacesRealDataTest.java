package dev.kpi.order;

import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.region;
import static dev.kpi.metric.Metrics.costCoverage;
import static dev.kpi.metric.Metrics.margin;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.orderReturnRate;
import static dev.kpi.metric.Metrics.profit;
import static dev.kpi.metric.Metrics.returnDocumentRate;
import static dev.kpi.metric.Metrics.returnRate;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.metric.Metrics.unitReturnRate;
import static dev.kpi.metric.Metrics.units;
import static dev.kpi.metric.Metrics.unitsPerTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Amount;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.table.Abc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Classes, zones, quantities per order and returns of a shop with costs equal those that SQL takes from its files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductsAndPlacesRealDataTest {

    private AdventureWorks shop;
    private Orders orders;

    @BeforeAll
    void load() {
        shop = new AdventureWorks();
        orders = shop.orders;
    }

    @AfterAll
    void close() {
        if (shop != null) {
            shop.close();
        }
    }

    private void assertSame(Map<Metric<?>, List<String>> metrics, String key, Dimension<?> dimension) {
        assertThat(SqlFigures.engine(orders, metrics, List.of(dimension)))
                .isEqualTo(SqlFigures.sorted(shop.sql.rows("SELECT " + key + ", "
                        + String.join(
                                ", ",
                                metrics.values().stream().flatMap(List::stream).toList())
                        + " FROM line GROUP BY " + key)));
    }

    @Test
    void productClassesAreThoseOfSql() {
        Abc<String, Amount> abc = orders.by(product()).breakdown(revenue()).abc();
        List<List<Object>> items = shop.sql.rows("""
                WITH item AS (SELECT product, sum(price * q) AS value FROM line GROUP BY product),
                ranked AS (
                    SELECT product, value, coalesce(sum(greatest(value, 0)) OVER (
                               ORDER BY value DESC, product ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before,
                           sum(greatest(value, 0)) OVER () AS whole
                    FROM item)
                SELECT product, CASE WHEN value <= 0 THEN 'C' WHEN before * 100 < whole * 80 THEN 'A'
                                     WHEN before * 100 < whole * 95 THEN 'B' ELSE 'C' END AS name
                FROM ranked""");
        assertThat(items).hasSize(abc.items().size()).hasSize(130);
        for (List<Object> item : items) {
            assertThat(abc.classOf(item.get(0).toString()))
                    .as("%s", item.get(0))
                    .isEqualTo(item.get(1));
        }
        assertThat(abc).hasToString("""
                        class  items  of items            revenue  of revenue
                        A         36     27.7%  USD 19,513,576.32       80.8%
                        B         44     33.8%   USD 3,442,459.56       14.3%
                        C         50     38.5%   USD 1,193,273.10        4.9%
                        total    130    100.0%  USD 24,149,308.98      100.0%
                        A below 80.0%, B below 95.0% of the sum of positive values before the item""");

        // ... and they group orders again
        assertThat(orders.by(product().map("ABC", abc::classOf)).revenue().values())
                .isEqualTo(abc.classes().stream().map(Abc.Group::value).toList());
        assertThat(orders.where(product().map("ABC", abc::classOf).is("A"))
                        .by(product())
                        .revenue()
                        .size())
                .isEqualTo(36);
    }

    @Test
    void profitabilityByZoneIsThatOfSql() {
        Map<Metric<?>, List<String>> metrics = new LinkedHashMap<>();
        metrics.put(revenue(), List.of("sum(price * q)"));
        metrics.put(profit(), List.of("sum((price - cost) * q)"));
        metrics.put(margin(), List.of("sum((price - cost) * q)", "sum(price * q)"));
        metrics.put(costCoverage(), List.of("count(*)", "count(*)"));
        assertSame(metrics, "region", region());
        assertSame(metrics, "category", category());
        assertThat(orders.by(region())
                        .measure(revenue(), profit(), margin(), costCoverage())
                        .sortedBy(profit()))
                .hasToString("""
                        region                    revenue             profit  margin  cost coverage
                        Australia        USD 7,176,275.74   USD 2,977,277.28   41.5%         100.0%
                        Southwest        USD 4,689,109.78   USD 1,984,512.27   42.3%         100.0%
                        Northwest        USD 3,000,014.79   USD 1,274,046.02   42.5%         100.0%
                        United Kingdom   USD 2,818,394.71   USD 1,179,585.80   41.9%         100.0%
                        Germany          USD 2,438,064.47   USD 1,019,120.48   41.8%         100.0%
                        France           USD 2,281,608.31     USD 955,757.64   41.9%         100.0%
                        Canada           USD 1,724,743.55     USD 739,135.98   42.9%         100.0%
                        Southeast           USD 11,553.02       USD 5,112.88   44.3%         100.0%
                        Northeast            USD 6,401.57       USD 2,874.58   44.9%         100.0%
                        Central              USD 3,143.06       USD 1,437.44   45.7%         100.0%
                        total           USD 24,149,308.98  USD 10,138,860.38   42.0%         100.0%
                        10 rows""");
    }

    @Test
    void quantityPerOrderOfAProductIsItsUnitsByTheOrdersThatContainIt() {
        Map<Metric<?>, List<String>> metrics = new LinkedHashMap<>();
        metrics.put(units(), List.of("coalesce(sum(q) FILTER (q > 0), 0)"));
        metrics.put(orderCount(), List.of("count(DISTINCT o) FILTER (q > 0)"));
        metrics.put(
                unitsPerTransaction(),
                List.of("coalesce(sum(q) FILTER (q > 0), 0)", "count(DISTINCT o) FILTER (q > 0)"));
        assertSame(metrics, "product", product());
        assertSame(metrics, "category", category());
        assertThat(orders.by(category()).measure(units(), orderCount(), unitsPerTransaction()))
                .hasToString("""
                        category      units  orders   UPT
                        Accessories  57,809  16,983  3.40
                        Bikes        13,929  13,929  1.00
                        Clothing     12,436   6,976  1.78
                        total        84,174  25,164  3.35
                        3 rows""");
    }

    @Test
    void returnsByZoneAreThoseOfSqlAndHaveNoLinks() {
        Map<Metric<?>, List<String>> metrics = new LinkedHashMap<>();
        metrics.put(
                returnRate(), List.of("coalesce(-sum(price * q) FILTER (q < 0), 0)", "sum(price * q) FILTER (q > 0)"));
        metrics.put(unitReturnRate(), List.of("coalesce(-sum(q) FILTER (q < 0), 0)", "sum(q) FILTER (q > 0)"));
        metrics.put(
                returnDocumentRate(), List.of("count(DISTINCT o) FILTER (q < 0)", "count(DISTINCT o) FILTER (q > 0)"));
        metrics.put(Metrics.orderReturnRate(), List.of("0", "0"));
        assertSame(metrics, "region", region());
        assertThat(orders.measure(orderReturnRate()).isDefined()).isFalse();
        assertThat(orders.by(category())
                        .measure(returnRate(), unitReturnRate(), orderReturnRate(), returnDocumentRate()))
                .hasToString("""
                        category     return rate  unit return rate  order return rate  return document rate
                        Accessories         2.3%              2.0%                n/a                  6.6%
                        Bikes               3.1%              3.1%                n/a                  3.1%
                        Clothing            2.9%              2.2%                n/a                  3.8%
                        total               3.1%              2.2%                n/a                  7.2%
                        3 rows""");
    }
}
