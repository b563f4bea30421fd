package dev.kpi.table;

import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.perOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metrics;
import java.math.BigDecimal;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnTest {
    private final Column<String, Count> column = Sales.customersByCountry();

    private static <K> Column<K, Count> units(List<Dimension<?>> dimensions, List<K> keys, String... units) {
        return Column.of(
                dimensions,
                Metrics.units(),
                Unit.count("units"),
                keys,
                IntStream.range(0, units.length)
                        .mapToObj(i -> Count.of(new BigDecimal(units[i])))
                        .toList(),
                Count.of(100));
    }

    @Test
    void printsTheTotalInTheLastRow() {
        assertThat(column).hasToString("""
                        country    customers
                        France            12
                        Spain          1,299
                        (unknown)         12
                        total          1,300
                        3 rows""");
    }

    @Test
    void countsWithDecimalsAllHaveAsMany() {
        assertThat(units(List.of(Dimensions.country()), List.of("France", "Spain", "Italy"), "1.5", "1000", "-0.125"))
                .hasToString("""
                        country      units
                        France       1.500
                        Spain    1,000.000
                        Italy       -0.125
                        total      100.000
                        3 rows""");
    }

    @Test
    void numbersAmongTheKeysAreAlignedRight() {
        assertThat(units(List.of(Dimensions.hour()), List.of(9, 10), "1", "2")).hasToString("""
                         hour  units
                            9      1
                           10      2
                        total    100
                        2 rows""");
    }

    @Test
    void severalDimensionsHaveAColumnEach() {
        List<Dimension<?>> dimensions = List.of(Dimensions.country(), Dimensions.hour());
        Key key = Key.of(dimensions, List.of("France", 9));

        assertThat(units(dimensions, List.of(key), "1")).hasToString("""
                        country  hour  units
                        France      9      1
                        total            100
                        1 row""");
    }

    private static Column<Integer, Count> numbered(int groups) {
        List<Integer> keys = IntStream.range(0, groups).boxed().toList();
        return units(
                List.of(Dimensions.hour()),
                keys,
                keys.stream().map(String::valueOf).toArray(String[]::new));
    }

    @Test
    void aLongColumnIsCutInTheMiddleAndKeepsItsTotal() {
        assertThat(numbered(39).toString().lines()).hasSize(1 + 39 + 1 + 1).doesNotContain("...");
        assertThat(numbered(40).toString().lines())
                .hasSize(1 + 20 + 1 + 20 + 1)
                .containsSubsequence("   19     19", "...", "   21     21", "   39     39", "total    100", "40 rows");
    }

    @Test
    void findsAFigureByItsKey() {
        assertThat(column.get("Spain")).isEqualTo(Count.of(1299));
        assertThat(column.total()).isEqualTo(Count.of(1300));
        assertThat(column.keys()).containsExactly("France", "Spain", "(unknown)");
        assertThat(column.values()).containsExactly(Count.of(12), Count.of(1299), Count.of(12));
        assertThat(column.size()).isEqualTo(3);
        assertThat(column.metric()).isEqualTo(Metrics.customerCount());
        assertThat(column.unit()).isEqualTo(Unit.count("customers"));
        assertThat(column.dimensions()).isEqualTo(List.of(Dimensions.country()));
    }

    @Test
    void aKeyThatIsNotThereIsAnsweredWithTheFirstOfThoseThatAre() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> column.get("Frnace\u001b"))
                .withMessage("no country Frnace\\u001b in this column; it has 3: France, Spain, (unknown)");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> numbered(10).get(24))
                .withMessage("no hour 24 in this column; it has 10: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> numbered(24).get(24))
                .withMessage("no hour 24 in this column; it has 24: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() ->
                        units(List.of(Dimensions.country()), List.<String>of()).get("x"))
                .withMessage("no country x in this column; it is empty");
    }

    @Test
    void sortsByValueWithUndefinedOnesLastAndTiesAsTheyStand() {
        assertThat(column.sortedByValue().keys()).containsExactly("Spain", "France", "(unknown)");
        assertThat(column.sortedByValue().get("(unknown)")).isEqualTo(Count.of(12));
        assertThat(column.sortedByValue().total()).isEqualTo(column.total());
        Column<String, Quotient> averages = Column.of(
                List.of(Dimensions.country()),
                Metrics.averageOrderValue(),
                Unit.amountPer(EUR, "order"),
                List.of("a", "b", "c", "d"),
                List.of(perOrder("0", 0), perOrder("-1", 1), perOrder("0", 0), perOrder("2", 1)),
                perOrder("1", 2));
        assertThat(averages.sortedByValue()).hasToString("""
                        country        AOV
                        d         EUR 2.00
                        b        EUR -1.00
                        a              n/a
                        c              n/a
                        total     EUR 0.50
                        4 rows""");
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> units(List.of(), List.of("a"), "1"))
                .withMessage("dimensions must not be empty; a grouping has at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> units(List.of(Dimensions.country()), List.of("a", "b", "a"), "1", "2", "3"))
                .withMessage("keys must be distinct, but a is given twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> units(List.of(Dimensions.country()), List.of("a"), "1", "2"))
                .withMessage("values (2) must be as many as keys (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> units(List.of(Dimensions.country(), Dimensions.hour()), List.of("a"), "1"))
                .withMessage("key (a) must be a Key of [country, hour]");
        Key other = Key.of(List.of(Dimensions.hour(), Dimensions.country()), List.of(9, "France"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> units(List.of(Dimensions.country(), Dimensions.hour()), List.of(other), "1"))
                .withMessage("key (9 / France) must be a Key of [country, hour]");
    }

    @Test
    void isEqualByValue() {
        assertThat(column)
                .isEqualTo(Sales.customersByCountry())
                .hasSameHashCodeAs(Sales.customersByCountry())
                .isNotEqualTo(column.sortedByValue());
        assertThat(column.sortedByValue().sortedByValue()).isEqualTo(column.sortedByValue());
    }
}
