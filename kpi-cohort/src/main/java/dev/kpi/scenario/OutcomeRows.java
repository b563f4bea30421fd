package dev.kpi.scenario;

import dev.kpi.figure.Figure;
import dev.kpi.table.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table with a column for each outcome, and beside it what that is of the status quo. */
final class OutcomeRows {

    private final String first;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    OutcomeRows(String first) {
        this.first = first;
    }

    void add(
            String name,
            List<? extends Effect<? extends Figure>> effects,
            Function<Effect<? extends Figure>, Figure> value,
            @Nullable Function<Effect<? extends Figure>, Figure> change) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(name);
        for (Effect<? extends Figure> effect : effects) {
            row.add(value.apply(effect));
            row.add(change == null ? null : effect.relative(change.apply(effect)));
        }
        rows.add(row);
    }

    Grid grid(CohortEconomy economy) {
        List<String> columns = new ArrayList<>();
        columns.add(first);
        for (Outcome outcome : Outcome.values()) {
            columns.add(outcome.title());
            columns.add(outcome.title() + " change");
        }
        Grid grid = Grid.of(columns, rows);
        if (economy.horizon() > 0) {
            grid = grid.withNote("CLV per customer; ages 0 to " + economy.horizon()
                    + "; retention is the average of ages 1 to " + economy.horizon());
        }
        for (String note : economy.notes()) {
            grid = grid.withNote(note);
        }
        return grid;
    }
}
