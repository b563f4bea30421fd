package dev.kpi.rfm;

import dev.kpi.customer.Customers;
import dev.kpi.figure.Count;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The customers with their recency, frequency, monetary value, scores and segments; see {@link Rfm}.
 *
 * <p>Listed with the highest score first (555 before 554), ties by larger spend, then by id. Read one customer by its id,
 * all as a list or {@link #grid}, or what they make together: {@link #segments}, {@link #heatMap}, {@link #movedFrom}.
 * {@link #segment} is a dimension to group orders by.
 *
 * <p>Kept as columns; a customer becomes an object when it is asked for. Holds the snapshot it was measured on. Immutable and
 * thread-safe. Two tables are equal if they score the same customers alike on the same date, whatever snapshots they are of.
 */
public final class RfmTable implements Tabular {

    /** How many rows print. */
    private static final int PRINTED = 20;

    private static final int NONE = -1;

    private final Customers customers;
    private final LocalDate asOf;
    private final RfmOptions options;
    private final SegmentTable table;
    private final RfmColumns columns;
    private final byte[] recency;
    private final byte[] frequency;
    private final byte[] monetary;
    /** Made when first needed; two threads may both make it, and make the same. */
    private volatile int @Nullable [] order;

    RfmTable(Customers customers, LocalDate asOf, RfmOptions options, RfmColumns columns, byte[][] scores) {
        this.customers = customers;
        this.asOf = asOf;
        this.options = options;
        this.table = options.table();
        this.columns = columns;
        this.recency = scores[RfmOptions.RECENCY];
        this.frequency = scores[RfmOptions.FREQUENCY];
        this.monetary = scores[RfmOptions.MONETARY];
    }

    /** The last day that was looked at. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The number of scores in each dimension. */
    public int bins() {
        return options.bins();
    }

    /** Which segment each cell of scores belongs to. */
    public SegmentTable segmentTable() {
        return table;
    }

    /** The number of customers. */
    public Count customerCount() {
        return count(columns.size);
    }

    private static Count count(long number) {
        return Count.of(number, Unit.count("customers"));
    }

    /** Customer coverage: sale orders of these customers ÷ all sale orders looked at, those of guests included. */
    public Share coverage() {
        long orders = Arrays.stream(columns.orders).asLongStream().sum();
        return Share.of(orders, orders + columns.guestOrders);
    }

    /** Whether a customer is in it. */
    public boolean contains(String id) {
        return row(id) != NONE;
    }

    /**
     * One customer.
     *
     * @throws NoSuchElementException if it has no sale order in the scope up to the as-of date
     */
    public RfmCustomer get(String id) {
        int row = row(id);
        if (row == NONE) {
            throw new NoSuchElementException("no customer '" + id + "' among the "
                    + customerCount().format() + " with a sale order in the scope up to " + asOf
                    + "; ask contains(id) first");
        }
        return at(row);
    }

    private int row(String id) {
        int number = customers.find(id);
        return number < 0 ? NONE : Math.max(NONE, Arrays.binarySearch(columns.number, number));
    }

    private RfmCustomer at(int row) {
        return new RfmCustomer(
                id(row),
                days(row),
                columns.orders[row],
                options.monetary().figure(customers, columns.money[row], columns.orders[row]),
                recency[row],
                frequency[row],
                monetary[row],
                table.segments().get(segmentAt(row)));
    }

    private String id(int row) {
        return customers.id(columns.number[row]);
    }

    private int days(int row) {
        return columns.asOf - columns.lastDay[row];
    }

    private int segmentAt(int row) {
        return table.indexOf(recency[row], frequency[row], monetary[row]);
    }

    private int[] order() {
        int[] made = order;
        if (made == null) {
            made = RfmOrder.of(this::cell, customers, columns, options);
            order = made;
        }
        return made;
    }

    /** The number that a score reads as. */
    private int cell(int row) {
        return 100 * recency[row] + 10 * frequency[row] + monetary[row];
    }

    /** All customers, the highest score first: a view. */
    public List<RfmCustomer> customers() {
        return new Listed(order());
    }

    /**
     * The customers of a segment, the highest score first: a view.
     *
     * @throws NoSuchElementException if there is no segment of that name
     */
    public List<RfmCustomer> customers(String segment) {
        return new Listed(rows(segment));
    }

    private int[] rows(String segment) {
        int index = table.indexOf(segment);
        return Arrays.stream(order()).filter(row -> segmentAt(row) == index).toArray();
    }

    private final class Listed extends AbstractList<RfmCustomer> implements RandomAccess {
        private final int[] rows;

        Listed(int[] rows) {
            this.rows = rows;
        }

        @Override
        public RfmCustomer get(int index) {
            return at(rows[Objects.checkIndex(index, rows.length)]);
        }

        @Override
        public int size() {
            return rows.length;
        }
    }

    /** What the customers of each segment add up to. One pass. */
    public RfmSegments segments() {
        RfmSums[] sums = sums(table.segments().size());
        for (int row = 0; row < columns.size; row++) {
            sums[segmentAt(row)].add(days(row), columns.orders[row], columns.money[row]);
        }
        return RfmSegments.of(customers, table.segments(), sums, options.monetary(), asOf.toString());
    }

    private static RfmSums[] sums(int size) {
        RfmSums[] sums = new RfmSums[size];
        Arrays.setAll(sums, i -> new RfmSums());
        return sums;
    }

    /** Customers and their mean spend by recency and frequency score. One pass. */
    public RfmHeatMap heatMap() {
        RfmSums[] sums = sums(bins() * bins());
        for (int row = 0; row < columns.size; row++) {
            sums[(recency[row] - 1) * bins() + frequency[row] - 1].add(
                    days(row), columns.orders[row], columns.money[row]);
        }
        return new RfmHeatMap(customers, bins(), sums, options.monetary());
    }

    /**
     * How customers moved between segments since an earlier date: {@code rfm.movedFrom(orders.measure(rfm(lastQuarter)))}.
     *
     * <p>Customers are matched by id; the tables may differ in scope, options and snapshot.
     *
     * @throws IllegalArgumentException if the other table is as of a later date
     */
    public RfmMovement movedFrom(RfmTable earlier) {
        if (earlier.asOf.isAfter(asOf)) {
            throw new IllegalArgumentException("the earlier table is as of " + earlier.asOf + ", after this one's "
                    + asOf + "; call movedFrom on the later of the two");
        }
        return new RfmMovement(earlier, this);
    }

    /**
     * The segment as a dimension of customers, listed in the order of the segment table:
     * {@code orders.by(rfm.segment()).revenue()}. Guests and customers that are not in the table are
     * {@value Dimension#UNKNOWN}. Orders of another snapshot may be grouped by it too.
     */
    public Dimension<String> segment() {
        return dimension("RFM segment", table.segments(), this::segmentAt);
    }

    /** The score as a dimension of customers, the highest first: {@code orders.by(rfm.score()).revenue()}. */
    public Dimension<String> score() {
        List<String> scores = IntStream.range(0, bins() * bins() * bins())
                .map(i -> bins() * bins() * bins() - 1 - i)
                .mapToObj(i -> "" + (i / bins() / bins() + 1) + (i / bins() % bins() + 1) + (i % bins() + 1))
                .toList();
        return dimension(
                "RFM score",
                scores,
                row -> scores.size()
                        - 1
                        - (((recency[row] - 1) * bins() + frequency[row] - 1) * bins() + monetary[row] - 1));
    }

    private Dimension<String> dimension(String name, List<String> keys, java.util.function.IntUnaryOperator keyOfRow) {
        int[] keyOf = new int[columns.size == 0 ? 0 : columns.number[columns.size - 1] + 1];
        Arrays.fill(keyOf, NONE);
        for (int row = 0; row < columns.size; row++) {
            keyOf[columns.number[row]] = keyOfRow.applyAsInt(row);
        }
        return customers.dimension(name, keys, keyOf);
    }

    /** The row of each row's customer in another table, -1 for none. */
    int[] rowsIn(RfmTable other) {
        int[] rows = new int[columns.size];
        for (int row = 0; row < rows.length; row++) {
            int number = columns.number[row];
            String id = customers.id(number);
            // in tables of one snapshot a customer has one number
            boolean same = number < other.customers.size()
                    && other.customers.id(number).equals(id);
            rows[row] = same ? Math.max(NONE, Arrays.binarySearch(other.columns.number, number)) : other.row(id);
        }
        return rows;
    }

    /** The ids of some rows, in the order of the list. */
    List<String> ids(java.util.function.IntPredicate which) {
        return Arrays.stream(order()).filter(which).mapToObj(this::id).toList();
    }

    /** The segment of each row. */
    int[] segmentOfRows() {
        return IntStream.range(0, columns.size).map(this::segmentAt).toArray();
    }

    /** The customers of a segment as a grid, to be exported. */
    public Grid grid(String segment) {
        return grid(rows(segment)).withNote(notes().get(0));
    }

    /** Every customer. */
    @Override
    public Grid grid() {
        return withNotes(grid(order()));
    }

    private Grid grid(int[] rows) {
        List<List<Object>> cells = new ArrayList<>(rows.length);
        for (int row : rows) {
            RfmCustomer customer = at(row);
            cells.add(List.of(
                    customer.id(),
                    customer.daysSinceLastOrder(),
                    customer.orderCount(),
                    customer.spend(),
                    customer.score(),
                    customer.segment()));
        }
        List<String> names = List.of(
                "customer",
                "days since last order",
                "orders",
                options.monetary().title(),
                "score",
                "segment");
        return Grid.of(names, cells).withMaxRows(PRINTED);
    }

    private Grid withNotes(Grid grid) {
        Grid noted = grid;
        for (String note : notes()) {
            noted = noted.withNote(note);
        }
        return noted;
    }

    /** How the scores were made, what part of the orders they cover, and which scores stay empty. */
    public List<String> notes() {
        return RfmNotes.of(this, customers, options, new byte[][] {recency, frequency, monetary});
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof RfmTable that)
                || !asOf.equals(that.asOf)
                || columns.size != that.columns.size
                || columns.guestOrders != that.columns.guestOrders
                || !options.equalsApartFromDate(that.options)
                || !customers.currency().equals(that.customers.currency())) {
            return false;
        }
        int[] rows = rowsIn(that);
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] == NONE || !at(row).equals(that.at(rows[row]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 31 * asOf.hashCode() + columns.size;
        for (int row = 0; row < columns.size; row++) {
            hash += 31 * (31 * columns.lastDay[row] + columns.orders[row]) + cell(row); // the same in any order
        }
        return hash;
    }

    /** The same as that of its {@link #grid}, without making rows that do not show. */
    @Override
    public String toString() {
        int[] all = order();
        int[] shown = all.length <= PRINTED
                ? all
                : IntStream.concat(
                                Arrays.stream(all, 0, PRINTED / 2 + 1),
                                Arrays.stream(all, all.length - PRINTED / 2, all.length))
                        .toArray();
        return withNotes(grid(shown)).toString();
    }
}
