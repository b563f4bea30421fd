package dev.kpi.scenario;

import dev.kpi.metric.Grain;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers the days from a first to a last one by the period they lie in. */
final class PeriodCalendar {

    private static final double DAYS_PER_YEAR = 365.2425;

    private final int firstDay;
    private final int lastDay;
    private final int[] periodOfDay;
    private final List<String> names;
    private final int overPeriods;
    private final boolean startsInMidst;

    private PeriodCalendar(
            int firstDay, int lastDay, int[] periodOfDay, List<String> names, int overPeriods, boolean startsInMidst) {
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.periodOfDay = periodOfDay;
        this.names = names;
        this.overPeriods = overPeriods;
        this.startsInMidst = startsInMidst;
    }

    /** The calendar of the days from {@code first} to {@code last}; of none if that is before. */
    static <K extends Comparable<? super K>> PeriodCalendar of(Grain<K> grain, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            return new PeriodCalendar(0, -1, new int[0], List.of(), 0, false);
        }
        int[] periodOfDay = new int[Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1];
        List<String> names = new ArrayList<>();
        int over = 0;
        int filled = 0;
        K period = grain.periodOf(first);
        boolean startsInMidst = grain.days(period).startInclusive().isBefore(first);
        while (filled < periodOfDay.length) {
            DateRange days = grain.days(period);
            long end = Math.min(periodOfDay.length, ChronoUnit.DAYS.between(first, days.endExclusive()));
            Arrays.fill(periodOfDay, filled, (int) end, names.size());
            filled = (int) end;
            names.add(period.toString());
            over += days.endExclusive().isAfter(last.plusDays(1)) ? 0 : 1;
            period = grain.next(period);
        }
        return new PeriodCalendar(
                Math.toIntExact(first.toEpochDay()),
                Math.toIntExact(last.toEpochDay()),
                periodOfDay,
                names,
                over,
                startsInMidst);
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
        return startsInMidst;
    }

    int lastDay() {
        return lastDay;
    }

    /** Whether a day lies before the first one; never if there are no days. */
    boolean isBefore(int day) {
        return periodOfDay.length > 0 && day < firstDay;
    }

    boolean contains(int day) {
        return day >= firstDay && day <= lastDay;
    }

    int period(int day) {
        return periodOfDay[day - firstDay];
    }

    String name(int period) {
        return names.get(period);
    }
}
