package dev.kpi.order;

import java.util.Arrays;

/**
 * The distinct combinations of product facts that staged lines came with. The codes of one variant lie side by side,
 * since most lines repeat the last variant of their product and have to compare all of them.
 */
final class StagedVariants {

    private int[] slots = {};
    private boolean[] held = {}; // by position among the slots: whether some variant has a value
    private int[] codes = new int[1 << 8]; // variant by variant, in the order of the slots
    private int size;
    private int[] lastOf = new int[1 << 10]; // by product code: variant + 1, or 0
    private int[] table = new int[1 << 10]; // variant + 1, or 0 where free

    int size() {
        return size;
    }

    /** Adds a fact that products may have; variants so far do not know it. */
    void addSlot(int slot) {
        int before = slots.length;
        int[] wider = new int[Math.max(1 << 8, (size + 1) * (before + 1))];
        for (int variant = 0; variant < size; variant++) {
            System.arraycopy(codes, variant * before, wider, variant * (before + 1), before);
            wider[variant * (before + 1) + before] = Staging.UNKNOWN;
        }
        codes = wider;
        slots = Arrays.copyOf(slots, before + 1);
        slots[before] = slot;
        held = Arrays.copyOf(held, before + 1);
    }

    private int position(int slot) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == slot) {
                return i;
            }
        }
        return -1;
    }

    boolean holds(int slot) {
        return held[position(slot)];
    }

    int code(int slot, int variant) {
        return codes[variant * slots.length + position(slot)];
    }

    void copyCodes(int slot, int[] out, int at) {
        int position = position(slot);
        for (int variant = 0; variant < size; variant++) {
            out[at + variant] = codes[variant * slots.length + position];
        }
    }

    /** The last variant met with a product, or -1. */
    int lastOf(int product) {
        return product >= 0 && product < lastOf.length ? lastOf[product] - 1 : -1;
    }

    /**
     * The variant of a line, a new one if it was not met before.
     *
     * @param current codes by slot and line
     */
    int variant(int[][] current, int line) {
        int product = current[Staging.PRODUCT][line];
        if (product < 0) {
            return find(current, line);
        }
        if (product >= lastOf.length) {
            lastOf = Arrays.copyOf(lastOf, Math.max(product + 1, 2 * lastOf.length));
        }
        int last = lastOf[product] - 1;
        if (last < 0 || !isVariant(last, current, line)) {
            last = find(current, line);
            lastOf[product] = last + 1;
        }
        return last;
    }

    private boolean isVariant(int variant, int[][] current, int line) {
        int at = variant * slots.length;
        for (int slot : slots) {
            if (codes[at++] != current[slot][line]) {
                return false;
            }
        }
        return true;
    }

    private int find(int[][] current, int line) {
        int mask = table.length - 1;
        int at = hash(current, line) & mask;
        for (int entry = table[at]; entry != 0; entry = table[at]) {
            if (isVariant(entry - 1, current, line)) {
                return entry - 1;
            }
            at = (at + 1) & mask;
        }
        append(current, line);
        table[at] = size;
        if (2 * size > table.length) {
            growTable();
        }
        return size - 1;
    }

    private void append(int[][] current, int line) {
        int from = Math.multiplyExact(size, slots.length);
        if (from + slots.length > codes.length) {
            codes = Arrays.copyOf(codes, Math.addExact(from, from) + slots.length);
        }
        for (int i = 0; i < slots.length; i++) {
            int code = current[slots[i]][line];
            codes[from + i] = code;
            held[i] |= code != Staging.UNKNOWN;
        }
        size++;
    }

    private static int step(int hash, int slot, int code) {
        return code == Staging.UNKNOWN ? hash : hash * 0x01000193 + 31 * slot + code; // slots may come later
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    private int hash(int[][] current, int line) {
        int hash = 17;
        for (int slot : slots) {
            hash = step(hash, slot, current[slot][line]);
        }
        return spread(hash);
    }

    private void growTable() {
        table = new int[table.length * 2];
        int mask = table.length - 1;
        for (int variant = 0; variant < size; variant++) {
            int hash = 17;
            for (int i = 0; i < slots.length; i++) {
                hash = step(hash, slots[i], codes[variant * slots.length + i]);
            }
            int at = spread(hash) & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = variant + 1;
        }
    }
}
