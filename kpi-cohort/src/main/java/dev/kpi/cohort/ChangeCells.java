package dev.kpi.cohort;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Each observed cell less the one of the same age in the cohort of the period before. */
record ChangeCells<R extends Figure>(CohortTable<?> table, Cells<R> cells, Unit unit) implements Cells<Quotient> {

    @Override
    public CellState state(int cohort, int age) {
        boolean known = table.followsPrevious(cohort)
                && cells.state(cohort, age) == CellState.OBSERVED
                && cells.state(cohort - 1, age) == CellState.OBSERVED;
        return known ? CellState.OBSERVED : CellState.UNOBSERVED;
    }

    @Override
    public Quotient figure(int cohort, int age) {
        Quotient now = quotient(cells.figure(cohort, age));
        Quotient before = quotient(cells.figure(cohort - 1, age));
        return Quotient.of(
                now.numerator()
                        .multiply(before.denominator())
                        .subtract(before.numerator().multiply(now.denominator())),
                now.denominator().multiply(before.denominator()),
                unit);
    }

    private Quotient quotient(Figure figure) {
        return figure instanceof Share share
                ? Quotient.of(BigDecimal.valueOf(share.part()), BigDecimal.valueOf(share.whole()), unit)
                : (Quotient) figure;
    }

    @Override
    public @Nullable Quotient overall(int age) {
        return null;
    }

    @Override
    public @Nullable String overallName() {
        return null;
    }
}
