package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.time.DateRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columnar snapshot: what {@link Orders} are made of. Immutable.
 *
 * <p>Three invariants carry every query. Lines lie grouped by entry, and an entry's lines are contiguous. Entries lie
 * grouped by order: its sale entry first, if it has one, then its return entries by day. Orders lie grouped by customer
 * and sorted by time within, guests in a block behind all customers. So "have I seen this order, this customer, in this
 * group" needs one remembered number a group and no set.
 */
final class Facts {

    final OrderSettings settings;
    final int amountScale;
    final int quantityScale;
    /** Whether sums of amounts or quantities may not fit a long; then only the wide path over lines is exact. */
    final boolean wide;

    final Lines lines;
    final Entries entries;
    final OrderTable orders;
    final CustomerTable customers;
    final ProductTable products;

    /** The texts that an attribute's codes stand for. */
    final Map<Attribute, TextDictionary> dictionaries;

    /** The days of coverage, and the days between the first and the last entry. */
    final DateRange coverage;

    final DateRange dataDays;

    /** The void lines that have an id, so that they are known again. */
    final List<VoidLine> voids;

    // found when first asked for; two threads may both find them, and find the same
    private volatile @Nullable Runs orderRuns;
    private volatile @Nullable Runs customerRuns;
    private volatile @Nullable ReturnLinks returnLinks;
    private volatile @Nullable PackedLongs deliveryMetres;

    Facts(
            OrderSettings settings,
            int amountScale,
            int quantityScale,
            boolean wide,
            Lines lines,
            Entries entries,
            OrderTable orders,
            CustomerTable customers,
            ProductTable products,
            Map<Attribute, TextDictionary> dictionaries,
            DateRange coverage,
            DateRange dataDays,
            List<VoidLine> voids) {
        this.settings = settings;
        this.amountScale = amountScale;
        this.quantityScale = quantityScale;
        this.wide = wide;
        this.lines = lines;
        this.entries = entries;
        this.orders = orders;
        this.customers = customers;
        this.products = products;
        this.dictionaries = dictionaries;
        this.coverage = coverage;
        this.dataDays = dataDays;
        this.voids = voids;
    }

    /**
     * What is remembered of a void line.
     *
     * @param order the id of its order
     * @param lineId its own id
     * @param nanos its instant
     */
    record VoidLine(String order, String lineId, long nanos) {}

    /**
     * The columns of lines.
     *
     * @param count how many
     * @param product the product of each
     * @param value p·q of a sale line; what a return line takes off revenue
     * @param discount of a sale line; 0 of a return line
     * @param quantity as given on a sale line; without sign on a return line
     * @param cost unit cost times quantity, 0 where it is not known
     * @param charge 1 for lines that are no goods
     * @param costed 1 for lines with a known cost
     * @param codes of attributes of line level
     */
    record Lines(
            int count,
            PackedLongs product,
            PackedLongs value,
            PackedLongs discount,
            PackedLongs quantity,
            PackedLongs cost,
            PackedLongs charge,
            PackedLongs costed,
            Map<Attribute, PackedLongs> codes) {

        /** Whether any line has a discount; the first that has one ends the search. */
        boolean hasDiscounts() {
            if (discount.isConstant()) {
                return count > 0 && discount.get(0) != 0;
            }
            for (int line = 0; line < count; line++) {
                if (discount.get(line) != 0) {
                    return true;
                }
            }
            return false;
        }

        boolean hasCharges() {
            return charge.bytesHeld() > 0 || (count > 0 && charge.get(0) == 1);
        }

        boolean hasCosts() {
            return costed.bytesHeld() > 0 || (count > 0 && costed.get(0) == 1);
        }
    }

    /**
     * The columns of entries: sale lines of an order, or its return lines of one day.
     *
     * @param count how many
     * @param lineStart the first line of each, and the number of lines at the end
     * @param returned 1 for return entries
     * @param nanos the instant of the earliest line, in nanoseconds since 1970
     * @param day the local day since 1970-01-01
     * @param hour the local hour of day
     * @param sums what the lines of each add up to; empty on the wide path
     */
    record Entries(
            int count,
            int[] lineStart,
            PackedLongs returned,
            PackedLongs nanos,
            PackedLongs day,
            PackedLongs hour,
            Map<Base, PackedLongs> sums) {

        /** What the lines of each add up to in a base; where none is kept, nets are values, and all others zeros. */
        PackedLongs sum(Base base) {
            PackedLongs kept = sums.get(base == Base.NET && !sums.containsKey(base) ? Base.VALUE : base);
            return kept == null ? PackedLongs.ofRange(0, 0, 1, count) : kept;
        }
    }

    /**
     * The columns of orders.
     *
     * @param count how many
     * @param entryStart the first entry of each, and the number of entries at the end; {@code null} where every order has
     *     exactly one
     * @param id the code of its id
     * @param codes of attributes of order level
     */
    record OrderTable(int count, int @Nullable [] entryStart, PackedLongs id, Map<Attribute, PackedLongs> codes) {

        int firstEntry(int order) {
            return entryStart == null ? order : entryStart[order];
        }
    }

    /** The order that an entry lies in; {@code null} where every order has exactly one, of the same number. */
    @Nullable
    Runs orderRuns() {
        int[] starts = orders.entryStart();
        if (starts == null) {
            return null;
        }
        Runs runs = orderRuns;
        if (runs == null) {
            runs = new Runs(starts, orders.count(), entries.count());
            orderRuns = runs;
        }
        return runs;
    }

    /** The order that an entry belongs to. */
    int orderOf(int entry) {
        Runs runs = orderRuns();
        return runs == null ? entry : runs.of(entry);
    }

    /** The customer that an order lies in, of orders before the guests. */
    Runs customerRuns() {
        Runs runs = customerRuns;
        if (runs == null) {
            runs = new Runs(customers.orderStart(), customers.count(), customers.guestStart());
            customerRuns = runs;
        }
        return runs;
    }

    /**
     * The columns of customers; behind them, guest orders count as customers of their own.
     *
     * @param count how many are identified
     * @param orderStart the first order of each identified customer, and the first guest order at the end
     * @param id the code of its id, of identified customers
     * @param codes of attributes of customer level, guests included
     */
    record CustomerTable(int count, int[] orderStart, PackedLongs id, Map<Attribute, PackedLongs> codes) {

        int guestStart() {
            return orderStart[count];
        }
    }

    /**
     * The columns of products. Lines without a product id that share their other product facts share a nameless one.
     *
     * @param count how many
     * @param id the code of its id, -1 where it has none
     * @param codes of the other attributes of product level
     */
    record ProductTable(int count, PackedLongs id, Map<Attribute, PackedLongs> codes) {}

    /** What is added up over lines or, where it was added up before, over entries. */
    enum Base {
        /** Gross sales of sale lines; what return lines take off. */
        VALUE,
        /** Value less discount, which return lines have none of. */
        NET,
        /** Quantity of goods. */
        QUANTITY,
        /** Net of charges. */
        CHARGE,
        /** Cost where known. */
        COST,
        /** Net where the cost is known. */
        COSTED,
        /** Number of lines with a known cost. */
        COSTED_LINES;

        static final Set<Base> MONEY = Set.of(VALUE, NET, CHARGE, COST, COSTED);

        boolean isMoney() {
            return MONEY.contains(this);
        }
    }

    /** Which orders something came back of. */
    ReturnLinks returnLinks() {
        ReturnLinks found = returnLinks;
        if (found == null) {
            found = ReturnLinks.of(this);
            returnLinks = found;
        }
        return found;
    }

    /** The delivery distance of each order in metres, negative where it is not known. */
    PackedLongs deliveryMetres() {
        PackedLongs found = deliveryMetres;
        if (found == null) {
            found = DeliveryDistances.of(this);
            deliveryMetres = found;
        }
        return found;
    }

    /** When an order was placed: its sale entry or, if it has none, its earliest return. */
    long placedAt(int order) {
        int first = orders.firstEntry(order);
        int end = entries.returned().get(first) == 0 ? first + 1 : orders.firstEntry(order + 1);
        long nanos = entries.nanos().get(first);
        for (int entry = first + 1; entry < end; entry++) {
            nanos = Math.min(nanos, entries.nanos().get(entry));
        }
        return nanos;
    }

    /** Whether every line has a cost, so that cost-known revenue is revenue. */
    boolean isCostKnownOfAll() {
        return lines.costed().bytesHeld() == 0 && lines.hasCosts();
    }

    long bytesHeld() {
        long bytes = 4L * (entries.lineStart().length + customers.orderStart().length);
        int[] entryStart = orders.entryStart();
        bytes += entryStart == null ? 0 : 4L * entryStart.length;
        for (PackedLongs column : new PackedLongs[] {
            lines.product(), lines.value(), lines.discount(), lines.quantity(), lines.cost(), lines.charge(),
            lines.costed(), entries.returned(), entries.nanos(), entries.day(), entries.hour(), orders.id(),
            customers.id(), products.id()
        }) {
            bytes += column.bytesHeld();
        }
        return bytes
                + held(lines.codes())
                + held(entries.sums())
                + held(orders.codes())
                + held(customers.codes())
                + held(products.codes());
    }

    private static long held(Map<?, PackedLongs> columns) {
        return columns.values().stream().mapToLong(PackedLongs::bytesHeld).sum();
    }
}
