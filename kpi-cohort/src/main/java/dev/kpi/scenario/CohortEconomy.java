package dev.kpi.scenario;

import static dev.kpi.scenario.Outcome.requireTold;

import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What cohorts of customers bring over their first periods: sizes, retention, revenue per active member, margin and
 * discount rate, over the ages 0 to a horizon. The status quo of {@link Scenario}s.
 *
 * <p>Retention R(a) is the members active at age a ÷ the members whose age-a period is over. At ages that a cohort has not
 * reached, it takes the R(a) of all members who have; beyond the oldest observed age the {@link Continuation} decides.
 * Revenue per active member (ARPU) is the cohort's own wherever a member was active, else that of all members at that age,
 * else that of all ages from 1 on. What came back at an age at which no member of the cohort bought counts at the last age
 * before at which one did, so that revenue over observed ages is what was taken, to the last digit. Margin is the one given, or (revenue − cost) ÷ revenue of the lines with a known cost, by cohort. All of it
 * is a model, in doubles; outcomes are rounded once, as {@link Outcome} says.
 *
 * <p>Comes from {@link Scenarios#cohortEconomy}, or from plain numbers. Prints one row per cohort. Mergeable per
 * customer: partials keep customers with their orders; economies themselves do not merge. Immutable and thread-safe; equal by its numbers.
 */
public final class CohortEconomy implements Tabular {

    private static final int LISTED = 30;

    private final Currency currency;
    private final String noun;
    private final List<String> names;
    private final Projection projection;
    private final @Nullable Curves curves;
    private final List<Tally> tallies;
    private final List<String> notes;

    CohortEconomy(
            Currency currency,
            String noun,
            List<String> names,
            Projection projection,
            @Nullable Curves curves,
            List<Tally> tallies,
            List<String> notes) {
        this.currency = currency;
        this.noun = noun;
        this.names = names;
        this.projection = projection;
        this.curves = curves;
        this.tallies = tallies;
        this.notes = notes;
    }

    /**
     * An economy of plain numbers, without interest. The horizon is the last age of the retention curves.
     *
     * @throws IllegalArgumentException if there is no cohort, a name stands twice, or curves are of different lengths or end
     *     before age 1
     */
    public static CohortEconomy of(Currency currency, List<CohortPlan> cohorts) {
        Objects.requireNonNull(currency, "currency");
        Projection projection = CohortPlan.projection(cohorts);
        List<String> names = cohorts.stream().map(CohortPlan::name).toList();
        return new CohortEconomy(currency, "cohort", names, projection, null, List.of(), List.of());
    }

    /** An economy of plain numbers, as {@link #of(Currency, List)}. */
    public static CohortEconomy of(Currency currency, CohortPlan... cohorts) {
        return of(currency, List.of(cohorts));
    }

    /**
     * The same with profit of later ages discounted in lifetime value, at this rate of one period.
     *
     * @throws IllegalArgumentException if it is not a number above −1, or so near to it that money at the last age counts
     *     more than can be told
     */
    public CohortEconomy withInterestPerPeriod(double rate) {
        CohortEconomyAnalysis.requireInterest("interest per period", rate);
        double[] worth = CohortEconomyAnalysis.worth(horizon(), rate);
        Projection changed = new Projection(
                projection.size,
                projection.retention,
                projection.perActive,
                projection.margin,
                projection.discountRate,
                worth);
        Curves again = curves == null
                ? null
                : new Curves(curves.horizon(), curves.continuation(), curves.givenMargin(), curves.unit(), worth);
        return new CohortEconomy(currency, noun, names, changed, again, tallies, notes);
    }

    /** The currency of all amounts. */
    public Currency currency() {
        return currency;
    }

    /** The names of the cohorts or segments, in order. */
    public List<String> cohorts() {
        return names;
    }

    /** The last age H that counts. */
    public int horizon() {
        return projection.horizon();
    }

    /** The number of customers of all cohorts. */
    public Count size() {
        return customers(Arrays.stream(projection.size).sum());
    }

    /**
     * The number of customers of a cohort.
     *
     * @param cohort its name as it prints, or the period itself
     * @throws NoSuchElementException if there is no such cohort, listing those there are
     */
    public Count size(Object cohort) {
        return customers(projection.size[number(cohort)]);
    }

    private static Count customers(double size) {
        return Count.of(BigDecimal.valueOf(size), Unit.count("customers"));
    }

    /**
     * R(a) of a cohort, measured or taken from the others.
     *
     * @throws NoSuchElementException if there is no such cohort or age
     */
    public Quotient retention(Object cohort, int age) {
        return share(projection.retention[number(cohort)][requireAge(age)]);
    }

    /**
     * Revenue per active member of a cohort at an age (ARPU), measured or taken from the others.
     *
     * @throws NoSuchElementException if there is no such cohort or age
     */
    public Quotient revenuePerActive(Object cohort, int age) {
        return Quotient.of(
                BigDecimal.valueOf(projection.perActive[number(cohort)][requireAge(age)]),
                BigDecimal.ONE,
                Unit.amountPer(currency, "active customer"));
    }

    /**
     * Whether some member of a cohort has an age behind it, so that its retention there was measured; never in plans.
     *
     * @throws NoSuchElementException if there is no such cohort or age
     */
    public boolean isObserved(Object cohort, int age) {
        int number = number(cohort);
        requireAge(age);
        return !tallies.isEmpty() && tallies.get(number).oldest() >= age;
    }

    /** Profit ÷ revenue of a cohort. */
    public Quotient margin(Object cohort) {
        return share(projection.margin[number(cohort)]);
    }

    /** Discounts ÷ gross sales of a cohort. */
    public Quotient discountRate(Object cohort) {
        return share(projection.discountRate[number(cohort)]);
    }

    private static Quotient share(double value) {
        return Quotient.of(BigDecimal.valueOf(value), BigDecimal.ONE, Unit.percent());
    }

    int number(Object cohort) {
        int number = names.indexOf(Objects.requireNonNull(cohort, "cohort").toString());
        if (number < 0) {
            String known =
                    names.stream().limit(LISTED).map(DisplayText::inMessage).collect(Collectors.joining(", "));
            throw new NoSuchElementException(
                    "no " + noun + " " + DisplayText.inMessage(cohort.toString()) + " in this economy; "
                            + (names.isEmpty() ? "it has none" : "there are " + known)
                            + (names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : ""));
        }
        return number;
    }

    private int requireAge(int age) {
        if (age < 0 || age > horizon()) {
            throw new NoSuchElementException("no age " + age + " in this economy; it covers 0 to " + horizon());
        }
        return age;
    }

    Projection projection() {
        return projection;
    }

    List<String> notes() {
        return notes;
    }

    /** Whether customers can be drawn from it. */
    boolean keepsCustomers() {
        return curves != null && tallies.stream().allMatch(tally -> tally.members != null);
    }

    /** The same economy of customers drawn with replacement, cohort by cohort. */
    Projection redrawn(SplittableRandom random) {
        List<Tally> drawn = new ArrayList<>();
        for (Tally tally : tallies) {
            drawn.add(Objects.requireNonNull(tally.members).drawn(tally.ages(), random));
        }
        return Objects.requireNonNull(curves).of(drawn).yielding();
    }

    /**
     * The curves of all cohorts together, by age: retention weighted by size, revenue per active member, and CLV up to the
     * age.
     */
    public Grid curve() {
        List<List<Object>> rows = new ArrayList<>();
        double value = 0;
        double customers = Arrays.stream(projection.size).sum();
        Unit perActive = Unit.amountPer(currency, "active customer");
        for (int age = 0; age <= horizon(); age++) {
            double active = 0;
            double revenue = 0;
            for (int cohort = 0; cohort < names.size(); cohort++) {
                double members = projection.size[cohort] * projection.retention[cohort][age];
                active += members;
                revenue += members * projection.perActive[cohort][age];
                value +=
                        members * projection.perActive[cohort][age] * projection.margin[cohort] * projection.worth[age];
            }
            rows.add(List.of(
                    age,
                    quotient(active, customers, Unit.percent()),
                    quotient(requireTold("revenue", revenue), active, perActive),
                    quotient(requireTold("CLV", value), customers, Unit.amountPer(currency, "customer"))));
        }
        return Grid.of(List.of("age", "retention", "revenue per active", "CLV so far"), rows);
    }

    private static Quotient quotient(double numerator, double denominator, Unit unit) {
        return Quotient.of(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator), unit);
    }

    @Override
    public Grid grid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int cohort = 0; cohort < names.size(); cohort++) {
            rows.add(row(names.get(cohort), cohort, cohort + 1));
        }
        rows.add(row("all", 0, names.size()));
        Grid grid = Grid.of(
                List.of(noun, "customers", "retention", "revenue", "profit", "margin", "discount rate", "CLV"), rows);
        if (horizon() > 0) {
            grid = grid.withNote("ages 0 to " + horizon() + "; retention is the average of ages 1 to " + horizon());
        }
        for (String note : notes) {
            grid = grid.withNote(note);
        }
        return grid;
    }

    private List<@Nullable Object> row(String name, int from, int to) {
        double[] values = projection.outcomes(from, to);
        List<@Nullable Object> row = new ArrayList<>();
        row.add(name);
        row.add(customers(Arrays.stream(projection.size, from, to).sum()));
        row.add(outcome(Outcome.RETENTION, values));
        row.add(outcome(Outcome.REVENUE, values));
        row.add(outcome(Outcome.PROFIT, values));
        double revenue = values[Outcome.REVENUE.ordinal()];
        double profit = values[Outcome.PROFIT.ordinal()];
        boolean one = to == from + 1;
        row.add(
                one
                        ? share(projection.margin[from])
                        : revenue > 0 ? quotient(profit, revenue, Unit.percent()) : Quotient.undefined(Unit.percent()));
        row.add(one ? share(projection.discountRate[from]) : null);
        row.add(outcome(Outcome.CUSTOMER_LIFETIME_VALUE, values));
        return row;
    }

    private Object outcome(Outcome outcome, double[] values) {
        return outcome.figure(outcome.rounded(values[outcome.ordinal()], currency), currency);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortEconomy that
                && currency.equals(that.currency)
                && noun.equals(that.noun)
                && names.equals(that.names)
                && notes.equals(that.notes)
                && projection.equals(that.projection);
    }

    @Override
    public int hashCode() {
        return Objects.hash(currency, names, projection);
    }

    /** One row per cohort, and all of them. */
    @Override
    public String toString() {
        return grid().toString();
    }
}
