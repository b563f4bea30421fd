package dev.kpi.table;

import static dev.kpi.table.MonthlyFigures.days;
import static dev.kpi.table.MonthlyFigures.months;
import static dev.kpi.table.MonthlyFigures.series;
import static dev.kpi.table.Sales.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kpi.figure.Amount;
import dev.kpi.metric.Grains;
import dev.kpi.table.Anomalies.Anomaly;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnomaliesTest {

    /** Leys et al. (2013), Journal of Experimental Social Psychology 49(4), page 765: median 7, MAD 3.5 · 1.4826 = 5.1891. */
    private final Series<LocalDate, Amount> published = days("2024-01-01", "1", "3", "3", "6", "8", "10", "10", "1000");

    @Test
    void aFigureFarFromTheMedianIsFound() {
        Anomalies<LocalDate, Amount> anomalies = published.anomalies(3);

        assertThat(anomalies.median()).isEqualByComparingTo("7");
        assertThat(anomalies.deviation()).isEqualByComparingTo("3.5");
        assertThat(anomalies.found()).hasSize(1);
        Anomaly<LocalDate, Amount> anomaly = anomalies.found().get(0);
        assertThat(anomaly.key()).isEqualTo("2024-01-08");
        assertThat(anomaly.value()).isEqualTo(eur("1000"));
        assertThat(anomaly.score().numerator()).isEqualByComparingTo("993");
        assertThat(anomaly.score().denominator()).isEqualByComparingTo("5.1891");
        assertThat(anomalies).hasToString("""
                        day              revenue   score
                        2024-01-08  EUR 1,000.00  191.36
                        8 periods, median 7, median absolute deviation 3.5; listed are scores above 3.0""");
    }

    @Test
    void bothSidesAreFar() {
        assertThat(days("2024-01-01", "-90", "1", "2", "3", "4", "5", "90")
                        .anomalies()
                        .found())
                .extracting(anomaly -> anomaly.key().getDayOfMonth())
                .containsExactly(1, 7);
    }

    @Test
    void largeNumbersAreGroupedInTheNote() {
        assertThat(days("2024-01-01", "1000", "2000.5", "4000")
                        .anomalies()
                        .grid()
                        .notes())
                .containsExactly(
                        "3 periods, median 2,000.5, median absolute deviation 1,000.5; listed are scores above 3.5");
    }

    @Test
    void aScoreOnTheThresholdIsNotAbove() {
        // median 0, MAD 1: a score of 14.826 ÷ 1.4826 = 10
        Series<LocalDate, Amount> days = days("2024-01-01", "-1", "-1", "0", "1", "14.826");
        assertThat(days.anomalies(10).found()).isEmpty();
        assertThat(days.anomalies(9.999).found()).hasSize(1);
    }

    @Test
    void withoutDeviationThereIsNoScore() {
        Anomalies<LocalDate, Amount> anomalies =
                days("2024-01-01", "5", "5", "5", "5", "900").anomalies();

        assertThat(anomalies.isDefined()).isFalse();
        assertThat(anomalies.found()).isEmpty();
        assertThat(anomalies).hasToString("""
                        day  revenue  score
                        undefined: the median absolute deviation is 0; 5 periods, median 5, median absolute deviation 0""");
    }

    @Test
    void partialPeriodsAndUndefinedFiguresAreLeftOut() {
        YearMonth first = YearMonth.of(2024, 1);
        Anomalies<YearMonth, Amount> anomalies = series(
                        Grains.month(), first, Set.of(first), List.of("-900", "1", "2", "3"))
                .anomalies();
        assertThat(anomalies.found()).isEmpty();
        assertThat(anomalies.periods()).isEqualTo(3);
        assertThat(months("2024-01", "100", "110", "121", "133.1")
                        .growth()
                        .anomalies()
                        .periods())
                .isEqualTo(3);
    }

    @Test
    void emptyAndOne() {
        assertThat(days("2024-01-01").anomalies().isDefined()).isFalse();
        assertThat(days("2024-01-01").anomalies())
                .hasToString("day  revenue  score\nundefined: no period is whole and has a figure");
        assertThat(days("2024-01-01", "5").anomalies())
                .hasToString("day  revenue  score\nundefined: the median absolute deviation is 0; 1 period, median 5,"
                        + " median absolute deviation 0");
    }

    @Test
    void aThresholdIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> published.anomalies(0))
                .withMessage("threshold (0.0) must be positive and finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> published.anomalies(Double.NaN))
                .withMessage("threshold (NaN) must be positive and finite");
    }
}
