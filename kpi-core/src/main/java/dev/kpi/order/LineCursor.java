package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.LineView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Shows one line after the other to callers' functions. One per thread; lines must be visited in ascending order. */
final class LineCursor implements LineView {

    private final Facts facts;
    private int line;
    private int entry;
    private int order;
    private int customer;

    LineCursor(Facts facts) {
        this.facts = facts;
    }

    LineCursor moveTo(int nextLine) {
        line = nextLine;
        int[] lineStart = facts.entries.lineStart();
        while (lineStart[entry + 1] <= line) {
            entry++;
        }
        int[] entryStart = facts.orders.entryStart();
        if (entryStart == null) {
            order = entry;
        } else {
            while (entryStart[order + 1] <= entry) {
                order++;
            }
        }
        int identified = facts.customers.count();
        int[] orderStart = facts.customers.orderStart();
        while (customer < identified && orderStart[customer + 1] <= order) {
            customer++;
        }
        return this;
    }

    private int customerRow() {
        int identified = facts.customers.count();
        return customer < identified ? customer : identified + order - facts.customers.guestStart();
    }

    @Override
    public String text(Attribute attribute) {
        int code = code(attribute);
        TextDictionary texts = facts.dictionaries.get(attribute);
        return code < 0 || texts == null ? Dimension.UNKNOWN : texts.text(code);
    }

    /** The code of an attribute's text, negative if it is not known. */
    int code(Attribute attribute) {
        return switch (attribute.level()) {
            case LINE, PRODUCT -> LineCodes.of(facts, attribute, line);
            case ORDER ->
                attribute.equals(Dimensions.order())
                        ? facts.orders.id().getInt(order)
                        : LineCodes.code(facts.orders.codes(), attribute, order);
            case CUSTOMER -> customerCode(attribute);
        };
    }

    private int customerCode(Attribute attribute) {
        if (!attribute.equals(Dimensions.customer())) {
            return LineCodes.code(facts.customers.codes(), attribute, customerRow());
        }
        return customer < facts.customers.count() ? facts.customers.id().getInt(customer) : Staging.UNKNOWN;
    }

    @Override
    public boolean isReturn() {
        return facts.entries.returned().get(entry) == 1;
    }

    @Override
    public boolean isCharge() {
        return facts.lines.charge().get(line) == 1;
    }

    @Override
    public Instant at() {
        long nanos = nanos();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    @Override
    public LocalDate date() {
        return LocalDate.ofEpochDay(facts.entries.day().get(entry));
    }

    long nanos() {
        return facts.entries.nanos().get(entry);
    }

    private BigDecimal amount(long unscaled) {
        return BigDecimal.valueOf(unscaled, facts.amountScale);
    }

    @Override
    public BigDecimal quantity() {
        return BigDecimal.valueOf(facts.lines.quantity().get(line), facts.quantityScale);
    }

    @Override
    public BigDecimal grossSales() {
        return isReturn() ? BigDecimal.ZERO : amount(facts.lines.value().get(line));
    }

    @Override
    public BigDecimal discount() {
        return amount(facts.lines.discount().get(line));
    }

    @Override
    public BigDecimal revenue() {
        long value = facts.lines.value().get(line);
        return amount(isReturn() ? -value : value - facts.lines.discount().get(line));
    }

    @Override
    public @Nullable BigDecimal cost() {
        if (facts.lines.costed().get(line) == 0) {
            return null;
        }
        long cost = facts.lines.cost().get(line);
        return amount(isReturn() ? -cost : cost);
    }
}
