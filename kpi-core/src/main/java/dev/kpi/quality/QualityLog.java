package dev.kpi.quality;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Counts odd lines while they are read, and keeps the first few places of each reason.
 *
 * <p>Mutable and not safe for use by many threads: every reader has its own, and {@link #merge} joins them. The joined
 * log is the same whatever the order of merging. Noting a line costs a few comparisons and, once the first five places
 * are held, no memory.
 */
public final class QualityLog {
    private final QualityPolicy policy;
    private final EnumMap<Reason, Tally> tallies = new EnumMap<>(Reason.class);
    private final Map<String, Long> treatments = new TreeMap<>();

    /** An empty log under a policy. */
    public QualityLog(QualityPolicy policy) {
        this.policy = requireNonNull(policy, "policy");
        for (Reason reason : Reason.values()) {
            tallies.put(reason, new Tally(policy.of(reason)));
        }
    }

    private Tally tally(Reason reason) {
        return requireNonNull(tallies.get(requireNonNull(reason, "reason")));
    }

    /** What happens for a reason. */
    public Policy policy(Reason reason) {
        return tally(reason).policy;
    }

    /**
     * Whether a line would be among the first places of a reason, be it for its field and value: where it would not, these
     * need not be made, and {@link #add} counts it as well.
     *
     * @param line the line or row of the source, or 0
     */
    public boolean hasRoomFor(Reason reason, long line) {
        return tally(reason).hasRoomFor(line);
    }

    /**
     * Counts a line for a reason and says whether it may be kept.
     *
     * @param reason what is odd
     * @param line the line or row of the source, the first being 1; 0 of what lines tell together
     * @param field the field's name, or empty if it is the whole line
     * @param value what the source holds there, or empty
     * @param detail what is wrong with it in this case, for the message of a failure, which shows it as it is: text of data
     *     goes into it through {@link dev.kpi.text.DisplayText#inMessage(String)}; empty for the reason's description
     * @return whether the line may be kept
     * @throws DataQualityException if the policy is {@link Policy#FAIL}
     * @throws IllegalArgumentException if the line is below 0, or 0 without a field
     */
    public boolean note(Reason reason, long line, String field, String value, String detail) {
        Tally tally = tally(reason);
        if (tally.policy == Policy.FAIL) {
            throw DataQualityException.at(new Place(line, field, value), reason, detail);
        }
        tally.note(line, field, value);
        return tally.policy == Policy.KEEP;
    }

    /**
     * Counts several lines for the same reason, as {@link #note} each of them, but faster.
     *
     * @param lines the lines or rows of the source
     * @param count how many of these, from the first on; nothing is noted if zero
     * @return whether they may be kept
     * @throws DataQualityException if the policy is {@link Policy#FAIL} and the count is not zero
     * @throws IllegalArgumentException if a line is below 0, or 0 without a field
     * @throws IndexOutOfBoundsException if there are not so many lines
     */
    public boolean noteAll(Reason reason, long[] lines, int count, String field, String value, String detail) {
        Tally tally = tally(reason);
        Objects.checkFromIndexSize(0, count, lines.length);
        if (tally.policy == Policy.FAIL && count > 0) {
            throw DataQualityException.at(new Place(lines[0], field, value), reason, detail);
        }
        for (int i = 0; i < count; i++) {
            tally.note(lines[i], field, value);
        }
        return tally.policy == Policy.KEEP;
    }

    /**
     * Counts what was found in bulk, without places; nothing if {@code count} is zero.
     *
     * @param reason what is odd
     * @param count how often: lines, or orders, products and customers where the reason is counted by those
     * @throws DataQualityException if the policy is {@link Policy#FAIL} and the count is not zero
     * @throws IllegalArgumentException if the count is negative
     */
    public void add(Reason reason, long count) {
        Tally tally = tally(reason);
        if (count < 0) {
            throw new IllegalArgumentException("count (" + count + ") must not be negative");
        }
        if (count > 0 && tally.policy == Policy.FAIL) {
            throw DataQualityException.of(count, reason);
        }
        tally.add(count);
    }

    /**
     * Counts lines to which a rule of the source was applied, as in {@code treated("zero price taken as void", 1)}.
     *
     * @param what what the rule does, in a few words
     * @param lines to how many lines; nothing is noted if zero
     * @throws IllegalArgumentException if the text is blank or the number negative
     */
    public void treated(String what, long lines) {
        Treatment treatment = new Treatment(what, lines);
        if (lines > 0) {
            treatments.merge(treatment.what(), lines, Math::addExact);
        }
    }

    /**
     * Adds what another log holds, its lines shifted: the log of a reader that began after {@code lineOffset} lines.
     * The other one is left as it is.
     *
     * @param other a log under the same policy
     * @param lineOffset how many lines of the source stand before the other's first
     * @throws IllegalArgumentException if the policies differ, the offset is negative, or a log is merged into itself
     */
    public void merge(QualityLog other, long lineOffset) {
        if (other == this) {
            throw new IllegalArgumentException("a log cannot be merged into itself; its lines would count twice");
        }
        if (lineOffset < 0) {
            throw new IllegalArgumentException("lineOffset (" + lineOffset + ") must not be negative");
        }
        if (!policy.equals(other.policy)) {
            throw new IllegalArgumentException("logs under different policies (" + policy + ") and (" + other.policy
                    + ") cannot be merged; read all parts of a source under one policy");
        }
        other.tallies.forEach((reason, tally) -> tally(reason).merge(tally, lineOffset));
        other.treatments.forEach((what, lines) -> treatments.merge(what, lines, Math::addExact));
    }

    /**
     * What was found so far, beside the caller's count of lines.
     *
     * @param read how many lines were read
     * @param accepted how many of them were accepted, void lines included
     * @param voidLines how many of those are void
     * @throws IllegalArgumentException if not 0 ≤ voidLines ≤ accepted ≤ read, or if more lines were rejected than there
     *     are reasons noted for dropping one
     */
    public QualityReport report(long read, long accepted, long voidLines) {
        List<Finding> findings = new ArrayList<>();
        tallies.forEach((reason, tally) -> {
            if (tally.count() > 0) {
                findings.add(new Finding(reason, tally.policy, tally.count(), tally.first()));
            }
        });
        List<Treatment> treated = treatments.entrySet().stream()
                .map(entry -> new Treatment(entry.getKey(), entry.getValue()))
                .toList();
        return new QualityReport(policy, read, accepted, voidLines, findings, treated);
    }
}
