package dev.kpi.cohort;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One cohort, with its own figures over everything seen of it as of the date, and by age. Immutable; equal by value.
 *
 * @param <K> what names it
 */
public final class Cohort<K> implements Tabular {

    private final CohortTable<K> table;
    private final K key;
    private final CohortRows<K> rows;

    Cohort(CohortTable<K> table, K key) {
        this.table = table;
        this.key = key;
        this.rows = table.cohort(table.position(key));
    }

    /** What names it. */
    public K key() {
        return key;
    }

    /** The number of its members. */
    public Count size() {
        return table.size(key);
    }

    /** The ids of its members, in the order of texts. Taken from the orders in a walk of its own when first asked for. */
    public List<String> customers() {
        return table.members().of(key);
    }

    /** Sale orders of its members. */
    public Count orders() {
        long sum = rows.rows().stream().mapToLong(CohortRow::totalOrders).sum();
        return Count.of(sum, Unit.count("orders"));
    }

    /** Revenue of its members since they began. */
    public Amount revenue() {
        return table.money().amount(sum(true));
    }

    /** Revenue ÷ members. */
    public Quotient revenuePerCustomer() {
        return table.money().per(sum(true), rows.size(), "customer");
    }

    /** Average order value (AOV): gross sales less discounts ÷ sale orders; undefined where there are none. */
    public Quotient averageOrderValue() {
        return table.money().per(sum(false), orders().longValue(), "order");
    }

    private BigInteger sum(boolean revenue) {
        BigInteger sum = BigInteger.ZERO;
        for (CohortRow row : rows.rows()) {
            sum = sum.add(revenue ? row.totalRevenue() : row.totalSales());
        }
        return sum;
    }

    /** Its retention at each age that is observed, from age 0 on. */
    public List<Share> retention() {
        return observed(table.retention());
    }

    private List<Share> observed(CohortMatrix<K, Share> matrix) {
        List<Share> shares = new ArrayList<>();
        for (int age = 0; age < table.ages() && matrix.state(key, age) == CellState.OBSERVED; age++) {
            shares.add(matrix.get(key, age));
        }
        return List.copyOf(shares);
    }

    /**
     * How many members were active at each observed age or later, from age 0 on: counts that never rise, which is what
     * projected retention is fitted to.
     *
     * @throws IllegalStateException if members began in different periods, so that ages are seen of different members
     */
    public List<Long> survivors() {
        if (rows.rows().size() > 1) {
            throw new IllegalStateException("the members of cohort " + DisplayText.inMessage(key.toString())
                    + " began in " + rows.rows().size()
                    + " periods, so each age is seen of other members; ask cohorts of first order by period");
        }
        return observed(table.rollingRetention()).stream().map(Share::part).toList();
    }

    /** By age: what is known, active customers, retention, orders, revenue, alone and cumulative, and AOV. */
    @Override
    public Grid grid() {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (int age = 0; age < table.ages(); age++) {
            CellState state = table.retention().state(key, age);
            if (state != CellState.UNOBSERVED) {
                boolean known = table.cumulativeRevenuePerCustomer().state(key, age) != CellState.UNOBSERVED;
                List<@Nullable Object> row = new ArrayList<>(List.of(
                        age,
                        state == CellState.PARTIAL ? "partial" : "observed",
                        table.customers().get(key, age),
                        table.retention().get(key, age),
                        table.rollingRetention().get(key, age),
                        table.orders().get(key, age),
                        table.revenue().get(key, age),
                        table.revenuePerCustomer().get(key, age)));
                row.add(known ? table.cumulativeRevenuePerCustomer().get(key, age) : null);
                row.add(table.averageOrderValue().get(key, age));
                cells.add(row);
            }
        }
        return Grid.of(
                        List.of(
                                "age",
                                "state",
                                "active",
                                "retention",
                                "rolling",
                                "orders",
                                "revenue",
                                "per customer",
                                "cumulative",
                                "average order value"),
                        cells)
                .withNote("cohort " + key + ": " + size().text() + ", " + orders().text() + ", "
                        + revenue().text() + ", as of " + table.asOf());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cohort<?> that && key.equals(that.key) && table.equals(that.table);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, table);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
