package dev.kpi.examples.benchmarks;

import java.time.LocalDate;
import java.time.YearMonth;

/** The months of the lines as numbers from 0, looked up by day rather than computed for each line. */
final class Months {

    private static final int MONTHS_A_YEAR = 12;

    private final int firstDay;
    private final YearMonth first;
    private final int[] monthOfDay;

    private Months(int firstDay, int lastDay) {
        this.firstDay = firstDay;
        this.first = YearMonth.from(LocalDate.ofEpochDay(firstDay));
        this.monthOfDay = new int[lastDay - firstDay + 1];
        for (int day = 0; day < monthOfDay.length; day++) {
            LocalDate date = LocalDate.ofEpochDay((long) firstDay + day);
            monthOfDay[day] =
                    (date.getYear() - first.getYear()) * MONTHS_A_YEAR + date.getMonthValue() - first.getMonthValue();
        }
    }

    /** Those from the first to the last line. */
    static Months of(Columns columns) {
        int firstDay = Integer.MAX_VALUE;
        int lastDay = Integer.MIN_VALUE;
        for (int i = 0; i < columns.lines; i++) {
            firstDay = Math.min(firstDay, columns.day(i));
            lastDay = Math.max(lastDay, columns.day(i));
        }
        return new Months(firstDay, lastDay);
    }

    int count() {
        return monthOfDay[monthOfDay.length - 1] + 1;
    }

    /** The month of a day, which is counted from 1970. */
    int at(int day) {
        return monthOfDay[day - firstDay];
    }

    /** The last day, counted from 1970. */
    int lastDay() {
        return firstDay + monthOfDay.length - 1;
    }

    String name(int month) {
        return first.plusMonths(month).toString();
    }
}
