package dev.kpi.cohort;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Grain;
import dev.kpi.metric.NumberedPeriods;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question for cohorts: what names them, the grain of their ages, and as of when. Start from {@link Cohorts}.
 *
 * <p>Cohort and age are facts of the whole snapshot: they follow from first-ever orders, whatever the scope. Members are
 * the customers with a sale order that satisfies the scope's conditions on any day up to the date; active are those with
 * one in the scope's range of days (see {@linkplain dev.kpi.cohort the package}). Mergeable per customer: a partial keeps
 * customers with their orders, and what names their cohort. Immutable; equal by value.
 *
 * @param <K> what names a cohort: a period, or a text
 */
public final class CohortAnalysis<K> implements Analysis<CohortTable<K>> {

    private final CohortDefinition definition;
    private final @Nullable LocalDate asOf;

    CohortAnalysis(CohortDefinition definition, @Nullable LocalDate asOf) {
        this.definition = definition;
        this.asOf = asOf;
    }

    /**
     * The same as of the end of a day instead of the end of coverage: later entries are left out.
     *
     * <p>Nothing is known after the last day looked at, that of coverage and scope, so that ages would seem to be over that
     * are not: measuring as of a later date throws an {@link IllegalArgumentException}, which says so.
     */
    public CohortAnalysis<K> withAsOf(LocalDate date) {
        return new CohortAnalysis<>(definition, Objects.requireNonNull(date, "date"));
    }

    @Override
    public Set<Attribute> attributes() {
        Attribute needed = definition.needed();
        return needed == null ? Set.of() : Set.of(needed);
    }

    /**
     * The cohorts of some customers, gathered in one walk; none if the scope has no day.
     *
     * @throws IllegalArgumentException if the date is after the last day looked at, or cohorts and their ages make more
     *     than 4 million cells
     * @throws IllegalStateException if cohorts are of an attribute, or of sign-up, that no line has
     */
    @Override
    public CohortTable<K> of(Customers customers) {
        return of(customers, definition.grain());
    }

    private <P extends Comparable<? super P>> CohortTable<K> of(Customers customers, Grain<P> grain) {
        DateRange days = customers.days();
        if (days.isEmpty()) {
            LocalDate before = days.startInclusive().minusDays(1);
            return new CohortTable<>(this, customers, before, List.of(), List.of(), new ExactSums(0));
        }
        Attribute needed = definition.needed();
        if (needed != null && !customers.has(needed)) {
            throw new IllegalStateException("no line has a " + needed + ", so there are no cohorts of " + definition
                    + "; ask cohorts of first order by " + grain);
        }
        Sight sight = Sight.of(customers, asOf, definition.bySignUp());
        Customers everyDay = customers.everyDay();
        NumberedPeriods<P> periods = NumberedPeriods.of(grain, span(everyDay));
        CohortWalk walk = everyDay.foldBlocks(
                () -> new CohortWalk(definition, periods, sight, CohortWalk.MOST_CELLS),
                CohortWalk::add,
                CohortWalk::merge);
        List<CellState> states = new ArrayList<>();
        for (int period = 0; period < periods.size(); period++) {
            states.add(sight.stateOf(periods.days(period)));
        }
        int truncated = customers.hasCompleteHistory()
                ? -1
                : periods.numberOf((int) everyDay.days().startInclusive().toEpochDay());
        return new CohortTable<>(
                this,
                customers,
                LocalDate.ofEpochDay(sight.asOf()),
                cohorts(walk, periods, truncated),
                states,
                walk.apart());
    }

    /** The days of the data; from the first sign-up on where ages count from there. */
    private DateRange span(Customers everyDay) {
        DateRange days = everyDay.days();
        int earliest = definition.earliestStart(everyDay);
        return earliest < days.startInclusive().toEpochDay()
                ? DateRange.of(LocalDate.ofEpochDay(earliest), days.endExclusive())
                : days;
    }

    private List<CohortRows<K>> cohorts(CohortWalk walk, NumberedPeriods<?> periods, int truncated) {
        List<CohortRows<K>> cohorts = new ArrayList<>();
        walk.rows().forEach((name, rows) -> {
            if (definition.attribute() == null) {
                rows.forEach(row -> cohorts.add(
                        new CohortRows<>(key(periods.period(row.period)), List.of(row), row.period <= truncated)));
            } else {
                cohorts.add(new CohortRows<>(key(name), rows, false));
            }
        });
        if (definition.attribute() != null) {
            Comparator<String> order = definition.attribute().keyOrder();
            cohorts.sort((left, right) -> order.compare((String) left.key(), (String) right.key()));
        }
        return List.copyOf(cohorts);
    }

    @SuppressWarnings("unchecked") // the factories give an analysis the type of what names its cohorts
    K key(Object name) {
        return (K) name;
    }

    CohortDefinition definition() {
        return definition;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortAnalysis<?> that
                && definition.equals(that.definition)
                && Objects.equals(asOf, that.asOf);
    }

    @Override
    public int hashCode() {
        return Objects.hash(definition, asOf);
    }

    /** What it asks, as in {@code cohorts of first order by month}. */
    @Override
    public String toString() {
        return "cohorts of " + definition + (asOf == null ? "" : " as of " + asOf);
    }
}
