package dev.kpi.order;

import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.customer;
import static dev.kpi.metric.Dimensions.lineId;
import static dev.kpi.metric.Dimensions.order;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.region;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Crosses of dimensions that have very many possible groups. */
class ManyGroupsTest {

    /** Lines each of which has a key of its own in every dimension. */
    private static Orders orders(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> Line.of("A-" + i, Instant.parse("2024-01-05T12:00:00Z"), "p" + i, 1, BigDecimal.ONE)
                        .withCustomer("c" + i)
                        .withLineId("l" + i)
                        .withCategory("k" + i)
                        .withRegion("r" + i))
                .collect(Orders.collector(OrderSettings.of(RandomLines.GBP, ZoneId.of("Z"))));
    }

    @Test
    void groupsThatALongCanNumberAreMeasured() {
        assertThat(orders(1447) // with (unknown) 1448 keys each, the sixth power of which is the largest below 2^63
                        .by(order(), customer(), product(), lineId(), category(), region())
                        .measure(revenue())
                        .keys())
                .hasSize(1447);
    }

    @Test
    void dimensionsThatMakeMoreAreNamedWithTheirSizes() {
        Orders orders = orders(1448);

        assertThatThrownBy(() -> orders.by(order(), month(), customer(), product(), lineId(), category(), region())
                        .measure(revenue()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the numbers of keys, (unknown) included, of order (1,449), month (1), customer (1,449), product (1,449), line id"
                                + " (1,449), category (1,449), region (1,449) multiply to more than 2^63 - 1 possible groups;"
                                + " group by fewer dimensions, or map them to fewer keys");
    }
}
