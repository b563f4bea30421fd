package dev.kpi.order;

import dev.kpi.customer.CustomerBlock;
import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Assigned;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.text.DisplayText;
import dev.kpi.time.DateRange;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Walks the customers of a scope: gathers the selected entries of each and shows them. */
final class CustomerWalk implements Customers {

    private final Scope scope;
    private final Facts facts;
    /** Made when first needed; two threads may both make it, and make the same. */
    private volatile int @Nullable [] numberOfCode;

    CustomerWalk(Scope scope) {
        this.scope = scope;
        this.facts = scope.facts();
    }

    @Override
    public Currency currency() {
        return facts.settings.currency();
    }

    @Override
    public int amountScale() {
        return facts.amountScale;
    }

    @Override
    public int quantityScale() {
        return facts.quantityScale;
    }

    @Override
    public ZoneId zone() {
        return facts.settings.zone();
    }

    @Override
    public DateRange coverage() {
        return facts.coverage;
    }

    @Override
    public boolean hasCompleteHistory() {
        return facts.settings.hasCompleteHistory();
    }

    @Override
    public DateRange days() {
        return GroupedResult.span(scope);
    }

    @Override
    public boolean has(Attribute attribute) {
        return attribute.equals(Dimensions.order()) || facts.dictionaries.containsKey(attribute);
    }

    @Override
    public boolean hasCosts() {
        return facts.lines.hasCosts();
    }

    @Override
    public int size() {
        return facts.customers.count() + facts.orders.count() - facts.customers.guestStart();
    }

    @Override
    public String id(int number) {
        requireNumber(number, size());
        TextDictionary ids = facts.dictionaries.get(Dimensions.customer());
        return ids == null || number >= facts.customers.count()
                ? Dimension.UNKNOWN
                : ids.passingText(facts.customers.id().getInt(number));
    }

    static void requireNumber(int number, int size) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException("number (" + number + ") must be in [0, " + size + ")");
        }
    }

    @Override
    public int find(String id) {
        TextDictionary ids = facts.dictionaries.get(Dimensions.customer());
        int code = ids == null ? -1 : ids.find(id);
        return code < 0 ? -1 : numberOfCode()[code];
    }

    private int[] numberOfCode() {
        int[] made = numberOfCode;
        if (made == null) {
            made = new int
                    [Objects.requireNonNull(facts.dictionaries.get(Dimensions.customer()))
                            .size()];
            Arrays.fill(made, -1); // a customer whose orders turned out to be another's has none
            for (int number = 0; number < facts.customers.count(); number++) {
                made[facts.customers.id().getInt(number)] = number;
            }
            numberOfCode = made;
        }
        return made;
    }

    @Override
    public Dimension<String> dimension(String name, List<String> keys, int[] keyOf) {
        return Assigned.of(name, keys, keyOf, facts, this::find);
    }

    @Override
    public Customers everyDay() {
        return scope.days() == null ? this : new CustomerWalk(new Selection(facts, null, scope.conditions()));
    }

    @Override
    public <A> A fold(Supplier<A> start, BiConsumer<? super A, ? super CustomerView> add, BinaryOperator<A> merge) {
        return foldEntries(start, add, merge);
    }

    @Override
    public <A> A foldBlocks(
            Supplier<A> start, BiConsumer<? super A, ? super CustomerBlock> add, BinaryOperator<A> merge) {
        return isWhole() && !facts.wide ? foldWhole(start, add, merge) : Customers.super.foldBlocks(start, add, merge);
    }

    /** The same, showing where the entries stand in the facts. */
    <A> A foldEntries(Supplier<A> start, BiConsumer<? super A, ? super CustomerEntries> add, BinaryOperator<A> merge) {
        if (isWhole()) {
            BiConsumer<A, WholeCustomers> addEach = (state, block) -> {
                for (int customer = 0, size = block.size(); customer < size; customer++) {
                    add.accept(state, block.view(customer));
                }
            };
            return foldWhole(start, addEach, merge);
        }
        return foldParts(start, (state, from, to) -> walk(from, to, customer -> add.accept(state, customer)), merge);
    }

    private <A> A foldWhole(
            Supplier<A> start, BiConsumer<? super A, ? super WholeCustomers> add, BinaryOperator<A> merge) {
        return foldParts(
                start,
                (state, from, to) -> new WholeCustomers(facts).walk(from, to, block -> add.accept(state, block)),
                merge);
    }

    /** Whether nothing is left out. */
    private boolean isWhole() {
        return !scope.filter().selectsLines() && scope.filter().entries() == null;
    }

    /** Adds a range of orders to a state. */
    private interface Part<A> {
        void walk(A state, int fromOrder, int toOrder);
    }

    private <A> A foldParts(Supplier<A> start, Part<A> walk, BinaryOperator<A> merge) {
        boolean lines = scope.filter().selectsLines();
        int[] bounds = Query.bounds(facts, Query.parts(lines ? facts.lines.count() : facts.entries.count()));
        scope.filter().entries(); // found once, before the threads ask for it
        return Parts.merged(
                bounds.length - 1,
                part -> {
                    A state = start.get();
                    walk.walk(state, bounds[part], bounds[part + 1]);
                    return state;
                },
                merge);
    }

    private void walk(int fromOrder, int toOrder, Consumer<? super CustomerEntries> each) {
        Filter filter = scope.filter();
        Block block = new Block(facts);
        CustomerEntries customer = new CustomerEntries(facts, filter.selectsLines());
        SelectedLines lines = new SelectedLines(facts, filter);
        long[] selected = filter.entries();
        int end = facts.orders.firstEntry(toOrder);
        for (int entry = facts.orders.firstEntry(fromOrder); entry < end; ) {
            entry = block.moveTo(selected, entry, end);
            int[] numbers = block.entries == 0 ? new int[0] : block.customers();
            if (filter.selectsLines()) {
                lines.addUp(block);
            }
            for (int i = 0; i < block.entries; i++) {
                if (!filter.selectsLines() || lines.met[i]) {
                    if (customer.isOther(numbers[i])) {
                        customer.show(each);
                        customer.begin(numbers[i], block.orders()[i]);
                    }
                    customer.add(block.entryIds()[i], block.returned[i] == 1, lines, i);
                }
            }
        }
        customer.show(each);
    }

    /**
     * The sum of two numbers of an entry, which fits a long but for absurd amounts.
     *
     * @throws ArithmeticException if it does not
     */
    static long exact(long left, long right, Facts facts, int entry) {
        long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            TextDictionary ids = Objects.requireNonNull(facts.dictionaries.get(Dimensions.order()));
            String order = ids.passingText(facts.orders.id().getInt(facts.orderOf(entry)));
            throw tooLarge(order, left + " + " + right);
        }
        return sum;
    }

    /** What is wrong with an order whose amounts, computed so, do not fit a long. */
    static ArithmeticException tooLarge(String order, String amounts) {
        return new ArithmeticException("the amounts of order " + DisplayText.inMessage(order) + " (" + amounts
                + " of the smallest unit kept) exceed 64 bits; metrics can tell them, analyses of customers cannot: leave the"
                + " order out, or give amounts fewer decimals");
    }

    /** What the selected lines of each of a block's entries add up to. */
    static final class SelectedLines {
        /** The sums that a customer's entries are asked for. */
        static final Facts.Base[] BASES = {
            Facts.Base.VALUE, Facts.Base.NET, Facts.Base.QUANTITY, Facts.Base.COST, Facts.Base.COSTED
        };

        final boolean[] met = new boolean[Block.ENTRIES];
        final long[][] sums = new long[BASES.length][Block.ENTRIES];
        private final Facts facts;
        private final Filter.LineSelection selection;
        private final LineValues values;
        private final long[] read = new long[Block.LINES];

        SelectedLines(Facts facts, Filter filter) {
            this.facts = facts;
            this.selection = filter.lineSelection();
            this.values = new LineValues(facts.lines);
        }

        void addUp(Block block) {
            int[] entries = block.entryIds();
            Arrays.fill(met, false);
            for (long[] sum : sums) {
                Arrays.fill(sum, 0);
            }
            while (block.nextLines()) {
                long[] mask = selection.of(block);
                for (int i = 0; i < block.lines; i++) {
                    met[block.lineEntry[i]] |= isSet(mask, i);
                }
                for (int b = 0; b < BASES.length; b++) {
                    values.read(BASES[b], block.lines, block::readLines, read);
                    for (int i = 0; i < block.lines; i++) {
                        if (isSet(mask, i)) {
                            int entry = block.lineEntry[i];
                            sums[b][entry] = exact(sums[b][entry], read[i], facts, entries[entry]);
                        }
                    }
                }
            }
        }

        private static boolean isSet(long[] mask, int line) {
            return (mask[line >> 6] >>> line & 1) != 0;
        }
    }
}
