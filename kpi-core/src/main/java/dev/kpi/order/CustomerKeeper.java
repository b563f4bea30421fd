package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import dev.kpi.order.KeptCustomer.Entry;
import dev.kpi.order.KeptCustomer.First;
import dev.kpi.order.KeptCustomer.Order;
import dev.kpi.order.KeptCustomer.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Looks at the customers of a scope on any day, and keeps what they show. */
final class CustomerKeeper {

    /** What one customer, by its number, showed. */
    private record Shown(int number, KeptPieces pieces) {}

    private final Facts facts;
    private final KeptCustomers<?> kept;
    private final CustomerQuestion<?> question;

    CustomerKeeper(Facts facts, KeptCustomers<?> kept) {
        this.facts = facts;
        this.kept = kept;
        this.question = kept.question;
    }

    /** Hands on what each customer shows, by id; guests by {@code null}. */
    void keep(Scope scope, BiConsumer<@Nullable String, KeptPieces> to) {
        CustomerWalk walk = new CustomerWalk(new Selection(facts, null, scope.conditions(), true));
        List<Shown> all = walk.<List<Shown>>foldEntries(
                ArrayList::new, (shown, view) -> shown.add(new Shown(view.number(), pieces(view))), (left, right) -> {
                    left.addAll(right);
                    return left;
                });
        BitSet seen = new BitSet();
        for (Shown shown : all) {
            boolean isGuest = shown.number >= facts.customers.count();
            seen.set(shown.number);
            to.accept(isGuest ? null : walk.id(shown.number), shown.pieces);
        }
        if (question.terms.split() == Split.BY_ORDER) { // any of the others may show something in another shard
            CustomerEntries view = new CustomerEntries(facts, false);
            for (int number = 0; number < facts.customers.count(); number++) {
                if (!seen.get(number)) {
                    view.begin(number, facts.customers.orderStart()[number]);
                    to.accept(walk.id(number), pieces(view));
                }
            }
        }
    }

    private KeptPieces pieces(CustomerEntries view) {
        int entry = view.firstEver();
        First first = entry < 0 ? null : new First(place(facts.orderOf(entry)), firstTexts(view));
        List<String> texts = question.ofCustomers.stream().map(view::text).toList();
        KeptCustomer customer = new KeptCustomer(place(view.earliestOrder()), first, texts, orders(view));
        return kept.pieces(customer, facts.amountScale, facts.quantityScale);
    }

    private List<String> firstTexts(CustomerEntries view) {
        List<String> texts = new ArrayList<>();
        question.ofOrders.forEach(attribute -> texts.add(view.firstOrderText(attribute)));
        question.ofFirstOrders.forEach(attribute -> texts.add(view.firstOrderText(attribute)));
        return texts;
    }

    private List<Order> orders(CustomerEntries view) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < view.size(); ) {
            int order = view.orderOf(i);
            int first = i;
            List<Entry> entries = new ArrayList<>();
            for (; i < view.size() && view.orderOf(i) == order; i++) {
                entries.add(entry(view, i));
            }
            List<String> texts = question.ofOrders.stream()
                    .map(attribute -> view.text(first, attribute))
                    .toList();
            orders.add(new Order(place(order), texts, entries));
        }
        return orders;
    }

    private static Entry entry(CustomerEntries view, int i) {
        return new Entry(
                view.isReturn(i),
                view.epochNanos(i),
                view.revenue(i),
                view.discount(i),
                view.cost(i),
                view.costedRevenue(i),
                view.units(i));
    }

    /** Where an order stands. */
    private Place place(int order) {
        TextDictionary ids = facts.dictionaries.get(Dimensions.order());
        return new Place(
                facts.placedAt(order),
                ids == null ? "" : ids.passingText(facts.orders.id().getInt(order)));
    }
}
