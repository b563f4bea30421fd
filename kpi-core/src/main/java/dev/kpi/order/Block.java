package dev.kpi.order;

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
    /** Where each entry stands in the snapshot. */
    final int[] entryId = new int[ENTRIES];

    final int[] returned = new int[ENTRIES];
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

    /** Moves to entries that follow each other. */
    void moveTo(int from, int count) {
        adjacent = true;
        entries = count;
        for (int i = 0; i < count; i++) {
            entryId[i] = from + i;
        }
        facts.entries.returned().read(from, count, returned);
        arrive();
    }

    /**
     * Moves to the next entries whose bit is set, as many as fit.
     *
     * @return where to go on; {@code end} once there are no more
     */
    int moveToSelected(long[] bits, int from, int end) {
        adjacent = false;
        int count = 0;
        int at = from;
        while (at < end && count < ENTRIES) {
            long rest = bits[at >> 6] & (-1L << at);
            int wordEnd = Math.min(end, (at | 63) + 1);
            while (rest != 0 && count < ENTRIES) {
                int entry = (at & ~63) + Long.numberOfTrailingZeros(rest);
                if (entry >= wordEnd) {
                    break;
                }
                entryId[count++] = entry;
                rest &= rest - 1;
            }
            at = count < ENTRIES ? wordEnd : entryId[count - 1] + 1;
        }
        entries = count;
        facts.entries.returned().gather(entryId, count, returned);
        arrive();
        return at;
    }

    private void arrive() {
        ordersPlaced = false;
        customersPlaced = false;
        nextLineEntry = 0;
        nextLine = entries == 0 ? 0 : facts.entries.lineStart()[entryId[0]];
    }

    /** Reads a column of entries. */
    void readEntries(PackedLongs column, long[] out) {
        if (adjacent) {
            column.read(entryId[0], entries, out);
        } else {
            column.gather(entryId, entries, out);
        }
    }

    /** Reads a column of entries whose values fit an int. */
    void readEntries(PackedLongs column, int[] out) {
        if (adjacent) {
            column.read(entryId[0], entries, out);
        } else {
            column.gather(entryId, entries, out);
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

    private void placeOrders() {
        Runs runs = facts.orderRuns();
        if (runs == null) {
            System.arraycopy(entryId, 0, order, 0, entries);
            return;
        }
        for (int i = 0; i < entries; i++) {
            order[i] = runs.of(entryId[i]);
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
        int identified = facts.customers.count();
        int guests = facts.customers.guestStart();
        Runs runs = facts.customerRuns();
        int[] orders = orders();
        for (int i = 0; i < entries; i++) {
            customer[i] = orders[i] < guests ? runs.of(orders[i]) : identified + orders[i] - guests;
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

    private void nextAdjacentLines() {
        int[] starts = facts.entries.lineStart();
        firstLine = nextLine;
        int count = Math.min(LINES, starts[entryId[0] + entries] - firstLine);
        int entry = nextLineEntry;
        while (lines < count) {
            int end = Math.min(count, starts[entryId[0] + entry + 1] - firstLine);
            while (lines < end) {
                lineEntry[lines++] = entry;
            }
            if (lines < count) {
                entry++;
            }
        }
        nextLineEntry = entry;
        nextLine = firstLine + count;
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
}
