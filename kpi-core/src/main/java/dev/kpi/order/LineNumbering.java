package dev.kpi.order;

import java.util.Arrays;

/** Tells each row which line it becomes: lines lie grouped by entry, an entry's lines in the order of its rows. */
final class LineNumbering {

    private static final int ORDERS_A_PART = 16_384;

    private final RowGroups rows;
    private final HeaderKinds kinds;
    private final OrderNumbering numbering;
    private final EntryTable entries;
    /** By order code: its only entry, -1 if it has several or none. */
    private final int[] entryOf;

    /** The first line of each entry, and the number of lines at the end. */
    final int[] lineStart;
    /** The line of each row; -1 for rows that are in no figure. */
    final int[] lineOf;

    LineNumbering(RowGroups rows, HeaderKinds kinds, OrderNumbering numbering, EntryTable entries) {
        this.rows = rows;
        this.kinds = kinds;
        this.numbering = numbering;
        this.entries = entries;
        this.entryOf = onlyEntries();
        this.lineStart = countLines();
        this.lineOf = numberLines();
    }

    int lines() {
        return lineStart[lineStart.length - 1];
    }

    /** In a loop of its own, so that a core waits for many of the scattered numbers at once. */
    private int[] onlyEntries() {
        int[] only = new int[rows.orders()];
        Parts.each(only.length, ORDERS_A_PART, (from, to) -> {
            for (int code = from; code < to; code++) {
                int order = numbering.positionOf[code];
                int first = order < 0 ? 0 : entries.start[order];
                boolean isOnly = order >= 0 && entries.start[order + 1] - first == 1;
                only[code] = isOnly ? first : Staging.UNKNOWN;
            }
        });
        return only;
    }

    /** Orders are independent of each other, and so are their entries. */
    private int[] countLines() {
        int[] start = new int[entries.count() + 1];
        Parts.each(rows.orders(), ORDERS_A_PART, (from, to) -> {
            for (int code = from; code < to; code++) {
                countLines(code, start);
            }
        });
        Starts.ofCounts(start);
        return start;
    }

    private void countLines(int code, int[] start) {
        int order = numbering.positionOf[code];
        if (order < 0) {
            return;
        }
        int only = entryOf[code];
        for (int at = rows.start(code); at < rows.start(code + 1); at++) {
            int header = rows.header(at);
            if (kinds.isPlain(header)) {
                start[(only >= 0 ? only : entries.start[order]) + 1] +=
                        rows.headerStart[header + 1] - rows.headerStart[header];
            } else {
                for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
                    if (!rows.isOut(row)) {
                        start[(only >= 0 ? only : entry(row, order)) + 1]++;
                    }
                }
            }
        }
    }

    /** The entry of a row that counts. */
    private int entry(int row, int order) {
        return (rows.flags(row) & Staging.RETURN) == 0 ? entries.start[order] : entries.entryOfReturn(row);
    }

    private int[] numberLines() {
        int[] numbers = new int[rows.rows()];
        Parts.each(rows.orders(), ORDERS_A_PART, (from, to) -> {
            for (int code = from; code < to; code++) {
                if (entryOf[code] >= 0) {
                    numberSingle(code, lineStart[entryOf[code]], numbers);
                } else {
                    numberSeveral(code, numbers);
                }
            }
        });
        return numbers;
    }

    /** Numbers the rows of an order all of whose lines lie in one entry. */
    private void numberSingle(int code, int firstLine, int[] numbers) {
        int next = firstLine;
        for (int at = rows.start(code); at < rows.start(code + 1); at++) {
            int header = rows.header(at);
            boolean isPlain = kinds.isPlain(header);
            for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
                numbers[row] = isPlain || !rows.isOut(row) ? next++ : -1;
            }
        }
    }

    private void numberSeveral(int code, int[] numbers) {
        int order = numbering.positionOf[code];
        int first = order < 0 ? 0 : entries.start[order];
        int[] next = order < 0 ? new int[0] : Arrays.copyOfRange(lineStart, first, entries.start[order + 1]);
        for (int at = rows.start(code); at < rows.start(code + 1); at++) {
            int header = rows.header(at);
            for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
                numbers[row] = rows.isOut(row) ? -1 : next[entry(row, order) - first]++;
            }
        }
    }
}
