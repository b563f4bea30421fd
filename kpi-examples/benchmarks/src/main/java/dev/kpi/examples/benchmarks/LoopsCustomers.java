package dev.kpi.examples.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The questions about customers by loops over primitive arrays. */
final class LoopsCustomers {

    private final LoopsPeer peer;
    private final Columns columns;

    LoopsCustomers(LoopsPeer peer, Columns columns) {
        this.peer = peer;
        this.columns = columns;
    }

    /** The first-ever orders; then each line goes to the cell of its customer's first month and its own. */
    Answer cohorts(LoopsPeer.Filter filter) {
        Months months = Months.of(columns);
        int count = months.count();
        int[] firstDay = new int[columns.customer.size()];
        Arrays.fill(firstDay, Integer.MAX_VALUE);
        for (int i = 0; i < columns.lines; i++) {
            int customer = columns.customer.code[i];
            if (customer != Columns.GUEST && columns.quantity[i] >= 0) {
                firstDay[customer] = Math.min(firstDay[customer], columns.day(i));
            }
        }
        long[] active = new long[count * count];
        long[] revenue = new long[count * count];
        long[] noted = LoopsPeer.notes((long) columns.customer.size() * count);
        for (int i = 0; i < columns.lines; i++) {
            int customer = columns.customer.code[i];
            if (customer == Columns.GUEST || firstDay[customer] == Integer.MAX_VALUE || !peer.isIn(filter, i)) {
                continue;
            }
            int month = months.at(columns.day(i));
            int cell = months.at(firstDay[customer]) * count + month;
            revenue[cell] += columns.net(i);
            if (columns.quantity[i] >= 0 && LoopsPeer.isNew(noted, (long) customer * count + month)) {
                active[cell]++;
            }
        }
        List<Answer.Row> rows = new ArrayList<>();
        for (int cell = 0; cell < active.length; cell++) {
            if (active[cell] != 0 || revenue[cell] != 0) {
                int cohort = cell / count;
                rows.add(Answer.Row.of(
                        months.name(cohort) + " " + (cell % count - cohort),
                        BigDecimal.valueOf(active[cell]),
                        BigDecimal.valueOf(revenue[cell], 2)));
            }
        }
        return new Answer(rows).sorted();
    }

    /** Last day, orders and revenue of each customer; a score is told by a customer's place among all of them sorted. */
    Supplier<Answer> rfm(LoopsPeer.Filter filter) {
        int size = columns.customer.size();
        long[] lastDay = new long[size];
        long[] orders = new long[size];
        long[] revenue = new long[size];
        long[] noted = LoopsPeer.notes(columns.order.size());
        int asOf = Integer.MIN_VALUE;
        for (int i = 0; i < columns.lines; i++) {
            int day = columns.day(i);
            asOf = Math.max(asOf, day);
            int customer = columns.customer.code[i];
            if (customer != Columns.GUEST && peer.isIn(filter, i)) {
                revenue[customer] += columns.net(i);
                if (columns.quantity[i] >= 0) {
                    lastDay[customer] = Math.max(lastDay[customer], day);
                    orders[customer] += LoopsPeer.isNew(noted, columns.order.code[i]) ? 1 : 0;
                }
            }
        }
        int end = Math.min(asOf, filter.toDay() - 1);
        int buyers = 0;
        for (int customer = 0; customer < size; customer++) {
            if (orders[customer] > 0) { // the others are overwritten
                lastDay[buyers] = lastDay[customer];
                orders[buyers] = orders[customer];
                revenue[buyers++] = revenue[customer];
            }
        }
        int[] r = scores(lastDay, buyers);
        int[] f = scores(orders, buyers);
        int[] m = scores(revenue, buyers);
        return () -> {
            RfmTotals totals = new RfmTotals();
            for (int i = 0; i < r.length; i++) {
                totals.add(r[i], f[i], m[i], end - lastDay[i], orders[i], BigDecimal.valueOf(revenue[i], 2));
            }
            return totals.answer();
        };
    }

    /** 1 + floor(5 * those with less / all). */
    private static int[] scores(long[] values, int count) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        int different = 0; // each value once, behind it the first place where it stands
        int[] place = new int[count];
        for (int i = 0; i < count; i++) {
            if (i == 0 || sorted[i] != sorted[different - 1]) {
                place[different] = i;
                sorted[different++] = sorted[i];
            }
        }
        int[] scores = new int[count];
        for (int i = 0; i < count; i++) {
            long worse = place[Arrays.binarySearch(sorted, 0, different, values[i])];
            scores[i] = (int) (1 + Question.SCORES * worse / count);
        }
        return scores;
    }
}
