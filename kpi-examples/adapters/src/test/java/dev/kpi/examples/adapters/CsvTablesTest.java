package dev.kpi.examples.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Metrics;
import dev.kpi.table.Grid;
import dev.kpi.table.Summary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTablesTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void writesNumbersPlainAndWhatIsUndefinedEmpty() {
        Grid grid = Grid.of(
                List.of("day", "revenue", "orders", "margin", "share", "score"),
                List.of(
                        List.of(
                                LocalDate.of(2024, 1, 9),
                                Amount.of(new BigDecimal("1234567.891"), EUR),
                                Count.of(12000),
                                Quotient.of(BigDecimal.ONE, BigDecimal.valueOf(3), Unit.percent()),
                                Share.of(1, 4),
                                2.5),
                        Arrays.asList(
                                LocalDate.of(2024, 1, 10),
                                Amount.zero(EUR),
                                null,
                                Quotient.undefined(Unit.percent()),
                                Share.of(0, 0),
                                Double.NaN)));
        assertThat(CsvTables.text(grid))
                .isEqualTo("day,revenue (EUR),orders,margin,share,score\n"
                        + "2024-01-09,1234567.891,12000,0.3333333333333333,0.25,2.5\n"
                        + "2024-01-10,0.00,,,,\n");
    }

    @Test
    void aSummaryNamesEachUnitOnce() {
        Summary revenue = Summary.of(List.of(Metrics.revenue()), List.of(Amount.parse("EUR 1234.50")));
        assertThat(CsvTables.text(revenue)).isEqualTo("metric,value,unit\nrevenue,1234.50,EUR\n");
        Summary two = Summary.of(
                List.of(Metrics.revenue(), Metrics.orderCount()),
                List.of(Amount.parse("EUR 1234.50"), Count.of(2, Unit.count("orders"))));
        assertThat(CsvTables.text(two)).isEqualTo("metric,value,unit\nrevenue,1234.50,EUR\norders,2,orders\n");
    }

    @Test
    void quotesTextAndKeepsSpreadsheetsFromRunningIt() {
        Grid grid = Grid.of(
                List.of("=name", "n"),
                List.of(
                        List.of("=1+1", -1),
                        List.of("@SUM(A1)", 2),
                        List.of("+49 30", 3),
                        List.of("-x", 4),
                        List.of("a, \"b\"\nc", 5)));
        assertThat(CsvTables.text(grid))
                .isEqualTo("'=name,n\n'=1+1,-1\n'@SUM(A1),2\n'+49 30,3\n'-x,4\n\"a, \"\"b\"\"\nc\",5\n");
    }

    @Test
    void noSeparatorOfASpreadsheetStartsAFormulaWithinAField() {
        assertThat(written("x;=1+1")).isEqualTo("\"x;'=1+1\"");
        assertThat(written("x; \"=1+1;")).isEqualTo("\"x; \"\"'=1+1;\"");
        assertThat(written("x\t@SUM(A1)")).isEqualTo("\"x\t'@SUM(A1)\"");
        assertThat(written("x|-1")).isEqualTo("\"x|'-1\"");
        assertThat(written("x\n=1")).isEqualTo("\"x\n'=1\"");
        assertThat(written(" =1")).isEqualTo(" '=1");
        assertThat(written("\t=1")).isEqualTo("\"'\t'=1\"");
        assertThat(written("a-b; c")).isEqualTo("\"a-b; c\"");
        assertThat(written("a-b = c")).isEqualTo("a-b = c");
    }

    private static String written(String name) {
        return CsvTables.text(Grid.of(List.of("name"), List.of(List.of(name))))
                .strip()
                .substring("name\n".length());
    }
}
