package dev.kpi.cohort;

import dev.kpi.metric.Grain;
import dev.kpi.time.DateRange;
import java.util.ArrayList;
import java.util.List;

/** The periods of a grain over a span of days, with the number of the period that each day lies in. Immutable. */
final class PeriodTable<K extends Comparable<? super K>> {

    private final int firstDay;
    private final int[] periodOfDay;
    private final List<K> periods;
    private final List<DateRange> days;

    private PeriodTable(int firstDay, int[] periodOfDay, List<K> periods, List<DateRange> days) {
        this.firstDay = firstDay;
        this.periodOfDay = periodOfDay;
        this.periods = periods;
        this.days = days;
    }

    /** The table of every period that has a day in the span, which is not empty. */
    static <K extends Comparable<? super K>> PeriodTable<K> of(Grain<K> grain, DateRange span) {
        int firstDay = (int) span.startInclusive().toEpochDay();
        int[] periodOfDay = new int[Math.toIntExact(span.days())];
        List<K> periods = new ArrayList<>();
        List<DateRange> days = new ArrayList<>();
        K period = grain.periodOf(span.startInclusive());
        for (int day = 0; day < periodOfDay.length; period = grain.next(period)) {
            DateRange range = grain.days(period);
            int end = (int) Math.min(periodOfDay.length, range.endExclusive().toEpochDay() - firstDay);
            for (; day < end; day++) {
                periodOfDay[day] = periods.size();
            }
            periods.add(period);
            days.add(range);
        }
        return new PeriodTable<>(firstDay, periodOfDay, List.copyOf(periods), List.copyOf(days));
    }

    int size() {
        return periods.size();
    }

    K period(int number) {
        return periods.get(number);
    }

    DateRange days(int number) {
        return days.get(number);
    }

    /** The number of the period that an epoch day lies in; the day must lie in the span. */
    int of(int epochDay) {
        return periodOfDay[epochDay - firstDay];
    }

    /** The first and the last epoch day of the span. */
    int firstDay() {
        return firstDay;
    }

    int lastDay() {
        return firstDay + periodOfDay.length - 1;
    }
}
