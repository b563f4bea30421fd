package dev.kpi.order;

import java.util.Arrays;

/**
 * Numbers groups of composite codes from 0: straight by position while there are few possible ones, else in the order
 * they are met. Not thread-safe.
 */
final class GroupNumbers {

    /** Up to so many possible groups, every one has its place. */
    static final long DENSE_LIMIT = 1L << 20;

    private final boolean dense;
    private int size;
    private long[] keys = {};
    private int[] table = {};

    GroupNumbers(long possible) {
        this.dense = possible <= DENSE_LIMIT;
        if (dense) {
            size = (int) possible;
        } else {
            keys = new long[1 << 10];
            table = new int[1 << 11];
        }
    }

    boolean isDense() {
        return dense;
    }

    int size() {
        return size;
    }

    long key(int group) {
        return dense ? group : keys[group];
    }

    int group(long key) {
        if (dense) {
            return (int) key;
        }
        int mask = table.length - 1;
        int at = spread(key) & mask;
        for (int entry = table[at]; entry != 0; entry = table[at]) {
            if (keys[entry - 1] == key) {
                return entry - 1;
            }
            at = (at + 1) & mask;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size] = key;
        table[at] = ++size;
        if (2 * size > table.length) {
            rehash();
        }
        return size - 1;
    }

    private static int spread(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ (mixed >>> 32));
    }

    private void rehash() {
        table = new int[table.length * 2];
        int mask = table.length - 1;
        for (int group = 0; group < size; group++) {
            int at = spread(keys[group]) & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = group + 1;
        }
    }
}
