package dev.kpi.order;

import static dev.kpi.metric.Dimensions.age;
import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.customer;
import static dev.kpi.metric.Dimensions.distanceBand;
import static dev.kpi.metric.Dimensions.firstOrder;
import static dev.kpi.metric.Dimensions.novelty;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.distinctProducts;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.orderReturnRate;
import static dev.kpi.metric.Metrics.profit;
import static dev.kpi.metric.Metrics.repeatPurchaseRate;
import static dev.kpi.metric.Metrics.returnDocumentRate;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.metric.Metrics.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Share;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.table.Column;
import dev.kpi.table.Series;
import dev.kpi.table.Summary;
import dev.kpi.table.Table;
import dev.kpi.time.DateRange;
import dev.kpi.time.Periods;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** How shards are asked and merged, and what is refused. */
class PartialTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, LONDON);

    private static Line line(String order, String at, String product, String price) {
        return Line.of(order, Instant.parse(at + "T12:00:00Z"), product, 1, new BigDecimal(price));
    }

    private static final Line[] JANUARY = {
        line("A-1", "2024-01-05", "P-1", "9.99").withCustomer("c-1").withCountry("France"),
        line("A-1", "2024-01-05", "P-2", "20.00").withCustomer("c-1").withCountry("France"),
        line("A-2", "2024-01-20", "P-1", "9.99").withCustomer("c-2").withCountry("Spain"),
    };

    private static final Line[] MARCH = {
        line("A-3", "2024-03-02", "P-1", "9.955").withCustomer("c-1").withCountry("France"),
        line("A-4", "2024-03-30", "P-3", "5.00"),
    };

    private static Orders orders(OrderSettings settings, Line... lines) {
        return Stream.of(lines).collect(Orders.collector(settings));
    }

    private static Orders january() {
        return orders(SETTINGS, JANUARY);
    }

    private static Orders march() {
        return orders(SETTINGS, MARCH);
    }

    @Test
    void twoShardsTellTogetherWhatOneWouldTell() {
        Partial<Table<YearMonth>> first =
                january().by(month()).partial(Split.BY_ORDER, revenue(), orderCount(), customerCount());
        Partial<Table<YearMonth>> second =
                march().by(month()).partial(Split.BY_ORDER, revenue(), orderCount(), customerCount());

        assertThat(first.merge(second.read(second.toBytes())).value()).hasToString("""
                month        revenue  orders  customers
                2024-01 *  GBP 39.98       2          2
                2024-02     GBP 0.00       0          0
                2024-03 *  GBP 14.96       2          1
                3 rows
                * partial: not wholly inside coverage and scope
                customers: known for 75.0% of orders""");
        assertThat(first.merge(second).value().total(customerCount())).hasToString("2 customers");
        assertThat(first.merge(second))
                .hasToString("Partial[revenue, orders, customers by month \u00b7 GBP \u00b7 Europe/London \u00b7 split"
                        + " by order \u00b7 2 groups \u00b7 2 customers kept]");
    }

    @Test
    void ofManyPartialsNoneIsCopiedMoreThanOnce() {
        allocatedByMerging(50); // classes are loaded, tables of the JVM made

        long some = allocatedByMerging(400);
        long twiceAsMany = allocatedByMerging(800);

        assertThat((double) twiceAsMany / some).isLessThan(3); // 4 where all that is known is copied for each
    }

    /** How many bytes it takes to merge so many partials of fifty customers each. */
    private static long allocatedByMerging(int shards) {
        List<Partial<Count>> partials = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            List<Line> lines = new ArrayList<>();
            for (int customer = 0; customer < 50; customer++) {
                String id = shard + "-" + customer;
                lines.add(line("A-" + id, "2024-01-05", "P-1", "1.00").withCustomer("c-" + id));
            }
            partials.add(orders(SETTINGS, lines.toArray(Line[]::new)).partial(Split.BY_ORDER, customerCount()));
        }
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Partial<Count> merged = partials.stream().collect(Partial.merging());
        long after = threads.getCurrentThreadAllocatedBytes();
        assertThat(merged.value().toBigDecimal()).isEqualTo(BigDecimal.valueOf(50L * shards));
        return after - before;
    }

    @Test
    void ofNoPartialsNothingIsKnown() {
        assertThatThrownBy(() -> Stream.<Partial<Amount>>of().collect(Partial.merging()))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no partial to merge, so that it is not known what was asked; merge one or more");
    }

    @Test
    void amountsOfDifferentScalesMergeExactly() {
        Amount merged = january()
                .partial(Split.BY_ORDER, revenue())
                .merge(march().partial(Split.BY_ORDER, revenue()))
                .value();

        assertThat(merged).hasToString("GBP 54.935");
    }

    @Test
    void aCustomerWhoOrdersInTwoShardsIsARepeatCustomer() {
        Partial<Summary> merged = january()
                .partial(Split.BY_ORDER, customerCount(), repeatPurchaseRate())
                .merge(march().partial(Split.BY_ORDER, customerCount(), repeatPurchaseRate()));

        assertThat(merged.value().get(customerCount())).hasToString("2 customers");
        assertThat(merged.value().get(repeatPurchaseRate())).hasToString("50.0% (1 of 2)");
    }

    @Test
    void shardsByCustomerKeepNoIds() {
        assertThat(january().partial(Split.BY_CUSTOMER, customerCount()).toBytes())
                .asString(java.nio.charset.StandardCharsets.US_ASCII)
                .doesNotContain("c-1");
        assertThat(january().partial(Split.BY_ORDER, customerCount()).toBytes())
                .asString(java.nio.charset.StandardCharsets.US_ASCII)
                .contains("c-1");
    }

    @Test
    void coverageIsTheHullOfWhatShardsCover() {
        Series<YearMonth, Amount> series = january()
                .by(month())
                .partial(Split.BY_ORDER, revenue())
                .merge(march().by(month()).partial(Split.BY_ORDER, revenue()))
                .value();

        assertThat(series.keys()).hasSize(3);
        assertThat(series.partial()).containsExactly(YearMonth.of(2024, 1), YearMonth.of(2024, 3));
    }

    @Test
    void coverageThatCallersStatedGoesBeforeWhatIsReadOffTheData() {
        DateRange first = DateRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1));
        Series<YearMonth, Amount> series = orders(SETTINGS.withCoverage(first), JANUARY)
                .by(month())
                .partial(Split.BY_ORDER, revenue())
                .merge(march().by(month()).partial(Split.BY_ORDER, revenue()))
                .value();

        assertThat(series.partial()).containsExactly(YearMonth.of(2024, 2), YearMonth.of(2024, 3));
    }

    @Test
    void aShardThatHasNoCountryKnowsNoneButOthersMay() {
        Orders guests = orders(SETTINGS, line("A-9", "2024-02-01", "P-1", "1.00"));

        assertThat(guests.by(country())
                        .partial(Split.BY_ORDER, revenue())
                        .merge(january().by(country()).partial(Split.BY_ORDER, revenue()))
                        .value())
                .hasToString("""
                        country      revenue
                        France     GBP 29.99
                        Spain       GBP 9.99
                        (unknown)   GBP 1.00
                        total      GBP 40.98
                        3 rows""");
        assertThatThrownBy(() ->
                        guests.by(country()).partial(Split.BY_ORDER, revenue()).value())
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no line has a country in any of the shards merged; leave it out");
    }

    @Test
    void costsMayBeKnownToOneShardAlone() {
        Orders costed = orders(SETTINGS, MARCH[1].withUnitCost(new BigDecimal("3.00")));

        assertThat(january()
                        .partial(Split.BY_CUSTOMER, profit())
                        .merge(costed.partial(Split.BY_CUSTOMER, profit()))
                        .value())
                .hasToString("GBP 2.00");
        assertThatThrownBy(() -> january().partial(Split.BY_CUSTOMER, profit()).value())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("profit and margin cannot be told: no line has a unit cost; give lines one with"
                        + " withUnitCost, or leave it out");
    }

    @Test
    void manyCustomersInFewAndInManyGroupsMerge() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 9000; i++) {
            String day = LocalDate.of(2024, 1, 1).plusDays(i * 7L % 366).toString();
            lines.add(line("A-" + i, day, "P-" + i % 900, "1.00").withCustomer("c-" + i * 31 % 5000));
        }
        Orders all = lines.stream().collect(Orders.collector(SETTINGS));
        Orders left = lines.subList(0, 6000).stream().collect(Orders.collector(SETTINGS));
        Orders right = lines.subList(6000, 9000).stream().collect(Orders.collector(SETTINGS));
        for (Dimension<?> by : List.<Dimension<?>>of(Grains.quarter(), Grains.day(), customer())) {
            assertMerges(by, left, right, all);
        }
    }

    private static <K> void assertMerges(Dimension<K> by, Orders left, Orders right, Orders all) {
        List<Metric<?>> metrics = List.of(customerCount(), repeatPurchaseRate(), distinctProducts(), orderCount());
        Partial<Table<K>> one = left.by(by).partial(Split.BY_ORDER, metrics);
        Partial<Table<K>> other = right.by(by).partial(Split.BY_ORDER, metrics);

        assertThat(one.read(other.toBytes()).merge(other.read(one.toBytes())).value())
                .isEqualTo(all.by(by).measure(metrics));
    }

    // ---- coverage

    @Test
    void whatIsMergedTellsHowMuchItRestsOn() {
        Line costed = MARCH[1].withUnitCost(new BigDecimal("3.00"));
        Orders all = orders(SETTINGS, JANUARY[0], JANUARY[1], JANUARY[2], MARCH[0], costed);
        Orders second = orders(SETTINGS, MARCH[0], costed);

        Table<YearMonth> merged = january()
                .by(month())
                .partial(Split.BY_ORDER, customerCount(), profit())
                .merge(second.by(month()).partial(Split.BY_ORDER, customerCount(), profit()))
                .value();

        assertThat(merged.coverage()).hasToString("{CUSTOMERS=75.0% (3 of 4), COSTS=20.0% (1 of 5)}");
        assertThat(merged).isEqualTo(all.by(month()).measure(customerCount(), profit()));
    }

    // ---- orders that something came back of

    private static final Line[] SALES = {
        line("A-1", "2024-01-05", "P-1", "10.00").withCustomer("c-1").withCountry("France"),
        line("A-2", "2024-01-20", "P-2", "20.00").withCustomer("c-2").withCountry("France"),
        line("A-3", "2024-02-02", "P-1", "30.00").withCountry("Spain"),
    };

    private static final Line[] RETURNS = {
        back("R-1", "2024-02-10", "P-1", "10.00").withReturnedOrder("A-1").withCountry("France"),
        back("R-2", "2024-02-11", "P-1", "30.00").withReturnedOrder("A-3").withCountry("Spain"),
        back("R-3", "2024-02-12", "P-1", "5.00").withReturnedOrder("A-99").withCountry("Spain"),
        back("R-4", "2024-02-13", "P-1", "5.00").withCountry("Spain"),
    };

    private static Line back(String order, String at, String product, String price) {
        return line(order, at, product, price).withKind(LineKind.RETURN);
    }

    @Test
    void aReturnMayLieInAnotherShardThanTheOrderItReturns() {
        Orders sales = orders(SETTINGS, SALES);
        Orders returns = orders(SETTINGS, RETURNS);
        for (Split split : List.of(Split.BY_CUSTOMER, Split.BY_ORDER)) {
            Partial<Column<String, Share>> sold = sales.by(country()).partial(split, orderReturnRate());
            Partial<Column<String, Share>> returned = returns.by(country()).partial(split, orderReturnRate());

            assertThat(sold.value().total().isDefined()).isFalse();
            assertThat(sold.merge(returned.read(returned.toBytes())).value()).hasToString("""
                    country  order return rate
                    France               50.0%
                    Spain               100.0%
                    total                66.7%
                    2 rows""");
            assertThat(returned.merge(sold)).isEqualTo(sold.merge(returned));
            assertThat(sold.merge(returned))
                    .hasToString("Partial[order return rate by country \u00b7 GBP \u00b7 Europe/London \u00b7 split "
                            + split + " \u00b7 2 groups \u00b7 3 orders kept]");
        }
    }

    @Test
    void whetherAnOrderCameBackIsTrueInEveryScope() {
        DateRange january = DateRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1));
        Scope sales = orders(SETTINGS, SALES).within(january).where(country().matching("is France", "France"::equals));
        Scope returns =
                orders(SETTINGS, RETURNS).within(january).where(country().matching("is France", "France"::equals));

        assertThat(sales.partial(Split.BY_ORDER, orderReturnRate())
                        .merge(returns.partial(Split.BY_ORDER, orderReturnRate()))
                        .value())
                .hasToString("50.0% (1 of 2)");
    }

    @Test
    void otherMetricsKeepNoIdsOfOrders() {
        assertThat(orders(SETTINGS, RETURNS)
                        .partial(Split.BY_ORDER, orderCount(), returnDocumentRate())
                        .toBytes())
                .asString(java.nio.charset.StandardCharsets.US_ASCII)
                .doesNotContain("A-1")
                .doesNotContain("R-1");
        assertThat(orders(SETTINGS, RETURNS)
                        .partial(Split.BY_ORDER, orderReturnRate())
                        .toBytes())
                .asString(java.nio.charset.StandardCharsets.US_ASCII)
                .contains("A-1");
    }

    // ---- dimensions read off more than one line

    @Test
    void firstOrdersAreToldByShardsThatKeepCustomersTogether() {
        Orders one = orders(SETTINGS, JANUARY[0], JANUARY[1], MARCH[0]);
        Orders other = orders(SETTINGS, JANUARY[2], MARCH[1]);

        assertThat(one.by(novelty())
                        .partial(Split.BY_CUSTOMER, orderCount())
                        .merge(other.by(novelty()).partial(Split.BY_CUSTOMER, orderCount()))
                        .value())
                .hasToString("""
                        novelty     orders
                        first-ever       2
                        later            1
                        guest            1
                        total            4
                        3 rows""");
    }

    @Test
    void noOtherSplitTellsFirstOrders() {
        assertRefused(
                () -> january().by(novelty()).partial(Split.BY_ORDER, revenue()),
                "novelty cannot be told by shards that are split by order, nor by a fold: the customer's first-ever order"
                        + " may be in another shard; keep a customer's lines together and say Split.BY_CUSTOMER, or"
                        + " collect all lines into Orders");
        assertRefused(
                () -> january().by(age(month())).partial(Split.BY_LINE, revenue()),
                "age by month cannot be told by shards that are split by line, nor by a fold: the customer's first-ever"
                        + " order may be in another shard; keep a customer's lines together and say Split.BY_CUSTOMER, or"
                        + " collect all lines into Orders");
        assertRefused(
                () -> january()
                        .where(firstOrder(month()).is("2024-01"))
                        .partial(Split.BY_ORDER, Metrics.distinct(customer())),
                "first order by month cannot be told by shards that are split by order, nor by a fold: the customer's"
                        + " first-ever order may be in another shard; keep a customer's lines together and say"
                        + " Split.BY_CUSTOMER, or collect all lines into Orders");
        assertRefused(
                () -> january()
                        .partial(Split.BY_ORDER, Metrics.distinct(novelty().map("new", key -> key))),
                "novelty cannot be told by shards that are split by order, nor by a fold: the customer's first-ever order"
                        + " may be in another shard; keep a customer's lines together and say Split.BY_CUSTOMER, or"
                        + " collect all lines into Orders");
    }

    @Test
    void segmentsOfOneSnapshotGroupTheCustomersOfAllShards() {
        Orders all = orders(SETTINGS, JANUARY[0], JANUARY[1], JANUARY[2], MARCH[0], MARCH[1]);
        Dimension<String> segment = all.customers().dimension("segment", List.of("gold", "silver"), new int[] {1, 0});

        assertThat(january()
                        .by(segment)
                        .partial(Split.BY_ORDER, revenue())
                        .merge(march().by(segment).partial(Split.BY_ORDER, revenue()))
                        .value())
                .hasToString("""
                        segment      revenue
                        gold        GBP 9.99
                        silver     GBP 39.94
                        (unknown)   GBP 5.00
                        total      GBP 54.94
                        3 rows""")
                .isEqualTo(all.by(segment).revenue());
        assertRefused(
                () -> january().by(segment).partial(Split.BY_LINE, revenue()),
                "segment cannot be told by shards that are split by line: the earliest line of an order tells it, which"
                        + " may be in another shard; keep an order's lines together and say Split.BY_ORDER");
    }

    @Test
    void distancesAreToldByShardsThatKeepOrdersTogether() {
        Orders near = orders(SETTINGS, MARCH[0].withShipFrom(51.5, 0).withShipTo(51.6, 0));

        assertThat(near.by(distanceBand(100))
                        .partial(Split.BY_ORDER, revenue())
                        .merge(january().by(distanceBand(100)).partial(Split.BY_ORDER, revenue()))
                        .value())
                .hasToString("""
                        delivery distance    revenue
                        below 100 km        GBP 9.96
                        (unknown)          GBP 39.98
                        total              GBP 49.94
                        2 rows""");
        assertThatThrownBy(() -> january()
                        .by(distanceBand(100))
                        .partial(Split.BY_ORDER, revenue())
                        .value())
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no line has a ship from in any of the shards merged; leave it out");
        assertRefused(
                () -> near.by(distanceBand(100))
                        .partial(Split.BY_ORDER, revenue())
                        .merge(near.by(distanceBand(50)).partial(Split.BY_ORDER, revenue())),
                "partials of different dimensions cannot be merged: delivery distance (in [below 100 km, 100 km and"
                        + " more]), and delivery distance (in [below 50 km, 50 km and more])");
        assertRefused(
                () -> near.by(distanceBand()).partial(Split.BY_LINE, revenue()),
                "delivery distance cannot be told by shards that are split by line: the earliest line of an order tells"
                        + " it, which may be in another shard; keep an order's lines together and say Split.BY_ORDER");
    }

    // ---- what is not merged

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void partialsOfDifferentQuestionsAreNotMerged() {
        Partial<Amount> partial = january().partial(Split.BY_ORDER, revenue());
        OrderSettings euros = OrderSettings.of(Currency.getInstance("EUR"), LONDON);
        OrderSettings paris = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/Paris"));

        assertRefused(
                () -> partial.merge(orders(euros, MARCH).partial(Split.BY_ORDER, revenue())),
                "partials of different currency cannot be merged: GBP, and EUR; convert amounts before building Orders");
        assertRefused(
                () -> partial.merge(orders(paris, MARCH).partial(Split.BY_ORDER, revenue())),
                "partials of different time zone cannot be merged: Europe/London, and Europe/Paris; their days are not"
                        + " the same");
        assertRefused(
                () -> partial.merge(march().partial(Split.BY_CUSTOMER, revenue())),
                "partials of different split cannot be merged: by order, and by customer");
        assertRefused(
                () -> partial.merge(march().partial(Split.BY_ORDER, Metrics.returns())),
                "partials of different metrics cannot be merged: revenue, and returns");
        assertRefused(
                () -> partial.merge(march().partial(Split.BY_ORDER, Metrics.sumOf("revenue", line -> line.revenue()))),
                "partials of different measures cannot be merged: GROSS_SALES, DISCOUNTS, RETURNS, and sum of revenue;"
                        + " the metrics have the same names, but are not the same");
        assertRefused(
                () -> partial.merge(march().within(Periods.year(2024)).partial(Split.BY_ORDER, revenue())),
                "partials of different days cannot be merged: all days, and 2024-01-01..2024-12-31");
        assertRefused(
                () -> partial.merge(march().where(country().is("France")).partial(Split.BY_ORDER, revenue())),
                "partials of different conditions cannot be merged: no condition, and country = France");
        assertRefused(
                () -> january()
                        .by(country())
                        .partial(Split.BY_ORDER, revenue())
                        .merge(march().by(Dimensions.region().map("country", r -> r))
                                .partial(Split.BY_ORDER, revenue())),
                "partials of different dimensions cannot be merged: country (of order), and country (mapped)");
    }

    @Test
    void returnsDatedOtherwiseAreNotMerged() {
        assertRefused(
                () -> january()
                        .partial(Split.BY_CUSTOMER, revenue())
                        .merge(orders(SETTINGS.withReturnsOnOrderDate(), MARCH).partial(Split.BY_CUSTOMER, revenue())),
                "partials of different dating of returns cannot be merged: on their own day, and on the order they"
                        + " return");
    }

    // ---- what no shard can tell

    @Test
    void aTopIsToldFromTheMergedWholeOnly() {
        assertRefused(
                () -> january().by(country().top(5, revenue())).partial(Split.BY_CUSTOMER, revenue()),
                "the top 5 country by revenue cannot be told by a shard, only by all of them together; merge by country,"
                        + " and sort the merged result by value afterwards");
        assertRefused(
                () -> january()
                        .where(customer().top(1, units()).matching("is top", key -> true))
                        .partial(Split.BY_CUSTOMER, revenue()),
                "the top 1 customer by units cannot be told by a shard, only by all of them together; merge by customer,"
                        + " and sort the merged result by value afterwards");
    }

    @Test
    void aSplitByLineBearsSumsOverLinesOnly() {
        assertThat(january()
                        .by(Dimensions.product())
                        .partial(Split.BY_LINE, revenue(), units(), distinctProducts())
                        .value()
                        .total(distinctProducts()))
                .hasToString("2 products");
        assertRefused(
                () -> january().partial(Split.BY_LINE, averageOrderValue()),
                "ORDERS cannot be counted by shards that are split by line: an order's lines may be in several; keep an"
                        + " order's lines together and say Split.BY_ORDER");
        assertRefused(
                () -> january().partial(Split.BY_LINE, orderReturnRate()),
                "ORDERS cannot be counted by shards that are split by line: an order's lines may be in several; keep an"
                        + " order's lines together and say Split.BY_ORDER");
        assertRefused(
                () -> january().by(month()).partial(Split.BY_LINE, revenue()),
                "month cannot be told by shards that are split by line: the earliest line of an order dates it, which may"
                        + " be in another shard; keep an order's lines together and say Split.BY_ORDER");
        assertRefused(
                () -> january().by(country()).partial(Split.BY_LINE, revenue()),
                "country cannot be told by shards that are split by line: the earliest line of an order tells it, which"
                        + " may be in another shard; keep an order's lines together and say Split.BY_ORDER");
        assertRefused(
                () -> january().within(Periods.year(2024)).partial(Split.BY_LINE, revenue()),
                "within 2024-01-01..2024-12-31 cannot be told by shards that are split by line: the earliest line of an"
                        + " order dates it, which may be in another shard; keep an order's lines together and say"
                        + " Split.BY_ORDER");
        assertRefused(
                () -> january().where(country().is("France")).partial(Split.BY_LINE, revenue()),
                "country cannot be told by shards that are split by line: the earliest line of an order tells it, which"
                        + " may be in another shard; keep an order's lines together and say Split.BY_ORDER");
    }

    @Test
    void aSplitByOrderDoesNotBearReturnsDatedOnTheOrderTheyReturn() {
        Orders orders = orders(SETTINGS.withReturnsOnOrderDate(), JANUARY);

        assertRefused(
                () -> orders.partial(Split.BY_ORDER, revenue()),
                "returns dated on the order they return cannot be told by shards that are split by order: that order may"
                        + " be in another shard; keep a customer's lines together and say Split.BY_CUSTOMER, or date"
                        + " returns on their own day");
        assertThat(orders.partial(Split.BY_CUSTOMER, revenue()).value()).isEqualTo(orders.revenue());
    }

    @Test
    void noMetricIsNoQuestion() {
        assertRefused(
                () -> january().by(category()).partial(Split.BY_ORDER, List.of()),
                "metrics must not be empty; name at least one");
    }
}
