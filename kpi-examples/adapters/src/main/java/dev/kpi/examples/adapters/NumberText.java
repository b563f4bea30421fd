package dev.kpi.examples.adapters;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads exact decimals straight from UTF-8: an optional sign, ASCII digits, and the decimal mark between digits.
 *
 * <p>Nothing else is a number: no blanks, exponents, currency signs or digits of other scripts, and a grouping mark only
 * where one is configured, and then only between groups of three. Not thread-safe.
 */
final class NumberText {

    /** What became of a text. */
    enum Outcome {
        READ,
        NOT_A_NUMBER,
        TOO_LARGE
    }

    static final String BOUNDS = "needs more than 6 decimals or is not below 10^12";

    private static final int MAX_SCALE = 6;
    private static final int SAFE_DIGITS = 18;
    private static final int MOST_CHARACTERS = 200; // making a number of millions of digits would take hours
    private static final int ASCII = 128;
    // what stands for marks beyond ASCII, such as the narrow blank between groups; no text of UTF-8 begins with them
    private static final byte MARK = (byte) 0x80;
    private static final byte GROUPING = (byte) 0x81;
    private static final byte OTHER = (byte) 0x82;

    private static final long[] LIMITS = new long[MAX_SCALE + 1]; // 10^12 at each scale

    static {
        LIMITS[0] = 1_000_000_000_000L;
        for (int scale = 1; scale <= MAX_SCALE; scale++) {
            LIMITS[scale] = LIMITS[scale - 1] * 10;
        }
    }

    private final char mark;
    private final char grouping; // the mark itself if there is none, which the mark's own test has then taken
    // the bytes that they are looked for as
    private final byte markByte;
    private final byte groupingByte;

    private long unscaled;
    private int scale;

    NumberText(char mark, @Nullable Character grouping) {
        this.mark = mark;
        this.grouping = grouping == null ? mark : grouping;
        this.markByte = mark < ASCII ? (byte) mark : MARK;
        this.groupingByte = this.grouping < ASCII ? (byte) this.grouping : grouping == null ? MARK : GROUPING;
    }

    /** What a number looks like, for messages. */
    String description() {
        return "not a number with '" + mark + "' as decimal mark"
                + (grouping == mark ? "" : " and '" + grouping + "' as grouping mark");
    }

    long unscaled() {
        return unscaled;
    }

    int scale() {
        return scale;
    }

    BigDecimal value() {
        return BigDecimal.valueOf(unscaled, scale);
    }

    Outcome read(byte[] text, int from, int to) {
        if (to - from > SAFE_DIGITS) {
            return readAny(text, from, to);
        }
        long value = 0;
        int markAt = to; // of most there is nothing but digits, and a mark among them
        for (int at = from; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (text[at] == markByte && markAt == to && at > from && at + 1 < to) {
                markAt = at;
            } else {
                return readAny(text, from, to);
            }
        }
        return from < to ? take(value, markAt == to ? 0 : to - markAt - 1) : Outcome.NOT_A_NUMBER;
    }

    private Outcome readAny(byte[] text, int from, int to) {
        Outcome outcome = readBytes(text, from, to);
        if (outcome == Outcome.NOT_A_NUMBER && (mark >= ASCII || grouping >= ASCII)) {
            byte[] marked = marked(new String(text, from, to - from, StandardCharsets.UTF_8));
            return readBytes(marked, 0, marked.length);
        }
        return outcome;
    }

    /** One byte for each character. */
    private byte[] marked(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            bytes[i] = c == mark ? markByte : c == grouping ? groupingByte : c < ASCII ? (byte) c : OTHER;
        }
        return bytes;
    }

    private Outcome readBytes(byte[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        long value = 0;
        int digits = 0;
        int decimals = -1; // how many so far; below 0 before the mark
        int groups = 0;
        int inGroup = 0;
        for (; at < to; at++) {
            byte c = text[at];
            int digit = c - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                digits++;
                if (decimals >= 0) {
                    decimals++;
                } else {
                    inGroup++;
                }
            } else if (c == markByte && decimals < 0 && digits > 0 && (groups == 0 || inGroup == 3)) {
                decimals = 0;
            } else if (c == groupingByte && grouping != mark && decimals < 0 && isGroup(inGroup, groups)) {
                groups++;
                inGroup = 0;
            } else {
                return Outcome.NOT_A_NUMBER;
            }
        }
        if (digits == 0 || decimals == 0 || (groups > 0 && inGroup != 3)) {
            return Outcome.NOT_A_NUMBER;
        }
        if (digits > SAFE_DIGITS) {
            return to - from > MOST_CHARACTERS ? Outcome.TOO_LARGE : readLong(text, from, to);
        }
        return take(negative ? -value : value, Math.max(0, decimals));
    }

    private static boolean isGroup(int digits, int groupsBefore) {
        return digits == 3 || (groupsBefore == 0 && (digits == 1 || digits == 2));
    }

    private Outcome take(long value, int valueScale) {
        int needed = valueScale;
        while (needed > MAX_SCALE && value % 10 == 0) {
            value /= 10;
            needed--;
        }
        if (needed > MAX_SCALE || Math.abs(value) >= LIMITS[needed]) {
            return Outcome.TOO_LARGE;
        }
        unscaled = value;
        scale = needed;
        return Outcome.READ;
    }

    /** More digits than a long holds, though some of them may be zeros in front or behind. */
    private Outcome readLong(byte[] text, int from, int to) {
        StringBuilder plain = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            if (text[at] == markByte) {
                plain.append('.');
            } else if (text[at] != groupingByte) {
                plain.append((char) text[at]);
            }
        }
        BigDecimal value = new BigDecimal(plain.toString()).stripTrailingZeros();
        if (value.scale() > MAX_SCALE || value.precision() - value.scale() > SAFE_DIGITS - MAX_SCALE) {
            return Outcome.TOO_LARGE;
        }
        BigDecimal whole = value.setScale(Math.max(0, value.scale()));
        return take(whole.unscaledValue().longValueExact(), whole.scale());
    }
}
