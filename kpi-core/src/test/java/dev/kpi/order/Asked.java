package dev.kpi.order;

import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Metric;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collector;

/** One question in the three ways it can be asked: of all orders, of shards, of lines in a stream. */
record Asked(List<Dimension<?>> by, Question.Shape shape, List<Metric<?>> metrics) {

    /** One metric, or several as a table, over time or not. */
    Asked(List<Dimension<?>> by, boolean timeline, List<Metric<?>> metrics) {
        this(by, shape(by, timeline, metrics.size() == 1), metrics);
    }

    /** An additive metric with shares and ranks. */
    static Asked breakdown(List<Dimension<?>> by, AdditiveMetric<?> metric) {
        return new Asked(by, Question.Shape.BREAKDOWN, List.of(metric));
    }

    /** The metrics of the whole scope. */
    static Asked of(List<Metric<?>> metrics) {
        return new Asked(List.of(), false, metrics);
    }

    /** What measuring the scope gives, or the class of what it throws. */
    Object measured(Scope scope) {
        return outcome(() -> measure(scope));
    }

    static Object outcome(Supplier<?> answer) {
        try {
            return answer.get();
        } catch (RuntimeException e) {
            return e.getClass();
        }
    }

    private Object measure(Scope scope) {
        boolean one = metrics.size() == 1;
        if (by.isEmpty()) {
            return one ? scope.measure(metrics.get(0)) : scope.measure(metrics);
        }
        if (shape == Question.Shape.SERIES || shape == Question.Shape.TIMETABLE) {
            Timeline<?> grouped = scope.by((Grain<?>) by.get(0));
            return one ? grouped.measure(metrics.get(0)) : grouped.measure(metrics);
        }
        Grouping<?> grouped = Comparisons.by(scope, by);
        if (shape == Question.Shape.BREAKDOWN) {
            return grouped.breakdown((AdditiveMetric<?>) metrics.get(0));
        }
        return one ? grouped.measure(metrics.get(0)) : grouped.measure(metrics);
    }

    private static Question.Shape shape(List<Dimension<?>> by, boolean timeline, boolean one) {
        if (by.isEmpty()) {
            return one ? Question.Shape.FIGURE : Question.Shape.SUMMARY;
        }
        if (timeline) {
            return one ? Question.Shape.SERIES : Question.Shape.TIMETABLE;
        }
        return one ? Question.Shape.COLUMN : Question.Shape.TABLE;
    }

    Partial<Object> partial(Scope scope, Split split) {
        return scope.partial(split, shape, by, metrics);
    }

    Collector<Line, ?, Object> collector(Folding folding) {
        return folding.collector(folding.question(shape, by, metrics));
    }
}
