package dev.kpi.examples.adapters;

/**
 * Some hundreds of records, to be taken column by column: where each field lies, without blanks around it. Reused; not
 * thread-safe.
 */
final class RecordBlock {

    private final RecordFields fields;
    private final byte[] text;
    private final int columns;
    private final long neverSkipped;

    // by column and record, those of the first field too many behind the columns; where a record has no such field, or
    // an empty one, both are the same
    private final int[][] from;
    private final int[][] to;

    // by record
    private final long[] line;
    private final int[] count;
    private final boolean[] isAscii;
    private boolean areAllAscii;

    private int records;

    /**
     * A block for records of one chunk.
     *
     * @param room the most records it may hold
     * @param neverSkipped a line that is a record though it be empty, 0 for none
     */
    RecordBlock(RecordFields fields, int columns, int room, long neverSkipped) {
        this.fields = fields;
        this.text = fields.bytes();
        this.columns = columns;
        this.neverSkipped = neverSkipped;
        this.from = new int[columns + 1][room];
        this.to = new int[columns + 1][room];
        this.line = new long[room];
        this.count = new int[room];
        this.isAscii = new boolean[room];
    }

    /**
     * Reads the next records, but for empty lines; tells how many there are.
     *
     * @param most no more than so many
     */
    int read(int most) {
        records = 0;
        areAllAscii = true;
        while (records < most) {
            if (columns > 1 && fields.nextPlain(columns, from, to, records)) {
                end(columns);
            } else if (!fields.next()) {
                break;
            } else if (!isEmptyLine()) {
                add();
            }
        }
        return records;
    }

    /** An empty line, or one of blanks alone, is no record. */
    private boolean isEmptyLine() {
        return fields.isSingle()
                && columns > 1
                && fields.line() != neverSkipped
                && FieldText.afterBlanks(text, fields.from(0), fields.to(0)) == fields.to(0);
    }

    /** Adds the record at hand, unless it cannot be read: then the fields have a complaint, and no further record. */
    private void add() {
        int record = records;
        int held = fields.count();
        int present = Math.min(held, from.length);
        for (int column = 0; column < present; column++) {
            int begin = fields.from(column);
            int end = fields.to(column);
            if (begin < end && (text[begin] <= ' ' || text[end - 1] <= ' ')) { // bytes beyond ASCII are negative
                begin = FieldText.afterBlanks(text, begin, end);
                if (fields.refuseQuoteBehindBlanks(column, begin)) {
                    return;
                }
                end = FieldText.beforeBlanks(text, begin, end);
            }
            from[column][record] = begin;
            to[column][record] = end;
        }
        for (int column = present; column < columns; column++) {
            from[column][record] = 0;
            to[column][record] = 0;
        }
        end(held);
    }

    private void end(int held) {
        int record = records++;
        line[record] = fields.line();
        count[record] = held;
        isAscii[record] = fields.isAscii();
        areAllAscii &= isAscii[record];
    }

    /** The most records it may hold. */
    int room() {
        return line.length;
    }

    /** The bytes that the fields are slices of. */
    byte[] text() {
        return text;
    }

    /** Where the field of each record begins; behind the columns, that of records that have more fields. */
    int[] from(int column) {
        return from[column];
    }

    /** Just behind the field of each record. */
    int[] to(int column) {
        return to[column];
    }

    /** Whether there is nothing but ASCII. */
    boolean isAscii() {
        return areAllAscii;
    }

    /** Whether all fields of a record are ASCII. */
    boolean isAscii(int record) {
        return isAscii[record];
    }

    /** The line on which a record begins. */
    long line(int record) {
        return line[record];
    }

    /** The lines on which the records begin. */
    long[] lines() {
        return line;
    }

    /** How many fields a record has. */
    int count(int record) {
        return count[record];
    }
}
