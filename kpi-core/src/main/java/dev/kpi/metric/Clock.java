package dev.kpi.metric;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A dimension that repeats on the local clock: {@link Dimensions#weekday} and {@link Dimensions#hour}. Immutable.
 *
 * @param <K> the type of its keys
 */
public final class Clock<K extends Comparable<? super K>> extends Dimension<K> {

    /** What the clock shows. */
    public enum Face {
        /** Monday to Sunday of the entry's local day. */
        WEEKDAY(7),
        /** The hour of the entry's local time, 0 to 23. */
        HOUR(24);

        private final int size;

        Face(int size) {
            this.size = size;
        }

        /** How many keys there are. */
        public int size() {
            return size;
        }
    }

    private final Face face;
    private final IntFunction<K> key;

    Clock(String name, Face face, IntFunction<K> key) {
        super(name, Level.ORDER);
        this.face = face;
        this.key = key;
    }

    /** What it shows. */
    public Face face() {
        return face;
    }

    /** The key at a position from 0 to {@code face().size() - 1}. */
    public K key(int position) {
        return key.apply(position);
    }

    @Override
    public Comparator<K> keyOrder() {
        return Comparator.naturalOrder();
    }

    @Override
    List<?> identity() {
        return List.of(face);
    }
}
