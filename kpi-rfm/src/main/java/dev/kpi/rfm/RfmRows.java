package dev.kpi.rfm;

import dev.kpi.customer.Customers;
import dev.kpi.metric.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The scored customers as columns, a row each, in the order of their numbers. Immutable. */
final class RfmRows {

    static final int NONE = -1;

    final Customers customers;
    final RfmOptions options;
    final SegmentTable table;
    final RfmColumns columns;
    /** The scores of R, F and M. */
    final byte[][] scores;

    private final byte[] recency;
    private final byte[] frequency;
    private final byte[] monetary;
    /** Made when first needed; two threads may both make it, and make the same. */
    private volatile int @Nullable [] order;

    RfmRows(Customers customers, RfmOptions options, RfmColumns columns, byte[][] scores) {
        this.customers = customers;
        this.options = options;
        this.table = options.table();
        this.columns = columns;
        this.scores = scores;
        this.recency = scores[RfmOptions.RECENCY];
        this.frequency = scores[RfmOptions.FREQUENCY];
        this.monetary = scores[RfmOptions.MONETARY];
    }

    int size() {
        return columns.size;
    }

    /** The row of a customer, -1 if it is not here. */
    int find(String id) {
        int number = customers.find(id);
        return number < 0 ? NONE : ofNumber(number);
    }

    private int ofNumber(int number) {
        return Math.max(NONE, Arrays.binarySearch(columns.number, number));
    }

    /** The row of each row's customer among others, -1 for none. */
    int[] in(RfmRows others) {
        int[] rows = new int[size()];
        for (int row = 0; row < rows.length; row++) {
            int number = columns.number[row];
            String id = id(row);
            // in tables of one snapshot a customer has one number
            boolean same = number < others.customers.size()
                    && others.customers.id(number).equals(id);
            rows[row] = same ? others.ofNumber(number) : others.find(id);
        }
        return rows;
    }

    RfmCustomer at(int row) {
        return new RfmCustomer(
                id(row),
                days(row),
                columns.orders[row],
                options.monetary().figure(customers, columns.money[row], columns.orders[row]),
                recency[row],
                frequency[row],
                monetary[row],
                table.segments().get(segment(row)));
    }

    String id(int row) {
        return customers.id(columns.number[row]);
    }

    private int days(int row) {
        return columns.asOf - columns.lastDay[row];
    }

    /** The position of a row's segment in the table. */
    int segment(int row) {
        return table.indexOf(recency[row], frequency[row], monetary[row]);
    }

    /** The number that a row's score reads as. */
    int score(int row) {
        return 100 * recency[row] + 10 * frequency[row] + monetary[row];
    }

    /** The position of a row's recency and frequency scores among all pairs of them. */
    int heatCell(int row) {
        return (recency[row] - 1) * options.bins() + frequency[row] - 1;
    }

    /** The position of a row's scores among all cells, counted from the highest down. */
    int cellFromTop(int row) {
        int bins = options.bins();
        return bins * bins * bins - 1 - (heatCell(row) * bins + monetary[row] - 1);
    }

    /** The rows, the highest score first. */
    int[] order() {
        int[] made = order;
        if (made == null) {
            made = RfmOrder.of(this);
            order = made;
        }
        return made;
    }

    /** The rows of a segment, the highest score first. */
    int[] order(int segment) {
        return Arrays.stream(order()).filter(row -> segment(row) == segment).toArray();
    }

    /** What the rows of each group add up to. */
    RfmSums[] sums(int groups, IntUnaryOperator groupOf) {
        RfmSums[] sums = new RfmSums[groups];
        Arrays.setAll(sums, i -> new RfmSums());
        for (int row = 0; row < size(); row++) {
            sums[groupOf.applyAsInt(row)].add(days(row), columns.orders[row], columns.money[row]);
        }
        return sums;
    }

    Dimension<String> dimension(String name, List<String> keys, IntUnaryOperator keyOf) {
        int[] byNumber = new int[size() == 0 ? 0 : columns.number[size() - 1] + 1];
        Arrays.fill(byNumber, NONE);
        for (int row = 0; row < size(); row++) {
            byNumber[columns.number[row]] = keyOf.applyAsInt(row);
        }
        return customers.dimension(name, keys, byNumber);
    }
}
