package dev.kpi.examples.cli;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.table.Header;
import dev.kpi.table.TextTable;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Figures and keys as cells of the report's tables, which are to fit a terminal of 80 columns. */
final class Cells {
    private static final int LONGEST = 24;

    private Cells() {}

    /** A figure, money with its currency. */
    static String figure(Figure figure) {
        boolean money = figure.isDefined() && figure.unit().currency() != null;
        return money ? figure.unit().symbol() + " " + figure.format() : figure.format();
    }

    /** A part of a whole in percent; undefined where the whole is not positive. */
    static Quotient share(Amount part, Amount whole) {
        return whole.signum() > 0
                ? Quotient.of(part.value(), whole.value(), Unit.percent())
                : Quotient.undefined(Unit.percent());
    }

    /** Whether a person may mean a key by a text: as it prints in tables, above matrices or in answers, in any case. */
    static boolean isCalled(String text, Object key) {
        return text.equalsIgnoreCase(key.toString())
                || (key instanceof DayOfWeek day
                        && (text.equalsIgnoreCase(Dimension.keyText(day))
                                || text.equalsIgnoreCase(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))));
    }

    static TextTable table(List<Header> headers, List<List<String>> rows) {
        return TextTable.of(headers, rows).withMaxRows(120).withMaxCellWidth(LONGEST);
    }
}
