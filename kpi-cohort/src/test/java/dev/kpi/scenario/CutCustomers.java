package dev.kpi.scenario;

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

/**
 * The same customers, cut into parts of so many: as many threads as there can be.
 *
 * @param all the customers
 * @param each how many share a state
 */
record CutCustomers(Customers all, int each) implements Customers {

    @Override
    public <A> A fold(Supplier<A> start, BiConsumer<? super A, ? super CustomerView> add, BinaryOperator<A> merge) {
        List<A> states = new ArrayList<>(List.of(start.get()));
        int[] seen = {0};
        all.fold(
                () -> states,
                (list, customer) -> {
                    if (seen[0]++ % each == 0) {
                        states.add(start.get());
                    }
                    add.accept(states.get(states.size() - 1), customer);
                },
                (left, right) -> left); // few customers are walked by one thread
        return states.stream().reduce(merge).orElseThrow();
    }

    @Override
    public Currency currency() {
        return all.currency();
    }

    @Override
    public int amountScale() {
        return all.amountScale();
    }

    @Override
    public int quantityScale() {
        return all.quantityScale();
    }

    @Override
    public ZoneId zone() {
        return all.zone();
    }

    @Override
    public DateRange coverage() {
        return all.coverage();
    }

    @Override
    public boolean hasCompleteHistory() {
        return all.hasCompleteHistory();
    }

    @Override
    public DateRange days() {
        return all.days();
    }

    @Override
    public boolean has(Attribute attribute) {
        return all.has(attribute);
    }

    @Override
    public boolean hasCosts() {
        return all.hasCosts();
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public Customers everyDay() {
        return new CutCustomers(all.everyDay(), each);
    }

    @Override
    public String id(int number) {
        return all.id(number);
    }

    @Override
    public int find(String id) {
        return all.find(id);
    }

    @Override
    public Dimension<String> dimension(String name, List<String> keys, int[] keyOf) {
        return all.dimension(name, keys, keyOf);
    }
}
