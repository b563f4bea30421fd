package dev.kpi.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Line;
import dev.kpi.order.Orders;
import dev.kpi.quality.Audit;
import dev.kpi.quality.Audit.Bridge;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryAndAuditJsonTest {
    private final ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();

    @Test
    void aSummaryTellsItsMetricsAndTheirValues() throws JsonProcessingException {
        Orders orders = Stream.of(Line.of("A-1", Instant.parse("2024-01-05T10:00:00Z"), "P", 2, new BigDecimal("9.99")))
                .collect(Orders.collector(Currency.getInstance("EUR"), ZoneOffset.UTC));
        assertThat(mapper.writeValueAsString(orders.measure(Metrics.grossSales(), Metrics.ordersPerCustomer())))
                .isEqualTo("{\"metrics\":[{\"name\":\"gross sales\",\"unit\":\"EUR\","
                        + "\"formula\":\"sum of price x quantity over sale lines\"},"
                        + "{\"name\":\"orders per customer\",\"unit\":\"orders per customer\","
                        + "\"formula\":\"sale orders of customers / customers\"}],"
                        + "\"values\":{\"gross sales\":19.98,\"orders per customer\":null},"
                        + "\"coverage\":{\"customers\":0}}");
    }

    @Test
    void anAuditTellsEveryBridge() throws JsonProcessingException {
        Audit audit = new Audit(List.of(new Bridge("a = b + c", new BigDecimal("3.50"), new BigDecimal("3.25"))));
        assertThat(mapper.writeValueAsString(audit))
                .isEqualTo("{\"balanced\":false,\"bridges\":[{\"name\":\"a = b + c\",\"whole\":3.50,\"parts\":3.25,"
                        + "\"difference\":0.25}]}");
        assertThat(audit).hasToString("""
                        bridge     whole  parts  difference
                        a = b + c   3.50   3.25        0.25
                        NOT BALANCED""");
    }
}
