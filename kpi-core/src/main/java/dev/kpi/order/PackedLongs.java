package dev.kpi.order;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A column of whole numbers in as few bytes each as their range needs: {@code base + step * unsigned code}.
 *
 * <p>Immutable once its builder has handed it out. Read in blocks ({@link #read}) in hot loops.
 */
final class PackedLongs {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int THREE_BYTE_MASK = 0xFFFFFF;
    private static final int BLOCK = 1024;

    private final long base;
    private final long step;
    private final int width;
    private final int size;
    private final byte[] bytes; // of width 1 and 3; empty otherwise
    private final short[] shorts;
    private final int[] ints;
    private final long[] longs;

    private PackedLongs(long base, long step, int width, int size) {
        this.base = base;
        this.step = step;
        this.width = width;
        this.size = size;
        // one spare byte lets three-byte codes be read four bytes at a time
        this.bytes = new byte[width == 1 ? size : width == 3 ? Math.addExact(Math.multiplyExact(size, 3), 1) : 0];
        this.shorts = new short[width == 2 ? size : 0];
        this.ints = new int[width == 4 ? size : 0];
        this.longs = new long[width == 8 ? size : 0];
    }

    /** A column to be filled, whose values will lie in [min, max] and differ from min by multiples of step. */
    static PackedLongs ofRange(long min, long max, long step, int size) {
        if (size == 0 || min == max) {
            return new PackedLongs(size == 0 ? 0 : min, 0, 0, size);
        }
        long span = max - min;
        if (span < 0) { // wider than a long: keep the values as they are
            return new PackedLongs(0, 1, 8, size);
        }
        long codes = span / step;
        if (codes >= 1L << 32) {
            return new PackedLongs(0, 1, 8, size);
        }
        int width = codes < 1 << 8 ? 1 : codes < 1 << 16 ? 2 : codes < 1 << 24 ? 3 : 4;
        return new PackedLongs(min, step, width, size);
    }

    /** The first {@code size} values. */
    static PackedLongs of(long[] values, int size) {
        return of(values, size, 1);
    }

    static PackedLongs of(long[] values, int size, long step) {
        LongRange range = new LongRange();
        Parts.inPieces(0, size, (from, to) -> range.include(values, from, to));
        PackedLongs column = ofRange(range.min(), range.max(), step, size);
        Parts.inPieces(0, size, (from, to) -> column.fill(from, values, from, to - from));
        return column;
    }

    static PackedLongs of(int[] values, int size) {
        LongRange range = new LongRange();
        long[] some = new long[Parts.PIECE];
        Parts.inPieces(0, size, (from, to) -> range.include(widened(values, from, to, some), 0, to - from));
        PackedLongs column = ofRange(range.min(), range.max(), 1, size);
        Parts.inPieces(0, size, (from, to) -> column.fill(from, widened(values, from, to, some), 0, to - from));
        return column;
    }

    private static long[] widened(int[] values, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            out[i - from] = values[i];
        }
        return out;
    }

    /** A number that no value's magnitude exceeds; values are looked at only where their width says too little. */
    long bound() {
        boolean isNear = base > -(1L << 62) && base < 1L << 62;
        if (width < 8 && step < 1 << 16 && isNear) {
            return Math.max(Math.abs(base), Math.abs(base + step * ((1L << (8 * width)) - 1)));
        }
        long largest = 0;
        for (int i = 0; i < size; i++) {
            long value = get(i);
            largest = Math.max(largest, value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value));
        }
        return largest;
    }

    /** Whether a column packed like this one can hold a value. */
    boolean hasRoomFor(long value) {
        if (width == 8) {
            return true;
        }
        if (width == 0) {
            return value == base && size > 0;
        }
        long distance = value - base;
        if (value < base || distance < 0 || (step != 1 && distance % step != 0)) {
            return false;
        }
        return (distance / step) >>> (8 * width) == 0;
    }

    /** An empty column packed like this one. */
    PackedLongs alike(int newSize) {
        return new PackedLongs(newSize == 0 ? 0 : base, step, width, newSize);
    }

    /** A column to be filled with values of this one and {@code count} others. */
    PackedLongs widened(long[] others, int count, int newSize) {
        long min = size > 0 ? base : Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        long[] block = new long[BLOCK];
        for (int from = 0; from < size; from += block.length) {
            int length = Math.min(block.length, size - from);
            read(from, length, block);
            for (int i = 0; i < length; i++) {
                min = Math.min(min, block[i]);
                max = Math.max(max, block[i]);
            }
        }
        long origin = size > 0 ? base : others[0];
        long common = width == 8 ? 1 : step;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, others[i]);
            max = Math.max(max, others[i]);
            common = greatestCommonDivisor(common, others[i] - origin);
        }
        // a distance may be too large for a long, but then the range is as well and no step is needed
        return ofRange(min, max, Math.max(1, common), newSize);
    }

    private static long greatestCommonDivisor(long left, long right) {
        while (right != 0) {
            long rest = left % right;
            left = right;
            right = rest;
        }
        return Math.abs(left);
    }

    /** Copies values of another column while this one is being filled. */
    void copy(PackedLongs from, int first, int count, int at) {
        if (from.width != width || from.base != base || from.step != step) {
            long[] block = new long[Math.min(count, BLOCK)];
            for (int done = 0; done < count; done += block.length) {
                int length = Math.min(block.length, count - done);
                from.read(first + done, length, block);
                for (int i = 0; i < length; i++) {
                    set(at + done + i, block[i]);
                }
            }
            return;
        }
        switch (width) {
            case 0 -> {}
            case 1 -> System.arraycopy(from.bytes, first, bytes, at, count);
            case 2 -> System.arraycopy(from.shorts, first, shorts, at, count);
            case 3 -> System.arraycopy(from.bytes, 3 * first, bytes, 3 * at, 3 * count);
            case 4 -> System.arraycopy(from.ints, first, ints, at, count);
            default -> System.arraycopy(from.longs, first, longs, at, count);
        }
    }

    /** Whether it needs no room, all values being the same. */
    boolean isConstant() {
        return width == 0;
    }

    int size() {
        return size;
    }

    long bytesHeld() {
        return (long) width * size;
    }

    /**
     * Sets a value while the column is being filled.
     *
     * <p>Threads may fill disjoint ranges, three-byte codes included: no write touches a neighbour's bytes.
     */
    void set(int index, long value) {
        switch (width) {
            case 0 -> {}
            case 1 -> bytes[index] = (byte) code(value);
            case 2 -> shorts[index] = (short) code(value);
            case 3 -> set3(index, (int) code(value));
            case 4 -> ints[index] = (int) code(value);
            default -> longs[index] = value;
        }
    }

    /** Sets {@code count} values, from {@code from} on, at {@code at} and behind, while the column is being filled. */
    private void fill(int at, long[] values, int from, int count) {
        if (width != 8 && step != 1) { // 0 if all values are the same
            for (int i = 0; width != 0 && i < count; i++) {
                set(at + i, values[from + i]);
            }
            return;
        }
        switch (width) {
            case 1 -> fillBytes(at, values, from, count);
            case 2 -> fillShorts(at, values, from, count);
            case 3 -> fillThreeBytes(at, values, from, count);
            case 4 -> fillInts(at, values, from, count);
            default -> System.arraycopy(values, from, longs, at, count);
        }
    }

    private void fillBytes(int at, long[] values, int from, int count) {
        byte[] out = bytes;
        long b = base;
        for (int i = 0; i < count; i++) {
            out[at + i] = (byte) (values[from + i] - b);
        }
    }

    private void fillShorts(int at, long[] values, int from, int count) {
        short[] out = shorts;
        long b = base;
        for (int i = 0; i < count; i++) {
            out[at + i] = (short) (values[from + i] - b);
        }
    }

    private void fillThreeBytes(int at, long[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            set3(at + i, (int) (values[from + i] - base));
        }
    }

    private void fillInts(int at, long[] values, int from, int count) {
        int[] out = ints;
        long b = base;
        for (int i = 0; i < count; i++) {
            out[at + i] = (int) (values[from + i] - b);
        }
    }

    private void set3(int index, int code) {
        int at = 3 * index;
        bytes[at] = (byte) code;
        bytes[at + 1] = (byte) (code >>> 8);
        bytes[at + 2] = (byte) (code >>> 16);
    }

    /**
     * Sets values at indices of their own while the column, which has no step, is being filled.
     *
     * @param index holds the index of the value at {@code i} at {@code from + i}; negative to leave the value out
     */
    void scatter(int[] index, int from, int count, long[] values) {
        switch (width) {
            case 0 -> {}
            case 1 -> scatterBytes(index, from, count, values);
            case 2 -> scatterShorts(index, from, count, values);
            case 3 -> scatterThreeBytes(index, from, count, values);
            default -> {
                for (int i = 0; i < count; i++) {
                    int at = index[from + i];
                    if (at >= 0) {
                        set(at, values[i]);
                    }
                }
            }
        }
    }

    private void scatterBytes(int[] index, int from, int count, long[] values) {
        byte[] out = bytes;
        long b = base;
        for (int i = 0; i < count; i++) {
            int at = index[from + i];
            if (at >= 0) {
                out[at] = (byte) (values[i] - b);
            }
        }
    }

    private void scatterShorts(int[] index, int from, int count, long[] values) {
        short[] out = shorts;
        long b = base;
        for (int i = 0; i < count; i++) {
            int at = index[from + i];
            if (at >= 0) {
                out[at] = (short) (values[i] - b);
            }
        }
    }

    private void scatterThreeBytes(int[] index, int from, int count, long[] values) {
        for (int i = 0; i < count; i++) {
            int at = index[from + i];
            if (at >= 0) {
                set3(at, (int) (values[i] - base));
            }
        }
    }

    private long code(long value) {
        return step == 1 ? value - base : (value - base) / step;
    }

    long get(int index) {
        long code = switch (width) {
            case 0 -> 0;
            case 1 -> bytes[index] & 0xFF;
            case 2 -> shorts[index] & 0xFFFF;
            case 3 -> (int) INT.get(bytes, 3 * index) & THREE_BYTE_MASK;
            case 4 -> ints[index] & 0xFFFFFFFFL;
            default -> longs[index];
        };
        return base + step * code;
    }

    int getInt(int index) {
        return (int) get(index);
    }

    /** Reads {@code count} values starting at {@code from} into the front of {@code out}. */
    void read(int from, int count, long[] out) {
        long b = base;
        switch (width) {
            case 0 -> Arrays.fill(out, 0, count, b);
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = b + (bytes[from + i] & 0xFF) * step;
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = b + (shorts[from + i] & 0xFFFF) * step;
                }
            }
            case 3 -> readThreeBytes(from, count, out);
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = b + (ints[from + i] & 0xFFFFFFFFL) * step;
                }
            }
            default -> System.arraycopy(longs, from, out, 0, count);
        }
    }

    /** Eight codes are three longs. */
    private void readThreeBytes(int from, int count, long[] out) {
        long b = base;
        long s = step;
        int at = 3 * from;
        int i = 0;
        for (; i <= count - 8; i += 8, at += 24) {
            long first = (long) LONG.get(bytes, at);
            long second = (long) LONG.get(bytes, at + 8);
            long third = (long) LONG.get(bytes, at + 16);
            out[i] = b + (first & THREE_BYTE_MASK) * s;
            out[i + 1] = b + (first >>> 24 & THREE_BYTE_MASK) * s;
            out[i + 2] = b + ((first >>> 48 | second << 16) & THREE_BYTE_MASK) * s;
            out[i + 3] = b + (second >>> 8 & THREE_BYTE_MASK) * s;
            out[i + 4] = b + (second >>> 32 & THREE_BYTE_MASK) * s;
            out[i + 5] = b + ((second >>> 56 | third << 8) & THREE_BYTE_MASK) * s;
            out[i + 6] = b + (third >>> 16 & THREE_BYTE_MASK) * s;
            out[i + 7] = b + (third >>> 40) * s;
        }
        for (; i < count; i++, at += 3) {
            out[i] = b + ((int) INT.get(bytes, at) & THREE_BYTE_MASK) * s;
        }
    }

    /**
     * A bit for each of at most 64 values: what a table says of it.
     *
     * @param table 1 or 0 for each value less {@code lowest}
     */
    long bits(int from, int count, byte[] table, int lowest) {
        long word = 0; // no branch below: whether a value passes cannot be foreseen
        int b = (int) (base - lowest);
        int s = (int) step;
        if (width == 1) {
            for (int i = 0; i < count; i++) {
                word |= (long) table[(bytes[from + i] & 0xFF) * s + b] << i;
            }
        } else if (width == 2) {
            for (int i = 0; i < count; i++) {
                word |= (long) table[(shorts[from + i] & 0xFFFF) * s + b] << i;
            }
        } else {
            for (int i = 0; i < count; i++) {
                word |= (long) table[(int) (get(from + i) - lowest)] << i;
            }
        }
        return word;
    }

    /** Reads the values at some indices into the front of {@code out}. */
    void gather(int[] index, int count, long[] out) {
        switch (width) {
            case 0 -> Arrays.fill(out, 0, count, base);
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = base + (bytes[index[i]] & 0xFF) * step;
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = base + (shorts[index[i]] & 0xFFFF) * step;
                }
            }
            case 3 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = base + ((int) INT.get(bytes, 3 * index[i]) & THREE_BYTE_MASK) * step;
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = base + (ints[index[i]] & 0xFFFFFFFFL) * step;
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    out[i] = longs[index[i]];
                }
            }
        }
    }

    /** Reads the values at some indices, which are known to fit an int. */
    void gather(int[] index, int count, int[] out) {
        if (width == 1) { // most columns of codes
            for (int i = 0; i < count; i++) {
                out[i] = (int) (base + (bytes[index[i]] & 0xFF) * step);
            }
        } else if (width == 2) {
            for (int i = 0; i < count; i++) {
                out[i] = (int) (base + (shorts[index[i]] & 0xFFFF) * step);
            }
        } else {
            for (int i = 0; i < count; i++) {
                out[i] = (int) get(index[i]);
            }
        }
    }

    /** Reads what a table says of each of some values, {@code table[value - lowest]}. */
    void read(int from, int count, int[] table, int lowest, int[] out) {
        int b = (int) (base - lowest);
        int s = (int) step;
        if (width == 1) {
            for (int i = 0; i < count; i++) {
                out[i] = table[(bytes[from + i] & 0xFF) * s + b];
            }
        } else if (width == 2) {
            for (int i = 0; i < count; i++) {
                out[i] = table[(shorts[from + i] & 0xFFFF) * s + b];
            }
        } else {
            for (int i = 0; i < count; i++) {
                out[i] = table[(int) (get(from + i) - lowest)];
            }
        }
    }

    /** The same of the values at some indices. */
    void gather(int[] index, int count, int[] table, int lowest, int[] out) {
        gather(index, count, out);
        for (int i = 0; i < count; i++) {
            out[i] = table[out[i] - lowest];
        }
    }

    /** Reads values that are known to fit an int, such as codes. */
    void read(int from, int count, int[] out) {
        int b = (int) base;
        int s = (int) step;
        switch (width) {
            case 0 -> Arrays.fill(out, 0, count, b);
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = b + (bytes[from + i] & 0xFF) * s;
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = b + (shorts[from + i] & 0xFFFF) * s;
                }
            }
            case 3 -> {
                for (int i = 0, at = 3 * from; i < count; i++, at += 3) {
                    out[i] = b + ((int) INT.get(bytes, at) & THREE_BYTE_MASK) * s;
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = b + ints[from + i] * s;
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    out[i] = (int) longs[from + i];
                }
            }
        }
    }
}
