package dev.kpi.rfm;

import dev.kpi.figure.Count;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
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

    private final LocalDate asOf;
    private final RfmRows rows;

    RfmTable(LocalDate asOf, RfmRows rows) {
        this.asOf = asOf;
        this.rows = rows;
    }

    /** The last day that was looked at. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The number of scores in each dimension. */
    public int bins() {
        return rows.options.bins();
    }

    /** Which segment each cell of scores belongs to. */
    public SegmentTable segmentTable() {
        return rows.table;
    }

    /** The number of customers. */
    public Count customerCount() {
        return Count.of(rows.size(), Unit.count("customers"));
    }

    /** Customer coverage: sale orders of these customers ÷ all sale orders looked at, those of guests included. */
    public Share coverage() {
        long orders = Arrays.stream(rows.columns.orders).asLongStream().sum();
        return Share.of(orders, orders + rows.columns.guestOrders);
    }

    /** Whether a customer is in it. */
    public boolean contains(String id) {
        return rows.find(id) != RfmRows.NONE;
    }

    /**
     * One customer.
     *
     * @throws NoSuchElementException if it has no sale order in the scope up to the as-of date
     */
    public RfmCustomer get(String id) {
        int row = rows.find(id);
        if (row == RfmRows.NONE) {
            throw new NoSuchElementException("no customer '" + DisplayText.inMessage(id) + "' among the "
                    + customerCount().format() + " with a sale order in the scope up to " + asOf
                    + "; ask contains(id) first");
        }
        return rows.at(row);
    }

    /** All customers, the highest score first: a view. */
    public List<RfmCustomer> customers() {
        return new Listed(rows.order());
    }

    /**
     * The customers of a segment, the highest score first: a view.
     *
     * @throws NoSuchElementException if there is no segment of that name
     */
    public List<RfmCustomer> customers(String segment) {
        return new Listed(rows.order(rows.table.indexOf(segment)));
    }

    private final class Listed extends AbstractList<RfmCustomer> implements RandomAccess {
        private final int[] listed;

        Listed(int[] listed) {
            this.listed = listed;
        }

        @Override
        public RfmCustomer get(int index) {
            return rows.at(listed[Objects.checkIndex(index, listed.length)]);
        }

        @Override
        public int size() {
            return listed.length;
        }
    }

    /** What the customers of each segment add up to. One pass. */
    public RfmSegments segments() {
        List<String> names = rows.table.segments();
        RfmSums[] sums = rows.sums(names.size(), rows::segment);
        return RfmSegments.of(rows.customers, names, sums, rows.options.monetary(), asOf.toString());
    }

    /** Customers and their mean spend by recency and frequency score. One pass. */
    public RfmHeatMap heatMap() {
        RfmSums[] sums = rows.sums(bins() * bins(), rows::heatCell);
        return new RfmHeatMap(rows.customers, bins(), sums, rows.options.monetary());
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
        return new RfmMovement(this.asOf, rows, earlier.asOf, earlier.rows);
    }

    /**
     * The segment as a dimension of customers, listed in the order of the segment table:
     * {@code orders.by(rfm.segment()).revenue()}. Guests and customers that are not in the table are
     * {@value Dimension#UNKNOWN}. Orders of another snapshot may be grouped by it too.
     */
    public Dimension<String> segment() {
        return rows.dimension("RFM segment", rows.table.segments(), rows::segment);
    }

    /** The score as a dimension of customers, the highest first: {@code orders.by(rfm.score()).revenue()}. */
    public Dimension<String> score() {
        int bins = bins();
        int cells = bins * bins * bins;
        List<String> scores = IntStream.range(0, cells)
                .map(fromTop -> cells - 1 - fromTop)
                .mapToObj(cell -> "" + (cell / bins / bins + 1) + (cell / bins % bins + 1) + (cell % bins + 1))
                .toList();
        return rows.dimension("RFM score", scores, rows::cellFromTop);
    }

    /** The customers of a segment as a grid, to be exported. */
    public Grid grid(String segment) {
        return grid(rows.order(rows.table.indexOf(segment))).withNote(notes().get(0));
    }

    /** Every customer. */
    @Override
    public Grid grid() {
        return withNotes(grid(rows.order()));
    }

    private Grid grid(int[] listed) {
        List<List<Object>> cells = new ArrayList<>(listed.length);
        for (int row : listed) {
            RfmCustomer customer = rows.at(row);
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
                rows.options.monetary().title(),
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
        return RfmNotes.of(this, rows);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof RfmTable that)
                || !asOf.equals(that.asOf)
                || rows.size() != that.rows.size()
                || rows.columns.guestOrders != that.rows.columns.guestOrders
                || !rows.options.equalsApartFromDate(that.rows.options)
                || !rows.customers.currency().equals(that.rows.customers.currency())) {
            return false;
        }
        int[] others = rows.in(that.rows);
        for (int row = 0; row < others.length; row++) {
            if (others[row] == RfmRows.NONE || !rows.at(row).equals(that.rows.at(others[row]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 31 * asOf.hashCode() + rows.size();
        for (int row = 0; row < rows.size(); row++) {
            hash += 31 * (31 * rows.columns.lastDay[row] + rows.columns.orders[row])
                    + rows.score(row); // the same in any order
        }
        return hash;
    }

    /** The same as that of its {@link #grid}, without making rows that do not show. */
    @Override
    public String toString() {
        int[] all = rows.order();
        int[] shown = all.length <= PRINTED
                ? all
                : IntStream.concat(
                                Arrays.stream(all, 0, PRINTED / 2 + 1),
                                Arrays.stream(all, all.length - PRINTED / 2, all.length))
                        .toArray();
        return withNotes(grid(shown)).toString();
    }
}
