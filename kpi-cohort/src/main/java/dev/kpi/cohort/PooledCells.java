package dev.kpi.cohort;

import dev.kpi.figure.Figure;
import org.jspecify.annotations.Nullable;

/** Cells whose figures come from their own sums, and overall from the sums of all observed ones. */
record PooledCells<R extends Figure>(CohortTable<?> table, Figuring<R> figuring) implements Cells<R> {

    @Override
    public CellState state(int cohort, int age) {
        return table.cohort(cohort).state(age, table.states(), figuring.fromAgeZero());
    }

    @Override
    public R figure(int cohort, int age) {
        return figure(table.cohort(cohort).sums(age, table.states(), figuring.fromAgeZero(), state(cohort, age)));
    }

    @Override
    public @Nullable R overall(int age) {
        CellSums sums = CellSums.NONE;
        boolean any = false;
        for (int cohort = 0; cohort < table.keys().size(); cohort++) {
            if (state(cohort, age) == CellState.OBSERVED) {
                any = true;
                sums = sums.plus(
                        table.cohort(cohort).sums(age, table.states(), figuring.fromAgeZero(), CellState.OBSERVED));
            }
        }
        return any ? figure(sums) : null;
    }

    private R figure(CellSums sums) {
        return figuring.formula().apply(sums, table.money());
    }

    @Override
    public String overallName() {
        return figuring.isRate() ? "average" : "total";
    }
}
