package dev.kpi.examples.adapters;

import dev.kpi.order.LineKind;
import org.jspecify.annotations.Nullable;

/** Tells the few words that fields hold, their ASCII letters in any case. */
final class Word {

    private Word() {}

    /** A kind of line; {@code null} for another word. */
    static @Nullable LineKind kind(byte[] text, int from, int to) {
        if (is(text, from, to, "sale")) {
            return LineKind.SALE;
        }
        if (is(text, from, to, "return")) {
            return LineKind.RETURN;
        }
        return is(text, from, to, "void") ? LineKind.VOID : null;
    }

    /** Yes or no; {@code null} for another word. */
    static @Nullable Boolean mark(byte[] text, int from, int to) {
        if (is(text, from, to, "true") || is(text, from, to, "yes") || is(text, from, to, "1")) {
            return true;
        }
        boolean no = is(text, from, to, "false") || is(text, from, to, "no") || is(text, from, to, "0");
        return no ? false : null;
    }

    /** Whether the characters are that word. */
    static boolean is(byte[] text, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            int c = text[from + i];
            char wanted = word.charAt(i);
            if (c != wanted && !((c ^ wanted) == ' ' && (c | ' ') >= 'a' && (c | ' ') <= 'z')) {
                return false;
            }
        }
        return true;
    }
}
