package dev.kpi.order;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The entries, and some of their lines, that a pass is looking at, with the order and customer of each.
 *
 * <p>Arrays are indexed by the position in the block. Orders and customers are looked up only when asked for. One
 * per thread.
 */
final class Block {

    static final int ENTRIES = 512;
    /** Small enough that the buffers of a pass stay in the first-level cache. */
    static final int LINES = 1024;

    final Facts facts;

    int entries;
    private int moves;
    private int firstEntry;
    private final int[] entryId = new int[ENTRIES]; // of entries that are adjacent, set when asked for
    private boolean entriesPlaced;

    final int[] returned = new int[ENTRIES];
    /** How many entries the blocks before had. */
    int entriesBefore;

    private boolean adjacent; // no entry is left out between the first and the last
    private final int[] order = new int[ENTRIES];
    private final int[] customer = new int[ENTRIES];
    private boolean ordersPlaced;
    private boolean customersPlaced;

    int lines;
    /** The entry of each line, by its position in the block. */
    final int[] lineEntry = new int[LINES];

    private final int[] lineId = new int[LINES]; // not set where entries are adjacent
    private int firstLine;
    private int nextLine;
    private int nextLineEntry;

    Block(Facts facts) {
        this.facts = facts;
    }

    /**
     * Moves to the next entries.
     *
     * @param bits of the entries to move to; {@code null} for all
     * @param end more than {@code from}
     * @return where to go on; {@code end} once there are no more
     */
    int moveTo(long @Nullable [] bits, int from, int end) {
        int most = Parts.piece(moves++, ENTRIES);
        if (bits == null) {
            moveTo(from, Math.min(end - from, most));
            return from + entries;
        }
        int next = moveToSelected(bits, from, end, most);
        arrive();
        return next;
    }

    /** Moves to entries that follow each other. */
    void moveTo(int from, int count) {
        adjacent = true;
        entriesBefore += entries;
        entries = count;
        firstEntry = from;
        entriesPlaced = false;
        facts.entries.returned().read(from, count, returned);
        arrive();
    }

    private void arrive() {
        ordersPlaced = false;
        customersPlaced = false;
        nextLineEntry = 0;
        nextLine = entries == 0 ? 0 : facts.entries.lineStart()[firstEntry];
    }

    private int moveToSelected(long[] bits, int from, int end, int most) {
        adjacent = false;
        int count = 0;
        int at = from;
        while (at < end && count < most) {
            long rest = bits[at >> 6] & (-1L << at);
            int wordEnd = Math.min(end, (at | 63) + 1);
            while (rest != 0 && count < most) {
                int entry = (at & ~63) + Long.numberOfTrailingZeros(rest);
                if (entry >= wordEnd) {
                    break;
                }
                entryId[count++] = entry;
                rest &= rest - 1;
            }
            at = count < most ? wordEnd : entryId[count - 1] + 1;
        }
        entriesBefore += entries;
        entries = count;
        firstEntry = count == 0 ? end : entryId[0];
        entriesPlaced = true;
        facts.entries.returned().gather(entryId, count, returned);
        return at;
    }

    /** Where each entry stands in the snapshot. */
    int[] entryIds() {
        if (!entriesPlaced) {
            for (int i = 0; i < entries; i++) {
                entryId[i] = firstEntry + i;
            }
            entriesPlaced = true;
        }
        return entryId;
    }

    /** How many lines each entry has. */
    void readLineCounts(long[] out) {
        int[] starts = facts.entries.lineStart();
        if (adjacent) {
            for (int i = 0; i < entries; i++) {
                out[i] = (long) starts[firstEntry + i + 1] - starts[firstEntry + i];
            }
        } else {
            for (int i = 0; i < entries; i++) {
                out[i] = (long) starts[entryId[i] + 1] - starts[entryId[i]];
            }
        }
    }

    /** Reads a column of entries. */
    void readEntries(PackedLongs column, long[] out) {
        if (adjacent) {
            column.read(firstEntry, entries, out);
        } else {
            column.gather(entryId, entries, out);
        }
    }

    /** Reads a column of entries whose values fit an int. */
    void readEntries(PackedLongs column, int[] out) {
        if (adjacent) {
            column.read(firstEntry, entries, out);
        } else {
            column.gather(entryId, entries, out);
        }
    }

    /** Reads what a table says of the values of a column of entries. */
    void readEntries(PackedLongs column, int[] table, int lowest, int[] out) {
        if (adjacent) {
            column.read(firstEntry, entries, table, lowest, out);
        } else {
            column.gather(entryId, entries, table, lowest, out);
        }
    }

    /** The order of each entry. */
    int[] orders() {
        if (!ordersPlaced) {
            placeOrders();
            ordersPlaced = true;
        }
        return order;
    }

    /** Reads what a table says of the values of a column of orders. */
    void readOrders(PackedLongs column, int[] table, int lowest, int[] out) {
        if (facts.orderRuns() == null) { // an order is its entry
            readEntries(column, table, lowest, out);
        } else {
            column.gather(orders(), entries, table, lowest, out);
        }
    }

    private void placeOrders() {
        Runs runs = facts.orderRuns();
        if (runs == null) {
            System.arraycopy(entryIds(), 0, order, 0, entries);
        } else if (adjacent) {
            runs.read(firstEntry, entries, order);
        } else {
            runs.of(entryId, entries, order);
        }
    }

    /** The customer of each entry: identified ones by number, guest orders behind them as in the facts. */
    int[] customers() {
        if (!customersPlaced) {
            placeCustomers();
            customersPlaced = true;
        }
        return customer;
    }

    private void placeCustomers() {
        int[] orders = orders();
        int guests = facts.customers.guestStart();
        int known = entries; // how many entries lie before those of guests
        while (known > 0 && orders[known - 1] >= guests) {
            known--;
        }
        if (adjacent && facts.orderRuns() == null) {
            facts.customerRuns().read(firstEntry, known, customer); // an order is its entry
        } else {
            facts.customerRuns().of(orders, known, customer);
        }
        for (int i = known; i < entries; i++) {
            customer[i] = facts.customers.count() + orders[i] - guests;
        }
    }

    /** Moves to the next lines of the entries; false once there are no more. */
    boolean nextLines() {
        lines = 0;
        if (adjacent) {
            nextAdjacentLines();
        } else {
            gatherLines();
        }
        return lines > 0;
    }

    /** Marks where entries begin, then counts the marks: there is no branch to foresee where an entry ends. */
    private void nextAdjacentLines() {
        int[] starts = facts.entries.lineStart();
        int first = nextLine;
        int count = Math.min(LINES, starts[firstEntry + entries] - first);
        Arrays.fill(lineEntry, 0, count, 0);
        int entry = nextLineEntry; // the first line lies in it, or in the one behind
        for (int next = entry + 1; next < entries && starts[firstEntry + next] - first < count; next++) {
            lineEntry[starts[firstEntry + next] - first]++;
        }
        for (int i = 0; i < count; i++) {
            entry += lineEntry[i];
            lineEntry[i] = entry;
        }
        lines = count;
        firstLine = first;
        nextLineEntry = entry;
        nextLine = first + count;
    }

    private void gatherLines() {
        int[] starts = facts.entries.lineStart();
        for (; nextLineEntry < entries && lines < LINES; nextLineEntry++) {
            int entry = entryId[nextLineEntry];
            int line = Math.max(nextLine, starts[entry]);
            int end = Math.min(starts[entry + 1], line + LINES - lines);
            for (; line < end; line++) {
                lineId[lines] = line;
                lineEntry[lines++] = nextLineEntry;
            }
            nextLine = line;
            if (line < starts[entry + 1]) {
                return;
            }
        }
    }

    /** Where a line stands in the snapshot. */
    int line(int position) {
        return adjacent ? firstLine + position : lineId[position];
    }

    /** Reads a column of lines. */
    void readLines(PackedLongs column, long[] out) {
        if (adjacent) {
            column.read(firstLine, lines, out);
        } else {
            column.gather(lineId, lines, out);
        }
    }

    /** Reads a column of lines whose values fit an int. */
    void readLines(PackedLongs column, int[] out) {
        if (adjacent) {
            column.read(firstLine, lines, out);
        } else {
            column.gather(lineId, lines, out);
        }
    }

    /** Reads what a table says of the values of a column of lines. */
    void readLines(PackedLongs column, int[] table, int lowest, int[] out) {
        if (adjacent) {
            column.read(firstLine, lines, table, lowest, out);
        } else {
            column.gather(lineId, lines, table, lowest, out);
        }
    }
}
