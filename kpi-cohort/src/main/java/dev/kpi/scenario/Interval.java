package dev.kpi.scenario;

import dev.kpi.figure.Figure;

/**
 * The range in which a figure lies in most resamples; both ends undefined where the figure is.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(Figure low, Figure high) {

    /** {@code GBP 10.00 to GBP 12.00}. */
    @Override
    public String toString() {
        return low + " to " + high;
    }
}
