package dev.kpi.json;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kpi.figure.Figure;
import dev.kpi.table.Change;
import dev.kpi.table.Changes;
import dev.kpi.table.GroupChanges;
import dev.kpi.table.Sales;
import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes and what series tell of themselves go to JSON as their grids. */
class ChangesJsonTest {

    private final ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();

    private static final Change<?> REVENUE = new Change<>(revenue(), Sales.eur("80"), Sales.eur("100"));

    private String json(Object value) throws JsonProcessingException {
        return mapper.writeValueAsString(value).replace('"', '\'');
    }

    @Test
    void aColumnOfSeveralUnitsHasNone() throws JsonProcessingException {
        Changes changes = new Changes(List.of(REVENUE, new Change<>(orderCount(), Sales.orders(0), Sales.orders(3))));

        assertThat(json(changes))
                .isEqualTo("{'columns':[{'name':'metric'},{'name':'before'},{'name':'after'},{'name':'difference'},"
                        + "{'name':'relative','unit':'fraction'}],'rows':["
                        + "{'metric':'revenue','before':80.00,'after':100.00,'difference':20.00,'relative':0.25},"
                        + "{'metric':'orders','before':0,'after':3,'difference':3,'relative':null}],'notes':[]}");
    }

    @Test
    void groupsTellTheUnitOfTheirColumns() throws JsonProcessingException {
        Change<?> change = REVENUE;
        assertThat(json(groups(change)))
                .startsWith(
                        "{'columns':[{'name':'country'},{'name':'before','unit':'EUR'},{'name':'after','unit':'EUR'},"
                                + "{'name':'difference','unit':'EUR'},{'name':'relative','unit':'fraction'},"
                                + "{'name':'contribution','unit':'fraction'}],'rows':[{'country':'France','before':80.00,"
                                + "'after':100.00,'difference':20.00,'relative':0.25,'contribution':1},{'country':'total',");
    }

    private static <R extends Figure> GroupChanges<String, R> groups(Change<R> change) {
        return GroupChanges.of(List.of(country()), List.of("France"), List.of(change), change);
    }

    @Test
    void seasonsAreNamed() throws JsonProcessingException {
        assertThat(json(Sales.monthlyRevenue().seasonality()))
                .startsWith("{'columns':[{'name':'month'},{'name':'index','unit':'ratio'},{'name':'periods'}],"
                        + "'rows':[{'month':'" + Month.JANUARY + "','index':2,'periods':1},");
    }
}
