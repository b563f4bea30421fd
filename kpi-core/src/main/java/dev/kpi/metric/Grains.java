package dev.kpi.metric;

import dev.kpi.time.FiscalYear;
import dev.kpi.time.IsoWeek;
import dev.kpi.time.YearQuarter;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The calendar grains. Import statically: {@code orders.by(month()).revenue()}. */
public final class Grains {

    private static final int LONGEST_YEAR = 53; // weeks; no two of these years follow each other

    private static final Grain<LocalDate> DAY =
            new Grain<>("day", d -> d, d -> d, d -> d.plusDays(1), Grains::dayAYearBefore);
    private static final Grain<IsoWeek> WEEK =
            new Grain<>("week", IsoWeek::from, IsoWeek::start, IsoWeek::next, Grains::weekAYearBefore);
    private static final Grain<YearMonth> MONTH =
            new Grain<>("month", YearMonth::from, m -> m.atDay(1), m -> m.plusMonths(1), m -> m.minusYears(1));
    private static final Grain<YearQuarter> QUARTER = new Grain<>(
            "quarter",
            YearQuarter::from,
            YearQuarter::start,
            YearQuarter::next,
            q -> new YearQuarter(q.year() - 1, q.quarter()));
    private static final Grain<Year> YEAR =
            new Grain<>("year", Year::from, y -> y.atDay(1), y -> y.plusYears(1), y -> y.minusYears(1));

    private Grains() {}

    /** Local days. */
    public static Grain<LocalDate> day() {
        return DAY;
    }

    /** ISO 8601 weeks, Monday to Sunday. */
    public static Grain<IsoWeek> week() {
        return WEEK;
    }

    /** Calendar months. */
    public static Grain<YearMonth> month() {
        return MONTH;
    }

    /** Calendar quarters. */
    public static Grain<YearQuarter> quarter() {
        return QUARTER;
    }

    /** Calendar years. */
    public static Grain<Year> year() {
        return YEAR;
    }

    /** Years of twelve months from the first of {@code start}, named by the calendar year in which they end. */
    public static Grain<FiscalYear> fiscalYear(Month start) {
        String name = start == Month.JANUARY
                ? "fiscal year"
                : "fiscal year from " + start.name().toLowerCase(Locale.ROOT);
        return new Grain<>(
                name,
                date -> FiscalYear.from(date, start),
                FiscalYear::start,
                FiscalYear::next,
                year -> new FiscalYear(year.year() - 1, year.startMonth()));
    }

    private static @Nullable LocalDate dayAYearBefore(LocalDate day) {
        LocalDate before = day.minusYears(1);
        return before.getDayOfMonth() == day.getDayOfMonth() ? before : null; // 29 February
    }

    private static @Nullable IsoWeek weekAYearBefore(IsoWeek week) {
        return week.week() == LONGEST_YEAR ? null : new IsoWeek(week.weekBasedYear() - 1, week.week());
    }
}
