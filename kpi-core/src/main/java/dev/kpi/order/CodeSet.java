package dev.kpi.order;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A set of codes from 0: a hash table while it is sparse, a bit each once that is smaller. Not thread-safe. */
final class CodeSet {

    private static final int LEAST = 4;

    private int[] table = {}; // code + 1, or 0 where free
    private long[] bits = {};
    private boolean dense;
    private int size;
    private int max = -1;

    int size() {
        return size;
    }

    /** Whether a code is there. */
    boolean contains(int code) {
        if (dense) {
            int word = code >> 6;
            return word < bits.length && (bits[word] & (1L << code)) != 0;
        }
        if (table.length == 0) {
            return false;
        }
        int at = at(code);
        while (table[at] != 0) {
            if (table[at] == code + 1) {
                return true;
            }
            at = (at + 1) & (table.length - 1);
        }
        return false;
    }

    /** Adds a code; false if it was there. */
    boolean add(int code) {
        int word = code >> 6;
        if (dense && word >= bits.length) {
            if (word >= capacity()) { // bits for so few codes would be mostly empty
                toTable();
            } else {
                bits = Arrays.copyOf(bits, Math.max(word + 1, bits.length + bits.length / 4));
            }
        }
        boolean fresh = dense ? addBit(word, 1L << code) : insert(code);
        if (fresh) {
            size++;
            max = Math.max(max, code);
            if (!dense && 2 * size > table.length) {
                grow();
            }
        }
        return fresh;
    }

    private boolean addBit(int word, long bit) {
        boolean fresh = (bits[word] & bit) == 0;
        bits[word] |= bit;
        return fresh;
    }

    private boolean insert(int code) {
        if (table.length == 0) {
            table = new int[LEAST];
        }
        int at = at(code);
        while (table[at] != 0) {
            if (table[at] == code + 1) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = code + 1;
        return true;
    }

    private int at(int code) {
        int mixed = code * 0x9E3779B9;
        return (mixed ^ (mixed >>> 15)) & (table.length - 1);
    }

    /** The length of a table that holds all codes. */
    private int capacity() {
        return Math.max(LEAST, Integer.highestOneBit(Math.max(1, size)) << 2);
    }

    private void grow() {
        int[] before = table;
        if ((max >> 6) < before.length) { // 64 bits a word against a table of twice as many ints
            bits = new long[(max >> 6) + 1];
            dense = true;
            table = new int[0];
            each(before, code -> bits[code >> 6] |= 1L << code);
        } else {
            table = new int[before.length * 2];
            each(before, this::insert);
        }
    }

    private void toTable() {
        long[] before = bits;
        dense = false;
        table = new int[capacity()];
        bits = new long[0];
        each(before, this::insert);
    }

    private static void each(int[] table, IntConsumer to) {
        for (int held : table) {
            if (held != 0) {
                to.accept(held - 1);
            }
        }
    }

    private static void each(long[] bits, IntConsumer to) {
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                to.accept(64 * word + Long.numberOfTrailingZeros(rest));
            }
        }
    }

    /** Shows each code once, in no particular order. */
    void forEach(IntConsumer to) {
        if (dense) {
            each(bits, to);
        } else {
            each(table, to);
        }
    }
}
