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
import dev.kpi.cohort.CohortTable;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.rfm.RfmTable;
import dev.kpi.scenario.CohortEconomyAnalysis;
import dev.kpi.scenario.Scenario;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
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
        CohortTable<YearMonth> table =
                measured("retention", "Retention by month of first order", () -> scope.measure(cohorts(month())));
        if (table == null) {
            return;
        }
        sections.add(Section.of(
                "retention",
                "Retention by month of first order",
                table.retention().firstAges(AGES_SHOWN).heatMap() + cut(table),
                table.retention()));
        sections.add(Section.of(
                "cohort-revenue",
                "Revenue per customer by month of first order",
                table.cumulativeRevenuePerCustomer().firstAges(AGES_SHOWN) + cut(table),
                table.cumulativeRevenuePerCustomer()));
        sections.add(
                new Section("cohort-audit", "Audit of cohorts", Reading.text(table.audit()), Json.tree(table.audit())));
        add(
                "lifetime-value",
                orders.hasCosts() ? "Customer lifetime value" : "Lifetime revenue of a customer (no costs known)",
                () -> CustomerLifetimeValue.fromCurve(table, terms().withYearlyInterest(INTEREST, MONTHS)));
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
        RfmTable table = measured("rfm-segments", "RFM segments", () -> scope.measure(rfm()));
        if (table != null) {
            add("rfm-segments", "RFM segments", () -> segments(table));
            add("rfm-heat-map", "Customers by recency and frequency score", table::heatMap);
        }
    }

    /** What sections are made of; {@code null} if it cannot be told, and the reason stands in the place of the first. */
    private <T> @Nullable T measured(String id, String title, Supplier<T> result) {
        try {
            return result.get();
        } catch (IllegalStateException | IllegalArgumentException | NoSuchElementException | ArithmeticException e) {
            sections.add(Section.notTold(id, title, e));
            return null;
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
