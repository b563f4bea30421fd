package dev.kpi.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing column of whole numbers: full chunks are packed at once, so that lines that wait to be grouped take little
 * more room than the finished orders.
 */
final class StagedLongs {

    private static final int CHUNK_BITS = 12; // the chunks at hand of all columns together fit a core's cache
    static final int CHUNK = 1 << CHUNK_BITS;
    private static final int WITHIN_CHUNK = CHUNK - 1;
    private static final int FEW = 64;

    private final List<StagedChunk> full = new ArrayList<>();
    private long[] current = new long[FEW]; // the values of the chunk at hand
    private int size;

    /** A column that already holds {@code count} times the same value. */
    static StagedLongs filled(int count, long value) {
        StagedLongs column = new StagedLongs();
        for (int i = 0; i < count; i++) {
            column.add(value);
        }
        return column;
    }

    void add(long value) {
        int at = size & WITHIN_CHUNK;
        ensureRoom(at + 1);
        current[at] = value;
        sizeTo(size + 1);
    }

    /** Adds the first {@code count} values. */
    void addAll(long[] values, int count) {
        for (int from = 0; from < count; ) {
            int at = size & WITHIN_CHUNK;
            int length = Math.min(count - from, CHUNK - at);
            ensureRoom(at + length);
            System.arraycopy(values, from, current, at, length);
            from += length;
            sizeTo(size + length);
        }
    }

    private void ensureRoom(int values) {
        if (values > current.length) {
            current = Arrays.copyOf(current, Math.min(CHUNK, 4 * Integer.highestOneBit(values)));
        }
    }

    private void sizeTo(int newSize) {
        if (newSize < 0) {
            throw new ArithmeticException("a batch of more than 2^31 lines; fill several");
        }
        size = newSize;
        if ((size & WITHIN_CHUNK) == 0) {
            full.add(StagedChunk.of(current, CHUNK));
        }
    }

    /** Multiplies all values, which have room for it. */
    void multiplyBy(long factor) {
        if (factor == 1) {
            return;
        }
        full.replaceAll(chunk -> chunk.multipliedBy(factor));
        for (int i = 0; i < (size & WITHIN_CHUNK); i++) {
            current[i] *= factor;
        }
    }

    int size() {
        return size;
    }

    long get(int index) {
        int chunk = index >> CHUNK_BITS;
        return chunk < full.size() ? full.get(chunk).get(index & WITHIN_CHUNK) : current[index & WITHIN_CHUNK];
    }

    /** Reads {@code count} values, the first at {@code from}, to {@code out} from {@code to} on. */
    void read(int from, int count, long[] out, int to) {
        int done = 0;
        while (done < count) {
            int at = (from + done) & WITHIN_CHUNK;
            int length = Math.min(count - done, CHUNK - at);
            int chunk = (from + done) >> CHUNK_BITS;
            if (chunk < full.size()) {
                full.get(chunk).read(at, length, out, to + done);
            } else {
                System.arraycopy(current, at, out, to + done, length);
            }
            done += length;
        }
    }

    /** Copies everything, known to fit ints, to {@code out}, starting at {@code at}. */
    void copyTo(int[] out, int at) {
        long[] some = new long[Parts.PIECE];
        Parts.inPieces(0, size, (from, to) -> {
            read(from, to - from, some, 0);
            for (int i = from; i < to; i++) {
                out[at + i] = (int) some[i - from];
            }
        });
    }

    /** Copies everything to {@code out}, starting at {@code at}. */
    void copyTo(long[] out, int at) {
        Parts.inPieces(0, size, (from, to) -> read(from, to - from, out, at + from));
    }
}
