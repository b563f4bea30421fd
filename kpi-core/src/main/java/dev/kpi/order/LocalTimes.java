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

    /** No second from this one on, or so many before 1970, is of a year that orders can have. */
    static final long FARTHEST = 10_000_000_000L;

    /** Two a year where clocks change: so many years in any order of instants cost no look into the zone's rules. */
    private static final int REMEMBERED = 64;

    private final ZoneRules rules;
    private Stretch stretch = new Stretch(1, 0, 0, 1, 0); // that of the last answer; empty at first

    private final List<Stretch> met = new ArrayList<>();

    /**
     * The instants between two clock changes, which have one offset, and the local times that are such an instant and no
     * other: all but those that the clock changes at both ends skip or repeat.
     */
    private record Stretch(long fromSecond, long toSecond, long offsetSeconds, long fromLocal, long toLocal) {
        boolean holds(long epochSecond) {
            return epochSecond >= fromSecond && epochSecond < toSecond;
        }

        boolean holdsLocal(long localSecond) {
            return localSecond >= fromLocal && localSecond < toLocal;
        }
    }

    LocalTimes(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** The seconds to add to an epoch second to get local seconds since 1970-01-01T00:00. */
    long offsetAt(long epochSecond) {
        if (!stretch.holds(epochSecond)) {
            stretch = stretchOf(epochSecond);
        }
        return stretch.offsetSeconds;
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
        Stretch made = new Stretch(
                before == null ? Long.MIN_VALUE : before.toEpochSecond(),
                after == null ? Long.MAX_VALUE : after.toEpochSecond(),
                rules.getOffset(instant).getTotalSeconds(),
                before == null ? Long.MIN_VALUE : before.toEpochSecond() + laterOffset(before),
                after == null ? Long.MAX_VALUE : after.toEpochSecond() + earlierOffset(after));
        if (met.size() < REMEMBERED) {
            met.add(made);
        }
        return made;
    }

    private static int laterOffset(ZoneOffsetTransition change) {
        return Math.max(
                change.getOffsetBefore().getTotalSeconds(),
                change.getOffsetAfter().getTotalSeconds());
    }

    private static int earlierOffset(ZoneOffsetTransition change) {
        return Math.min(
                change.getOffsetBefore().getTotalSeconds(),
                change.getOffsetAfter().getTotalSeconds());
    }

    /**
     * The epoch second of a local time. Where a clock change repeats the time, the earlier instant; where it skips it,
     * the time shifted by the length of the gap, as {@link java.time.ZonedDateTime#of} does.
     */
    long epochSecond(long localSecond) {
        return isOddLocalTime(localSecond) ? secondOfOdd(localSecond) : localSecond - stretch.offsetSeconds;
    }

    private long secondOfOdd(long localSecond) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        return localSecond - rules.getOffset(local).getTotalSeconds();
    }

    /** Whether a clock change skips or repeats a local time, so that it names no single instant. */
    boolean isOddLocalTime(long localSecond) {
        return !stretch.holdsLocal(localSecond) && !findStretch(localSecond);
    }

    /** Moves to the stretch that a local time lies in; false if a clock change skips or repeats it. */
    private boolean findStretch(long localSecond) {
        offsetAt(secondOfOdd(localSecond));
        return stretch.holdsLocal(localSecond);
    }
}
