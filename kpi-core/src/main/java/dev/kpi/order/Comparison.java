package dev.kpi.order;

import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.charges;
import static dev.kpi.metric.Metrics.merchandiseRevenue;
import static dev.kpi.metric.Metrics.revenue;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metric;
import dev.kpi.quality.Audit;
import dev.kpi.quality.Audit.Bridge;
import dev.kpi.table.Change;
import dev.kpi.table.Changes;
import dev.kpi.table.PeriodChanges;
import dev.kpi.table.Summary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * Two scopes, of one snapshot or of two, side by side: what became of a figure, by how much, and which groups made it so.
 *
 * <pre>{@code
 * Comparison years = orders.within(Periods.year(2011)).comparedTo(orders.within(Periods.year(2010)));
 * years.measure(revenue(), orderCount());
 * years.by(country()).measure(revenue()).sortedByDifference();
 * years.by(month()).measure(revenue());
 * years.priceVolumeMix();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class Comparison {

    private final Scope after;
    private final Scope before;

    Comparison(Scope after, Scope before) {
        this.after = after;
        this.before = Objects.requireNonNull(before, "before");
        if (!currency(after).equals(currency(before))) {
            throw new IllegalArgumentException("orders in " + currency(after) + " cannot be compared to orders in "
                    + currency(before) + "; convert amounts before building Orders");
        }
    }

    private static Currency currency(Scope scope) {
        return scope.facts().settings.currency();
    }

    /** The scope that is looked at. */
    public Scope after() {
        return after;
    }

    /** The scope that it is compared to. */
    public Scope before() {
        return before;
    }

    /**
     * What became of a metric.
     *
     * @throws IllegalStateException if the orders do not hold what the metric needs, such as costs
     */
    public <R extends Figure> Change<R> measure(Metric<R> metric) {
        return new Change<>(metric, before.measure(metric), after.measure(metric));
    }

    /** What became of several metrics, in one pass over each scope. */
    public Changes measure(Metric<?> first, Metric<?> second, Metric<?>... more) {
        List<Metric<?>> metrics = new ArrayList<>(List.of(first, second));
        metrics.addAll(List.of(more));
        return measure(metrics);
    }

    /**
     * The same for a list of metrics.
     *
     * @throws IllegalArgumentException if the list is empty or two metrics have one name
     */
    public Changes measure(List<? extends Metric<?>> metrics) {
        Summary was = before.measure(metrics);
        Summary is = after.measure(metrics);
        List<Change<?>> changes = new ArrayList<>();
        metrics.forEach(metric -> changes.add(change(metric, was, is)));
        return new Changes(changes);
    }

    private static <R extends Figure> Change<R> change(Metric<R> metric, Summary was, Summary is) {
        return new Change<>(metric, was.get(metric), is.get(metric));
    }

    /** It by the keys of a dimension: groups of one key are compared, those on one side only with nothing. */
    public <K> ComparedGrouping<K> by(Dimension<K> dimension) {
        return new ComparedGrouping<>(this, List.of(dimension));
    }

    /**
     * It by the keys of two dimensions or more.
     *
     * @throws IllegalArgumentException if one of them is a calendar grain
     */
    public ComparedGrouping<Key> by(Dimension<?> first, Dimension<?> second, Dimension<?>... more) {
        List<Dimension<?>> dimensions = new ArrayList<>(List.of(first, second));
        dimensions.addAll(List.of(more));
        return new ComparedGrouping<>(this, List.copyOf(dimensions));
    }

    /** It by calendar periods, which are matched by position: the first of one scope with the first of the other. */
    public <K extends Comparable<? super K>> ComparedTimeline<K> by(Grain<K> grain) {
        return new ComparedTimeline<>(this, grain);
    }

    /**
     * The change of revenue as price, volume and mix of products; see {@link PriceVolumeMix}.
     *
     * @throws java.util.NoSuchElementException if no line has a product
     */
    public PriceVolumeMix priceVolumeMix() {
        return priceVolumeMix(Dimensions.product());
    }

    /**
     * The change of revenue as price, volume and mix of the items that a dimension tells apart.
     *
     * @throws IllegalArgumentException if the dimension is a calendar grain
     * @throws java.util.NoSuchElementException if no line has a value for it
     */
    public PriceVolumeMix priceVolumeMix(Dimension<?> items) {
        return PriceVolumeMix.of(this, items);
    }

    /**
     * The bridges between the change of revenue and its parts, with their differences, exactly zero: merchandise and
     * charges, months, and, where lines have products, products and price, volume and mix.
     */
    public Audit audit() {
        Changes changes = measure(revenue(), merchandiseRevenue(), charges());
        BigDecimal whole = difference(changes.get(revenue()));
        List<Bridge> bridges = new ArrayList<>();
        bridges.add(new Bridge(
                "change of revenue = merchandise + charges",
                whole,
                sum(List.of(changes.get(merchandiseRevenue()), changes.get(charges())))));
        bridges.add(new Bridge(
                "change of revenue = sum over months",
                whole,
                sum(by(month()).measure(revenue()).pairs().stream()
                        .map(PeriodChanges.Pair::change)
                        .toList())));
        if (hasProducts(before) && hasProducts(after)) {
            bridges.add(new Bridge(
                    "change of revenue = sum over products",
                    whole,
                    sum(by(Dimensions.product()).measure(revenue()).changes())));
            bridges.add(new Bridge(
                    "change of revenue = price + volume + mix + ...",
                    whole,
                    plain(priceVolumeMix().change().value())));
        }
        return new Audit(bridges);
    }

    private static boolean hasProducts(Scope scope) {
        return scope.facts().dictionaries.containsKey(Dimensions.product());
    }

    private static BigDecimal sum(List<? extends Change<?>> changes) {
        return plain(changes.stream().map(Comparison::difference).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal difference(Change<?> change) {
        return plain(change.difference().toBigDecimal());
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    @Override
    public String toString() {
        return after + " compared to " + before;
    }
}
