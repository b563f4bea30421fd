package dev.kpi.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing column of whole numbers: full chunks are packed at once, so that lines that wait to be grouped take little
 * more room than the finished orders.
 */
final class StagedLongs {

    static final int CHUNK_BITS = 15;
    static final int CHUNK = 1 << CHUNK_BITS;
    private static final int WITHIN_CHUNK = CHUNK - 1;

    private final List<PackedLongs> full = new ArrayList<>();
    private long[] current = new long[64];
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
        if (at == current.length) {
            current = Arrays.copyOf(current, Math.min(CHUNK, current.length * 4));
        }
        current[at] = value;
        size = Math.addExact(size, 1);
        if (at == WITHIN_CHUNK) {
            full.add(PackedLongs.of(current, CHUNK, commonStep()));
        }
    }

    /** Amounts are staged at more decimals than most have: a common factor keeps them narrow. */
    private long commonStep() {
        long step = 10_000;
        for (int i = 1; i < CHUNK; i++) {
            while ((current[i] - current[0]) % step != 0) {
                step /= 10;
            }
            if (step == 1) {
                break;
            }
        }
        return step;
    }

    /** Divides all values by a number that divides them all. */
    void divideBy(long divisor) {
        full.replaceAll(chunk -> chunk.dividedBy(divisor));
        for (int i = 0; i < (size & WITHIN_CHUNK); i++) {
            current[i] /= divisor;
        }
    }

    int size() {
        return size;
    }

    long get(int index) {
        int chunk = index >> CHUNK_BITS;
        return chunk < full.size() ? full.get(chunk).get(index & WITHIN_CHUNK) : current[index & WITHIN_CHUNK];
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
            out[at + i] = (int) current[i];
        }
    }

    void copyTo(long[] out, int at) {
        long[] buffer = new long[CHUNK];
        for (PackedLongs chunk : full) {
            chunk.read(0, CHUNK, buffer);
            System.arraycopy(buffer, 0, out, at, CHUNK);
            at += CHUNK;
        }
        System.arraycopy(current, 0, out, at, size & WITHIN_CHUNK);
    }
}
