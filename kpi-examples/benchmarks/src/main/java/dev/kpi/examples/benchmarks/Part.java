package dev.kpi.examples.benchmarks;

import dev.kpi.time.DateRange;
import dev.kpi.time.Periods;
import org.jspecify.annotations.Nullable;

/**
 * The part of the lines that is asked about.
 *
 * @param days the local days, {@code null} for all
 * @param place the region, {@code null} for all
 */
record Part(@Nullable DateRange days, @Nullable String place) {

    /** All lines. */
    static final Part ALL = new Part(null, null);

    /** One region of the demo shop in one of its years: a few lines in a hundred. */
    static final Part PERIOD_AND_REGION = new Part(Periods.year(2024), "Bavaria");
}
