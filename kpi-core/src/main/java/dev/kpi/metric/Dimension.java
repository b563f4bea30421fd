package dev.kpi.metric;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something figures can be grouped and filtered by: a product, a country, a weekday, a month.
 *
 * <p>Dimensions are values: immutable, thread-safe, equal when they read the same thing. Start from {@link Dimensions}
 * or {@link Grains}; derive your own with {@link #map}, {@link #top}, {@link Dimensions#attribute} or
 * {@link Dimensions#ofLine}. A line without a value belongs to the group {@value #UNKNOWN}, so that parts sum to the
 * whole.
 *
 * @param <K> the type of its keys
 */
public abstract sealed class Dimension<K>
        permits Assigned, Attribute, Clock, Derived, DistanceBand, FirstOrder, Grain, Mapped, Top {

    /** The key of lines that have no value. */
    public static final String UNKNOWN = "(unknown)";

    /** The key, among products, of all lines that are no goods. */
    public static final String CHARGES = "(charges)";

    /** The key of everything below the top of {@link #top}. */
    public static final String OTHERS = "others";

    private final String name;
    private final Level level;
    private int hash; // once asked for, as walks look attributes up entry by entry; a benign race

    Dimension(String name, Level level) {
        this.name = requireText("name", name);
        this.level = Objects.requireNonNull(level, "level");
    }

    static String requireText(String role, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(role + " must not be blank");
        }
        return text;
    }

    /** A key as people read it: weekdays and months by their English names, as in {@code Monday}, all else as it prints. */
    public static String keyText(Object key) {
        if (key instanceof DayOfWeek day) {
            return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
        return key instanceof Month month ? month.getDisplayName(TextStyle.FULL, Locale.ENGLISH) : key.toString();
    }

    /** Its name, which heads a column of a table: {@code country}. */
    public final String name() {
        return name;
    }

    /** What it belongs to. */
    public final Level level() {
        return level;
    }

    /** The order in which its keys are listed. */
    public abstract Comparator<K> keyOrder();

    /** What makes two dimensions of one class equal. */
    abstract List<?> identity();

    /**
     * Lines whose value is {@code key}.
     *
     * <p>Asked of orders that know no such key, a filter on a text dimension stops with the list of those there are.
     */
    public final Condition is(K key) {
        return Condition.keys(this, List.of(key), name + " = " + key);
    }

    /** Lines whose value is one of {@code keys}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once
    public final Condition in(K... keys) {
        return in(Arrays.asList(keys));
    }

    /** Lines whose value is one of {@code keys}; none if there are no keys. */
    public final Condition in(Collection<? extends K> keys) {
        return Condition.keys(this, List.copyOf(keys), name + " in " + keys);
    }

    /** Lines whose value is anything but {@code key}, the unknown ones included. */
    public final Condition not(K key) {
        return is(key).negate();
    }

    /**
     * Lines whose value satisfies {@code test}, which is asked once for each distinct value.
     *
     * @param description how the condition prints, such as {@code starts with A}
     */
    public final Condition matching(String description, Predicate<? super K> test) {
        return new Condition.Match<>(
                this,
                List.of(),
                Objects.requireNonNull(test, "test"),
                name + " " + requireText("description", description));
    }

    /**
     * A coarser dimension: its key is what {@code mapping} makes of this one's, asked once for each distinct key.
     *
     * <p>{@code null} stands for the group {@value #UNKNOWN}; unknown values of a text dimension stay unknown without
     * being asked. Two mapped dimensions are equal if base, name and mapping object are.
     */
    public final Dimension<String> map(
            String newName, Function<? super K, @org.jspecify.annotations.Nullable String> mapping) {
        return new Mapped<>(this, newName, Objects.requireNonNull(mapping, "mapping"));
    }

    /**
     * The {@code k} groups that are largest by {@code metric}, and {@value #OTHERS} for all the rest.
     *
     * <p>The ranking is made within the scope that is measured; ties go to the smaller key. {@value #OTHERS} is measured
     * from the facts like any group, so that counts of customers in it are right as well. The other keys are those of this
     * dimension as {@link #keyText} tells them.
     *
     * @throws IllegalArgumentException if {@code k} is less than 1
     */
    public final Dimension<String> top(int k, Metric<?> metric) {
        if (k < 1) {
            throw new IllegalArgumentException("k (" + k + ") must be at least 1");
        }
        return new Top<>(this, k, Objects.requireNonNull(metric, "metric"));
    }

    @Override
    public final boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return this == other
                || (other instanceof Dimension<?> that
                        && getClass() == that.getClass()
                        && identity().equals(that.identity()));
    }

    @Override
    public final int hashCode() {
        int known = hash;
        if (known == 0) {
            known = identity().hashCode();
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return name;
    }
}
