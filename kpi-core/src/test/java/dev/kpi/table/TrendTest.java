package dev.kpi.table;

import static dev.kpi.table.MonthlyFigures.keys;
import static dev.kpi.table.MonthlyFigures.months;
import static dev.kpi.table.MonthlyFigures.series;
import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.JANUARY;
import static dev.kpi.table.Sales.perOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTest {

    /** Student's t at 97.5 % with 3 degrees of freedom, from any printed table. */
    private static final double T_3 = 3.182446;

    @Test
    void isTheLeastSquaresSlopeWithItsInterval() {
        Trend trend = months("2024-01", "1", "3", "2", "5", "5").trend();

        // mean 3.2; deviations -2.2, -0.2, -1.2, 1.8, 1.8; Sxy = 4.4 + 0.2 + 1.8 + 3.6 = 10; slope 10 / 10
        assertThat(trend.slope().toBigDecimal()).isEqualByComparingTo("1");
        // Syy = 4.84 + 0.04 + 1.44 + 3.24 + 3.24 = 12.8; SSE = 12.8 - 10²/10 = 2.8; s² = 2.8 / 3 / 10
        double error = Math.sqrt(2.8 / 3 / 10);
        assertThat(trend.standardError().toDouble()).isEqualTo(error, within(1e-12));
        assertThat(trend.lower().toDouble()).isEqualTo(1 - T_3 * error, within(1e-6));
        assertThat(trend.upper().toDouble()).isEqualTo(1 + T_3 * error, within(1e-6));
        assertThat(trend.periods()).isEqualTo(5);
        assertThat(trend.confidence()).isEqualTo(0.95);
        assertThat(trend).hasToString("""
                        metric   change per month     lower     upper  periods
                        revenue          EUR 1.00  EUR 0.03  EUR 1.97        5
                        least squares; the interval holds the true slope at a confidence of 95% where residuals are independent""");
    }

    @Test
    void anotherConfidenceGivesAnotherInterval() {
        Trend trend = months("2024-01", "1", "3", "2", "5", "5").trend(0.9);

        assertThat(trend.upper().toDouble()).isEqualTo(1 + 2.353363 * Math.sqrt(2.8 / 30), within(1e-6)); // t at 95 %
        assertThat(trend.toString()).contains("at a confidence of 90% where");
        assertThat(months("2024-01", "1", "3", "2").trend(0.999).toString()).contains("of 99.9% where");
    }

    /** Of one degree of freedom t is tan(π c ÷ 2), of two c √(2 ÷ (1 − c²)). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 0.01, 0.4, 0.5, 0.8, 0.999, 1 - 1e-9, 1 - 1e-12, 0x1.fffffffffffffp-1})
    void theIntervalIsFiniteAndRightAtAnyConfidence(double confidence) {
        double one = half(months("2024-01", "1", "3", "2"), confidence);
        double two = half(months("2024-01", "1", "3", "2", "5"), confidence);

        double outside = 1 - confidence;
        double tangent = confidence < 0.5 ? Math.tan(Math.PI * confidence / 2) : 1 / Math.tan(Math.PI * outside / 2);
        assertThat(one).isCloseTo(tangent, within(tangent * 1e-9 + 1e-12));
        double root = confidence * Math.sqrt(2 / (outside * (1 + confidence)));
        assertThat(two).isCloseTo(root, within(root * 1e-9 + 1e-12));
    }

    /** Of a line without slope, so that nothing is lost beside the middle: t is c·π ÷ 2 and c·√2 there. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-19, 1e-21, 1e-162, 1e-200, 1e-290})
    void theIntervalIsRightAtVerySmallConfidences(double confidence) {
        double one = half(months("2024-01", "1", "3", "1"), confidence);
        double two = half(months("2024-01", "1", "3", "3", "1"), confidence);

        assertThat(one / confidence).isCloseTo(Math.PI / 2, within(1e-9));
        assertThat(two / confidence).isCloseTo(Math.sqrt(2), within(1e-9));
    }

    /** Half of the interval, in standard errors. */
    private static double half(Series<YearMonth, Amount> series, double confidence) {
        Trend trend = series.trend(confidence);
        double width = trend.upper().toDouble() - trend.lower().toDouble();
        return width / 2 / trend.standardError().toDouble();
    }

    @Test
    void aPerfectLineIsSureAtAnyConfidence() {
        Trend trend = months("2024-01", "0.1", "0.4", "0.7").trend(Math.nextDown(1.0));

        assertThat(trend.lower().toBigDecimal()).isEqualByComparingTo("0.3");
        assertThat(trend.upper().toBigDecimal()).isEqualByComparingTo("0.3");
    }

    @Test
    void aPerfectLineHasAnErrorOfExactlyZero() {
        Trend trend = months("2024-01", "0.1", "0.4", "0.7", "1.0").trend();

        assertThat(trend.slope().toBigDecimal()).isEqualByComparingTo("0.3");
        assertThat(trend.standardError().numerator()).isZero();
        assertThat(trend.lower().toBigDecimal())
                .isEqualByComparingTo(trend.upper().toBigDecimal())
                .isEqualByComparingTo("0.3");
    }

    @Test
    void partialPeriodsAndUndefinedFiguresAreLeftOutButKeepTheirPlaces() {
        Set<YearMonth> partial = Set.of(JANUARY, YearMonth.of(2024, 5));
        assertThat(series(Grains.month(), JANUARY, partial, List.of("900", "1", "2", "3", "900"))
                        .trend()
                        .slope()
                        .toBigDecimal())
                .isEqualByComparingTo("1");
        Series<YearMonth, Quotient> aov = Series.of(
                Grains.month(),
                Metrics.averageOrderValue(),
                Unit.amountPer(EUR, "order"),
                keys(Grains.month(), JANUARY, 4),
                List.of(perOrder("2", 1), perOrder("4", 1), perOrder("0", 0), perOrder("16", 2)),
                Set.of());
        assertThat(aov.trend().slope().toBigDecimal()).isEqualByComparingTo("2");
        assertThat(aov.trend().periods()).isEqualTo(3);
    }

    @Test
    void fewerThanThreePeriodsHaveNoInterval() {
        Trend none = months("2024-01").trend();
        assertThat(List.<Figure>of(none.slope(), none.standardError(), none.lower(), none.upper()))
                .allSatisfy(figure -> assertThat(figure.isDefined()).isFalse());
        Trend one = months("2024-01", "7").trend();
        assertThat(one.slope().isDefined()).isFalse();
        Trend two = months("2024-01", "7", "9").trend();
        assertThat(two.slope().toBigDecimal()).isEqualByComparingTo("2");
        assertThat(two.lower().isDefined()).isFalse();
        assertThat(two).hasToString("""
                        metric   change per month  lower  upper  periods
                        revenue          EUR 2.00    n/a    n/a        2
                        least squares; the interval holds the true slope at a confidence of 95% where residuals are independent""");
    }

    @Test
    void itsUnitIsThatOfTheFiguresPerPeriod() {
        assertThat(unit(Unit.count("orders"))).isEqualTo(Unit.per("orders", "month"));
        assertThat(unit(Unit.count(""))).isEqualTo(Unit.per("things", "month"));
        assertThat(unit(Unit.amount(EUR))).isEqualTo(Unit.amountPer(EUR, "month"));
        assertThat(unit(Unit.amountPer(EUR, "order"))).isEqualTo(Unit.amountPer(EUR, "order per month"));
        assertThat(unit(Unit.per("units", "order")).toString()).isEqualTo("units per order per month");
        assertThat(unit(Unit.percent())).isEqualTo(Unit.percent());
        assertThat(unit(Unit.ratio("x"))).isEqualTo(Unit.ratio("x"));
    }

    private static Unit unit(Unit figures) {
        Metric<Share> metric = Metrics.repeatPurchaseRate();
        return Series.of(Grains.month(), metric, figures, List.of(), List.<Share>of(), Set.of())
                .trend()
                .slope()
                .unit();
    }

    @Test
    void aLevelOfConfidenceLiesBetweenZeroAndOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> months("2024-01", "1").trend(1))
                .withMessage("confidence (1.0) must be in (0, 1); 0.95 is the usual level");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> months("2024-01", "1").trend(Double.NaN))
                .withMessage("confidence (NaN) must be in (0, 1); 0.95 is the usual level");
    }

    @Test
    void isEqualByValue() {
        assertThat(months("2024-01", "1", "3", "2").trend())
                .isEqualTo(months("2024-01", "1", "3", "2.00").trend())
                .isNotEqualTo(months("2024-01", "1", "3", "2").trend(0.9));
    }
}
