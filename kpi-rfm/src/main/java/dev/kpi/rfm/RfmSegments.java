package dev.kpi.rfm;

import dev.kpi.customer.Customers;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The segments of an {@link RfmTable}, one row each in the order of the segment table, those without customers included.
 * Immutable and thread-safe; equal by value.
 */
public final class RfmSegments implements Tabular {

    private final List<RfmSegment> rows;
    private final RfmSegment total;
    private final Monetary monetary;
    private final String note;

    private RfmSegments(List<RfmSegment> rows, RfmSegment total, Monetary monetary, String note) {
        this.rows = rows;
        this.total = total;
        this.monetary = monetary;
        this.note = note;
    }

    static RfmSegments of(Customers customers, List<String> names, RfmSums[] sums, Monetary monetary, String asOf) {
        RfmSums all = new RfmSums();
        for (RfmSums one : sums) {
            all.add(one);
        }
        List<RfmSegment> rows = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            rows.add(row(customers, names.get(i), sums[i], all, monetary));
        }
        RfmSegment total = row(customers, "total", all, all, monetary);
        String note = "total: " + total.customers().format()
                + (all.customers == 1 ? " customer, " : " customers, ") + monetary.sumTitle() + " "
                + customers.currency() + " " + total.spend().format() + ", as of " + asOf;
        return new RfmSegments(List.copyOf(rows), total, monetary, note);
    }

    private static RfmSegment row(Customers customers, String name, RfmSums sums, RfmSums all, Monetary monetary) {
        Amount spend = Amount.of(sums.money(), customers.amountScale(), customers.currency());
        Amount whole = Amount.of(all.money(), customers.amountScale(), customers.currency());
        return new RfmSegment(
                name,
                Count.of(sums.customers, Unit.count("customers")),
                Share.of(sums.customers, all.customers),
                spend,
                whole.signum() > 0
                        ? Quotient.of(spend.value(), whole.value(), Unit.percent())
                        : Quotient.undefined(Unit.percent()),
                perCustomer(sums.days, "days", sums),
                perCustomer(sums.orders, "orders", sums),
                monetary.mean(customers, sums.money(), sums.customers, sums.orders));
    }

    private static Quotient perCustomer(long things, String noun, RfmSums sums) {
        return Quotient.of(BigDecimal.valueOf(things), BigDecimal.valueOf(sums.customers), Unit.per(noun, "customer"));
    }

    /** All segments, in the order of the segment table. */
    public List<RfmSegment> segments() {
        return rows;
    }

    /**
     * One segment.
     *
     * @throws NoSuchElementException if there is none of that name
     */
    public RfmSegment get(String segment) {
        return rows.stream()
                .filter(row -> row.name().equals(segment))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no segment '" + DisplayText.inMessage(segment)
                        + "'; there are "
                        + SegmentTable.listed(
                                rows.stream().map(RfmSegment::name).toList())));
    }

    /** All customers together. */
    public RfmSegment total() {
        return total;
    }

    @Override
    public Grid grid() {
        String spend = monetary.sumTitle();
        return Grid.of(
                        List.of(
                                "segment",
                                "customers",
                                "share of customers",
                                spend,
                                "share of " + spend,
                                "days since last order",
                                "orders",
                                monetary.isPerOrder() ? "AOV" : spend + " per customer"),
                        rows.stream()
                                .map(row -> List.of(
                                        row.name(),
                                        row.customers(),
                                        row.share(),
                                        row.spend(),
                                        row.spendShare(),
                                        row.meanDaysSinceLastOrder(),
                                        row.meanOrderCount(),
                                        row.meanSpend()))
                                .toList())
                .withNote(note);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RfmSegments that
                && rows.equals(that.rows)
                && total.equals(that.total)
                && monetary == that.monetary
                && note.equals(that.note);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
