package dev.kpi.metric;

import java.nio.IntBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * A dimension of customer level whose keys were found out by looking at all customers together: a segment, a cohort.
 *
 * <p>Made by {@code Customers.dimension}. It is bound to the snapshot whose customers were looked at, and costs nothing to
 * read there; other orders may be grouped by it too, customers then go by their ids. Guests, and customers that were not
 * looked at, are {@value Dimension#UNKNOWN}. Its keys are listed in their own order, not by name. Immutable and thread-safe.
 */
public final class Assigned extends Dimension<String> {

    private static final int NONE = -1;

    private final List<String> keys;
    private final int[] keyOfCustomer;
    private final Object snapshot;
    private final ToIntFunction<String> numberOf;
    private final Map<String, Integer> rank = new HashMap<>();

    private Assigned(
            String name, List<String> keys, int[] keyOfCustomer, Object snapshot, ToIntFunction<String> numberOf) {
        super(name, Level.CUSTOMER);
        this.keys = List.copyOf(keys);
        this.keyOfCustomer = keyOfCustomer.clone();
        this.snapshot = Objects.requireNonNull(snapshot, "snapshot");
        this.numberOf = Objects.requireNonNull(numberOf, "numberOf");
        for (String key : this.keys) {
            if (key.equals(UNKNOWN) || rank.put(key, rank.size()) != null) {
                throw new IllegalArgumentException(
                        "keys " + keys + " must all be different, and none of them " + UNKNOWN);
            }
        }
        for (int key : this.keyOfCustomer) {
            if (key < NONE || key >= this.keys.size()) {
                throw new IllegalArgumentException(
                        "key (" + key + ") of a customer must be in [0, " + this.keys.size() + "), or -1 for none");
            }
        }
    }

    /**
     * A dimension with these keys.
     *
     * @param keys all keys, in the order in which they are to be listed
     * @param keyOfCustomer the position of each customer's key, by the customer's number; -1 for none
     * @param snapshot what the numbers belong to
     * @param numberOf the number of the customer with an id, negative if there is none
     * @throws IllegalArgumentException if the name is blank, a key stands twice, or a position is out of range
     */
    public static Assigned of(
            String name, List<String> keys, int[] keyOfCustomer, Object snapshot, ToIntFunction<String> numberOf) {
        return new Assigned(name, keys, keyOfCustomer, snapshot, numberOf);
    }

    /** All keys, in the order in which they are listed. */
    public List<String> keys() {
        return keys;
    }

    /** Whether the numbers of customers are those of a snapshot. */
    @SuppressWarnings("ReferenceEquality") // a snapshot is itself alone
    public boolean isOf(Object other) {
        return snapshot == other;
    }

    /** The position of a customer's key, by its number in the snapshot; -1 for none. */
    public int keyOf(int number) {
        return number >= 0 && number < keyOfCustomer.length ? keyOfCustomer[number] : NONE;
    }

    /** The position of a customer's key, by its id; -1 for none. */
    public int keyOf(String id) {
        return keyOf(numberOf.applyAsInt(id));
    }

    @Override
    public Comparator<String> keyOrder() {
        Comparator<String> byRank = Comparator.comparingInt(key -> rank.getOrDefault(key, rank.size()));
        return byRank.thenComparing(TextOrder.INSTANCE);
    }

    @Override
    List<?> identity() {
        return List.of(name(), keys, IntBuffer.wrap(keyOfCustomer), snapshot);
    }
}
