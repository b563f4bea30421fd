package dev.kpi.cohort;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.Customers;
import dev.kpi.figure.Figure;
import dev.kpi.metric.Attribute;
import java.util.Set;

/** One view of a cohort table, asked for by itself. */
record CohortMatrixAnalysis<K, R extends Figure>(CohortAnalysis<K> cohorts, Figuring<R> figuring)
        implements Analysis<CohortMatrix<K, R>> {

    @Override
    public Set<Attribute> attributes() {
        return cohorts.attributes();
    }

    @Override
    public CohortMatrix<K, R> of(Customers customers) {
        return cohorts.of(customers).view(figuring);
    }

    @Override
    public String toString() {
        return figuring.name() + " of " + cohorts;
    }
}
