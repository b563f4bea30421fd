package dev.kpi.order;

import java.time.ZoneId;

/** Tells the local days of instants. Not thread-safe. */
final class LocalDays {

    private static final long NANOS = 1_000_000_000;

    private final LocalTimes times;

    LocalDays(ZoneId zone) {
        this.times = new LocalTimes(zone);
    }

    /** The local day, since 1970-01-01, of an instant in nanoseconds. */
    int of(long nanos) {
        long second = Math.floorDiv(nanos, NANOS);
        return (int) Math.floorDiv(second + times.offsetAt(second), LocalTimes.SECONDS_PER_DAY);
    }
}
