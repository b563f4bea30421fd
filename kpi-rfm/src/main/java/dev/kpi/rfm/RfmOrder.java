package dev.kpi.rfm;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order in which customers are listed: the highest score first, ties by larger spend, then by id. */
final class RfmOrder {

    private static final int SCORES = 1000;

    private RfmOrder() {}

    static int[] of(RfmRows rows) {
        RfmColumns columns = rows.columns;
        int[] starts = new int[SCORES + 1]; // by SCORES - 1 - score, so that the highest comes first
        for (int row = 0; row < columns.size; row++) {
            starts[SCORES - rows.score(row)]++;
        }
        for (int i = 1; i <= SCORES; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = starts.clone();
        int[] sorted = new int[columns.size];
        for (int row = 0; row < columns.size; row++) {
            sorted[next[SCORES - 1 - rows.score(row)]++] = row;
        }
        long[] spend = rows.options.monetary().isPerOrder()
                ? Scoring.quotientKeys(columns.money, columns.orders)
                : columns.money;
        Comparator<Integer> bySpend = (left, right) -> Long.compare(spend[right], spend[left]);
        // those of rows that tie in score and spend; each is asked for many times
        @Nullable String[] ids = new @Nullable String[columns.size];
        Comparator<Integer> byId = Comparator.comparing(row -> {
            String known = ids[row];
            String id = known == null ? rows.id(row) : known;
            ids[row] = id;
            return id;
        });
        for (int i = 0; i < SCORES; i++) {
            if (starts[i + 1] - starts[i] > 1) {
                sort(sorted, starts[i], starts[i + 1], bySpend.thenComparing(byId));
            }
        }
        return sorted;
    }

    private static void sort(int[] rows, int from, int to, Comparator<Integer> order) {
        Integer[] sorted = Arrays.stream(rows, from, to).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, order);
        for (int i = 0; i < sorted.length; i++) {
            rows[from + i] = sorted[i];
        }
    }
}
