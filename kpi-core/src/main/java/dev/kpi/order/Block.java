package dev.kpi.order;

/**
 * The stretch of entries, and within it of lines, that a pass is looking at, with the order and customer of each.
 *
 * <p>Positions in {@code order}, {@code customer} and {@code lineEntry} are relative to the stretch. One per thread.
 */
final class Block {

    static final int ENTRIES = 1024;
    static final int LINES = 4096;

    final Facts facts;
    int firstEntry;
    int entries;
    final int[] order = new int[ENTRIES];
    /** Identified customers by number; guest orders behind them, as in {@link Facts.CustomerTable}. */
    final int[] customer = new int[ENTRIES];

    final int[] returned = new int[ENTRIES];

    int firstLine;
    int lines;
    /** The entry of each line, relative to {@link #firstEntry}. */
    final int[] lineEntry = new int[LINES];

    private int nextOrder;
    private int nextCustomer;

    Block(Facts facts, int firstOrder) {
        this.facts = facts;
        this.nextOrder = firstOrder;
        int[] starts = facts.customers.orderStart();
        int low = 0;
        int high = facts.customers.count();
        while (low < high) { // the customer that firstOrder belongs to
            int middle = low + high + 1 >>> 1;
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
        placeOrders();
        placeCustomers();
        facts.entries.returned().read(from, count, returned);
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

    private void placeCustomers() {
        int[] starts = facts.customers.orderStart();
        int count = facts.customers.count();
        int guests = starts[count];
        int at = nextCustomer;
        for (int i = 0; i < entries; i++) {
            int o = order[i];
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
}
