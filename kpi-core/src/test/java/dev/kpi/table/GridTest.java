package dev.kpi.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.json.KpiModule;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Currency GBP = Currency.getInstance("GBP");

    private static Amount pounds(String value) {
        return Amount.of(new BigDecimal(value), GBP);
    }

    private static Grid segments() {
        return Grid.of(
                        List.of("segment", "customers", "revenue", "share", "slope", "known"),
                        List.of(
                                List.of("new", Count.of(3), pounds("12.5"), Share.of(1, 4), 0.1, true),
                                Arrays.asList("lost", Count.of(12), null, Share.of(0, 0), Double.NaN, false)))
                .withNote("as of 2011-12-09");
    }

    @Test
    void printsFiguresToTheRightAndWhatIsNotThereAsBlank() {
        assertThat(segments())
                .hasToString(String.join(
                        "\n",
                        "segment  customers    revenue  share  slope  known",
                        "new              3  GBP 12.50  25.0%    0.1  true",
                        "lost            12               n/a    n/a  false",
                        "as of 2011-12-09"));
    }

    @Test
    void weekdaysAndMonthsPrintTheirNamesAndAreWrittenAsTheyAre() throws JsonProcessingException {
        Grid grid = Grid.of(
                List.of("weekday", "month"),
                List.of(List.of(DayOfWeek.MONDAY, Month.MAY), List.of(DayOfWeek.SUNDAY, Month.OCTOBER)));
        assertThat(grid).hasToString("""
                weekday  month
                Monday   May
                Sunday   October""");
        JsonMapper mapper = JsonMapper.builder().addModule(new KpiModule()).build();
        assertThat(mapper.writeValueAsString(grid)).contains("{\"weekday\":\"MONDAY\",\"month\":\"MAY\"}");
    }

    @Test
    void becomesJsonWithUnitsAndExactNumbers() throws JsonProcessingException {
        JsonMapper mapper = JsonMapper.builder().addModule(new KpiModule()).build();
        Tabular tabular = () -> segments();
        assertThat(mapper.writeValueAsString(tabular))
                .isEqualTo("{\"columns\":[{\"name\":\"segment\"},{\"name\":\"customers\",\"unit\":\"count\"},"
                        + "{\"name\":\"revenue\",\"unit\":\"GBP\"},{\"name\":\"share\",\"unit\":\"fraction\"},"
                        + "{\"name\":\"slope\"},{\"name\":\"known\"}],"
                        + "\"rows\":[{\"segment\":\"new\",\"customers\":3,\"revenue\":12.50,\"share\":0.25,\"slope\":0.1,"
                        + "\"known\":true},{\"segment\":\"lost\",\"customers\":12,\"revenue\":null,\"share\":null,"
                        + "\"slope\":null,\"known\":false}],\"notes\":[\"as of 2011-12-09\"]}")
                .isEqualTo(mapper.writeValueAsString(segments()));
    }

    @Test
    void aColumnHasAUnitWhereAllItsFiguresHaveTheSame() {
        Grid mixed = Grid.of(
                List.of("what", "value"),
                List.of(List.of("revenue", pounds("1")), List.of("rate", Quotient.undefined(Unit.percent()))));
        assertThat(mixed.unit(0)).isNull();
        assertThat(mixed.unit(1)).isNull();
        assertThat(segments().unit(2)).isEqualTo(Unit.amount(GBP));
    }

    @Test
    void copiesItsRowsAndIsEqualByValue() {
        List<Object> row = new ArrayList<>(List.of("a"));
        List<List<Object>> rows = new ArrayList<>(List.of(row));
        Grid grid = Grid.of(List.of("key"), rows);
        row.set(0, "b");
        rows.clear();
        assertThat(grid.rows()).isEqualTo(List.of(List.of("a")));
        assertThat(grid)
                .isEqualTo(Grid.of(List.of("key"), List.of(List.of("a"))))
                .hasSameHashCodeAs(grid.withMaxRows(2));
        assertThat(grid).isNotEqualTo(grid.withNote("n")).isNotEqualTo("a");
        assertThat(grid.grid()).isSameAs(grid);
    }

    @Test
    void cutsManyRowsInTheMiddle() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            rows.add(List.of(i));
        }
        assertThat(Grid.of(List.of("n"), rows).withMaxRows(3)).hasToString("n\n0\n1\n...\n8");
        assertThat(Grid.of(List.of("n"), List.of())).hasToString("n");
    }

    @Test
    void refusesRowsAndColumnsThatDoNotFit() {
        assertThatThrownBy(() -> Grid.of(List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns must not be empty; a grid needs at least one");
        assertThatThrownBy(() -> Grid.of(List.of("a", "a"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns [a, a] must all be different");
        assertThatThrownBy(() -> Grid.of(List.of("a"), List.of(List.of(1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 has 2 cells but there are 1 columns");
        assertThatThrownBy(() -> segments().withMaxRows(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("most (1) must be at least 2");
    }
}
