package dev.kpi.quality;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Where in the input something odd stands: the line, the field and what the field holds.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param line the line or row of the source, the first being 1; 0 of what lines tell together, such as when a customer
 *     signed up, and of lines from before the delivery that was read
 * @param field the field's name, or empty if it is the whole line
 * @param value what the source holds there, as it is; empty if nothing
 */
public record Place(long line, String field, String value) {
    static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::line).thenComparing(Place::field).thenComparing(Place::value);

    private static final int MAX_SHOWN = 60;

    /**
     * Checks that the line can be one.
     *
     * @throws IllegalArgumentException if the line is below 0, or 0 without a field
     */
    public Place {
        if (line < 0 || (line == 0 && field.isEmpty())) {
            throw new IllegalArgumentException(
                    "line (" + line + ") must be at least 1; the first line is 1, and 0 needs a field");
        }
        requireNonNull(field, "field");
        requireNonNull(value, "value");
    }

    Place shiftedBy(long lines) {
        return line == 0 ? this : new Place(Math.addExact(line, lines), field, value);
    }

    /** As {@code line 17, Price '12,50'}, without the line if it is 0; control characters are escaped and a long value is cut in the middle. */
    @Override
    public String toString() {
        String where =
                line == 0 ? shown(field) : field.isEmpty() ? "line " + line : "line " + line + ", " + shown(field);
        return field.isEmpty() && value.isEmpty() ? where : where + " '" + shown(value) + "'";
    }

    /** Text of the source made fit for a message: of bounded length, and safe for a terminal or a log. */
    static String shown(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= MAX_SHOWN) {
            return escaped(text);
        }
        int tail = (MAX_SHOWN - 3) / 2;
        int head = MAX_SHOWN - 3 - tail;
        return escaped(text.substring(0, text.offsetByCodePoints(0, head))) + "..."
                + escaped(text.substring(text.offsetByCodePoints(text.length(), -tail)));
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (isUnsafe(codePoint)) {
                for (char unit : Character.toChars(codePoint)) {
                    String hex = Integer.toHexString(unit);
                    safe.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
                }
            } else {
                safe.appendCodePoint(codePoint);
            }
        });
        return safe.toString();
    }

    private static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
