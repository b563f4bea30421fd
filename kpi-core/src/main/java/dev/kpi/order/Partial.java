package dev.kpi.order;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * What one shard knows of an answer: merges with what others know in any order and grouping, and has a byte form to be
 * sent about.
 *
 * <pre>{@code
 * Partial<Table<YearMonth>> part = shard.by(month()).partial(Split.BY_CUSTOMER, revenue(), customerCount());
 * byte[] bytes = part.toBytes();                               // on every shard
 * ...
 * Partial<Table<YearMonth>> all = parts.collect(Partial.merging());
 * all.value();                                                 // as if all lines had been in one place
 * }</pre>
 *
 * <p>Made by {@code partial} of a {@link Scope}, a {@link Timeline} or a {@link Grouping}, or by a {@link Fold}. For
 * metrics it keeps sums and counts, numerators and denominators apart, keys as text, and of customers and distinct keys what
 * the {@link Split} needs; for orders with a linked return the ids of all orders, whatever the split, since a return may be
 * in another shard than the order it names. For an {@linkplain dev.kpi.customer.Analysis analysis} it keeps every customer
 * with its orders, some tens of bytes each, and looks at them once all are merged: see
 * {@link Scope#partial(Split, dev.kpi.customer.Analysis)}. Immutable and thread-safe; two are equal if they ask the same and
 * their bytes are.
 *
 * @param <R> the answer: a figure, a series, column, breakdown or table of figures, or what an analysis answers
 */
public final class Partial<R> {

    private final Kept<R> kept; // adds no line from here on

    Partial(Kept<R> kept) {
        this.kept = kept;
    }

    /**
     * What both know together. The split is the caller's promise: no line, order or customer that it keeps together may
     * be known to both.
     *
     * <p>Amounts of different scales are rescaled exactly. Coverage is what callers stated, else from the first day of
     * any shard to the last. History is complete if that of all shards is.
     *
     * @throws IllegalArgumentException if the other is of another currency, time zone, split, scope, metric, dimension or
     *     analysis, or if both keep a customer that a split by customer keeps together
     */
    public Partial<R> merge(Partial<R> other) {
        return new Merging<R>().add(this).add(other).whole();
    }

    /**
     * A collector of partials into what all of them know together, as {@link #merge} tells it of two; the way to merge many,
     * since merging one after the other copies each time what is known so far.
     *
     * <p>Collecting throws what {@link #merge} does, and {@link NoSuchElementException} if there is no partial.
     */
    public static <R> Collector<Partial<R>, ?, Partial<R>> merging() {
        return Collector.of(Merging<R>::new, Merging::add, Merging::join, Merging::whole);
    }

    /** Takes in one partial after the other, which stay as they are. */
    private static final class Merging<R> {

        private @Nullable Kept<R> together;

        Merging<R> add(Partial<R> part) {
            return absorb(part.kept);
        }

        Merging<R> join(Merging<R> other) {
            return other.together == null ? this : absorb(other.together);
        }

        private Merging<R> absorb(Kept<R> other) {
            Kept<R> mine = together;
            if (mine == null) {
                mine = other.question().nothing();
                together = mine;
            } else {
                mine.question().requireSame(other.question());
            }
            mine.absorb(other);
            return this;
        }

        Partial<R> whole() {
            if (together == null) {
                throw new NoSuchElementException(
                        "no partial to merge, so that it is not known what was asked; merge one or more");
            }
            return new Partial<>(together);
        }
    }

    /**
     * The answer from what is known: once all shards are merged, equal to what {@code measure} tells of all lines at
     * once.
     *
     * @throws IllegalStateException if no shard holds what a metric or an analysis needs, such as costs, or if an analysis
     *     meets an order that two shards kept
     * @throws IllegalArgumentException if an analysis reads an attribute that it does not declare
     * @throws java.util.NoSuchElementException if no line of any shard has a value for one of the dimensions
     */
    public R value() {
        return kept.value();
    }

    /** The split that was promised. */
    public Split split() {
        return kept.question().terms.split();
    }

    /**
     * A stable, versioned form, to be read by {@link #read}. The same knowledge gives the same bytes, however it was
     * merged.
     */
    public byte[] toBytes() {
        return PartialWriter.write(kept);
    }

    /**
     * Reads the bytes of a partial of this one's question: the same metrics and dimensions, asked in the same order, or any
     * analysis of customers that declares the same attributes, since what is kept is then the same. Its currency, time zone, split and scope are those in the bytes. Nothing of this partial's own knowledge goes in.
     *
     * @throws IllegalArgumentException if the bytes are none of a partial, of a newer version, damaged, or of another
     *     question
     */
    public Partial<R> read(byte[] bytes) {
        return PartialReader.read(Objects.requireNonNull(bytes, "bytes"), kept.question());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Partial<?> that
                && kept.question().asked().equals(that.kept.question().asked())
                && Arrays.equals(toBytes(), that.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }

    /** What is asked and how much is kept. */
    @Override
    public String toString() {
        Question<R> question = kept.question();
        return "Partial[" + question.words() + " \u00b7 " + question.terms.currency() + " \u00b7 "
                + question.terms.zone() + " \u00b7 split " + split() + kept.contents() + "]";
    }
}
