package dev.kpi.table;

import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.FEBRUARY;
import static dev.kpi.table.Sales.JANUARY;
import static dev.kpi.table.Sales.MARCH;
import static dev.kpi.table.Sales.THREE_METRICS;
import static dev.kpi.table.Sales.THREE_UNITS;
import static dev.kpi.table.Sales.eur;
import static dev.kpi.table.Sales.orders;
import static dev.kpi.table.Sales.perOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void byTimeThereIsNoRowOfTotals() {
        assertThat(Sales.byMonth()).hasToString("""
                        month        revenue  orders        AOV
                        2024-01    EUR 65.50       2  EUR 32.75
                        2024-02 *   EUR 0.00       0        n/a
                        2 rows
                        * partial: not wholly inside coverage and scope""");
    }

    @Test
    void byOtherDimensionsTheTotalsAreInTheLastRow() {
        assertThat(Sales.byCountry()).hasToString("""
                        country       revenue  orders       AOV
                        France     EUR -10.00       0       n/a
                        Spain    EUR 1,060.00   1,234  EUR 0.87
                        total    EUR 1,050.00   1,234  EUR 0.87
                        2 rows""");
    }

    @Test
    void severalDimensionsHaveAColumnEachAndTheStarIsBesideTheTime() {
        assertThat(Sales.byCountryAndMonth()).hasToString("""
                        country  month       revenue
                        France   2024-01    EUR 1.50
                        Spain    2024-02 *  EUR 0.00
                        2 rows
                        * partial: not wholly inside coverage and scope""");
    }

    @Test
    void findsFiguresByKeyAndMetric() {
        Table<YearMonth> table = Sales.byMonth();

        Amount revenue = table.get(JANUARY, Metrics.revenue());
        assertThat(revenue).isEqualTo(eur("65.5"));
        assertThat(table.get(FEBRUARY, Metrics.orderCount())).isEqualTo(orders(0));
        assertThat(table.column(Metrics.orderCount())).containsExactly(orders(2), orders(0));
        assertThat(table.total(Metrics.averageOrderValue())).isEqualTo(perOrder("65.5", 2));
        assertThat(table.keys()).containsExactly(JANUARY, FEBRUARY);
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.metrics()).isEqualTo(THREE_METRICS);
        assertThat(table.units()).isEqualTo(THREE_UNITS);
        assertThat(table.dimensions()).isEqualTo(List.of(Grains.month()));
        assertThat(table.partial()).containsExactly(FEBRUARY);
        assertThat(table.isPartial(FEBRUARY)).isTrue();
        assertThat(table.isPartial(JANUARY)).isFalse();
    }

    @Test
    void whatIsNotThereIsAnsweredWithWhatIs() {
        Table<YearMonth> table = Sales.byMonth();

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> table.get(MARCH, Metrics.revenue()))
                .withMessage("no month 2024-03 in this table; it has 2: 2024-01, 2024-02");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> table.isPartial(MARCH))
                .withMessage("no month 2024-03 in this table; it has 2: 2024-01, 2024-02");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> table.column(Metrics.profit()))
                .withMessage("no profit in this table; it has revenue, orders, AOV");
        Key absent = Key.of(List.of(Dimensions.country(), Grains.month()), List.of("Malta", MARCH));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> Sales.byCountryAndMonth().get(absent, Metrics.revenue()))
                .withMessage("no country / month Malta / 2024-03 in this table; it has 2: France / 2024-01,"
                        + " Spain / 2024-02");
    }

    @Test
    void sortsByAMetricWithUndefinedFiguresLast() {
        Table<String> table = Sales.byCountry().sortedBy(Metrics.averageOrderValue());

        assertThat(table.keys()).containsExactly("Spain", "France");
        assertThat(table.column(Metrics.revenue())).containsExactly(eur("1060"), eur("-10"));
        assertThat(table.get("France", Metrics.orderCount())).isEqualTo(orders(0));
        assertThat(table.total(Metrics.revenue())).isEqualTo(eur("1050"));
        assertThat(Sales.byCountryAndMonth().sortedBy(Metrics.revenue())).isEqualTo(Sales.byCountryAndMonth());
        Table<YearMonth> months = Sales.byMonth();
        assertThat(months.sortedBy(Metrics.revenue()).partial()).isEqualTo(months.partial());
    }

    private static Table<String> of(
            List<Metric<?>> metrics, List<Unit> units, List<List<Figure>> rows, List<Figure> totals) {
        return Table.of(List.of(Dimensions.country()), metrics, units, List.of("France"), rows, Set.of(), totals);
    }

    @Test
    void badArgumentsAreNamed() {
        List<Metric<?>> revenue = List.of(Metrics.revenue());
        List<Unit> euro = List.of(Unit.amount(EUR));
        List<Figure> one = List.of(eur("1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(List.of(), List.of(), List.of(List.of()), List.of()))
                .withMessage("metrics must not be empty; name at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(List.of(Metrics.revenue(), Metrics.revenue()), euro, List.of(one), one))
                .withMessage("metrics must have different names, but revenue is given twice; leave one out or name it"
                        + " otherwise");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(revenue, List.of(), List.of(one), one))
                .withMessage("units (0) must be as many as metrics (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(revenue, euro, List.of(one), List.of()))
                .withMessage("totals (0) must be as many as metrics (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(revenue, euro, List.of(List.of()), one))
                .withMessage("figures of a row (0) must be as many as metrics (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(revenue, euro, List.of(), one))
                .withMessage("rows (0) must be as many as keys (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(
                        List.of(Grains.month()), revenue, euro, List.of(JANUARY), List.of(one), Set.of(MARCH), one))
                .withMessage("partial (1) must be among the keys, but only 0 of them are");
    }

    @Test
    void isEqualByValue() {
        assertThat(Sales.byMonth()).isEqualTo(Sales.byMonth()).hasSameHashCodeAs(Sales.byMonth());
        assertThat(Sales.byCountry())
                .isNotEqualTo(Sales.byCountry().sortedBy(Metrics.revenue()))
                .isNotEqualTo(Sales.byMonth());
    }
}
