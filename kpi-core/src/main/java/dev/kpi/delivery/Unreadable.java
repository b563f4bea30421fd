package dev.kpi.delivery;

import org.jspecify.annotations.Nullable;

/** Counts texts that could not be read and remembers the first. Not thread-safe. */
final class Unreadable {

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

    /** The first such text, empty if there is none. */
    String first() {
        return first == null ? "" : first;
    }
}
