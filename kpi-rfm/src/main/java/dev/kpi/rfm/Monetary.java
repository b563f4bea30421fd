package dev.kpi.rfm;

import dev.kpi.customer.CustomerBlock;
import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What stands for M in RFM. Taken over a customer's entries in the scope up to the as-of date. */
public enum Monetary {
    /** Revenue (net sales): gross sales − discounts − returns. Money; may be negative. The default. */
    REVENUE("revenue", "revenue"),

    /** Average order value (AOV): (gross sales − discounts) ÷ orders. Money per order, an exact quotient. */
    AVERAGE_ORDER_VALUE("AOV", "sales"),

    /**
     * Profit: revenue of lines with a known cost − cost. Money; may be negative, and 0 for a customer none of whose lines
     * has a cost.
     */
    PROFIT("profit", "profit");

    private final String title;
    private final String sumTitle;

    Monetary(String title, String sumTitle) {
        this.title = title;
        this.sumTitle = sumTitle;
    }

    /** The heading of a customer's column. */
    String title() {
        return title;
    }

    /** The heading of what customers add up to. */
    String sumTitle() {
        return sumTitle;
    }

    boolean isPerOrder() {
        return this == AVERAGE_ORDER_VALUE;
    }

    /** Reads what each entry of a block adds, in the smallest unit kept. */
    void read(CustomerBlock block, long[] out) {
        int entries = block.starts()[block.size()];
        switch (this) {
            case REVENUE -> System.arraycopy(block.revenue(), 0, out, 0, entries);
            case AVERAGE_ORDER_VALUE -> {
                for (int entry = 0; entry < entries; entry++) {
                    out[entry] = block.revenue()[entry] * block.orders()[entry];
                }
            }
            case PROFIT -> {
                for (int i = 0; i < block.size(); i++) {
                    CustomerView customer = block.view(i);
                    int start = block.starts()[i];
                    for (int entry = 0; entry < customer.size(); entry++) {
                        out[start + entry] = Math.subtractExact(customer.costedRevenue(entry), customer.cost(entry));
                    }
                }
            }
        }
    }

    /** The figure of one customer. */
    Figure figure(Customers customers, long money, int orders) {
        Amount amount = customers.amount(money);
        return isPerOrder()
                ? Quotient.of(amount.value(), BigDecimal.valueOf(orders), Unit.amountPer(customers.currency(), "order"))
                : amount;
    }

    /** The mean over customers; of an order value, that over orders. Undefined over nobody. */
    Quotient mean(Customers customers, BigInteger money, long count, long orders) {
        return Quotient.of(
                new BigDecimal(money, customers.amountScale()),
                BigDecimal.valueOf(isPerOrder() ? orders : count),
                Unit.amountPer(customers.currency(), isPerOrder() ? "order" : "customer"));
    }
}
