package dev.kpi.order;

import dev.kpi.customer.Analysis;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An analysis of customers. What is kept for it does not depend on what it asks, but for the attributes that it reads.
 * Immutable.
 *
 * @param <R> the type of the answer
 */
final class CustomerQuestion<R> extends Question<R> {

    final Analysis<R> analysis;
    /** The attributes read of customers, of orders, and of first-ever orders alone; other than the ids of both. */
    final List<Attribute> ofCustomers;

    final List<Attribute> ofOrders;
    final List<Attribute> ofFirstOrders;

    /**
     * Checks that parts of the answer can be told and merged.
     *
     * @throws IllegalArgumentException if the split does not bear it
     */
    CustomerQuestion(Analysis<R> analysis, Terms terms) {
        super(Shape.CUSTOMERS, terms, needed(analysis));
        if (terms.split() == Split.BY_LINE) {
            throw new IllegalArgumentException(
                    "customers cannot be looked at by shards that are split by line: an order's"
                            + " lines may be in several; keep an order's lines together and say Split.BY_ORDER");
        }
        this.analysis = analysis;
        this.ofCustomers = of(Level.CUSTOMER);
        this.ofOrders = of(Level.ORDER);
        this.ofFirstOrders = attributes.stream()
                .filter(attribute -> attribute.level() == Level.PRODUCT || attribute.level() == Level.LINE)
                .toList();
    }

    /** The customer's id first, which is always read, then the others by their names; an order's id every line has. */
    private static List<Attribute> needed(Analysis<?> analysis) {
        List<Attribute> needed = new ArrayList<>();
        needed.add(Dimensions.customer());
        analysis.attributes().stream()
                .filter(attribute -> !isId(attribute))
                .distinct()
                .sorted(Comparator.comparing(KeyText::of))
                .forEach(needed::add);
        return needed;
    }

    private static boolean isId(Attribute attribute) {
        return attribute.equals(Dimensions.customer()) || attribute.equals(Dimensions.order());
    }

    private List<Attribute> of(Level level) {
        return attributes.stream()
                .filter(attribute -> attribute.level() == level && !isId(attribute))
                .toList();
    }

    /**
     * Where an attribute stands among those that are kept.
     *
     * @throws IllegalArgumentException if it is not kept
     */
    int position(List<Attribute> keptOnes, Attribute attribute) {
        int position = keptOnes.indexOf(attribute);
        if (position < 0) {
            throw notKept(attribute);
        }
        return position;
    }

    IllegalArgumentException notKept(Attribute attribute) {
        return new IllegalArgumentException(
                attribute + " was not kept by the shards, since the analysis does not declare"
                        + " to read it; name it among its attributes(), or ask analysis.reading(...)");
    }

    @Override
    KeptCustomers<R> nothing() {
        return new KeptCustomers<>(this);
    }

    @Override
    CustomerQuestion<R> on(Terms others) {
        return new CustomerQuestion<>(analysis, others);
    }

    @Override
    String dimensionText() {
        return attributes.stream().skip(1).map(KeyText::of).collect(Collectors.joining(", "));
    }

    @Override
    String metricText() {
        return "customers";
    }

    @Override
    String measureText() {
        return "entries";
    }

    @Override
    Object asked() {
        return analysis;
    }

    @Override
    String words() {
        return analysis.toString();
    }

    @Override
    void requireSame(Question<?> other) {
        super.requireSame(other);
        if (!analysis.equals(other.asked())) {
            throw new IllegalArgumentException("partials of different analyses cannot be merged: " + analysis + ", and "
                    + other.asked() + "; ask all shards one that is equal");
        }
    }
}
