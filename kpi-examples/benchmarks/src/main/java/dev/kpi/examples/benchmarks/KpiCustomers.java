package dev.kpi.examples.benchmarks;

import static dev.kpi.customer.CustomerAnalyses.purchaseFrequency;
import static dev.kpi.customer.CustomerAnalyses.timeBetweenOrders;
import static dev.kpi.customer.CustomerAnalyses.topCustomers;
import static dev.kpi.metric.Grains.month;

import dev.kpi.cohort.CellState;
import dev.kpi.cohort.CohortMatrix;
import dev.kpi.cohort.CohortTable;
import dev.kpi.cohort.Cohorts;
import dev.kpi.customer.CustomerAnalyses;
import dev.kpi.customer.CustomerLifecycle.Stage;
import dev.kpi.customer.DayBand;
import dev.kpi.customer.PurchaseFrequency;
import dev.kpi.customer.TimeBetweenOrders;
import dev.kpi.customer.TopCustomers;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.order.Scope;
import dev.kpi.rfm.RfmCustomer;
import dev.kpi.rfm.RfmTable;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The questions about customers, asked of this library. */
final class KpiCustomers {

    private KpiCustomers() {}

    static Answer cohorts(Scope scope) {
        CohortTable<YearMonth> table = scope.measure(Cohorts.cohorts(month()));
        CohortMatrix<YearMonth, Count> active = table.customers();
        CohortMatrix<YearMonth, Amount> revenue = table.revenue();
        List<Answer.Row> rows = new ArrayList<>();
        for (YearMonth cohort : table.keys()) {
            for (int age = 0; age < table.ages(); age++) {
                if (active.state(cohort, age) != CellState.UNOBSERVED) {
                    BigDecimal customers = active.get(cohort, age).toBigDecimal();
                    BigDecimal amount = revenue.get(cohort, age).value();
                    if (customers.signum() != 0 || amount.signum() != 0) { // peers have no empty cells
                        rows.add(Answer.Row.of(cohort + " " + age, customers, amount));
                    }
                }
            }
        }
        return new Answer(rows).sorted();
    }

    static Answer rfm(RfmTable scores) {
        RfmTotals totals = new RfmTotals();
        for (RfmCustomer customer : scores.customers()) {
            totals.add(
                    customer.recencyScore(),
                    customer.frequencyScore(),
                    customer.monetaryScore(),
                    customer.daysSinceLastOrder(),
                    customer.orderCount(),
                    ((Amount) customer.spend()).value());
        }
        return totals.answer();
    }

    static Answer gaps(Scope scope) {
        TimeBetweenOrders gaps = scope.measure(timeBetweenOrders());
        List<Answer.Row> rows = new ArrayList<>();
        rows.add(Answer.Row.of(
                "all",
                BigDecimal.valueOf(gaps.customers().part()),
                gaps.gaps().toBigDecimal(),
                exact(gaps.mean()),
                exact(gaps.median())));
        for (DayBand band : gaps.bands()) {
            rows.add(Answer.Row.of("from " + band.fromDays(), band.count().toBigDecimal()));
        }
        return new Answer(rows);
    }

    private static BigDecimal exact(Quotient quotient) {
        return Answer.average(quotient.numerator(), quotient.denominator());
    }

    static Answer frequency(Scope scope) {
        List<Answer.Row> rows = new ArrayList<>();
        for (PurchaseFrequency.Bar bar :
                scope.measure(purchaseFrequency(Question.MANY_ORDERS)).bars()) {
            if (bar.customers().longValue() > 0) {
                rows.add(Answer.Row.of(
                        String.valueOf(bar.orders()),
                        bar.customers().toBigDecimal(),
                        bar.revenue().value()));
            }
        }
        return new Answer(rows).sorted();
    }

    static Answer lifecycle(Scope scope) {
        List<Answer.Row> rows = new ArrayList<>();
        for (Stage<YearMonth> stage :
                scope.measure(CustomerAnalyses.lifecycle(month())).stages()) {
            if (!stage.hasBefore()) {
                rows.add(Answer.Row.of(stage.period().toString(), stage.active().toBigDecimal()));
                continue;
            }
            rows.add(Answer.Row.of(
                    stage.period().toString(),
                    stage.active().toBigDecimal(),
                    stage.newCustomers().toBigDecimal(),
                    stage.retained().toBigDecimal(),
                    stage.resurrected().toBigDecimal(),
                    stage.lost().toBigDecimal()));
        }
        return new Answer(rows);
    }

    static Answer top(Scope scope) {
        List<Answer.Row> rows = new ArrayList<>();
        for (TopCustomers.Row row :
                scope.measure(topCustomers(Question.TOP_BUYERS)).rows()) {
            rows.add(Answer.Row.of(
                    row.customer(), row.revenue().value(), row.orders().toBigDecimal()));
        }
        return new Answer(rows);
    }
}
