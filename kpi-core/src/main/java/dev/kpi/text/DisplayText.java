package dev.kpi.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text made safe for a terminal or a log, and measured in terminal columns.
 *
 * <p>Characters that could disturb are shown as escapes such as <code>&#92;u001b</code>: controls, line ends, lone surrogates,
 * invisible formatting such as bidirectional overrides, marks piled more than four high and marks that have no letter.
 * Messages and tables differ on purpose in two things. A message escapes all that might not be seen, since its reader has to
 * see in what a text differs from the one that was expected: the joiners U+200C and U+200D, all spaces but the usual one,
 * blank letters and signs, selectors of a variant, and characters of private use or of no use yet too. In a table these
 * stay, since Persian words, Indian scripts and emoji, new ones among them, are spelled with them. And a message takes 60
 * columns of a text unless told otherwise, where the width of a cell is the table's to choose.
 *
 * <p>Safe text is left as it is, so that making it safe twice changes nothing.
 *
 * <p>Widths follow common terminals: East Asian wide characters and emoji take two columns, marks that combine with the
 * character before them take none, everything else one. An emoji of several joined ones counts each of them.
 */
public final class DisplayText {
    private static final int IN_MESSAGE = 60;
    private static final int FEWEST_COLUMNS = 7;

    /** A letter and its marks, each of two chars. */
    private static final int MOST_PER_COLUMN = 10;

    /** Enough for every living script; more is a way to draw over the lines above and below. */
    private static final int MAX_MARKS = 4;

    private static final int ESCAPE_LENGTH = 6;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Inclusive bounds, ascending, of what draws nothing though it is a letter, a mark or a sign. */
    private static final int[] BLANK = {
        0x034F, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2800, 0x2800, 0x3164, 0x3164, 0xFE00, 0xFE0F,
        0xFFA0, 0xFFA0, 0xE0100, 0xE01EF
    };

    /** Inclusive bounds of the wide ranges, ascending. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1AFF0, 0x1B2FF, 0x1F004,
        0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F265, 0x1F300, 0x1F320, 0x1F32D,
        0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4,
        0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550,
        0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC,
        0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6D7, 0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0,
        0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000,
        0x2FFFD, 0x30000, 0x3FFFD
    };

    private DisplayText() {}

    /**
     * Text for a message, of at most 60 columns.
     *
     * @param text text from data or a caller
     */
    public static String inMessage(String text) {
        return inMessage(text, IN_MESSAGE);
    }

    /**
     * Text for a message, all that might not be seen escaped; cut in the middle with {@code ...} where it is longer.
     *
     * @param text text from data or a caller
     * @param columns how many columns it may take
     * @throws IllegalArgumentException if fewer than 7 are allowed
     */
    public static String inMessage(String text, int columns) {
        return cut(escaped(ends(text, columns), true), columns);
    }

    /**
     * Text for a table, whole: for what has a line to itself.
     *
     * @param text text from data or a caller
     */
    public static String inTable(String text) {
        return escaped(text, false);
    }

    /**
     * Text for a cell of a table, cut in the middle with {@code ...} where it is longer, never between a letter and its marks
     * nor within an escape.
     *
     * @param text text from data or a caller
     * @param columns how many columns it may take
     * @throws IllegalArgumentException if fewer than 7 are allowed
     */
    public static String inTable(String text, int columns) {
        return cut(escaped(ends(text, columns), false), columns);
    }

    /** Both ends of a long text, all that may be left of it once it is cut: the middle is not looked at. */
    private static String ends(String text, int columns) {
        if (columns < FEWEST_COLUMNS) {
            throw new IllegalArgumentException("columns (" + columns + ") must be at least " + FEWEST_COLUMNS);
        }
        long most = (long) columns * MOST_PER_COLUMN;
        return text.length() <= 2 * most
                ? text
                : text.substring(0, (int) most) + text.substring(text.length() - (int) most);
    }

    private static String escaped(String text, boolean inMessage) {
        StringBuilder safe = new StringBuilder(text.length());
        int marks = MAX_MARKS; // a mark at the beginning has nothing to combine with
        for (int i = 0, codePoint; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            boolean mark = width(codePoint) == 0;
            if (isUnsafe(codePoint, inMessage) || (mark && marks == MAX_MARKS)) {
                escape(codePoint, safe);
                marks = MAX_MARKS;
            } else {
                safe.appendCodePoint(codePoint);
                marks = mark ? marks + 1 : 0;
            }
        }
        return safe.toString();
    }

    private static boolean isUnsafe(int codePoint, boolean inMessage) {
        if (isJoiner(codePoint)) {
            return inMessage;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            case Character.PRIVATE_USE, Character.UNASSIGNED -> inMessage;
            case Character.SPACE_SEPARATOR -> inMessage && codePoint != ' ';
            default -> inMessage && isWithin(BLANK, codePoint);
        };
    }

    private static boolean isJoiner(int codePoint) {
        return codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
    }

    private static void escape(int codePoint, StringBuilder into) {
        for (char unit : Character.toChars(codePoint)) {
            String hex = Integer.toHexString(unit);
            into.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
        }
    }

    /**
     * The columns that safe text takes on a terminal.
     *
     * @param text what one of the other methods returned
     */
    public static int width(String text) {
        return text.codePoints().map(DisplayText::width).sum();
    }

    private static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        if (isJoiner(codePoint)) {
            return 0;
        }
        int type = Character.getType(codePoint);
        boolean hangulVowelOrFinal = codePoint >= 0x1160 && codePoint <= 0x11FF;
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || hangulVowelOrFinal) {
            return 0;
        }
        return isWithin(WIDE, codePoint) ? 2 : 1;
    }

    private static boolean isWithin(int[] ranges, int codePoint) {
        for (int i = 0; i < ranges.length && ranges[i] <= codePoint; i += 2) {
            if (codePoint <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private static String cut(String text, int max) {
        if (width(text) <= max) {
            return text;
        }
        List<String> clusters = clusters(text);
        int tail = (max - 3) / 2;
        int head = max - 3 - tail;
        int from = 0;
        StringBuilder begin = new StringBuilder();
        for (int used = width(clusters.get(0)); used <= head; used += width(clusters.get(from))) {
            begin.append(clusters.get(from));
            from++;
        }
        int to = clusters.size();
        for (int used = width(clusters.get(to - 1)); used <= tail; used += width(clusters.get(to - 1))) {
            to--;
        }
        return begin + "..." + String.join("", clusters.subList(to, clusters.size()));
    }

    private static List<String> clusters(String text) {
        List<String> clusters = new ArrayList<>();
        int start = 0;
        int escapeEnd = 0;
        for (int i = 0, codePoint; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (i > start && width(codePoint) > 0 && i >= escapeEnd) {
                clusters.add(text.substring(start, i));
                start = i;
            }
            if (i >= escapeEnd && isEscape(text, i)) {
                escapeEnd = i + ESCAPE_LENGTH;
            }
        }
        clusters.add(text.substring(start));
        return clusters;
    }

    private static boolean isEscape(String text, int at) {
        return text.startsWith("\\u", at)
                && at + ESCAPE_LENGTH <= text.length()
                && text.substring(at + 2, at + ESCAPE_LENGTH).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
