package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.DistanceBand;
import dev.kpi.metric.Mapped;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Metric;
import dev.kpi.time.DateRange;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a partial answers a part of: metrics by dimensions within a scope, and how lines are split. Immutable.
 *
 * @param <R> the type of the answer
 */
final class Question<R> {

    private static final Comparator<Measure> IN_ORDER = Comparator.<Measure>comparingInt(Question::kind)
            .thenComparingInt(Question::ordinal)
            .thenComparing(Question::text);

    /** The types of answers. */
    enum Shape {
        FIGURE,
        SUMMARY,
        SERIES,
        TIMETABLE,
        COLUMN,
        TABLE
    }

    final Shape shape;
    final List<Dimension<?>> dimensions;
    final List<Metric<?>> metrics;
    final Terms terms;

    /**
     * What the metrics and the coverage of the answer are made of, and what is kept of each: always in the same order,
     * since a metric's measures may come in any.
     */
    final List<Measure> measures;

    final List<Keeping> keepings;
    final boolean keepsCustomers;
    final boolean keepsRepeaters;
    final boolean keepsLinks;

    /** The attributes without which measuring all lines would fail. */
    final List<Attribute> attributes;

    /**
     * On what terms: what partials of one question must have in common besides metrics and dimensions.
     *
     * @param currency of all amounts
     * @param zone whose days and hours periods are cut in
     * @param split how lines are divided among shards
     * @param returnsOnOrderDate whether returns are dated on the order they return
     * @param days the range of the scope, if it has one
     * @param conditions those of the scope as they print
     */
    record Terms(
            Currency currency,
            ZoneId zone,
            Split split,
            boolean returnsOnOrderDate,
            @Nullable DateRange days,
            String conditions) {

        static Terms of(OrderSettings settings, Split split, @Nullable DateRange days, List<Condition> conditions) {
            conditions.forEach(condition -> Keeping.check(condition, split));
            if (split == Split.BY_LINE && days != null) {
                throw new IllegalArgumentException("within " + days + " cannot be told by shards that are split by"
                        + " line: the earliest line of an order dates it, which may be in another shard; keep an"
                        + " order's lines together and say Split.BY_ORDER");
            }
            if (split == Split.BY_ORDER && settings.hasReturnsOnOrderDate()) {
                throw new IllegalArgumentException(
                        "returns dated on the order they return cannot be told by shards that"
                                + " are split by order: that order may be in another shard; keep a customer's lines together"
                                + " and say Split.BY_CUSTOMER, or date returns on their own day");
            }
            return new Terms(
                    settings.currency(),
                    settings.zone(),
                    split,
                    settings.hasReturnsOnOrderDate(),
                    days,
                    conditions.stream().map(Condition::toString).collect(Collectors.joining(" and ")));
        }
    }

    /**
     * Checks that parts of the answer can be told and merged.
     *
     * @throws IllegalArgumentException if there is no metric, or the split does not bear a measure or dimension
     */
    Question(Shape shape, List<Dimension<?>> dimensions, List<? extends Metric<?>> metrics, Terms terms) {
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("metrics must not be empty; name at least one");
        }
        this.shape = shape;
        this.dimensions = List.copyOf(dimensions);
        this.metrics = List.copyOf(metrics);
        this.terms = terms;
        this.measures = measures(shape, metrics);
        dimensions.forEach(dimension -> Keeping.check(dimension, terms.split));
        this.keepings = measures.stream()
                .map(measure -> Keeping.of(measure, terms.split))
                .toList();
        this.keepsRepeaters = keeps(Keeping.REPEATERS);
        this.keepsCustomers = keepsRepeaters || keeps(Keeping.CUSTOMERS);
        this.keepsLinks = keeps(Keeping.ORDERS) || keeps(Keeping.LINKS);
        List<Attribute> needed = new ArrayList<>();
        dimensions.forEach(dimension -> need(dimension, needed));
        for (Measure measure : measures) {
            if (measure instanceof Measure.Distinct distinct
                    && !distinct.dimension().equals(Dimensions.product())) {
                need(distinct.dimension(), needed);
            }
        }
        this.attributes = needed.stream().distinct().toList();
    }

    private static List<Measure> measures(Shape shape, List<? extends Metric<?>> metrics) {
        Set<Measure> measures = // a figure carries no coverage
                shape == Shape.FIGURE ? metrics.get(0).measures() : Query.measures(metrics);
        return measures.stream().sorted(IN_ORDER).toList();
    }

    private static int kind(Measure measure) {
        if (measure instanceof Measure.Sum) {
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

    /** The question that some scope is asked. */
    static <R> Question<R> to(
            Scope scope, Split split, Shape shape, List<Dimension<?>> dimensions, List<? extends Metric<?>> metrics) {
        Terms terms = Terms.of(scope.facts().settings, split, scope.days(), scope.conditions());
        return new Question<>(shape, dimensions, metrics, terms);
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

    /** The same on other terms. */
    Question<R> on(Terms others) {
        return new Question<>(shape, dimensions, metrics, others);
    }

    String dimensionText() {
        return dimensions.stream().map(KeyText::of).collect(Collectors.joining(", "));
    }

    String metricText() {
        return metrics.stream().map(Metric::name).collect(Collectors.joining(", "));
    }

    /** What is measured, in words: a metric of the same name made of other measures is another. */
    String measureText() {
        return measures.stream().map(Question::text).collect(Collectors.joining(", "));
    }

    private static String text(Measure measure) {
        if (measure instanceof Measure.Distinct distinct) {
            return "distinct " + KeyText.of(distinct.dimension());
        }
        return measure instanceof Measure.LineSum sum ? "sum of " + sum.name() : measure.toString();
    }

    /**
     * Checks that two partials answer parts of one question.
     *
     * @throws IllegalArgumentException if not; the message names what differs
     */
    void requireSame(Question<?> other) {
        same("currency", terms.currency, other.terms.currency, "; convert amounts before building Orders");
        same("time zone", terms.zone, other.terms.zone, "; their days are not the same");
        same("split", terms.split, other.terms.split, "");
        requireSameAsked(other.dimensionText(), other.metricText(), other.measureText(), other.shape);
        same("days", days(terms), days(other.terms), "");
        same("conditions", conditions(terms), conditions(other.terms), "");
        same("dating of returns", dating(terms), dating(other.terms), "");
    }

    /** The same of what is asked alone. */
    void requireSameAsked(String dimensionText, String metricText, String measureText, Shape otherShape) {
        same("dimensions", named(this.dimensionText()), named(dimensionText), "");
        same("metrics", metricText(), metricText, "");
        same("measures", measureText(), measureText, "; the metrics have the same names, but are not the same");
        same("shape", shape, otherShape, "; ask for one metric or several, and group by a grain or a dimension, alike");
    }

    private static void same(String what, Object here, Object there, String wayOut) {
        if (!here.equals(there)) {
            throw new IllegalArgumentException("partials of different " + what + " cannot be merged: "
                    + ByteInput.shown(here.toString()) + ", and " + ByteInput.shown(there.toString()) + wayOut);
        }
    }

    private static String named(String dimensionText) {
        return dimensionText.isEmpty() ? "none" : dimensionText;
    }

    private static String days(Terms terms) {
        return terms.days == null ? "all days" : terms.days.toString();
    }

    private static String conditions(Terms terms) {
        return terms.conditions.isEmpty() ? "no condition" : terms.conditions;
    }

    private static String dating(Terms terms) {
        return terms.returnsOnOrderDate ? "on the order they return" : "on their own day";
    }
}
