package dev.kpi.cohort;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Grain;
import dev.kpi.metric.NumberedPeriods;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question for the revenue of customers' first days, such as 90-day revenue. Start from
 * {@link Cohorts#firstDaysRevenue}. Per customer. Immutable; equal by value.
 *
 * <p>Members are those of {@linkplain dev.kpi.cohort cohorts}. Where the scope has a range of days, customers whose first days are not all within it are counted as immature: their revenue is not all seen.
 *
 * @param <K> the type of the periods of first-ever orders
 */
public final class FirstDaysAnalysis<K extends Comparable<? super K>> implements Analysis<FirstDaysRevenue<K>> {

    private final int days;
    private final Grain<K> grain;
    private final @Nullable LocalDate asOf;

    FirstDaysAnalysis(int days, Grain<K> grain, @Nullable LocalDate asOf) {
        this.days = days;
        this.grain = grain;
        this.asOf = asOf;
    }

    /**
     * The same as of the end of a day instead of the end of coverage.
     *
     * <p>Nothing is known after the last day looked at, that of coverage and scope, so that first days would seem to be over
     * that are not: measuring as of a later date throws an {@link IllegalArgumentException}, which says so.
     */
    public FirstDaysAnalysis<K> withAsOf(LocalDate date) {
        return new FirstDaysAnalysis<>(days, grain, Objects.requireNonNull(date, "date"));
    }

    /** Three sums for each period: members, mature ones, and what those brought in their first days. */
    private static final class Walk {
        final ExactSums sums = new ExactSums(64);

        void add(CustomerView customer, int period, Sight sight, int days) {
            sums.add(3 * period, 1);
            int first = customer.firstOrderDay();
            long end = (long) first + days;
            if (end > sight.asOf() + 1L || first < sight.knownFrom()) {
                return;
            }
            sums.add(3 * period + 1, 1);
            for (int entry = 0; entry < customer.size(); entry++) {
                int day = customer.day(entry);
                if (day >= first && day < end) {
                    sums.add(3 * period + 2, customer.revenue(entry));
                }
            }
        }

        Walk merge(Walk later) {
            sums.addAll(later.sums);
            return this;
        }
    }

    /**
     * The revenue of first days of some customers, in one walk.
     *
     * @throws IllegalArgumentException if the date is after the last day looked at
     */
    @Override
    public FirstDaysRevenue<K> of(Customers customers) {
        Figuring.Money money = new Figuring.Money(customers.currency(), customers.amountScale());
        if (customers.days().isEmpty()) {
            LocalDate before = customers.days().startInclusive().minusDays(1);
            return new FirstDaysRevenue<>(days, grain, before, money, List.of());
        }
        CohortDefinition definition = new CohortDefinition(grain, null, false);
        Sight sight = Sight.of(customers, asOf, false);
        NumberedPeriods<K> periods =
                NumberedPeriods.of(grain, customers.everyDay().days());
        Walk walk = customers
                .everyDay()
                .fold(
                        Walk::new,
                        (state, customer) -> {
                            int start = definition.memberSince(customer, sight.asOf());
                            if (start != CohortDefinition.NO_DAY) {
                                state.add(customer, periods.numberOf(start), sight, days);
                            }
                        },
                        Walk::merge);
        List<FirstDaysRevenue.Row<K>> rows = new ArrayList<>();
        for (int period = 0; period < periods.size(); period++) {
            long size = walk.sums.count(3 * period);
            if (size > 0) {
                rows.add(new FirstDaysRevenue.Row<>(
                        periods.period(period),
                        size,
                        walk.sums.count(3 * period + 1),
                        walk.sums.value(3 * period + 2)));
            }
        }
        return new FirstDaysRevenue<>(days, grain, LocalDate.ofEpochDay(sight.asOf()), money, rows);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FirstDaysAnalysis<?> that
                && days == that.days
                && grain.equals(that.grain)
                && Objects.equals(asOf, that.asOf);
    }

    @Override
    public int hashCode() {
        return Objects.hash(days, grain, asOf);
    }

    @Override
    public String toString() {
        return days + "-day revenue by " + grain + " of first order" + (asOf == null ? "" : " as of " + asOf);
    }
}
