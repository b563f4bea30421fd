package dev.kpi.quality;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Count;
import dev.kpi.table.Header;
import dev.kpi.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was read, accepted and rejected, and why: accepted + rejected = read, always.
 *
 * <p>Void lines are accepted and in no figure. Immutable and safe for use by many threads; equal by value.
 */
public final class QualityReport {
    /** Terminal columns for the first places, beyond which only their number is told. */
    private static final int PLACES_WIDTH = 60;

    private final QualityPolicy policy;
    private final long read;
    private final long accepted;
    private final long voidLines;
    private final List<Finding> findings;
    private final List<Treatment> treatments;

    QualityReport(
            QualityPolicy policy,
            long read,
            long accepted,
            long voidLines,
            List<Finding> findings,
            List<Treatment> treatments) {
        if (voidLines < 0 || accepted < voidLines || read < accepted) {
            throw new IllegalArgumentException("voidLines (" + voidLines + "), accepted (" + accepted + ") and read ("
                    + read + ") must be 0 <= voidLines <= accepted <= read");
        }
        this.policy = policy;
        this.read = read;
        this.accepted = accepted;
        this.voidLines = voidLines;
        this.findings = List.copyOf(findings);
        this.treatments = List.copyOf(treatments);
        requireReasons();
    }

    /** Never a silent skip. One line can have several reasons, so the counts may exceed the lines. */
    private void requireReasons() {
        long reasons = findings.stream()
                .filter(finding -> finding.policy() == Policy.DROP)
                .mapToLong(Finding::count)
                .sum();
        if (reasons < rejected()) {
            throw new IllegalArgumentException("read (" + read + ") less accepted (" + accepted + ") is " + rejected()
                    + " rejected lines but only " + reasons + " reasons for dropping one were noted");
        }
    }

    /** How many lines were read. */
    public long read() {
        return read;
    }

    /** How many of them were accepted, void lines included. */
    public long accepted() {
        return accepted;
    }

    /** How many of them were rejected: read − accepted. */
    public long rejected() {
        return read - accepted;
    }

    /** How many of the accepted lines are void: in no figure. */
    public long voidLines() {
        return voidLines;
    }

    /** What was found, in the order of the reasons; only reasons that were met. */
    public List<Finding> findings() {
        return findings;
    }

    /** What was found for a reason, with a count of 0 if it was not met. */
    public Finding finding(Reason reason) {
        requireNonNull(reason, "reason");
        return findings.stream()
                .filter(finding -> finding.reason() == reason)
                .findFirst()
                .orElseGet(() -> new Finding(reason, policy.of(reason), 0, List.of()));
    }

    /** What rules of the source did to lines, in the order of their texts. */
    public List<Treatment> treatments() {
        return treatments;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QualityReport that
                && read == that.read
                && accepted == that.accepted
                && voidLines == that.voidLines
                && policy.equals(that.policy)
                && findings.equals(that.findings)
                && treatments.equals(that.treatments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(policy, read, accepted, voidLines, findings, treatments);
    }

    /** The balance of lines, a table of the reasons, and the treatments. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(grouped(read) + (read == 1 ? " line" : " lines") + " read = " + grouped(accepted) + " accepted + "
                + grouped(rejected()) + " rejected; " + grouped(voidLines) + " void");
        if (!findings.isEmpty()) {
            parts.add(findingTable());
        }
        if (!treatments.isEmpty()) {
            parts.add(treatmentTable());
        }
        return String.join("\n\n", parts);
    }

    private String findingTable() {
        List<Header> headers = List.of(
                Header.text("reason"), Header.text("policy"), Header.number("lines"), Header.text("first places"));
        List<List<String>> rows = findings.stream()
                .map(finding -> List.of(
                        finding.reason().code(),
                        finding.policy().name(),
                        grouped(finding.count()),
                        places(finding.first())))
                .toList();
        return TextTable.of(headers, rows).withMaxCellWidth(2 * PLACES_WIDTH).toString();
    }

    private static String places(List<Place> places) {
        StringBuilder text = new StringBuilder();
        for (Place place : places) {
            String next = place.toString();
            if (text.length() > 0 && text.length() + 2 + next.length() > PLACES_WIDTH) {
                return text.append("; ...").toString();
            }
            text.append(text.length() == 0 ? "" : "; ").append(next);
        }
        return text.toString();
    }

    private String treatmentTable() {
        List<List<String>> rows = treatments.stream()
                .map(treatment -> List.of(treatment.what(), grouped(treatment.lines())))
                .toList();
        return TextTable.of(List.of(Header.text("rule of the source"), Header.number("lines")), rows)
                .withMaxCellWidth(2 * PLACES_WIDTH)
                .toString();
    }

    static String grouped(long number) {
        return Count.of(number).format();
    }
}
