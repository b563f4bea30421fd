package dev.kpi.examples.adapters;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Unit;
import dev.kpi.table.Grid;
import dev.kpi.table.Summary;
import dev.kpi.table.Tabular;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes any result as CSV: a header, then a row for each row of its grid.
 *
 * <p>Amounts and counts are exact and plain, ratios have at most 16 significant digits, a percentage is a fraction, and
 * what is undefined or not observed is an empty field. The header of an amount names its currency:
 * {@code revenue (GBP)}; a summary names each unit in a column of its own. Text that a spreadsheet would take for a
 * formula ({@code =}, {@code +}, {@code -}, {@code @} in front) gets an apostrophe before it: keys come from customers, and
 * are not to be trusted. So does text within a field behind what separates cells or lines in some countries'
 * spreadsheets, such as a semicolon; a field that holds one is quoted.
 */
public final class CsvTables {

    /** Between cells, to some spreadsheets. */
    private static final String SEPARATORS = ";\t|";

    private static final QuoteStrategy QUOTES = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0);
        }
    };

    private CsvTables() {}

    /** Writes a result; the writer is flushed, not closed. */
    public static void write(Tabular result, Writer to) throws IOException {
        Grid grid = result.grid();
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QUOTES)
                .build(to);
        List<String> header = new ArrayList<>();
        for (int column = 0; column < grid.columns().size(); column++) {
            Unit unit = grid.unit(column);
            String name = guarded(grid.columns().get(column));
            if (unit == null || unit.currency() == null || result instanceof Summary) {
                header.add(name);
            } else {
                header.add(name + " (" + unit.symbol() + ")");
            }
        }
        csv.writeRecord(header);
        for (List<@Nullable Object> row : grid.rows()) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(text(cell)));
            csv.writeRecord(cells);
        }
        csv.flush();
    }

    /** A result as CSV text. */
    public static String text(Tabular result) {
        StringWriter text = new StringWriter();
        try {
            write(result, text);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Figure figure) {
            return figure.isDefined() ? plain(figure) : "";
        }
        if (cell instanceof Double number) {
            return Double.isFinite(number) ? number.toString() : "";
        }
        return cell instanceof Number ? cell.toString() : guarded(cell.toString());
    }

    private static String plain(Figure figure) {
        BigDecimal value = figure.toBigDecimal();
        boolean exact = switch (figure.unit().kind()) {
            case AMOUNT, COUNT -> true;
            default -> false;
        };
        return (exact ? value : value.round(MathContext.DECIMAL64)).toPlainString();
    }

    /** The same with an apostrophe before all that may begin a cell as a formula, whatever it is that parts the cells. */
    private static String guarded(String text) {
        StringBuilder guarded = new StringBuilder(text.length());
        if (!text.isEmpty() && "\t\r".indexOf(text.charAt(0)) >= 0) {
            guarded.append('\'');
        }
        boolean mayBegin = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mayBegin && "=+-@".indexOf(c) >= 0) {
                guarded.append('\'');
            }
            guarded.append(c);
            boolean ends = SEPARATORS.indexOf(c) >= 0 || c == '\n' || c == '\r';
            mayBegin = ends || (mayBegin && (c == ' ' || c == '"'));
        }
        return guarded.toString();
    }
}
