package dev.kpi.examples.benchmarks;

import dev.kpi.examples.adapters.CsvFormat;
import dev.kpi.examples.adapters.DemoShop;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import java.util.List;

/** A file of order lines that the peers know to read. */
enum Shop {
    /** The generated shop with few facts. */
    DEMO,
    /**
     * Online Retail II, which has neither categories nor regions; there are countries. Hours are not asked for: 83 of its
     * orders have more than one time, of which this library takes the earliest, and SQL would need a join for that.
     */
    RETAIL;

    private static final CsvFormat DEMO_FORMAT =
            CsvFormat.orderFile().withCurrency(DemoShop.CURRENCY).withZone(DemoShop.ZONE);

    /** How its file is read. */
    CsvFormat format() {
        return this == DEMO ? DEMO_FORMAT : CsvFormat.onlineRetailII();
    }

    /** What {@link Question#PLACES} groups by. */
    Attribute place() {
        return this == DEMO ? Dimensions.region() : Dimensions.country();
    }

    /** The questions of a dashboard. */
    List<Question> dashboard() {
        return this == DEMO
                ? Question.DASHBOARD
                : List.of(Question.HEADLINE, Question.MONTHS, Question.PLACES, Question.PRODUCTS);
    }
}
