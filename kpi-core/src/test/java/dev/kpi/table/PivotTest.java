package dev.kpi.table;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.hour;
import static dev.kpi.metric.Dimensions.weekday;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.JANUARY;
import static dev.kpi.table.Sales.MARCH;
import static dev.kpi.table.Sales.eur;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metrics;
import java.time.DayOfWeek;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PivotTest {

    private static Column<Key, Amount> column(List<Dimension<?>> dimensions, List<List<?>> keys, String... revenue) {
        return Column.of(
                dimensions,
                Metrics.revenue(),
                Unit.amount(EUR),
                keys.stream().map(key -> Key.of(dimensions, key)).toList(),
                MonthlyFigures.eurs(revenue),
                eur("7"));
    }

    private final Column<Key, Amount> byClock = column(
            List.of(weekday(), hour()),
            List.of(List.of(MONDAY, 9), List.of(MONDAY, 12), List.of(WEDNESDAY, 9)),
            "1",
            "0",
            "1234.5");

    @Test
    void showsOneDimensionDownAndTheOtherAcross() {
        assertThat(byClock.pivot(weekday(), hour())).hasToString("""
                        weekday           9  10  11    12
                        Monday         1.00          0.00
                        Tuesday
                        Wednesday  1,234.50
                        revenue by weekday and hour; in all EUR 7.00""");
        assertThat(byClock.pivot(hour(), weekday()).rows()).containsExactly(9, 10, 11, 12);
        assertThat(byClock.pivot(hour(), weekday())).hasToString("""
                        hour  Monday  Tuesday  Wednesday
                        9       1.00            1,234.50
                        10
                        11
                        12      0.00
                        revenue by hour and weekday; in all EUR 7.00""");
        assertThat(byClock.pivot(hour(), weekday()).grid().columns())
                .containsExactly("hour", "MONDAY", "TUESDAY", "WEDNESDAY");
        assertThat(byClock.pivot(hour(), weekday()).get(9, WEDNESDAY)).isEqualTo(eur("1234.5"));
    }

    @Test
    void aCombinationWithoutALineHasNoFigure() {
        Pivot<DayOfWeek, Integer, Amount> pivot = byClock.pivot(weekday(), hour());
        assertThat(pivot.get(MONDAY, 12)).isEqualTo(eur("0"));
        assertThat(pivot.get(MONDAY, 10)).isNull();
        assertThat(pivot.grid().rows().get(0)).containsExactly(MONDAY, eur("1"), null, null, eur("0"));
        assertThat(pivot.total()).isEqualTo(eur("7"));
        assertThat(pivot.metric()).isEqualTo(Metrics.revenue());
    }

    @Test
    void periodsHaveNoGapsAndTextsAreThoseThatThereAre() {
        var pivot = column(
                        List.of(country(), month()),
                        List.of(List.of("Spain", MARCH), List.of("France", JANUARY)),
                        "1",
                        "2")
                .pivot(country(), month());
        assertThat(pivot.rows()).containsExactly("France", "Spain");
        assertThat(pivot.grid().columns()).containsExactly("country", "2024-01", "2024-02", "2024-03");
    }

    @Test
    void aKeyMayBeCalledLikeTheDimension() {
        var pivot = column(List.of(weekday(), country()), List.of(List.of(MONDAY, "weekday")), "1")
                .pivot(weekday(), country());
        assertThat(pivot.grid().columns()).containsExactly("weekday", "weekday (2)");
    }

    @Test
    void anEmptyColumnGivesAnEmptyPivot() {
        assertThat(column(List.of(weekday(), hour()), List.of()).pivot(weekday(), hour()))
                .hasToString("weekday\nrevenue by weekday and hour; in all EUR 7.00");
    }

    @Test
    void isEqualByValue() {
        assertThat(byClock.pivot(weekday(), hour()))
                .isEqualTo(byClock.pivot(weekday(), hour()))
                .hasSameHashCodeAs(byClock.pivot(weekday(), hour()))
                .isNotEqualTo(byClock.pivot(hour(), weekday()));
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byClock.pivot(weekday(), country()))
                .withMessage("a pivot of weekday and country needs a column by these two, but this one is by"
                        + " [weekday, hour]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sales.customersByCountry().pivot(country(), country()))
                .withMessage(
                        "a pivot of country and country needs a column by these two, but this one is by [country]");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> byClock.pivot(weekday(), hour()).get(SUNDAY, 9))
                .withMessage("no weekday SUNDAY in this pivot; it has MONDAY to WEDNESDAY");
    }
}
