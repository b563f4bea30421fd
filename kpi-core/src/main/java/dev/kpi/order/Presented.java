package dev.kpi.order;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metric;
import dev.kpi.table.Breakdown;
import dev.kpi.table.Column;
import dev.kpi.table.Series;
import dev.kpi.table.Summary;
import dev.kpi.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the answer to a question of what was kept: equal to the answer that all lines together would have given. */
final class Presented {

    private final FigureQuestion<?> question;
    private final KeptFigures<?> kept;

    private Presented(KeptFigures<?> kept) {
        this.question = kept.question;
        this.kept = kept;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a question's shape stands for its type of answer
    static <R> R of(KeptFigures<R> kept) {
        FigureQuestion<R> question = kept.question;
        kept.requireAnswerable();
        Presented presented = new Presented(kept);
        return (R)
                switch (question.shape) {
                    case FIGURE -> presented.figures(kept.whole).get(0);
                    case SUMMARY ->
                        Summary.of(question.metrics, presented.figures(kept.whole))
                                .withCoverage(presented.coverage());
                    case SERIES -> presented.series((Grain) question.dimensions.get(0), question.metrics.get(0));
                    case TIMETABLE -> presented.timetable((Grain) question.dimensions.get(0));
                    case COLUMN -> presented.column(question.metrics.get(0));
                    case TABLE -> presented.table();
                    case BREAKDOWN -> presented.breakdown((AdditiveMetric) question.metrics.get(0));
                    case CUSTOMERS -> throw new IllegalStateException("metrics are no analysis of customers");
                };
    }

    private List<Figure> figures(@Nullable KeptGroup group) {
        List<Figure> figures = new ArrayList<>();
        question.metrics.forEach(metric -> figures.add(Query.figure(metric, kept.totals(group))));
        return figures;
    }

    /** How much of the whole scope the metrics rest on. */
    private Map<Coverage, Share> coverage() {
        return Query.coverage(question.metrics, kept.totals(kept.whole));
    }

    private List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        question.metrics.forEach(metric -> units.add(metric.unit(question.terms.currency())));
        return units;
    }

    private <K extends Comparable<? super K>> List<K> periods(Grain<K> grain) {
        return Timeline.periods(grain, GroupedResult.span(kept.coverage(), kept.data, question.terms.days()));
    }

    private <K extends Comparable<? super K>> boolean isPartial(Grain<K> grain, K period) {
        return GroupedResult.isPartial(kept.coverage(), question.terms.days(), grain, period);
    }

    private <K extends Comparable<? super K>> Set<K> partial(Grain<K> grain, List<K> periods) {
        Set<K> partial = new HashSet<>();
        periods.stream().filter(period -> isPartial(grain, period)).forEach(partial::add);
        return partial;
    }

    private List<List<Figure>> rows(List<?> periods) {
        List<List<Figure>> rows = new ArrayList<>();
        periods.forEach(period -> rows.add(figures(kept.groups.get(List.of(period)))));
        return rows;
    }

    @SuppressWarnings("unchecked") // the figures of the one metric
    private <K extends Comparable<? super K>, F extends Figure> Series<K, F> series(Grain<K> grain, Metric<F> metric) {
        List<K> periods = periods(grain);
        List<F> values = rows(periods).stream().map(row -> (F) row.get(0)).toList();
        return Series.of(grain, metric, units().get(0), periods, values, partial(grain, periods))
                .withCoverage(coverage());
    }

    private <K extends Comparable<? super K>> Table<K> timetable(Grain<K> grain) {
        List<K> periods = periods(grain);
        return Table.of(
                        List.of(grain),
                        question.metrics,
                        units(),
                        periods,
                        rows(periods),
                        partial(grain, periods),
                        figures(kept.whole))
                .withCoverage(coverage());
    }

    /** The keys of all groups in the order in which they are listed. */
    static List<List<Object>> sorted(KeptFigures<?> kept) {
        List<Dimension<?>> dimensions = kept.question.dimensions;
        Comparator<List<Object>> order = Comparator.comparing(key -> 0);
        for (int d = 0; d < dimensions.size(); d++) {
            int position = d;
            order = order.thenComparing(key -> key.get(position), keyOrder(dimensions.get(d)));
        }
        return kept.groups.keySet().stream().sorted(order).toList();
    }

    @SuppressWarnings("unchecked") // groups have the keys of their dimensions
    private static Comparator<Object> keyOrder(Dimension<?> dimension) {
        return (Comparator<Object>) dimension.keyOrder();
    }

    private Object key(List<Object> key) {
        return question.dimensions.size() == 1 ? key.get(0) : Key.of(question.dimensions, key);
    }

    @SuppressWarnings("unchecked") // the figures of the one metric
    private <F extends Figure> Column<Object, F> column(Metric<F> metric) {
        List<List<Object>> keys = sorted(kept);
        return Column.of(
                        question.dimensions,
                        metric,
                        units().get(0),
                        keys.stream().map(this::key).toList(),
                        keys.stream()
                                .map(key -> (F) figures(kept.groups.get(key)).get(0))
                                .toList(),
                        (F) figures(kept.whole).get(0))
                .withCoverage(coverage());
    }

    private <F extends Figure> Breakdown<Object, F> breakdown(AdditiveMetric<F> metric) {
        Column<Object, F> column = column(metric);
        return Breakdown.of(question.dimensions, metric, units().get(0), column.keys(), column.values(), column.total())
                .withCoverage(coverage());
    }

    private Table<Object> table() {
        List<Object> keys = new ArrayList<>();
        List<List<Figure>> rows = new ArrayList<>();
        Set<Object> partial = new HashSet<>();
        for (List<Object> values : sorted(kept)) {
            Object key = key(values);
            keys.add(key);
            rows.add(figures(kept.groups.get(values)));
            for (int d = 0; d < values.size(); d++) {
                if (question.dimensions.get(d) instanceof Grain<?> grain && isPartialKey(grain, values.get(d))) {
                    partial.add(key);
                }
            }
        }
        return Table.of(question.dimensions, question.metrics, units(), keys, rows, partial, figures(kept.whole))
                .withCoverage(coverage());
    }

    @SuppressWarnings("unchecked") // a grain's groups have its periods
    private <K extends Comparable<? super K>> boolean isPartialKey(Grain<K> grain, Object key) {
        return isPartial(grain, (K) key);
    }
}
