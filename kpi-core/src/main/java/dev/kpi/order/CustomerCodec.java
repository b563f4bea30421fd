package dev.kpi.order;

import dev.kpi.order.KeptCustomer.Entry;
import dev.kpi.order.KeptCustomer.First;
import dev.kpi.order.KeptCustomer.Order;
import dev.kpi.order.KeptCustomer.Place;
import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers as bytes and back. What can be told from the rest is left out: the instant of a sale, which is its order's, and
 * local days, which follow from instants.
 */
final class CustomerCodec {

    private static final long NANOS = 1_000_000_000;
    private static final long LAST_SECOND = Long.MAX_VALUE / NANOS - 1;

    private final int customerTexts;
    private final int orderTexts;
    private final int firstTexts;

    CustomerCodec(CustomerQuestion<?> question) {
        this.customerTexts = question.ofCustomers.size();
        this.orderTexts = question.ofOrders.size();
        this.firstTexts = orderTexts + question.ofFirstOrders.size();
    }

    void write(KeptCustomer customer, ByteOutput out) {
        place(customer.since, out);
        First first = customer.first;
        out.flag(first != null);
        if (first != null) {
            place(first.place(), out);
            first.texts().forEach(out::text);
        }
        customer.texts.forEach(out::text);
        out.unsigned(customer.orders.size());
        for (Order order : customer.orders) {
            place(order.place(), out);
            order.texts().forEach(out::text);
            out.unsigned(order.entries().size());
            order.entries().forEach(entry -> entry(entry, out));
        }
    }

    private static void place(Place place, ByteOutput out) {
        instant(place.nanos(), out);
        out.text(place.order());
    }

    private static void instant(long nanos, ByteOutput out) {
        out.signed(Math.floorDiv(nanos, NANOS)).unsigned(Math.floorMod(nanos, NANOS));
    }

    private static void entry(Entry entry, ByteOutput out) {
        out.flag(entry.isReturn());
        if (entry.isReturn()) {
            instant(entry.nanos(), out);
        } else {
            out.signed(entry.discount());
        }
        out.signed(entry.net()).signed(entry.cost()).signed(entry.costed()).signed(entry.units());
    }

    KeptCustomer read(ByteInput in) {
        Place since = place(in);
        First first = in.flag("whether there is a first order") ? new First(place(in), texts(in, firstTexts)) : null;
        List<String> texts = texts(in, customerTexts);
        int count = in.size("the number of orders");
        List<Order> orders = new ArrayList<>();
        Place before = null;
        for (int i = 0; i < count; i++) {
            Order order = order(in);
            require(before == null || before.compareTo(order.place()) < 0, order, "must come after the one before it");
            require(since.compareTo(order.place()) <= 0, order, "must not be earlier than the customer's earliest one");
            require(
                    order.entries().get(0).isReturn()
                            || (first != null && first.place().compareTo(order.place()) <= 0),
                    order,
                    "must not be earlier than the customer's first-ever order");
            before = order.place();
            orders.add(order);
        }
        return new KeptCustomer(since, first, texts, orders);
    }

    private static void require(boolean holds, Order order, String what) {
        if (!holds) {
            throw ByteInput.damaged(
                    "order " + DisplayText.inMessage(order.place().order()) + " " + what);
        }
    }

    private static Place place(ByteInput in) {
        return new Place(instant(in), in.text("the id of an order"));
    }

    private static long instant(ByteInput in) {
        long second = in.signed("an instant");
        if (second < -LAST_SECOND || second > LAST_SECOND) {
            throw ByteInput.damaged(
                    "an instant (" + second + " seconds since 1970) must be at most " + LAST_SECOND + " seconds away");
        }
        return second * NANOS + in.number("the fraction of an instant", NANOS - 1);
    }

    private static List<String> texts(ByteInput in, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.text("an attribute"));
        }
        return texts;
    }

    private Order order(ByteInput in) {
        Place place = place(in);
        List<String> texts = texts(in, orderTexts);
        int count = in.size("the number of entries");
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Entry before = i == 0 ? null : entries.get(i - 1);
            entries.add(entry(in, place, before));
        }
        Order order = new Order(place, texts, entries);
        require(count > 0, order, "has no entry");
        return order;
    }

    private static Entry entry(ByteInput in, Place place, @Nullable Entry before) {
        boolean isReturn = in.flag("whether an entry is a return");
        if (!isReturn && before != null) {
            throw ByteInput.damaged(
                    "the sale of order " + DisplayText.inMessage(place.order()) + " must be its first entry");
        }
        long nanos = isReturn ? instant(in) : place.nanos();
        long discount = isReturn ? 0 : in.signed("a discount");
        return new Entry(
                isReturn,
                nanos,
                in.signed("an amount"),
                discount,
                in.signed("a cost"),
                in.signed("revenue with a cost"),
                in.signed("units"));
    }
}
