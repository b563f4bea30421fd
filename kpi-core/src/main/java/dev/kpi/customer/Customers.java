package dev.kpi.customer;

import dev.kpi.figure.Amount;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The customers of a scope, to be walked one after the other. Immutable and thread-safe.
 *
 * <p>Amounts come as whole numbers of the smallest unit in which these orders keep them: {@code 1234} at scale 2 is 12.34.
 * Days are counted from 1970-01-01 ({@link LocalDate#toEpochDay}), in the time zone of the orders.
 */
public interface Customers {

    /** The currency of all amounts. */
    Currency currency();

    /** The number of decimals of amounts. */
    int amountScale();

    /** The number of decimals of quantities. */
    int quantityScale();

    /** The time zone of local days. */
    ZoneId zone();

    /** The days that the data claim to cover, whatever the scope. */
    DateRange coverage();

    /** Whether the data begin with the shop's first order. */
    boolean hasCompleteHistory();

    /** The days looked at: those of coverage and data that lie within the scope. Empty if there are none. */
    DateRange days();

    /**
     * Whether some line has a value for an attribute.
     *
     * @throws IllegalArgumentException if these are customers of merged shards, and the analysis does not
     *     {@linkplain Analysis#attributes declare} to read it; the same holds of all texts of a customer
     */
    boolean has(Attribute attribute);

    /** Whether some line has a unit cost. */
    boolean hasCosts();

    /** All {@linkplain CustomerView#number numbers} of customers, guests among them, are below this. */
    int size();

    /**
     * The id of a customer by its {@linkplain CustomerView#number number}; {@value Dimension#UNKNOWN} for a guest order.
     *
     * @throws IndexOutOfBoundsException if the number is not in [0, {@link #size})
     */
    String id(int number);

    /**
     * The number of the customer with an id, whether or not it is in the scope; -1 if the snapshot has none. Of merged
     * shards, a customer may be missing that has no entry in the scope on any day.
     */
    int find(String id);

    /**
     * A dimension of what was found out about each customer, such as its segment, to group and filter orders by.
     *
     * <p>Guests, and customers without a key, are {@value Dimension#UNKNOWN}. It holds the snapshot; orders of another one
     * are grouped by the customers' ids, and so are those of shards by a dimension that was found out of all of them.
     *
     * @param name its name, which heads a column of a table
     * @param keys all keys, in the order in which they are to be listed
     * @param keyOf the position of each customer's key, by the customer's number; -1 for none
     * @throws IllegalArgumentException if the name is blank, a key stands twice, or a position is out of range
     */
    Dimension<String> dimension(String name, List<String> keys, int[] keyOf);

    /** The same customers without the scope's range of days; its conditions still hold. */
    Customers everyDay();

    /**
     * Walks the customers that have an entry in the scope, and the guest orders, each as a customer of its own.
     *
     * <p>Several threads of the common pool walk ranges of customers, each into a state of its own; the states are merged
     * in the order of the customers, so that the answer does not depend on the number of threads. Within a state,
     * customers come by ascending number, guests last. What one of the functions throws is thrown here, as it was made; of
     * several, that of the first customers.
     *
     * @param start makes an empty state
     * @param add takes in one customer; the view is valid during this call only
     * @param merge takes the state of later customers into that of earlier ones
     */
    <A> A fold(Supplier<A> start, BiConsumer<? super A, ? super CustomerView> add, BinaryOperator<A> merge);

    /**
     * Walks the same customers in the same order, many of them at a time where their entries lie side by side, else one by
     * one. The answer must not depend on how they are cut into blocks.
     *
     * @param start makes an empty state
     * @param add takes in the customers of a block; the block is valid during this call only
     * @param merge takes the state of later customers into that of earlier ones
     */
    default <A> A foldBlocks(
            Supplier<A> start, BiConsumer<? super A, ? super CustomerBlock> add, BinaryOperator<A> merge) {
        record Walked<A>(A state, OneCustomer block) {}
        return fold(
                        () -> new Walked<>(start.get(), new OneCustomer()),
                        (walked, customer) -> add.accept(walked.state, walked.block.read(customer)),
                        (left, right) -> new Walked<>(merge.apply(left.state, right.state), left.block))
                .state;
    }

    /** The amount of so many smallest units. */
    default Amount amount(long unscaled) {
        return Amount.ofMinor(unscaled, amountScale(), currency());
    }

    /**
     * The date as of which questions are answered unless told otherwise, meaning its end: the last day of coverage that
     * lies within the scope.
     *
     * @throws IllegalStateException if the scope has no day
     */
    default LocalDate asOf() {
        DateRange days = coverage().overlaps(days()) ? coverage().intersection(days()) : days();
        return days.lastInclusive();
    }

    /**
     * The date as of which a question is answered: the one wanted, else {@link #asOf()}.
     *
     * <p>Nothing is known of what happens after the last of the {@link #days}. So a figure that would count those days as
     * days without orders refuses a date after it, by asking here; one that stays right, as days since an order do, may
     * take the date and say up to when it looked.
     *
     * @throws IllegalArgumentException if the date wanted is after the last day looked at
     * @throws IllegalStateException if the scope has no day
     */
    default LocalDate asOf(@Nullable LocalDate wanted) {
        LocalDate last = days().lastInclusive();
        if (wanted != null && wanted.isAfter(last)) {
            throw new IllegalArgumentException("as of (" + wanted + ") must not be after " + last
                    + ", the last day that is looked at; widen the scope or the coverage of the orders");
        }
        return wanted == null ? asOf() : wanted;
    }
}
