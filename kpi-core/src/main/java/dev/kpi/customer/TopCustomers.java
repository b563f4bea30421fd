package dev.kpi.customer;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customers who bring most, largest first; see {@link CustomerAnalyses#topCustomers(int, Metric)}. Immutable.
 *
 * @param by what they are ranked by
 * @param rows the customers
 * @param revenue the revenue of all customers of the scope, of which the shares are
 * @param customerCoverage the orders of the scope that have a customer
 */
public record TopCustomers(Metric<?> by, List<Row> rows, Amount revenue, Share customerCoverage) implements Tabular {

    /** Copies the rows. */
    public TopCustomers {
        rows = List.copyOf(rows);
    }

    /**
     * A customer in the scope.
     *
     * @param rank from 1
     * @param customer its id
     * @param value what it is ranked by
     * @param revenue what it brought, returns taken off
     * @param revenueShare of the revenue of all customers; undefined if that is not above zero
     * @param orders its sale orders
     * @param averageOrderValue its gross sales less discounts, by order (AOV)
     * @param firstOrderDay the day of its first sale order in the scope
     * @param lastOrderDay the day of its last one
     * @param daysSinceLastOrder from that day to {@link Customers#asOf()}
     */
    public record Row(
            int rank,
            String customer,
            Figure value,
            Amount revenue,
            Quotient revenueShare,
            Count orders,
            Quotient averageOrderValue,
            LocalDate firstOrderDay,
            LocalDate lastOrderDay,
            long daysSinceLastOrder) {}

    @Override
    public Grid grid() {
        boolean shown = by.equals(Metrics.revenue()) || by.equals(Metrics.orderCount());
        List<String> columns = new ArrayList<>(List.of(
                "rank", "customer", "revenue", "share", "orders", "AOV", "first order", "last order", "days since"));
        if (!shown) {
            columns.add(2, by.name());
        }
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (Row row : rows) {
            List<@Nullable Object> line = new ArrayList<>(Arrays.asList(
                    row.rank(),
                    row.customer(),
                    row.revenue(),
                    row.revenueShare(),
                    row.orders(),
                    row.averageOrderValue(),
                    row.firstOrderDay(),
                    row.lastOrderDay(),
                    row.daysSinceLastOrder()));
            if (!shown) {
                line.add(2, row.value());
            }
            cells.add(line);
        }
        return Grid.of(columns, cells)
                .withNote("by " + by.name() + "; shares of the revenue of all customers, " + revenue.text())
                .withNote(IdentifiedOrders.note(customerCoverage));
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
