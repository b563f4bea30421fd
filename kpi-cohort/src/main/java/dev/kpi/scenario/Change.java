package dev.kpi.scenario;

import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By how much a lever is moved, and for whom: {@code percent(5)}, {@code points(-2).on("2011-03")}, {@code to(0.10)}.
 *
 * <p>Starts from {@link Scenarios}. Immutable and thread-safe; equal by value, where the order in which cohorts were named
 * does not matter.
 */
public final class Change {

    private static final MathContext PRINTED = new MathContext(6);
    private static final int MOST_DECIMALS = 8;
    private static final int NAMED_AT_MOST = 3;
    /** The largest factor less one, so that no product of levers leaves the range of numbers. */
    static final double MOST = 10_000;

    enum Kind {
        PERCENT("percent(5)"),
        POINTS("points(2)"),
        TO("to(0.10)");

        private final String example;

        Kind(String example) {
            this.example = example;
        }

        String example() {
            return example;
        }
    }

    private final Kind kind;
    private final double value;
    private final List<String> cohorts;

    private Change(Kind kind, double value, List<String> cohorts) {
        this.kind = kind;
        this.value = value + 0.0; // no negative zero
        this.cohorts = cohorts;
    }

    static Change of(Kind kind, double value) {
        return new Change(kind, value, List.of());
    }

    static Change percent(double percent) {
        requireFinite("percent", percent, "percent(5) for 5% more");
        if (percent < -100 || percent > 100 * MOST) {
            throw new IllegalArgumentException("percent (" + percent + ") must be in [-100, 1000000]; write percent(5)"
                    + " for 5% more, percent(-100) for nothing left");
        }
        return of(Kind.PERCENT, percent / 100);
    }

    static Change points(double points) {
        requireFinite("points", points, "points(2) for two percentage points more");
        if (Math.abs(points) > 100) {
            throw new IllegalArgumentException(
                    "points (" + points + ") must be in [-100, 100]; write points(2) for two percentage points more");
        }
        return of(Kind.POINTS, points / 100);
    }

    static Change to(double value) {
        requireFinite("value", value, "to(0.10) for 10%");
        return of(Kind.TO, value);
    }

    private static void requireFinite(String role, double value, String example) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(role + " (" + value + ") must be a finite number; write " + example);
        }
    }

    /**
     * The same change for these cohorts or segments alone, besides those that it was limited to before.
     *
     * @param first the name of a cohort as it prints: {@code "2011-03"}, or the {@link java.time.YearMonth} itself
     * @param more others
     */
    public Change on(Object first, Object... more) {
        TreeSet<String> names = new TreeSet<>(cohorts);
        Stream.concat(Stream.of(first), Stream.of(more))
                .map(name -> Objects.requireNonNull(name, "cohort").toString())
                .forEach(names::add);
        return new Change(kind, value, List.copyOf(names));
    }

    /** The same change for other cohorts; for everyone if there are none. */
    Change onAll(List<String> names) {
        return new Change(kind, value, List.copyOf(new TreeSet<>(names)));
    }

    /** The cohorts it is limited to, by name; empty if it is for everyone. */
    public List<String> cohorts() {
        return cohorts;
    }

    Kind kind() {
        return kind;
    }

    /**
     * The number: a fraction for a change in percent or points, so that {@code percent(5)} has 0.05, else the value that is
     * set.
     */
    public double value() {
        return value;
    }

    /** What it makes of a number. */
    double of(double before) {
        return switch (kind) {
            case PERCENT -> before * (1 + value);
            case POINTS -> before + value;
            case TO -> value;
        };
    }

    /** How much, without the cohorts: {@code +5%}, {@code -2 points}, {@code to 10%}. */
    String amount() {
        BigDecimal rounded = new BigDecimal(value).movePointRight(2).round(PRINTED);
        if (rounded.scale() > MOST_DECIMALS) { // of a change that was computed, which may be nothing but rounding
            rounded = rounded.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN);
        }
        String number = rounded.stripTrailingZeros().toPlainString();
        String signed = rounded.signum() > 0 ? "+" + number : number;
        return switch (kind) {
            case PERCENT -> signed + "%";
            case POINTS -> signed + (rounded.abs().compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
            case TO -> "to " + number + "%";
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Change that
                && kind == that.kind
                && Double.compare(value, that.value) == 0
                && cohorts.equals(that.cohorts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, value, cohorts);
    }

    /** How much and for whom: {@code +5% on 2011-03, 2011-04}. */
    @Override
    public String toString() {
        if (cohorts.isEmpty()) {
            return amount();
        }
        List<String> named = cohorts.stream()
                .limit(NAMED_AT_MOST)
                .map(DisplayText::inMessage)
                .toList();
        int left = cohorts.size() - named.size();
        return amount() + " on " + String.join(", ", named) + (left == 0 ? "" : " and " + left + " more");
    }
}
