package dev.kpi.examples.benchmarks;

import dev.kpi.examples.adapters.DemoShop;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answer that a fold of {@link FoldLines} must give, counted line by line without this library. */
final class FoldTally {

    private FoldTally() {}

    private static final class Group {
        long sales; // in cents, after discounts
        long returns;
        long orders;
        int lastOrder = -1;
        final BitSet customers = new BitSet();
    }

    static Answer of(long lines) {
        FoldLines line = new FoldLines(lines);
        Map<YearMonth, List<Group>> months = new TreeMap<>();
        Instant at = Instant.MIN;
        List<Group> groups = List.of();
        while (line.advance()) {
            if (!line.at.equals(at)) {
                at = line.at;
                groups = months.computeIfAbsent(YearMonth.from(at.atZone(DemoShop.ZONE)), month -> groups());
            }
            add(line, groups.get(line.category()));
        }
        List<Answer.Row> rows = new ArrayList<>();
        months.forEach((month, ofMonth) -> {
            for (int category = 0; category < ofMonth.size(); category++) {
                Group group = ofMonth.get(category);
                if (group.orders > 0 || group.returns != 0) {
                    rows.add(row(month + " " + FoldLines.CATEGORIES.get(category), group));
                }
            }
        });
        return new Answer(rows).sorted();
    }

    private static List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        FoldLines.CATEGORIES.forEach(category -> groups.add(new Group()));
        return groups;
    }

    private static void add(FoldLines line, Group group) {
        long gross = Math.abs((long) line.quantity * line.priceInCents);
        if (line.isReturn) {
            group.returns += gross - line.discountInCents;
            return;
        }
        group.sales += gross - line.discountInCents;
        if (group.lastOrder != line.order) {
            group.lastOrder = line.order;
            group.orders++;
            if (line.customer != FoldLines.GUEST) {
                group.customers.set(line.customer);
            }
        }
    }

    private static Answer.Row row(String key, Group group) {
        BigDecimal orders = BigDecimal.valueOf(group.orders);
        return Answer.Row.of(
                key,
                BigDecimal.valueOf(group.sales - group.returns, 2),
                orders,
                BigDecimal.valueOf(group.customers.cardinality()),
                Answer.average(BigDecimal.valueOf(group.sales, 2), orders));
    }
}
