package dev.kpi.examples.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What customers of the same RFM score have together: the answer to {@link Question#RFM}. */
final class RfmTotals {

    private static final int BASE = Question.SCORES + 1;

    private final long[] customers = new long[BASE * BASE * BASE];
    private final long[] days = new long[customers.length];
    private final long[] orders = new long[customers.length];
    private final BigDecimal[] revenue = new BigDecimal[customers.length];

    RfmTotals() {
        Arrays.fill(revenue, BigDecimal.ZERO);
    }

    /** Adds a customer with its scores, and what they were made of. */
    void add(int r, int f, int m, long daysSinceLastOrder, long orderCount, BigDecimal spend) {
        int cell = (r * BASE + f) * BASE + m;
        customers[cell]++;
        days[cell] += daysSinceLastOrder;
        orders[cell] += orderCount;
        revenue[cell] = revenue[cell].add(spend);
    }

    Answer answer() {
        List<Answer.Row> rows = new ArrayList<>();
        for (int cell = 0; cell < customers.length; cell++) {
            if (customers[cell] > 0) {
                rows.add(row(
                        cell / BASE / BASE * 100 + cell / BASE % BASE * 10 + cell % BASE,
                        customers[cell],
                        days[cell],
                        orders[cell],
                        revenue[cell]));
            }
        }
        return new Answer(rows).sorted();
    }

    /** The row of a score, read as one number such as 554. */
    static Answer.Row row(int score, long customers, long days, long orders, BigDecimal revenue) {
        return Answer.Row.of(
                String.valueOf(score),
                BigDecimal.valueOf(customers),
                BigDecimal.valueOf(days),
                BigDecimal.valueOf(orders),
                revenue);
    }
}
