package dev.kpi.examples.adapters;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
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
    private byte[] last = {};
    private @Nullable String lastValue;

    CoordinateText(char mark, int most) {
        this.mark = mark;
        this.most = BigDecimal.valueOf(most);
    }

    String complaint() {
        return "not degrees from -" + most + " to " + most + " with '" + mark + "' as decimal mark";
    }

    /** Reads a coordinate; {@code null} if it is none. */
    @Nullable
    String read(byte[] text, int from, int to) {
        if (lastValue == null || !Arrays.equals(last, 0, last.length, text, from, to)) {
            lastValue = parse(new String(text, from, to - from, StandardCharsets.UTF_8));
            last = Arrays.copyOfRange(text, from, to);
        }
        return lastValue;
    }

    private @Nullable String parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int marks = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean isDigit = c >= '0' && c <= '9';
            boolean isMark = c == mark && at + 1 < text.length() && !plain.isEmpty() && marks++ == 0;
            if (!isDigit && !isMark && !(at == 0 && (c == '-' || c == '+'))) {
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
