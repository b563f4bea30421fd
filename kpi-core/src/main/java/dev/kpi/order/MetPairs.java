package dev.kpi.order;

import java.util.Arrays;

/** The customers, or the sale entries, that a pass met in each group, each pair once. Not thread-safe. */
final class MetPairs {

    private long[] pairs = {};
    private int size;

    void add(int group, int met) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.max(64, 2 * size));
        }
        pairs[size++] = ((long) group << Integer.SIZE) | met;
    }

    /** Adds what a pass over other customers met; {@code groupOf} tells where its groups are here. */
    void add(MetPairs other, int[] groupOf) {
        for (int i = 0; i < other.size; i++) {
            add(groupOf[(int) (other.pairs[i] >>> Integer.SIZE)], (int) other.pairs[i]);
        }
    }

    void forEach(DistinctPairs.Pairs to) {
        for (int i = 0; i < size; i++) {
            to.take((int) (pairs[i] >>> Integer.SIZE), (int) pairs[i]);
        }
    }
}
