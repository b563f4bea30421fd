package dev.kpi.examples.cli;

import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.channel;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.customerType;
import static dev.kpi.metric.Dimensions.paymentMethod;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.productName;
import static dev.kpi.metric.Dimensions.region;
import static dev.kpi.metric.Dimensions.store;
import static dev.kpi.metric.Dimensions.weekday;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.cost;
import static dev.kpi.metric.Metrics.costCoverage;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.customerCoverage;
import static dev.kpi.metric.Metrics.discountRate;
import static dev.kpi.metric.Metrics.distinctProducts;
import static dev.kpi.metric.Metrics.margin;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.ordersPerCustomer;
import static dev.kpi.metric.Metrics.profit;
import static dev.kpi.metric.Metrics.repeatPurchaseRate;
import static dev.kpi.metric.Metrics.returnDocumentCount;
import static dev.kpi.metric.Metrics.returnRate;
import static dev.kpi.metric.Metrics.returnedUnits;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.metric.Metrics.units;
import static dev.kpi.metric.Metrics.unitsPerTransaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Metric;
import dev.kpi.order.Orders;
import dev.kpi.table.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The figures of orders in sections: what was read, the whole, by time, by what was sold, where and how. Only dimensions
 * and figures that the orders hold something for.
 */
final class Report {
    private static final int TOP_PRODUCTS = 20;
    private static final int TOP_PLACES = 10;

    /** Where, how and to whom: what has a section if the orders hold it. */
    private static final Map<Attribute, String> PLAIN_SECTIONS = Map.of(
            channel(), "By channel",
            store(), "By store",
            paymentMethod(), "By payment method",
            customerType(), "By customer type");

    private final String source;
    private final Orders orders;
    private final List<Section> sections = new ArrayList<>();

    /** One part of the report, as text and as JSON. */
    private record Section(String id, String title, String text, JsonNode json) {}

    private Report(String source, Orders orders) {
        this.source = source;
        this.orders = orders;
    }

    /** The report on orders that were read from somewhere. */
    static Report of(String source, Orders orders) {
        Report report = new Report(source, orders);
        report.addReading();
        report.addHeadline();
        report.addTime();
        report.addDimensions();
        return report;
    }

    private void add(String id, String title, String text, JsonNode json) {
        sections.add(new Section(id, title, text, json));
    }

    private boolean holds(Attribute attribute) {
        return orders.attributes().contains(attribute);
    }

    private void addReading() {
        add("quality", "What was read", Reading.text(orders.quality()), Json.tree(orders.quality()));
        add("audit", "Audit", Reading.text(orders.audit()), Json.tree(orders.audit()));
    }

    private void addHeadline() {
        Bridge bridge = Bridge.of(orders);
        add("revenue", "Revenue", bridge.text(), bridge.json());
        List<Metric<?>> metrics = new ArrayList<>(List.of(
                orderCount(),
                returnDocumentCount(),
                averageOrderValue(),
                averageOrderValue().afterReturns(),
                units(),
                returnedUnits(),
                unitsPerTransaction(),
                discountRate(),
                returnRate()));
        if (holds(product())) {
            metrics.add(distinctProducts());
        }
        Summary sales = orders.measure(metrics);
        add("orders", "Orders", sales.toString(), Json.tree(sales));
        Summary customers =
                orders.measure(customerCount(), ordersPerCustomer(), repeatPurchaseRate(), customerCoverage());
        add(
                "customers",
                "Customers",
                customers + "\ncustomer coverage: share of orders by customers; guests are in no other row",
                Json.tree(customers));
        if (orders.hasCosts()) {
            Summary profit = orders.measure(cost(), profit(), margin(), costCoverage());
            add(
                    "profit",
                    "Profit",
                    profit + "\ncost coverage: share of lines whose cost is known; profit is that of these lines",
                    Json.tree(profit));
        }
    }

    private void addTime() {
        GroupTable<?> months = GroupTable.overTime(orders.by(month())
                .measure(withMargin(revenue(), orderCount(), customerCount(), averageOrderValue(), returnRate())));
        add("months", "By month", months.text(), months.json());
        List<Metric<?>> metrics = List.of(revenue(), orderCount(), units(), averageOrderValue());
        GroupTable<?> weekdays = GroupTable.inOrder(orders.by(weekday()).measure(metrics));
        add("weekdays", "By weekday", weekdays.text(), weekdays.json());
        Matrix matrix = Matrix.of(orders);
        add("hours", "Orders by hour and weekday", matrix.text(), matrix.json());
    }

    private void addDimensions() {
        List<Metric<?>> ofGoods = withMargin(revenue(), orderCount(), units(), returnRate());
        if (holds(category())) {
            addTop("categories", "By category", TOP_PRODUCTS, category(), ofGoods);
        }
        if (holds(product())) {
            addProducts();
        }
        List<Metric<?>> ofOrders = List.of(revenue(), orderCount(), customerCount(), averageOrderValue());
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

    private void addTop(String id, String title, int count, Attribute attribute, List<Metric<?>> metrics) {
        GroupTable<String> groups = GroupTable.top(orders, count, attribute, metrics);
        add(id, title, groups.text(), groups.json());
    }

    private void addProducts() {
        GroupTable<String> groups =
                GroupTable.top(orders, TOP_PRODUCTS, product(), List.of(revenue(), orderCount(), units()));
        groups = holds(productName()) ? GroupTable.named(groups, orders, product(), productName()) : groups;
        add("products", "Top " + TOP_PRODUCTS + " products", groups.text(), groups.json());
    }

    private List<Metric<?>> withMargin(Metric<?>... metrics) {
        List<Metric<?>> all = new ArrayList<>(List.of(metrics));
        if (orders.hasCosts()) {
            all.add(margin());
        }
        return all;
    }

    /** The report for a terminal. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(Reading.safe(source)).append('\n');
        text.append(orders.coverage()).append(" \u00b7 ").append(orders.zone()).append(" \u00b7 ");
        text.append(orders.currency()).append('\n');
        for (Section section : sections) {
            text.append('\n').append(section.title()).append('\n');
            text.append("-".repeat(section.title().length())).append('\n');
            text.append(section.text()).append('\n');
        }
        return text.toString();
    }

    /** The same figures for programs. */
    String json() {
        ObjectNode root = Json.object();
        root.put("source", source);
        root.put("currency", orders.currency().getCurrencyCode());
        root.put("zone", orders.zone().getId());
        root.put("coverage", orders.coverage().toString());
        sections.forEach(section -> root.set(section.id(), section.json()));
        return Json.text(root);
    }
}
