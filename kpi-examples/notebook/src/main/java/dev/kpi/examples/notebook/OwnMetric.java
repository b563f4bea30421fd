package dev.kpi.examples.notebook;

import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.ratio;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.metric.Metrics.sumOf;

import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.LineView;
import dev.kpi.metric.Metric;
import dev.kpi.order.Orders;
import dev.kpi.table.Table;
import java.math.BigDecimal;

/** How do I measure what the library does not know? Two metrics and a dimension of one's own. */
public final class OwnMetric {

    private static final BigDecimal LEVY_PER_UNIT = new BigDecimal("0.035");

    /** Made of two others. */
    static final Metric<Quotient> REVENUE_PER_CUSTOMER = ratio("revenue per customer", revenue(), customerCount());

    /** Made of the lines: a packaging levy on every unit sold, exact to the tenth of a cent. */
    static final AdditiveMetric<Amount> LEVY = sumOf(
            "levy",
            line -> line.isReturn() || line.isCharge()
                    ? BigDecimal.ZERO
                    : line.quantity().multiply(LEVY_PER_UNIT));

    /** Made of the lines as well: how much of an item was bought at once. */
    static final Dimension<String> LOT = Dimensions.ofLine("lot", OwnMetric::lot);

    private OwnMetric() {}

    private static String lot(LineView line) {
        int units = line.quantity().intValue();
        return units == 1 ? "1 unit" : units < 5 ? "2 to 4 units" : "5 units or more";
    }

    static Table<String> of(Orders orders) {
        return orders.by(LOT).measure(revenue(), LEVY, REVENUE_PER_CUSTOMER);
    }

    /** Prints them for the demo shop. */
    public static void main(String[] arguments) {
        System.out.println(of(DemoShop.withDefaults().orders()));
    }
}
