package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Top;
import dev.kpi.table.ResultText.FigureColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How an additive metric divides over groups: the value of each group, its share of the grand total, its rank and the
 * share of all groups down to it.
 *
 * <p>Groups stand from the largest value to the smallest; equal values stand in the order of their keys and have ranks of
 * their own. Shares are exact quotients in percent, undefined where the total is not positive; with negative groups they
 * can leave [0, 100 %]. Values sum exactly to the total. Immutable and safe for use by many threads; equal by value.
 *
 * @param <K> the type of a key; {@link dev.kpi.metric.Key} for two dimensions or more
 * @param <R> the kind of figure
 */
public final class Breakdown<K, R extends Figure> implements Tabular {
    private final Groups<K> groups;
    private final AdditiveMetric<R> metric;
    private final Unit unit;
    private final List<Part<K, R>> parts;
    private final R total;
    private final Map<Coverage, Share> coverage;

    /**
     * A group and its part of the total.
     *
     * @param key the group
     * @param value its figure
     * @param share its figure ÷ the grand total; undefined where the total is not positive
     * @param rank 1 for the largest
     * @param cumulativeShare the shares of this group and of all before it
     * @param <K> the type of a key
     * @param <R> the kind of figure
     */
    public record Part<K, R extends Figure>(K key, R value, Quotient share, int rank, Quotient cumulativeShare) {

        /** Checks that all of them are there. */
        public Part {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
            requireNonNull(share, "share");
            requireNonNull(cumulativeShare, "cumulativeShare");
        }
    }

    private Breakdown(
            Groups<K> groups,
            AdditiveMetric<R> metric,
            Unit unit,
            List<Part<K, R>> parts,
            R total,
            Map<Coverage, Share> coverage) {
        this.groups = groups;
        this.metric = metric;
        this.unit = unit;
        this.parts = parts;
        this.total = total;
        this.coverage = coverage;
    }

    /**
     * The breakdown of these groups and figures.
     *
     * @param dimensions what the groups are made by
     * @param metric what is measured
     * @param unit its unit
     * @param keys the groups, distinct, in the order that settles ties
     * @param values a figure for each of them
     * @param total the figure of all of them together, their exact sum
     * @throws IllegalArgumentException if there is no dimension, a key is given twice or is not one of the dimensions,
     *     there are not as many figures as keys, a figure is undefined, or they do not sum to the total
     */
    public static <K, R extends Figure> Breakdown<K, R> of(
            List<Dimension<?>> dimensions, AdditiveMetric<R> metric, Unit unit, List<K> keys, List<R> values, R total) {
        requireNonNull(metric, "metric");
        requireNonNull(unit, "unit");
        Groups.requireAsMany("values", values.size(), keys.size());
        Groups<K> given = Groups.of(dimensions, keys);
        BigDecimal whole = defined(total, "total");
        int[] order = withOthersLast(given, Groups.descending(values));
        List<Part<K, R>> parts = new ArrayList<>(order.length);
        BigDecimal sum = BigDecimal.ZERO;
        for (int position : order) {
            R value = values.get(position);
            BigDecimal number = defined(value, "value");
            sum = sum.add(number);
            parts.add(new Part<>(
                    given.keys().get(position), value, share(number, whole), parts.size() + 1, share(sum, whole)));
        }
        if (sum.compareTo(whole) != 0) {
            throw new IllegalArgumentException(metric.name() + " of the groups (" + sum.toPlainString()
                    + ") must sum to that of the whole (" + whole.toPlainString() + ")");
        }
        return new Breakdown<>(given.reordered(order), metric, unit, List.copyOf(parts), total, Map.of());
    }

    /** Of a top, whatever is not in it comes last, however large it is; it is the last of the given groups. */
    private static int[] withOthersLast(Groups<?> groups, int[] order) {
        int rest = groups.size() - 1;
        if (rest < 0 || groups.dimensions().size() > 1 || !(groups.dimensions().get(0) instanceof Top<?>)) {
            return order;
        }
        String name = String.valueOf(groups.keys().get(rest)).replace("(", "").replace(")", "");
        return name.equals(Dimension.OTHERS)
                ? IntStream.concat(IntStream.of(order).filter(position -> position != rest), IntStream.of(rest))
                        .toArray()
                : order;
    }

    private static BigDecimal defined(Figure figure, String role) {
        if (!figure.isDefined()) {
            throw new IllegalArgumentException(role + " must be defined; only sums and counts have shares");
        }
        return figure.toBigDecimal();
    }

    private static Quotient share(BigDecimal part, BigDecimal whole) {
        return whole.signum() > 0 ? Quotient.of(part, whole, Unit.percent()) : Quotient.undefined(Unit.percent());
    }

    /** The same result knowing how much of the scope its figures rest on. */
    public Breakdown<K, R> withCoverage(Map<Coverage, Share> shares) {
        return new Breakdown<>(groups, metric, unit, parts, total, ResultText.inOrder(shares));
    }

    /**
     * How much of the whole scope its figures rest on, where they need a fact that not every order or line has; empty
     * where they do not.
     */
    public Map<Coverage, Share> coverage() {
        return coverage;
    }

    /** What the groups are made by. */
    public List<Dimension<?>> dimensions() {
        return groups.dimensions();
    }

    /** What is measured. */
    public AdditiveMetric<R> metric() {
        return metric;
    }

    /** The unit of its figures. */
    public Unit unit() {
        return unit;
    }

    /** The groups with their figures and shares, from the largest to the smallest. */
    public List<Part<K, R>> parts() {
        return parts;
    }

    /** How many groups there are. */
    public int size() {
        return parts.size();
    }

    /**
     * The part of a group.
     *
     * @throws NoSuchElementException if there is no such group; the message lists the first of those there are
     */
    public Part<K, R> get(K key) {
        return parts.get(groups.position(key, "breakdown"));
    }

    /**
     * Its groups in three classes (Pareto, ABC): by share <em>before</em> the group of the sum of positive values, A below
     * 80 %, B below 95 %, C the rest and all groups of 0 or less.
     *
     * @throws IllegalStateException if the figures are no amounts or counts, which alone can be added
     */
    public Abc<K, R> abc() {
        return abc(Share.of(80, 100), Share.of(95, 100));
    }

    /**
     * The same with other bounds.
     *
     * @param belowA groups before which less than this lies are A
     * @param belowB those of the others before which less than this lies are B
     * @throws IllegalArgumentException if one is undefined, or the first is above the second
     * @throws IllegalStateException if the figures are no amounts or counts, which alone can be added
     */
    public Abc<K, R> abc(Share belowA, Share belowB) {
        return Abc.of(this, belowA, belowB);
    }

    /** The grand total, to which the parts sum. */
    public R total() {
        return total;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Breakdown<?, ?> that
                && groups.dimensions().equals(that.groups.dimensions())
                && metric.equals(that.metric)
                && unit.equals(that.unit)
                && parts.equals(that.parts)
                && total.equals(that.total)
                && coverage.equals(that.coverage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(groups.dimensions(), metric, unit, parts, total, coverage);
    }

    /** Its keys, figures, shares, ranks and cumulative shares; without the total. */
    @Override
    public Grid grid() {
        return text().grid();
    }

    /** A table with one row a group, from the largest to the smallest, and the total in the last row. */
    @Override
    public String toString() {
        return text().toString();
    }

    private ResultText text() {
        BigDecimal whole = total.toBigDecimal();
        List<FigureColumn> columns = List.of(
                new FigureColumn(metric.name(), row -> parts.get(row).value(), total),
                new FigureColumn("share", row -> parts.get(row).share(), share(whole, whole)),
                new FigureColumn("rank", row -> Count.of(parts.get(row).rank()), null),
                new FigureColumn("cumulative", row -> parts.get(row).cumulativeShare(), null));
        return new ResultText(groups.dimensions(), groups.keys(), Set.of(), columns, true, coverage);
    }
}
