package dev.kpi.customer;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many customers have placed how many orders; see {@link CustomerAnalyses#purchaseFrequency(int)}. Immutable.
 *
 * @param bars one for each number of orders from 1 on; the last one holds all that have so many or more
 * @param customerCoverage the orders of the scope that have a customer
 */
public record PurchaseFrequency(List<Bar> bars, Share customerCoverage) implements Tabular {

    /** Copies the bars. */
    public PurchaseFrequency {
        bars = List.copyOf(bars);
    }

    /**
     * The customers with so many sale orders in the scope.
     *
     * @param orders how many
     * @param isOpen whether those with more are counted as well
     * @param customers how many customers
     * @param share how many of all customers
     * @param revenue what they brought in the scope, returns taken off
     * @param revenueShare of the revenue of all customers; undefined if that is not above zero
     */
    public record Bar(int orders, boolean isOpen, Count customers, Share share, Amount revenue, Quotient revenueShare) {

        /** The number of orders: {@code 3}, or {@code 10+}. */
        @Override
        public String toString() {
            return orders + (isOpen ? "+" : "");
        }
    }

    private static final class Found {
        final IdentifiedOrders coverage = new IdentifiedOrders();
        final long[] customers;
        final WideSum[] revenue;

        Found(int most) {
            customers = new long[most];
            revenue = new WideSum[most];
            Arrays.setAll(revenue, i -> new WideSum());
        }

        void add(CustomerBlock block) {
            int[] starts = block.starts();
            int[] isOrder = block.orders();
            for (int customer = 0, size = block.size(); customer < size; customer++) {
                int orders = 0;
                for (int entry = starts[customer]; entry < starts[customer + 1]; entry++) {
                    orders += isOrder[entry];
                }
                coverage.add(block.areGuests(), orders);
                if (!block.areGuests() && orders > 0) {
                    int bar = Math.min(orders, customers.length) - 1;
                    customers[bar]++;
                    for (int entry = starts[customer]; entry < starts[customer + 1]; entry++) {
                        revenue[bar].add(block.revenue()[entry]);
                    }
                }
            }
        }

        Found merge(Found later) {
            coverage.merge(later.coverage);
            for (int bar = 0; bar < customers.length; bar++) {
                customers[bar] += later.customers[bar];
                revenue[bar].add(later.revenue[bar]);
            }
            return this;
        }
    }

    static Analysis<PurchaseFrequency> analysis(int most) {
        if (most < 1 || most > 1_000_000) {
            throw new IllegalArgumentException("most (" + most + ") must be in [1, 1000000]");
        }
        return new Question(most);
    }

    private record Question(int most) implements Analysis<PurchaseFrequency> {
        @Override
        public PurchaseFrequency of(Customers customers) {
            Found found = customers.foldBlocks(() -> new Found(most), Found::add, Found::merge);
            WideSum whole = new WideSum();
            Arrays.stream(found.revenue).forEach(whole::add);
            List<Bar> bars = new ArrayList<>();
            for (int bar = 0; bar < most; bar++) {
                bars.add(new Bar(
                        bar + 1,
                        bar + 1 == most,
                        Count.of(found.customers[bar], Unit.count("customers")),
                        Share.of(found.customers[bar], found.coverage.customers()),
                        found.revenue[bar].amount(customers),
                        found.revenue[bar].shareOf(whole, customers.amountScale())));
            }
            return new PurchaseFrequency(bars, found.coverage.share());
        }

        @Override
        public String toString() {
            return "purchase frequency to " + most + "+";
        }
    }

    @Override
    public Grid grid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        bars.forEach(bar -> rows.add(
                Arrays.asList(bar.toString(), bar.customers(), bar.share(), bar.revenue(), bar.revenueShare())));
        return Grid.of(List.of("orders", "customers", "share", "revenue", "share of revenue"), rows)
                .withNote(IdentifiedOrders.note(customerCoverage));
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
