package dev.kpi.metric;

import dev.kpi.metric.Measure.Sum;
import dev.kpi.metric.Measure.Tally;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the definitions say about figures that are made of some measures. */
final class Caveats {

    private static final Set<Measure> AMOUNTS = Set.of(Sum.GROSS_SALES, Sum.DISCOUNTS, Sum.SALES, Sum.RETURNS);
    private static final Set<Measure> UNITS = Set.of(Sum.UNITS, Sum.RETURNED_UNITS);
    private static final Set<Tally> OF_CUSTOMERS =
            EnumSet.of(Tally.CUSTOMERS, Tally.CUSTOMER_ORDERS, Tally.REPEAT_CUSTOMERS);

    private Caveats() {}

    static List<String> of(Set<Measure> measures) {
        List<String> caveats = new ArrayList<>();
        if (measures.stream().anyMatch(AMOUNTS::contains) && !measures.contains(Sum.CHARGES)) {
            caveats.add("charges such as postage are included");
        }
        if (measures.stream().anyMatch(UNITS::contains)) {
            caveats.add("units are of goods alone; charges are left out");
        }
        if (Coverage.COSTS.isNeededBy(measures)) {
            caveats.add("only lines with a known cost count; cost coverage tells how many");
        }
        if (measures.stream().anyMatch(OF_CUSTOMERS::contains)) {
            caveats.add("identified customers only; guests are left out, and customer coverage tells how many orders");
        }
        if (measures.contains(Tally.RETURNED_ORDERS)) {
            caveats.add("an order counts as returned whenever its goods came back, be it outside the scope");
            caveats.add("undefined where no return is linked to an order");
        }
        if (measures.stream().anyMatch(Measure.Distinct.class::isInstance)) {
            caveats.add("unknown keys, charges and returned goods are in no count");
        }
        if (measures.stream().anyMatch(m -> m instanceof Tally || m instanceof Measure.Distinct)) {
            caveats.add("each group and each total is counted for itself; distinct counts never add across groups");
        }
        return List.copyOf(caveats);
    }
}
