package dev.kpi.order;

import dev.kpi.metric.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * The text that a column met last, with its code: most texts come again on the next line, and need not be looked for. Not
 * thread-safe.
 */
final class LatestText {

    private static final char UNKNOWN_BEGINS = Dimension.UNKNOWN.charAt(0);

    private final TextDictionary texts;

    private int code = Staging.UNKNOWN;
    /** The string it came as, if it came as one. */
    private @Nullable String string;
    /** Its bytes as a number and their count, if there are no more than eight. */
    private long word;

    private int length = -1;

    LatestText(TextDictionary texts) {
        this.texts = texts;
    }

    /** The code of a text; {@link Staging#UNKNOWN} if it is blank. */
    @SuppressWarnings("ReferenceEquality") // the same object as before needs no look at its letters
    int code(String value) {
        if (value != string) {
            string = value;
            length = -1;
            code = isUnknown(value) ? Staging.UNKNOWN : texts.code(value);
        }
        return code;
    }

    /** The code of a text in UTF-8; {@link Staging#UNKNOWN} if it is blank. */
    int code(byte[] buffer, int from, int count) {
        if (count > Long.BYTES) {
            return code != Staging.UNKNOWN && texts.matches(code, buffer, from, count)
                    ? code
                    : look(buffer, from, count, -1, 0);
        }
        long now = Utf8.word(buffer, from, count);
        return now == word && count == length ? code : look(buffer, from, count, count, now);
    }

    private int look(byte[] buffer, int from, int count, int newLength, long newWord) {
        string = null;
        length = newLength;
        word = newWord;
        code = isUnknown(buffer, from, count) ? Staging.UNKNOWN : texts.code(buffer, from, count);
        return code;
    }

    /** The same where one code is likely. */
    int code(byte[] buffer, int from, int count, int likely) {
        return likely != Staging.UNKNOWN && texts.matches(likely, buffer, from, count)
                ? likely
                : code(buffer, from, count);
    }

    private static boolean isUnknown(String value) {
        return value.isBlank() || value.equals(Dimension.UNKNOWN);
    }

    private static boolean isUnknown(byte[] buffer, int from, int count) {
        boolean isKnown = count > 0 && buffer[from] > ' ' && buffer[from] != UNKNOWN_BEGINS;
        return !isKnown && isUnknown(Utf8.text(buffer, from, count));
    }
}
