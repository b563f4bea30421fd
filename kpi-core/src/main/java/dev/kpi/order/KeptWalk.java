package dev.kpi.order;

import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Assigned;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.time.DateRange;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The customers of merged shards: shows what a {@link CustomerWalk} of all their lines would show. Immutable. */
final class KeptWalk implements Customers {

    private final KeptCustomers<?> kept;
    private final CustomerQuestion<?> question;
    private final CustomerRows rows;
    private final CustomerCodec codec;
    private final @Nullable DateRange within;

    KeptWalk(KeptCustomers<?> kept, CustomerRows rows, CustomerCodec codec, @Nullable DateRange within) {
        this.kept = kept;
        this.question = kept.question;
        this.rows = rows;
        this.codec = codec;
        this.within = within;
    }

    @Override
    public Currency currency() {
        return question.terms.currency();
    }

    @Override
    public int amountScale() {
        return kept.amountScale;
    }

    @Override
    public int quantityScale() {
        return kept.quantityScale;
    }

    @Override
    public ZoneId zone() {
        return question.terms.zone();
    }

    @Override
    public DateRange coverage() {
        return kept.coverage();
    }

    @Override
    public boolean hasCompleteHistory() {
        return kept.completeHistory;
    }

    @Override
    public DateRange days() {
        return GroupedResult.span(kept.coverage(), kept.data, within);
    }

    @Override
    public boolean has(Attribute attribute) {
        if (attribute.equals(Dimensions.order())) {
            return true;
        }
        int position = question.attributes.indexOf(attribute);
        if (position < 0) {
            throw question.notKept(attribute);
        }
        return kept.held[position];
    }

    @Override
    public boolean hasCosts() {
        return kept.costs;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public String id(int number) {
        CustomerWalk.requireNumber(number, size());
        String id = rows.get(number).id();
        return id == null ? Dimension.UNKNOWN : id;
    }

    @Override
    public int find(String id) {
        return rows.find(id);
    }

    @Override
    public Dimension<String> dimension(String name, List<String> keys, int[] keyOf) {
        return Assigned.of(name, keys, keyOf, rows, rows::find);
    }

    @Override
    public Customers everyDay() {
        return within == null ? this : new KeptWalk(kept, rows, codec, null);
    }

    @Override
    public <A> A fold(Supplier<A> start, BiConsumer<? super A, ? super CustomerView> add, BinaryOperator<A> merge) {
        int parts = Query.parts(rows.size());
        return Parts.merged(
                parts,
                part -> {
                    A state = start.get();
                    KeptView view = new KeptView(question, within);
                    int end = bound(part + 1, parts);
                    for (int number = bound(part, parts); number < end; number++) {
                        byte[] bytes = rows.get(number).bytes();
                        view.begin(number, id(number), codec.read(new ByteInput(bytes, 0, bytes.length)));
                        if (view.size() > 0) {
                            add.accept(state, view);
                        }
                    }
                    return state;
                },
                merge);
    }

    private int bound(int part, int parts) {
        return (int) ((long) rows.size() * part / parts);
    }
}
