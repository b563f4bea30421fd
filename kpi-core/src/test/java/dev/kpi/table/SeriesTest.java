package dev.kpi.table;

import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.FEBRUARY;
import static dev.kpi.table.Sales.JANUARY;
import static dev.kpi.table.Sales.MARCH;
import static dev.kpi.table.Sales.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metrics;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private final Series<YearMonth, Amount> series = Sales.monthlyRevenue();

    private static Series<YearMonth, Amount> of(List<YearMonth> keys, List<Amount> values, Set<YearMonth> partial) {
        return Series.of(Grains.month(), Metrics.revenue(), Unit.amount(EUR), keys, values, partial);
    }

    @Test
    void printsARowForEachPeriodAndMarksPartialOnes() {
        assertThat(series).hasToString("""
                        month           revenue
                        2024-01       EUR 65.50
                        2024-02        EUR 0.00
                        2024-03 *  EUR 1,234.56
                        3 rows
                        * partial: not wholly inside coverage and scope""");
        assertThat(Sales.monthlyRepeatRate()).hasToString("""
                        month    repeat purchase rate
                        2024-01                 33.3%
                        2024-02                   n/a
                        2 rows""");
        assertThat(of(List.of(), List.of(), Set.of())).hasToString("month  revenue\n0 rows");
        assertThat(of(List.of(MARCH), List.of(eur("-1")), Set.of()))
                .hasToString("month      revenue\n2024-03  EUR -1.00\n1 row");
    }

    @Test
    void findsAFigureByItsPeriod() {
        assertThat(series.get(MARCH)).isEqualTo(eur("1234.565"));
        assertThat(series.isPartial(MARCH)).isTrue();
        assertThat(series.isPartial(JANUARY)).isFalse();
        assertThat(series.partial()).containsExactly(MARCH);
        assertThat(series.size()).isEqualTo(3);
        assertThat(series.points())
                .containsExactly(
                        new Series.Point<>(JANUARY, eur("65.5"), false),
                        new Series.Point<>(FEBRUARY, eur("0"), false),
                        new Series.Point<>(MARCH, eur("1234.565"), true));
        assertThat(series.keys()).containsExactly(JANUARY, FEBRUARY, MARCH);
        assertThat(series.values()).containsExactly(eur("65.5"), eur("0"), eur("1234.565"));
        assertThat(series.grain()).isEqualTo(Grains.month());
        assertThat(series.metric()).isEqualTo(Metrics.revenue());
        assertThat(series.unit()).isEqualTo(Unit.amount(EUR));
    }

    @Test
    void aPeriodThatIsNotThereIsAnsweredWithWhatIs() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> series.get(YearMonth.of(2025, 1)))
                .withMessage("no month 2025-01 in this series; it covers 2024-01 to 2024-03");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> series.isPartial(YearMonth.of(2023, 12)))
                .withMessage("no month 2023-12 in this series; it covers 2024-01 to 2024-03");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> of(List.of(), List.of(), Set.of()).get(JANUARY))
                .withMessage("no month 2024-01 in this series; it is empty");
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(List.of(JANUARY, MARCH), List.of(eur("1"), eur("2")), Set.of()))
                .withMessage("keys must follow each other without gaps, but 2024-03 comes after 2024-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(List.of(JANUARY), List.of(), Set.of()))
                .withMessage("values (0) must be as many as keys (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(List.of(JANUARY), List.of(eur("1")), Set.of(MARCH)))
                .withMessage("partial (2024-03) must be among the keys; it covers 2024-01 to 2024-01");
        assertThatNullPointerException()
                .isThrownBy(() -> new Series.Point<>(JANUARY, null, false))
                .withMessage("value");
    }

    @Test
    void isEqualByValueAndKeepsCopies() {
        List<YearMonth> keys = new ArrayList<>(List.of(JANUARY));
        Series<YearMonth, Amount> one = of(keys, List.of(eur("1")), Set.of());
        keys.clear();

        assertThat(one.keys()).containsExactly(JANUARY);
        assertThat(one)
                .isEqualTo(of(List.of(JANUARY), List.of(eur("1.00")), Set.of()))
                .hasSameHashCodeAs(of(List.of(JANUARY), List.of(eur("1.00")), Set.of()))
                .isNotEqualTo(of(List.of(JANUARY), List.of(eur("2")), Set.of()))
                .isNotEqualTo(of(List.of(FEBRUARY), List.of(eur("1")), Set.of()))
                .isNotEqualTo(of(List.of(JANUARY), List.of(eur("1")), Set.of(JANUARY)));
    }

    @Test
    void aLongSeriesIsCutInTheMiddle() {
        LocalDate first = LocalDate.of(2024, 1, 1);
        List<LocalDate> days =
                IntStream.range(0, 1000).mapToObj(first::plusDays).toList();
        List<Amount> values =
                IntStream.range(0, 1000).mapToObj(i -> eur("" + i)).toList();

        List<String> lines = Series.of(Grains.day(), Metrics.revenue(), Unit.amount(EUR), days, values, Set.of())
                .toString()
                .lines()
                .toList();

        assertThat(lines).hasSize(1 + 20 + 1 + 20 + 1);
        assertThat(lines.get(20)).isEqualTo("2024-01-20   EUR 19.00");
        assertThat(lines.get(21)).isEqualTo("...");
        assertThat(lines.get(22)).isEqualTo("2026-09-07  EUR 980.00");
        assertThat(lines.get(41)).isEqualTo("2026-09-26  EUR 999.00");
        assertThat(lines.get(42)).isEqualTo("1,000 rows");
    }
}
