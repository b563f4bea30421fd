package dev.kpi.order;

import dev.kpi.customer.CustomerView;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.order.Facts.Base;
import dev.kpi.text.DisplayText;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The selected entries of the customer at hand. One per thread. */
final class CustomerEntries implements CustomerView {

    private static final int NONE = -1;
    private static final List<Base> BASES = List.of(CustomerWalk.SelectedLines.BASES);

    private final Facts facts;
    private final boolean selectsLines;
    private int number = NONE;
    private int someOrder;
    private int firstEver;
    private int size;
    private int sales; // counted when asked for where all entries are shown: -1 until then
    /** The first entry, where all entries are shown and follow each other; else they are gathered in what comes next. */
    private int start = NONE;

    private int[] entryId = new int[16];
    private boolean[] returned = new boolean[16];
    private final long[][] sums = new long[BASES.size()][16]; // of selected lines, only where a condition selects lines
    private final PackedLongs isReturned;
    private final PackedLongs[] sumOfEntry; // by BASES
    private final @Nullable PackedLongs net; // of whole entries, where that can be read off
    private final @Nullable LineValuesOfEntry scan;

    CustomerEntries(Facts facts, boolean selectsLines) {
        this.facts = facts;
        this.selectsLines = selectsLines;
        this.sumOfEntry = BASES.stream().map(facts.entries::sum).toArray(PackedLongs[]::new);
        this.isReturned = facts.entries.returned();
        this.scan = facts.wide ? new LineValuesOfEntry(facts) : null;
        this.net = selectsLines || facts.wide ? null : facts.entries.sum(Base.NET);
    }

    boolean isOther(int customer) {
        return customer != number;
    }

    void begin(int customer, int order) {
        number = customer;
        someOrder = order;
        size = 0;
        sales = 0;
        firstEver = NONE - 1;
    }

    void add(int entry, boolean isReturn, CustomerWalk.SelectedLines lines, int position) {
        if (size == entryId.length) {
            entryId = Arrays.copyOf(entryId, 2 * size);
            returned = Arrays.copyOf(returned, 2 * size);
            for (int b = 0; b < sums.length; b++) {
                sums[b] = Arrays.copyOf(sums[b], 2 * size);
            }
        }
        if (selectsLines) {
            for (int b = 0; b < sums.length; b++) {
                sums[b][size] = lines.sums[b][position];
            }
        }
        entryId[size] = entry;
        returned[size] = isReturn;
        size++;
        sales += isReturn ? 0 : 1;
    }

    /** Moves to a customer with all entries from {@code first} to before {@code end}. */
    void moveTo(int customer, int order, int first, int end) {
        begin(customer, order);
        start = first;
        size = end - first;
        sales = NONE;
    }

    void show(Consumer<? super CustomerEntries> to) {
        if (size > 0) {
            to.accept(this);
            size = 0;
            number = NONE;
        }
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean isGuest() {
        return number >= facts.customers.count();
    }

    @Override
    public String id() {
        return isGuest()
                ? Dimension.UNKNOWN
                : text(Dimensions.customer(), facts.customers.id().getInt(number));
    }

    @Override
    public String text(Attribute attribute) {
        requireLevel(attribute, attribute.level() == Level.CUSTOMER, "of customer level");
        if (attribute.equals(Dimensions.customer())) {
            return id();
        }
        PackedLongs column = facts.customers.codes().get(attribute);
        return column == null ? Dimension.UNKNOWN : text(attribute, column.getInt(number));
    }

    /** Ids are many, and each is asked for once or so: they are not kept. Other texts are few, and asked for again and again. */
    private String text(Attribute attribute, int code) {
        TextDictionary texts = facts.dictionaries.get(attribute);
        if (code < 0 || texts == null) {
            return Dimension.UNKNOWN;
        }
        boolean isId = attribute.equals(Dimensions.customer()) || attribute.equals(Dimensions.order());
        return isId ? texts.passingText(code) : texts.text(code);
    }

    static void requireLevel(Attribute attribute, boolean holds, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(DisplayText.inMessage(attribute.name()) + " is an attribute of "
                    + attribute.level() + " level, but here it must be " + wanted);
        }
    }

    /** The earliest of all of its orders, in the scope or not. */
    int earliestOrder() {
        return isGuest() ? someOrder : facts.customers.orderStart()[number];
    }

    /** The order that an entry lies in. */
    int orderOf(int entry) {
        return facts.orderOf(at(entry));
    }

    /** The first sale entry of all of its orders, which lie in the order of time; -1 if it has none. */
    int firstEver() {
        if (firstEver < NONE) {
            int end = isGuest() ? someOrder + 1 : facts.customers.orderStart()[number + 1];
            int order = FirstOrders.withSale(facts, earliestOrder(), end);
            firstEver = order == NONE ? NONE : facts.orders.firstEntry(order);
        }
        return firstEver;
    }

    @Override
    public boolean isBuyer() {
        return firstEver() != NONE;
    }

    private int firstOrder() {
        int first = firstEver();
        if (first == NONE) {
            throw noSaleOrder(id());
        }
        return first;
    }

    static IllegalStateException noSaleOrder(String id) {
        return new IllegalStateException(
                "customer " + DisplayText.inMessage(id) + " has no sale order; ask isBuyer() before its first order");
    }

    @Override
    public int firstOrderDay() {
        return facts.entries.day().getInt(firstOrder());
    }

    @Override
    public String firstOrderText(Attribute attribute) {
        int entry = firstOrder();
        return switch (attribute.level()) {
            case CUSTOMER -> text(attribute);
            case ORDER -> orderText(entry, attribute);
            case PRODUCT, LINE -> textOfLargestLine(entry, attribute);
        };
    }

    private String textOfLargestLine(int entry, Attribute attribute) {
        long largest = 0;
        String text = null;
        int[] starts = facts.entries.lineStart();
        for (int line = starts[entry]; line < starts[entry + 1]; line++) {
            long net = facts.lines.value().get(line) - facts.lines.discount().get(line);
            if (text == null || net >= largest) {
                String other = text(attribute, LineCodes.of(facts, attribute, line));
                text = text == null || net > largest || other.compareTo(text) < 0 ? other : text;
                largest = net;
            }
        }
        return text == null ? Dimension.UNKNOWN : text;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int orderCount() {
        if (sales == NONE) {
            int count = size;
            for (int entry = start; entry < start + size; entry++) {
                count -= (int) isReturned.get(entry);
            }
            sales = count;
        }
        return sales;
    }

    private int at(int entry) {
        requireEntry(entry, size);
        return start == NONE ? entryId[entry] : start + entry;
    }

    static void requireEntry(int entry, int size) {
        if (entry < 0 || entry >= size) {
            throw new IndexOutOfBoundsException("entry (" + entry + ") must be in [0, " + size + ")");
        }
    }

    @Override
    public boolean isReturn(int entry) {
        int id = at(entry);
        return start == NONE ? returned[entry] : isReturned.get(id) == 1;
    }

    @Override
    public boolean isFirstEver(int entry) {
        return at(entry) == firstEver();
    }

    @Override
    public int day(int entry) {
        return facts.entries.day().getInt(at(entry));
    }

    @Override
    public long epochNanos(int entry) {
        return facts.entries.nanos().get(at(entry));
    }

    @Override
    public String order(int entry) {
        return orderText(at(entry), Dimensions.order());
    }

    @Override
    public String text(int entry, Attribute attribute) {
        requireLevel(attribute, attribute.level() == Level.ORDER, "of order level");
        return orderText(at(entry), attribute);
    }

    private String orderText(int entry, Attribute attribute) {
        int order = facts.orderOf(entry);
        if (attribute.equals(Dimensions.order())) {
            return text(attribute, facts.orders.id().getInt(order));
        }
        PackedLongs column = facts.orders.codes().get(attribute);
        return column == null ? Dimension.UNKNOWN : text(attribute, column.getInt(order));
    }

    @Override
    public long sales(int entry) {
        return isReturn(entry) ? 0 : net(entry);
    }

    @Override
    public long discount(int entry) {
        return isReturn(entry)
                ? 0
                : CustomerWalk.exact(sum(Base.VALUE, entry), -sum(Base.NET, entry), facts, at(entry));
    }

    @Override
    public long revenue(int entry) {
        return isReturn(entry) ? -net(entry) : net(entry);
    }

    private long net(int entry) {
        return net != null ? net.get(at(entry)) : sum(Base.NET, entry);
    }

    @Override
    public long cost(int entry) {
        return signed(Base.COST, entry);
    }

    @Override
    public long costedRevenue(int entry) {
        return facts.isCostKnownOfAll() ? revenue(entry) : signed(Base.COSTED, entry);
    }

    @Override
    public long units(int entry) {
        return signed(Base.QUANTITY, entry);
    }

    private long signed(Base base, int entry) {
        return isReturn(entry) ? -sum(base, entry) : sum(base, entry);
    }

    private long sum(Base base, int entry) {
        int id = at(entry);
        if (selectsLines) {
            return sums[BASES.indexOf(base)][entry];
        }
        if (scan != null) {
            return scan.sum(base, id);
        }
        return sumOfEntry[BASES.indexOf(base)].get(id);
    }

    /** Adds up an entry's lines where sums of entries are not kept since they may not fit. */
    private record LineValuesOfEntry(Facts facts) {
        long sum(Base base, int entry) {
            Facts.Lines lines = facts.lines;
            long sum = 0;
            int end = facts.entries.lineStart()[entry + 1];
            for (int line = facts.entries.lineStart()[entry]; line < end; line++) {
                long add = switch (base) {
                    case VALUE -> lines.value().get(line);
                    case NET -> net(line);
                    case QUANTITY ->
                        lines.charge().get(line) == 1 ? 0 : lines.quantity().get(line);
                    case COST -> lines.cost().get(line);
                    case COSTED -> lines.costed().get(line) * net(line);
                    case CHARGE -> lines.charge().get(line) * net(line);
                    case COSTED_LINES -> lines.costed().get(line);
                };
                sum = CustomerWalk.exact(sum, add, facts, entry);
            }
            return sum;
        }

        private long net(int line) {
            return facts.lines.value().get(line) - facts.lines.discount().get(line);
        }
    }
}
