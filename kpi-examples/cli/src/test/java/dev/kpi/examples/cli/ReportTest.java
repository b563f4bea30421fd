package dev.kpi.examples.cli;

import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.grossSales;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.repeatPurchaseRate;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.order.Orders;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Orders ORDERS =
            DemoShop.withDefaults().withLines(20_000).withSeed(7).orders();
    private static final Report REPORT = Report.of("demo shop", ORDERS, ORDERS);

    private static Report whole(Orders orders) {
        return Report.of("demo shop", orders, orders);
    }

    private static JsonNode json(String text) throws IOException {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .readTree(text);
    }

    private static String frozen() throws IOException {
        try (InputStream in = ReportTest.class.getResourceAsStream("report-demo.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> texts(JsonNode nodes, String... path) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : nodes) {
            JsonNode value = node;
            for (String step : path) {
                value = value.path(step);
            }
            texts.add(value.asText());
        }
        return texts;
    }

    @Test
    void printsAsFrozen() throws IOException {
        assertThat(REPORT.text()).isEqualTo(frozen());
    }

    @Test
    void fitsATerminalOf140Columns() { // cohorts, segments and scenarios have no room in 80
        assertThat(REPORT.text().lines()).allMatch(line -> line.length() <= 140);
    }

    @Test
    void reportsOnTheDemoShopWithoutAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("figures.json");
        Report report = whole(DemoShop.withDefaults().orders());

        Run run = Run.of("report", "--json", file.toString());

        assertThat(run).isEqualTo(new Run(0, report.text(), ""));
        assertThat(Files.readString(file)).isEqualTo(report.json());
    }

    @Test
    void aFileOfTheDemoShopGivesTheSameReport(@TempDir Path directory) {
        Path file = directory.resolve("clean.csv.gz");
        Run.of("demo", "--lines", "20000", "--clean", "--out", file.toString());

        Run run = Run.of("report", "--csv", file.toString(), "--zone", "Europe/Berlin");

        String expected = whole(DemoShop.withDefaults()
                        .withLines(20_000)
                        .withoutOddLines()
                        .orders())
                .text();
        String figures = "\nRevenue\n";
        assertThat(run.out().substring(run.out().indexOf(figures)))
                .isEqualTo(expected.substring(expected.indexOf(figures)));
    }

    @Test
    void jsonHoldsTheSameSectionsAsTheText() throws IOException {
        List<String> fields = new ArrayList<>();
        json(REPORT.json()).fieldNames().forEachRemaining(fields::add);

        assertThat(fields)
                .containsExactly(
                        "source",
                        "currency",
                        "zone",
                        "coverage",
                        "quality",
                        "audit",
                        "revenue",
                        "orders",
                        "customers",
                        "profit",
                        "months",
                        "growth",
                        "trend",
                        "seasons",
                        "to-date",
                        "price-volume-mix",
                        "weekdays",
                        "hours",
                        "top-days",
                        "unusual-days",
                        "categories",
                        "products",
                        "product-classes",
                        "countries",
                        "regions",
                        "channels",
                        "stores",
                        "payment-methods",
                        "customer-types",
                        "delivery-distance",
                        "delivery-time",
                        "novelty",
                        "purchase-frequency",
                        "time-between-orders",
                        "lifecycle",
                        "active-customers",
                        "sign-up",
                        "top-customers",
                        "retention",
                        "cohort-revenue",
                        "cohort-audit",
                        "lifetime-value",
                        "scenario",
                        "rfm-segments",
                        "rfm-heat-map");
    }

    @Test
    void jsonHoldsTheFiguresExactly() throws IOException {
        JsonNode json = json(REPORT.json());

        assertThat(json.path("revenue").path("values").path("gross sales").decimalValue())
                .isEqualTo(ORDERS.measure(grossSales()).value());
        assertThat(json.path("customers").path("values").path("customers").longValue())
                .isEqualTo(ORDERS.customerCount().longValue());
        assertThat(json.path("customers")
                        .path("values")
                        .path("repeat purchase rate")
                        .decimalValue())
                .isEqualByComparingTo(
                        ORDERS.measure(repeatPurchaseRate()).toBigDecimal().round(MathContext.DECIMAL64));
        assertThat(json.path("audit").path("balanced").booleanValue()).isTrue();
        assertThat(json.path("quality").path("read").longValue()).isEqualTo(20_000);
    }

    @Test
    void jsonRowsAreThoseOfTheTables() throws IOException {
        JsonNode json = json(REPORT.json());

        JsonNode months = json.path("months").path("rows");
        var series = ORDERS.by(month()).revenue();
        assertThat(texts(months, "key", "month"))
                .isEqualTo(series.keys().stream().map(YearMonth::toString).toList());
        assertThat(months.get(3).path("values").path("revenue").decimalValue())
                .isEqualTo(series.values().get(3).value());
        assertThat(months.get(29).path("partial").booleanValue()).isTrue();

        JsonNode categories = json.path("categories").path("rows");
        var breakdown = ORDERS.by(category()).breakdown(revenue());
        assertThat(texts(categories, "key", "category"))
                .isEqualTo(breakdown.parts().stream().map(part -> part.key()).toList());
        assertThat(categories.get(0).path("share").decimalValue())
                .isEqualByComparingTo(breakdown.parts().get(0).share().value(MathContext.DECIMAL64));
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : categories) {
            sum = sum.add(row.path("values").path("revenue").decimalValue());
        }
        assertThat(sum).isEqualTo(ORDERS.revenue().value());
    }

    @Test
    void topsEndWithTheOthers() throws IOException {
        JsonNode json = json(REPORT.json());
        JsonNode products = json.path("products").path("rows");
        assertThat(products).hasSize(21);
        assertThat(products.get(20).path("key").path("product").asText()).isEqualTo("others");
        assertThat(products.get(20).has("name")).isFalse();
        assertThat(products.get(0).path("name").asText()).isNotBlank();
        var ranked = ORDERS.by(product()).breakdown(revenue()).parts();
        assertThat(texts(products, "key", "product").subList(0, 20))
                .isEqualTo(
                        ranked.subList(0, 20).stream().map(part -> part.key()).toList());

        var countries = ORDERS.by(country().top(10, revenue())).measure(orderCount(), customerCount());
        JsonNode rows = json.path("countries").path("rows");
        assertThat(rows).hasSize(11);
        for (JsonNode row : rows) {
            assertThat(row.path("values").path("customers").longValue())
                    .isEqualTo(countries
                            .get(row.path("key").path("country").asText(), customerCount())
                            .longValue());
        }
    }
}
