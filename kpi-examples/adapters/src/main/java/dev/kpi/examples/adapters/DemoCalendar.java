package dev.kpi.examples.adapters;

import dev.kpi.time.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * When the demo shop sells: lines are spread over days and minutes by trend, month, weekday, season's sale and hour.
 * Immutable.
 */
final class DemoCalendar {
    private static final int[] MONTHS = {88, 84, 92, 95, 98, 92, 88, 90, 98, 106, 132, 145};
    private static final int[] WEEKDAYS = {105, 100, 98, 102, 96, 88, 111};
    private static final int[] WORKING_HOURS = {
        2, 1, 1, 1, 1, 2, 5, 12, 22, 30, 36, 38, 40, 36, 34, 36, 40, 46, 54, 62, 66, 54, 30, 12
    };
    private static final int[] WEEKEND_HOURS = {
        4, 2, 1, 1, 1, 1, 3, 8, 18, 32, 44, 50, 48, 44, 46, 50, 52, 54, 58, 62, 58, 44, 26, 12
    };
    private static final int GROWTH_PER_MONTH = 13; // in a thousand
    /** Clocks change before this hour; on such a day nothing is sold until it. */
    private static final int NIGHT = 4;

    final int days;
    final LocalDate first;
    private final long lines;
    private final long[] weightBefore;
    private final int[] offsetInSeconds;
    private final boolean[] clockChange;
    private final boolean[] weekend;
    private final byte[] month;
    private final boolean[] sale;

    DemoCalendar(DateRange range, ZoneId zone, long lines, long seed) {
        this.first = range.startInclusive();
        this.days = Math.toIntExact(range.days());
        this.lines = lines;
        this.weightBefore = new long[days + 1];
        this.offsetInSeconds = new int[days];
        this.clockChange = new boolean[days];
        this.weekend = new boolean[days];
        this.month = new byte[days];
        this.sale = new boolean[days];
        for (int day = 0; day < days; day++) {
            LocalDate date = first.plusDays(day);
            LocalDateTime noon = date.atTime(12, 0);
            offsetInSeconds[day] = zone.getRules().getOffset(noon).getTotalSeconds();
            clockChange[day] = zone.getRules().getOffset(date.atStartOfDay()).getTotalSeconds() != offsetInSeconds[day];
            weekend[day] = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            month[day] = (byte) (date.getMonthValue() - 1);
            sale[day] = (date.getMonth() == Month.NOVEMBER && date.getDayOfMonth() >= 22)
                    || (date.getMonth() == Month.JULY && date.getDayOfMonth() <= 7);
            weightBefore[day + 1] = weightBefore[day] + weight(date, day, seed);
        }
    }

    private long weight(LocalDate date, int day, long seed) {
        long weight = (long) MONTHS[month[day]] * WEEKDAYS[date.getDayOfWeek().ordinal()];
        weight = weight * (1000 + GROWTH_PER_MONTH * ChronoUnit.MONTHS.between(first, date)) / 1000;
        weight = weight * (92 + DemoRandom.trait(seed, day, 17)) / 100;
        weight = sale[day] ? weight * 3 / 2 : weight;
        boolean holiday =
                date.getDayOfYear() == 1 || (date.getMonth() == Month.DECEMBER && date.getDayOfMonth() / 2 == 12);
        return holiday ? weight * 2 / 5 : weight;
    }

    /** The day of a line, told by its position among all. */
    int day(long position) {
        long point = point(position);
        int found = Arrays.binarySearch(weightBefore, point);
        return found >= 0 ? found : -found - 2;
    }

    private long point(long position) {
        return position * weightBefore[days] / lines;
    }

    /** The minute of a line within its day. */
    int minute(long position, int day) {
        int[] hours = weekend[day] ? WEEKEND_HOURS : WORKING_HOURS;
        int hour = clockChange[day] ? NIGHT : 0;
        int all = 0;
        for (int i = hour; i < hours.length; i++) {
            all += hours[i];
        }
        long inDay = (point(position) - weightBefore[day]) * all * 60 / (weightBefore[day + 1] - weightBefore[day]);
        while (inDay >= hours[hour] * 60L) {
            inDay -= hours[hour] * 60L;
            hour++;
        }
        return hour * 60 + (int) (inDay / hours[hour]);
    }

    long epochSecond(int day, int minute) {
        return (first.toEpochDay() + day) * 86_400 + minute * 60L - offsetInSeconds[day];
    }

    /** The month, 0 to 11. */
    int month(int day) {
        return month[day];
    }

    /** Whole years since the first day. */
    int year(int day) {
        return day / 365;
    }

    boolean isSale(int day) {
        return sale[day];
    }

    boolean isSunday(int day) {
        return first.plusDays(day).getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
