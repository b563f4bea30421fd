package dev.kpi.quality;

/** What happens to a line for a {@link Reason}; the line is counted in every case. */
public enum Policy {
    /** The line is accepted as it is. */
    KEEP,
    /** The line is rejected and loading goes on. */
    DROP,
    /** Loading stops with a {@link DataQualityException}. */
    FAIL
}
