package dev.kpi.examples.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Orders;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.QualityReport;
import dev.kpi.quality.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The preset for Online Retail II against the figures published with the data, and against a plain reader that goes
 * through the file line by line.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineRetailRealDataTest {

    private static final Set<String> CHARGES = Set.of(
            "POST",
            "DOT",
            "M",
            "m",
            "C2",
            "C3",
            "D",
            "S",
            "BANK CHARGES",
            "ADJUST",
            "ADJUST2",
            "AMAZONFEE",
            "CRUK",
            "B",
            "GIFT");

    private Path file = Path.of("");
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, BigDecimal> sums = new TreeMap<>();
    private final Set<String> saleInvoices = new HashSet<>();
    private final Set<String> customers = new HashSet<>();
    private final Map<String, BigDecimal> revenueByCountry = new HashMap<>();
    private Orders orders = Csv.read(CsvFormat.orderFile().withCurrency(Csv.EUR), "order,time,quantity,unit_price");

    @BeforeAll
    void readTheFile() throws IOException {
        file = SharedData.file("online_retail_II.csv.gz");
        orders = CsvOrders.read(file, CsvFormat.onlineRetailII());
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                count(fields(line));
            }
        }
    }

    /** No field of this file has a line break. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                if (!quoted && field.length() > 0) {
                    field.append('"');
                }
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private void add(String what, BigDecimal amount) {
        counts.merge(what, 1L, Long::sum);
        sums.merge(what, amount, BigDecimal::add);
    }

    private void count(List<String> fields) {
        String invoice = fields.get(0);
        String code = fields.get(1).strip();
        BigDecimal price = new BigDecimal(fields.get(5));
        BigDecimal amount = price.multiply(new BigDecimal(fields.get(3)));
        String customer = fields.get(6);
        add("read", amount);
        if (customer.isEmpty()) {
            add("guest", amount);
        } else {
            add("number", amount);
        }
        if (price.signum() == 0) {
            add("zero", amount);
        } else if (price.signum() < 0) {
            add("negative", amount);
        }
        if (invoice.startsWith("A")) {
            add("adjustment", amount);
        } else if (price.signum() == 0) {
            add("free", amount);
        } else {
            boolean isReturn = invoice.startsWith("C");
            add(isReturn ? "return" : "sale", isReturn ? amount.abs().negate() : amount);
            revenueByCountry.merge(fields.get(7), isReturn ? amount.abs().negate() : amount, BigDecimal::add);
            if (CHARGES.contains(code) || code.startsWith("gift_0001_")) {
                add("charge", isReturn ? amount.abs().negate() : amount);
            }
            if (!isReturn) {
                saleInvoices.add(invoice);
                if (!customer.isEmpty()) {
                    customers.add(customer.replace(".0", ""));
                }
            }
        }
    }

    private long counted(String what) {
        return counts.getOrDefault(what, 0L);
    }

    @Test
    void thePlainReaderAgreesWithThePublishedFigures() {
        assertThat(counted("read")).isEqualTo(1_067_371);
        assertThat(sums.get("read")).isEqualByComparingTo("19287250.568");
        assertThat(counted("guest")).isEqualTo(243_007);
        assertThat(sums.get("guest")).isEqualByComparingTo("2638958.18");
        assertThat(counted("zero")).isEqualTo(6_202);
        assertThat(counted("negative")).isEqualTo(5);
        assertThat(counted("adjustment")).isEqualTo(6);
        assertThat(sums.get("adjustment")).isEqualByComparingTo("-147614.08");
    }

    @Test
    void everyLineIsReadAndAccepted() {
        QualityReport quality = orders.quality();
        assertThat(quality.read()).isEqualTo(counted("read"));
        assertThat(quality.accepted()).isEqualTo(counted("read"));
        assertThat(quality.rejected()).isZero();
        assertThat(quality.voidLines())
                .isEqualTo(counted("adjustment") + counted("free"))
                .isEqualTo(6_208);
        assertThat(quality.finding(Reason.MISSING_CUSTOMER).count()).isEqualTo(counted("guest"));
        assertThat(quality.finding(Reason.ZERO_PRICE).count()).isEqualTo(counted("zero"));
        assertThat(quality.finding(Reason.NEGATIVE_PRICE).count()).isEqualTo(counted("negative"));
        assertThat(quality.finding(Reason.EXCESS_PRECISION).count()).isEqualTo(18);
        assertThat(quality.finding(Reason.UNPARSABLE_FIELD).count()).isZero();
        assertThat(quality.finding(Reason.CLOCK_CHANGE).count()).isZero();
    }

    @Test
    void everyRuleIsCounted() {
        assertThat(Csv.treatments(orders))
                .containsExactly(
                        "customer number read without '.0' = " + counted("number"),
                        "invoice A... (adjustment) taken as void = " + counted("adjustment"),
                        "invoice C... taken as return = " + counted("return"),
                        "postage, fee, voucher or manual line taken as charge = " + counted("charge"),
                        "price 0 (stock movement, gift) taken as void = " + counted("free"));
    }

    @Test
    void moneyIsExact() {
        assertThat(orders.measure(Metrics.grossSales()).value()).isEqualByComparingTo(sums.get("sale"));
        assertThat(orders.measure(Metrics.returns()).value())
                .isEqualByComparingTo(sums.get("return").negate());
        assertThat(orders.revenue().value())
                .isEqualByComparingTo(sums.get("sale").add(sums.get("return")));
        assertThat(orders.measure(Metrics.charges()).value()).isEqualByComparingTo(sums.get("charge"));
        // as published: not C, quantity and price above 0, without the A line
        assertThat(orders.measure(Metrics.grossSales()).value()).isEqualByComparingTo("20961532.508");
    }

    @Test
    void ordersAndCustomersAreThoseOfTheFile() {
        assertThat(orders.orderCount().longValue()).isEqualTo(saleInvoices.size());
        assertThat(orders.customerCount().longValue()).isEqualTo(customers.size());
        assertThat(orders.coverage()).hasToString("2009-12-01..2011-12-09");
        assertThat(orders.currency()).hasToString("GBP");
    }

    @Test
    void countriesAreThoseOfTheFile() {
        var byCountry = orders.by(Dimensions.country()).revenue();
        assertThat(new HashSet<>(byCountry.keys())).isEqualTo(revenueByCountry.keySet());
        revenueByCountry.forEach((country, revenue) ->
                assertThat(byCountry.get(country).value()).as(country).isEqualByComparingTo(revenue));
    }

    @Test
    void theUnpackedFileReadInPartsGivesTheSame(@TempDir Path directory) throws IOException {
        Path unpacked = directory.resolve("online_retail_II.csv");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Files.copy(in, unpacked);
        }
        Orders same = CsvOrders.read(unpacked, CsvFormat.onlineRetailII());
        assertThat(same.quality()).isEqualTo(orders.quality());
        assertThat(same.by(Dimensions.country(), Dimensions.weekday()).measure(Metrics.revenue(), Metrics.units()))
                .isEqualTo(orders.by(Dimensions.country(), Dimensions.weekday())
                        .measure(Metrics.revenue(), Metrics.units()));
    }

    @Test
    void theDoubledDaysCanBeLeftOut() throws IOException {
        OnlineRetailRules rules = OnlineRetailRules.withDefaults().with(OnlineRetailRule.DOUBLED_DAYS_ONCE);
        Orders once = CsvOrders.read(file, CsvFormat.onlineRetailII(rules));
        assertThat(once.quality().finding(Reason.DOUBLED_PERIOD).count()).isEqualTo(22_523);
        assertThat(once.quality().accepted()).isEqualTo(1_044_848);
        assertThat(once.orderCount()).isEqualTo(orders.orderCount());
        Orders kept = CsvOrders.read(
                file,
                CsvFormat.onlineRetailII(rules)
                        .withPolicy(QualityPolicy.withDefaults().with(Reason.DOUBLED_PERIOD, Policy.KEEP)));
        assertThat(kept.quality().accepted()).isEqualTo(1_067_371);
        assertThat(kept.revenue()).isEqualTo(orders.revenue());
    }

    @Test
    void exactDuplicatesCanBeLeftOut() throws IOException {
        Orders once = CsvOrders.read(
                file,
                CsvFormat.onlineRetailII()
                        .withPolicy(QualityPolicy.withDefaults().with(Reason.DUPLICATE_LINE, Policy.DROP)));
        assertThat(orders.quality().finding(Reason.DUPLICATE_LINE).count()).isEqualTo(34_335);
        assertThat(once.quality().finding(Reason.DUPLICATE_LINE).count()).isEqualTo(34_335);
        assertThat(once.quality().rejected()).isEqualTo(34_335);
        assertThat(once.quality().accepted()).isEqualTo(1_033_036);
    }
}
