package dev.kpi.examples.adapters;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a chunk of whole records into fields, as RFC 4180 has it and strictly: a quote opens a quoted field at the start of
 * a field only, must be closed, and nothing but a separator or the end of the line may follow it. LF, CR and CRLF end a
 * line.
 *
 * <p>Fields are slices of the chunk's bytes, found eight bytes at a time; doubled quotes are made single ones where they
 * lie. Not thread-safe.
 */
final class RecordFields {

    /** A field must end within so many bytes. */
    static final int LONGEST_FIELD = 4 << 20;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVERY_BYTE = 0x0101010101010101L;
    private static final long LOW_SEVEN = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long FEEDS = '\n' * EVERY_BYTE;
    private static final long RETURNS = '\r' * EVERY_BYTE;

    private final byte separator;
    private final long separators;
    private final byte[] bytes;
    private final int end;

    // of the record at hand
    private int[] from = new int[32];
    private int[] to = new int[32];
    private long bits; // all that are set in some byte of its fields
    private boolean startsQuoted;
    private int count;
    private long line;

    private int at;
    private long nextLine;
    private @Nullable String complaint;

    /** The fields of a chunk, which is written over. */
    RecordFields(RecordChunks.Chunk chunk, char separator) {
        this.separator = (byte) separator;
        this.separators = separator * EVERY_BYTE;
        this.bytes = chunk.bytes();
        this.end = chunk.length();
        this.nextLine = chunk.firstLine();
        bytes[end] = '\n'; // so that the last record has an end, too
    }

    /** Moves to the next record; false if there is none, or none that can be read: then there is a complaint. */
    boolean next() {
        if (at >= end || complaint != null) {
            return false;
        }
        line = nextLine++;
        count = 0;
        bits = 0;
        startsQuoted = bytes[at] == '"';
        int start = at;
        while (true) {
            int stop = bytes[start] == '"' && start < end ? quoted(start) : plain(start);
            if (complaint != null) {
                return false;
            }
            if (bytes[stop] != separator) {
                at = behindLine(stop);
                return true;
            }
            start = stop + 1;
        }
    }

    /**
     * Moves to the next record, and tells where its fields lie without blanks around them, if it is a plain one: of as many
     * fields as there are columns, more than one, none of them in quotes or behind blanks. Else moves nowhere. Of such a
     * record {@link #line} and {@link #isAscii} are known, no more.
     *
     * @param from by column and record: where the field begins
     * @param to by column and record: just behind the field
     */
    boolean nextPlain(int columns, int[][] from, int[][] to, int record) {
        if (at >= end || complaint != null) {
            return false;
        }
        int start = at;
        int column = 0;
        int wordAt = start;
        long word = (long) WORD.get(bytes, wordAt);
        long seen = word;
        long stops = stops(word);
        while (true) {
            while (stops == 0) {
                wordAt += Long.BYTES;
                word = (long) WORD.get(bytes, wordAt);
                seen |= word;
                stops = stops(word);
            }
            int stop = wordAt + first(stops);
            stops &= stops - 1;
            int behind = stop;
            if (start < stop) {
                if (bytes[start] <= '"') { // so are quotes, blanks, and bytes beyond ASCII
                    return false;
                }
                if (bytes[stop - 1] <= ' ') {
                    behind = FieldText.beforeBlanks(bytes, start, stop);
                }
            }
            from[column][record] = start;
            to[column][record] = behind;
            column++;
            start = stop + 1;
            if (bytes[stop] != separator) {
                return column == columns && endPlain(stop, seen);
            }
            if (column == columns) {
                return false;
            }
        }
    }

    private boolean endPlain(int stop, long seen) {
        if (stop - at > LONGEST_FIELD) { // one of them may be too long
            return false;
        }
        line = nextLine++;
        bits = seen;
        at = behindLine(stop);
        return true;
    }

    /** Where the line goes on behind the byte that ends it. */
    private int behindLine(int stop) {
        return stop + (bytes[stop] == '\r' && stop + 1 < end && bytes[stop + 1] == '\n' ? 2 : 1);
    }

    /** The high bit of each byte that ends a field without quotes. */
    private long stops(long word) {
        return ~goesOn(word) & HIGH_BITS;
    }

    /** The high bit of each byte that ends no field; the other bits mean nothing. Short enough for every compiler to inline. */
    private long goesOn(long word) {
        return nonZeros(word ^ separators) & nonZeros(word ^ FEEDS) & nonZeros(word ^ RETURNS);
    }

    /** The high bit of each byte that is not zero is set, and of none that is; the other bits mean nothing. */
    private static long nonZeros(long word) {
        return ((word & LOW_SEVEN) + LOW_SEVEN) | word;
    }

    /** The number of the first byte whose high bit is set, no other bits being so. */
    private static int first(long highBits) {
        long before = (highBits & -highBits) - 1; // of the byte, all bits but the highest
        return (int) (((before & EVERY_BYTE) * EVERY_BYTE) >>> 56) - 1; // the bytes before it, counted
    }

    /** Takes a field without quotes; tells where its separator or the end of its line is. */
    private int plain(int start) {
        int stop = start;
        long seen = 0;
        while (true) {
            long word = (long) WORD.get(bytes, stop);
            long stops = stops(word);
            if (stops != 0) {
                stop += first(stops);
                add(start, stop, seen | (word & ((stops & -stops) - 1)));
                return stop;
            }
            seen |= word;
            stop += Long.BYTES;
        }
    }

    /** Takes a field in quotes; tells where its separator or the end of its line is. */
    private int quoted(int start) {
        int length = 0; // without the quotes
        long seen = 0;
        for (int i = start + 1; i < end; i++) {
            byte b = bytes[i];
            if (b == '"') {
                if (i + 1 == end || bytes[i + 1] != '"') {
                    add(start + 1, start + 1 + length, seen);
                    return behindQuote(i + 1);
                }
                i++;
            } else if (b == '\n' || (b == '\r' && bytes[i + 1] != '\n')) {
                nextLine++;
            }
            seen |= b; // a negative byte sets the high bits
            bytes[start + 1 + length++] = b;
        }
        complaint =
                "a quoted field of this record is never closed; put a quote behind its text, and double those inside of it";
        return end;
    }

    private int behindQuote(int stop) {
        byte b = bytes[stop];
        if (stop < end && b != separator && b != '\n' && b != '\r') {
            complaint =
                    "a field of this record goes on behind its closing quote; remove what follows, blanks as well, or double the"
                            + " quotes inside of it";
        }
        return stop;
    }

    private void add(int start, int stop, long seen) {
        if (stop - start > LONGEST_FIELD) {
            complaint = "a field of this record is longer than " + LONGEST_FIELD
                    + " bytes; probably a quote that is never closed";
        }
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        from[count] = start;
        bits |= seen;
        to[count++] = stop;
    }

    /** Refuses the record at hand if one of its fields has blanks before its opening quote; whether it has. */
    boolean refuseQuotesBehindBlanks() {
        boolean refused = false;
        for (int field = 0; field < count && !refused; field++) {
            refused = refuseQuoteBehindBlanks(field, FieldText.afterBlanks(bytes, from[field], to[field]));
        }
        return refused;
    }

    /**
     * Refuses the record at hand if that field has blanks before its opening quote: they make it a field without quotes,
     * which its separators would cut. The byte before a field in quotes is its opening quote.
     *
     * @param text where the first character that is no blank begins
     * @return whether it has
     */
    boolean refuseQuoteBehindBlanks(int field, int text) {
        int start = from[field];
        if (text == start || bytes[text] != '"' || (start > 0 && bytes[start - 1] == '"')) {
            return false;
        }
        complaint =
                "a field of this record has blanks before its opening quote; remove the blanks, or put all of the field in"
                        + " quotes and double those inside of it";
        return true;
    }

    /** What is wrong with the record at hand, or with the one behind it; {@code null} if nothing is. */
    @Nullable
    String complaint() {
        return complaint;
    }

    /** The line on which the record at hand, or the one that cannot be read, begins. */
    long line() {
        return line;
    }

    /** How many fields the record has, at least 1. */
    int count() {
        return count;
    }

    /** The bytes that the fields are slices of; at least eight more follow the last field. */
    byte[] bytes() {
        return bytes;
    }

    /** Where a field begins. */
    int from(int field) {
        return from[field];
    }

    /** Just behind a field. */
    int to(int field) {
        return to[field];
    }

    /** Whether the record may be an empty line: no more than one field, and that not in quotes. */
    boolean isSingle() {
        return count == 1 && !startsQuoted;
    }

    /** Whether all fields are known to be ASCII; they may be where it is not known, for what follows the record. */
    boolean isAscii() {
        return (bits & HIGH_BITS) == 0;
    }

    String text(int field) {
        return new String(bytes, from[field], to[field] - from[field], StandardCharsets.UTF_8);
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>(count);
        for (int field = 0; field < count; field++) {
            texts.add(text(field));
        }
        return texts;
    }
}
