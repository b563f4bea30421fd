package dev.kpi.order;

import static dev.kpi.metric.Dimensions.novelty;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.charges;
import static dev.kpi.metric.Metrics.discounts;
import static dev.kpi.metric.Metrics.grossSales;
import static dev.kpi.metric.Metrics.lines;
import static dev.kpi.metric.Metrics.merchandiseRevenue;
import static dev.kpi.metric.Metrics.returns;
import static dev.kpi.metric.Metrics.revenue;

import dev.kpi.figure.Amount;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.FirstOrder;
import dev.kpi.quality.Audit;
import dev.kpi.quality.Audit.Bridge;
import dev.kpi.quality.QualityReport;
import dev.kpi.table.Column;
import dev.kpi.table.Summary;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Takes every bridge by two roads: the figures as callers get them, and the lines added up one by one. */
final class Auditor {

    private BigDecimal goods = BigDecimal.ZERO;
    private BigDecimal charged = BigDecimal.ZERO;
    private BigDecimal gross = BigDecimal.ZERO;
    private BigDecimal off = BigDecimal.ZERO;
    private BigDecimal returned = BigDecimal.ZERO;
    private BigDecimal ofCustomers = BigDecimal.ZERO;
    private BigDecimal ofGuests = BigDecimal.ZERO;
    private BigDecimal ofFirsts = BigDecimal.ZERO;

    private Auditor() {}

    static Audit audit(Orders orders, long rejected) {
        Auditor byLine = new Auditor();
        byLine.addUp(orders.facts());
        Function<BigDecimal, BigDecimal> plain = // at the scale that figures have
                sum -> Amount.of(sum, orders.currency()).value();
        QualityReport quality = orders.quality();
        Summary figures = orders.measure(
                grossSales(), discounts(), returns(), revenue(), merchandiseRevenue(), charges(), lines());
        BigDecimal whole = figures.get(revenue()).value();
        BigDecimal byMonth = sum(orders.by(month()).revenue().values());
        Column<String, Amount> byNovelty = orders.by(novelty()).revenue();
        BigDecimal ofFirsts = byNovelty.keys().contains(FirstOrder.FIRST_EVER)
                ? byNovelty.get(FirstOrder.FIRST_EVER).value()
                : BigDecimal.ZERO;
        return new Audit(List.of(
                new Bridge(
                        "lines read = accepted + rejected",
                        BigDecimal.valueOf(quality.read()),
                        BigDecimal.valueOf(quality.accepted() + rejected)),
                new Bridge(
                        "lines accepted = in figures + void",
                        BigDecimal.valueOf(quality.accepted()),
                        figures.get(lines()).value().add(BigDecimal.valueOf(quality.voidLines()))),
                new Bridge(
                        "gross sales = gross sales line by line",
                        figures.get(grossSales()).value(),
                        plain.apply(byLine.gross)),
                new Bridge(
                        "revenue = gross sales - discounts - returns",
                        whole,
                        plain.apply(byLine.gross.subtract(byLine.off).subtract(byLine.returned))),
                new Bridge("revenue = merchandise + charges", whole, plain.apply(byLine.goods.add(byLine.charged))),
                new Bridge(
                        "merchandise revenue = goods line by line",
                        figures.get(merchandiseRevenue()).value(),
                        plain.apply(byLine.goods)),
                new Bridge("revenue = customers + guests", whole, plain.apply(byLine.ofCustomers.add(byLine.ofGuests))),
                new Bridge("revenue = sum over months", whole, plain.apply(byMonth)),
                new Bridge(
                        "revenue = first-ever + later + guest + returns outside them",
                        whole,
                        plain.apply(sum(byNovelty.values()))),
                new Bridge(
                        "revenue of first-ever orders = that line by line", ofFirsts, plain.apply(byLine.ofFirsts))));
    }

    private static BigDecimal sum(List<Amount> amounts) {
        return amounts.stream().map(Amount::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The first-ever order of each customer, by comparing all its sale entries, wherever they lie; -1 if none. */
    private static int[] firstOrders(Facts facts) {
        int[] starts = facts.customers.orderStart();
        int[] first = new int[facts.customers.count()];
        Arrays.fill(first, -1);
        for (int customer = 0; customer < first.length; customer++) {
            for (int order = starts[customer]; order < starts[customer + 1]; order++) {
                if (FirstOrders.hasSale(facts, order)
                        && (first[customer] < 0 || isEarlier(facts, order, first[customer]))) {
                    first[customer] = order;
                }
            }
        }
        return first;
    }

    private static boolean isEarlier(Facts facts, int order, int other) {
        long at = facts.entries.nanos().get(facts.orders.firstEntry(order));
        long otherAt = facts.entries.nanos().get(facts.orders.firstEntry(other));
        TextDictionary ids = facts.dictionaries.get(Dimensions.order());
        return at < otherAt
                || (at == otherAt
                        && ids != null
                        && ids.compare(
                                        facts.orders.id().getInt(order),
                                        facts.orders.id().getInt(other))
                                < 0);
    }

    private void addUp(Facts facts) {
        LineCursor cursor = new LineCursor(facts);
        int guestLines = facts.entries.lineStart()[facts.orders.firstEntry(facts.customers.guestStart())];
        boolean[] isFirst = new boolean[facts.orders.count()];
        for (int order : firstOrders(facts)) {
            if (order >= 0) {
                isFirst[order] = true;
            }
        }
        int order = 0;
        for (int line = 0; line < facts.lines.count(); line++) {
            cursor.moveTo(line);
            while (facts.entries.lineStart()[facts.orders.firstEntry(order + 1)] <= line) {
                order++;
            }
            BigDecimal net = cursor.revenue();
            gross = gross.add(cursor.grossSales());
            off = off.add(cursor.discount());
            returned = cursor.isReturn() ? returned.subtract(net) : returned;
            goods = cursor.isCharge() ? goods : goods.add(net);
            charged = cursor.isCharge() ? charged.add(net) : charged;
            ofCustomers = line < guestLines ? ofCustomers.add(net) : ofCustomers;
            ofGuests = line < guestLines ? ofGuests : ofGuests.add(net);
            ofFirsts = isFirst[order] ? ofFirsts.add(net) : ofFirsts;
        }
    }
}
