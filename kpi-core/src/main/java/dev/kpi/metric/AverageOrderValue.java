package dev.kpi.metric;

import static dev.kpi.metric.Measure.Sum.RETURNS;
import static dev.kpi.metric.Measure.Sum.SALES;
import static dev.kpi.metric.Measure.Tally.ORDERS;

import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Average order value (AOV): gross sales less discounts, divided by the number of orders; see
 * {@link Metrics#averageOrderValue}. Immutable.
 */
public final class AverageOrderValue implements Metric<Quotient> {

    static final AverageOrderValue OF_SALES = new AverageOrderValue(new Ratio.OfSums(
            "AOV",
            "(gross sales - discounts) / orders",
            Linear.of(SALES),
            Linear.of(ORDERS),
            Ratio.Reading.MONEY_PER_UNIT,
            "",
            "order"));

    private static final AverageOrderValue AFTER_RETURNS = new AverageOrderValue(new Ratio.OfSums(
            "AOV after returns",
            "revenue / orders",
            Linear.of(SALES).minus(RETURNS),
            Linear.of(ORDERS),
            Ratio.Reading.MONEY_PER_UNIT,
            "",
            "order"));

    private final Ratio.OfSums ratio;

    private AverageOrderValue(Ratio.OfSums ratio) {
        this.ratio = ratio;
    }

    /** The same with returns taken off: revenue divided by the number of orders. */
    public AverageOrderValue afterReturns() {
        return AFTER_RETURNS;
    }

    @Override
    public String name() {
        return ratio.name();
    }

    @Override
    public String formula() {
        return ratio.formula();
    }

    @Override
    public Unit unit(Currency currency) {
        return ratio.unit(currency);
    }

    @Override
    public Set<Measure> measures() {
        return ratio.measures();
    }

    @Override
    public List<String> caveats() {
        List<String> caveats = new ArrayList<>(Metric.super.caveats());
        if (equals(OF_SALES)) {
            caveats.add(0, "before returns; AOV after returns uses revenue");
        }
        return List.copyOf(caveats);
    }

    @Override
    public Quotient value(Totals totals) {
        return ratio.value(totals);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AverageOrderValue that && ratio.equals(that.ratio);
    }

    @Override
    public int hashCode() {
        return ratio.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
