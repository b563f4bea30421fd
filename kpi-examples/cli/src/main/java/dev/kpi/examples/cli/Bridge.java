package dev.kpi.examples.cli;

import static dev.kpi.metric.Metrics.charges;
import static dev.kpi.metric.Metrics.discounts;
import static dev.kpi.metric.Metrics.grossSales;
import static dev.kpi.metric.Metrics.merchandiseRevenue;
import static dev.kpi.metric.Metrics.returns;
import static dev.kpi.metric.Metrics.revenue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kpi.figure.Amount;
import dev.kpi.metric.Metric;
import dev.kpi.order.Scope;
import dev.kpi.table.Header;
import dev.kpi.table.Summary;
import java.util.List;

/** From gross sales to revenue, and what revenue is made of. */
final class Bridge {
    private final Summary figures;

    private Bridge(Summary figures) {
        this.figures = figures;
    }

    static Bridge of(Scope scope) {
        return new Bridge(
                scope.measure(grossSales(), discounts(), returns(), revenue(), merchandiseRevenue(), charges()));
    }

    String text() {
        List<Header> headers = List.of(Header.text(""), Header.number("amount"), Header.number("of gross"));
        return Cells.table(
                        headers,
                        List.of(
                                row("gross sales", grossSales()),
                                row("- discounts", discounts()),
                                row("- returns", returns()),
                                row("= revenue", revenue()),
                                row("  merchandise", merchandiseRevenue()),
                                row("  charges", charges())))
                .toString();
    }

    private List<String> row(String title, Metric<Amount> metric) {
        Amount amount = figures.get(metric);
        return List.of(title, Cells.figure(amount), Cells.figure(Cells.share(amount, figures.get(grossSales()))));
    }

    JsonNode json() {
        return Json.tree(figures);
    }
}
