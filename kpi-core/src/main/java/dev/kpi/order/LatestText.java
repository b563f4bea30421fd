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
    /** Nothing is known of what texts may be. */
    static final int[] NONE_LIKELY = new int[LinesAtHand.ROOM];

    private static final char UNKNOWN_BEGINS = Dimension.UNKNOWN.charAt(0);

    static {
        Arrays.fill(NONE_LIKELY, Staging.UNKNOWN);
    }

    private final TextDictionary texts;

    // the last string and its code
    private int code = Staging.UNKNOWN;
    private @Nullable String string;
    // of several texts at a time
    private final long[] hashes = new long[LinesAtHand.ROOM];
    private final int[] begins = new int[LinesAtHand.ROOM];
    private final int[] ends = new int[LinesAtHand.ROOM];
    private final int[] missed = new int[LinesAtHand.ROOM];
    private final int[] one = new int[1];
    private byte[] encoded = {};

    LatestText(TextDictionary texts) {
        this.texts = texts;
    }

    /** The code of a text, which is given with its hash code; {@link Staging#UNKNOWN} if it is blank. */
    @SuppressWarnings("ReferenceEquality") // the same object as before needs no look at its letters
    int code(String value, int hash) {
        if (value != string) {
            string = value;
            code = isUnknown(value) ? Staging.UNKNOWN : texts.code(value, hash);
        }
        return code;
    }

    /** The code of a text in UTF-8; {@link Staging#UNKNOWN} if it is blank. */
    int code(byte[] buffer, int from, int count) {
        begins[0] = from;
        ends[0] = from + count;
        codes(buffer, begins, ends, 1, NONE_LIKELY, one, 0);
        return count == 0 ? Staging.UNKNOWN : one[0];
    }

    /**
     * Looks for several texts in UTF-8. Of a blank one the code is {@link Staging#UNKNOWN}; of one of no length, it stays
     * what it was.
     *
     * @param from where each begins
     * @param to just behind each
     * @param likely the code that each is likely to have, or {@link Staging#UNKNOWN}
     * @param codes takes the code of the text at {@code i} at {@code at + i}
     */
    void codes(byte[] buffer, int[] from, int[] to, int count, int[] likely, int[] codes, int at) {
        hash(buffer, from, to, count);
        if (texts.isLarge()) {
            texts.fetch(hashes, count);
        }
        int missing = find(buffer, from, to, count, likely, codes, at);
        if (missing > 0) {
            add(buffer, from, to, missing, codes, at);
        }
    }

    private void hash(byte[] buffer, int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            hashes[i] = Utf8.hash(buffer, from[i], to[i] - from[i]);
        }
    }

    /** Finds texts that were met before; tells how many were not. */
    private int find(byte[] buffer, int[] from, int[] to, int count, int[] likely, int[] codes, int at) {
        int missing = 0;
        long lastHash = 0;
        int lastLength = 0;
        int last = Staging.UNKNOWN;
        for (int i = 0; i < count; i++) {
            int length = to[i] - from[i];
            if (length == 0) {
                continue;
            }
            boolean isLast = hashes[i] == lastHash
                    && length == lastLength
                    && (Utf8.isToldByHash(length)
                            || (last != Staging.UNKNOWN && texts.matches(last, buffer, from[i], length)));
            if (!isLast) {
                lastHash = hashes[i];
                lastLength = length;
                last = likely[i] != Staging.UNKNOWN && texts.matches(likely[i], buffer, from[i], length)
                        ? likely[i]
                        : texts.find(hashes[i], buffer, from[i], length);
            }
            if (last == Staging.UNKNOWN) {
                missed[missing++] = i;
            } else {
                codes[at + i] = last;
            }
        }
        return missing;
    }

    private void add(byte[] buffer, int[] from, int[] to, int missing, int[] codes, int at) {
        for (int i = 0; i < missing; i++) {
            int text = missed[i];
            int length = to[text] - from[text];
            codes[at + text] = isUnknown(buffer, from[text], length)
                    ? Staging.UNKNOWN
                    : texts.code(hashes[text], buffer, from[text], length);
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
            codes(encoded, begins, ends, count, NONE_LIKELY, codes, at);
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

    private static boolean isUnknown(String value) {
        return value.isBlank() || value.equals(Dimension.UNKNOWN);
    }

    private static boolean isUnknown(byte[] buffer, int from, int count) {
        int first = count == 0 ? 0 : buffer[from] & 0xFF;
        boolean mayBeBlank = first <= ' ' || (first >= WIDE_BLANKS_FROM && first <= WIDE_BLANKS_TO);
        return (mayBeBlank || first == UNKNOWN_BEGINS) && isUnknown(Utf8.text(buffer, from, count));
    }
}
