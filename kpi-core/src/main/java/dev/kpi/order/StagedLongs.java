package dev.kpi.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing column of whole numbers: full chunks are packed at once, so that lines that wait to be grouped take little
 * more room than the finished orders. A chunk costs next to nothing while all of its values are the same.
 */
final class StagedLongs {

    static final int CHUNK_BITS = 13; // the chunks at hand of all columns together fit a core's cache
    static final int CHUNK = 1 << CHUNK_BITS;
    private static final int WITHIN_CHUNK = CHUNK - 1;

    private final List<PackedLongs> full = new ArrayList<>();
    private int size;
    /** What all values of the chunk at hand are, as long as they are the same. */
    private long only;

    private boolean constant;
    /** The values of the chunk at hand once they differ. */
    private long[] current = {};

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
        if (at == 0) {
            only = value;
            constant = true;
        } else if (!constant || value != only) {
            put(at, value);
        }
        size = Math.addExact(size, 1);
        if (at == WITHIN_CHUNK) {
            full.add(constant ? PackedLongs.ofRange(only, only, 1, CHUNK) : PackedLongs.of(current, CHUNK));
        }
    }

    private void put(int at, long value) {
        if (at >= current.length) {
            current = Arrays.copyOf(current, Math.min(CHUNK, Math.max(64, Integer.highestOneBit(at) * 4)));
        }
        if (constant) {
            Arrays.fill(current, 0, at, only);
            constant = false;
        }
        current[at] = value;
    }

    /** Multiplies all values, which have room for it. */
    void multiplyBy(long factor) {
        if (factor == 1) {
            return;
        }
        full.replaceAll(chunk -> chunk.multipliedBy(factor));
        only *= factor;
        for (int i = 0; i < current.length; i++) {
            current[i] *= factor;
        }
    }

    int size() {
        return size;
    }

    long get(int index) {
        int chunk = index >> CHUNK_BITS;
        if (chunk < full.size()) {
            return full.get(chunk).get(index & WITHIN_CHUNK);
        }
        return constant ? only : current[index & WITHIN_CHUNK];
    }

    /** How many chunks there are, the last of which may not be full. */
    int chunks() {
        return (size + CHUNK - 1) >> CHUNK_BITS;
    }

    /** Reads a chunk into the front of {@code out}; tells how many values it has. */
    int readChunk(int chunk, long[] out) {
        if (chunk < full.size()) {
            full.get(chunk).read(0, CHUNK, out);
            return CHUNK;
        }
        int count = size & WITHIN_CHUNK;
        if (constant) {
            Arrays.fill(out, 0, count, only);
        } else {
            System.arraycopy(current, 0, out, 0, count);
        }
        return count;
    }

    /** Copies everything to {@code out}, starting at {@code at}. */
    void copyTo(int[] out, int at) {
        int[] buffer = new int[CHUNK];
        for (PackedLongs chunk : full) {
            chunk.read(0, CHUNK, buffer);
            System.arraycopy(buffer, 0, out, at, CHUNK);
            at += CHUNK;
        }
        for (int i = 0; i < (size & WITHIN_CHUNK); i++) {
            out[at + i] = (int) (constant ? only : current[i]);
        }
    }

    void copyTo(long[] out, int at) {
        long[] buffer = new long[CHUNK];
        for (int chunk = 0; chunk < chunks(); chunk++) {
            int count = readChunk(chunk, buffer);
            System.arraycopy(buffer, 0, out, at, count);
            at += count;
        }
    }
}
