package dev.kpi.examples.adapters;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where records end, and counts lines, without reading fields: what it takes to cut a file into parts that can be
 * read side by side.
 *
 * <p>It sees quotes as the strict parser does: a quote opens a quoted field at the start of a field only, and a doubled
 * one inside stands for itself; a line break within quotes ends no record. LF, CR and CRLF each end a line. Works on
 * bytes of any encoding in which these characters are single ASCII bytes. Not thread-safe.
 */
final class RecordScanner {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 4 * Long.BYTES;
    private static final long LOW_SEVEN = 0x7F7F7F7F7F7F7F7FL;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long RETURNS = 0x0D0D0D0D0D0D0D0DL;
    private static final long QUOTES = 0x2222222222222222L;

    private final byte separator;

    private boolean quoted;
    private int closedAt; // just behind a closing quote
    private int lines;
    private int end;
    private int linesAtEnd;

    RecordScanner(char separator) {
        this.separator = (byte) separator;
    }

    /**
     * Scans from the start of a record.
     *
     * @param last whether nothing follows after {@code to}
     * @param onlyOne whether to stop at the end of the first record
     */
    void scan(byte[] bytes, int from, int to, boolean last, boolean onlyOne) {
        quoted = false;
        closedAt = -1;
        lines = 0;
        end = from;
        linesAtEnd = 0;
        int at = from;
        while (at < to && !(onlyOne && end > from)) {
            if (!onlyOne) {
                at = skipPlain(bytes, at, to);
            }
            // a quote or a carriage return among these
            int stop = onlyOne ? at + 1 : Math.min(to, at + BLOCK);
            for (; at < stop; at++) {
                step(bytes, at, from, to, last);
            }
        }
        if (last && !onlyOne && end < to) {
            end = to;
            linesAtEnd = lines;
        }
    }

    /** Counts lines in blocks that have neither quotes nor carriage returns; tells where the first other one begins. */
    private int skipPlain(byte[] bytes, int from, int to) {
        int counted = 0;
        int lastBlock = -1;
        int at = from;
        for (; at <= to - BLOCK; at += BLOCK) {
            long word0 = (long) LONG.get(bytes, at);
            long word1 = (long) LONG.get(bytes, at + 8);
            long word2 = (long) LONG.get(bytes, at + 16);
            long word3 = (long) LONG.get(bytes, at + 24);
            if (((hasZero(word0 ^ QUOTES)
                                    | hasZero(word1 ^ QUOTES)
                                    | hasZero(word2 ^ QUOTES)
                                    | hasZero(word3 ^ QUOTES)
                                    | hasZero(word0 ^ RETURNS)
                                    | hasZero(word1 ^ RETURNS)
                                    | hasZero(word2 ^ RETURNS)
                                    | hasZero(word3 ^ RETURNS))
                            & HIGH_BITS)
                    != 0) {
                break;
            }
            long any =
                    hasZero(word0 ^ FEEDS) | hasZero(word1 ^ FEEDS) | hasZero(word2 ^ FEEDS) | hasZero(word3 ^ FEEDS);
            if ((any & HIGH_BITS) != 0) { // few blocks have one
                long found = zeros(word0 ^ FEEDS) + zeros(word1 ^ FEEDS) + zeros(word2 ^ FEEDS) + zeros(word3 ^ FEEDS);
                counted += (int) ((found * LOW_BITS) >>> 56); // the sum of its bytes
                lastBlock = at;
            }
        }
        lines += counted;
        if (lastBlock >= 0 && !quoted) {
            end = lastBlock + BLOCK;
            while (bytes[end - 1] != '\n') {
                end--;
            }
            linesAtEnd = lines;
        }
        return at;
    }

    /** A high bit is set if, and only if, a byte is zero; bits that are not high mean nothing. */
    private static long hasZero(long word) {
        return (word - LOW_BITS) & ~word;
    }

    /** 1 in each byte that is zero, 0 in others. */
    private static long zeros(long word) {
        return ~(((word & LOW_SEVEN) + LOW_SEVEN) | word | LOW_SEVEN) >>> 7;
    }

    private void step(byte[] bytes, int at, int from, int to, boolean last) {
        switch (bytes[at]) {
            case '\n' -> endLine(at + 1);
            case '\r' -> {
                // what follows decides; if that is not there yet, this part ends before
                if (at + 1 < to ? bytes[at + 1] != '\n' : last) {
                    endLine(at + 1);
                }
            }
            case '"' -> {
                if (quoted) {
                    quoted = false;
                    closedAt = at + 1;
                } else {
                    quoted = at == from || at == closedAt || isFieldStart(bytes[at - 1]);
                }
            }
            default -> {}
        }
    }

    private boolean isFieldStart(byte before) {
        return before == separator || before == '\n' || before == '\r';
    }

    private void endLine(int next) {
        lines++;
        if (!quoted) {
            end = next;
            linesAtEnd = lines;
        }
    }

    /** Just behind the last record that ends in what was scanned; where the scan began if none does. */
    int end() {
        return end;
    }

    /** How many lines end before {@link #end()}. */
    int lines() {
        return linesAtEnd;
    }
}
