package dev.kpi.customer;

import dev.kpi.metric.Attribute;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A question to a whole scope that needs each customer's orders together: {@code orders.measure(rfm())}.
 *
 * <p>What can be asked of every group as well is a {@link dev.kpi.metric.Metric}. Analyses that this library provides are
 * values with equality.
 *
 * <p>Every analysis can be asked of shards, a caller's own too: a {@link dev.kpi.order.Partial} keeps what the customers
 * show, and the analysis looks at all of them once they are merged.
 *
 * @param <R> what it answers
 */
@FunctionalInterface
public interface Analysis<R> {

    /**
     * The answer for some customers.
     *
     * @throws IllegalStateException if the orders do not hold what it needs
     */
    R of(Customers customers);

    /**
     * The attributes that it reads of customers, orders or first-ever orders, which shards have to keep for it; none unless
     * told otherwise. The ids of customers and orders go without saying.
     */
    default Set<Attribute> attributes() {
        return Set.of();
    }

    /**
     * The same question, declared to read these attributes as well: {@code partial(split, own.reading(signUp()))}. Equal to
     * one that is made of an equal analysis and the same attributes.
     */
    default Analysis<R> reading(Attribute first, Attribute... more) {
        Set<Attribute> all = new HashSet<>(attributes());
        all.add(first);
        all.addAll(List.of(more));
        return new ReadingAnalysis<>(this, Set.copyOf(all));
    }
}
