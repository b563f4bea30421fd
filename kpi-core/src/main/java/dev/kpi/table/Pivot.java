package dev.kpi.table;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Clock;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column over two dimensions as a two-way table: the keys of one down the side, those of the other across the top.
 *
 * <p>A combination without a line has no figure, not even 0, and prints blank. Keys stand in their order; hours, weekdays
 * and periods between the first and the last are there even without a line. Immutable; equal by value.
 *
 * @param <A> the type of the keys down the side
 * @param <B> the type of the keys across the top
 * @param <R> the kind of figure
 */
public final class Pivot<A, B, R extends Figure> implements Tabular {

    private final Dimension<A> down;
    private final Dimension<B> across;
    private final List<A> rows;
    private final List<B> columns;
    private final Metric<R> metric;
    private final Map<List<Object>, R> figures;
    private final R total;

    private Pivot(
            Dimension<A> down,
            Dimension<B> across,
            List<A> rows,
            List<B> columns,
            Metric<R> metric,
            Map<List<Object>, R> figures,
            R total) {
        this.down = down;
        this.across = across;
        this.rows = rows;
        this.columns = columns;
        this.metric = metric;
        this.figures = figures;
        this.total = total;
    }

    static <A, B, R extends Figure> Pivot<A, B, R> of(Column<?, R> column, Dimension<A> down, Dimension<B> across) {
        List<Dimension<?>> dimensions = column.dimensions();
        if (dimensions.size() != 2 || !Set.copyOf(List.of(down, across)).equals(new HashSet<>(dimensions))) {
            throw new IllegalArgumentException("a pivot of " + Groups.text(down) + " and " + Groups.text(across)
                    + " needs a column by these two, but this one is by "
                    + dimensions.stream().map(Groups::text).toList());
        }
        Set<A> rows = new HashSet<>();
        Set<B> columns = new HashSet<>();
        Map<List<Object>, R> figures = new HashMap<>();
        for (int i = 0; i < column.size(); i++) {
            Key key = (Key) column.keys().get(i);
            rows.add(key.get(down));
            columns.add(key.get(across));
            figures.put(List.of(key.get(down), key.get(across)), column.values().get(i));
        }
        return new Pivot<>(
                down, across, listed(down, rows), listed(across, columns), column.metric(), figures, column.total());
    }

    /** The keys in their order, gaps filled where keys follow each other. */
    private static <K> List<K> listed(Dimension<K> dimension, Set<K> met) {
        List<K> keys = met.stream().sorted(dimension.keyOrder()).toList();
        if (keys.isEmpty()) {
            return keys;
        }
        K first = keys.get(0);
        K last = keys.get(keys.size() - 1);
        if (dimension instanceof Clock<?> clock) {
            return clock(clock, first, last);
        }
        return dimension instanceof Grain<?> grain ? periods(grain, first, last) : keys;
    }

    @SuppressWarnings("unchecked") // the clock's own keys
    private static <K, C extends Comparable<? super C>> List<K> clock(Clock<C> clock, K first, K last) {
        List<K> keys = new ArrayList<>();
        for (int i = 0; i < clock.face().size(); i++) {
            C key = clock.key(i);
            if (key.compareTo((C) first) >= 0 && key.compareTo((C) last) <= 0) {
                keys.add((K) key);
            }
        }
        return List.copyOf(keys);
    }

    @SuppressWarnings("unchecked") // the grain's own periods
    private static <K, C extends Comparable<? super C>> List<K> periods(Grain<C> grain, K first, K last) {
        List<K> keys = new ArrayList<>();
        for (C period = (C) first; period.compareTo((C) last) <= 0; period = grain.next(period)) {
            keys.add((K) period);
        }
        return List.copyOf(keys);
    }

    /** What is measured. */
    public Metric<R> metric() {
        return metric;
    }

    /** The keys down the side. */
    public List<A> rows() {
        return rows;
    }

    /** The keys across the top. */
    public List<B> columns() {
        return columns;
    }

    /**
     * The figure of a combination; {@code null} if it has no line.
     *
     * @throws NoSuchElementException if one of the keys is not in this table
     */
    public @Nullable R get(A row, B column) {
        require(down, row, rows);
        require(across, column, columns);
        return figures.get(List.<Object>of(row, column));
    }

    private static <K> void require(Dimension<K> dimension, K key, List<K> keys) {
        if (!keys.contains(key)) {
            throw new NoSuchElementException("no " + Groups.text(dimension) + " " + Groups.text(key)
                    + " in this pivot; "
                    + (keys.isEmpty()
                            ? "it is empty"
                            : "it has " + Groups.text(keys.get(0)) + " to " + Groups.text(keys.get(keys.size() - 1))));
        }
    }

    /** The metric over all combinations together. */
    public R total() {
        return total;
    }

    private List<String> names(Function<Object, String> text) {
        List<String> names = new ArrayList<>(List.of(down.name()));
        columns.forEach(column -> names.add(text.apply(column)));
        return Grid.different(names);
    }

    @Override
    public Grid grid() {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (A row : rows) {
            List<@Nullable Object> line = new ArrayList<>();
            line.add(row);
            columns.forEach(column -> line.add(figures.get(List.<Object>of(row, column))));
            cells.add(line);
        }
        return Grid.of(names(Object::toString), cells).withNote(note());
    }

    private String note() {
        return metric.name() + " by " + down.name() + " and " + across.name() + "; in all " + ResultText.cell(total);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pivot<?, ?, ?> that
                && down.equals(that.down)
                && across.equals(that.across)
                && rows.equals(that.rows)
                && columns.equals(that.columns)
                && metric.equals(that.metric)
                && figures.equals(that.figures)
                && total.equals(that.total);
    }

    @Override
    public int hashCode() {
        return Objects.hash(down, across, metric, figures, total);
    }

    /** The table with bare numbers, so that many columns fit; the line below tells the unit. */
    @Override
    public String toString() {
        List<String> names = names(Dimension::keyText);
        List<Header> headers = new ArrayList<>(List.of(Header.text(names.get(0))));
        names.subList(1, names.size()).forEach(name -> headers.add(Header.number(name)));
        List<List<String>> cells = new ArrayList<>();
        for (A row : rows) {
            List<String> line = new ArrayList<>(List.of(Dimension.keyText(row)));
            for (B column : columns) {
                R figure = figures.get(List.<Object>of(row, column));
                line.add(figure == null ? "" : figure.format());
            }
            cells.add(line);
        }
        return TextTable.of(headers, cells).withFooter(note()).toString();
    }
}
