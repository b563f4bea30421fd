package dev.kpi.table;

import static dev.kpi.table.MonthlyFigures.eurs;
import static dev.kpi.table.MonthlyFigures.keys;
import static dev.kpi.table.MonthlyFigures.months;
import static dev.kpi.table.MonthlyFigures.series;
import static dev.kpi.table.MonthlyFigures.texts;
import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.FEBRUARY;
import static dev.kpi.table.Sales.JANUARY;
import static dev.kpi.table.Sales.MARCH;
import static dev.kpi.table.Sales.eur;
import static dev.kpi.table.Sales.perOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metrics;
import dev.kpi.time.FiscalYear;
import dev.kpi.time.IsoWeek;
import dev.kpi.time.YearQuarter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Series made from series: growth, year over year, rolling, cumulative, year to date. */
class SeriesOverTimeTest {

    private final Series<YearMonth, Amount> empty = months("2024-01");
    private final Series<YearMonth, Amount> one = months("2024-01", "5");

    @Test
    void growthComparesEachPeriodWithTheOneBefore() {
        Series<YearMonth, Quotient> growth = series(Grains.month(), JANUARY, Set.of(MARCH), List.of("100", "150", "75"))
                .growth();

        assertThat(growth).hasToString("""
                        month      revenue growth
                        2024-01               n/a
                        2024-02             50.0%
                        2024-03 *          -50.0%
                        3 rows
                        * partial: not wholly inside coverage and scope""");
        assertThat(growth.get(FEBRUARY))
                .isEqualTo(Quotient.of(BigDecimal.valueOf(50), BigDecimal.valueOf(100), Unit.percent()));
        assertThat(growth.metric().name()).isEqualTo("revenue growth");
        assertThat(growth.metric().formula())
                .isEqualTo("(revenue - that of the period before) / that of the period before");
        assertThat(growth.unit()).isEqualTo(Unit.percent());
        assertThat(growth.grain()).isEqualTo(Grains.month());
    }

    @Test
    void growthIsUndefinedOnABaseThatIsNotPositive() {
        assertThat(texts(months("2024-01", "0", "5", "-5", "10", "20").growth()))
                .containsExactly("n/a", "n/a", "-200.0%", "n/a", "100.0%");
    }

    @Test
    void growthOfAPeriodAfterAPartialOneIsPartialToo() {
        assertThat(series(Grains.month(), JANUARY, Set.of(JANUARY), List.of("1", "2", "3"))
                        .growth()
                        .partial())
                .containsExactly(JANUARY, FEBRUARY);
    }

    @Test
    void growthOfAveragesAndSharesIsExact() {
        Series<YearMonth, Quotient> aov = Series.of(
                Grains.month(),
                Metrics.averageOrderValue(),
                Unit.amountPer(EUR, "order"),
                keys(Grains.month(), JANUARY, 4),
                List.of(perOrder("10", 3), perOrder("10", 2), perOrder("0", 0), perOrder("7", 1)),
                Set.of());

        // (10/2 - 10/3) / (10/3) = (10·3 - 10·2) / (10·2)
        assertThat(aov.growth().values().get(1))
                .isEqualTo(Quotient.of(BigDecimal.valueOf(10), BigDecimal.valueOf(20), Unit.percent()));
        assertThat(texts(aov.growth())).containsExactly("n/a", "50.0%", "n/a", "n/a");
        assertThat(texts(Sales.monthlyRepeatRate().growth())).containsExactly("n/a", "n/a");
        assertThat(texts(Series.of(
                                Grains.month(),
                                Metrics.repeatPurchaseRate(),
                                Unit.percent(),
                                List.of(JANUARY, FEBRUARY),
                                List.of(Share.of(1, 4), Share.of(1, 2)),
                                Set.of())
                        .growth()))
                .containsExactly("n/a", "100.0%");
    }

    @Test
    void yearOverYearComparesWithTheSamePeriodAYearBefore() {
        Series<YearMonth, Amount> months =
                months("2023-12", "10", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "15", "3");

        Series<YearMonth, Quotient> change = months.yearOverYear();

        assertThat(change.metric().name()).isEqualTo("revenue year over year");
        assertThat(texts(change).subList(0, 12)).containsOnly("n/a");
        assertThat(texts(change).subList(12, 14)).containsExactly("50.0%", "200.0%");
    }

    @Test
    void week53HasNoYearBefore() {
        IsoWeek first = new IsoWeek(2019, 52);
        List<String> ones = Collections.nCopies(108, "1");

        Series<IsoWeek, Quotient> change =
                series(Grains.week(), first, Set.of(), ones).yearOverYear();

        assertThat(change.get(new IsoWeek(2020, 52)).format()).isEqualTo("0.0%");
        assertThat(change.get(new IsoWeek(2020, 53)).format()).isEqualTo("n/a");
        assertThat(change.get(new IsoWeek(2021, 1)).format()).isEqualTo("0.0%");
        assertThat(change.get(new IsoWeek(2020, 1)).format()).isEqualTo("n/a"); // before the series
    }

    @Test
    void the29thOfFebruaryHasNoYearBefore() {
        Series<LocalDate, Quotient> change = series(
                        Grains.day(), LocalDate.of(2023, 1, 1), Set.of(), Collections.nCopies(500, "1"))
                .yearOverYear();

        assertThat(change.get(LocalDate.of(2024, 2, 28)).format()).isEqualTo("0.0%");
        assertThat(change.get(LocalDate.of(2024, 2, 29)).format()).isEqualTo("n/a");
        assertThat(change.get(LocalDate.of(2024, 3, 1)).format()).isEqualTo("0.0%");
    }

    @Test
    void everyGrainKnowsThePeriodBeforeAndTheYearBefore() {
        assertThat(Grains.day().previous(LocalDate.of(2024, 3, 1))).isEqualTo("2024-02-29");
        assertThat(Grains.week().previous(new IsoWeek(2021, 1))).isEqualTo(new IsoWeek(2020, 53));
        assertThat(Grains.month().previous(JANUARY)).isEqualTo(YearMonth.of(2023, 12));
        assertThat(Grains.quarter().previous(new YearQuarter(2024, 1))).isEqualTo(new YearQuarter(2023, 4));
        assertThat(Grains.year().previous(Year.of(2024))).isEqualTo(Year.of(2023));
        assertThat(Grains.month().yearBefore(JANUARY)).isEqualTo(YearMonth.of(2023, 1));
        assertThat(Grains.quarter().yearBefore(new YearQuarter(2024, 3))).isEqualTo(new YearQuarter(2023, 3));
        assertThat(Grains.year().yearBefore(Year.of(2024))).isEqualTo(Year.of(2023));
        assertThat(Grains.fiscalYear(Month.APRIL).yearBefore(new FiscalYear(2024, Month.APRIL)))
                .isEqualTo(new FiscalYear(2023, Month.APRIL))
                .isEqualTo(Grains.fiscalYear(Month.APRIL).previous(new FiscalYear(2024, Month.APRIL)));
    }

    @Test
    void rollingSumsBeginWhereThereAreEnoughPeriods() {
        Series<YearMonth, Amount> rolling = series(
                        Grains.month(), JANUARY, Set.of(JANUARY), List.of("1", "2", "4", "8", "16"))
                .rolling(3);

        assertThat(rolling.keys()).containsExactly(MARCH, YearMonth.of(2024, 4), YearMonth.of(2024, 5));
        assertThat(rolling.values()).isEqualTo(eurs("7", "14", "28"));
        assertThat(rolling.partial()).containsExactly(MARCH);
        assertThat(rolling.metric().name()).isEqualTo("revenue (rolling 3)");
        assertThat(rolling.metric().formula()).isEqualTo("revenue, sum over 3 periods");
        assertThat(one.rolling(1).values()).isEqualTo(one.values());
        assertThat(one.rolling(2).size()).isZero();
        assertThat(texts(rolling.growth())).containsExactly("n/a", "100.0%", "100.0%");
    }

    @Test
    void rollingCountsAddUp() {
        Unit units = Unit.count("units");
        Series<YearMonth, Count> counts = Series.of(
                Grains.month(),
                Metrics.units(),
                units,
                List.of(JANUARY, FEBRUARY),
                List.of(Count.of(2, units), Count.of(new BigDecimal("0.5"), units)),
                Set.of());

        assertThat(counts.rolling(2).values()).containsExactly(Count.of(new BigDecimal("2.5"), units));
    }

    @Test
    void whatDoesNotAddUpIsMeasuredOverTheDaysOfTheWindow() {
        Series<YearMonth, Share> rates = Sales.monthlyRepeatRate().rolling(2, days -> Share.of(1, days.days()));

        assertThat(rates.keys()).containsExactly(FEBRUARY);
        assertThat(rates.values()).containsExactly(Share.of(1, 31 + 29));
        assertThat(rates.metric().name()).isEqualTo("repeat purchase rate (rolling 2)");
        assertThat(rates.metric().formula()).isEqualTo("repeat purchase rate, over 2 periods together");
    }

    @Test
    void cumulativeSumsRunThroughTheYears() {
        Series<YearMonth, Amount> cumulative = series(
                        Grains.month(), YearMonth.of(2023, 12), Set.of(FEBRUARY), List.of("1", "2", "4"))
                .cumulative();

        assertThat(cumulative.values()).isEqualTo(eurs("1", "3", "7"));
        assertThat(cumulative.partial()).containsExactly(FEBRUARY);
        assertThat(cumulative.metric().name()).isEqualTo("revenue (cumulative)");
    }

    @Test
    void yearToDateBeginsAnewInJanuary() {
        Series<YearMonth, Amount> toDate = months("2023-11", "1", "2", "4", "8").yearToDate();

        assertThat(toDate.values()).isEqualTo(eurs("1", "3", "4", "12"));
        assertThat(toDate.metric().name()).isEqualTo("revenue (year to date)");
        // the year before lacks its first ten months
        assertThat(toDate.partial()).containsExactly(YearMonth.of(2023, 11), YearMonth.of(2023, 12));
        assertThat(months("2024-01", "1", "2").yearToDate().partial()).isEmpty();
        assertThat(series(Grains.month(), JANUARY, Set.of(JANUARY), List.of("1", "2"))
                        .yearToDate()
                        .partial())
                .containsExactly(JANUARY, FEBRUARY);
    }

    @Test
    void theYearOfAWeekIsThatOfItsNumber() {
        // 2020-W53 ends on 3 January 2021; 2021-W01 begins on the 4th
        Series<IsoWeek, Amount> weeks =
                series(Grains.week(), new IsoWeek(2020, 52), Set.of(), List.of("1", "2", "4", "8"));
        assertThat(weeks.yearToDate().values()).isEqualTo(eurs("1", "3", "4", "12"));
        // 2018-W01 begins on 1 January 2018, 2019-W01 on 31 December 2018
        Series<IsoWeek, Amount> early = series(Grains.week(), new IsoWeek(2018, 52), Set.of(), List.of("1", "2", "4"));
        assertThat(early.yearToDate().values()).isEqualTo(eurs("1", "2", "6"));
    }

    @Test
    void yearsAreTheirOwnYearToDate() {
        Series<Year, Amount> years = series(Grains.year(), Year.of(2022), Set.of(), List.of("1", "2"));
        assertThat(years.yearToDate().values()).isEqualTo(eurs("1", "2"));
        assertThat(years.yearToDate().partial()).isEmpty();
    }

    @Test
    void emptySeriesStayEmpty() {
        assertThat(empty.growth().size()).isZero();
        assertThat(empty.yearOverYear().size()).isZero();
        assertThat(empty.rolling(3).size()).isZero();
        assertThat(empty.cumulative().size()).isZero();
        assertThat(empty.yearToDate().size()).isZero();
        assertThat(empty.top(3).points()).isEmpty();
        assertThat(empty.growth()).hasToString("month  revenue growth\n0 rows");
    }

    @Test
    void onePointHasNoGrowth() {
        assertThat(texts(one.growth())).containsExactly("n/a");
        assertThat(texts(one.yearOverYear())).containsExactly("n/a");
        assertThat(one.cumulative().values()).isEqualTo(eurs("5"));
    }

    @Test
    void topPeriodsStandFromTheLargestDown() {
        TopPeriods<YearMonth, Amount> top = series(Grains.month(), JANUARY, Set.of(MARCH), List.of("5", "1", "7", "5"))
                .top(3);

        assertThat(top).hasToString("""
                        rank  month     revenue
                           1  2024-03  EUR 7.00
                           2  2024-01  EUR 5.00
                           3  2024-04  EUR 5.00
                        partial: 2024-03""");
        assertThat(one.top(9).points()).containsExactly(new Series.Point<>(JANUARY, eur("5"), false));
        assertThat(Sales.monthlyRepeatRate().top(2).points()).hasSize(1); // n/a is none of them
    }

    @Test
    void whatDoesNotAddUpIsRefused() {
        Series<YearMonth, Share> rates = Sales.monthlyRepeatRate();
        assertThatIllegalStateException()
                .isThrownBy(() -> rates.rolling(3))
                .withMessage("repeat purchase rate does not add up over periods; only sums do; measure it over each"
                        + " window of orders instead, with by(month()).rolling(3, repeat purchase rate)");
        assertThatIllegalStateException()
                .isThrownBy(rates::cumulative)
                .withMessage("repeat purchase rate does not add up over periods; only sums do; measure it in a longer"
                        + " period instead");
        assertThatIllegalStateException()
                .isThrownBy(rates::yearToDate)
                .withMessage("repeat purchase rate does not add up over periods; only sums do; measure it in a longer"
                        + " period instead");
        assertThatIllegalStateException()
                .isThrownBy(() -> one.growth().cumulative())
                .withMessage("revenue growth does not add up over periods; only sums do; measure it in a longer period"
                        + " instead");
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> one.rolling(0)).withMessage("n (0) must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.rolling(-1, days -> eur("1")))
                .withMessage("n (-1) must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> one.top(0)).withMessage("n (0) must be at least 1");
    }

    @Test
    void aMetricOfASeriesIsNotMeasuredByItself() {
        assertThatIllegalStateException()
                .isThrownBy(() -> one.growth().metric().value(null))
                .withMessage("revenue growth cannot be measured by itself, only taken from a series: measure revenue"
                        + " by a calendar grain and ask the series for it");
        assertThat(one.growth().metric()).isEqualTo(empty.growth().metric()).hasToString("revenue growth");
        assertThat(one.growth().metric().measures()).isEqualTo(Metrics.revenue().measures());
        assertThat(one.growth().metric().unit(EUR)).isEqualTo(Unit.percent());
    }
}
