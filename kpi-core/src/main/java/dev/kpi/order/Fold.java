package dev.kpi.order;

import dev.kpi.metric.Dimension;
import java.util.ArrayList;
import java.util.List;
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
 * @param <R> the answer
 */
public final class Fold<R> {

    /** Enough lines that making a snapshot of them costs little a line. */
    static final int BLOCK_LINES = 1 << 16;

    private final Folding folding;
    private final int blockLines;

    private final Kept<R> kept;
    private final PassedOrders passed;
    /** The lines of the first order, some of which may be at the end of an earlier part of the stream. */
    private final List<Line> head = new ArrayList<>();

    private @Nullable String first;
    private @Nullable String current;
    private OrdersBuilder block;
    private int lines;
    private boolean ended;

    Fold(Question<R> question, Folding folding, Folding.Means means) {
        this.folding = folding;
        this.blockLines = means.blockLines();
        this.passed = means.remembersOrders() ? new PassedOrders.All() : new PassedOrders.Recent();
        this.kept = question.nothing();
        this.block = Orders.builder(folding.settings());
    }

    /** Collects lines into the answer to a question. */
    static <R> Collector<Line, ?, R> collector(Question<R> question, Folding folding, Folding.Means means) {
        return Collector.of(
                () -> new Fold<>(question, folding, means),
                Fold::add,
                Fold::join,
                fold -> fold.toPartial().value());
    }

    /**
     * Takes in the next line.
     *
     * @throws IllegalArgumentException if it is known that other orders came between this line and the one before it of
     *     its order
     * @throws dev.kpi.quality.DataQualityException if the line is odd in a way that the policy does not bear
     * @throws IllegalStateException if the partial was asked for already
     */
    public Fold<R> add(Line line) {
        checkOpen();
        String order = line.text(LineBatch.ORDER);
        if (order == null
                || order.isBlank()
                || order.equals(Dimension.UNKNOWN)) { // of no order; the policy tells what becomes of it
            return take(line);
        }
        if (!order.equals(current)) {
            if (passed.holds(order)) {
                throw comesAgain(order);
            }
            begin(order);
        }
        if (order.equals(first)) {
            head.add(line);
            return this;
        }
        return take(line);
    }

    private void begin(String order) {
        if (current == null) {
            first = order;
        } else {
            passed.add(current);
        }
        current = order;
        endBlockIf(lines >= blockLines);
    }

    private Fold<R> take(Line line) {
        block.add(line);
        lines++;
        return this;
    }

    private static IllegalArgumentException comesAgain(String order) {
        return new IllegalArgumentException("order " + order + " comes again after other orders, but a fold needs the"
                + " lines of an order one after the other; sort the lines by order, or collect them into Orders");
    }

    /** Folds in the orders of the block, which are complete. */
    private void endBlock() {
        kept.add(folding.of(block.toOrders()));
        block = Orders.builder(folding.settings());
        lines = 0;
    }

    /** Takes in what a fold took in of the part of the stream right behind. */
    Fold<R> join(Fold<R> later) {
        checkOpen();
        later.checkOpen();
        later.ended = true;
        later.head.forEach(this::add);
        endBlockIf(lines > 0 && later.hasPassed()); // the order in the middle is complete
        later.endBlockIf(later.lines > 0 && !later.hasPassed()); // lines of no order
        kept.absorb(later.kept);
        if (later.hasPassed()) {
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
            lines = later.lines;
        }
        return this;
    }

    /** Whether the first order is complete. */
    private boolean hasPassed() {
        return current != null && !current.equals(first);
    }

    private void endBlockIf(boolean due) {
        if (due) {
            endBlock();
        }
    }

    /**
     * What the lines taken in tell; the fold is used up.
     *
     * @throws IllegalStateException if it was asked for already
     */
    public Partial<R> toPartial() {
        checkOpen();
        ended = true;
        head.forEach(this::take);
        endBlock(); // be it empty: the settings may tell what the lines cover
        return new Partial<>(kept);
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("this fold has ended already; start with a new one");
        }
    }
}
