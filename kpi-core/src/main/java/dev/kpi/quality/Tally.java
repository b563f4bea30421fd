package dev.kpi.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How often a reason was met, and its first places. Mutable. */
final class Tally {
    private static final int PLACES = 5;

    final Policy policy;
    private long count;

    /** The smallest places so far in their order, then free cells. */
    private final @Nullable Place[] first = new @Nullable Place[PLACES];

    Tally(Policy policy) {
        this.policy = policy;
    }

    long count() {
        return count;
    }

    List<Place> first() {
        return Arrays.stream(first).filter(Objects::nonNull).toList();
    }

    /** No memory is taken for a place that is not among the first. */
    void note(long line, String field, String value) {
        Place last = first[PLACES - 1];
        if (last == null || isBefore(line, field, value, last)) {
            insert(new Place(line, field, value));
        }
        count++;
    }

    boolean hasRoomFor(long line) {
        Place last = first[PLACES - 1];
        return last == null || line <= last.line();
    }

    void add(long more) {
        count = Math.addExact(count, more);
    }

    void merge(Tally other, long lineOffset) {
        long sum = Math.addExact(count, other.count);
        for (Place place : other.first()) {
            insert(place.shiftedBy(lineOffset));
        }
        count = sum;
    }

    private static boolean isBefore(long line, String field, String value, Place last) {
        if (line != last.line()) {
            return line < last.line();
        }
        int byField = field.compareTo(last.field());
        return byField < 0 || (byField == 0 && value.compareTo(last.value()) < 0);
    }

    /** Puts a place where it belongs; the largest one falls off the end, be it this one. */
    private void insert(Place place) {
        int at = PLACES;
        for (; at > 0; at--) {
            Place before = first[at - 1];
            if (before != null && Place.ORDER.compare(before, place) <= 0) {
                break;
            }
            if (at < PLACES) {
                first[at] = before;
            }
        }
        if (at < PLACES) {
            first[at] = place;
        }
    }
}
