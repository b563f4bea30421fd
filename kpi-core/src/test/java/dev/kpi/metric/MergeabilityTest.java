package dev.kpi.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each metric says has to be kept of a part of the lines. */
class MergeabilityTest {

    @Test
    void everyMetricSaysItsClass() {
        Map<Mergeability, List<String>> names = new HashMap<>();
        Metrics.all()
                .forEach(metric -> names.merge(
                        metric.mergeability(),
                        List.of(metric.name()),
                        (left, right) -> java.util.stream.Stream.of(left, right)
                                .flatMap(List::stream)
                                .toList()));

        assertThat(names)
                .isEqualTo(Map.of(
                        Mergeability.ADDITIVE,
                        List.of(
                                "gross sales",
                                "discounts",
                                "returns",
                                "revenue",
                                "merchandise revenue",
                                "charges",
                                "cost",
                                "profit",
                                "orders",
                                "return documents",
                                "units",
                                "returned units",
                                "net units",
                                "lines"),
                        Mergeability.RATIO_OF_ADDITIVE,
                        List.of(
                                "margin",
                                "cost coverage",
                                "AOV",
                                "AOV after returns",
                                "UPT",
                                "discount rate",
                                "return rate",
                                "unit return rate",
                                "return document rate",
                                "customer coverage"),
                        Mergeability.PER_CUSTOMER,
                        List.of("customers", "orders per customer", "repeat purchase rate"),
                        Mergeability.WHOLE_SET,
                        List.of("products", "order return rate")));
    }

    @Test
    void aMetricOfACallerHasTheClassOfItsMeasures() {
        assertThat(Metrics.sumOf("weight", line -> BigDecimal.ONE).mergeability())
                .isEqualTo(Mergeability.ADDITIVE);
        assertThat(Metrics.countOf("gifts", line -> true).mergeability()).isEqualTo(Mergeability.ADDITIVE);
        assertThat(Metrics.ratio("spend", Metrics.revenue(), Metrics.orderCount())
                        .mergeability())
                .isEqualTo(Mergeability.RATIO_OF_ADDITIVE);
        assertThat(Metrics.ratio("spend", Metrics.revenue(), Metrics.customerCount())
                        .mergeability())
                .isEqualTo(Mergeability.PER_CUSTOMER);
        assertThat(Metrics.ratio("range", Metrics.distinctProducts(), Metrics.customerCount())
                        .mergeability())
                .isEqualTo(Mergeability.WHOLE_SET);
        assertThat(Metrics.distinct(Dimensions.country()).mergeability()).isEqualTo(Mergeability.WHOLE_SET);
        assertThat(Metrics.ratio("return tendency", Metrics.orderReturnRate(), Metrics.customerCount())
                        .mergeability())
                .isEqualTo(Mergeability.WHOLE_SET);
    }

    @Test
    void everyAdditiveMetricSaysSo() {
        assertThat(Metrics.all())
                .filteredOn(AdditiveMetric.class::isInstance)
                .allSatisfy(metric -> assertThat(metric.mergeability()).isEqualTo(Mergeability.ADDITIVE));
    }
}
