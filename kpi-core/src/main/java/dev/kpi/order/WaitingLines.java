package dev.kpi.order;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lines that came as objects and wait to be taken into a batch, column by column: objects lie scattered over the heap, and a
 * processor that is asked for the same field of many of them fetches several from memory at a time. Reused; not thread-safe.
 */
final class WaitingLines {

    private final @Nullable Line[] lines = new @Nullable Line[LinesAtHand.ROOM];
    private int count;

    // of all lines that are moved at a time
    private final @Nullable String[][] rows = new @Nullable String[LinesAtHand.ROOM][];
    private final @Nullable String[] texts = new @Nullable String[LinesAtHand.ROOM]; // of one slot
    private final int[] hashes = new int[LinesAtHand.ROOM];

    void add(Line line) {
        lines[count] = Objects.requireNonNull(line, "line");
        count++;
    }

    boolean isFull() {
        return count == lines.length;
    }

    /** Adds all lines to a batch, and waits for others. */
    void moveTo(LineBatch batch) {
        int waiting = count;
        count = 0;
        for (int from = 0; from < waiting; ) {
            int moved = Math.min(batch.room(), waiting - from);
            move(from, moved, batch);
            from += moved;
        }
    }

    private void move(int from, int moved, LineBatch batch) {
        int slots = 0;
        for (int i = 0; i < moved; i++) {
            @Nullable String[] row = line(from + i).texts();
            rows[i] = row;
            slots = Math.max(slots, row.length);
        }
        for (int slot = 0; slot < slots; slot++) {
            if (takeTexts(slot, moved)) {
                batch.texts(slot, texts, hashes, moved);
            }
        }
        for (int i = 0; i < moved; i++) {
            batch.ahead(i).at(line(from + i).at());
        }
        for (int i = 0; i < moved; i++) {
            batch.ahead(i).quantity(line(from + i).quantity());
        }
        for (int i = 0; i < moved; i++) {
            batch.ahead(i).unitPrice(line(from + i).unitPrice());
        }
        for (int i = 0; i < moved; i++) {
            batch.ahead(i).rest(line(from + i));
        }
        Arrays.fill(lines, from, from + moved, null);
        Arrays.fill(rows, null);
        Arrays.fill(texts, null);
        batch.endNext(moved);
    }

    private Line line(int index) {
        return Objects.requireNonNull(lines[index]);
    }

    /** Takes what the rows have for a slot; false if they have nothing. */
    private boolean takeTexts(int slot, int moved) {
        boolean any = false;
        for (int i = 0; i < moved; i++) {
            @Nullable String[] row = rows[i];
            String value = slot < row.length ? row[slot] : null;
            texts[i] = value;
            any |= value != null;
            hashes[i] = value == null ? 0 : value.hashCode(); // looks at the letters of many texts at a time
        }
        return any;
    }
}
