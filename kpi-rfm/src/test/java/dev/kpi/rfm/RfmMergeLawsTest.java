package dev.kpi.rfm;

import static dev.kpi.rfm.Rfm.rfm;

import dev.kpi.customer.Analysis;
import dev.kpi.order.AnalysisMergeLaws;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Scores of merged shards are those of all lines, ties and bins included. */
class RfmMergeLawsTest extends AnalysisMergeLaws {

    @Override
    protected List<String> packages() {
        return List.of("dev.kpi.rfm");
    }

    @Override
    protected Map<String, List<Analysis<?>>> analyses() {
        Analysis<List<RfmCustomer>> ranked = customers -> rfm().of(customers).customers();
        return Map.of(
                "Rfm.rfm",
                List.of(
                        rfm(),
                        rfm(LocalDate.of(2011, 4, 1)),
                        rfm().withNtile().withMonetary(Monetary.AVERAGE_ORDER_VALUE),
                        rfm().withNestedBins().withBins(3).withMonetary(Monetary.PROFIT),
                        rfm().withRecencyBreaks(5, 30, 90, 365)),
                "the list of customers",
                List.of(ranked));
    }
}
