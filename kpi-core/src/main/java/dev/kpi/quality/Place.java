package dev.kpi.quality;

import static java.util.Objects.requireNonNull;

import dev.kpi.text.DisplayText;
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
        String where = line == 0
                ? DisplayText.inMessage(field)
                : field.isEmpty() ? "line " + line : "line " + line + ", " + DisplayText.inMessage(field);
        return field.isEmpty() && value.isEmpty() ? where : where + " '" + DisplayText.inMessage(value) + "'";
    }
}
