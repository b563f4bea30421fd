package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Condition;
import dev.kpi.text.DisplayText;
import dev.kpi.time.DateRange;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a partial answers a part of: metrics by dimensions, or an analysis of customers, within a scope; and how lines are
 * split. Immutable.
 *
 * @param <R> the type of the answer
 */
abstract sealed class Question<R> permits FigureQuestion, CustomerQuestion {

    /** The types of answers. */
    enum Shape {
        FIGURE,
        SUMMARY,
        SERIES,
        TIMETABLE,
        COLUMN,
        TABLE,
        BREAKDOWN,
        CUSTOMERS
    }

    /** Enough to see in what two conditions or dimensions differ. */
    private static final int MOST_SHOWN = 300;

    final Shape shape;
    final Terms terms;
    /** The attributes of which it matters whether any line has them. */
    final List<Attribute> attributes;

    Question(Shape shape, Terms terms, List<Attribute> attributes) {
        this.shape = shape;
        this.terms = terms;
        this.attributes = List.copyOf(attributes);
    }

    /**
     * On what terms: what partials of one question must have in common besides what is asked.
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

        /** The terms on which some scope is asked. */
        static Terms of(Scope scope, Split split) {
            return of(scope.facts().settings, split, scope.days(), scope.conditions());
        }
    }

    /** Knowledge of no line yet. */
    abstract Kept<R> nothing();

    /** The same on other terms. */
    abstract Question<R> on(Terms others);

    /** What partials keep apart: dimensions, or attributes of customers. */
    abstract String dimensionText();

    abstract String metricText();

    /** What is measured, in words: a metric of the same name made of other measures is another. */
    abstract String measureText();

    /** What tells it apart from questions for which the same is kept. */
    abstract Object asked();

    /** What is asked, for printing. */
    abstract String words();

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
        boolean customers = shape == Shape.CUSTOMERS && otherShape == Shape.CUSTOMERS;
        same(customers ? "attributes" : "dimensions", named(dimensionText()), named(dimensionText), "");
        same("metrics", metricText(), metricText, "");
        same("measures", measureText(), measureText, "; the metrics have the same names, but are not the same");
        same("shape", shape, otherShape, "; ask for one metric or several, and group by a grain or a dimension, alike");
    }

    static void same(String what, Object here, Object there, String wayOut) {
        if (!here.equals(there)) {
            throw new IllegalArgumentException("partials of different " + what + " cannot be merged: "
                    + DisplayText.inMessage(here.toString(), MOST_SHOWN) + ", and "
                    + DisplayText.inMessage(there.toString(), MOST_SHOWN) + wayOut);
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
