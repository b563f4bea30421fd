package dev.kpi.time;

import dev.kpi.text.DisplayText;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.Objects;

/**
 * Twelve months from the first day of a chosen month, named by the calendar year in which they end.
 *
 * <p>With a start in April, {@code FY2011} is April 2010 to March 2011; with a start in January it is the calendar
 * year. Prints as {@code FY2011}, which does not tell the month; parses from that and the month. Immutable and thread-safe.
 *
 * @param year the calendar year of its last day
 * @param startMonth the month it starts with
 */
public record FiscalYear(int year, Month startMonth) implements Comparable<FiscalYear> {

    private static final Comparator<FiscalYear> ORDER =
            Comparator.comparing(FiscalYear::start).thenComparing(FiscalYear::startMonth);

    /** Checks that the month is there. */
    public FiscalYear {
        Objects.requireNonNull(startMonth, "startMonth");
    }

    /** The fiscal year that {@code date} falls in. */
    public static FiscalYear from(LocalDate date, Month startMonth) {
        LocalDate end = date.minusMonths(startMonth.getValue() - 1L).withDayOfMonth(1);
        return new FiscalYear(end.getYear() + (startMonth == Month.JANUARY ? 0 : 1), startMonth);
    }

    /**
     * Reads what {@link #toString} prints, of years that start with a month.
     *
     * @throws IllegalArgumentException if {@code text} is not a fiscal year such as {@code FY2011}
     */
    public static FiscalYear parse(String text, Month startMonth) {
        try {
            int year = Integer.parseInt(text.startsWith("FY") ? text.substring(2) : "");
            return new FiscalYear(year, startMonth);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "not a fiscal year: '" + DisplayText.inMessage(text) + "'; write it like FY2011", e);
        }
    }

    /** Its first day. */
    public LocalDate start() {
        return LocalDate.of(startMonth == Month.JANUARY ? year : year - 1, startMonth, 1);
    }

    /** The fiscal year after this one. */
    public FiscalYear next() {
        return new FiscalYear(year + 1, startMonth);
    }

    @Override
    public int compareTo(FiscalYear other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "FY" + year;
    }
}
