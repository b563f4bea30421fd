package dev.kpi.customer;

import dev.kpi.metric.Attribute;
import java.util.Set;

/** An analysis that is declared to read some attributes. */
record ReadingAnalysis<R>(Analysis<R> analysis, @Override Set<Attribute> attributes) implements Analysis<R> {

    @Override
    public R of(Customers customers) {
        return analysis.of(customers);
    }

    @Override
    public String toString() {
        return analysis.toString();
    }
}
