package dev.kpi.rfm;

import static dev.kpi.rfm.Fact.sale;
import static dev.kpi.rfm.Rfm.rfm;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Orders;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results of RFM as JSON, through the module that Jackson finds on the class path. */
class RfmJsonTest {

    private static final Orders SHOP = Fact.orders(
            sale("A-1", "ada", "2011-06-01", 12000),
            sale("A-2", "ada", "2011-06-20", 8000),
            sale("B-1", "bob", "2011-06-29", 450),
            sale("G-1", "", "2011-06-30", 500));
    private static final RfmTable TABLE = SHOP.measure(rfm());

    private final ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTableListsCustomersWithTheirScores() {
        assertThat(json(TABLE))
                .isEqualTo("{\"columns\":[{\"name\":\"customer\"},{\"name\":\"days since last order\"},"
                        + "{\"name\":\"orders\"},{\"name\":\"revenue\",\"unit\":\"GBP\"},"
                        + "{\"name\":\"score\"},{\"name\":\"segment\"}],"
                        + "\"rows\":[{\"customer\":\"bob\",\"days since last order\":1,\"orders\":1,\"revenue\":4.50,"
                        + "\"score\":\"311\",\"segment\":\"about to sleep\"},"
                        + "{\"customer\":\"ada\",\"days since last order\":10,\"orders\":2,\"revenue\":200.00,"
                        + "\"score\":\"133\",\"segment\":\"at risk\"}],"
                        + "\"notes\":[\"2 customers as of 2011-06-30, 5 bins by rank\","
                        + "\"customer coverage 75.0%: 3 of 4 orders; guests have no scores\","
                        + "\"no customer has recency score 2, 4, 5: few customers or many ties\","
                        + "\"no customer has frequency score 2, 4, 5: few customers or many ties\","
                        + "\"no customer has monetary score 2, 4, 5: few customers or many ties\"]}");
    }

    @Test
    void everyResultIsTheJsonOfItsGrid() {
        RfmMovement movement = TABLE.movedFrom(SHOP.measure(rfm(LocalDate.of(2011, 6, 10))));
        for (Tabular result : List.of(TABLE, TABLE.segments(), TABLE.heatMap(), movement, SegmentTable.usual(5))) {
            Grid grid = result.grid();
            JsonNode tree = mapper.valueToTree(result);

            assertThat(tree.get("rows"))
                    .as("%s", result.getClass())
                    .hasSize(grid.rows().size());
            assertThat(tree.get("notes")).hasSize(grid.notes().size());
            assertThat(json(List.of(result, 1))).isEqualTo("[" + json(grid) + ",1]");
        }
    }

    @Test
    void segmentsAreKeysOfOtherResults() {
        assertThat(json(SHOP.by(TABLE.segment()).measure(Metrics.revenue())))
                .isEqualTo("{\"dimensions\":[\"RFM segment\"],\"metrics\":[{\"name\":\"revenue\",\"unit\":\"GBP\","
                        + "\"formula\":\"gross sales - discounts - returns\"}],"
                        + "\"rows\":[{\"key\":{\"RFM segment\":\"about to sleep\"},\"values\":{\"revenue\":4.50}},"
                        + "{\"key\":{\"RFM segment\":\"at risk\"},\"values\":{\"revenue\":200.00}},"
                        + "{\"key\":{\"RFM segment\":\"(unknown)\"},\"values\":{\"revenue\":5.00}}],"
                        + "\"totals\":{\"revenue\":209.50}}");
    }
}
