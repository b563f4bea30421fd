package dev.kpi.examples.notebook;

import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.repeatPurchaseRate;
import static dev.kpi.metric.Metrics.revenue;

import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.order.Orders;
import dev.kpi.table.Table;
import dev.kpi.time.Periods;
import java.time.YearMonth;

/** How did a year go? Several metrics by month, measured in one pass over the lines. */
public final class ManyMetrics {

    private ManyMetrics() {}

    static Table<YearMonth> of(Orders orders, int year) {
        return orders.within(Periods.year(year))
                .by(month())
                .measure(revenue(), orderCount(), customerCount(), averageOrderValue(), repeatPurchaseRate());
    }

    /** Prints the months of 2024 in the demo shop. */
    public static void main(String[] arguments) {
        System.out.println(of(DemoShop.withDefaults().orders(), 2024));
    }
}
