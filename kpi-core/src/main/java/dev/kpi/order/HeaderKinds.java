package dev.kpi.order;

/** What rows each header has: sales, returns, void and dropped ones. */
final class HeaderKinds {

    private static final int HEADERS_A_PART = 1 << 14;

    private static final int DROPPED = 1;
    private static final int VOID = 2;
    private static final int SALE = 4;
    private static final int RETURN = 8;

    private final byte[] kinds;
    private int anyFlags;
    private int allFlags = -1;

    HeaderKinds(RowGroups rows) {
        kinds = new byte[rows.headerStart.length - 1];
        Parts.each(kinds.length, HEADERS_A_PART, (from, to) -> {
            int any = 0;
            int all = -1;
            for (int header = from; header < to; header++) {
                int kind = 0;
                for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
                    if (rows.isOut(row)) {
                        kind |= rows.isDropped(row) ? DROPPED : VOID;
                    } else {
                        int flags = rows.flags(row);
                        any |= flags;
                        all &= flags;
                        kind |= (flags & Staging.RETURN) == 0 ? SALE : RETURN;
                    }
                }
                kinds[header] = (byte) kind;
            }
            addFlags(any, all);
        });
    }

    private synchronized void addFlags(int any, int all) {
        anyFlags |= any;
        allFlags &= all;
    }

    /** Whether a row was accepted, be it a void one. */
    boolean hasAccepted(int header) {
        return kinds[header] > DROPPED;
    }

    /** Whether a row counts. */
    boolean isLive(int header) {
        return (kinds[header] & (SALE | RETURN)) != 0;
    }

    boolean hasSale(int header) {
        return (kinds[header] & SALE) != 0;
    }

    boolean hasReturn(int header) {
        return (kinds[header] & RETURN) != 0;
    }

    /** Whether all rows are sales that count, as those of most headers are. */
    boolean isPlain(int header) {
        return kinds[header] == SALE;
    }

    /** The flags that some row that counts has. */
    int anyFlags() {
        return anyFlags;
    }

    /** The flags that all rows that count have. */
    int allFlags() {
        return allFlags;
    }
}
