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
 *
 * @param grain cuts time into periods
 * @param horizon the last age that counts; {@code null} for the oldest that was observed
 * @param margin profit ÷ revenue; {@code null} to measure it by cohort from unit costs
 * @param yearlyInterest the rate of a year at which later profit counts for less in lifetime value
 * @param continuation what follows the oldest observed age
 * @param asOf the last day that counts; {@code null} for the end of coverage
 * @param segmentOf names the segment of a customer by its id; {@code null} for cohorts by period
 * @param keepsCustomers whether ranges can be asked for
 */
public record CohortEconomyAnalysis(
        Grain<?> grain,
        @Nullable Integer horizon,
        @Nullable Double margin,
        double yearlyInterest,
        Continuation continuation,
        @Nullable LocalDate asOf,
        @Nullable Function<? super String, @Nullable String> segmentOf,
        boolean keepsCustomers)
        implements Analysis<CohortEconomy> {

    /**
     * Checks the options; {@link Scenarios#cohortEconomy} is easier to read.
     *
     * @throws IllegalArgumentException if the horizon is less than 1, the margin more than 1, or the interest not above −1
     */
    public CohortEconomyAnalysis {
        requireNonNull(grain, "grain");
        requireNonNull(continuation, "continuation");
        if (horizon != null && horizon < 1) {
            throw new IllegalArgumentException(
                    "horizon (" + horizon + ") must be at least 1, the first age to come back at");
        }
        if (margin != null) {
            CohortPlan.requireMargin(margin, "");
        }
        requireInterest("yearlyInterest", yearlyInterest);
    }

    static void requireInterest(String role, double interest) {
        if (!(interest > -1) || Double.isInfinite(interest)) {
            throw new IllegalArgumentException(
                    role + " (" + interest + ") must be a number above -1; write 0.08 for 8%");
        }
    }

    static CohortEconomyAnalysis of(Grain<?> grain) {
        return new CohortEconomyAnalysis(grain, null, null, 0, Continuation.NONE, null, null, false);
    }

    /** The same over ages 0 to {@code ages}. Ages that no cohort has reached need a {@link Continuation}. */
    public CohortEconomyAnalysis withHorizon(int ages) {
        return new CohortEconomyAnalysis(
                grain, ages, margin, yearlyInterest, continuation, asOf, segmentOf, keepsCustomers);
    }

    /** The same with this profit ÷ revenue for all cohorts, instead of measuring it from unit costs. */
    public CohortEconomyAnalysis withMargin(double share) {
        return new CohortEconomyAnalysis(
                grain, horizon, share, yearlyInterest, continuation, asOf, segmentOf, keepsCustomers);
    }

    /** The same with profit of later ages discounted in lifetime value, at this rate of a year: 0.08 for 8 %. */
    public CohortEconomyAnalysis withYearlyInterest(double rate) {
        return new CohortEconomyAnalysis(grain, horizon, margin, rate, continuation, asOf, segmentOf, keepsCustomers);
    }

    /** The same with curves going on like this beyond the oldest observed age. */
    public CohortEconomyAnalysis withContinuation(Continuation beyond) {
        return new CohortEconomyAnalysis(
                grain, horizon, margin, yearlyInterest, beyond, asOf, segmentOf, keepsCustomers);
    }

    /**
     * The same as of the end of a day instead of the end of coverage: later entries are left out.
     *
     * <p>Nothing is known after the last day looked at, that of coverage and scope, so that ages would seem to be over that
     * are not: measuring as of a later date throws an {@link IllegalArgumentException}, which says so.
     */
    public CohortEconomyAnalysis withAsOf(LocalDate lastDay) {
        return new CohortEconomyAnalysis(
                grain,
                horizon,
                margin,
                yearlyInterest,
                continuation,
                requireNonNull(lastDay, "lastDay"),
                segmentOf,
                keepsCustomers);
    }

    /**
     * The same by segment instead of by period: all members of a segment together, each with its own ages.
     *
     * @param segment names the segment of the customer with this id, {@code null} for {@code (unknown)}; must always give
     *     the same answer, and is asked by several threads
     */
    public CohortEconomyAnalysis bySegment(Function<? super String, @Nullable String> segment) {
        return new CohortEconomyAnalysis(
                grain,
                horizon,
                margin,
                yearlyInterest,
                continuation,
                asOf,
                requireNonNull(segment, "segment"),
                keepsCustomers);
    }

    /** The same, keeping a compact record of each customer, which {@link Scenario#ranges} draws from. */
    public CohortEconomyAnalysis withCustomers() {
        return new CohortEconomyAnalysis(grain, horizon, margin, yearlyInterest, continuation, asOf, segmentOf, true);
    }

    @Override
    public CohortEconomy of(Customers customers) {
        if (margin == null && !customers.hasCosts()) {
            throw new IllegalStateException(
                    "profit and lifetime value need a margin, and these orders hold no unit costs;"
                            + " give one with withMargin(0.40), or unit costs with the lines");
        }
        LocalDate first = customers.days().startInclusive();
        PeriodCalendar calendar = PeriodCalendar.of(grain, first, lastDay(customers));
        int over = calendar.overPeriods();
        EconomyWalk.Route route = new EconomyWalk.Route(
                calendar,
                Math.max(0, horizon == null ? over - 1 : Math.min(horizon, over - 1)),
                segmentOf == null ? null : segmentOf::apply,
                margin == null,
                keepsCustomers);
        EconomyWalk walk = customers.everyDay().fold(() -> new EconomyWalk(route), EconomyWalk::add, EconomyWalk::plus);
        Map<String, Tally> tallies = walk.tallies();
        List<Tally> counted = List.copyOf(tallies.values());
        if (margin == null && !counted.isEmpty() && Double.isNaN(Curves.margin(counted))) {
            throw new IllegalStateException(
                    "profit and lifetime value need a margin, and these customers have no revenue above zero with a"
                            + " known cost; give one with withMargin(0.40)");
        }
        int oldest = counted.stream().mapToInt(Tally::oldest).max().orElse(0);
        boolean continues = continuation != Continuation.NONE && oldest > 0;
        int last = horizon == null || (horizon > oldest && !continues) ? oldest : horizon;
        Curves curves = new Curves(
                last,
                continuation,
                margin == null ? Double.NaN : margin,
                Math.pow(10, customers.amountScale()),
                worth(last, Math.pow(1 + yearlyInterest, 1 / PeriodCalendar.periodsPerYear(grain)) - 1));
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
        return customers.asOf(asOf);
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
        if (horizon != null && horizon > last) {
            notes.add("horizon " + horizon + " was asked for, but nobody is older than age " + oldest
                    + "; a continuation says how to go on");
        }
        if (last > oldest) {
            notes.add("ages " + (oldest + 1) + " to " + last + " are beyond what was observed: " + continuation
                    + " continuation");
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
    public String toString() {
        return "cohort economy by " + (segmentOf == null ? grain : "segment and " + grain);
    }
}
