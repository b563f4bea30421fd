package dev.kpi.cohort;

import java.util.List;

/**
 * A cohort: its members by the period in which they began; just one such row where that period names the cohort.
 *
 * @param key what names it
 * @param rows in the order of their periods, at least one
 * @param isTruncated whether it holds customers that bought before the data begin
 */
record CohortRows<K>(K key, List<CohortRow> rows, boolean isTruncated) {

    long size() {
        long size = 0;
        for (CohortRow row : rows) {
            size += row.size;
        }
        return size;
    }

    /** The best that is known of any member at an age. */
    CellState state(int age, List<CellState> states, boolean fromAgeZero) {
        CellState best = CellState.UNOBSERVED;
        for (CohortRow row : rows) {
            CellState state = state(row, age, states, fromAgeZero);
            best = state.compareTo(best) < 0 ? state : best;
        }
        return best;
    }

    /** What the members of a state did at an age, all together. */
    CellSums sums(int age, List<CellState> states, boolean fromAgeZero, CellState wanted) {
        CellSums sums = null; // most cohorts are one row
        for (CohortRow row : rows) {
            if (state(row, age, states, fromAgeZero) == wanted) {
                CellSums own = CellSums.of(row, age);
                sums = sums == null ? own : sums.plus(own);
            }
        }
        return sums == null ? CellSums.NONE : sums;
    }

    private static CellState state(CohortRow row, int age, List<CellState> states, boolean fromAgeZero) {
        int period = row.period + age;
        CellState state = period < states.size() ? states.get(period) : CellState.UNOBSERVED;
        if (fromAgeZero && state != CellState.UNOBSERVED) {
            CellState first = states.get(row.period);
            return first.compareTo(state) > 0 ? first : state; // what is seen of time has no holes
        }
        return state;
    }
}
