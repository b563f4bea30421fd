package dev.kpi.rfm;

import dev.kpi.figure.Count;
import dev.kpi.figure.Unit;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How customers moved between segments from one date to another; see {@link RfmTable#movedFrom}.
 *
 * <p>Every customer of either table is in one cell: rows are the earlier segments and {@value #JOINED} for customers that
 * were not there yet, columns the later ones and {@value #GONE} for those that are no more, as happens where scopes differ.
 * Immutable and thread-safe; equal
 * if dates, segments and numbers are.
 */
public final class RfmMovement implements Tabular {

    /** The row of customers that only the later table has. */
    public static final String JOINED = "(joined)";

    /** The column of customers that only the earlier table has. */
    public static final String GONE = "(gone)";

    private final LocalDate fromDate;
    private final LocalDate toDate;
    private final List<String> from;
    private final List<String> to;
    private final long[][] customers;
    private final RfmRows earlier;
    private final RfmRows later;
    /** The row of each customer of the later table, and the column of each one of the earlier. */
    private final int[] fromOfLater;

    private final int[] toOfEarlier;

    RfmMovement(LocalDate toDate, RfmRows later, LocalDate fromDate, RfmRows earlier) {
        this.fromDate = fromDate;
        this.toDate = toDate;
        this.from = with(earlier.table.segments(), JOINED);
        this.to = with(later.table.segments(), GONE);
        this.customers = new long[from.size()][to.size()];
        this.earlier = earlier;
        this.later = later;
        this.fromOfLater = new int[later.size()];
        this.toOfEarlier = new int[earlier.size()];
        Arrays.fill(toOfEarlier, to.size() - 1);
        int[] before = later.in(earlier);
        for (int row = 0; row < before.length; row++) {
            int segment = later.segment(row);
            fromOfLater[row] = from.size() - 1;
            if (before[row] != RfmRows.NONE) {
                fromOfLater[row] = earlier.segment(before[row]);
                toOfEarlier[before[row]] = segment;
            }
            customers[fromOfLater[row]][segment]++;
        }
        for (int row = 0; row < toOfEarlier.length; row++) {
            if (toOfEarlier[row] == to.size() - 1) {
                customers[earlier.segment(row)][to.size() - 1]++;
            }
        }
    }

    private static List<String> with(List<String> segments, String last) {
        List<String> all = new ArrayList<>(segments);
        all.add(last);
        return List.copyOf(all);
    }

    /** The rows: the earlier segments, then {@value #JOINED}. */
    public List<String> from() {
        return from;
    }

    /** The columns: the later segments, then {@value #GONE}. */
    public List<String> to() {
        return to;
    }

    /**
     * The number of customers that were in one segment and are in the other.
     *
     * @throws java.util.NoSuchElementException if there is no segment of such a name
     */
    public Count customers(String fromSegment, String toSegment) {
        return count(customers[index(from, fromSegment)][index(to, toSegment)]);
    }

    /**
     * The ids of the customers that were in one segment and are in the other, in the order of the later table, of those that
     * are gone in that of the earlier one.
     *
     * @throws java.util.NoSuchElementException if there is no segment of such a name
     */
    public List<String> ids(String fromSegment, String toSegment) {
        int row = index(from, fromSegment);
        int column = index(to, toSegment);
        if (column == to.size() - 1) {
            return Arrays.stream(earlier.order())
                    .filter(customer -> toOfEarlier[customer] == column && earlier.segment(customer) == row)
                    .mapToObj(earlier::id)
                    .toList();
        }
        return Arrays.stream(later.order())
                .filter(customer -> later.segment(customer) == column && fromOfLater[customer] == row)
                .mapToObj(later::id)
                .toList();
    }

    /** The number of customers that are in the same segment as before. */
    public Count stayed() {
        long same = 0;
        for (int row = 0; row + 1 < from.size(); row++) {
            int column = to.indexOf(from.get(row));
            same += column < 0 ? 0 : customers[row][column];
        }
        return count(same);
    }

    private static int index(List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new java.util.NoSuchElementException(
                    "no segment '" + DisplayText.inMessage(name) + "'; there are " + SegmentTable.listed(names));
        }
        return index;
    }

    private static Count count(long customers) {
        return Count.of(customers, Unit.count("customers"));
    }

    @Override
    public Grid grid() {
        List<String> columns = new ArrayList<>(List.of("(from)"));
        columns.addAll(to);
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < from.size(); row++) {
            List<Object> cells = new ArrayList<>(List.of(from.get(row)));
            for (long number : customers[row]) {
                cells.add(count(number));
            }
            rows.add(cells);
        }
        return Grid.of(columns, rows)
                .withNote("customers by segment on " + fromDate + " (rows) and on " + toDate + " (columns)");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RfmMovement that
                && fromDate.equals(that.fromDate)
                && toDate.equals(that.toDate)
                && from.equals(that.from)
                && to.equals(that.to)
                && Arrays.deepEquals(customers, that.customers);
    }

    @Override
    public int hashCode() {
        return 31 * toDate.hashCode() + Arrays.deepHashCode(customers);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
