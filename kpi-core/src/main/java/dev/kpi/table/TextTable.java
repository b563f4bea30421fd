package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table as aligned plain text for terminals and JShell, the same in every locale.
 *
 * <p>Text is aligned to the left and numbers to the right, with two blanks between columns, no blanks at the end of a
 * line and {@code \n} between lines. A long table is cut in the middle with a row {@code ...}, a wide cell in the
 * middle with {@code ...}. Characters that could disturb a terminal (escape, line ends, bidirectional overrides and
 * other invisible formatting) are shown as escapes such as <code>&#92;u001b</code>. Wide East Asian characters count as two
 * columns.
 *
 * <p>Immutable and safe for use by many threads. Printing looks only at the rows it shows.
 */
public final class TextTable {
    private static final int DEFAULT_MAX_ROWS = 40;
    private static final int DEFAULT_MAX_CELL_WIDTH = 40;
    private static final String GAP = "  ";
    private static final String CUT = "...";

    private final List<Header> headers;
    private final List<List<String>> rows;
    private final List<String> footers;
    private final int maxRows;
    private final int maxCellWidth;

    private TextTable(
            List<Header> headers, List<List<String>> rows, List<String> footers, int maxRows, int maxCellWidth) {
        this.headers = headers;
        this.rows = rows;
        this.footers = footers;
        this.maxRows = maxRows;
        this.maxCellWidth = maxCellWidth;
    }

    /**
     * {@return a table of the given rows, each with one cell for each header}
     *
     * @param headers the columns
     * @param rows the cells, row by row
     * @throws IllegalArgumentException if there is no header, or a row has more or fewer cells than there are headers
     */
    public static TextTable of(List<Header> headers, List<List<String>> rows) {
        List<Header> columns = List.copyOf(headers);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("headers must not be empty; a table needs at least one column");
        }
        List<List<String>> copy = new ArrayList<>(rows.size());
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("row " + (copy.size() + 1) + " has " + row.size()
                        + " cells but there are " + columns.size() + " headers");
            }
            copy.add(List.copyOf(row));
        }
        return new TextTable(columns, List.copyOf(copy), List.of(), DEFAULT_MAX_ROWS, DEFAULT_MAX_CELL_WIDTH);
    }

    /**
     * {@return the same table printing at most so many rows, 40 by default, from the beginning and the end}
     *
     * @param maxRows the number of rows to print
     * @throws IllegalArgumentException if fewer than 2 are allowed
     */
    public TextTable withMaxRows(int maxRows) {
        if (maxRows < 2) {
            throw new IllegalArgumentException("maxRows (" + maxRows + ") must be at least 2");
        }
        return new TextTable(headers, rows, footers, maxRows, maxCellWidth);
    }

    /**
     * {@return the same table with cells and titles of at most so many terminal columns, 40 by default}
     *
     * @param maxCellWidth the number of terminal columns
     * @throws IllegalArgumentException if fewer than 7 are allowed
     */
    public TextTable withMaxCellWidth(int maxCellWidth) {
        if (maxCellWidth < 7) {
            throw new IllegalArgumentException("maxCellWidth (" + maxCellWidth + ") must be at least 7");
        }
        return new TextTable(headers, rows, footers, maxRows, maxCellWidth);
    }

    /**
     * {@return the same table with one more line below it, such as {@code 12 rows}} The line is not cut.
     *
     * @param footer the line to add
     */
    public TextTable withFooter(String footer) {
        List<String> more = new ArrayList<>(footers);
        more.add(DisplayText.inTable(requireNonNull(footer, "footer")).stripTrailing());
        return new TextTable(headers, rows, List.copyOf(more), maxRows, maxCellWidth);
    }

    /** The aligned text, without a line end after the last line. */
    @Override
    public String toString() {
        boolean cut = rows.size() > maxRows;
        int head = cut ? (maxRows + 1) / 2 : rows.size();
        List<List<String>> shown = new ArrayList<>();
        shown.add(printable(headers, Header::title));
        rows.subList(0, head).forEach(row -> shown.add(printable(row, cell -> cell)));
        if (cut) {
            rows.subList(rows.size() - (maxRows - head), rows.size())
                    .forEach(row -> shown.add(printable(row, cell -> cell)));
        }
        int[] widths = widths(shown);
        List<String> lines = new ArrayList<>();
        shown.forEach(row -> lines.add(line(row, widths)));
        if (cut) {
            lines.add(1 + head, CUT);
        }
        lines.addAll(footers);
        return String.join("\n", lines);
    }

    private <T> List<String> printable(List<T> cells, Function<T, String> text) {
        return cells.stream()
                .map(cell -> DisplayText.inTable(text.apply(cell), maxCellWidth))
                .toList();
    }

    private static int[] widths(List<List<String>> shown) {
        int[] widths = new int[shown.get(0).size()];
        for (List<String> row : shown) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], DisplayText.width(row.get(column)));
            }
        }
        return widths;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - DisplayText.width(cell));
            line.append(column == 0 ? "" : GAP);
            if (headers.get(column).number()) {
                line.append(padding).append(cell);
            } else {
                line.append(cell).append(padding);
            }
        }
        return line.toString().stripTrailing();
    }
}
