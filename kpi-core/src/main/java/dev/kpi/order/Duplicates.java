package dev.kpi.order;

import java.util.Arrays;

/**
 * Finds, among the rows of one order after the other, those that repeat a row before them. Not thread-safe.
 *
 * <p>A row repeats another if every fact it came with is the same; or if line ids are given, if the id is the same. Of
 * rows with one id, the one with the smallest instant stays, then the one whose facts are smallest, so that the order of
 * the rows does not decide; but rows that were known before stay.
 */
final class Duplicates {

    /** Up to so many rows are compared each with each: most have another product than all others of their order. */
    private static final int FEW = 12;

    /** So many comparisons in vain, for each row of an order, show that its marks tell too little. */
    private static final int MOST_IN_VAIN = 8;

    private final RowGroups groups;
    private final Assembler staged;
    private final int[] marks; // by row, as RowMarks made them
    private final int[] ids; // the code of each row's line id; empty if no row has one
    private final int knownRows;
    private final RowFacts facts;

    // of the order at hand
    private int[] rows = new int[64];
    private int[] markOf = new int[64];
    /** The place of a row among those of its order, plus {@link #slotBase}; less than that in slots that are free. */
    private int[] slots = new int[64];

    private int slotBase = 1; // grows from order to order, so that no slot need be cleared
    private long inVain; // comparisons of rows that share a mark, but are not the same
    private int[] sameLine = new int[16];
    private int sameLineCount;
    private int[] sameId = new int[16];
    private int sameIdCount;

    Duplicates(RowGroups groups, Assembler staged, int[] marks, int[] ids, int knownRows) {
        this.groups = groups;
        this.staged = staged;
        this.marks = marks;
        this.ids = ids;
        this.knownRows = knownRows;
        this.facts = new RowFacts(staged);
    }

    int[] sameLine() {
        return Arrays.copyOf(sameLine, sameLineCount);
    }

    int[] sameId() {
        return Arrays.copyOf(sameId, sameIdCount);
    }

    /** Looks at the rows of one order. */
    void scan(int order) {
        int count = collect(order);
        if (count <= FEW) {
            compareAll(count);
            return;
        }
        int linesBefore = sameLineCount;
        int idsBefore = sameIdCount;
        if (!compareHashed(count, (long) MOST_IN_VAIN * count)) {
            sameLineCount = linesBefore;
            sameIdCount = idsBefore;
            collect(order);
            markByAllFacts(count);
            compareHashed(count, Long.MAX_VALUE);
        }
    }

    /** Marks the rows of the order at hand anew, but for those that have a line id: for these, the id decides. */
    private void markByAllFacts(int count) {
        for (int i = 0; i < count; i++) {
            if (id(rows[i]) == Staging.UNKNOWN) {
                markOf[i] = facts.mark(row(rows[i]));
            }
        }
    }

    private int collect(int order) {
        int count = 0;
        for (int position = groups.start(order); position < groups.start(order + 1); position++) {
            int header = groups.header(position);
            int from = groups.headerStart[header];
            int to = groups.headerStart[header + 1];
            if (count + to - from > rows.length) {
                rows = Arrays.copyOf(rows, Math.max(count + to - from, 2 * rows.length));
                markOf = Arrays.copyOf(markOf, rows.length);
            }
            for (int row = from; row < to; row++) {
                rows[count] = row;
                markOf[count++] = marks[row];
            }
        }
        return count;
    }

    private void compareAll(int count) {
        for (int i = 1; i < count; i++) {
            int mark = markOf[i];
            for (int before = 0; before < i; before++) {
                if (markOf[before] == mark && repeats(i, before)) {
                    break;
                }
            }
        }
    }

    /** False if it gave up, after so many comparisons in vain. */
    private boolean compareHashed(int count, long patience) {
        int size = Integer.highestOneBit(count) * 4;
        if (slots.length < size || slotBase > Integer.MAX_VALUE - count) {
            slots = new int[Math.max(size, slots.length)];
            slotBase = 1;
        }
        inVain = 0;
        for (int i = 0; i < count && inVain <= patience; i++) {
            keepOrNote(i, size - 1);
        }
        slotBase += count;
        return inVain <= patience;
    }

    private void keepOrNote(int index, int mask) {
        int mark = markOf[index];
        int at = mark & mask;
        for (int before = slots[at] - slotBase; before >= 0; before = slots[at] - slotBase) {
            if (markOf[before] == mark) {
                if (repeats(index, before)) {
                    return;
                }
                inVain++;
            }
            at = (at + 1) & mask;
        }
        slots[at] = slotBase + index;
    }

    /**
     * Whether a row of the order at hand repeats one before it. Then one of them is noted, and the other one stands where
     * the earlier one stood.
     */
    private boolean repeats(int index, int before) {
        int now = rows[index];
        int earlier = rows[before];
        int id = id(now);
        if (id != id(earlier)) {
            return false;
        }
        if (id == Staging.UNKNOWN) {
            if (!facts.areSame(row(now), row(earlier))) {
                return false;
            }
            addSameLine(now);
        } else if (earlier >= knownRows && facts.isBefore(row(now), row(earlier))) {
            rows[before] = now;
            addSameId(earlier);
        } else {
            addSameId(now);
        }
        return true;
    }

    private StagedRow row(int row) {
        return StagedRow.of(row, staged, groups);
    }

    private int id(int row) {
        return ids.length == 0 ? Staging.UNKNOWN : ids[row];
    }

    private void addSameLine(int row) {
        if (sameLineCount == sameLine.length) {
            sameLine = Arrays.copyOf(sameLine, sameLineCount * 2);
        }
        sameLine[sameLineCount++] = row;
    }

    private void addSameId(int row) {
        if (sameIdCount == sameId.length) {
            sameId = Arrays.copyOf(sameId, sameIdCount * 2);
        }
        sameId[sameIdCount++] = row;
    }
}
