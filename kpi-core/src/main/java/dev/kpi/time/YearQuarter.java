package dev.kpi.time;

import dev.kpi.text.DisplayText;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A calendar quarter: January to March is the first.
 *
 * <p>Immutable and thread-safe. Prints and parses as {@code 2011-Q3}.
 *
 * @param year the calendar year
 * @param quarter 1 to 4
 */
public record YearQuarter(int year, int quarter) implements Comparable<YearQuarter> {

    private static final Comparator<YearQuarter> ORDER =
            Comparator.comparingInt(YearQuarter::year).thenComparingInt(YearQuarter::quarter);

    /**
     * Checks the quarter.
     *
     * @throws IllegalArgumentException if {@code quarter} is not in [1, 4]
     */
    public YearQuarter {
        if (quarter < 1 || quarter > 4) {
            throw new IllegalArgumentException("quarter (" + quarter + ") must be in [1, 4]");
        }
    }

    /** The quarter that {@code date} falls in. */
    public static YearQuarter from(LocalDate date) {
        return new YearQuarter(date.getYear(), (date.getMonthValue() + 2) / 3);
    }

    /**
     * Reads what {@link #toString} prints.
     *
     * @throws IllegalArgumentException if {@code text} is not a quarter such as {@code 2011-Q3}
     */
    public static YearQuarter parse(String text) {
        try {
            int separator = text.indexOf("-Q", 1);
            return new YearQuarter(
                    Integer.parseInt(text.substring(0, separator)), Integer.parseInt(text.substring(separator + 2)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "not a quarter: '" + DisplayText.inMessage(text) + "'; write it like 2011-Q3", e);
        }
    }

    /** Its first day. */
    public LocalDate start() {
        return LocalDate.of(year, quarter * 3 - 2, 1);
    }

    /** The quarter after this one. */
    public YearQuarter next() {
        return from(start().plusMonths(3));
    }

    @Override
    public int compareTo(YearQuarter other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return year + "-Q" + quarter;
    }
}
