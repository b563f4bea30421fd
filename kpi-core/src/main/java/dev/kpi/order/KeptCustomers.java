package dev.kpi.order;

import dev.kpi.metric.Dimension;
import dev.kpi.order.KeptCustomer.Order;
import dev.kpi.order.KeptCustomer.Place;
import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What customers show, each with its orders: what is kept for an analysis. Not thread-safe while it grows.
 *
 * @param <R> the type of the answer
 */
final class KeptCustomers<R> extends Kept<R> {

    final CustomerQuestion<R> question;
    /** Whether all lines together begin with the shop's first order. */
    boolean completeHistory = true;

    private final CustomerCodec codec;
    private final Map<String, KeptPieces> identified = new HashMap<>();
    /** One for each guest order. */
    private final List<KeptPieces> guests = new ArrayList<>();

    KeptCustomers(CustomerQuestion<R> question) {
        super(question);
        this.question = question;
        this.codec = new CustomerCodec(question);
    }

    @Override
    CustomerQuestion<R> question() {
        return question;
    }

    @Override
    void add(Scope scope) {
        note(scope.facts());
        completeHistory &= scope.facts().settings.hasCompleteHistory();
        new CustomerKeeper(scope.facts(), this).keep(scope, this::add);
    }

    /** A customer as bytes, its amounts and units at these scales. */
    KeptPieces pieces(KeptCustomer customer, int amounts, int units) {
        KeptPieces pieces = new KeptPieces();
        pieces.add(codec, customer, amounts, units);
        return pieces;
    }

    /** Adds what is told of a customer; of a guest order if its id is {@code null}. */
    private void add(@Nullable String id, KeptPieces pieces) {
        if (id == null) {
            guests.add(pieces);
        } else {
            identified.computeIfAbsent(id, unseen -> new KeptPieces()).addAll(pieces);
        }
    }

    @Override
    void absorbRest(Kept<R> kept) {
        KeptCustomers<R> other = (KeptCustomers<R>) kept; // as the question's shape has it
        completeHistory &= other.completeHistory;
        other.identified.forEach((id, pieces) -> {
            if (question.terms.split() == Split.BY_CUSTOMER && identified.containsKey(id)) {
                throw new IllegalArgumentException(
                        "customer " + DisplayText.inMessage(id) + " is known to both partials, but"
                                + " shards that are split by customer share none; say Split.BY_ORDER");
            }
            add(id, pieces);
        });
        guests.addAll(other.guests);
    }

    /** One row for each customer, put together of all that was told of it. */
    private CustomerRows rows() {
        List<CustomerRows.Row> rows = new ArrayList<>();
        identified.forEach((id, pieces) -> rows.add(row(id, pieces)));
        Set<String> ids = new HashSet<>();
        for (KeptPieces guest : guests) {
            CustomerRows.Row row = row(null, guest);
            if (!ids.add(row.since().order())) {
                throw KeptCustomer.knownTwice(row.since().order());
            }
            rows.add(row);
        }
        return new CustomerRows(rows, identified.size());
    }

    private CustomerRows.Row row(@Nullable String id, KeptPieces pieces) {
        KeptCustomer customer = pieces.together(codec, amountScale, quantityScale);
        ByteOutput out = new ByteOutput();
        codec.write(customer, out);
        return new CustomerRows.Row(customer.since, id, out.toBytes());
    }

    @Override
    R value() {
        return question.analysis.of(new KeptWalk(this, rows(), codec, question.terms.days()));
    }

    @Override
    void write(ByteOutput out) {
        out.flag(completeHistory);
        CustomerRows rows = rows();
        out.unsigned(rows.identified());
        out.unsigned(rows.size() - rows.identified());
        for (int number = 0; number < rows.size(); number++) {
            CustomerRows.Row row = rows.get(number);
            if (row.id() != null) {
                out.text(row.id());
            }
            out.raw(row.bytes());
        }
    }

    @Override
    void read(ByteInput in) {
        completeHistory = in.flag("whether history is complete");
        int customers = in.size("the number of customers");
        int orders = in.size("the number of guest orders");
        LocalDays days = new LocalDays(question.terms.zone());
        Place before = null;
        for (int i = 0; i < customers; i++) {
            String id = in.text("the id of a customer");
            KeptCustomer customer = codec.read(in);
            if (id.equals(Dimension.UNKNOWN) || identified.containsKey(id)) {
                throw ByteInput.damaged("customer " + DisplayText.inMessage(id) + " is there twice, or has no id");
            }
            before = checked(customer, before, days);
            add(id, pieces(customer, amountScale, quantityScale));
        }
        before = null;
        for (int i = 0; i < orders; i++) {
            KeptCustomer guest = codec.read(in);
            Order order = guest.orders.size() == 1 ? guest.orders.get(0) : null;
            if (order == null || !order.place().equals(guest.since)) {
                throw ByteInput.damaged("guest " + i + " of " + orders + " must have one order");
            }
            before = checked(guest, before, days);
            add(null, pieces(guest, amountScale, quantityScale));
        }
    }

    /** Checks that a customer can be looked at, and tells where it stands. */
    private Place checked(KeptCustomer customer, @Nullable Place before, LocalDays days) {
        if (before != null && customer.since.compareTo(before) <= 0) {
            throw ByteInput.damaged("the customer of order " + DisplayText.inMessage(customer.since.order())
                    + " must come after the one before it");
        }
        if (customer.first != null) {
            requireDay(days.of(customer.first.place().nanos()));
        }
        customer.orders.forEach(order -> order.entries().forEach(entry -> requireDay(days.of(entry.nanos()))));
        return customer.since;
    }

    private void requireDay(int day) {
        if (day < data.startInclusive().toEpochDay()
                || day >= data.endExclusive().toEpochDay()) {
            throw ByteInput.damaged("day " + day + " since 1970 is not among those of the data, " + data);
        }
    }

    @Override
    String contents() {
        return " \u00b7 " + identified.size() + " customers and " + guests.size() + " guest orders kept";
    }
}
