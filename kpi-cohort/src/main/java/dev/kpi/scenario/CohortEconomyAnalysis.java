package dev.kpi.scenario;

import static java.util.Objects.requireNonNull;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures a {@link CohortEconomy}: {@code orders.measure(cohortEconomy(month()).withMargin(0.4).withHorizon(12))}.
 *
 * <p>Members are those of {@linkplain dev.kpi.cohort cohorts}, each of the cohort of the period of its first-ever order.
 * Left out, and counted in notes, are those who are not seen from age 0 on, since their first-ever order lies before the
 * days of the scope, and those whose first period is not over. One walk over the customers; memory by cohorts and ages. Immutable and thread-safe;
 * equal by value, segments by the function's own equality.
 */
public final class CohortEconomyAnalysis implements Analysis<CohortEconomy> {

    private final EconomyOptions options;

    private CohortEconomyAnalysis(EconomyOptions options) {
        this.options = options;
    }

    static void requireInterest(String role, double interest) {
        if (!(interest > -1) || Double.isInfinite(interest)) {
            throw new IllegalArgumentException(
                    role + " (" + interest + ") must be a number above -1; write 0.08 for 8%");
        }
    }

    static CohortEconomyAnalysis of(Grain<?> grain) {
        return new CohortEconomyAnalysis(EconomyOptions.of(requireNonNull(grain, "grain")));
    }

    /**
     * The same over ages 0 to {@code ages}. Ages that no cohort has reached need a {@link Continuation}.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public CohortEconomyAnalysis withHorizon(int ages) {
        return new CohortEconomyAnalysis(options.withHorizon(ages));
    }

    /**
     * The same with this profit ÷ revenue for all cohorts, instead of measuring it from unit costs.
     *
     * @throws IllegalArgumentException if it is more than 1 or not finite
     */
    public CohortEconomyAnalysis withMargin(double share) {
        return new CohortEconomyAnalysis(options.withMargin(share));
    }

    /**
     * The same with profit of later ages discounted in lifetime value, at this rate of a year: 0.08 for 8 %.
     *
     * @throws IllegalArgumentException if it is not a number above −1
     */
    public CohortEconomyAnalysis withYearlyInterest(double rate) {
        return new CohortEconomyAnalysis(options.withYearlyInterest(rate));
    }

    /** The same with curves going on like this beyond the oldest observed age. */
    public CohortEconomyAnalysis withContinuation(Continuation beyond) {
        return new CohortEconomyAnalysis(options.withContinuation(requireNonNull(beyond, "beyond")));
    }

    /**
     * The same as of the end of a day instead of the end of coverage: later entries are left out.
     *
     * <p>Nothing is known after the last day looked at, that of coverage and scope, so that ages would seem to be over that
     * are not: measuring as of a later date throws an {@link IllegalArgumentException}, which says so.
     */
    public CohortEconomyAnalysis withAsOf(LocalDate date) {
        return new CohortEconomyAnalysis(options.withAsOf(requireNonNull(date, "date")));
    }

    /**
     * The same by segment instead of by period: all members of a segment together, each with its own ages.
     *
     * @param segment names the segment of the customer with this id, {@code null} for {@code (unknown)}; must always give
     *     the same answer, and is asked by several threads
     */
    public CohortEconomyAnalysis bySegment(Function<? super String, @Nullable String> segment) {
        return new CohortEconomyAnalysis(options.bySegment(requireNonNull(segment, "segment")));
    }

    /** The same, keeping a compact record of each customer, which {@link Scenario#ranges} draws from. */
    public CohortEconomyAnalysis withCustomers() {
        return new CohortEconomyAnalysis(options.withCustomers());
    }

    /**
     * Measures the economy of some customers, in one walk.
     *
     * @throws IllegalArgumentException if the date is after the last day looked at, or cohorts and their ages make more
     *     than 16 million cells
     * @throws IllegalStateException if the margin is to be measured and no line has a unit cost
     */
    @Override
    public CohortEconomy of(Customers customers) {
        Integer horizon = options.horizon();
        Double margin = options.margin();
        Function<? super String, @Nullable String> segmentOf = options.segmentOf();
        if (margin == null && !customers.hasCosts()) {
            throw new IllegalStateException(
                    "profit and lifetime value need a margin, and these orders hold no unit costs;"
                            + " give one with withMargin(0.40), or unit costs with the lines");
        }
        LocalDate first = customers.days().startInclusive();
        PeriodCalendar calendar = PeriodCalendar.of(options.grain(), first, lastDay(customers));
        int over = calendar.overPeriods();
        EconomyWalk.Route route = new EconomyWalk.Route(
                calendar,
                Math.max(0, horizon == null ? over - 1 : Math.min(horizon, over - 1)),
                segmentOf == null ? null : segmentOf::apply,
                margin == null,
                options.keepsCustomers(),
                EconomyWalk.MOST_CELLS);
        EconomyWalk walk = customers.everyDay().fold(() -> new EconomyWalk(route), EconomyWalk::add, EconomyWalk::plus);
        Map<String, Tally> tallies = walk.tallies();
        List<Tally> counted = List.copyOf(tallies.values());
        if (margin == null && !counted.isEmpty() && Double.isNaN(Curves.margin(counted))) {
            throw new IllegalStateException(
                    "profit and lifetime value need a margin, and these customers have no revenue above zero with a"
                            + " known cost; give one with withMargin(0.40)");
        }
        int oldest = counted.stream().mapToInt(Tally::oldest).max().orElse(0);
        boolean continues = options.continuation() != Continuation.NONE && oldest > 0;
        int last = horizon == null || (horizon > oldest && !continues) ? oldest : horizon;
        Curves curves = new Curves(
                last,
                options.continuation(),
                margin == null ? Double.NaN : margin,
                Math.pow(10, customers.amountScale()),
                worth(last, interestPerPeriod(options.grain())));
        return new CohortEconomy(
                customers.currency(),
                segmentOf == null ? "cohort" : "segment",
                List.copyOf(tallies.keySet()),
                curves.of(counted),
                curves,
                counted,
                notes(customers, calendar, walk, last, oldest));
    }

    private LocalDate lastDay(Customers customers) {
        if (customers.days().isEmpty()) {
            return LocalDate.MIN;
        }
        return customers.asOf(options.asOf());
    }

    private <K extends Comparable<? super K>> double interestPerPeriod(Grain<K> grain) {
        return Math.pow(1 + options.yearlyInterest(), 1 / PeriodCalendar.periodsPerYear(grain)) - 1;
    }

    static double[] worth(int horizon, double interest) {
        double[] worth = IntStream.rangeClosed(0, horizon)
                .mapToDouble(age -> Math.pow(1 + interest, -age))
                .toArray();
        for (int age = 0; age <= horizon; age++) {
            if (Double.isInfinite(worth[age])) {
                throw new IllegalArgumentException("interest (" + interest + ") makes money at age " + age
                        + " worth more than can be told (1.8e308); write 0.08 for 8%");
            }
        }
        return worth;
    }

    private List<String> notes(Customers customers, PeriodCalendar calendar, EconomyWalk walk, int last, int oldest) {
        List<String> notes = new ArrayList<>();
        Integer horizon = options.horizon();
        if (horizon != null && horizon > last) {
            notes.add("horizon " + horizon + " was asked for, but nobody is older than age " + oldest
                    + "; a continuation says how to go on");
        }
        if (last > oldest) {
            notes.add("ages " + (oldest + 1) + " to " + last + " are beyond what was observed: "
                    + options.continuation() + " continuation");
        }
        if (walk.tooYoung > 0) {
            notes.add("customers left out, since their first period is not over: " + walk.tooYoung);
        }
        LocalDate first = customers.days().startInclusive();
        if (walk.tooOld > 0) {
            notes.add("customers left out, since their first order lies before " + first
                    + ", the first day that is looked at: " + walk.tooOld);
        }
        if (walk.meetsFirstPeriod() && calendar.startsInMidst()) {
            notes.add(calendar.name(0) + " began before " + first + ", the first day that is looked at");
        }
        if (walk.meetsFirstPeriod()
                && !customers.hasCompleteHistory()
                && first.equals(customers.coverage().startInclusive())) {
            notes.add(calendar.name(0) + " may hold older customers, since history is truncated before it");
        }
        return List.copyOf(notes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortEconomyAnalysis that && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    @Override
    public String toString() {
        return "cohort economy by " + (options.segmentOf() == null ? "" : "segment and ") + options.grain();
    }
}
