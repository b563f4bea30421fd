package dev.kpi.order;

import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.time.DateRange;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** The same customers, walked as if every one of them had a thread of its own. */
record OneByOne(Customers customers) implements Customers {

    @Override
    public <A> A fold(Supplier<A> start, BiConsumer<? super A, ? super CustomerView> add, BinaryOperator<A> merge) {
        List<A> states = customers.fold(
                ArrayList::new,
                (list, customer) -> {
                    A state = start.get();
                    add.accept(state, customer);
                    list.add(state);
                },
                (left, right) -> {
                    left.addAll(right);
                    return left;
                });
        return states.stream().reduce(start.get(), merge);
    }

    @Override
    public Customers everyDay() {
        return new OneByOne(customers.everyDay());
    }

    @Override
    public Currency currency() {
        return customers.currency();
    }

    @Override
    public int amountScale() {
        return customers.amountScale();
    }

    @Override
    public int quantityScale() {
        return customers.quantityScale();
    }

    @Override
    public ZoneId zone() {
        return customers.zone();
    }

    @Override
    public DateRange coverage() {
        return customers.coverage();
    }

    @Override
    public boolean hasCompleteHistory() {
        return customers.hasCompleteHistory();
    }

    @Override
    public DateRange days() {
        return customers.days();
    }

    @Override
    public boolean has(Attribute attribute) {
        return customers.has(attribute);
    }

    @Override
    public boolean hasCosts() {
        return customers.hasCosts();
    }

    @Override
    public int size() {
        return customers.size();
    }

    @Override
    public String id(int number) {
        return customers.id(number);
    }

    @Override
    public int find(String id) {
        return customers.find(id);
    }

    @Override
    public Dimension<String> dimension(String name, List<String> keys, int[] keyOf) {
        return customers.dimension(name, keys, keyOf);
    }
}
