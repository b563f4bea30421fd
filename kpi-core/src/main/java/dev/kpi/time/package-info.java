/**
 * Which days a figure covers: ranges of local dates and the calendar periods people ask for.
 *
 * <p>Start from {@link dev.kpi.time.Periods} for a named period and from {@link dev.kpi.time.DateRange} for any other.
 * Nothing here reads a clock, a time zone or a locale.
 *
 * <pre>{@code
 * DateRange year = Periods.year(2011);                       // 2011-01-01..2011-12-31
 * year.contains(LocalDate.of(2011, 12, 31));                 // true
 * year.intersection(Periods.fiscalYear(2012, Month.APRIL));  // 2011-04-01..2011-12-31
 * }</pre>
 */
@NullMarked
package dev.kpi.time;

import org.jspecify.annotations.NullMarked;
