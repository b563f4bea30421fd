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
                at = stop + (bytes[stop] == '\r' && stop + 1 < end && bytes[stop + 1] == '\n' ? 2 : 1);
                return true;
            }
            start = stop + 1;
        }
    }

    /** Takes a field without quotes; tells where its separator or the end of its line is. */
    private int plain(int start) {
        int stop = start;
        long seen = 0;
        while (true) {
            long word = (long) WORD.get(bytes, stop);
            long found = (hasZero(word ^ separators) | hasZero(word ^ FEEDS) | hasZero(word ^ RETURNS)) & HIGH_BITS;
            if (found != 0) {
                long before = (found & -found) - 1; // of the byte that was found, all bits but the highest
                stop += (int) (((before & EVERY_BYTE) * EVERY_BYTE) >>> 56) - 1; // the bytes before it, counted
                add(start, stop, seen | (word & before));
                return stop;
            }
            seen |= word;
            stop += Long.BYTES;
        }
    }

    /** The high bit of the first byte that is zero is set, and of none before it; the other bits mean nothing. */
    private static long hasZero(long word) {
        return (word - EVERY_BYTE) & ~word;
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

    /** Whether all fields are ASCII. */
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
