package dev.kpi.examples.adapters;

/** Looks at the UTF-8 of a field: whether it is text, and where blanks around it end. */
final class FieldText {

    private static final int WIDE_BLANK = 3; // bytes of a blank beyond ASCII

    private FieldText() {}

    /** Where the first character that is no blank begins; {@code to} if there is none. */
    static int afterBlanks(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            int length = blank(text, at, to);
            if (length == 0) {
                break;
            }
            at += length;
        }
        return at;
    }

    /** Just behind the last character that is no blank. */
    static int beforeBlanks(byte[] text, int from, int to) {
        int at = to;
        while (at > from) {
            if (text[at - 1] >= 0 && Character.isWhitespace(text[at - 1])) {
                at--;
            } else if (at - from >= WIDE_BLANK && text[at - 1] < 0 && blank(text, at - WIDE_BLANK, at) == WIDE_BLANK) {
                at -= WIDE_BLANK;
            } else {
                break;
            }
        }
        return at;
    }

    /** How many bytes a blank takes here, 0 if there is none: those beyond ASCII all take three. */
    private static int blank(byte[] text, int at, int to) {
        if (text[at] >= 0) {
            return Character.isWhitespace(text[at]) ? 1 : 0;
        }
        if ((text[at] & 0xF0) != 0xE0 || to - at < WIDE_BLANK) {
            return 0;
        }
        int character = (text[at] & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F);
        return Character.isWhitespace(character) ? WIDE_BLANK : 0;
    }

    /** Whether something is no UTF-8, or is U+FFFD, which stands for what was no text. */
    static boolean isGarbled(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            int length = text[at] >= 0 ? 1 : lengthBeyondAscii(text, at, to);
            if (length == 0) {
                return true;
            }
            at += length;
        }
        return false;
    }

    /** How many bytes a character beyond ASCII takes; 0 if it is garbled. */
    private static int lengthBeyondAscii(byte[] text, int at, int to) {
        int first = text[at] & 0xFF;
        int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || to - at < length) {
            return 0;
        }
        int character = first & (0x7F >> length);
        for (int i = at + 1; i < at + length; i++) {
            if ((text[i] & 0xC0) != 0x80) {
                return 0;
            }
            character = character << 6 | (text[i] & 0x3F);
        }
        boolean isOverlong = character < (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
        boolean isSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return isOverlong || isSurrogate || character > Character.MAX_CODE_POINT || character == 0xFFFD ? 0 : length;
    }
}
