package dev.kpi.customer;

import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds the k largest customers in one walk: each state keeps its k best, so that sorting and naming is left to few.
 *
 * @param k how many
 * @param by what they are ranked by
 * @param value the same of one entry
 */
record CustomerRanking(int k, Metric<?> by, Value value) implements Analysis<TopCustomers> {

    private static final List<Metric<?>> ALLOWED =
            List.of(Metrics.revenue(), Metrics.orderCount(), Metrics.units(), Metrics.netUnits(), Metrics.profit());

    /** What an entry adds to what customers are ranked by, in the order of what is allowed. */
    enum Value {
        REVENUE,
        ORDERS,
        UNITS,
        NET_UNITS,
        PROFIT
    }

    static Analysis<TopCustomers> of(int k, Metric<?> by) {
        if (k < 1) {
            throw new IllegalArgumentException("k (" + k + ") must be at least 1");
        }
        int position = ALLOWED.indexOf(by);
        if (position < 0) {
            throw new IllegalArgumentException("customers cannot be ranked by " + by.name() + " here, but by "
                    + String.join(", ", ALLOWED.stream().map(Metric::name).toList())
                    + "; for any other metric use by(customer().top(k, metric))");
        }
        return new CustomerRanking(k, by, Value.values()[position]);
    }

    /** One of the best so far. */
    private static final class Candidate {
        final String id;
        final WideSum value;
        final WideSum revenue;
        final WideSum sales;
        final int orders;
        final int firstDay;
        final int lastDay;

        Candidate(String id, Found found, int orders) {
            this.id = id;
            this.value = found.value.copy();
            this.revenue = found.revenue.copy();
            this.sales = found.sales.copy();
            this.orders = orders;
            this.firstDay = found.firstDay;
            this.lastDay = found.lastDay;
        }

        static int compare(WideSum value, String id, Candidate other) {
            int byValue = other.value.compareTo(value);
            return byValue != 0 ? byValue : id.compareTo(other.id);
        }
    }

    private static final Comparator<Candidate> BEST_FIRST =
            (left, right) -> Candidate.compare(left.value, left.id, right);

    private final class Found {
        final IdentifiedOrders coverage = new IdentifiedOrders();
        final WideSum whole = new WideSum();
        final PriorityQueue<Candidate> best = new PriorityQueue<>(BEST_FIRST.reversed()); // the worst of them in front
        final WideSum value = new WideSum();
        final WideSum revenue = new WideSum();
        final WideSum sales = new WideSum();
        int firstDay;
        int lastDay;

        void add(CustomerView customer) {
            if (!coverage.isCustomer(customer)) {
                return;
            }
            value.clear();
            revenue.clear();
            sales.clear();
            firstDay = Integer.MAX_VALUE;
            lastDay = Integer.MIN_VALUE;
            for (int entry = 0, entries = customer.size(); entry < entries; entry++) {
                boolean sale = !customer.isReturn(entry);
                long net = customer.revenue(entry);
                revenue.add(net);
                if (sale) {
                    sales.add(net);
                    firstDay = Math.min(firstDay, customer.day(entry));
                    lastDay = Math.max(lastDay, customer.day(entry));
                }
                addValue(customer, entry, sale, net);
            }
            whole.add(revenue);
            Candidate worst = best.size() < k ? null : best.peek();
            if (worst == null || value.compareTo(worst.value) >= 0) {
                String id = customer.id();
                if (worst == null || Candidate.compare(value, id, worst) < 0) {
                    keep(new Candidate(id, this, customer.orderCount()));
                }
            }
        }

        private void addValue(CustomerView customer, int entry, boolean sale, long net) {
            switch (CustomerRanking.this.value) {
                case REVENUE -> value.add(net);
                case ORDERS -> value.add(sale ? 1 : 0);
                case UNITS -> value.add(sale ? customer.units(entry) : 0);
                case NET_UNITS -> value.add(customer.units(entry));
                case PROFIT -> {
                    value.add(customer.costedRevenue(entry));
                    value.subtract(customer.cost(entry));
                }
            }
        }

        private void keep(Candidate candidate) {
            best.add(candidate);
            if (best.size() > k) {
                best.remove();
            }
        }

        Found merge(Found later) {
            coverage.merge(later.coverage);
            whole.add(later.whole);
            later.best.forEach(this::keep);
            return this;
        }
    }

    @Override
    public TopCustomers of(Customers customers) {
        if (value == Value.PROFIT && !customers.hasCosts()) {
            throw new IllegalStateException("customers cannot be ranked by profit: no line has a unit cost;"
                    + " give lines one with withUnitCost, or rank them by revenue");
        }
        Found found = customers.fold(Found::new, Found::add, Found::merge);
        List<Candidate> best = new ArrayList<>(found.best);
        best.sort(BEST_FIRST);
        List<TopCustomers.Row> rows = new ArrayList<>();
        long asOf = best.isEmpty() ? 0 : customers.asOf().toEpochDay();
        for (Candidate one : best) {
            rows.add(new TopCustomers.Row(
                    rows.size() + 1,
                    one.id,
                    figure(one.value, customers),
                    one.revenue.amount(customers),
                    one.revenue.shareOf(found.whole, customers.amountScale()),
                    Count.of(one.orders, Unit.count("orders")),
                    Quotient.of(
                            new BigDecimal(one.sales.value(), customers.amountScale()),
                            BigDecimal.valueOf(one.orders),
                            Unit.amountPer(customers.currency(), "order")),
                    LocalDate.ofEpochDay(one.firstDay),
                    LocalDate.ofEpochDay(one.lastDay),
                    asOf - one.lastDay));
        }
        return new TopCustomers(by, rows, found.whole.amount(customers), found.coverage.share());
    }

    private Figure figure(WideSum sum, Customers customers) {
        return switch (value) {
            case REVENUE, PROFIT -> sum.amount(customers);
            case ORDERS -> Count.of(new BigDecimal(sum.value()), by.unit(customers.currency()));
            case UNITS, NET_UNITS ->
                Count.of(new BigDecimal(sum.value(), customers.quantityScale()), by.unit(customers.currency()));
        };
    }

    @Override
    public String toString() {
        return "top " + k + " customers by " + by.name();
    }
}
