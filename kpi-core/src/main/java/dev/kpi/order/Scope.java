package dev.kpi.order;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.Customers;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.metric.Totals;
import dev.kpi.table.Summary;
import dev.kpi.time.DateRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Orders, or a part of them: what the second word of every sentence is spoken to.
 *
 * <p>Narrow it with {@link #within} and {@link #where}, group it with {@link #by}, ask it with {@link #measure}. A scope
 * is a view on its orders, not a copy. Immutable and thread-safe.
 */
public abstract sealed class Scope permits Orders, Selection {

    private final Facts facts;
    private final @Nullable DateRange days;
    private final List<Condition> conditions;
    /** Made when first needed; two threads may both make it, and make the same. */
    private volatile @Nullable Filter filter;

    Scope(Facts facts, @Nullable DateRange days, List<Condition> conditions) {
        this.facts = facts;
        this.days = days;
        this.conditions = conditions;
    }

    final Facts facts() {
        return facts;
    }

    final @Nullable DateRange days() {
        return days;
    }

    final List<Condition> conditions() {
        return conditions;
    }

    /** Whether it is a shard of more orders: facts that none of its lines has are unknown, and no mistake. */
    boolean isShard() {
        return false;
    }

    /** It as a shard of more orders. */
    final Scope asShard() {
        return new Selection(facts, days, conditions, true);
    }

    final Scope withoutConditions() {
        return conditions.isEmpty() ? this : new Selection(facts, days, List.of());
    }

    final Filter filter() {
        Filter made = filter;
        if (made == null) {
            made = new Filter(this);
            filter = made;
        }
        return made;
    }

    /**
     * The part of it whose entries are dated within a range of local days, end exclusive.
     *
     * <p>Called again, the ranges are intersected. First-ever orders stay those of the whole snapshot.
     */
    public Scope within(DateRange range) {
        Objects.requireNonNull(range, "range");
        return new Selection(facts, days == null ? range : days.intersection(range), conditions);
    }

    /** The part of it that satisfies a condition. Called again, all conditions must hold. */
    public Scope where(Condition condition) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(Objects.requireNonNull(condition, "condition"));
        Selection selection = new Selection(facts, days, List.copyOf(more));
        selection.filter(); // binds the condition, so that a key that does not exist is told here
        return selection;
    }

    /** It by calendar periods: gives series, in which periods without orders have their place. */
    public <K extends Comparable<? super K>> Timeline<K> by(Grain<K> grain) {
        return new Timeline<>(this, Objects.requireNonNull(grain, "grain"));
    }

    /** It by the keys of a dimension: gives columns and breakdowns. */
    public <K> Grouping<K> by(Dimension<K> dimension) {
        return new Grouping<>(this, List.of(dimension));
    }

    /**
     * It by the keys of two dimensions or more, calendar grains among them; a {@link Key} holds one key of each. Their
     * numbers of keys must multiply to less than 2^63; see {@link Grouping}.
     */
    public Grouping<Key> by(Dimension<?> first, Dimension<?> second, Dimension<?>... more) {
        List<Dimension<?>> dimensions = new ArrayList<>(List.of(first, second));
        dimensions.addAll(List.of(more));
        return new Grouping<>(this, List.copyOf(dimensions));
    }

    /**
     * It beside another scope, of the same orders or of others: what became of figures from {@code before} to this.
     *
     * @throws IllegalArgumentException if the two are in different currencies
     */
    public Comparison comparedTo(Scope before) {
        return new Comparison(this, before);
    }

    /**
     * The figure of a metric over all of it.
     *
     * @throws IllegalStateException if the orders do not hold what the metric needs, such as costs
     */
    public <R extends Figure> R measure(Metric<R> metric) {
        return Query.figure(
                metric, Query.run(this, List.of(), metric.measures()).totals(0));
    }

    /** The figures of several metrics over all of it, in one pass. */
    public Summary measure(Metric<?> first, Metric<?> second, Metric<?>... more) {
        List<Metric<?>> metrics = new ArrayList<>(List.of(first, second));
        metrics.addAll(List.of(more));
        return measure(metrics);
    }

    /**
     * The same for a list of metrics.
     *
     * @throws IllegalArgumentException if the list is empty or two metrics have one name
     */
    public Summary measure(List<? extends Metric<?>> metrics) {
        Query.requireAskable(metrics);
        Totals totals = Query.run(this, List.of(), Query.measures(metrics)).totals(0);
        List<Figure> figures = new ArrayList<>();
        metrics.forEach(metric -> figures.add(Query.figure(metric, totals)));
        return Summary.of(List.copyOf(metrics), figures).withCoverage(Query.coverage(metrics, totals));
    }

    /**
     * What it, as one shard of more orders, knows of a metric; merges with what other shards know.
     *
     * <p>A condition that names a key this shard has never seen is refused here as elsewhere: ask
     * {@code country().matching("is France", "France"::equals)} of shards.
     *
     * @param split how lines are divided among the shards
     * @throws IllegalArgumentException if that split does not bear the metric or the scope; the message says what would
     */
    public <R extends Figure> Partial<R> partial(Split split, Metric<R> metric) {
        return partial(split, Question.Shape.FIGURE, List.of(), List.of(metric));
    }

    /** The same of several metrics, in one pass. */
    public Partial<Summary> partial(Split split, Metric<?> first, Metric<?> second, Metric<?>... more) {
        List<Metric<?>> metrics = new ArrayList<>(List.of(first, second));
        metrics.addAll(List.of(more));
        return partial(split, metrics);
    }

    /**
     * The same of a list of metrics.
     *
     * @throws IllegalArgumentException if the list is empty, two metrics have one name, or that split does not bear one
     */
    public Partial<Summary> partial(Split split, List<? extends Metric<?>> metrics) {
        return partial(split, Question.Shape.SUMMARY, List.of(), metrics);
    }

    final <R> Partial<R> partial(
            Split split, Question.Shape shape, List<Dimension<?>> dimensions, List<? extends Metric<?>> metrics) {
        return partial(new FigureQuestion<>(shape, dimensions, metrics, Question.Terms.of(this, split)));
    }

    /**
     * What it, as one shard of more orders, knows of its customers; merged, it answers the analysis as all orders would.
     *
     * <p>Keeps a compact record of each customer: its id, the orders that satisfy the scope's conditions on any day, with
     * instant and amounts, what its first-ever order tells, and the {@linkplain Analysis#attributes attributes} that the
     * analysis declares. Some tens of bytes an order, whatever the analysis: the bytes of a partial of one answer any other
     * that reads the same attributes. By order, where a customer may be in several shards, the ids of all customers are
     * kept, in the scope or not, since any shard may hold the first-ever order.
     *
     * @param split how lines are divided among the shards: by customer, or by order
     * @throws IllegalArgumentException if that split does not bear the scope, or is by line
     * @throws ArithmeticException if the amounts of one order exceed 64 bits of the smallest unit kept
     */
    public <R> Partial<R> partial(Split split, Analysis<R> analysis) {
        Objects.requireNonNull(analysis, "analysis");
        return partial(new CustomerQuestion<>(analysis, Question.Terms.of(this, split)));
    }

    private <R> Partial<R> partial(Question<R> question) {
        Kept<R> kept = question.nothing();
        kept.add(this);
        return new Partial<>(kept);
    }

    /** The answer to a question that needs each customer's orders together. */
    public <R> R measure(Analysis<R> analysis) {
        return analysis.of(customers());
    }

    /** Its customers, one after the other: what callers' own analyses are made from. */
    public Customers customers() {
        return new CustomerWalk(this);
    }

    /** Revenue (net sales); see {@link Metrics#revenue}. */
    public Amount revenue() {
        return measure(Metrics.revenue());
    }

    /** Number of orders; see {@link Metrics#orderCount}. */
    public Count orderCount() {
        return measure(Metrics.orderCount());
    }

    /** Number of customers; see {@link Metrics#customerCount}. */
    public Count customerCount() {
        return measure(Metrics.customerCount());
    }

    /** Units sold; see {@link Metrics#units}. */
    public Count units() {
        return measure(Metrics.units());
    }

    /** Average order value (AOV); see {@link Metrics#averageOrderValue}. */
    public Quotient averageOrderValue() {
        return measure(Metrics.averageOrderValue());
    }

    /** Lines, orders and customers in words, for printing. */
    final String contents() {
        Summary counts = measure(Metrics.lines(), Metrics.orderCount(), Metrics.customerCount());
        return counts.get(Metrics.lines()).format() + " lines \u00b7 "
                + counts.get(Metrics.orderCount()).format() + " orders \u00b7 "
                + counts.get(Metrics.customerCount()).format() + " customers \u00b7 "
                + facts.settings.currency();
    }
}
