package dev.kpi.table;

import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of cells under named columns: what any result looks like from outside, for printing and for export.
 *
 * <p>A cell is a {@link Figure}, a number, or a key such as a text, a date or a period. A cell that is {@code null} has
 * nothing to show, such as a period that is not over yet; it prints blank, which is not the {@code n/a} of an undefined
 * figure. Prints as an aligned table, numbers to the right, weekdays and months by name, with its notes below. Immutable
 * if its cells are.
 */
public final class Grid implements Tabular {

    private static final MathContext PRINTED_DOUBLE = new MathContext(6);

    private final List<String> columns;
    private final List<List<@Nullable Object>> rows;
    private final List<String> notes;
    private final int maxRows;

    private Grid(List<String> columns, List<List<@Nullable Object>> rows, List<String> notes, int maxRows) {
        this.columns = columns;
        this.rows = rows;
        this.notes = notes;
        this.maxRows = maxRows;
    }

    /**
     * The grid of these rows.
     *
     * @param columns the names of the columns, all different
     * @param rows the cells, row by row
     * @throws IllegalArgumentException if there is no column, a name stands twice, or a row has more or fewer cells than
     *     there are columns
     */
    public static Grid of(List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        List<String> names = List.copyOf(columns);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("columns must not be empty; a grid needs at least one");
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("columns " + names + " must all be different");
        }
        List<List<@Nullable Object>> copy = new ArrayList<>(rows.size());
        for (List<? extends @Nullable Object> row : rows) {
            if (row.size() != names.size()) {
                throw new IllegalArgumentException("row " + (copy.size() + 1) + " has " + row.size()
                        + " cells but there are " + names.size() + " columns");
            }
            copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        return new Grid(names, Collections.unmodifiableList(copy), List.of(), 40);
    }

    /**
     * {@return names of columns made different: of equal ones the second is numbered {@code country (2)}} A metric may bear
     * the name of a dimension, a dimension that of the one it is made of.
     *
     * @param names as many as there are columns
     */
    public static List<String> different(List<String> names) {
        Set<String> all = new LinkedHashSet<>();
        names.forEach(name -> all.add(unused(name, all)));
        return List.copyOf(all);
    }

    /** A name that is not among those used. */
    static String unused(String name, Collection<String> used) {
        String free = name;
        for (int number = 2; used.contains(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }

    /** The same grid with one more line below it, such as what a mark means. */
    public Grid withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(Objects.requireNonNull(note, "note"));
        return new Grid(columns, rows, List.copyOf(more), maxRows);
    }

    /**
     * The same grid printing at most so many rows, 40 by default, from the beginning and the end.
     *
     * @throws IllegalArgumentException if fewer than 2 are allowed
     */
    public Grid withMaxRows(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("most (" + most + ") must be at least 2");
        }
        return new Grid(columns, rows, notes, most);
    }

    /** The names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /** The cells, row by row. */
    public List<List<@Nullable Object>> rows() {
        return rows;
    }

    /** The lines below it. */
    public List<String> notes() {
        return notes;
    }

    /** The unit of a column: the one that all its figures have; {@code null} if there is none such. */
    public @Nullable Unit unit(int column) {
        List<Unit> units = rows.stream()
                .map(row -> row.get(column))
                .filter(Figure.class::isInstance)
                .map(cell -> ((Figure) cell).unit())
                .distinct()
                .limit(2)
                .toList();
        return units.size() == 1 ? units.get(0) : null;
    }

    /** Itself. */
    @Override
    public Grid grid() {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Grid that
                && columns.equals(that.columns)
                && rows.equals(that.rows)
                && notes.equals(that.notes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(columns, rows, notes);
    }

    @Override
    public String toString() {
        List<Header> headers = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int c = column;
            boolean numbers = rows.stream()
                    .map(row -> row.get(c))
                    .allMatch(cell -> cell == null || cell instanceof Figure || cell instanceof Number);
            headers.add(new Header(columns.get(c), numbers && !rows.isEmpty()));
            List<String> texts = rows.stream().map(row -> text(row.get(c))).toList();
            boolean counts = rows.stream().map(row -> row.get(c)).allMatch(x -> x == null || x instanceof Count);
            cells.add(counts ? ResultText.sameDecimals(texts) : texts);
        }
        List<List<String>> printed = IntStream.range(0, rows.size())
                .mapToObj(row -> cells.stream().map(column -> column.get(row)).toList())
                .toList();
        TextTable table = TextTable.of(headers, printed).withMaxRows(maxRows);
        for (String note : notes) {
            table = table.withFooter(note);
        }
        return table.toString();
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Figure figure) {
            return ResultText.cell(figure);
        }
        if (cell instanceof Double number) {
            return Double.isFinite(number)
                    ? new BigDecimal(number)
                            .round(PRINTED_DOUBLE)
                            .stripTrailingZeros()
                            .toPlainString()
                    : "n/a";
        }
        return Dimension.keyText(cell);
    }
}
