package dev.kpi.order;

import dev.kpi.order.Facts.Base;

/** Adds up the lines of each entry once their columns are filled, block by block. */
final class LineSums {

    private static final int ENTRIES_A_PART = 8192;

    private final LineValues lines;
    private final long[] values = new long[Block.LINES];

    private LineSums(Facts.Lines lines) {
        this.lines = new LineValues(lines);
    }

    /** One sum of each entry. */
    static PackedLongs of(Base base, Facts.Lines lines, int[] lineStart) {
        int entries = lineStart.length - 1;
        long[] sums = new long[entries];
        Parts.eachPart(entries, ENTRIES_A_PART, (from, to) -> new LineSums(lines).add(base, lineStart, from, to, sums));
        return PackedLongs.of(sums, entries);
    }

    /** Takes the difference of running totals for each entry, each of which has a line. */
    private void add(Base base, int[] lineStart, int firstEntry, int endEntry, long[] sums) {
        int entry = firstEntry;
        int end = lineStart[endEntry];
        long total = 0;
        long before = 0; // of all lines before the entry
        for (int from = lineStart[firstEntry]; from < end; from += Block.LINES) {
            int first = from;
            int count = Math.min(Block.LINES, end - from);
            lines.read(base, count, (column, out) -> column.read(first, count, out), values);
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
}
