package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.DistanceBand;
import dev.kpi.metric.Mapped;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Measure.Sum;
import dev.kpi.metric.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Metrics by dimensions: what a partial that keeps sums and keys answers a part of. Immutable.
 *
 * @param <R> the type of the answer
 */
final class FigureQuestion<R> extends Question<R> {

    private static final Comparator<Measure> IN_ORDER = Comparator.<Measure>comparingInt(FigureQuestion::kind)
            .thenComparingInt(FigureQuestion::ordinal)
            .thenComparing(FigureQuestion::text);

    final List<Dimension<?>> dimensions;
    final List<Metric<?>> metrics;

    /**
     * What the metrics and the coverage of the answer are made of, and what is kept of each: always in the same order,
     * since a metric's measures may come in any.
     */
    final List<Measure> measures;

    final List<Keeping> keepings;
    final boolean keepsCustomers;
    final boolean keepsRepeaters;
    final boolean keepsLinks;

    /**
     * Checks that parts of the answer can be told and merged.
     *
     * @throws IllegalArgumentException if there is no metric, two have one name, or the split does not bear a measure or
     *     dimension
     */
    FigureQuestion(Shape shape, List<Dimension<?>> dimensions, List<? extends Metric<?>> metrics, Terms terms) {
        super(shape, terms, needed(dimensions, measures(shape, Query.requireAskable(metrics))));
        this.dimensions = List.copyOf(dimensions);
        this.metrics = List.copyOf(metrics);
        this.measures = measures(shape, metrics);
        dimensions.forEach(dimension -> Keeping.check(dimension, terms.split()));
        this.keepings = measures.stream()
                .map(measure -> Keeping.of(measure, terms.split()))
                .toList();
        this.keepsRepeaters = keeps(Keeping.REPEATERS);
        this.keepsCustomers = keepsRepeaters || keeps(Keeping.CUSTOMERS);
        this.keepsLinks = keeps(Keeping.ORDERS) || keeps(Keeping.LINKS);
    }

    /** The attributes without which measuring all lines would fail. */
    private static List<Attribute> needed(List<Dimension<?>> dimensions, List<Measure> measures) {
        List<Attribute> needed = new ArrayList<>();
        dimensions.forEach(dimension -> need(dimension, needed));
        for (Measure measure : measures) {
            if (measure instanceof Measure.Distinct distinct
                    && !distinct.dimension().equals(Dimensions.product())) {
                need(distinct.dimension(), needed);
            }
        }
        return needed.stream().distinct().toList();
    }

    private static List<Measure> measures(Shape shape, List<? extends Metric<?>> metrics) {
        Set<Measure> measures = // a figure carries no coverage
                shape == Shape.FIGURE ? metrics.get(0).measures() : Query.measures(metrics);
        return measures.stream()
                .flatMap(FigureQuestion::kept)
                .distinct()
                .sorted(IN_ORDER)
                .toList();
    }

    /** What is kept of a measure: of sales, the two that they are the difference of, as all versions of the bytes have it. */
    private static Stream<Measure> kept(Measure measure) {
        return measure == Sum.SALES ? Stream.of(Sum.GROSS_SALES, Sum.DISCOUNTS) : Stream.of(measure);
    }

    private static int kind(Measure measure) {
        if (measure instanceof Sum) {
            return 0;
        }
        return measure instanceof Measure.Tally ? 1 : measure instanceof Measure.Distinct ? 2 : 3;
    }

    private static int ordinal(Measure measure) {
        return measure instanceof Enum<?> constant ? constant.ordinal() : 0;
    }

    /** Whether something is kept of a measure in that way. */
    boolean keeps(Keeping keeping) {
        return keepings.contains(keeping);
    }

    private static void need(Dimension<?> dimension, List<Attribute> needed) {
        if (dimension instanceof Mapped<?> mapped) {
            need(mapped.base(), needed);
        } else if (dimension instanceof DistanceBand) {
            needed.addAll(List.of(Dimensions.shipFrom(), Dimensions.shipTo()));
        } else if (dimension instanceof Attribute attribute && !attribute.equals(Dimensions.customer())) {
            needed.add(attribute);
        }
    }

    @Override
    KeptFigures<R> nothing() {
        return new KeptFigures<>(this);
    }

    @Override
    FigureQuestion<R> on(Terms others) {
        return new FigureQuestion<>(shape, dimensions, metrics, others);
    }

    @Override
    String dimensionText() {
        return dimensions.stream().map(KeyText::of).collect(Collectors.joining(", "));
    }

    @Override
    String metricText() {
        return metrics.stream().map(Metric::name).collect(Collectors.joining(", "));
    }

    @Override
    String measureText() {
        return measures.stream().map(FigureQuestion::text).collect(Collectors.joining(", "));
    }

    private static String text(Measure measure) {
        if (measure instanceof Measure.Distinct distinct) {
            return "distinct " + KeyText.of(distinct.dimension());
        }
        return measure instanceof Measure.LineSum sum ? "sum of " + sum.name() : measure.toString();
    }

    @Override
    Object asked() {
        return metricText();
    }

    @Override
    String words() {
        String names = dimensions.stream().map(Dimension::name).collect(Collectors.joining(", "));
        return metricText() + (dimensions.isEmpty() ? "" : " by " + names);
    }
}
