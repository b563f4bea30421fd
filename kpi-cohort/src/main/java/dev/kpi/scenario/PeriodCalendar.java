package dev.kpi.scenario;

import dev.kpi.metric.Grain;
import dev.kpi.metric.NumberedPeriods;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The periods of the days from a first to a last one, and which of them are over by then. */
final class PeriodCalendar {

    private static final double DAYS_PER_YEAR = 365.2425;

    private final int firstDay;
    private final int lastDay;
    private final NumberedPeriods<?> periods;
    private final int overPeriods;

    private PeriodCalendar(int firstDay, int lastDay, NumberedPeriods<?> periods) {
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.periods = periods;
        int all = periods.size();
        boolean isLastOver = all == 0 || periods.days(all - 1).lastInclusive().toEpochDay() <= lastDay;
        this.overPeriods = isLastOver ? all : all - 1;
    }

    /** The calendar of the days from {@code first} to {@code last}; of none if that is before. */
    static <K extends Comparable<? super K>> PeriodCalendar of(Grain<K> grain, LocalDate first, LocalDate last) {
        DateRange span = DateRange.of(first, last.isBefore(first) ? first : last.plusDays(1));
        int firstDay = Math.toIntExact(first.toEpochDay());
        return new PeriodCalendar(firstDay, firstDay - 1 + (int) span.days(), NumberedPeriods.of(grain, span));
    }

    /** The number of periods of a grain in a mean year: 12 months, 52.1775 weeks. */
    static <K extends Comparable<? super K>> double periodsPerYear(Grain<K> grain) {
        // months, quarters and years divide a year; weeks and days have always the same length
        LocalDate start = grain.days(grain.periodOf(LocalDate.of(2000, 1, 1))).startInclusive();
        K second = grain.next(grain.periodOf(start));
        long days = ChronoUnit.DAYS.between(start, grain.days(second).startInclusive());
        double each = DAYS_PER_YEAR / days;
        return days < 28 ? each : Math.rint(each);
    }

    /** The number of periods that are over as of the last day. */
    int overPeriods() {
        return overPeriods;
    }

    /** Whether the first period began before the first day. */
    boolean startsInMidst() {
        return periods.size() > 0 && periods.days(0).startInclusive().toEpochDay() < firstDay;
    }

    int lastDay() {
        return lastDay;
    }

    /** Whether a day lies before the first one; never if there are no days. */
    boolean isBefore(int day) {
        return periods.size() > 0 && day < firstDay;
    }

    boolean contains(int day) {
        return day >= firstDay && day <= lastDay;
    }

    int period(int day) {
        return periods.numberOf(day);
    }

    String name(int period) {
        return periods.period(period).toString();
    }
}
