package dev.kpi.delivery;

import org.jspecify.annotations.Nullable;

/** Counts texts that could not be read and remembers the first. Not thread-safe. */
final class Unreadable {

    private static final int MOST_SHOWN = 40;

    private long count;
    private @Nullable String first;

    void add(String text) {
        first = first == null ? text : first;
        count++;
    }

    void addAll(Unreadable later) {
        first = first == null ? later.first : first;
        count += later.count;
    }

    long count() {
        return count;
    }

    /** A text short enough for a note. */
    static String shown(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    /** The first such text, empty if there is none. */
    String first() {
        return first == null ? "" : first;
    }
}
