package dev.kpi.table;

import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Share;
import dev.kpi.metric.Coverage;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Prints groups and their figures; only the rows that are shown are looked at. */
final class ResultText {
    private static final int MAX_ROWS = 40;
    private static final String TOTAL = "total";
    private static final String PARTIAL_MARK = " *";
    private static final String PARTIAL_NOTE = "* partial: not wholly inside coverage and scope";

    private final List<Dimension<?>> dimensions;
    private final List<?> keys;
    private final Set<?> partial;
    private final List<FigureColumn> columns;
    private final boolean totalRow;
    private final Map<Coverage, Share> coverage;

    /** Figures under a title, each by its row; no total leaves that cell blank. */
    record FigureColumn(
            String title,
            IntFunction<? extends Figure> figure,
            @Nullable Figure total) {
        FigureColumn(String title, List<? extends Figure> figures, @Nullable Figure total) {
            this(title, figures::get, total);
        }
    }

    ResultText(
            List<Dimension<?>> dimensions,
            List<?> keys,
            Set<?> partial,
            List<FigureColumn> columns,
            boolean totalRow,
            Map<Coverage, Share> coverage) {
        this.dimensions = dimensions;
        this.keys = keys;
        this.partial = partial;
        this.columns = columns;
        this.totalRow = totalRow;
        this.coverage = coverage;
    }

    @Override
    public String toString() {
        int[] shown = shownRows();
        List<Header> headers = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (int position = 0; position < dimensions.size(); position++) {
            headers.add(header(position));
            cells.add(keyCells(position, shown));
        }
        for (FigureColumn column : columns) {
            headers.add(Header.number(column.title()));
            cells.add(figureCells(column, shown));
        }
        List<List<String>> rows = IntStream.range(0, shown.length)
                .mapToObj(row -> cells.stream().map(column -> column.get(row)).toList())
                .toList();
        TextTable table = TextTable.of(headers, rows)
                .withMaxRows(MAX_ROWS)
                .withFooter(Count.of(keys.size()).format() + (keys.size() == 1 ? " row" : " rows"));
        table = partial.isEmpty() ? table : table.withFooter(PARTIAL_NOTE);
        for (String note : notes(coverage)) {
            table = table.withFooter(note);
        }
        return table.toString();
    }

    /** The keys and figures as cells; periods tell whether they are partial where some are. */
    Grid grid() {
        List<String> names = new ArrayList<>();
        dimensions.forEach(dimension -> names.add(dimension.name()));
        if (!partial.isEmpty()) {
            names.add("partial");
        }
        columns.forEach(column -> names.add(column.title()));
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < keys.size(); row++) {
            Object key = keys.get(row);
            List<Object> cells = new ArrayList<>();
            for (int position = 0; position < dimensions.size(); position++) {
                cells.add(part(key, position));
            }
            if (!partial.isEmpty()) {
                cells.add(partial.contains(key));
            }
            for (FigureColumn column : columns) {
                cells.add(column.figure().apply(row));
            }
            rows.add(cells);
        }
        Grid grid = Grid.of(Grid.different(names), rows);
        for (String note : notes(coverage)) {
            grid = grid.withNote(note);
        }
        return grid;
    }

    /** What is to be said where something is not known of all. */
    static List<String> notes(Map<Coverage, Share> coverage) {
        return coverage.entrySet().stream()
                .filter(known -> known.getValue().part() < known.getValue().whole())
                .map(known -> known.getKey().describe(known.getValue()))
                .toList();
    }

    /** A copy in a fixed order. */
    static Map<Coverage, Share> inOrder(Map<Coverage, Share> coverage) {
        Map<Coverage, Share> copy = new EnumMap<>(Coverage.class);
        copy.putAll(coverage);
        return Collections.unmodifiableMap(copy);
    }

    /** All rows, or one more than is printed, so that the printed table is cut in the middle; the total is the last. */
    private int[] shownRows() {
        int all = keys.size() + (totalRow ? 1 : 0);
        if (all <= MAX_ROWS) {
            return IntStream.range(0, all).toArray();
        }
        int tail = MAX_ROWS / 2;
        return IntStream.concat(IntStream.rangeClosed(0, MAX_ROWS - tail), IntStream.range(all - tail, all))
                .toArray();
    }

    private Header header(int position) {
        boolean numbers = !keys.isEmpty() && part(keys.get(0), position) instanceof Number;
        return new Header(dimensions.get(position).name(), numbers);
    }

    private List<String> keyCells(int position, int[] shown) {
        boolean marked = position == markedPosition();
        return IntStream.of(shown)
                .mapToObj(row -> {
                    if (row == keys.size()) {
                        return position == 0 ? TOTAL : "";
                    }
                    Object key = keys.get(row);
                    return Dimension.keyText(part(key, position))
                            + (marked && partial.contains(key) ? PARTIAL_MARK : "");
                })
                .toList();
    }

    private Object part(Object key, int position) {
        return dimensions.size() > 1 && key instanceof Key several
                ? several.values().get(position)
                : key;
    }

    /** The column of the first grain, or else the first one. */
    private int markedPosition() {
        return IntStream.range(0, dimensions.size())
                .filter(position -> dimensions.get(position) instanceof Grain)
                .findFirst()
                .orElse(0);
    }

    private List<String> figureCells(FigureColumn column, int[] shown) {
        List<String> texts = new ArrayList<>(shown.length);
        boolean counts = true;
        for (int row : shown) {
            Figure figure =
                    row == keys.size() ? column.total() : column.figure().apply(row);
            texts.add(figure == null ? "" : cell(figure));
            counts &= figure == null || figure instanceof Count;
        }
        return counts ? sameDecimals(texts) : texts;
    }

    /** A figure as a cell: money with its currency. */
    static String cell(Figure figure) {
        boolean money = figure.isDefined() && figure.unit().currency() != null;
        return money ? figure.unit().symbol() + " " + figure.format() : figure.format();
    }

    /** Counts print as many decimals as they have; in a column the decimal points stand below each other. */
    static List<String> sameDecimals(List<String> texts) {
        int most = texts.stream().mapToInt(ResultText::decimals).max().orElse(0);
        return texts.stream()
                .map(text -> text.isEmpty() ? text : padded(text, most))
                .toList();
    }

    private static String padded(String text, int decimals) {
        int missing = decimals - decimals(text);
        return missing == 0 ? text : text + (missing == decimals ? "." : "") + "0".repeat(missing);
    }

    private static int decimals(String text) {
        int point = text.indexOf('.');
        return point < 0 ? 0 : text.length() - point - 1;
    }
}
