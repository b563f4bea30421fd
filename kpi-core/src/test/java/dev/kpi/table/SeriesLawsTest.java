package dev.kpi.table;

import static dev.kpi.table.Sales.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metrics;
import dev.kpi.table.Anomalies.Anomaly;
import dev.kpi.table.Seasonality.Season;
import dev.kpi.time.YearQuarter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What series made from series owe to each other. */
class SeriesLawsTest {

    private static Series<YearMonth, Amount> months(List<Long> pennies) {
        return series(Grains.month(), YearMonth.of(2019, 11), pennies);
    }

    private static <K extends Comparable<? super K>> Series<K, Amount> series(
            Grain<K> grain, K first, List<Long> pennies) {
        List<Amount> values =
                pennies.stream().map(penny -> Amount.ofMinor(penny, 2, EUR)).toList();
        return Series.of(
                grain,
                Metrics.revenue(),
                Unit.amount(EUR),
                MonthlyFigures.keys(grain, first, values.size()),
                values,
                Set.of());
    }

    @Property
    void growthOfAConstantSeriesIsZero(
            @ForAll @LongRange(min = 1) long penny, @ForAll @IntRange(max = 40) int periods) {
        Series<YearMonth, Amount> constant = months(Collections.nCopies(periods, penny));
        for (Series<YearMonth, Quotient> growth : List.of(constant.growth(), constant.yearOverYear())) {
            growth.values().stream()
                    .filter(Quotient::isDefined)
                    .forEach(value -> assertThat(value.numerator()).isZero());
        }
        assertThat(constant.growth().values().stream()
                        .filter(Quotient::isDefined)
                        .count())
                .isEqualTo(Math.max(0, periods - 1));
        assertThat(constant.yearOverYear().values().stream()
                        .filter(Quotient::isDefined)
                        .count())
                .isEqualTo(Math.max(0, periods - 12));
    }

    @Property
    void growthBringsEachPeriodToTheNext(@ForAll @Size(max = 30) List<@LongRange(min = -500, max = 500) Long> pennies) {
        Series<YearMonth, Amount> months = months(pennies);
        List<Quotient> growth = months.growth().values();
        for (int i = 1; i < growth.size(); i++) {
            BigDecimal before = months.values().get(i - 1).value();
            assertThat(growth.get(i).isDefined()).isEqualTo(before.signum() > 0);
            if (before.signum() > 0) {
                assertThat(before.multiply(
                                growth.get(i).numerator().add(growth.get(i).denominator())))
                        .isEqualByComparingTo(months.values()
                                .get(i)
                                .value()
                                .multiply(growth.get(i).denominator()));
            }
        }
    }

    @Property
    void rollingSumsAreDifferencesOfRunningSums(
            @ForAll @Size(max = 40) List<Long> pennies, @ForAll @IntRange(min = 1, max = 14) int n) {
        Series<YearMonth, Amount> months = months(pennies);
        List<Amount> running = months.cumulative().values();
        Series<YearMonth, Amount> rolling = months.rolling(n);

        assertThat(rolling.size()).isEqualTo(Math.max(0, pennies.size() - n + 1));
        for (int i = 0; i < rolling.size(); i++) {
            Amount end = running.get(i + n - 1);
            assertThat(rolling.values().get(i)).isEqualTo(i == 0 ? end : end.minus(running.get(i - 1)));
            assertThat(rolling.keys().get(i)).isEqualTo(months.keys().get(i + n - 1));
        }
    }

    @Property
    void yearsToDateEndInTheSumOfTheYear(@ForAll @Size(min = 1, max = 60) List<Long> pennies) {
        Series<YearMonth, Amount> months = months(pennies);
        Amount ends = Amount.zero(EUR);
        Series<YearMonth, Amount> toDate = months.yearToDate();
        for (Series.Point<YearMonth, Amount> point : toDate.points()) {
            boolean last = point.key().getMonthValue() == 12
                    || point.key().equals(months.keys().get(months.size() - 1));
            ends = last ? ends.plus(point.value()) : ends;
        }
        assertThat(ends).isEqualTo(months.cumulative().values().get(months.size() - 1));
    }

    @Property
    void indicesHaveAMeanOfOne(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 1, max = 10_000_000) Long> pennies) {
        for (Series<?, Amount> series : List.<Series<?, Amount>>of(
                months(pennies),
                series(Grains.quarter(), new YearQuarter(2019, 2), pennies),
                series(Grains.day(), LocalDate.of(2020, 2, 20), pennies))) {
            assertThat(series.seasonality().seasons().stream()
                            .map(Season::index)
                            .filter(Quotient::isDefined)
                            .mapToDouble(Quotient::toDouble)
                            .average()
                            .orElseThrow())
                    .isEqualTo(1, within(1e-12));
        }
    }

    @Property
    void seasonsOfTwiceAsMuchAreTheSame(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 10_000_000) Long> pennies) {
        List<Season> once = months(pennies).seasonality().seasons();
        List<Season> twice =
                months(pennies.stream().map(p -> 2 * p).toList()).seasonality().seasons();
        for (int i = 0; i < once.size(); i++) {
            assertThat(twice.get(i).index().toDouble())
                    .isEqualTo(once.get(i).index().toDouble(), within(1e-14));
        }
    }

    @Property
    void aLineHasItsSlopeAsTrend(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long start,
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long step,
            @ForAll @IntRange(min = 2, max = 50) int periods) {
        Trend trend = months(IntStream.range(0, periods)
                        .mapToObj(i -> start + i * step)
                        .toList())
                .trend();
        assertThat(trend.slope().toBigDecimal()).isEqualByComparingTo(BigDecimal.valueOf(step, 2));
        assertThat(trend.lower().isDefined()).isEqualTo(periods > 2);
        if (periods > 2) {
            assertThat(trend.standardError().numerator()).isZero();
        }
    }

    @Property
    void theSlopeLiesInItsInterval(
            @ForAll @Size(min = 3, max = 40) List<@LongRange(min = -9_999, max = 9_999) Long> pennies) {
        Trend trend = months(pennies).trend(0.8);
        Trend wider = months(pennies).trend(0.95);
        double tolerance = 1e-9;
        assertThat(trend.lower().toDouble()).isLessThanOrEqualTo(trend.slope().toDouble() + tolerance);
        assertThat(trend.upper().toDouble())
                .isGreaterThanOrEqualTo(trend.slope().toDouble() - tolerance);
        assertThat(wider.lower().toDouble()).isLessThanOrEqualTo(trend.lower().toDouble() + tolerance);
        assertThat(wider.upper().toDouble())
                .isGreaterThanOrEqualTo(trend.upper().toDouble() - tolerance);
    }

    @Property
    void fewerThanHalfAreAnomaliesAndAHigherThresholdHasFewer(
            @ForAll @Size(max = 40) List<@LongRange(min = -99, max = 99) Long> pennies) {
        Series<YearMonth, Amount> months = months(pennies);
        List<YearMonth> three = keys(months.anomalies(3));
        List<YearMonth> six = keys(months.anomalies(6));
        assertThat(three).containsAll(six);
        // a score over 1 / 1.4826 is a distance over the median distance
        assertThat(three.size() * 2).isLessThanOrEqualTo(pennies.size());
        assertThat(months.anomalies(3).isDefined() || three.isEmpty()).isTrue();
    }

    private static List<YearMonth> keys(Anomalies<YearMonth, Amount> anomalies) {
        return anomalies.found().stream().map(Anomaly::key).toList();
    }

    @Property
    void topPeriodsAreTheFirstOfAllSorted(
            @ForAll @Size(max = 40) List<@LongRange(min = -20, max = 20) Long> pennies,
            @ForAll @IntRange(min = 1, max = 50) int n) {
        Series<YearMonth, Amount> months = months(pennies);
        assertThat(months.top(n).points())
                .isEqualTo(months.points().stream()
                        .sorted((a, b) -> b.value().compareTo(a.value()))
                        .limit(n)
                        .toList());
    }
}
