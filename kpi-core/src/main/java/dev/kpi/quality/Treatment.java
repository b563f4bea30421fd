package dev.kpi.quality;

/**
 * What the rules of a source did to lines, such as taking a zero price as void.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param what what was done, as in {@code zero price taken as void}
 * @param lines to how many lines
 */
public record Treatment(String what, long lines) {

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException if the text is blank or the number negative
     */
    public Treatment {
        if (what.isBlank()) {
            throw new IllegalArgumentException("what must not be blank");
        }
        if (lines < 0) {
            throw new IllegalArgumentException("lines (" + lines + ") must not be negative");
        }
    }
}
