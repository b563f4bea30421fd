package dev.kpi.time;

import static java.util.Objects.requireNonNull;

import dev.kpi.text.DisplayText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A half-open range of local dates: the start is in it, the end is the first day that is not.
 *
 * <p>A range whose start is its end is empty; it keeps that day as its place, so empty ranges at different days are not
 * equal. Prints with <em>both</em> days included, because that is what a person reads:
 * {@code 2011-01-01..2011-12-31} is the whole year. Immutable and safe for use by many threads.
 *
 * @param startInclusive the first day in the range
 * @param endExclusive the first day after the range
 */
public record DateRange(LocalDate startInclusive, LocalDate endExclusive) {

    private static final String BETWEEN = "..";
    private static final String EMPTY_AT = "empty at ";

    /**
     * Checks the order of the two days.
     *
     * @param startInclusive the first day in the range
     * @param endExclusive the first day after the range
     * @throws IllegalArgumentException if the end is before the start
     */
    public DateRange {
        requireNonNull(startInclusive, "startInclusive");
        requireNonNull(endExclusive, "endExclusive");
        if (endExclusive.isBefore(startInclusive)) {
            throw new IllegalArgumentException("endExclusive (" + endExclusive + ") must not be before startInclusive ("
                    + startInclusive + "); swap the two days");
        }
    }

    /**
     * {@return the days from {@code startInclusive} to the day before {@code endExclusive}; empty if they are the same}
     *
     * @param startInclusive the first day in the range
     * @param endExclusive the first day after the range
     * @throws IllegalArgumentException if the end is before the start
     */
    public static DateRange of(LocalDate startInclusive, LocalDate endExclusive) {
        return new DateRange(startInclusive, endExclusive);
    }

    /**
     * {@return the days from {@code first} to {@code last}, both included; never empty}
     *
     * @param first the first day in the range
     * @param last the last day in the range
     * @throws IllegalArgumentException if the last day is before the first, or is the last one that a date can hold
     */
    public static DateRange ofClosed(LocalDate first, LocalDate last) {
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("last (" + last + ") must not be before first (" + first
                    + "); swap the two days, or use DateRange.of for an empty range");
        }
        if (last.equals(LocalDate.MAX)) {
            throw new IllegalArgumentException("last (" + last + ") must be before " + LocalDate.MAX);
        }
        return new DateRange(first, last.plusDays(1));
    }

    /**
     * Reads the text that {@link #toString()} prints: {@code 2011-01-01..2011-12-31} with both days included, or
     * {@code empty at 2011-01-01}.
     *
     * @param text the text to read
     * @return the range
     * @throws IllegalArgumentException if the text has another form, or the last day is before the first
     */
    public static DateRange parse(String text) {
        requireNonNull(text, "text");
        if (text.startsWith(EMPTY_AT)) {
            LocalDate day = day(text, text.substring(EMPTY_AT.length()));
            return new DateRange(day, day);
        }
        int between = text.indexOf(BETWEEN);
        if (between < 0) {
            throw unreadable(text, null);
        }
        LocalDate first = day(text, text.substring(0, between));
        return ofClosed(first, day(text, text.substring(between + BETWEEN.length())));
    }

    private static LocalDate day(String text, String part) {
        try {
            return LocalDate.parse(part);
        } catch (DateTimeParseException e) {
            throw unreadable(text, e);
        }
    }

    private static IllegalArgumentException unreadable(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "text (" + DisplayText.inMessage(text) + ") is not a range of dates; write the first"
                        + " and the last day, as in 2011-01-01..2011-12-31, or empty at 2011-01-01",
                cause);
    }

    /** {@return whether there is no day in this range} */
    public boolean isEmpty() {
        return startInclusive.equals(endExclusive);
    }

    /**
     * {@return whether the day is in this range}
     *
     * @param day the day to look for
     */
    public boolean contains(LocalDate day) {
        return !day.isBefore(startInclusive) && day.isBefore(endExclusive);
    }

    /** {@return the number of days in this range, 0 if it is empty} */
    public long days() {
        return ChronoUnit.DAYS.between(startInclusive, endExclusive);
    }

    /**
     * {@return the last day in this range}
     *
     * @throws IllegalStateException if this range is empty
     */
    public LocalDate lastInclusive() {
        if (isEmpty()) {
            throw new IllegalStateException("a range that is " + this + " has no last day; ask isEmpty() first");
        }
        return endExclusive.minusDays(1);
    }

    /**
     * {@return the days that are in both ranges; if there are none, the empty range at the later of the two starts}
     *
     * @param other the other range
     */
    public DateRange intersection(DateRange other) {
        LocalDate start = startInclusive.isAfter(other.startInclusive) ? startInclusive : other.startInclusive;
        LocalDate end = endExclusive.isBefore(other.endExclusive) ? endExclusive : other.endExclusive;
        return new DateRange(start, end.isBefore(start) ? start : end);
    }

    /**
     * {@return whether every day of the other range is in this one; so true for every empty one}
     *
     * @param other the other range
     */
    public boolean encloses(DateRange other) {
        return other.isEmpty()
                || (!other.startInclusive.isBefore(startInclusive) && !other.endExclusive.isAfter(endExclusive));
    }

    /**
     * {@return whether there is a day in both ranges; so false for every empty one}
     *
     * @param other the other range
     */
    public boolean overlaps(DateRange other) {
        return !intersection(other).isEmpty();
    }

    /** Both days included, as in {@code 2011-01-01..2011-12-31}, or {@code empty at 2011-01-01}. */
    @Override
    public String toString() {
        return isEmpty() ? EMPTY_AT + startInclusive : startInclusive + BETWEEN + lastInclusive();
    }
}
