package dev.kpi.metric;

import dev.kpi.text.DisplayText;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The key of a group under two or more dimensions: one value for each, read by its dimension.
 *
 * <p>Immutable and thread-safe; equal when dimensions and values are.
 */
public final class Key {

    private final List<Dimension<?>> dimensions;
    private final List<?> values;

    private Key(List<Dimension<?>> dimensions, List<?> values) {
        this.dimensions = dimensions;
        this.values = values;
    }

    /**
     * The key with these values, in the order of the dimensions.
     *
     * @throws IllegalArgumentException if there are not as many values as dimensions
     */
    public static Key of(List<Dimension<?>> dimensions, List<?> values) {
        if (dimensions.size() != values.size()) {
            throw new IllegalArgumentException(
                    "values (" + values.size() + ") must be as many as dimensions (" + dimensions.size() + ")");
        }
        return new Key(List.copyOf(dimensions), List.copyOf(values));
    }

    /**
     * The value of {@code dimension} in this key.
     *
     * @throws NoSuchElementException if the grouping has no such dimension
     */
    @SuppressWarnings("unchecked") // values were paired with their dimensions by the grouping
    public <K> K get(Dimension<K> dimension) {
        int position = dimensions.indexOf(dimension);
        if (position < 0) {
            throw new NoSuchElementException(
                    "no " + DisplayText.inMessage(dimension.toString()) + " in this key; it has "
                            + dimensions.stream()
                                    .map(each -> DisplayText.inMessage(each.toString()))
                                    .toList());
        }
        return (K) values.get(position);
    }

    /** The dimensions, in the order of the grouping. */
    public List<Dimension<?>> dimensions() {
        return dimensions;
    }

    /** The values, in the order of the dimensions. */
    public List<?> values() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key that && dimensions.equals(that.dimensions) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" / "));
    }
}
