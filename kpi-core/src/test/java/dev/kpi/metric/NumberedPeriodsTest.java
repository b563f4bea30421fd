package dev.kpi.metric;

import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Grains.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Days and the numbers of their periods. */
class NumberedPeriodsTest {

    private static final LocalDate START = LocalDate.of(1969, 11, 20);

    @Test
    void periodsAreThoseOfTheDaysFromTheFirstToTheLast() {
        NumberedPeriods<YearMonth> months = NumberedPeriods.of(month(), DateRange.parse("2024-01-31..2024-03-01"));

        assertThat(months.periods())
                .containsExactly(YearMonth.of(2024, 1), YearMonth.of(2024, 2), YearMonth.of(2024, 3));
        assertThat(months.size()).isEqualTo(3);
        assertThat(months.period(1)).isEqualTo(YearMonth.of(2024, 2));
        assertThat(months.days(0)).hasToString("2024-01-01..2024-01-31");
        assertThat(months.numberOf((int) LocalDate.of(2024, 2, 29).toEpochDay()))
                .isEqualTo(1);
        assertThatThrownBy(() -> months.numberOf((int) LocalDate.of(2024, 1, 30).toEpochDay()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(NumberedPeriods.of(week(), DateRange.of(START, START)).periods())
                .isEmpty();
    }

    @Provide
    Arbitrary<Grain<?>> grains() {
        return Arbitraries.of(Grains.day(), week(), month(), Grains.quarter(), Grains.year());
    }

    @Property(tries = 200)
    void everyDayHasTheNumberOfThePeriodItLiesIn(
            @ForAll("grains") Grain<?> grain,
            @ForAll @IntRange(max = 500) int from,
            @ForAll @IntRange(min = 1, max = 500) int days) {
        check(grain, START.plusDays(from), days);
    }

    private static <K extends Comparable<? super K>> void check(Grain<K> grain, LocalDate first, int days) {
        NumberedPeriods<K> periods = NumberedPeriods.of(grain, DateRange.of(first, first.plusDays(days)));
        List<K> seen = first.datesUntil(first.plusDays(days))
                .map(grain::periodOf)
                .distinct()
                .toList();

        assertThat(periods.periods()).isEqualTo(seen);
        first.datesUntil(first.plusDays(days))
                .forEach(day -> assertThat(periods.period(periods.numberOf((int) day.toEpochDay())))
                        .isEqualTo(grain.periodOf(day)));
        for (int number = 0; number < periods.size(); number++) {
            assertThat(periods.days(number)).isEqualTo(grain.days(seen.get(number)));
        }
    }
}
