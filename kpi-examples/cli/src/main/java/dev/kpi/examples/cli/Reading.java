package dev.kpi.examples.cli;

import dev.kpi.figure.Count;
import dev.kpi.quality.Audit;
import dev.kpi.quality.Finding;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityReport;
import dev.kpi.quality.Treatment;
import dev.kpi.table.Header;
import dev.kpi.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was read and whether it adds up, in tables that fit a terminal of 80 columns. */
final class Reading {
    private static final int WIDEST = 66;
    private static final int TERMINAL = 80;
    private static final int PLACE = 40;

    private Reading() {}

    static String text(QualityReport quality) {
        List<String> parts = new ArrayList<>();
        parts.add(count(quality.read()) + " lines read = " + count(quality.accepted()) + " accepted + "
                + count(quality.rejected()) + " rejected; " + count(quality.voidLines()) + " void");
        if (!quality.findings().isEmpty()) {
            parts.add(findings(quality.findings()));
        }
        if (!quality.treatments().isEmpty()) {
            parts.add(treatments(quality.treatments()));
        }
        return String.join("\n\n", parts);
    }

    /** How many lines were rejected or dropped and why, with the first place; empty if none was. */
    static String leftOut(QualityReport quality) {
        if (quality.rejected() == 0) {
            return "";
        }
        String reasons = quality.findings().stream()
                .filter(finding -> finding.policy() != Policy.KEEP)
                .map(finding -> finding.reason().code() + " " + count(finding.count())
                        + (finding.first().isEmpty()
                                ? ""
                                : ", first " + finding.first().get(0)))
                .collect(Collectors.joining("; "));
        return count(quality.rejected()) + " of " + count(quality.read()) + " lines are left out (" + reasons + ")";
    }

    private static String findings(List<Finding> findings) {
        List<Header> headers =
                List.of(Header.text("odd"), Header.text("policy"), Header.number("count"), Header.text("first place"));
        List<List<String>> rows = findings.stream()
                .map(finding -> List.of(
                        finding.reason().code(),
                        finding.policy().name().toLowerCase(Locale.ROOT),
                        count(finding.count()),
                        finding.first().isEmpty() ? "" : finding.first().get(0).toString()))
                .toList();
        int others = widest(rows, 0) + widest(rows, 1) + widest(rows, 2) + 3 * 2;
        return TextTable.of(headers, rows)
                .withMaxCellWidth(Math.max(PLACE, TERMINAL - others))
                .toString();
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String treatments(List<Treatment> treatments) {
        List<List<String>> rows = treatments.stream()
                .map(treatment -> List.of(treatment.what(), count(treatment.lines())))
                .toList();
        return TextTable.of(List.of(Header.text("rule"), Header.number("lines")), rows)
                .withMaxCellWidth(WIDEST)
                .toString();
    }

    static String text(Audit audit) {
        List<Header> headers = List.of(Header.text("bridge"), Header.number("whole"), Header.number("difference"));
        List<List<String>> rows = audit.bridges().stream()
                .map(bridge -> List.of(
                        bridge.name(),
                        Count.of(bridge.whole()).format(),
                        bridge.difference().signum() == 0
                                ? "0"
                                : bridge.difference().toPlainString()))
                .toList();
        return TextTable.of(headers, rows)
                .withMaxCellWidth(WIDEST)
                .withFooter(audit.isBalanced() ? "balanced" : "NOT BALANCED")
                .toString();
    }

    private static String count(long number) {
        return Count.of(number).format();
    }
}
