package dev.kpi.cohort;

import dev.kpi.customer.Customers;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which days are looked at, as epoch days.
 *
 * @param from the first day of the scope
 * @param to the day after its last
 * @param asOf the last day that counts, within the scope
 * @param knownFrom the day from which on what is not there did not happen
 */
record Sight(int from, int to, int asOf, int knownFrom) {

    /**
     * What is seen of these customers, whose scope has a day.
     *
     * @param asOf the date wanted, {@code null} for the usual one
     * @param reachesBack whether ages may lie before the first day of the data, as those since a sign-up may
     * @throws IllegalArgumentException if the date wanted is after the last day looked at
     */
    static Sight of(Customers customers, @Nullable LocalDate asOf, boolean reachesBack) {
        DateRange days = customers.days();
        DateRange span = customers.everyDay().days();
        LocalDate last = customers.asOf(asOf);
        boolean isWhole = days.startInclusive().equals(span.startInclusive());
        boolean isKnownBefore = isWhole && (customers.hasCompleteHistory() || !reachesBack);
        int from = (int) days.startInclusive().toEpochDay();
        return new Sight(
                from,
                (int) days.endExclusive().toEpochDay(),
                (int) Math.max(last.toEpochDay(), span.startInclusive().toEpochDay() - 1),
                isKnownBefore ? Integer.MIN_VALUE : from);
    }

    boolean contains(int day) {
        return day >= from && day < to;
    }

    CellState stateOf(DateRange period) {
        long start = period.startInclusive().toEpochDay();
        long end = period.endExclusive().toEpochDay();
        long known = Math.min(end, asOf + 1L) - Math.max(start, knownFrom);
        if (known <= 0) {
            return CellState.UNOBSERVED;
        }
        return known == end - start ? CellState.OBSERVED : CellState.PARTIAL;
    }
}
