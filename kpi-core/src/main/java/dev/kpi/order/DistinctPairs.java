package dev.kpi.order;

import java.util.Arrays;

/** The (group, code) pairs met: a bit each while they fit, else a hash set of longs. Not thread-safe. */
final class DistinctPairs {

    private static final long MOST_BITS = 1L << 27;

    private final int codes;
    private final boolean dense;
    private long[] bits = {};
    private long[] table = {}; // pair + 1, or 0 where free
    private int size;

    DistinctPairs(int codes, boolean denseGroups, int groups) {
        this.codes = codes;
        this.dense = denseGroups && (long) groups * codes <= MOST_BITS;
        if (dense) {
            bits = new long[(int) (((long) groups * codes + 63) / 64)];
        } else {
            table = new long[1 << 12];
        }
    }

    void add(int group, int code) {
        long pair = (long) group * codes + code;
        if (dense) {
            bits[(int) (pair >> 6)] |= 1L << pair;
        } else {
            insert(pair + 1);
        }
    }

    private void insert(long pair) {
        int mask = table.length - 1;
        int at = at(pair, mask);
        while (table[at] != 0) {
            if (table[at] == pair) {
                return;
            }
            at = (at + 1) & mask;
        }
        table[at] = pair;
        if (2 * ++size > table.length) {
            long[] before = table;
            table = new long[before.length * 2];
            size = 0;
            for (long held : before) {
                if (held != 0) {
                    insert(held);
                }
            }
        }
    }

    private static int at(long pair, int mask) {
        long mixed = pair * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ (mixed >>> 32)) & mask;
    }

    void add(DistinctPairs other, int[] groupOf) {
        if (other.dense && dense) { // dense numbers are the same in every pass
            for (int i = 0; i < bits.length; i++) {
                bits[i] |= other.bits[i];
            }
            return;
        }
        for (long pair : other.table) {
            if (pair != 0) {
                add(groupOf[(int) ((pair - 1) / codes)], (int) ((pair - 1) % codes));
            }
        }
    }

    /** Takes each pair. */
    interface Pairs {
        void take(int group, int code);
    }

    /** Shows every pair once. */
    void forEach(Pairs to) {
        if (dense) {
            for (int word = 0; word < bits.length; word++) {
                for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                    long pair = 64L * word + Long.numberOfTrailingZeros(rest);
                    to.take((int) (pair / codes), (int) (pair % codes));
                }
            }
        } else {
            for (long pair : table) {
                if (pair != 0) {
                    to.take((int) ((pair - 1) / codes), (int) ((pair - 1) % codes));
                }
            }
        }
    }

    /** How many codes each group has. */
    int[] counts(int groups) {
        int[] counts = new int[groups];
        if (dense) {
            for (int word = 0; word < bits.length; word++) {
                for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                    counts[(int) ((64L * word + Long.numberOfTrailingZeros(rest)) / codes)]++;
                }
            }
        } else {
            Arrays.stream(table).filter(pair -> pair != 0).forEach(pair -> counts[(int) ((pair - 1) / codes)]++);
        }
        return counts;
    }
}
