package dev.kpi.order;

import java.util.Arrays;

/** The selected entries or lines of the block at hand: where each stands, its entry, and the cell it adds to. */
final class Items {

    private static final int[] EACH = new int[Block.ENTRIES];

    static {
        Arrays.setAll(EACH, i -> i);
    }

    private final Plan plan;
    private final GroupNumbers numbers;
    private final int[] code = new int[Block.LINES];
    private final long[] composite;

    /** The position of each item in the block; not set while all are selected. */
    private final int[] position = new int[Block.LINES];

    /** The entry of each item, relative to the block. */
    int[] entry;

    private final int[] ownEntry = new int[Block.LINES];
    /** Twice the group's number, plus one for returns. */
    final int[] cell = new int[Block.LINES];

    int count;
    private boolean all;

    Items(Plan plan, GroupNumbers numbers) {
        this.plan = plan;
        this.numbers = numbers;
        this.composite = new long[numbers.isDense() ? 0 : Block.LINES];
        this.entry = ownEntry;
    }

    void selectAll(int size) {
        all = true;
        count = size;
    }

    /** Selects the items whose bit is set, none beyond {@code size}. */
    void select(long[] mask, int size) {
        all = false;
        int selected = 0;
        for (int from = 0; from < size; from += Long.SIZE) {
            for (long rest = mask[from >> 6]; rest != 0; rest &= rest - 1) {
                position[selected++] = from + Long.numberOfTrailingZeros(rest);
            }
        }
        count = selected;
    }

    int position(int item) {
        return all ? item : position[item];
    }

    /** Moves the values of selected items to the front. */
    void front(long[] values) {
        if (!all) {
            for (int i = 0; i < count; i++) {
                values[i] = values[position[i]]; // positions never lie before i
            }
        }
    }

    /** Finds entry and cell of each item, all of the block's entries being the items. */
    void placeEntries(Block block) {
        selectAll(block.entries);
        entry = EACH;
        place(block, false);
    }

    /** The same, the block's lines being the items. */
    void placeLines(Block block) {
        if (all) {
            entry = block.lineEntry;
        } else {
            entry = ownEntry;
            for (int i = 0; i < count; i++) {
                entry[i] = block.lineEntry[position[i]];
            }
        }
        place(block, true);
    }

    private void place(Block block, boolean lines) {
        if (numbers.isDense()) {
            placeDensely(block, lines);
        } else {
            placeByHash(block, lines);
        }
    }

    private void placeDensely(Block block, boolean lines) {
        placeSides(block, lines);
        for (int d = 0; d < plan.grouping.size(); d++) {
            read(plan.grouping.get(d), block, lines);
            int stride = 2 * (int) plan.stride[d];
            if (all) {
                for (int i = 0; i < count; i++) {
                    cell[i] += stride * code[i];
                }
            } else {
                for (int i = 0; i < count; i++) {
                    cell[i] += stride * code[position[i]];
                }
            }
        }
    }

    private void placeSides(Block block, boolean lines) {
        int[] returned = block.returned;
        if (!lines) {
            System.arraycopy(returned, 0, cell, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            cell[i] = returned[entry[i]];
        }
    }

    private void placeByHash(Block block, boolean lines) {
        Arrays.fill(composite, 0, count, 0);
        for (int d = 0; d < plan.grouping.size(); d++) {
            read(plan.grouping.get(d), block, lines);
            long stride = plan.stride[d];
            for (int i = 0; i < count; i++) {
                composite[i] += stride * code[position(i)];
            }
        }
        for (int i = 0; i < count; i++) {
            cell[i] = 2 * numbers.group(composite[i]) + block.returned[entry[i]];
        }
    }

    private void read(Codes codes, Block block, boolean lines) {
        if (lines) {
            codes.readLines(block, code);
        } else {
            codes.readEntries(block, code);
        }
    }
}
