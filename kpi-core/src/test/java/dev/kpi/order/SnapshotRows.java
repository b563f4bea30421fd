package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.order.Facts.Base;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Spells out every row of a snapshot, codes and scales resolved: two snapshots of the same lines read the same. */
final class SnapshotRows {

    private SnapshotRows() {}

    static List<String> of(Orders orders) {
        Facts facts = orders.facts();
        List<Attribute> attributes = facts.dictionaries.keySet().stream()
                .sorted(Assembler.DESCRIPTION_ORDER)
                .toList();
        List<String> rows = new ArrayList<>();
        rows.add(orders + " " + facts.dataDays + " " + attributes + " customers " + facts.customers.count()
                + " costs " + facts.lines.hasCosts() + " " + facts.isCostKnownOfAll() + " charges "
                + facts.lines.hasCharges());
        facts.voids.forEach(line -> rows.add(line.toString()));
        LineCursor cursor = new LineCursor(facts);
        int customer = 0;
        for (int order = 0; order < facts.orders.count(); order++) {
            while (customer < facts.customers.count() && facts.customers.orderStart()[customer + 1] <= order) {
                customer++;
            }
            rows.add("order " + order + " of customer " + customer);
            for (int entry = facts.orders.firstEntry(order); entry < facts.orders.firstEntry(order + 1); entry++) {
                rows.add("entry " + entry + " " + facts.entries.returned().get(entry) + " at "
                        + facts.entries.nanos().get(entry) + " day "
                        + facts.entries.day().get(entry) + " hour "
                        + facts.entries.hour().get(entry) + sums(facts, entry));
                for (int line = facts.entries.lineStart()[entry];
                        line < facts.entries.lineStart()[entry + 1];
                        line++) {
                    cursor.moveTo(line);
                    StringBuilder row = new StringBuilder("line ").append(line);
                    attributes.forEach(attribute -> row.append(' ').append(cursor.text(attribute)));
                    row.append(" quantity ").append(plain(cursor.quantity()));
                    row.append(" revenue ").append(plain(cursor.revenue()));
                    row.append(" discount ").append(plain(cursor.discount()));
                    BigDecimal cost = cursor.cost();
                    row.append(" cost ").append(cost == null ? "none" : plain(cost));
                    row.append(cursor.isCharge() ? " charge" : "");
                    rows.add(row.toString());
                }
            }
        }
        return rows;
    }

    /** What is kept as sums over an entry; none on the wide path. */
    private static String sums(Facts facts, int entry) {
        StringBuilder text = new StringBuilder();
        for (Base base : facts.wide ? new Base[0] : Base.values()) {
            PackedLongs kept = facts.entries.sums().get(base);
            if (kept != null) {
                int scale = base.isMoney() ? facts.amountScale : base == Base.QUANTITY ? facts.quantityScale : 0;
                text.append(' ').append(base).append(' ').append(plain(BigDecimal.valueOf(kept.get(entry), scale)));
            }
        }
        return text.toString();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
