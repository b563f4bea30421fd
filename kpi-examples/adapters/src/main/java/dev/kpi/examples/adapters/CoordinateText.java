package dev.kpi.examples.adapters;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one coordinate in degrees, to the sixth decimal, which is a tenth of a metre, and writes it in one way only; the
 * last one is remembered. Not thread-safe.
 */
final class CoordinateText {

    private static final int DECIMALS = 6;
    private static final int LONGEST = 40;

    private final char mark;
    private final BigDecimal most;
    private char[] last = {};
    private @Nullable String lastValue;
    private @Nullable String value;

    CoordinateText(char mark, int most) {
        this.mark = mark;
        this.most = BigDecimal.valueOf(most);
    }

    String complaint() {
        return "not degrees from -" + most + " to " + most + " with '" + mark + "' as decimal mark";
    }

    /** The coordinate of the line at hand, {@code null} if it has none. */
    @Nullable
    String value() {
        return value;
    }

    void clear() {
        value = null;
    }

    /** Reads a coordinate; false if it is none. */
    boolean read(char[] text, int from, int to) {
        if (lastValue == null || !Arrays.equals(last, 0, last.length, text, from, to)) {
            lastValue = parse(text, from, to);
            last = Arrays.copyOfRange(text, from, to);
        }
        value = lastValue;
        return value != null;
    }

    private @Nullable String parse(char[] text, int from, int to) {
        if (to - from > LONGEST) {
            return null;
        }
        StringBuilder plain = new StringBuilder(to - from);
        int marks = 0;
        for (int at = from; at < to; at++) {
            char c = text[at];
            boolean isDigit = c >= '0' && c <= '9';
            boolean isMark = c == mark && at + 1 < to && !plain.isEmpty() && marks++ == 0;
            if (!isDigit && !isMark && !(at == from && (c == '-' || c == '+'))) {
                return null;
            }
            plain.append(isMark ? '.' : c);
        }
        if (plain.isEmpty() || !Character.isDigit(plain.charAt(plain.length() - 1))) {
            return null;
        }
        BigDecimal degrees = new BigDecimal(plain.toString());
        if (degrees.abs().compareTo(most) > 0) {
            return null;
        }
        BigDecimal rounded = degrees.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
