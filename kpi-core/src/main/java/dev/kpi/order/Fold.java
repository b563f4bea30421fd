package dev.kpi.order;

import dev.kpi.metric.Dimension;
import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.QualityReport;
import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a stream of lines too long to keep, and answers the question it was made for; see {@link Orders#folding}.
 *
 * <pre>{@code
 * Fold<Table<Key>> fold = Orders.folding(GBP, zone).by(month(), category()).fold(revenue(), customerCount());
 * for (Line line : lines) {
 *     fold.add(line);
 * }
 * fold.toPartial().value();
 * fold.quality();                                              // what was read, accepted and rejected
 * }</pre>
 *
 * <p>The lines of an order must come one after the other, returns of it included; orders may come in any order. The fold
 * keeps the lines of a block of orders, then only what a {@link Partial} by order keeps: for metrics, numbers and customers
 * by group; for orders with a linked return the ids of all orders, since a return may name any of them, so that memory
 * grows with the orders; for an analysis of customers all orders, as some tens of bytes each. What is read off first-ever
 * orders of customers by a metric's dimension or condition is refused, but not to an analysis. Not thread-safe.
 *
 * <p>An order that comes again is told while it is remembered, which some ten thousand orders are, or all of them with
 * {@link Folding#rememberingOrders}; an analysis also tells one of the same customer, or of a guest, once it is asked for
 * its answer. Otherwise it counts as another order of the same id: as an order of its own, and its customer as a repeat
 * customer, if it has a sale; lines that repeat its ids are not known again; and what its lines tell of it (country,
 * customer, day) is settled without the earlier ones. Amounts and units are right all the same. So returns that come later
 * than their order under its id add the right amounts to the day they happened, and one return document more only if that
 * day had one before.
 *
 * <p>Odd lines are treated and counted as in {@link Orders}. Places are positions in the stream, the first line being 1;
 * where a failure stops a parallel stream, in the part of it that one thread was reading.
 *
 * @param <R> the answer
 */
public final class Fold<R> {

    /** Enough lines that making a snapshot of them costs little a line. */
    static final int BLOCK_LINES = 1 << 16;

    private final Folding folding;
    private final int blockLines;

    private final Kept<R> kept;
    private final FoldQuality quality;
    private final PassedOrders passed;
    /** The lines of the first order, some of which may be at the end of an earlier part of the stream. */
    private final List<Placed> head = new ArrayList<>();

    private @Nullable String first;
    private @Nullable String current;
    private FoldBlock block;
    private long taken; // lines so far
    private boolean ended;
    private @Nullable DataQualityException failure;
    private @Nullable QualityReport report;

    private record Placed(Line line, long place) {}

    Fold(Question<R> question, Folding folding, Folding.Means means) {
        this.folding = folding;
        this.blockLines = means.blockLines();
        this.passed = means.remembersOrders() ? new PassedOrders.All() : new PassedOrders.Recent();
        this.kept = question.nothing();
        this.quality = new FoldQuality(folding.settings().policy());
        this.block = new FoldBlock(folding.settings());
    }

    /**
     * Collects lines into a fold, which tells the answer and the quality of the lines; parallel streams are welcome.
     *
     * <pre>{@code
     * Fold<Table<Key>> fold = lines.collect(Fold.collector(
     *         () -> Orders.folding(GBP, zone).by(month(), category()).fold(revenue(), customerCount())));
     * }</pre>
     *
     * @param start makes a new fold, of the same question each time
     */
    public static <R> Collector<Line, ?, Fold<R>> collector(Supplier<Fold<R>> start) {
        return Collector.of(start, Fold::add, Fold::join, Collector.Characteristics.IDENTITY_FINISH);
    }

    /**
     * Takes in the next line. Lines are looked at some hundreds at a time, and against each other in blocks of some ten
     * thousand; those of the first order once the second begins.
     *
     * @throws IllegalArgumentException if it is known that other orders came between this line and the one before it of
     *     its order
     * @throws DataQualityException if this line, or one before it, is odd in a way that the policy does not bear; there is
     *     no answer then
     * @throws IllegalStateException if the partial was asked for already
     */
    public Fold<R> add(Line line) {
        checkOpen();
        try {
            put(line, taken + 1);
        } catch (DataQualityException e) {
            failure = e;
            throw e;
        }
        taken++; // not of a line that is null, or comes too late
        return this;
    }

    private void put(Line line, long place) {
        String order = line.text(LineBatch.ORDER);
        if (order == null
                || order.isBlank()
                || order.equals(Dimension.UNKNOWN)) { // of no order; the policy tells what becomes of it
            block.add(line, place);
            return;
        }
        if (!order.equals(current)) {
            if (passed.holds(order)) {
                throw comesAgain(order);
            }
            begin(order);
        }
        if (order.equals(first)) {
            head.add(new Placed(line, place));
        } else {
            block.add(line, place);
        }
    }

    private void begin(String order) {
        if (current == null) {
            first = order;
        } else {
            passed.add(current);
            if (!hasPassed()) {
                headAlone().toOrders(); // folded in at the end, but what is odd is told now
            }
        }
        current = order;
        if (block.lines() >= blockLines) {
            endBlock();
        }
    }

    private static IllegalArgumentException comesAgain(String order) {
        return new IllegalArgumentException(
                "order " + DisplayText.inMessage(order) + " comes again after other orders, but a fold needs the"
                        + " lines of an order one after the other; sort the lines by order, or collect them into Orders");
    }

    private FoldBlock headAlone() {
        FoldBlock alone = new FoldBlock(folding.settings());
        head.forEach(held -> alone.add(held.line, held.place));
        return alone;
    }

    /** Folds in the orders of the block, which are complete, if there are any. */
    private void endBlock() {
        if (block.lines() > 0) {
            block.foldInto(kept, quality, folding);
            block = new FoldBlock(folding.settings());
        }
    }

    /** Takes in what a fold took in of the part of the stream right behind. */
    Fold<R> join(Fold<R> later) {
        checkOpen();
        later.checkOpen();
        kept.question().requireSame(later.kept.question());
        later.ended = true;
        later.block.moveBehind(taken);
        later.head.forEach(held -> put(held.line, taken + held.place));
        quality.addAll(later.quality, taken);
        kept.absorb(later.kept);
        taken += later.taken;
        if (later.hasPassed()) {
            endBlock(); // the order in the middle is complete
            String last = later.current;
            String again = passed.addAll(later.passed);
            if (again != null) {
                throw comesAgain(again);
            }
            if (last != null && passed.holds(last)) {
                throw comesAgain(last);
            }
            current = last;
            block = later.block;
        } else if (later.block.lines() > 0) { // lines of no order
            later.block.foldInto(kept, quality, folding);
        }
        return this;
    }

    /** Whether the first order is complete. */
    private boolean hasPassed() {
        return current != null && !current.equals(first);
    }

    /**
     * What the lines taken in tell; the fold is used up.
     *
     * @throws DataQualityException if lines are odd in a way that the policy does not bear: one of those that were not
     *     looked at yet, or one that stopped the fold before
     * @throws IllegalStateException if it was asked for already
     */
    public Partial<R> toPartial() {
        checkOpen();
        ended = true;
        endBlock();
        headAlone().foldInto(kept, quality, folding); // be it empty: the settings may tell what the lines cover
        report = quality.report();
        return new Partial<>(kept);
    }

    /**
     * What was read, accepted and rejected of the lines taken in, and everything odd that was met: as
     * {@link Orders#quality} of all of them tells it, but that what is counted by product or customer, facts that disagree
     * and late sign-ups, is looked for in each block of lines alone. So one that shows in several blocks counts in each,
     * and one that no block shows is not counted. Whether the order that a return names is there is not looked for.
     *
     * @throws IllegalStateException if the partial was not asked for yet
     */
    public QualityReport quality() {
        if (report == null) {
            throw new IllegalStateException(
                    "the quality of a fold is known once all lines are folded in; call toPartial first");
        }
        return report;
    }

    private void checkOpen() {
        if (failure != null) {
            throw failure;
        }
        if (ended) {
            throw new IllegalStateException("this fold has ended already; start with a new one");
        }
    }
}
