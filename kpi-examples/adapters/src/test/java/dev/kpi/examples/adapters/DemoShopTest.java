package dev.kpi.examples.adapters;

import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.channel;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.customer;
import static dev.kpi.metric.Dimensions.customerType;
import static dev.kpi.metric.Dimensions.hour;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.returnedOrder;
import static dev.kpi.metric.Dimensions.shipTo;
import static dev.kpi.metric.Dimensions.weekday;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Grains.quarter;
import static dev.kpi.metric.Grains.year;
import static dev.kpi.metric.Metrics.charges;
import static dev.kpi.metric.Metrics.costCoverage;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.customerCoverage;
import static dev.kpi.metric.Metrics.discountRate;
import static dev.kpi.metric.Metrics.lines;
import static dev.kpi.metric.Metrics.margin;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.repeatPurchaseRate;
import static dev.kpi.metric.Metrics.returnRate;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Line;
import dev.kpi.order.Orders;
import dev.kpi.quality.Reason;
import dev.kpi.table.Summary;
import dev.kpi.time.DateRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class DemoShopTest {
    private static final DemoShop SHOP =
            DemoShop.withDefaults().withLines(30_000).withSeed(7);
    private static final Orders ORDERS = SHOP.orders();

    private static String figures(Orders orders) {
        List<Metric<?>> metrics = new ArrayList<>(Metrics.all());
        if (!orders.hasCosts()) {
            metrics.removeIf(metric -> List.of("cost", "profit", "margin").contains(metric.name()));
        }
        return orders.measure(metrics)
                + "\n" + orders.by(month()).measure(revenue(), orderCount(), customerCount(), lines())
                + "\n" + orders.by(product().top(10, revenue()), quarter()).measure(revenue(), orderCount())
                + "\n" + orders.by(category()).breakdown(revenue())
                + "\n" + orders.by(weekday(), hour()).orderCount();
    }

    private static double share(Figure figure) {
        return figure.toDouble();
    }

    private static String csv(DemoShop shop) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        shop.writeCsv(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Orders read(String csv) throws IOException {
        return CsvOrders.read(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                "demo.csv",
                CsvFormat.orderFile()
                        .withCurrency(DemoShop.CURRENCY)
                        .withZone(DemoShop.ZONE)
                        .withSettings(settings ->
                                settings.withCoverage(DemoShop.withDefaults().range())));
    }

    @Test
    void givesTheSameFiguresForTheSameSeed() {
        assertThat(figures(SHOP.withSeed(7).orders())).isEqualTo(figures(ORDERS));
    }

    @Test
    void givesOtherFiguresForAnotherSeed() {
        assertThat(figures(SHOP.withSeed(8).orders())).isNotEqualTo(figures(ORDERS));
    }

    @Test
    void givesTheSameFiguresWhateverTheThreads() throws Exception {
        ForkJoinPool single = new ForkJoinPool(1);
        try {
            assertThat(single.submit(() -> figures(SHOP.orders())).get()).isEqualTo(figures(ORDERS));
        } finally {
            single.shutdown();
        }
    }

    @Test
    void linesAsObjectsGiveTheSameFiguresAsBatches() {
        assertThat(figures(SHOP.lines().collect(Orders.collector(SHOP.settings()))))
                .isEqualTo(figures(ORDERS));
        assertThat(figures(SHOP.withFewFacts().lines().collect(Orders.collector(SHOP.settings()))))
                .isEqualTo(figures(SHOP.withFewFacts().orders()));
    }

    @Test
    void theCsvFormGivesTheSameFiguresWhereNoCellIsSpoilt() throws IOException {
        DemoShop clean = SHOP.withoutOddLines();

        assertThat(figures(read(csv(clean)))).isEqualTo(figures(clean.orders()));
        assertThat(figures(read(csv(clean.withFewFacts()))))
                .isEqualTo(figures(clean.withFewFacts().orders()));
    }

    @Test
    void hasAsManyLinesAsAskedFor() throws IOException {
        assertThat(ORDERS.quality().read()).isEqualTo(30_000);
        assertThat(SHOP.lines()).hasSize(30_000);
        assertThat(csv(SHOP).lines()).hasSize(30_001);
        assertThat(DemoShop.withDefaults().withLines(1).lines()).hasSize(1);
    }

    @Test
    void everyBridgeHolds() {
        assertThat(ORDERS.audit().isBalanced()).as(ORDERS.audit().toString()).isTrue();
        assertThat(SHOP.withFewFacts().orders().audit().isBalanced()).isTrue();
    }

    @Test
    void looksLikeAShop() {
        Summary figures = ORDERS.measure(
                repeatPurchaseRate(), customerCoverage(), returnRate(), discountRate(), margin(), costCoverage());
        assertThat(share(figures.get(repeatPurchaseRate()))).isBetween(0.25, 0.60);
        assertThat(share(figures.get(customerCoverage()))).isBetween(0.80, 0.95);
        assertThat(share(figures.get(returnRate()))).isBetween(0.02, 0.08);
        assertThat(share(figures.get(discountRate()))).isBetween(0.01, 0.06);
        assertThat(share(figures.get(margin()))).isBetween(0.40, 0.55);
        assertThat(share(figures.get(costCoverage()))).isBetween(0.95, 0.995);
        assertThat(30_000.0 / ORDERS.orderCount().longValue()).isBetween(3.8, 5.2);
        assertThat(share(
                        ORDERS.by(country()).breakdown(revenue()).get("Germany").share()))
                .isBetween(0.5, 0.75);
        assertThat(ORDERS.by(channel()).orderCount().keys()).containsExactly("App", "Marketplace", "Store", "Web");
        assertThat(ORDERS.by(customerType()).customerCount().get("Business").longValue())
                .isLessThan(
                        ORDERS.by(customerType()).customerCount().get("Private").longValue() / 5);
        assertThat(ORDERS.measure(charges()).signum()).isPositive();
    }

    @Test
    void growsAndSellsMostBeforeChristmas() {
        var years = ORDERS.by(year()).orderCount();
        assertThat(years.values().get(1)).isGreaterThan(years.values().get(0));
        var months = ORDERS.by(month()).orderCount();
        assertThat(months.get(YearMonth.of(2023, 12))).isGreaterThan(months.get(YearMonth.of(2023, 8)));
        assertThat(months.get(YearMonth.of(2024, 11))).isGreaterThan(months.get(YearMonth.of(2024, 2)));
        assertThat(months.partial()).containsExactly(YearMonth.of(2025, 6));
    }

    @Test
    void someCustomersBuyOnceAndSomeAllTheTime() {
        List<Long> orders = ORDERS.by(customer()).orderCount().values().stream()
                .map(count -> count.longValue())
                .toList();
        long once = orders.stream().filter(n -> n == 1).count();
        assertThat((double) once / orders.size()).isBetween(0.35, 0.75);
        assertThat(orders.stream().filter(n -> n >= 10).count()).isGreaterThan(20);
    }

    @Test
    void fewProductsMakeMuchOfTheRevenue() {
        var products = ORDERS.by(product()).breakdown(revenue());
        int fifth = products.size() / 5;
        assertThat(share(products.parts().get(fifth).cumulativeShare())).isBetween(0.5, 0.9);
    }

    @Test
    void returnsNameTheOrderTheyReturnFrom() {
        List<String> sold = ORDERS.by(Dimensions.order()).orderCount().keys();
        List<String> returned = ORDERS.by(returnedOrder()).measure(lines()).keys().stream()
                .filter(order -> order.startsWith("A"))
                .toList();
        assertThat(returned).hasSizeGreaterThan(300).isSubsetOf(sold);
    }

    @Test
    void noOrderIsReturnedTwiceBeyondWhatItHeld() {
        var negative = ORDERS.by(Dimensions.ofLine(
                        "sold as", line -> line.isReturn() ? line.text(returnedOrder()) : line.order()))
                .measure(Metrics.netUnits());
        assertThat(negative.values()).allMatch(units -> units.value().signum() >= 0);
    }

    @Test
    void hasOddLinesUnlessToldOtherwise() {
        assertThat(ORDERS.quality().finding(Reason.ZERO_PRICE).count()).isPositive();
        assertThat(ORDERS.quality().finding(Reason.DUPLICATE_LINE_ID).count()).isPositive();
        assertThat(ORDERS.quality().finding(Reason.DISAGREEING_FACT).count()).isPositive();
        assertThat(ORDERS.quality().finding(Reason.MISSING_CUSTOMER).count()).isPositive();
        assertThat(ORDERS.quality().voidLines()).isPositive();
        Orders clean = SHOP.withoutOddLines().orders();
        assertThat(clean.quality().rejected()).isZero();
        assertThat(clean.quality().finding(Reason.ZERO_PRICE).count()).isZero();
        assertThat(clean.quality().finding(Reason.DISAGREEING_FACT).count()).isZero();
        assertThat(clean.quality().finding(Reason.SIGN_UP_AFTER_FIRST_ORDER).count())
                .isZero();
    }

    @Test
    void theCsvFormHasCellsThatCannotBeRead() throws IOException {
        Orders read = read(csv(SHOP));

        assertThat(read.quality().finding(Reason.UNPARSABLE_FIELD).count()).isPositive();
        assertThat(read.audit().isBalanced()).isTrue();
    }

    @Test
    void ordersComeInTheOrderOfTimeAndWithinTheRange() {
        DateRange range = DateRange.parse("2024-02-28..2024-03-31");
        List<Line> lines = SHOP.withRange(range).withoutOddLines().lines().toList();

        assertThat(lines).isSortedAccordingTo((left, right) -> left.at().compareTo(right.at()));
        assertThat(lines).allMatch(line -> range.contains(LocalDate.ofInstant(line.at(), DemoShop.ZONE)));
        assertThat(lines).allMatch(line -> line.at().getEpochSecond() % 60 == 0);
    }

    @Test
    void fewFactsTakeAboutSeventyBytesALine() throws IOException {
        String csv = csv(SHOP.withFewFacts());

        assertThat(csv.lines().findFirst())
                .contains("order,time,customer,product,category,region,quantity,unit_price,discount");
        assertThat(csv.length() / 30_000).isBetween(60, 72);
        assertThat(SHOP.withFewFacts().orders().attributes())
                .containsExactlyInAnyOrder(Dimensions.order(), customer(), product(), category(), Dimensions.region());
        assertThat(ORDERS.attributes()).contains(shipTo());
    }

    @Test
    void printsWhatItIs() {
        assertThat(SHOP).hasToString("DemoShop[30000 lines, seed 7, 2023-01-01..2025-06-15]");
        assertThat(SHOP.withFewFacts()).hasToString("DemoShop[30000 lines, seed 7, 2023-01-01..2025-06-15, few facts]");
        assertThat(SHOP.withoutOddLines())
                .hasToString("DemoShop[30000 lines, seed 7, 2023-01-01..2025-06-15, no odd lines]");
    }

    @Test
    void refusesNumbersOfLinesAndRangesItCannotFill() {
        assertThatThrownBy(() -> SHOP.withLines(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lines (0) must be in [1, 1000000000]");
        LocalDate day = LocalDate.of(2024, 1, 1);
        assertThatThrownBy(() -> SHOP.withRange(DateRange.of(day, day)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("range (" + DateRange.of(day, day) + ") must have at least one day and at most 36600");
    }
}
