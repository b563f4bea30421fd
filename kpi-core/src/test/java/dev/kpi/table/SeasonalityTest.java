package dev.kpi.table;

import static dev.kpi.table.MonthlyFigures.days;
import static dev.kpi.table.MonthlyFigures.months;
import static dev.kpi.table.MonthlyFigures.series;
import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.perOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metrics;
import dev.kpi.table.Seasonality.Method;
import dev.kpi.table.Seasonality.Season;
import dev.kpi.time.IsoWeek;
import dev.kpi.time.YearQuarter;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeasonalityTest {

    private static double sum(Seasonality seasonality) {
        return seasonality.seasons().stream()
                .mapToDouble(s -> s.index().toDouble())
                .sum();
    }

    @Test
    void withLessThanTwoYearsItIsTheMeanOfASeasonOverTheMeanOfTheSeasons() {
        // 2023: January to March have 31, 28 and 31 days; 3, 1 and 2 a day
        Seasonality seasonality = months("2023-01", "93", "28", "62").seasonality();

        assertThat(seasonality.method()).isEqualTo(Method.MEANS);
        assertThat(seasonality).hasToString("""
                        month     index  periods
                        January    1.50        1
                        February   0.50        1
                        March      1.00        1
                        seasonality of revenue, means of seasons; less than two full rounds, so that a trend is in it""");
        assertThat(seasonality.index(Month.JANUARY).toDouble()).isEqualTo(1.5, within(1e-15));
    }

    @Test
    void aSeasonThatComesTwiceCountsWithItsMean() {
        // quarters of 90, 91, 92, 92 and 90 days: 1, 2, 3, 4 and 5 a day
        Seasonality seasonality = series(
                        Grains.quarter(), new YearQuarter(2022, 1), Set.of(), List.of("90", "182", "276", "368", "450"))
                .seasonality();

        // means 3, 2, 3, 4; over their mean of 3
        assertThat(seasonality.seasons().stream().map(Season::key)).containsExactly(1, 2, 3, 4);
        assertThat(seasonality.seasons().stream().map(Season::periods)).containsExactly(2, 1, 1, 1);
        assertThat(seasonality.index(1).toDouble()).isEqualTo(1, within(1e-15));
        assertThat(seasonality.index(2).toDouble()).isEqualTo(2 / 3.0, within(1e-15));
        assertThat(seasonality.index(4).toDouble()).isEqualTo(4 / 3.0, within(1e-15));
    }

    @Test
    void withTwoYearsAndMoreTheTrendIsOut() {
        // two rounds of quarters, y a day: a perfect line has no seasons but those of its curvature
        int[] length = {90, 91, 92, 92};
        List<String> line = IntStream.range(0, 8)
                .mapToObj(i -> "" + (10 + i) * length[i % 4])
                .toList();
        Seasonality seasonality = series(Grains.quarter(), new YearQuarter(2021, 1), Set.of(), line)
                .seasonality();

        assertThat(seasonality.method()).isEqualTo(Method.MOVING_AVERAGE);
        seasonality
                .seasons()
                .forEach(season -> assertThat(season.index().toDouble()).isEqualTo(1, within(1e-12)));
        assertThat(seasonality.seasons().stream().map(Season::periods)).containsOnly(1);
        assertThat(seasonality.toString()).endsWith("seasonality of revenue, ratio to the centred moving average");
    }

    @Test
    void weekdaysAreTheSeasonsOfDays() {
        // from a Monday on, twice 1 2 3 4 5 6 7: every centred week has a mean of 4
        Seasonality seasonality = days(
                        "2024-01-01", "1", "2", "3", "4", "5", "6", "7", "1", "2", "3", "4", "5", "6", "7")
                .seasonality();

        assertThat(seasonality.method()).isEqualTo(Method.MOVING_AVERAGE);
        for (DayOfWeek day : DayOfWeek.values()) {
            assertThat(seasonality.index(day).toDouble()).isEqualTo(day.getValue() / 4.0, within(1e-15));
        }
        assertThat(sum(seasonality)).isEqualTo(7, within(1e-12));
        assertThat(seasonality.grid().columns()).containsExactly("weekday", "index", "periods");
    }

    @Test
    void averagesAreNotTakenPerDay() {
        Series<YearMonth, Quotient> aov = Series.of(
                Grains.month(),
                Metrics.averageOrderValue(),
                Unit.amountPer(EUR, "order"),
                List.of(YearMonth.of(2023, 1), YearMonth.of(2023, 2), YearMonth.of(2023, 3)),
                List.of(perOrder("6", 2), perOrder("0", 0), perOrder("1", 1)),
                Set.of());

        Seasonality seasonality = aov.seasonality();
        assertThat(seasonality.index(Month.JANUARY).toDouble()).isEqualTo(1.5, within(1e-15));
        assertThat(seasonality.index(Month.FEBRUARY).isDefined()).isFalse(); // there was one, without orders
        assertThat(seasonality.index(Month.MARCH).toDouble()).isEqualTo(0.5, within(1e-15));
    }

    @Test
    void partialPeriodsAreLeftOut() {
        YearMonth first = YearMonth.of(2022, 12);
        Seasonality seasonality = series(
                        Grains.month(), first, Set.of(first, YearMonth.of(2023, 3)), List.of("1", "31", "28", "1"))
                .seasonality();
        assertThat(seasonality.seasons().stream().map(Season::key)).containsExactly(Month.JANUARY, Month.FEBRUARY);
    }

    @Test
    void aPartialPeriodWithinIsLeftOutAndThoseAfterItAreNot() {
        YearMonth first = YearMonth.of(2023, 1);
        Seasonality seasonality = series(
                        Grains.month(),
                        first,
                        Set.of(first.plusMonths(1), first.plusMonths(2)),
                        List.of("93", "1", "999", "30", "155"))
                .seasonality();
        // 3, 1 and 5 a day over their mean of 3
        assertThat(seasonality.seasons().stream().map(Season::key))
                .containsExactly(Month.JANUARY, Month.APRIL, Month.MAY);
        assertThat(seasonality.index(Month.JANUARY).toDouble()).isEqualTo(1, within(1e-15));
        assertThat(seasonality.index(Month.APRIL).toDouble()).isEqualTo(1 / 3.0, within(1e-15));
        assertThat(seasonality.index(Month.MAY).toDouble()).isEqualTo(5 / 3.0, within(1e-15));
    }

    @Test
    void yearsOverYearsHaveSeasonsThoughTheirSecondFirstMonthIsPartial() {
        // each year 10 % above the one before, in June 50 %: a growth of 0.1 and 0.5 from 2021 on
        List<String> figures = IntStream.range(0, 48)
                .mapToObj(i -> BigDecimal.valueOf(1000)
                        .multiply(new BigDecimal(i % 12 == 5 ? "1.5" : "1.1").pow(i / 12))
                        .toPlainString())
                .toList();
        YearMonth first = YearMonth.of(2020, 1);
        Series<YearMonth, Quotient> growth =
                series(Grains.month(), first, Set.of(first), figures).yearOverYear();
        assertThat(growth.partial()).containsExactly(first, first.plusYears(1));

        Seasonality seasonality = growth.seasonality();
        assertThat(seasonality.method()).isEqualTo(Method.MOVING_AVERAGE);
        assertThat(seasonality.seasons().stream().map(Season::periods))
                .containsExactly(2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2);
        // every centred year has a mean of (11 * 0.1 + 0.5) / 12; the mean over the seasons is that of the year
        assertThat(seasonality.index(Month.JUNE).toDouble()).isEqualTo(0.5 / (1.6 / 12), within(1e-12));
        assertThat(seasonality.index(Month.MARCH).toDouble()).isEqualTo(0.1 / (1.6 / 12), within(1e-12));
    }

    @Test
    void aMeanThatIsNotPositiveLeavesIndicesUndefined() {
        assertThat(months("2023-01", "0", "0").seasonality().seasons())
                .hasSize(2)
                .allSatisfy(season -> assertThat(season.index().isDefined()).isFalse());
        assertThat(days("2024-01-01", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0")
                        .seasonality()
                        .seasons())
                .hasSize(7)
                .allSatisfy(season -> {
                    assertThat(season.index().isDefined()).isFalse();
                    assertThat(season.periods()).isZero();
                });
    }

    @Test
    void emptyAndOne() {
        assertThat(months("2024-01").seasonality().seasons()).isEmpty();
        assertThat(months("2024-01", "5").seasonality().index(Month.JANUARY).toDouble())
                .isEqualTo(1);
    }

    @Test
    void whatHasNoSeasonsIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> series(Grains.week(), new IsoWeek(2024, 1), Set.of(), List.of("1"))
                        .seasonality())
                .withMessage(
                        "seasons are months of the year, quarters or weekdays, but this series is by week; measure it"
                                + " by month, quarter or day");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> months("2024-01", "1", "2").seasonality().index(Month.MAY))
                .withMessage("no season MAY in this series; it has JANUARY, FEBRUARY");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> months("2024-01").seasonality().index(Month.MAY))
                .withMessage("no season MAY in this series; it has none");
    }
}
