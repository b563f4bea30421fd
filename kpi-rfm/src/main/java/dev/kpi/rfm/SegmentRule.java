package dev.kpi.rfm;

import dev.kpi.text.DisplayText;
import java.util.Objects;

/**
 * One rule of a {@link SegmentTable}: customers whose three scores lie in these ranges belong to the named segment.
 *
 * <p>{@code segment("cannot lose").recency(1, 2).frequency(5)}: a score that is not named may be any. A segment that is no
 * box takes several rules of its name. Immutable and thread-safe.
 */
public final class SegmentRule {

    private final String name;
    private final Range recency;
    private final Range frequency;
    private final Range monetary;

    /** Scores from one to another, both included; no bounds yet where {@code max} is 0. */
    record Range(int min, int max) {
        static final Range ANY = new Range(1, 0);

        boolean holds(int score) {
            return max == 0 || (score >= min && score <= max);
        }

        @Override
        public String toString() {
            return max == 0 ? "any" : min == max ? String.valueOf(min) : min + " to " + max;
        }
    }

    private SegmentRule(String name, Range recency, Range frequency, Range monetary) {
        this.name = name;
        this.recency = recency;
        this.frequency = frequency;
        this.monetary = monetary;
    }

    /**
     * A rule that takes in every customer, to be narrowed.
     *
     * @throws IllegalArgumentException if the name is blank, or starts with a parenthesis as {@code (unknown)} does
     */
    public static SegmentRule segment(String name) {
        if (name.isBlank() || name.startsWith("(")) {
            throw new IllegalArgumentException("segment name '" + DisplayText.inMessage(name)
                    + "' must not be blank nor start with a parenthesis, which marks groups such as (unknown)");
        }
        return new SegmentRule(name, Range.ANY, Range.ANY, Range.ANY);
    }

    private static Range range(String score, int min, int max) {
        if (min < 1 || max < min || max > Rfm.MAX_BINS) {
            throw new IllegalArgumentException(score + " scores (" + min + " to " + max
                    + ") must go from 1 or more up to at most " + Rfm.MAX_BINS);
        }
        return new Range(min, max);
    }

    /** The same for this recency score. */
    public SegmentRule recency(int score) {
        return recency(score, score);
    }

    /**
     * The same for recency scores from {@code min} to {@code max}, both included.
     *
     * @throws IllegalArgumentException if not 1 ≤ min ≤ max ≤ 9
     */
    public SegmentRule recency(int min, int max) {
        return new SegmentRule(name, range("recency", min, max), frequency, monetary);
    }

    /** The same for this frequency score. */
    public SegmentRule frequency(int score) {
        return frequency(score, score);
    }

    /**
     * The same for frequency scores from {@code min} to {@code max}, both included.
     *
     * @throws IllegalArgumentException if not 1 ≤ min ≤ max ≤ 9
     */
    public SegmentRule frequency(int min, int max) {
        return new SegmentRule(name, recency, range("frequency", min, max), monetary);
    }

    /** The same for this monetary score. */
    public SegmentRule monetary(int score) {
        return monetary(score, score);
    }

    /**
     * The same for monetary scores from {@code min} to {@code max}, both included.
     *
     * @throws IllegalArgumentException if not 1 ≤ min ≤ max ≤ 9
     */
    public SegmentRule monetary(int min, int max) {
        return new SegmentRule(name, recency, frequency, range("monetary", min, max));
    }

    /** The name of the segment. */
    public String name() {
        return name;
    }

    boolean holds(int recencyScore, int frequencyScore, int monetaryScore) {
        return recency.holds(recencyScore) && frequency.holds(frequencyScore) && monetary.holds(monetaryScore);
    }

    /** The highest score it names. */
    int highest() {
        return Math.max(recency.max, Math.max(frequency.max, monetary.max));
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof SegmentRule that
                && name.equals(that.name)
                && recency.equals(that.recency)
                && frequency.equals(that.frequency)
                && monetary.equals(that.monetary);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, recency, frequency, monetary);
    }

    /** The rule in words, as in {@code cannot lose: R 1 to 2, F 5, M any}. */
    @Override
    public String toString() {
        return name + ": R " + recency + ", F " + frequency + ", M " + monetary;
    }
}
