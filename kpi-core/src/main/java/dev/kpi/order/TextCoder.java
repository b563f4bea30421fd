package dev.kpi.order;

import dev.kpi.metric.Dimension;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the texts of one column into codes of its dictionary: some hundreds of UTF-8 at a time, which have memory waited for
 * together, and a text that repeats the one before without a look for it. Not thread-safe.
 */
final class TextCoder {

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
    private final Desk desk;

    // the last string and its code
    private int code = Staging.UNKNOWN;
    private @Nullable String string;

    /** What the coders of one batch, which work one after the other, need for some hundreds of texts. */
    static final class Desk {
        private final long[] hashes = new long[LinesAtHand.ROOM];
        private final int[] begins = new int[LinesAtHand.ROOM];
        private final int[] ends = new int[LinesAtHand.ROOM];
        private final int[] one = new int[1];
        private byte[] encoded = {};
        private final int[] runEnds = new int[LinesAtHand.ROOM];

        private void ensureEncoded(int length) {
            if (length + Utf8.SPARE > encoded.length) {
                encoded = Arrays.copyOf(encoded, Math.max(2 * encoded.length, length + Utf8.SPARE));
            }
        }
    }

    TextCoder(TextDictionary texts, Desk desk) {
        this.texts = texts;
        this.desk = desk;
    }

    /** The code of a text, which is given with its hash code; {@link Staging#UNKNOWN} if it is blank. */
    @SuppressWarnings("ReferenceEquality") // the same object as before needs no look at its letters
    int code(String value, int hash) {
        if (value != string) {
            int lately = texts.codeLately(value, hash); // what is unknown is never coded
            code = lately >= 0 ? lately : isUnknown(value) ? Staging.UNKNOWN : texts.code(value, hash);
            string = value; // last, since a dictionary may be full
        }
        return code;
    }

    /** The code of a text in UTF-8; {@link Staging#UNKNOWN} if it is blank. */
    int code(byte[] buffer, int from, int count) {
        desk.begins[0] = from;
        desk.ends[0] = from + count;
        codes(buffer, desk.begins, desk.ends, 1, NONE_LIKELY, desk.one, 0);
        return count == 0 ? Staging.UNKNOWN : desk.one[0];
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
        int runs = findRuns(buffer, from, to, count);
        if (texts.isLarge()) {
            texts.fetch(desk.hashes, runs);
        }
        int[] runEnds = desk.runEnds;
        int first = 0;
        for (int run = 0; run < runs; run++) {
            int next = runEnds[run];
            int length = to[first] - from[first];
            if (length > 0) {
                int code = likely[first];
                if (code == Staging.UNKNOWN || !texts.matches(code, buffer, from[first], length)) {
                    code = code(desk.hashes[run], buffer, from[first], length);
                }
                for (int i = first; i < next; i++) {
                    codes[at + i] = code;
                }
            }
            first = next;
        }
    }

    /** Hashes the first of equal texts that follow each other, as those of the lines of an order do; tells how many. */
    private int findRuns(byte[] buffer, int[] from, int[] to, int count) {
        long[] hashes = desk.hashes;
        int[] runEnds = desk.runEnds;
        int runs = 0;
        int last = -1; // where the text of the last run begins
        int lastLength = -1;
        for (int i = 0; i < count; i++) {
            int length = to[i] - from[i];
            if (length < 0) {
                throw new IndexOutOfBoundsException("text [" + from[i] + ", " + to[i] + ") ends before it begins");
            }
            if (length != lastLength || !Utf8.same(buffer, last, buffer, from[i], length)) {
                last = from[i];
                lastLength = length;
                hashes[runs++] = Utf8.hash(buffer, last, length);
            }
            runEnds[runs - 1] = i + 1;
        }
        return runs;
    }

    private int code(long hash, byte[] buffer, int from, int length) {
        int met = texts.find(hash, buffer, from, length); // what is unknown is never coded
        if (met != Staging.UNKNOWN) {
            return met;
        }
        return isUnknown(buffer, from, length) ? Staging.UNKNOWN : texts.code(hash, buffer, from, length);
    }

    /**
     * The same of several strings; of those that are {@code null}, the code stays what it was.
     *
     * @param hashCodes of the strings
     */
    void codes(@Nullable String[] values, int[] hashCodes, int count, int[] codes, int at) {
        if (texts.isLarge()) {
            codesOfRuns(values, hashCodes, count, codes, at);
            return;
        }
        for (int i = 0; i < count; i++) {
            String value = values[i];
            if (value != null) {
                codes[at + i] = code(value, hashCodes[i]);
            }
        }
    }

    /** Looks once for equal texts that follow each other, as those of the lines of an order do. */
    private void codesOfRuns(@Nullable String[] values, int[] hashCodes, int count, int[] codes, int at) {
        int runs = encodeRuns(values, hashCodes, count);
        for (int run = 0; run < runs; run++) {
            desk.hashes[run] = Utf8.hash(desk.encoded, desk.begins[run], desk.ends[run] - desk.begins[run]);
        }
        texts.fetch(desk.hashes, runs);
        int from = 0;
        for (int run = 0; run < runs; run++) {
            int to = desk.runEnds[run];
            if (values[from] != null) {
                Arrays.fill(codes, at + from, at + to, codeOfRun(run));
            }
            from = to;
        }
    }

    /** One look, since most texts of a large dictionary are new when they come. */
    private int codeOfRun(int run) {
        int begin = desk.begins[run];
        int length = desk.ends[run] - begin;
        return isUnknown(desk.encoded, begin, length)
                ? Staging.UNKNOWN
                : texts.code(desk.hashes[run], desk.encoded, begin, length);
    }

    /** Tells how many runs there are. */
    private int encodeRuns(@Nullable String[] values, int[] hashCodes, int count) {
        int runs = 0;
        int end = 0;
        for (int i = 0; i < count; ) {
            String value = values[i];
            int next = i + 1;
            while (next < count && hashCodes[next] == hashCodes[i] && Objects.equals(values[next], value)) {
                next++;
            }
            desk.begins[runs] = end;
            end = value == null ? end : encode(value, end);
            desk.ends[runs] = end;
            desk.runEnds[runs++] = next;
            i = next;
        }
        return runs;
    }

    /** Tells where it ends. */
    private int encode(String value, int at) {
        desk.ensureEncoded(at + value.length());
        int end = Utf8.copyAscii(value, desk.encoded, at);
        if (end >= 0) {
            return end;
        }
        byte[] bytes = Utf8.bytes(value);
        desk.ensureEncoded(at + bytes.length);
        System.arraycopy(bytes, 0, desk.encoded, at, bytes.length);
        return at + bytes.length;
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
