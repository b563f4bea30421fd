package dev.kpi.scenario;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One outcome for many changes of one lever or two. Comes from {@link Scenario#sensitivity}. Immutable and thread-safe; equal
 * by value.
 */
public final class Sensitivity implements Tabular {

    private final Outcome outcome;
    private final Lever lever;
    private final List<Change> rows;
    private final @Nullable Lever acrossLever;
    private final List<Change> columns;
    private final Figure statusQuo;
    private final List<List<Figure>> values;

    private Sensitivity(
            Outcome outcome,
            Lever lever,
            List<Change> rows,
            @Nullable Lever acrossLever,
            List<Change> columns,
            Figure statusQuo,
            List<List<Figure>> values) {
        this.outcome = outcome;
        this.lever = lever;
        this.rows = rows;
        this.acrossLever = acrossLever;
        this.columns = columns;
        this.statusQuo = statusQuo;
        this.values = values;
    }

    static Sensitivity of(Scenario scenario, Outcome outcome, Lever lever, List<Change> changes) {
        List<Change> rows = distinct(changes);
        List<List<Figure>> values = new ArrayList<>();
        for (Change row : rows) {
            values.add(List.of(value(scenario.with(lever, row), outcome)));
        }
        Figure statusQuo = value(Scenario.of(scenario.economy()), outcome);
        return new Sensitivity(outcome, lever, rows, null, List.of(), statusQuo, List.copyOf(values));
    }

    static Sensitivity of(
            Scenario scenario, Outcome outcome, Lever lever, List<Change> changes, Lever across, List<Change> more) {
        List<Change> rows = distinct(changes);
        List<Change> columns = distinct(more);
        List<List<Figure>> values = new ArrayList<>();
        for (Change row : rows) {
            Scenario changed = scenario.with(lever, row);
            values.add(columns.stream()
                    .map(column -> value(changed.with(across, column), outcome))
                    .toList());
        }
        Figure statusQuo = value(Scenario.of(scenario.economy()), outcome);
        return new Sensitivity(outcome, lever, rows, across, columns, statusQuo, List.copyOf(values));
    }

    private static List<Change> distinct(List<Change> changes) {
        List<Change> copy = List.copyOf(changes);
        if (copy.isEmpty() || copy.stream().distinct().count() < copy.size()) {
            throw new IllegalArgumentException("changes " + copy + " must be at least one, and all different");
        }
        return copy;
    }

    private static Figure value(Scenario scenario, Outcome outcome) {
        var currency = scenario.economy().currency();
        return outcome.figure(outcome.rounded(scenario.value(outcome), currency), currency);
    }

    /** The outcome that it shows. */
    public Outcome outcome() {
        return outcome;
    }

    /** The outcome if nothing changes. */
    public Figure statusQuo() {
        return statusQuo;
    }

    /** The changes of the first lever, one a row. */
    public List<Change> rows() {
        return rows;
    }

    /** The changes of the second lever, one a column; none if there is one lever only. */
    public List<Change> columns() {
        return columns;
    }

    /**
     * The outcome in a row.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws IllegalStateException if there are two levers
     */
    public Figure value(int row) {
        if (acrossLever != null) {
            throw new IllegalStateException("this table has two levers; ask value(row, column)");
        }
        return values.get(row).get(0);
    }

    /**
     * The outcome in a row and a column.
     *
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public Figure value(int row, int column) {
        return values.get(row).get(column);
    }

    @Override
    public Grid grid() {
        List<String> titles = new ArrayList<>();
        titles.add(lever.title());
        if (acrossLever == null) {
            titles.add(outcome.title());
            titles.add(outcome.title() + " change");
        }
        for (Change column : columns) {
            titles.add(acrossLever + " " + column);
        }
        List<List<Object>> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Object> line = new ArrayList<>();
            line.add(rows.get(row).toString());
            line.addAll(values.get(row));
            if (acrossLever == null) {
                line.add(change(values.get(row).get(0)));
            }
            cells.add(line);
        }
        return Grid.of(titles, cells).withNote(outcome + "; status quo " + statusQuo.text());
    }

    private Figure change(Figure value) {
        if (!value.isDefined() || !statusQuo.isDefined()) {
            return Effect.relative(Quotient.undefined(statusQuo.unit()), statusQuo);
        }
        var difference = value.toBigDecimal().subtract(statusQuo.toBigDecimal());
        return Effect.relative(Quotient.of(difference, BigDecimal.ONE, statusQuo.unit()), statusQuo);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sensitivity that
                && outcome == that.outcome
                && lever == that.lever
                && acrossLever == that.acrossLever
                && rows.equals(that.rows)
                && columns.equals(that.columns)
                && statusQuo.equals(that.statusQuo)
                && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(outcome, lever, rows, acrossLever, columns, values);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
