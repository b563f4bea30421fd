package dev.kpi.order;

import dev.kpi.metric.Dimension;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text that a column met last, with its code: most texts come again on the next line, and need not be looked for. Not
 * thread-safe.
 */
final class LatestText {

    // first bytes of blanks beyond ASCII: U+1680, U+2000 and what follows, U+3000
    private static final int WIDE_BLANKS_FROM = 0xE1;
    private static final int WIDE_BLANKS_TO = 0xE3;
    private static final char UNKNOWN_BEGINS = Dimension.UNKNOWN.charAt(0);

    private final TextDictionary texts;

    private int code = Staging.UNKNOWN;
    /** The string it came as, if it came as one. */
    private @Nullable String string;
    /** Its bytes as a number and their count, if there are no more than eight. */
    private long word;

    private int length = -1;

    // of several texts at a time
    private final long[] hashes = new long[LinesAtHand.ROOM];
    private final int[] begins = new int[LinesAtHand.ROOM];
    private final int[] ends = new int[LinesAtHand.ROOM];
    private byte[] encoded = {};

    LatestText(TextDictionary texts) {
        this.texts = texts;
    }

    /** The code of a text, which is given with its hash code; {@link Staging#UNKNOWN} if it is blank. */
    @SuppressWarnings("ReferenceEquality") // the same object as before needs no look at its letters
    int code(String value, int hash) {
        if (value != string) {
            string = value;
            length = -1;
            code = isUnknown(value) ? Staging.UNKNOWN : texts.code(value, hash);
        }
        return code;
    }

    /**
     * The code of a text in UTF-8; {@link Staging#UNKNOWN} if it is blank.
     *
     * @param likely the code it is likely to have, if there is one
     */
    int code(byte[] buffer, int from, int count, int likely) {
        if (likely != Staging.UNKNOWN && texts.matches(likely, buffer, from, count)) {
            return likely;
        }
        return count <= Long.BYTES ? codeOfShort(buffer, from, count) : codeOfLong(buffer, from, count);
    }

    /**
     * Looks for several texts in UTF-8. Of a blank one the code is {@link Staging#UNKNOWN}; of one of no length, it stays
     * what it was.
     *
     * @param from where each begins
     * @param to just behind each
     * @param codes takes the code of the text at {@code i} at {@code at + i}
     */
    void codes(byte[] buffer, int[] from, int[] to, int count, int[] codes, int at) {
        if (texts.isLarge()) {
            for (int i = 0; i < count; i++) {
                hashes[i] = Utf8.hash(buffer, from[i], to[i] - from[i]);
            }
            texts.fetch(hashes, count);
        }
        for (int i = 0; i < count; i++) {
            if (from[i] < to[i]) {
                codes[at + i] = code(buffer, from[i], to[i] - from[i], Staging.UNKNOWN);
            }
        }
    }

    /**
     * The same of several strings; of those that are {@code null}, the code stays what it was.
     *
     * @param hashCodes of the strings
     */
    void codes(@Nullable String[] values, int[] hashCodes, int count, int[] codes, int at) {
        if (texts.isLarge()) {
            encode(values, count);
            codes(encoded, begins, ends, count, codes, at);
            return;
        }
        for (int i = 0; i < count; i++) {
            String value = values[i];
            if (value != null) {
                codes[at + i] = code(value, hashCodes[i]);
            }
        }
    }

    private void encode(@Nullable String[] values, int count) {
        int end = 0;
        for (int i = 0; i < count; i++) {
            String value = values[i];
            begins[i] = end;
            if (value != null) {
                ensureEncoded(end + value.length());
                end = Utf8.copyAscii(value, encoded, end);
                if (end < 0) {
                    byte[] bytes = Utf8.bytes(value);
                    ensureEncoded(begins[i] + bytes.length);
                    System.arraycopy(bytes, 0, encoded, begins[i], bytes.length);
                    end = begins[i] + bytes.length;
                }
            }
            ends[i] = end;
        }
    }

    private void ensureEncoded(int length) {
        if (length + Utf8.SPARE > encoded.length) {
            encoded = Arrays.copyOf(encoded, Math.max(2 * encoded.length, length + Utf8.SPARE));
        }
    }

    private int codeOfShort(byte[] buffer, int from, int count) {
        long now = Utf8.word(buffer, from, count);
        if (now != word || count != length) {
            string = null;
            length = count;
            word = now;
            code = isUnknown(buffer, from, count) ? Staging.UNKNOWN : texts.code(now, buffer, from, count);
        }
        return code;
    }

    private int codeOfLong(byte[] buffer, int from, int count) {
        if (code == Staging.UNKNOWN || !texts.matches(code, buffer, from, count)) {
            string = null;
            length = -1;
            code = isUnknown(buffer, from, count) ? Staging.UNKNOWN : texts.code(buffer, from, count);
        }
        return code;
    }

    private static boolean isUnknown(String value) {
        return value.isBlank() || value.equals(Dimension.UNKNOWN);
    }

    private static boolean isUnknown(byte[] buffer, int from, int count) {
        int first = count == 0 ? 0 : buffer[from] & 0xFF;
        boolean mayBeBlank = first <= ' ' || (first >= WIDE_BLANKS_FROM && first <= WIDE_BLANKS_TO);
        return (mayBeBlank || first == UNKNOWN_BEGINS) && isUnknown(Utf8.text(buffer, from, count));
    }
}
