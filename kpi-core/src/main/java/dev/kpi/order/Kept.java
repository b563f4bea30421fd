package dev.kpi.order;

import dev.kpi.time.DateRange;
import java.time.LocalDate;

/**
 * What is kept of some lines to answer a question about them and others: here, what is true of all of them, in the scope or
 * not. Not thread-safe while it grows.
 *
 * @param <R> the type of the answer
 */
abstract sealed class Kept<R> permits KeptFigures, KeptCustomers {

    static final DateRange NO_DAYS = DateRange.of(LocalDate.EPOCH, LocalDate.EPOCH);

    /** The days of coverage that callers stated, and those read off the data; empty ones add nothing. */
    DateRange stated = NO_DAYS;

    DateRange read = NO_DAYS;
    /** The days between the first and the last entry. */
    DateRange data = NO_DAYS;

    int amountScale;
    int quantityScale;
    boolean costs;
    /** Whether some line had a value for each of the question's attributes. */
    final boolean[] held;

    Kept(Question<R> question) {
        this.held = new boolean[question.attributes.size()];
    }

    abstract Question<R> question();

    /** Adds lines of other shards than those added before. */
    abstract void add(Scope scope);

    /** The answer that all lines together would have given. */
    abstract R value();

    /** Writes what it keeps besides what is true of all lines, in an order that does not tell how it was put together. */
    abstract void write(ByteOutput out);

    /** Reads what {@link #write} wrote, believing none of it. */
    abstract void read(ByteInput in);

    /** How much is kept, for printing. */
    abstract String contents();

    /** Takes in what else was kept of other lines. */
    abstract void absorbRest(Kept<R> other);

    /** Notes what is true of all lines of a snapshot. */
    final void note(Facts facts) {
        DateRange claimed = facts.settings.coverage();
        if (claimed != null) {
            stated = GroupedResult.hull(stated, claimed);
        } else {
            read = GroupedResult.hull(read, facts.coverage);
        }
        data = GroupedResult.hull(data, facts.dataDays);
        amountScale = Math.max(amountScale, facts.amountScale);
        quantityScale = Math.max(quantityScale, facts.quantityScale);
        costs |= facts.lines.hasCosts();
        for (int a = 0; a < held.length; a++) {
            held[a] |= facts.dictionaries.containsKey(question().attributes.get(a));
        }
    }

    /** Takes in what was kept of other lines. */
    final Kept<R> absorb(Kept<R> other) {
        stated = GroupedResult.hull(stated, other.stated);
        read = GroupedResult.hull(read, other.read);
        data = GroupedResult.hull(data, other.data);
        amountScale = Math.max(amountScale, other.amountScale);
        quantityScale = Math.max(quantityScale, other.quantityScale);
        costs |= other.costs;
        for (int a = 0; a < held.length; a++) {
            held[a] |= other.held[a];
        }
        absorbRest(other);
        return this;
    }

    final DateRange coverage() {
        return stated.isEmpty() ? read : stated;
    }
}
