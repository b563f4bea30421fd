package dev.kpi.order;

/**
 * The stretch of entries, and within it of lines, that a pass is looking at, with the order and customer of each.
 *
 * <p>Arrays are indexed relative to the stretch. Orders and customers are looked up only when asked for. One per thread.
 */
final class Block {

    static final int ENTRIES = 512;
    /** Small enough that the buffers of a pass stay in the first-level cache. */
    static final int LINES = 1024;

    final Facts facts;
    int firstEntry;
    int entries;
    private final int[] order = new int[ENTRIES];
    private final int[] customer = new int[ENTRIES];
    private boolean ordersPlaced;
    private boolean customersPlaced;

    final int[] returned = new int[ENTRIES];

    int lines;
    /** The entry of each line, relative to {@link #firstEntry}. */
    final int[] lineEntry = new int[LINES];

    private int firstLine;
    private boolean contiguous;
    private final int[] lineIndex = new int[LINES]; // where they are not contiguous

    private int nextOrder;
    private int nextCustomer;

    Block(Facts facts, int firstOrder) {
        this.facts = facts;
        this.nextOrder = firstOrder;
        int[] starts = facts.customers.orderStart();
        int low = 0;
        int high = facts.customers.count();
        while (low < high) { // the customer that firstOrder belongs to
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= firstOrder) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        this.nextCustomer = low;
    }

    /** Moves to the stretch of entries behind the one before; orders must not be skipped. */
    void moveTo(int from, int count) {
        firstEntry = from;
        entries = count;
        ordersPlaced = false;
        customersPlaced = false;
        facts.entries.returned().read(from, count, returned);
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
        int[] starts = facts.orders.entryStart();
        if (starts == null) {
            for (int i = 0; i < entries; i++) {
                order[i] = firstEntry + i;
            }
            return;
        }
        int at = nextOrder;
        for (int i = 0; i < entries; i++) {
            while (starts[at + 1] <= firstEntry + i) {
                at++;
            }
            order[i] = at;
        }
        nextOrder = at;
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
        int[] starts = facts.customers.orderStart();
        int count = facts.customers.count();
        int guests = starts[count];
        int at = nextCustomer;
        int[] orders = orders();
        for (int i = 0; i < entries; i++) {
            int o = orders[i];
            if (o >= guests) {
                customer[i] = count + o - guests;
            } else {
                while (starts[at + 1] <= o) {
                    at++;
                }
                customer[i] = at;
            }
        }
        nextCustomer = at;
    }

    /** Moves to some lines of the stretch of entries; {@code entry} is the relative entry of the first. */
    int moveToLines(int from, int count, int entry) {
        contiguous = true;
        firstLine = from;
        lines = count;
        int[] starts = facts.entries.lineStart();
        int at = entry;
        int line = 0;
        while (line < count) {
            int end = Math.min(count, starts[firstEntry + at + 1] - from);
            while (line < end) {
                lineEntry[line++] = at;
            }
            if (line < count) {
                at++;
            }
        }
        return at;
    }

    /**
     * Moves to the next lines of the entries that the mask leaves.
     *
     * @param line the first line that was not moved to yet
     * @return the line to go on with; that behind the last entry once there are no more
     */
    int gatherLines(boolean[] mask, int line) {
        contiguous = false;
        int[] starts = facts.entries.lineStart();
        int entry = 0;
        while (entry < entries && starts[firstEntry + entry + 1] <= line) {
            entry++;
        }
        int count = 0;
        int next = line;
        for (; entry < entries && count < LINES; entry++) {
            int end = starts[firstEntry + entry + 1];
            if (mask[entry]) {
                int last = Math.min(end, next + LINES - count);
                for (int at = next; at < last; at++) {
                    lineIndex[count] = at;
                    lineEntry[count++] = entry;
                }
                next = last;
                if (last < end) {
                    break;
                }
            }
            next = end;
        }
        lines = count;
        return next;
    }

    /** Where a line stands in the snapshot. */
    int line(int position) {
        return contiguous ? firstLine + position : lineIndex[position];
    }

    /** Reads a column of lines. */
    void read(PackedLongs column, long[] out) {
        if (contiguous) {
            column.read(firstLine, lines, out);
        } else {
            column.gather(lineIndex, lines, out);
        }
    }

    /** Reads a column of lines whose values fit an int. */
    void read(PackedLongs column, int[] out) {
        if (contiguous) {
            column.read(firstLine, lines, out);
        } else {
            column.gather(lineIndex, lines, out);
        }
    }
}
