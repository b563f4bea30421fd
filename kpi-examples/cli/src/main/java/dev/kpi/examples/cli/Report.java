package dev.kpi.examples.cli;

import static dev.kpi.metric.Dimensions.product;
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
import static dev.kpi.metric.Metrics.units;
import static dev.kpi.metric.Metrics.unitsPerTransaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kpi.metric.Metric;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.quality.Audit;
import dev.kpi.quality.QualityReport;
import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of orders in sections: what was read, the whole, by time, by what was sold and where, and by who bought it.
 * Only dimensions and figures that the orders hold something for.
 */
final class Report {

    private final String source;
    private final Orders orders;
    private final Scope scope;
    private final List<Section> sections = new ArrayList<>();

    private Report(String source, Orders orders, Scope scope) {
        this.source = source;
        this.orders = orders;
        this.scope = scope;
    }

    /**
     * The report on a part of orders that were read from somewhere.
     *
     * @param scope all of the orders or a part
     */
    static Report of(String source, Orders orders, Scope scope) {
        Report report = new Report(source, orders, scope);
        report.addReading();
        report.addHeadline();
        report.sections.addAll(TimeSections.of(orders, scope));
        report.sections.addAll(GoodsSections.of(orders, scope));
        report.sections.addAll(CustomerSections.of(orders, scope));
        return report;
    }

    private void addReading() {
        String all = scope == orders ? "" : ", all of it"; // reading and audit know no scope
        QualityReport quality = orders.quality();
        Audit audit = orders.audit();
        sections.add(
                new Section("quality", "What was read" + all, () -> Reading.text(quality), () -> Json.tree(quality)));
        sections.add(new Section("audit", "Audit" + all, () -> Reading.text(audit), () -> Json.tree(audit)));
    }

    private void addHeadline() {
        Bridge bridge = Bridge.of(scope);
        sections.add(new Section("revenue", "Revenue", bridge::text, bridge::json));
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
        if (orders.attributes().contains(product())) {
            metrics.add(distinctProducts());
        }
        sections.add(Section.of("orders", "Orders", scope.measure(metrics)));
        sections.add(Section.of(
                "customers",
                "Customers",
                scope.measure(customerCount(), ordersPerCustomer(), repeatPurchaseRate(), customerCoverage())));
        if (orders.hasCosts()) {
            sections.add(Section.of("profit", "Profit", scope.measure(cost(), profit(), margin(), costCoverage())));
        }
    }

    /** The report for a terminal. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(DisplayText.inTable(source)).append('\n');
        text.append(orders.coverage().isEmpty() ? "no days" : orders.coverage());
        text.append(" \u00b7 ").append(orders.zone()).append(" \u00b7 ");
        text.append(orders.currency()).append('\n');
        if (scope != orders) {
            text.append(DisplayText.inTable(scope.toString())).append('\n');
        }
        for (Section section : sections) {
            text.append('\n').append(section.title()).append('\n');
            text.append("-".repeat(section.title().length())).append('\n');
            text.append(section.text().get()).append('\n');
        }
        return text.toString();
    }

    /** The same figures for programs. */
    String json() {
        ObjectNode root = Json.object();
        root.put("source", source);
        root.put("currency", orders.currency().getCurrencyCode());
        root.put("zone", orders.zone().getId());
        root.put(
                "coverage",
                orders.coverage().isEmpty() ? null : orders.coverage().toString());
        if (scope != orders) {
            root.put("scope", scope.toString());
        }
        sections.forEach(section -> root.set(section.id(), section.json().get()));
        return Json.text(root);
    }
}
