package dev.kpi.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * The calendar periods people name, as ranges of local dates.
 *
 * <p>Years are those of the ISO calendar, 1 to 9999; weeks are ISO weeks, Monday to Sunday. Stateless, so safe for use
 * by many threads; nothing here reads a clock or a locale.
 */
public final class Periods {

    private Periods() {}

    /**
     * {@return a calendar year}
     *
     * @param year the year
     * @throws IllegalArgumentException if the year is not in [1, 9999]
     */
    public static DateRange year(int year) {
        requireIn("year", year, 9999);
        return monthsFrom(LocalDate.of(year, 1, 1), 12);
    }

    /**
     * {@return a quarter of a calendar year, 1 to 4}
     *
     * @param year the year
     * @param quarter 1 to 4
     * @throws IllegalArgumentException if the year is not in [1, 9999] or the quarter not in [1, 4]
     */
    public static DateRange quarter(int year, int quarter) {
        requireIn("year", year, 9999);
        requireIn("quarter", quarter, 4);
        return monthsFrom(LocalDate.of(year, 3 * quarter - 2, 1), 3);
    }

    /**
     * {@return a month of a calendar year, 1 to 12}
     *
     * @param year the year
     * @param month the month
     * @throws IllegalArgumentException if the year is not in [1, 9999] or the month not in [1, 12]
     */
    public static DateRange month(int year, int month) {
        requireIn("year", year, 9999);
        requireIn("month", month, 12);
        return monthsFrom(LocalDate.of(year, month, 1), 1);
    }

    /**
     * {@return a month of a calendar year}
     *
     * @param month the month
     * @throws IllegalArgumentException if the year is not in [1, 9999]
     */
    public static DateRange month(YearMonth month) {
        return month(month.getYear(), month.getMonthValue());
    }

    /**
     * {@return an ISO week, Monday to Sunday} Week 1 is the one with the year's first Thursday, so a week can begin in
     * the calendar year before and end in the one after.
     *
     * @param weekBasedYear the year of the ISO calendar of weeks
     * @param week 1 to 52, or to 53 in a long year
     * @throws IllegalArgumentException if the year is not in [1, 9999] or has no such week
     */
    public static DateRange week(int weekBasedYear, int week) {
        requireIn("weekBasedYear", weekBasedYear, 9999);
        LocalDate inFirstWeek = LocalDate.of(weekBasedYear, 1, 4);
        long weeks =
                IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirstWeek).getMaximum();
        if (week < 1 || week > weeks) {
            throw new IllegalArgumentException("week (" + week + ") must be in [1, " + weeks
                    + "]; the ISO week-based year " + weekBasedYear + " has " + weeks + " weeks");
        }
        LocalDate monday = inFirstWeek
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(week - 1L);
        return DateRange.of(monday, monday.plusWeeks(1));
    }

    /**
     * {@return a single day}
     *
     * @param day the day
     * @throws IllegalArgumentException if the day is the last one that a date can hold
     */
    public static DateRange day(LocalDate day) {
        return DateRange.ofClosed(day, day);
    }

    /**
     * {@return the twelve months from the first of {@code start}, named by the calendar year in which they
     * <em>end</em>: {@code fiscalYear(2011, APRIL)} is 2010-04-01..2011-03-31} A fiscal year that starts in January is
     * the calendar year.
     *
     * @param year the year
     * @param start the month it begins with
     * @throws IllegalArgumentException if the year is not in [1, 9999]
     */
    public static DateRange fiscalYear(int year, Month start) {
        requireIn("year", year, 9999);
        requireNonNull(start, "start");
        return monthsFrom(LocalDate.of(start == Month.JANUARY ? year : year - 1, start, 1), 12);
    }

    /**
     * {@return the {@code days} days that end with {@code asOf}, which is one of them}
     *
     * @param days how many days
     * @param asOf the last of them
     * @throws IllegalArgumentException if there is not at least one day
     */
    public static DateRange lastDays(int days, LocalDate asOf) {
        requireNonNull(asOf, "asOf");
        if (days < 1) {
            throw new IllegalArgumentException("days (" + days + ") must be at least 1");
        }
        return DateRange.ofClosed(asOf.minusDays(days - 1L), asOf);
    }

    private static DateRange monthsFrom(LocalDate first, int months) {
        return DateRange.of(first, first.plusMonths(months));
    }

    private static void requireIn(String role, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(role + " (" + value + ") must be in [1, " + max + "]");
        }
    }
}
