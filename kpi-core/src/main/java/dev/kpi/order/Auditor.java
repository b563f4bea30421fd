package dev.kpi.order;

import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.charges;
import static dev.kpi.metric.Metrics.discounts;
import static dev.kpi.metric.Metrics.grossSales;
import static dev.kpi.metric.Metrics.lines;
import static dev.kpi.metric.Metrics.merchandiseRevenue;
import static dev.kpi.metric.Metrics.returns;
import static dev.kpi.metric.Metrics.revenue;

import dev.kpi.figure.Amount;
import dev.kpi.quality.Audit;
import dev.kpi.quality.Audit.Bridge;
import dev.kpi.quality.QualityReport;
import dev.kpi.table.Summary;
import java.math.BigDecimal;
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
        BigDecimal byMonth = orders.by(month()).revenue().values().stream()
                .map(Amount::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
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
                new Bridge("revenue = sum over months", whole, plain.apply(byMonth))));
    }

    private void addUp(Facts facts) {
        LineCursor cursor = new LineCursor(facts);
        int guestLines = facts.entries.lineStart()[facts.orders.firstEntry(facts.customers.guestStart())];
        for (int line = 0; line < facts.lines.count(); line++) {
            cursor.moveTo(line);
            BigDecimal net = cursor.revenue();
            gross = gross.add(cursor.grossSales());
            off = off.add(cursor.discount());
            returned = cursor.isReturn() ? returned.subtract(net) : returned;
            goods = cursor.isCharge() ? goods : goods.add(net);
            charged = cursor.isCharge() ? charged.add(net) : charged;
            ofCustomers = line < guestLines ? ofCustomers.add(net) : ofCustomers;
            ofGuests = line < guestLines ? ofGuests : ofGuests.add(net);
        }
    }
}
