package dev.kpi.customer;

import dev.kpi.metric.Grain;
import dev.kpi.time.DateRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The periods of a grain over some days, and which of them each day lies in. Immutable.
 *
 * @param firstDay the first day
 * @param periodOfDay the number of the period of each day
 * @param periods every period that has one of the days
 */
record PeriodTable<K extends Comparable<? super K>>(int firstDay, int[] periodOfDay, List<K> periods) {

    static <K extends Comparable<? super K>> PeriodTable<K> of(Grain<K> grain, DateRange span) {
        int firstDay = (int) span.startInclusive().toEpochDay();
        int[] periodOfDay = new int[Math.toIntExact(span.days())];
        List<K> periods = new ArrayList<>();
        if (!span.isEmpty()) {
            K period = grain.periodOf(span.startInclusive());
            for (int day = 0; day < periodOfDay.length; period = grain.next(period)) {
                long end = grain.days(period).endExclusive().toEpochDay() - firstDay;
                for (; day < end && day < periodOfDay.length; day++) {
                    periodOfDay[day] = periods.size();
                }
                periods.add(period);
            }
        }
        return new PeriodTable<>(firstDay, periodOfDay, List.copyOf(periods));
    }

    int size() {
        return periods.size();
    }

    /** The number of the period of a day, which must be one of those covered. */
    int of(int day) {
        return periodOfDay[day - firstDay];
    }
}
