package dev.kpi.examples.cli;

import static dev.kpi.cohort.Cohorts.cohorts;
import static dev.kpi.customer.CustomerAnalyses.activeCustomers;
import static dev.kpi.customer.CustomerAnalyses.lifecycle;
import static dev.kpi.customer.CustomerAnalyses.purchaseFrequency;
import static dev.kpi.customer.CustomerAnalyses.signUpToFirstOrder;
import static dev.kpi.customer.CustomerAnalyses.timeBetweenOrders;
import static dev.kpi.customer.CustomerAnalyses.topCustomers;
import static dev.kpi.metric.Dimensions.customer;
import static dev.kpi.metric.Dimensions.novelty;
import static dev.kpi.metric.Dimensions.signUp;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.margin;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.rfm.Rfm.rfm;
import static dev.kpi.scenario.Scenarios.cohortEconomy;
import static dev.kpi.scenario.Scenarios.percent;

import dev.kpi.clv.CustomerLifetimeValue;
import dev.kpi.clv.ValueTerms;
import dev.kpi.cohort.CohortMatrix;
import dev.kpi.cohort.CohortTable;
import dev.kpi.figure.Figure;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.quality.Audit;
import dev.kpi.rfm.RfmTable;
import dev.kpi.scenario.CohortEconomyAnalysis;
import dev.kpi.scenario.Scenario;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who buys, how often and how long: customers in time, cohorts, segments, lifetime value and what if. */
final class CustomerSections {
    private static final int TOP_CUSTOMERS = 10;
    private static final int TRAILING_DAYS = 90;
    private static final int AGES_SHOWN = 10;
    private static final double KEPT_MORE = 5;
    private static final double INTEREST = 0.10; // of a year
    private static final int MONTHS = 12;

    private final Orders orders;
    private final Scope scope;
    private final List<Section> sections = new ArrayList<>();

    private CustomerSections(Orders orders, Scope scope) {
        this.orders = orders;
        this.scope = scope;
    }

    static List<Section> of(Orders orders, Scope scope) {
        CustomerSections customers = new CustomerSections(orders, scope);
        customers.add(
                "novelty",
                "First and later orders",
                () -> scope.by(novelty()).measure(revenue(), orderCount(), averageOrderValue()));
        if (orders.attributes().contains(customer()) && scope.customerCount().longValue() > 0) {
            customers.addCustomersInTime();
            customers.addCohorts();
            customers.addScenario();
            customers.addSegments();
        }
        return customers.sections;
    }

    private void addCustomersInTime() {
        add("purchase-frequency", "Orders per customer", () -> scope.measure(purchaseFrequency()));
        add("time-between-orders", "Time between orders", () -> scope.measure(timeBetweenOrders()));
        add(
                "lifecycle",
                "Customers by month: new, retained, resurrected, lost",
                () -> scope.measure(lifecycle(month())));
        add(
                "active-customers",
                "Customers active in the last " + TRAILING_DAYS + " days",
                () -> scope.measure(activeCustomers(TRAILING_DAYS, month())));
        if (orders.attributes().contains(signUp())) {
            add("sign-up", "From sign-up to first order", () -> scope.measure(signUpToFirstOrder()));
        }
        add("top-customers", "Top " + TOP_CUSTOMERS + " customers", () -> scope.measure(topCustomers(TOP_CUSTOMERS)));
    }

    private void addCohorts() {
        Supplier<CohortTable<YearMonth>> cohorts = new Once<>(() -> scope.measure(cohorts(month())));
        addMatrix(
                "retention",
                "Retention by month of first order",
                cohorts,
                CohortTable::retention,
                retention -> retention.firstAges(AGES_SHOWN).heatMap());
        addMatrix(
                "cohort-revenue",
                "Revenue per customer by month of first order",
                cohorts,
                CohortTable::cumulativeRevenuePerCustomer,
                revenue -> revenue.firstAges(AGES_SHOWN));
        String audit = "Audit of cohorts";
        sections.add(Section.told("cohort-audit", audit, () -> {
            Audit found = cohorts.get().audit();
            return new Section("cohort-audit", audit, () -> Reading.text(found), () -> Json.tree(found));
        }));
        add(
                "lifetime-value",
                orders.hasCosts() ? "Customer lifetime value" : "Lifetime revenue of a customer (no costs known)",
                () -> CustomerLifetimeValue.fromCurve(cohorts.get(), terms().withYearlyInterest(INTEREST, MONTHS)));
    }

    private <F extends Figure> void addMatrix(
            String id,
            String title,
            Supplier<CohortTable<YearMonth>> cohorts,
            Function<CohortTable<YearMonth>, CohortMatrix<YearMonth, F>> matrix,
            Function<CohortMatrix<YearMonth, F>, Object> shown) {
        sections.add(Section.told(id, title, () -> {
            CohortMatrix<YearMonth, F> all = matrix.apply(cohorts.get());
            return Section.of(id, title, shown.apply(all) + cut(cohorts.get()), all);
        }));
    }

    private void addScenario() {
        add(
                "scenario",
                "What if 5 % more of them were kept? What they bring over all ages seen"
                        + (orders.hasCosts() ? "" : ", no costs known: all of revenue counts as profit"),
                () -> Scenario.of(scope.measure(economy())).retention(percent(KEPT_MORE)));
    }

    private ValueTerms terms() {
        return orders.hasCosts() ? ValueTerms.margin(scope.measure(margin())) : ValueTerms.margin(1);
    }

    private CohortEconomyAnalysis economy() {
        CohortEconomyAnalysis economy = cohortEconomy(month()).withYearlyInterest(INTEREST);
        return orders.hasCosts() ? economy : economy.withMargin(1);
    }

    /** What is told of ages that have no room. */
    private static String cut(CohortTable<?> table) {
        return table.ages() <= AGES_SHOWN
                ? ""
                : "\nages " + AGES_SHOWN + " to " + (table.ages() - 1)
                        + " are not printed; the JSON has them, and so has the command cohorts";
    }

    private void addSegments() {
        Supplier<RfmTable> table = new Once<>(() -> scope.measure(rfm()));
        add("rfm-segments", "RFM segments", () -> segments(table.get()));
        add(
                "rfm-heat-map",
                "Customers by recency and frequency score",
                () -> table.get().heatMap());
    }

    /** What several sections are made of: measured for the first of them, and refused, if so, to each. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> measured;
        private @Nullable T result;
        private @Nullable RuntimeException refusal;

        Once(Supplier<T> measured) {
            this.measured = measured;
        }

        @Override
        public T get() {
            if (refusal != null) {
                throw refusal;
            }
            T known = result;
            if (known == null) {
                try {
                    known = measured.get();
                } catch (RuntimeException e) {
                    refusal = e;
                    throw e;
                }
                result = known;
            }
            return known;
        }
    }

    /** The segments with what is to be known about their scores. */
    static Grid segments(RfmTable table) {
        Grid grid = table.segments().grid();
        for (String note : table.notes()) {
            grid = grid.notes().contains(note) ? grid : grid.withNote(note);
        }
        return grid;
    }

    private void add(String id, String title, Supplier<? extends Tabular> result) {
        sections.add(Section.tried(id, title, result));
    }
}
