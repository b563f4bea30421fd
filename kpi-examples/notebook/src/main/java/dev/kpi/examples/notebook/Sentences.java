package dev.kpi.examples.notebook;

import static dev.kpi.cohort.Cohorts.cohorts;
import static dev.kpi.cohort.Cohorts.retention;
import static dev.kpi.customer.CustomerAnalyses.lifecycle;
import static dev.kpi.customer.CustomerAnalyses.timeBetweenOrders;
import static dev.kpi.customer.CustomerAnalyses.topCustomers;
import static dev.kpi.delivery.Deliveries.deliveryDistance;
import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.hour;
import static dev.kpi.metric.Dimensions.novelty;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.weekday;
import static dev.kpi.metric.Grains.day;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.margin;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.profit;
import static dev.kpi.metric.Metrics.ratio;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.rfm.Rfm.rfm;
import static dev.kpi.scenario.Scenarios.cohortEconomy;
import static dev.kpi.scenario.Scenarios.percent;
import static dev.kpi.scenario.Scenarios.to;

import dev.kpi.clv.CustomerLifetimeValue;
import dev.kpi.clv.ValueTerms;
import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.metric.Key;
import dev.kpi.order.Fold;
import dev.kpi.order.Line;
import dev.kpi.order.Orders;
import dev.kpi.order.Partial;
import dev.kpi.order.Split;
import dev.kpi.rfm.RfmTable;
import dev.kpi.scenario.Scenario;
import dev.kpi.table.Table;
import dev.kpi.time.Periods;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The sentences of the README, each with its answer. */
public final class Sentences {

    private Sentences() {}

    /** Scope, grouping, measure. */
    static List<Object> ofSales(Orders orders, Map<String, String> continents) {
        return List.of(
                orders.revenue(),
                orders.by(month()).revenue(),
                orders.by(category()).breakdown(revenue()),
                orders.by(country().top(5, revenue())).measure(revenue(), orderCount()),
                orders.within(Periods.year(2024))
                        .where(country().not("France"))
                        .by(month(), category())
                        .measure(revenue(), margin()),
                orders.by(weekday(), hour()).orderCount().pivot(weekday(), hour()),
                orders.measure(ratio("revenue per customer", revenue(), customerCount())),
                orders.by(country().map("continent", continents::get)).revenue());
    }

    /** Time, and one scope beside another. */
    static List<Object> ofTime(Orders orders) {
        return List.of(
                orders.by(month()).revenue().yearOverYear(),
                orders.by(month()).rolling(3, customerCount()),
                orders.by(day()).revenue().anomalies(),
                orders.by(month()).toDateAgainstYearBefore().measure(revenue(), orderCount()),
                orders.within(Periods.year(2024))
                        .comparedTo(orders.within(Periods.year(2023)))
                        .priceVolumeMix(),
                orders.by(product()).breakdown(revenue()).abc(),
                orders.measure(deliveryDistance()));
    }

    /** Customers. */
    static List<Object> ofCustomers(Orders orders) {
        RfmTable rfm = orders.measure(rfm());
        return List.of(
                orders.by(month(), novelty()).measure(revenue(), orderCount()),
                orders.measure(lifecycle(month())),
                orders.measure(timeBetweenOrders()),
                orders.measure(topCustomers(10, profit())),
                orders.measure(retention(month())).heatMap(),
                orders.by(rfm.segment()).measure(revenue(), customerCount(), averageOrderValue()),
                CustomerLifetimeValue.fromCurve(
                        orders.measure(cohorts(month())), ValueTerms.margin(orders.measure(margin()))),
                Scenario.of(orders.measure(cohortEconomy(month())))
                        .retention(percent(5))
                        .discount(to(0.05)));
    }

    /** More lines than one snapshot, one JVM or one day. */
    static List<Object> ofMany(Orders orders, Orders others, Supplier<Stream<Line>> lines) {
        Currency euro = orders.currency();
        ZoneId zone = orders.zone();
        Partial<Table<YearMonth>> shard = orders.by(month()).partial(Split.BY_CUSTOMER, revenue(), customerCount());
        Partial<Table<YearMonth>> other = others.by(month()).partial(Split.BY_CUSTOMER, revenue(), customerCount());
        Stream<Partial<Table<YearMonth>>> shards = Stream.of(shard, other);
        Fold<Table<Key>> fold = lines.get()
                .collect(Fold.collector(
                        () -> Orders.folding(euro, zone).by(month(), category()).fold(revenue(), customerCount())));
        return List.of(
                shard.merge(other).value(),
                shards.collect(Partial.merging()).value(),
                orders.partial(Split.BY_ORDER, rfm()),
                lines.get()
                        .collect(Orders.folding(euro, zone)
                                .by(month(), category())
                                .collector(revenue(), customerCount())),
                fold.toPartial().value(),
                fold.quality(),
                orders.plus(lines.get()));
    }

    /** Prints all of them for the demo shop. */
    public static void main(String[] arguments) {
        DemoShop shop = DemoShop.withDefaults();
        Orders orders = shop.orders();
        ofSales(orders, Map.of("France", "Europe")).forEach(System.out::println);
        ofTime(orders).forEach(System.out::println);
        ofCustomers(orders).forEach(System.out::println);
        DemoShop other = shop.withLines(1_000).withSeed(2).withoutOddLines();
        ofMany(orders, other.orders(), other::lines).forEach(System.out::println);
    }
}
