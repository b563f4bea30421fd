package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Key;
import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The groups of a result: distinct keys under their dimensions, found by key. Immutable. */
final class Groups<K> {
    private static final int LISTED = 10;

    private final List<Dimension<?>> dimensions;
    private final List<K> keys;

    /** Made when first needed; two threads may both make it, and make the same. */
    private @Nullable Positions<K> positions;

    /** A final field, so that a thread that sees it sees all of the map. */
    private record Positions<K>(Map<K, Integer> byKey) {}

    private Groups(List<Dimension<?>> dimensions, List<K> keys) {
        this.dimensions = dimensions;
        this.keys = keys;
    }

    static <K> Groups<K> of(List<Dimension<?>> dimensions, List<K> keys) {
        Groups<K> groups = new Groups<>(List.copyOf(dimensions), List.copyOf(keys));
        groups.check();
        return groups;
    }

    private void check() {
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("dimensions must not be empty; a grouping has at least one");
        }
        if (dimensions.size() > 1) {
            for (K key : keys) {
                if (!(key instanceof Key several && several.dimensions().equals(dimensions))) {
                    throw new IllegalArgumentException("key (" + text(key) + ") must be a Key of "
                            + dimensions.stream().map(Groups::text).toList());
                }
            }
        }
        positions = positions(keys);
    }

    private static <K> Positions<K> positions(List<K> keys) {
        Map<K, Integer> byKey = new HashMap<>((int) (keys.size() / 0.75f) + 1);
        for (K key : keys) {
            if (byKey.putIfAbsent(key, byKey.size()) != null) {
                throw new IllegalArgumentException("keys must be distinct, but " + text(key) + " is given twice");
            }
        }
        return new Positions<>(byKey);
    }

    List<Dimension<?>> dimensions() {
        return dimensions;
    }

    List<K> keys() {
        return keys;
    }

    int size() {
        return keys.size();
    }

    boolean hasGrain() {
        return dimensions.stream().anyMatch(Grain.class::isInstance);
    }

    /**
     * Where a key stands.
     *
     * @param what what the key is looked for in, such as {@code column}
     * @throws NoSuchElementException if there is no such key
     */
    int position(K key, String what) {
        requireNonNull(key, "key");
        Positions<K> known = positions;
        if (known == null) {
            known = positions(keys);
            positions = known;
        }
        Integer position = known.byKey().get(key);
        if (position == null) {
            throw new NoSuchElementException("no " + name() + " " + text(key) + " in this " + what + "; " + listed());
        }
        return position;
    }

    private String name() {
        return dimensions.stream().map(Dimension::name).collect(Collectors.joining(" / "));
    }

    private String listed() {
        if (keys.isEmpty()) {
            return "it is empty";
        }
        return keys.stream()
                        .limit(LISTED)
                        .map(Groups::text)
                        .collect(Collectors.joining(", ", "it has " + size() + ": ", ""))
                + (size() > LISTED ? ", ..." : "");
    }

    /** The positions from the largest value to the smallest, undefined ones last, ties as they stand. */
    static int[] descending(List<? extends Figure> values) {
        Comparator<Figure> smallestFirst = Figure.comparator();
        return IntStream.range(0, values.size())
                .boxed()
                .sorted((left, right) -> smallestFirst.compare(values.get(right), values.get(left)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The same groups in another order. */
    Groups<K> reordered(int[] order) {
        return new Groups<>(dimensions, pick(keys, order));
    }

    static <T> List<T> pick(List<T> values, int[] order) {
        List<T> picked = new ArrayList<>(order.length);
        for (int position : order) {
            picked.add(values.get(position));
        }
        return List.copyOf(picked);
    }

    /** A key as text for a message: short and safe for a terminal. */
    static String text(@Nullable Object key) {
        return DisplayText.inMessage(String.valueOf(key));
    }

    static void requireAsMany(String role, int number, int keys) {
        if (number != keys) {
            throw new IllegalArgumentException(role + " (" + number + ") must be as many as keys (" + keys + ")");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Groups<?> that && dimensions.equals(that.dimensions) && keys.equals(that.keys);
    }

    @Override
    public int hashCode() {
        return 31 * dimensions.hashCode() + keys.hashCode();
    }
}
