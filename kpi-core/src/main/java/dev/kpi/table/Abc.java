package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The items of a breakdown in classes A, B and C (Pareto): the few that matter, the middle, and the many.
 *
 * <p>From the largest item to the smallest, an item is A while the items before it hold less than 80 % of the sum of positive
 * values, B below 95 %, and C after that; items of 0 or less are C. So the item that crosses a bound is in the better class,
 * and the largest one is A. Bounds are compared exactly. A whole-set figure: classes of parts of the orders do not merge.
 * Prints a row for each class.
 *
 * <p>Its classes group orders again: {@code orders.by(product().map("ABC", abc::classOf)).revenue()}. Immutable and safe for
 * use by many threads; equal by value.
 *
 * @param <K> the key of an item
 * @param <R> the kind of figure
 */
public final class Abc<K, R extends Figure> implements Tabular {

    private static final List<String> NAMES = List.of("A", "B", "C");

    private final Breakdown<K, R> breakdown;
    private final Share belowA;
    private final Share belowB;
    private final List<Item<K, R>> items;
    private final Map<K, String> classOf = new HashMap<>();

    /**
     * An item and its class.
     *
     * @param key the item
     * @param value its figure
     * @param shareBefore what the items before it hold of the sum of positive values; undefined where nothing is positive
     * @param name {@code A}, {@code B} or {@code C}
     * @param <K> the key of an item
     * @param <R> the kind of figure
     */
    public record Item<K, R extends Figure>(K key, R value, Quotient shareBefore, String name) {}

    /**
     * A class and what its items hold together.
     *
     * @param name {@code A}, {@code B} or {@code C}
     * @param items how many items it has
     * @param shareOfItems those of all items
     * @param value their sum
     * @param share their sum ÷ the grand total; undefined where the total is not positive
     * @param <R> the kind of figure
     */
    public record Group<R extends Figure>(String name, Count items, Share shareOfItems, R value, Quotient share) {}

    private Abc(Breakdown<K, R> breakdown, Share belowA, Share belowB, List<Item<K, R>> items) {
        this.breakdown = breakdown;
        this.belowA = belowA;
        this.belowB = belowB;
        this.items = items;
        items.forEach(item -> classOf.put(item.key(), item.name()));
    }

    static <K, R extends Figure> Abc<K, R> of(Breakdown<K, R> breakdown, Share belowA, Share belowB) {
        requireNonNull(belowA, "belowA");
        requireNonNull(belowB, "belowB");
        if (!belowA.isDefined() || !belowB.isDefined() || Figure.comparator().compare(belowA, belowB) > 0) {
            throw new IllegalArgumentException("the bounds of A (" + belowA.format() + ") and B (" + belowB.format()
                    + ") must be shares of which the first is not above the second");
        }
        if (!(breakdown.total() instanceof Amount || breakdown.total() instanceof Count)) {
            throw new IllegalStateException(breakdown.metric().name() + " is in " + breakdown.unit()
                    + "; only amounts and counts add up to classes");
        }
        BigDecimal positive = BigDecimal.ZERO;
        for (Breakdown.Part<K, R> part : breakdown.parts()) {
            positive = positive.add(part.value().toBigDecimal().max(BigDecimal.ZERO));
        }
        List<Item<K, R>> items = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        for (Breakdown.Part<K, R> part : breakdown.parts()) {
            BigDecimal value = part.value().toBigDecimal();
            String name = value.signum() <= 0
                    ? "C"
                    : isBelow(before, positive, belowA) ? "A" : isBelow(before, positive, belowB) ? "B" : "C";
            items.add(new Item<>(part.key(), part.value(), Quotient.of(before, positive, Unit.percent()), name));
            before = before.add(value.max(BigDecimal.ZERO));
        }
        return new Abc<>(breakdown, belowA, belowB, List.copyOf(items));
    }

    /** Whether part ÷ whole is below a bound, cross-multiplied. */
    private static boolean isBelow(BigDecimal part, BigDecimal whole, Share bound) {
        return part.multiply(BigDecimal.valueOf(bound.whole()))
                        .compareTo(whole.multiply(BigDecimal.valueOf(bound.part())))
                < 0;
    }

    /** The items with their classes, from the largest to the smallest. */
    public List<Item<K, R>> items() {
        return items;
    }

    /**
     * The class of an item: {@code A}, {@code B} or {@code C}; {@code null} for an item that is not among them, which as a
     * dimension makes the group {@code (unknown)}.
     */
    public @Nullable String classOf(K key) {
        return classOf.get(requireNonNull(key, "key"));
    }

    /** The three classes from A to C, be they empty. */
    public List<Group<R>> classes() {
        return NAMES.stream().map(this::of).toList();
    }

    /**
     * A class by its name.
     *
     * @throws NoSuchElementException if it is not A, B or C
     */
    public Group<R> get(String name) {
        if (!NAMES.contains(name)) {
            throw new NoSuchElementException("no class '" + DisplayText.inMessage(name) + "'; there are A, B, C");
        }
        return of(name);
    }

    private Group<R> of(String name) {
        BigDecimal sum = BigDecimal.ZERO;
        long count = 0;
        for (Item<K, R> item : items) {
            if (item.name().equals(name)) {
                sum = sum.add(item.value().toBigDecimal());
                count++;
            }
        }
        BigDecimal total = breakdown.total().toBigDecimal();
        return new Group<>(
                name,
                Count.of(count, Unit.count("items")),
                Share.of(count, items.size()),
                figure(sum),
                total.signum() > 0 ? Quotient.of(sum, total, Unit.percent()) : Quotient.undefined(Unit.percent()));
    }

    @SuppressWarnings("unchecked") // the kind of the total, which was checked
    private R figure(BigDecimal sum) {
        Figure total = breakdown.total();
        return (R) (total instanceof Amount amount ? Amount.of(sum, amount.currency()) : Count.of(sum, total.unit()));
    }

    /** The breakdown it was made of. */
    public Breakdown<K, R> breakdown() {
        return breakdown;
    }

    /** One row a class and one for all of them. */
    @Override
    public Grid grid() {
        String metric = breakdown.metric().name();
        String header = Grid.unused(metric, List.of("class", "items", "of items"));
        List<List<Object>> rows = new ArrayList<>();
        for (Group<R> group : classes()) {
            rows.add(List.of(group.name, group.items, group.shareOfItems, group.value, group.share));
        }
        Count all = Count.of(items.size(), Unit.count("items"));
        BigDecimal total = breakdown.total().toBigDecimal();
        Quotient whole =
                total.signum() > 0 ? Quotient.of(total, total, Unit.percent()) : Quotient.undefined(Unit.percent());
        rows.add(List.of("total", all, Share.of(items.size(), items.size()), breakdown.total(), whole));
        return Grid.of(List.of("class", "items", "of items", header, "of " + header), rows)
                .withNote("A below " + belowA.format() + ", B below " + belowB.format()
                        + " of the sum of positive values before the item");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Abc<?, ?> that
                && breakdown.equals(that.breakdown)
                && belowA.equals(that.belowA)
                && belowB.equals(that.belowB);
    }

    @Override
    public int hashCode() {
        return 31 * breakdown.hashCode() + 17 * belowA.hashCode() + belowB.hashCode();
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
