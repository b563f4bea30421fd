package dev.kpi.examples.cli;

import static dev.kpi.delivery.Deliveries.deliveryDistance;
import static dev.kpi.delivery.Deliveries.deliveryTime;
import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.channel;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.customerType;
import static dev.kpi.metric.Dimensions.deliveryDate;
import static dev.kpi.metric.Dimensions.paymentMethod;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.productName;
import static dev.kpi.metric.Dimensions.region;
import static dev.kpi.metric.Dimensions.shipFrom;
import static dev.kpi.metric.Dimensions.shipTo;
import static dev.kpi.metric.Dimensions.store;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.margin;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.profit;
import static dev.kpi.metric.Metrics.returnRate;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.metric.Metrics.units;
import static dev.kpi.metric.Metrics.unitsPerTransaction;

import dev.kpi.figure.Amount;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Metric;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.table.Abc;
import dev.kpi.table.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was sold, where, how it was paid and how far it travelled. Only dimensions that the orders have values for. */
final class GoodsSections {
    private static final int TOP_PRODUCTS = 20;
    private static final int TOP_PLACES = 10;

    /** Where, how and to whom: what has a section if the orders hold it. */
    private static final Map<Attribute, String> PLAIN_SECTIONS = Map.of(
            channel(), "By channel",
            store(), "By store",
            paymentMethod(), "By payment method",
            customerType(), "By customer type");

    private final Orders orders;
    private final Scope scope;
    private final List<Section> sections = new ArrayList<>();

    private GoodsSections(Orders orders, Scope scope) {
        this.orders = orders;
        this.scope = scope;
    }

    static List<Section> of(Orders orders, Scope scope) {
        GoodsSections goods = new GoodsSections(orders, scope);
        goods.addGoods();
        goods.addPlaces();
        goods.addDelivery();
        return goods.sections;
    }

    private boolean holds(Attribute attribute) {
        return orders.attributes().contains(attribute);
    }

    private void addGoods() {
        if (holds(category())) {
            addTop("categories", "By category", TOP_PRODUCTS, category(), withProfit(units(), returnRate()));
        }
        if (holds(product())) {
            GroupTable<String> groups = GroupTable.top(
                    scope, TOP_PRODUCTS, product(), List.of(revenue(), orderCount(), units(), unitsPerTransaction()));
            groups = holds(productName()) ? GroupTable.named(groups, scope, product(), productName()) : groups;
            sections.add(new Section("products", "Top " + TOP_PRODUCTS + " products", groups::text, groups::json));
            Abc<String, Amount> classes =
                    scope.by(product()).breakdown(revenue()).abc();
            sections.add(Section.of("product-classes", "Products by share of revenue (ABC)", summary(classes)));
        }
    }

    private static Grid summary(Abc<String, Amount> classes) {
        List<List<Object>> rows = classes.classes().stream()
                .map(group -> List.<Object>of(
                        group.name(), group.items(), group.shareOfItems(), group.value(), group.share()))
                .toList();
        return Grid.of(List.of("class", "products", "share of products", "revenue", "share of revenue"), rows);
    }

    private void addPlaces() {
        List<Metric<?>> ofOrders = withProfit(orderCount(), customerCount(), averageOrderValue());
        if (holds(country())) {
            addTop("countries", "By country", TOP_PLACES, country(), ofOrders);
        }
        if (holds(region())) {
            addTop("regions", "By region", TOP_PLACES, region(), ofOrders);
        }
        for (Attribute attribute : List.of(channel(), store(), paymentMethod(), customerType())) {
            if (holds(attribute)) {
                String title = PLAIN_SECTIONS.getOrDefault(attribute, attribute.name());
                addTop(attribute.name().replace(' ', '-') + "s", title, TOP_PLACES, attribute, ofOrders);
            }
        }
    }

    private void addDelivery() {
        if (holds(shipFrom()) && holds(shipTo())) {
            sections.add(
                    Section.tried("delivery-distance", "Delivery distance", () -> scope.measure(deliveryDistance())));
        }
        if (holds(deliveryDate())) {
            sections.add(Section.tried("delivery-time", "Delivery time", () -> scope.measure(deliveryTime())));
        }
    }

    private void addTop(String id, String title, int count, Attribute attribute, List<Metric<?>> metrics) {
        GroupTable<String> groups = GroupTable.top(scope, count, attribute, metrics);
        sections.add(new Section(id, title, groups::text, groups::json));
    }

    /** Revenue first, profit and margin last where costs are known. */
    private List<Metric<?>> withProfit(Metric<?>... metrics) {
        List<Metric<?>> all = new ArrayList<>(List.of(revenue()));
        all.addAll(List.of(metrics));
        if (orders.hasCosts()) {
            all.addAll(List.of(profit(), margin()));
        }
        return all;
    }
}
