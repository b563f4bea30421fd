package dev.kpi.order;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Whole numbers in as few bytes each as their range needs: {@code base + step * unsigned code}. Unlike
 * {@link PackedLongs}, one loop packs and one unpacks all widths: few chunks are made of a short file, and the time it takes
 * to compile loops for each width would be longer than that to run them. Immutable.
 */
final class StagedChunk {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long base;
    private final long step;
    private final int width; // bytes of a code; 0 if all values are the same
    private final long mask;
    private final byte[] codes;

    private StagedChunk(long base, long step, int width, byte[] codes) {
        this.base = base;
        this.step = step;
        this.width = width;
        this.mask = width == Long.BYTES ? -1 : (1L << (Byte.SIZE * width)) - 1;
        this.codes = codes;
    }

    /** The first {@code count} values, one at least. */
    static StagedChunk of(long[] values, int count) {
        LongRange range = new LongRange();
        for (int from = 0; from < count; from += Parts.PIECE) {
            range.include(values, from, Math.min(count, from + Parts.PIECE));
        }
        long min = range.min();
        int bits = Long.SIZE - Long.numberOfLeadingZeros(range.max() - min); // as unsigned: a wide range takes all bits
        int width = (bits + Byte.SIZE - 1) / Byte.SIZE;
        byte[] codes = width == 0 ? new byte[0] : new byte[count * width + Long.BYTES];
        for (int from = 0; width > 0 && from < count; from += Parts.PIECE) {
            pack(values, from, Math.min(count, from + Parts.PIECE), min, width, codes);
        }
        return new StagedChunk(min, 1, width, codes);
    }

    /** Writes eight bytes each; what is too much, the next code writes over. */
    private static void pack(long[] values, int from, int to, long base, int width, byte[] codes) {
        for (int i = from, at = from * width; i < to; i++, at += width) {
            LONG.set(codes, at, values[i] - base);
        }
    }

    /** The same values multiplied by a number; they have room for it. */
    StagedChunk multipliedBy(long factor) {
        return new StagedChunk(base * factor, step * factor, width, codes);
    }

    long get(int index) {
        return width == 0 ? base : base + step * ((long) LONG.get(codes, index * width) & mask);
    }

    /** Reads {@code count} values, the first at {@code from}, to {@code out} from {@code to} on. */
    void read(int from, int count, long[] out, int to) {
        if (width == 0) {
            Arrays.fill(out, to, to + count, base);
            return;
        }
        for (int i = 0, at = from * width; i < count; i++, at += width) {
            out[to + i] = base + step * ((long) LONG.get(codes, at) & mask);
        }
    }
}
