package dev.kpi.cohort;

import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One figure by cohort and age: a row for each cohort that has a member, a column for each age that is seen.
 *
 * <p>A cell is observed, partial or unobserved; see {@link CellState}. Only observed cells enter {@link #overall}. Prints
 * as a table of cohorts with their sizes, partial cells marked with a star; {@link #grid} and {@link #cells} give every
 * age, wide and long, for export. Immutable and thread-safe; equal by value.
 *
 * @param <K> what names a cohort
 * @param <R> the kind of figure
 */
public final class CohortMatrix<K, R extends Figure> implements Tabular {

    private final CohortTable<K> table;
    private final String name;
    private final Cells<R> cells;
    private final int ages;

    CohortMatrix(CohortTable<K> table, String name, Cells<R> cells, int ages) {
        this.table = table;
        this.name = name;
        this.cells = cells;
        this.ages = ages;
    }

    /** What it shows: {@code retention}. */
    public String name() {
        return name;
    }

    /** The date as of which it was taken. */
    public LocalDate asOf() {
        return table.asOf();
    }

    /** The cohorts, in the order of the rows. */
    public List<K> keys() {
        return table.keys();
    }

    /** How many ages there are: they run from 0 to one less. */
    public int ages() {
        return ages;
    }

    /**
     * The number of members of a cohort.
     *
     * @throws NoSuchElementException if there is no such cohort; the message lists the first of those there are
     */
    public Count size(K key) {
        return table.size(key);
    }

    /**
     * What is known of a cohort at an age.
     *
     * @throws NoSuchElementException if there is no such cohort; the message lists the first of those there are
     * @throws IllegalArgumentException if the age is negative
     */
    public CellState state(K key, int age) {
        return cells.state(table.position(key), requireAge(age));
    }

    /**
     * The figure of a cohort at an age, observed or partial.
     *
     * @throws NoSuchElementException if there is no such cohort, or the cell is not observed, which is not 0
     * @throws IllegalArgumentException if the age is negative
     */
    public R get(K key, int age) {
        int cohort = table.position(key);
        if (cells.state(cohort, requireAge(age)) == CellState.UNOBSERVED) {
            throw new NoSuchElementException("age " + age + " of cohort " + DisplayText.inMessage(key.toString())
                    + " is not observed as of " + asOf() + "; ask state() first");
        }
        return cells.figure(cohort, age);
    }

    /**
     * Whether some cohort is observed at an age, so that {@link #overall} has a value.
     *
     * @throws IllegalArgumentException if the age is negative
     */
    public boolean isObserved(int age) {
        return cells.overall(requireAge(age)) != null;
    }

    /**
     * All cohorts observed at an age taken together: M+3 is {@code overall(3)}. For rates the average, Σ numerators ÷ Σ
     * denominators, which weighs each cohort by its members; for sums their sum.
     *
     * @throws NoSuchElementException if no cohort is observed at that age, or the figure is a change, which has no overall
     * @throws IllegalArgumentException if the age is negative
     */
    public R overall(int age) {
        R overall = cells.overall(requireAge(age));
        if (overall == null) {
            throw new NoSuchElementException("no cohort's " + name + " can be told at age " + age + " as of " + asOf()
                    + "; ask isObserved() first");
        }
        return overall;
    }

    /**
     * The same matrix with no more than the first ages.
     *
     * @throws IllegalArgumentException if there is not at least one
     */
    public CohortMatrix<K, R> firstAges(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count (" + count + ") must be at least 1");
        }
        return new CohortMatrix<>(table, name, cells, Math.min(count, ages));
    }

    private static int requireAge(int age) {
        if (age < 0) {
            throw new IllegalArgumentException("age (" + age + ") must not be negative");
        }
        return age;
    }

    CohortTable<K> table() {
        return table;
    }

    Cells<R> figures() {
        return cells;
    }

    /**
     * Wide: cohort, customers, and a column for each age; unobserved cells are blank. The last row holds all observed
     * cells of each age taken together.
     */
    @Override
    public Grid grid() {
        List<String> columns = new ArrayList<>(List.of("cohort", "customers"));
        IntStream.range(0, ages).forEach(age -> columns.add(String.valueOf(age)));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int cohort = 0; cohort < keys().size(); cohort++) {
            List<@Nullable Object> row = new ArrayList<>(List.of(keys().get(cohort), size(keys().get(cohort))));
            for (int age = 0; age < ages; age++) {
                row.add(cells.state(cohort, age) == CellState.UNOBSERVED ? null : cells.figure(cohort, age));
            }
            rows.add(row);
        }
        String overallName = cells.overallName();
        if (overallName != null) {
            List<@Nullable Object> row = new ArrayList<>(List.of(overallName, table.customerCount()));
            IntStream.range(0, ages).forEach(age -> row.add(cells.overall(age)));
            rows.add(row);
        }
        Grid grid = Grid.of(columns, rows);
        for (String note : new MatrixText(this).notes()) {
            grid = grid.withNote(note);
        }
        return grid;
    }

    /** Long: a row for each cell that is observed or partial, with its state. */
    public Grid cells() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int cohort = 0; cohort < keys().size(); cohort++) {
            K key = keys().get(cohort);
            for (int age = 0; age < ages; age++) {
                CellState state = cells.state(cohort, age);
                if (state != CellState.UNOBSERVED) {
                    String known = state == CellState.PARTIAL ? "partial" : "observed";
                    rows.add(List.of(key, size(key), age, known, cells.figure(cohort, age)));
                }
            }
        }
        return Grid.of(List.of("cohort", "customers", "age", "state", name), rows);
    }

    /** The table that {@link #toString} prints, each cell with a shade from blank to full by its size at ages above 0. */
    public String heatMap() {
        return new MatrixText(this).print(true);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortMatrix<?, ?> that
                && name.equals(that.name)
                && ages == that.ages
                && table.equals(that.table);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, ages, table);
    }

    /** Cohorts with their sizes down, the first ages across; what is left out is said below. */
    @Override
    public String toString() {
        return new MatrixText(this).print(false);
    }
}
