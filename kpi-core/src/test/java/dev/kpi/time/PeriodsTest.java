package dev.kpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {

    @Property
    void monthsAndQuartersTileTheYear(@ForAll @IntRange(min = 1, max = 9999) int year) {
        LocalDate next = Periods.year(year).startInclusive();
        for (int month = 1; month <= 12; month++) {
            DateRange range = Periods.month(year, month);
            assertThat(range.startInclusive()).isEqualTo(next);
            assertThat(Periods.quarter(year, (month + 2) / 3).encloses(range)).isTrue();
            next = range.endExclusive();
        }
        assertThat(next).isEqualTo(Periods.year(year).endExclusive());
        assertThat(Periods.quarter(year, 1).days()
                        + Periods.quarter(year, 2).days()
                        + Periods.quarter(year, 3).days()
                        + Periods.quarter(year, 4).days())
                .isEqualTo(Periods.year(year).days());
    }

    @Property
    void everyDayOfAWeekIsInThatIsoWeek(
            @ForAll @IntRange(min = 1, max = 9999) int year, @ForAll @IntRange(min = 1, max = 52) int week) {
        DateRange range = Periods.week(year, week);

        assertThat(range.days()).isEqualTo(7);
        assertThat(range.startInclusive().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        range.startInclusive().datesUntil(range.endExclusive()).forEach(day -> {
            assertThat(day.get(IsoFields.WEEK_BASED_YEAR)).isEqualTo(year);
            assertThat(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)).isEqualTo(week);
        });
    }

    @Property
    void aFiscalYearEndsInTheYearItIsNamedBy(@ForAll @IntRange(min = 1, max = 9999) int year, @ForAll Month start) {
        DateRange range = Periods.fiscalYear(year, start);

        assertThat(range.startInclusive().getMonth()).isEqualTo(start);
        assertThat(range.startInclusive().getDayOfMonth()).isEqualTo(1);
        assertThat(range.endExclusive()).isEqualTo(range.startInclusive().plusYears(1));
        assertThat(range.lastInclusive().getYear()).isEqualTo(year);
    }

    @Test
    void periodsReadAsPeopleNameThem() {
        LocalDate leapDay = LocalDate.of(2012, 2, 29);

        assertThat(Periods.year(2011)).hasToString("2011-01-01..2011-12-31");
        assertThat(Periods.quarter(2011, 4)).hasToString("2011-10-01..2011-12-31");
        assertThat(Periods.month(2012, 2)).hasToString("2012-02-01..2012-02-29");
        assertThat(Periods.month(YearMonth.of(2011, 2))).hasToString("2011-02-01..2011-02-28");
        assertThat(Periods.week(2009, 53)).hasToString("2009-12-28..2010-01-03");
        assertThat(Periods.week(2015, 1)).hasToString("2014-12-29..2015-01-04");
        assertThat(Periods.day(leapDay)).hasToString("2012-02-29..2012-02-29");
        assertThat(Periods.fiscalYear(2011, Month.APRIL)).hasToString("2010-04-01..2011-03-31");
        assertThat(Periods.fiscalYear(2011, Month.JANUARY)).isEqualTo(Periods.year(2011));
        assertThat(Periods.lastDays(30, leapDay)).hasToString("2012-01-31..2012-02-29");
        assertThat(Periods.lastDays(1, leapDay)).isEqualTo(Periods.day(leapDay));
    }

    @Test
    void partsOutOfRangeAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.year(0))
                .withMessage("year (0) must be in [1, 9999]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.fiscalYear(10000, Month.APRIL))
                .withMessage("year (10000) must be in [1, 9999]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.quarter(0, 1))
                .withMessage("year (0) must be in [1, 9999]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.month(-1, 1))
                .withMessage("year (-1) must be in [1, 9999]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.week(10000, 1))
                .withMessage("weekBasedYear (10000) must be in [1, 9999]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.week(2011, 0))
                .withMessage("week (0) must be in [1, 52]; the ISO week-based year 2011 has 52 weeks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.quarter(2011, 5))
                .withMessage("quarter (5) must be in [1, 4]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.month(2011, 13))
                .withMessage("month (13) must be in [1, 12]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.week(2011, 53))
                .withMessage("week (53) must be in [1, 52]; the ISO week-based year 2011 has 52 weeks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.week(2009, 54))
                .withMessage("week (54) must be in [1, 53]; the ISO week-based year 2009 has 53 weeks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.lastDays(0, LocalDate.of(2011, 1, 1)))
                .withMessage("days (0) must be at least 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-SA-u-nu-arab"})
    @ResourceLock(Resources.LOCALE)
    void periodsAreTheSameInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(Periods.week(2015, 1)).hasToString("2014-12-29..2015-01-04");
            assertThat(DateRange.parse("2011-01-01..2011-12-31")).isEqualTo(Periods.year(2011));
            assertThat(DateRange.parse("empty at 2011-01-01")).hasToString("empty at 2011-01-01");
        } finally {
            Locale.setDefault(before);
        }
    }
}
