package dev.kpi.rfm;

import dev.kpi.customer.Customers;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Customers by recency and frequency score, and what they spend on average. Recency goes down and frequency across, the
 * best at the top and to the right. Prints the numbers of customers; {@link #meanSpendGrid} has the money. Immutable and
 * thread-safe; equal by value.
 */
public final class RfmHeatMap implements Tabular {

    private final int bins;
    private final Count[] customers; // by (R - 1) * bins + F - 1
    private final Quotient[] meanSpend;
    private final String spend;

    RfmHeatMap(Customers from, int bins, RfmSums[] sums, Monetary monetary) {
        this.bins = bins;
        this.customers = new Count[sums.length];
        this.meanSpend = new Quotient[sums.length];
        this.spend = monetary.isPerOrder() ? "AOV" : monetary.sumTitle() + " per customer";
        for (int cell = 0; cell < sums.length; cell++) {
            customers[cell] = Count.of(sums[cell].customers, Unit.count("customers"));
            meanSpend[cell] = monetary.mean(from, sums[cell].money(), sums[cell].customers, sums[cell].orders);
        }
    }

    private int cell(int recencyScore, int frequencyScore) {
        for (int score : new int[] {recencyScore, frequencyScore}) {
            if (score < 1 || score > bins) {
                throw new IllegalArgumentException("score (" + score + ") must be in [1, " + bins + "]");
            }
        }
        return (recencyScore - 1) * bins + frequencyScore - 1;
    }

    /**
     * The number of customers with these scores.
     *
     * @throws IllegalArgumentException if a score is not in [1, bins]
     */
    public Count customers(int recencyScore, int frequencyScore) {
        return customers[cell(recencyScore, frequencyScore)];
    }

    /**
     * Spend per customer with these scores, or per order where the average order value is scored; undefined over nobody.
     *
     * @throws IllegalArgumentException if a score is not in [1, bins]
     */
    public Quotient meanSpend(int recencyScore, int frequencyScore) {
        return meanSpend[cell(recencyScore, frequencyScore)];
    }

    /** The numbers of customers. */
    @Override
    public Grid grid() {
        return grid(cell -> customers[cell]).withNote("customers by recency score (down) and frequency score (across)");
    }

    /** The mean spend. */
    public Grid meanSpendGrid() {
        return grid(cell -> meanSpend[cell]).withNote(spend + " by recency score (down) and frequency score (across)");
    }

    private Grid grid(IntFunction<Object> value) {
        List<String> columns = new ArrayList<>(List.of("R"));
        List<List<Object>> rows = new ArrayList<>();
        for (int frequency = 1; frequency <= bins; frequency++) {
            columns.add("F" + frequency);
        }
        for (int recency = bins; recency >= 1; recency--) {
            List<Object> row = new ArrayList<>(List.of(recency));
            for (int frequency = 1; frequency <= bins; frequency++) {
                row.add(value.apply(cell(recency, frequency)));
            }
            rows.add(row);
        }
        return Grid.of(columns, rows);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RfmHeatMap that
                && Arrays.equals(customers, that.customers)
                && Arrays.equals(meanSpend, that.meanSpend)
                && spend.equals(that.spend);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(customers);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
