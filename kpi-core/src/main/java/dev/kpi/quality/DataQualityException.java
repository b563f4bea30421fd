package dev.kpi.quality;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Loading stopped at input for which the caller chose {@link Policy#FAIL}.
 *
 * <p>The message names the place, what is wrong, and what can be done:
 * {@code line 17, Price '12,50': not a number with '.' as decimal mark (unparsable-field); correct the line, or choose
 * DROP for this reason}.
 */
public final class DataQualityException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient @Nullable Place place;
    private final String detail;

    private DataQualityException(String where, Reason reason, @Nullable Place place, String detail) {
        super(where + ": " + detail + " (" + reason.code() + "); " + reason.wayOut());
        this.reason = reason;
        this.place = place;
        this.detail = detail;
    }

    static DataQualityException at(Place place, Reason reason, String detail) {
        return new DataQualityException(
                place.toString(), reason, place, detail.isEmpty() ? reason.description() : detail);
    }

    static DataQualityException of(long count, Reason reason) {
        return new DataQualityException(
                count == 1 ? "1 time" : QualityReport.grouped(count) + " times", reason, null, reason.description());
    }

    /** What was odd. */
    public Reason reason() {
        return reason;
    }

    /** Where; {@code null} if the place is not known, or after deserialization. */
    public @Nullable Place place() {
        return place;
    }

    /**
     * The same failure so many lines further down: for a reader that counts the lines of a part of the source. The stack
     * trace is that of this exception.
     */
    public DataQualityException shiftedBy(long lines) {
        if (place == null || lines == 0) {
            return this;
        }
        DataQualityException shifted = at(requireNonNull(place).shiftedBy(lines), reason, detail);
        shifted.setStackTrace(getStackTrace());
        return shifted;
    }
}
