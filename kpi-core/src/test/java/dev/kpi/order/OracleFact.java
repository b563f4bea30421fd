package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.LineView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * A line that counts, as the oracle sees it.
 *
 * @param texts settled attributes
 * @param isReturn whether it is a return line
 * @param isCharge whether it is no goods
 * @param entryTime when its entry is dated, in local time
 * @param quantity as given, of returns without sign
 * @param grossSales price times quantity of a sale line
 * @param discount of a sale line
 * @param returned what a return line takes off
 * @param unsignedCost what it adds to cost before the sign of a return, {@code null} if not known
 * @param cameBack whether some return line of the whole shop is linked to its order
 * @param links whether some return line of the whole shop is linked to any sale order
 */
record OracleFact(
        Map<Attribute, String> texts,
        boolean isReturn,
        boolean isCharge,
        ZonedDateTime entryTime,
        BigDecimal quantity,
        BigDecimal grossSales,
        BigDecimal discount,
        BigDecimal returned,
        BigDecimal unsignedCost,
        boolean cameBack,
        boolean links)
        implements LineView {

    @Override
    public String text(Attribute attribute) {
        return texts.getOrDefault(attribute, Dimension.UNKNOWN);
    }

    @Override
    public Instant at() {
        return entryTime.toInstant();
    }

    @Override
    public LocalDate date() {
        return entryTime.toLocalDate();
    }

    @Override
    public BigDecimal revenue() {
        return grossSales.subtract(discount).subtract(returned);
    }

    @Override
    public BigDecimal cost() {
        return unsignedCost == null ? null : isReturn ? unsignedCost.negate() : unsignedCost;
    }

    boolean isSale() {
        return !isReturn;
    }

    boolean isGoods() {
        return !isCharge;
    }

    boolean isOfCustomer() {
        return !customer().equals(Dimension.UNKNOWN);
    }
}
