package dev.kpi.order;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts between instants and local time in one zone, remembering the stretches between two clock changes that answers
 * lay in, that of the last answer first. Not thread-safe.
 */
final class LocalTimes {

    static final int SECONDS_PER_DAY = 86_400;

    /** Two a year where clocks change: so many years in any order of instants cost no look into the zone's rules. */
    private static final int REMEMBERED = 64;

    private final ZoneRules rules;
    private long fromSecond = 1; // the stretch [fromSecond, toSecond) has one offset; empty at first
    private long toSecond;
    private long offsetSeconds;

    private final List<Stretch> met = new ArrayList<>();

    private record Stretch(long fromSecond, long toSecond, long offsetSeconds) {
        boolean holds(long epochSecond) {
            return epochSecond >= fromSecond && epochSecond < toSecond;
        }
    }

    LocalTimes(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** The seconds to add to an epoch second to get local seconds since 1970-01-01T00:00. */
    long offsetAt(long epochSecond) {
        if (epochSecond < fromSecond || epochSecond >= toSecond) {
            Stretch stretch = stretchOf(epochSecond);
            fromSecond = stretch.fromSecond;
            toSecond = stretch.toSecond;
            offsetSeconds = stretch.offsetSeconds;
        }
        return offsetSeconds;
    }

    private Stretch stretchOf(long epochSecond) {
        for (int i = 0; i < met.size(); i++) {
            if (met.get(i).holds(epochSecond)) {
                return met.get(i);
            }
        }
        Instant instant = Instant.ofEpochSecond(epochSecond);
        ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        Stretch stretch = new Stretch(
                before == null ? Long.MIN_VALUE : before.toEpochSecond(),
                after == null ? Long.MAX_VALUE : after.toEpochSecond(),
                rules.getOffset(instant).getTotalSeconds());
        if (met.size() < REMEMBERED) {
            met.add(stretch);
        }
        return stretch;
    }

    /**
     * The epoch second of a local time. Where a clock change repeats the time, the earlier instant; where it skips it,
     * the time shifted by the length of the gap, as {@link java.time.ZonedDateTime#of} does.
     */
    long epochSecond(long localSecond) {
        // a day away from either end of the stretch, no clock change can matter
        long guess = localSecond - offsetSeconds;
        if (guess >= fromSecond && guess < toSecond && isFarFromChange(guess)) {
            return guess;
        }
        ZoneOffset earlierOffset = rules.getOffset(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC));
        long second = localSecond - earlierOffset.getTotalSeconds();
        offsetAt(second);
        return second;
    }

    private boolean isFarFromChange(long second) {
        return (fromSecond == Long.MIN_VALUE || second - fromSecond > SECONDS_PER_DAY)
                && (toSecond == Long.MAX_VALUE || toSecond - second > SECONDS_PER_DAY);
    }

    /** Whether a clock change skips or repeats a local time, so that it names no single instant. */
    boolean isOddLocalTime(long localSecond) {
        long guess = localSecond - offsetSeconds;
        if (guess >= fromSecond && guess < toSecond && isFarFromChange(guess)) {
            return false;
        }
        return rules.getValidOffsets(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC))
                        .size()
                != 1;
    }
}
