package dev.kpi.order;

import dev.kpi.customer.Analysis;
import dev.kpi.figure.Figure;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metric;
import dev.kpi.table.Breakdown;
import dev.kpi.table.Column;
import dev.kpi.table.Series;
import dev.kpi.table.Summary;
import dev.kpi.table.Table;
import dev.kpi.time.DateRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Orders to come, in a stream too long to keep: scoped and grouped as {@link Orders} are, then asked for a collector or a
 * {@link Fold} where those would be measured.
 *
 * <pre>{@code
 * Table<Key> table = lines.collect(
 *         Orders.folding(GBP, zone).by(month(), category()).collector(revenue(), customerCount()));
 * }</pre>
 *
 * <p>The lines of an order must come one after the other; {@link Fold} tells what is checked and what is kept. Answers
 * equal those of {@code Orders} of all the lines, where facts of products and customers are told alike throughout. A key
 * named in a condition need not exist. A collector gives the answer alone, and throws what {@link Fold#add} and
 * {@link Fold#toPartial} do; {@link Fold#collector} gives what was read, accepted and rejected beside it. Immutable and
 * thread-safe.
 */
public final class Folding {

    private final OrderSettings settings;
    private final @Nullable DateRange days;
    private final List<Condition> conditions;
    private final Means means;

    /**
     * How a stream is folded, which makes no difference to the answer.
     *
     * @param blockLines about how many lines are kept at a time
     * @param remembersOrders whether all orders that have passed are remembered
     */
    record Means(int blockLines, boolean remembersOrders) {}

    Folding(OrderSettings settings, @Nullable DateRange days, List<Condition> conditions, Means means) {
        this.settings = settings;
        this.days = days;
        this.conditions = conditions;
        this.means = means;
        if (settings.outliersBeyond().isPresent()) {
            throw new IllegalArgumentException(
                    "outliers cannot be told by a fold, since all lines together tell what is"
                            + " usual; fold with settings that do not look for them");
        }
        terms(); // refuses what cannot be folded, here rather than later
    }

    OrderSettings settings() {
        return settings;
    }

    private Question.Terms terms() {
        return Question.Terms.of(settings, Split.BY_ORDER, days, conditions);
    }

    /** The same scope of a block of orders. */
    Scope of(Orders block) {
        return new Selection(block.facts(), days, conditions, true);
    }

    /** The same in blocks of about so many lines. */
    Folding inBlocksOf(int lines) {
        return new Folding(settings, days, conditions, new Means(lines, means.remembersOrders));
    }

    /**
     * The same, remembering the ids of all orders, so that one that comes again after others is always told: memory then
     * grows with the orders. Otherwise {@link Fold some ten thousand} are remembered.
     */
    public Folding rememberingOrders() {
        return new Folding(settings, days, conditions, new Means(means.blockLines, true));
    }

    /** The part of them whose entries are dated within a range of local days; see {@link Scope#within}. */
    public Folding within(DateRange range) {
        Objects.requireNonNull(range, "range");
        return new Folding(settings, days == null ? range : days.intersection(range), conditions, means);
    }

    /**
     * The part of them that satisfies a condition; see {@link Scope#where}.
     *
     * @throws IllegalArgumentException if the condition is on a top or on first-ever orders, which only all lines
     *     together can tell
     */
    public Folding where(Condition condition) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(Objects.requireNonNull(condition, "condition"));
        return new Folding(settings, days, List.copyOf(more), means);
    }

    /** They by calendar periods; see {@link Scope#by(Grain)}. */
    public <K extends Comparable<? super K>> Timed<K> by(Grain<K> grain) {
        return new Timed<>(this, Objects.requireNonNull(grain, "grain"));
    }

    /** They by the keys of a dimension; see {@link Scope#by(Dimension)}. */
    public <K> Grouped<K> by(Dimension<K> dimension) {
        return new Grouped<>(this, List.of(dimension));
    }

    /** They by the keys of two dimensions or more; see {@link Scope#by(Dimension, Dimension, Dimension[])}. */
    public Grouped<Key> by(Dimension<?> first, Dimension<?> second, Dimension<?>... more) {
        List<Dimension<?>> dimensions = new ArrayList<>(List.of(first, second));
        dimensions.addAll(List.of(more));
        return new Grouped<>(this, List.copyOf(dimensions));
    }

    /** A collector of lines into the figure of a metric. */
    public <R extends Figure> Collector<Line, ?, R> collector(Metric<R> metric) {
        return collector(question(Question.Shape.FIGURE, List.of(), List.of(metric)));
    }

    /** A collector of lines into the figures of several metrics. */
    public Collector<Line, ?, Summary> collector(Metric<?> first, Metric<?> second, Metric<?>... more) {
        return collector(question(Question.Shape.SUMMARY, List.of(), list(first, second, more)));
    }

    /**
     * A collector of lines into the answer of an analysis of customers. Unlike metrics, it keeps every order of every
     * customer until the end, as a {@link Scope#partial(Split, Analysis) partial} does.
     */
    public <R> Collector<Line, ?, R> collector(Analysis<R> analysis) {
        return collector(question(analysis));
    }

    /** A fold of lines into the figure of a metric. */
    public <R extends Figure> Fold<R> fold(Metric<R> metric) {
        return fold(question(Question.Shape.FIGURE, List.of(), List.of(metric)));
    }

    /** A fold of lines into the figures of several metrics. */
    public Fold<Summary> fold(Metric<?> first, Metric<?> second, Metric<?>... more) {
        return fold(question(Question.Shape.SUMMARY, List.of(), list(first, second, more)));
    }

    /** A fold of lines into the answer of an analysis of customers; it keeps every order of every customer. */
    public <R> Fold<R> fold(Analysis<R> analysis) {
        return fold(question(analysis));
    }

    private <R> Question<R> question(Analysis<R> analysis) {
        return new CustomerQuestion<>(Objects.requireNonNull(analysis, "analysis"), terms());
    }

    private static List<Metric<?>> list(Metric<?> first, Metric<?> second, Metric<?>... more) {
        List<Metric<?>> metrics = new ArrayList<>(List.of(first, second));
        metrics.addAll(List.of(more));
        return metrics;
    }

    <R> Question<R> question(Question.Shape shape, List<Dimension<?>> dimensions, List<? extends Metric<?>> metrics) {
        return new FigureQuestion<>(shape, dimensions, metrics, terms());
    }

    <R> Collector<Line, ?, R> collector(Question<R> question) {
        return Collectors.collectingAndThen(
                Fold.collector(() -> fold(question)), fold -> fold.toPartial().value());
    }

    <R> Fold<R> fold(Question<R> question) {
        return new Fold<>(question, this, means);
    }

    @Override
    public String toString() {
        Question.Terms terms = terms();
        return "Folding[" + settings.currency() + (days == null ? "" : " \u00b7 within " + days)
                + (terms.conditions().isEmpty() ? "" : " \u00b7 where " + terms.conditions()) + "]";
    }

    /**
     * Orders to come by calendar periods, empty ones included; see {@link Timeline}. Immutable and thread-safe.
     *
     * @param <K> the type of a period
     */
    public static final class Timed<K extends Comparable<? super K>> {

        private final Folding folding;
        private final Grain<K> grain;

        private Timed(Folding folding, Grain<K> grain) {
            this.folding = folding;
            this.grain = grain;
        }

        /** A collector of lines into a metric of each period. */
        public <R extends Figure> Collector<Line, ?, Series<K, R>> collector(Metric<R> metric) {
            return folding.collector(series(metric));
        }

        /** A collector of lines into several metrics of each period. */
        public Collector<Line, ?, Table<K>> collector(Metric<?> first, Metric<?> second, Metric<?>... more) {
            return folding.collector(table(list(first, second, more)));
        }

        /** A fold of lines into a metric of each period. */
        public <R extends Figure> Fold<Series<K, R>> fold(Metric<R> metric) {
            return folding.fold(series(metric));
        }

        /** A fold of lines into several metrics of each period. */
        public Fold<Table<K>> fold(Metric<?> first, Metric<?> second, Metric<?>... more) {
            return folding.fold(table(list(first, second, more)));
        }

        private <R extends Figure> Question<Series<K, R>> series(Metric<R> metric) {
            return folding.question(Question.Shape.SERIES, List.of(grain), List.of(metric));
        }

        private Question<Table<K>> table(List<Metric<?>> metrics) {
            return folding.question(Question.Shape.TIMETABLE, List.of(grain), metrics);
        }
    }

    /**
     * Orders to come by dimensions: every group that has a line; see {@link Grouping}. Immutable and thread-safe.
     *
     * @param <K> the key of a group: that of the dimension, or a {@link Key} of several
     */
    public static final class Grouped<K> {

        private final Folding folding;
        private final List<Dimension<?>> dimensions;

        private Grouped(Folding folding, List<Dimension<?>> dimensions) {
            this.folding = folding;
            this.dimensions = dimensions;
        }

        /** A collector of lines into a metric of each group. */
        public <R extends Figure> Collector<Line, ?, Column<K, R>> collector(Metric<R> metric) {
            return folding.collector(column(metric));
        }

        /** A collector of lines into several metrics of each group. */
        public Collector<Line, ?, Table<K>> collector(Metric<?> first, Metric<?> second, Metric<?>... more) {
            return folding.collector(table(list(first, second, more)));
        }

        /** A fold of lines into a metric of each group. */
        public <R extends Figure> Fold<Column<K, R>> fold(Metric<R> metric) {
            return folding.fold(column(metric));
        }

        /** A fold of lines into several metrics of each group. */
        public Fold<Table<K>> fold(Metric<?> first, Metric<?> second, Metric<?>... more) {
            return folding.fold(table(list(first, second, more)));
        }

        /** A collector of lines into an additive metric of each group, with shares, ranks and cumulative shares. */
        public <R extends Figure> Collector<Line, ?, Breakdown<K, R>> breakdownCollector(AdditiveMetric<R> metric) {
            return folding.collector(breakdown(metric));
        }

        /** A fold of lines into an additive metric of each group, with shares, ranks and cumulative shares. */
        public <R extends Figure> Fold<Breakdown<K, R>> breakdownFold(AdditiveMetric<R> metric) {
            return folding.fold(breakdown(metric));
        }

        private <R extends Figure> Question<Breakdown<K, R>> breakdown(AdditiveMetric<R> metric) {
            return folding.question(Question.Shape.BREAKDOWN, dimensions, List.of(metric));
        }

        private <R extends Figure> Question<Column<K, R>> column(Metric<R> metric) {
            return folding.question(Question.Shape.COLUMN, dimensions, List.of(metric));
        }

        private Question<Table<K>> table(List<Metric<?>> metrics) {
            return folding.question(Question.Shape.TABLE, dimensions, metrics);
        }
    }
}
