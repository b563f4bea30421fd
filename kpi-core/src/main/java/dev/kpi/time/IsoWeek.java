package dev.kpi.time;

import dev.kpi.text.DisplayText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;

/**
 * A week of the ISO 8601 calendar: Monday to Sunday, week 1 being the one that holds the year's first Thursday.
 *
 * <p>Immutable and thread-safe. Prints and parses as {@code 2011-W03}.
 *
 * @param weekBasedYear the year the week belongs to, which around New Year differs from the calendar year of its days
 * @param week 1 to 52, or 53 in a year that has it
 */
public record IsoWeek(int weekBasedYear, int week) implements Comparable<IsoWeek> {

    private static final Comparator<IsoWeek> ORDER =
            Comparator.comparingInt(IsoWeek::weekBasedYear).thenComparingInt(IsoWeek::week);

    /**
     * Checks that the year has the week.
     *
     * @throws IllegalArgumentException if the week is not in the year
     */
    public IsoWeek {
        int weeks = weeksOf(weekBasedYear);
        if (week < 1 || week > weeks) {
            throw new IllegalArgumentException(
                    "week (" + week + ") must be in [1, " + weeks + "], the weeks of " + weekBasedYear);
        }
    }

    /** The week that {@code date} falls in. */
    public static IsoWeek from(LocalDate date) {
        return new IsoWeek(date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /**
     * Reads what {@link #toString} prints.
     *
     * @throws IllegalArgumentException if {@code text} is not a week such as {@code 2011-W03}
     */
    public static IsoWeek parse(String text) {
        try {
            int separator = text.indexOf("-W", 1);
            return new IsoWeek(
                    Integer.parseInt(text.substring(0, separator)), Integer.parseInt(text.substring(separator + 2)));
        } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "not a week: '" + DisplayText.inMessage(text) + "'; write it like 2011-W03", e);
        }
    }

    private static int weeksOf(int year) {
        return (int) IsoFields.WEEK_OF_WEEK_BASED_YEAR
                .rangeRefinedBy(LocalDate.of(year, 7, 1))
                .getMaximum();
    }

    /** The Monday it starts on. */
    public LocalDate start() {
        LocalDate fourthOfJanuary = LocalDate.of(weekBasedYear, 1, 4); // always in week 1
        return fourthOfJanuary
                .minusDays(fourthOfJanuary.getDayOfWeek().getValue() - 1L)
                .plusWeeks(week - 1L);
    }

    /** The week after this one. */
    public IsoWeek next() {
        return from(start().plusWeeks(1));
    }

    @Override
    public int compareTo(IsoWeek other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return weekBasedYear + (week < 10 ? "-W0" : "-W") + week;
    }
}
