package dev.kpi.examples.adapters;

import org.jspecify.annotations.Nullable;

/**
 * Some hundreds of records, to be taken column by column: where each field lies, without blanks around it. Reused; not
 * thread-safe.
 */
final class RecordBlock {

    private final RecordFields fields;
    private final byte[] text;
    private final int columns;

    // by column and record; where a record has no such field, or an empty one, both are the same
    private final int[][] from;
    private final int[][] to;

    // by record
    private final long[] line;
    private final int[] count;
    private final @Nullable String[] surplus;
    private final boolean[] isAscii;
    private boolean areAllAscii;

    private int records;

    /**
     * A block for records of one chunk.
     *
     * @param room the most records it may hold
     */
    RecordBlock(RecordFields fields, int columns, int room) {
        this.fields = fields;
        this.text = fields.bytes();
        this.columns = columns;
        this.from = new int[columns][room];
        this.to = new int[columns][room];
        this.line = new long[room];
        this.count = new int[room];
        this.surplus = new @Nullable String[room];
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
        while (records < most && fields.next()) {
            if (!isEmptyLine()) {
                add();
            }
        }
        return records;
    }

    /** An empty line, or one of blanks alone, is no record. */
    private boolean isEmptyLine() {
        return fields.isSingle()
                && columns > 1
                && FieldText.afterBlanks(text, fields.from(0), fields.to(0)) == fields.to(0);
    }

    private void add() {
        int record = records++;
        int held = fields.count();
        line[record] = fields.line();
        count[record] = held;
        surplus[record] = held > columns ? fields.text(columns).strip() : null;
        isAscii[record] = fields.isAscii();
        areAllAscii &= isAscii[record];
        for (int column = 0; column < columns; column++) {
            int begin = column < held ? fields.from(column) : 0;
            int end = column < held ? fields.to(column) : 0;
            if (begin < end && (text[begin] <= ' ' || text[end - 1] <= ' ')) { // bytes beyond ASCII are negative
                begin = FieldText.afterBlanks(text, begin, end);
                end = FieldText.beforeBlanks(text, begin, end);
            }
            from[column][record] = begin;
            to[column][record] = end;
        }
    }

    /** The most records it may hold. */
    int room() {
        return line.length;
    }

    /** The bytes that the fields are slices of. */
    byte[] text() {
        return text;
    }

    /** Where the field of each record begins. */
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

    /** How many fields a record has. */
    int count(int record) {
        return count[record];
    }

    /** The first field behind the columns, {@code null} if there is none. */
    @Nullable
    String surplus(int record) {
        return surplus[record];
    }
}
