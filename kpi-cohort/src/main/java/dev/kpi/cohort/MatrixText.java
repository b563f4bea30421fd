package dev.kpi.cohort;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Unit;
import dev.kpi.table.Header;
import dev.kpi.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A matrix as a person reads it in a terminal. */
record MatrixText(CohortMatrix<?, ?> matrix) {

    private static final int MOST_AGES = 13;
    private static final String TRUNCATED = " +";
    /** From blank to a full block. */
    private static final String SHADES = " \u2591\u2592\u2593\u2588";

    String print(boolean shaded) {
        int ages = Math.min(MOST_AGES, matrix.ages());
        CohortTable<?> table = matrix.table();
        List<Header> headers = new ArrayList<>(List.of(Header.text("cohort"), Header.number("customers")));
        List<List<String>> rows = new ArrayList<>();
        for (int cohort = 0; cohort < table.keys().size(); cohort++) {
            CohortRows<?> members = table.cohort(cohort);
            List<String> row = new ArrayList<>();
            row.add(members.key() + (members.isTruncated() ? TRUNCATED : ""));
            row.add(String.valueOf(members.size()));
            rows.add(row);
        }
        String overallName = matrix.figures().overallName();
        List<String> last = new ArrayList<>();
        if (overallName != null) {
            last.add(overallName);
            last.add(table.customerCount().value().toPlainString());
        }
        double full = shaded ? largest(ages) : 0;
        for (int age = 0; age < ages; age++) {
            headers.add(Header.number(String.valueOf(age)));
            boolean anyPartial = hasPartial(age, age + 1);
            for (int cohort = 0; cohort < rows.size(); cohort++) {
                rows.get(cohort).add(cell(cohort, age, anyPartial, shaded, full));
            }
            if (overallName != null) {
                Figure overall = matrix.figures().overall(age);
                last.add((overall == null ? "" : overall.format())
                        + (anyPartial ? " " : "")
                        + shade(overall, shaded, full));
            }
        }
        if (overallName != null && !rows.isEmpty()) {
            rows.add(last);
        }
        TextTable text = TextTable.of(headers, rows);
        for (String note : notes()) {
            text = text.withFooter(note);
        }
        if (ages < matrix.ages()) {
            text = text.withFooter(
                    "ages " + ages + " to " + (matrix.ages() - 1) + " are not printed; JSON and CSV have them");
        }
        return text.toString();
    }

    private String cell(int cohort, int age, boolean anyPartial, boolean shaded, double full) {
        CellState state = matrix.figures().state(cohort, age);
        if (state == CellState.UNOBSERVED) {
            return "";
        }
        Figure figure = matrix.figures().figure(cohort, age);
        String mark = state == CellState.PARTIAL ? "*" : anyPartial ? " " : "";
        return figure.format() + mark + shade(figure, shaded, full);
    }

    /** The largest observed figure above age 0, where everybody is active; what a full block stands for. */
    private double largest(int ages) {
        double largest = 0;
        for (int age = 1; age < ages; age++) {
            for (int cohort = 0; cohort < matrix.keys().size(); cohort++) {
                if (matrix.figures().state(cohort, age) == CellState.OBSERVED) {
                    Figure figure = matrix.figures().figure(cohort, age);
                    largest = figure.isDefined() ? Math.max(largest, figure.toDouble()) : largest;
                }
            }
        }
        return largest;
    }

    private static String shade(@Nullable Figure figure, boolean shaded, double full) {
        if (!shaded || figure == null || !figure.isDefined()) {
            return "";
        }
        double part = full > 0 ? Math.max(0, Math.min(1, figure.toDouble() / full)) : 0;
        return " " + SHADES.charAt((int) Math.round(part * (SHADES.length() - 1)));
    }

    private boolean hasPartial(int fromAge, int toAge) {
        for (int age = fromAge; age < toAge; age++) {
            for (int cohort = 0; cohort < matrix.keys().size(); cohort++) {
                if (matrix.figures().state(cohort, age) == CellState.PARTIAL) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What the figures are, and what the marks mean. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        CohortTable<?> table = matrix.table();
        Unit unit = unit();
        String inUnit = unit == null || unit.currency() == null ? "" : " in " + unit;
        notes.add(matrix.name() + inUnit + ", cohorts of " + table.definition() + table.asOfNote());
        if (hasPartial(0, matrix.ages())) {
            notes.add("* not wholly seen, in no " + matrix.figures().overallName());
        }
        boolean anyTruncated = false;
        for (int cohort = 0; cohort < table.keys().size(); cohort++) {
            anyTruncated |= table.cohort(cohort).isTruncated();
        }
        if (anyTruncated) {
            notes.add("+ history is truncated: some of these bought before the data begin");
        }
        return notes;
    }

    private @Nullable Unit unit() {
        for (int cohort = 0; cohort < matrix.keys().size(); cohort++) {
            for (int age = 0; age < matrix.ages(); age++) {
                if (matrix.figures().state(cohort, age) != CellState.UNOBSERVED) {
                    return matrix.figures().figure(cohort, age).unit();
                }
            }
        }
        return null;
    }
}
