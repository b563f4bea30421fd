package dev.kpi.examples.adapters;

import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.Place;
import dev.kpi.quality.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file that cannot be read into orders. The message names the file, the line, what is wrong and what to do:
 * {@code orders.csv, line 1: no column 'time'; ...}.
 *
 * <p>Nothing of the file is kept: there is never half a result.
 */
public final class CsvException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final long line;
    private final @Nullable Reason reason;

    private CsvException(String source, long line, @Nullable Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.source = source;
        this.line = line;
        this.reason = reason;
    }

    static CsvException at(String source, long line, String complaint) {
        return new CsvException(source, line, null, source + ", line " + line + ": " + complaint, null);
    }

    static CsvException at(String source, long line, String complaint, Throwable cause) {
        return new CsvException(source, line, null, source + ", line " + line + ": " + complaint, cause);
    }

    static CsvException of(String source, String complaint) {
        return new CsvException(source, 0, null, source + ": " + complaint, null);
    }

    /** The failure that a quality policy asked for, with the file named in front. */
    static CsvException of(String source, DataQualityException failure) {
        Place place = failure.place();
        return new CsvException(
                source,
                place == null ? 0 : place.line(),
                failure.reason(),
                source + ", " + failure.getMessage(),
                failure);
    }

    /** The file, as it was given. */
    public String source() {
        return source;
    }

    /** The line of the file, the header being line 1; 0 if no single line is at fault. */
    public long line() {
        return line;
    }

    /** The reason whose policy is to fail; {@code null} if the file as such cannot be read: its header, its quotes. */
    public @Nullable Reason reason() {
        return reason;
    }
}
