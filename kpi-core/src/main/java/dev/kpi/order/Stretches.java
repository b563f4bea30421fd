package dev.kpi.order;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which stretches of an old and an added table make up a new one, one after the other.
 *
 * <p>Most of a large snapshot stays as it is when a day's lines are added: it is copied in long stretches, column by
 * column.
 */
final class Stretches {

    private int[] from = new int[64];
    private int[] to = new int[64];
    private boolean[] added = new boolean[64];
    private int size;
    private int total;

    void addOld(int start, int end) {
        add(false, start, end);
    }

    void addAdded(int start, int end) {
        add(true, start, end);
    }

    private void add(boolean isAdded, int start, int end) {
        if (start == end) {
            return;
        }
        total = Math.addExact(total, end - start);
        if (size > 0 && added[size - 1] == isAdded && to[size - 1] == start) {
            to[size - 1] = end;
            return;
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
            added = Arrays.copyOf(added, size * 2);
        }
        from[size] = start;
        to[size] = end;
        added[size++] = isAdded;
    }

    void addAll(Stretches others) {
        for (int run = 0; run < others.size; run++) {
            add(others.added[run], others.from[run], others.to[run]);
        }
    }

    /** How many rows the new table has. */
    int total() {
        return total;
    }

    private static int at(int @Nullable [] starts, int row) {
        return starts == null ? row : starts[row];
    }

    /** The runs of the rows that belong to these ones, {@code null} starts meaning that each has one. */
    Stretches below(int @Nullable [] oldStarts, int @Nullable [] addedStarts) {
        Stretches below = new Stretches();
        for (int run = 0; run < size; run++) {
            int[] starts = added[run] ? addedStarts : oldStarts;
            below.add(added[run], at(starts, from[run]), at(starts, to[run]));
        }
        return below;
    }

    /** The first row below of each new row, and the number of them at the end. */
    int[] starts(int @Nullable [] oldStarts, int @Nullable [] addedStarts) {
        int[] starts = new int[total + 1];
        int at = 0;
        int below = 0;
        for (int run = 0; run < size; run++) {
            int[] source = added[run] ? addedStarts : oldStarts;
            int shift = below - at(source, from[run]);
            for (int row = from[run]; row < to[run]; row++) {
                starts[at++] = at(source, row) + shift;
            }
            below = at(source, to[run]) + shift;
        }
        starts[total] = below;
        return starts;
    }

    /** The new column, packed like the old one if the added values fit. */
    PackedLongs column(PackedLongs old, long[] values) {
        if (size == 1 && !added[0] && total == old.size()) {
            return old;
        }
        PackedLongs column = room(old, values);
        int at = 0;
        for (int run = 0; run < size; run++) {
            int length = to[run] - from[run];
            if (added[run]) {
                for (int i = 0; i < length; i++) {
                    column.set(at + i, values[from[run] + i]);
                }
            } else {
                column.copy(old, from[run], length, at);
            }
            at += length;
        }
        return column;
    }

    private PackedLongs room(PackedLongs old, long[] values) {
        long[] others = new long[values.length];
        int count = 0;
        boolean fit = true;
        for (int run = 0; run < size; run++) {
            for (int i = from[run]; added[run] && i < to[run]; i++) {
                others[count++] = values[i];
                fit &= old.hasRoomFor(values[i]);
            }
        }
        return fit ? old.alike(total) : old.widened(others, count, total);
    }

    /** Whether some row that was added has another value than this. */
    boolean anyAddedBut(PackedLongs values, long value) {
        for (int run = 0; run < size; run++) {
            for (int i = from[run]; added[run] && i < to[run]; i++) {
                if (values.get(i) != value) {
                    return true;
                }
            }
        }
        return false;
    }
}
