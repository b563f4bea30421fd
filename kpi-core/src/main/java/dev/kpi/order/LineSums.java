package dev.kpi.order;

import dev.kpi.order.Facts.Base;

/** Adds up the lines of each entry once their columns are filled, block by block. */
final class LineSums {

    private static final int BLOCK = 1024;
    private static final int ENTRIES_A_PART = 8192;

    private final Facts.Lines lines;
    private final long[] values = new long[BLOCK];
    private final long[] others = new long[BLOCK];

    private LineSums(Facts.Lines lines) {
        this.lines = lines;
    }

    /** One sum of each entry. */
    static PackedLongs of(Base base, Facts.Lines lines, int[] lineStart) {
        int entries = lineStart.length - 1;
        long[] sums = new long[entries];
        Parts.each(entries, ENTRIES_A_PART, (from, to) -> new LineSums(lines).add(base, lineStart, from, to, sums));
        return PackedLongs.of(sums, entries);
    }

    /** Takes the difference of running totals for each entry, each of which has a line. */
    private void add(Base base, int[] lineStart, int firstEntry, int endEntry, long[] sums) {
        int entry = firstEntry;
        int end = lineStart[endEntry];
        long total = 0;
        long before = 0; // of all lines before the entry
        for (int from = lineStart[firstEntry]; from < end; from += BLOCK) {
            int count = Math.min(BLOCK, end - from);
            read(base, from, count);
            total = accumulate(values, count, total);
            for (; entry < endEntry && lineStart[entry + 1] <= from + count; entry++) {
                long upTo = values[lineStart[entry + 1] - from - 1];
                sums[entry] = upTo - before;
                before = upTo;
            }
        }
    }

    private static long accumulate(long[] values, int count, long before) {
        long total = before;
        for (int i = 0; i < count; i++) {
            total += values[i];
            values[i] = total;
        }
        return total;
    }

    private void read(Base base, int from, int count) {
        switch (base) {
            case VALUE -> lines.value().read(from, count, values);
            case NET -> readNet(from, count);
            case QUANTITY -> readGoods(from, count);
            case CHARGE -> readNet(lines.charge(), from, count);
            case COST -> lines.cost().read(from, count, values);
            case COSTED -> readNet(lines.costed(), from, count);
            case COSTED_LINES -> lines.costed().read(from, count, values);
        }
    }

    /** The quantities of goods, 0 of charges. */
    private void readGoods(int from, int count) {
        lines.quantity().read(from, count, values);
        if (lines.hasCharges()) {
            lines.charge().read(from, count, others);
            for (int i = 0; i < count; i++) {
                values[i] &= others[i] - 1;
            }
        }
    }

    private void readNet(int from, int count) {
        lines.value().read(from, count, values);
        lines.discount().read(from, count, others);
        for (int i = 0; i < count; i++) {
            values[i] -= others[i];
        }
    }

    /** Nets where a flag is set, 0 elsewhere. */
    private void readNet(PackedLongs flag, int from, int count) {
        readNet(from, count);
        flag.read(from, count, others);
        for (int i = 0; i < count; i++) {
            values[i] &= -others[i];
        }
    }
}
