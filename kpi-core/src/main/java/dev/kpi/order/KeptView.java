package dev.kpi.order;

import dev.kpi.customer.CustomerView;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.order.KeptCustomer.Entry;
import dev.kpi.order.KeptCustomer.First;
import dev.kpi.order.KeptCustomer.Order;
import dev.kpi.order.KeptCustomer.Place;
import dev.kpi.time.DateRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The customer at hand among those of merged shards. One per thread. */
final class KeptView implements CustomerView {

    /** An entry within the days of the scope. */
    private record Shown(Order order, Entry entry, int day) {}

    private static final KeptCustomer NOBODY = new KeptCustomer(new Place(0, ""), null, List.of(), List.of());

    private final CustomerQuestion<?> question;
    private final LocalDays days;
    private final long fromDay;
    private final long toDay;
    private final List<Shown> entries = new ArrayList<>();
    private int number;
    private int sales;
    private String id = Dimension.UNKNOWN;
    private KeptCustomer customer = NOBODY;

    KeptView(CustomerQuestion<?> question, @Nullable DateRange within) {
        this.question = question;
        this.days = new LocalDays(question.terms.zone());
        this.fromDay = within == null ? Long.MIN_VALUE : within.startInclusive().toEpochDay();
        this.toDay = within == null ? Long.MAX_VALUE : within.endExclusive().toEpochDay();
    }

    void begin(int newNumber, String newId, KeptCustomer newCustomer) {
        number = newNumber;
        id = newId;
        customer = newCustomer;
        sales = 0;
        entries.clear();
        for (Order order : newCustomer.orders) {
            for (Entry entry : order.entries()) {
                int day = days.of(entry.nanos());
                if (day >= fromDay && day < toDay) {
                    entries.add(new Shown(order, entry, day));
                    sales += entry.isReturn() ? 0 : 1;
                }
            }
        }
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean isGuest() {
        return id.equals(Dimension.UNKNOWN);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String text(Attribute attribute) {
        CustomerEntries.requireLevel(attribute, attribute.level() == Level.CUSTOMER, "of customer level");
        return attribute.equals(Dimensions.customer())
                ? id
                : customer.texts.get(question.position(question.ofCustomers, attribute));
    }

    @Override
    public boolean isBuyer() {
        return customer.first != null;
    }

    private First first() {
        First first = customer.first;
        if (first == null) {
            throw CustomerEntries.noSaleOrder(id);
        }
        return first;
    }

    @Override
    public int firstOrderDay() {
        return days.of(first().place().nanos());
    }

    @Override
    public String firstOrderText(Attribute attribute) {
        First first = first();
        return switch (attribute.level()) {
            case CUSTOMER -> text(attribute);
            case ORDER ->
                attribute.equals(Dimensions.order())
                        ? first.place().order()
                        : first.texts().get(question.position(question.ofOrders, attribute));
            case PRODUCT, LINE ->
                first.texts().get(question.ofOrders.size() + question.position(question.ofFirstOrders, attribute));
        };
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public int orderCount() {
        return sales;
    }

    private Shown at(int entry) {
        CustomerEntries.requireEntry(entry, entries.size());
        return entries.get(entry);
    }

    @Override
    public boolean isReturn(int entry) {
        return at(entry).entry.isReturn();
    }

    @Override
    public boolean isFirstEver(int entry) {
        return !isReturn(entry)
                && customer.first != null
                && customer.first.place().equals(at(entry).order.place());
    }

    @Override
    public int day(int entry) {
        return at(entry).day;
    }

    @Override
    public long epochNanos(int entry) {
        return at(entry).entry.nanos();
    }

    @Override
    public String order(int entry) {
        return at(entry).order.place().order();
    }

    @Override
    public String text(int entry, Attribute attribute) {
        CustomerEntries.requireLevel(attribute, attribute.level() == Level.ORDER, "of order level");
        Order order = at(entry).order;
        return attribute.equals(Dimensions.order())
                ? order.place().order()
                : order.texts().get(question.position(question.ofOrders, attribute));
    }

    @Override
    public long sales(int entry) {
        return isReturn(entry) ? 0 : revenue(entry);
    }

    @Override
    public long discount(int entry) {
        return at(entry).entry.discount();
    }

    @Override
    public long revenue(int entry) {
        return at(entry).entry.net();
    }

    @Override
    public long cost(int entry) {
        return at(entry).entry.cost();
    }

    @Override
    public long costedRevenue(int entry) {
        return at(entry).entry.costed();
    }

    @Override
    public long units(int entry) {
        return at(entry).entry.units();
    }
}
