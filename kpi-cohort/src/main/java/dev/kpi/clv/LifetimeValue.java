package dev.kpi.clv;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Customer lifetime value (CLV) along a curve: what a new customer brings at each age, and in sum. Immutable; equal by
 * value.
 */
public final class LifetimeValue implements Tabular {

    private final ValueTerms terms;
    private final Currency currency;
    private final List<Age> ages;

    /**
     * One age.
     *
     * @param margin what a member leaves at that age, not discounted
     * @param growth (1 + d)^age
     */
    record Age(
            int age,
            boolean isProjected,
            Quotient retention,
            Quotient revenuePerActive,
            BigDecimal margin,
            BigDecimal growth) {

        BigDecimal discounted() {
            return margin.divide(growth, CustomerLifetimeValue.DIGITS);
        }
    }

    LifetimeValue(ValueTerms terms, Currency currency, List<Age> ages) {
        this.terms = terms;
        this.currency = currency;
        this.ages = List.copyOf(ages);
    }

    /** The value of a new customer: discounted margin over all ages, rounded half-even to the minor unit. */
    public Amount value() {
        return value(horizon());
    }

    /**
     * The value up to an age.
     *
     * @throws IllegalArgumentException if the age is not within the horizon
     */
    public Amount value(int lastAge) {
        requireAge(lastAge);
        BigDecimal sum = BigDecimal.ZERO;
        for (Age age : ages.subList(0, lastAge + 1)) {
            sum = sum.add(age.discounted(), CustomerLifetimeValue.DIGITS);
        }
        return CustomerLifetimeValue.rounded(sum, currency);
    }

    private void requireAge(int age) {
        if (age < 0 || age > horizon()) {
            throw new IllegalArgumentException("age (" + age + ") must be in [0, " + horizon() + "]");
        }
    }

    /** The terms it was told under. */
    public ValueTerms terms() {
        return terms;
    }

    /** The last age that counts. */
    public int horizon() {
        return ages.size() - 1;
    }

    /**
     * The retention at an age, observed or projected.
     *
     * @throws IllegalArgumentException if the age is not within the horizon
     */
    public Quotient retention(int age) {
        requireAge(age);
        return ages.get(age).retention();
    }

    /**
     * Whether an age is projected; else it is observed.
     *
     * @throws IllegalArgumentException if the age is not within the horizon
     */
    public boolean isProjected(int age) {
        requireAge(age);
        return ages.get(age).isProjected();
    }

    /**
     * The payback period: the first age at which cumulative margin, not discounted, is at least the acquisition cost, a
     * count of periods; undefined if it is not within the horizon.
     *
     * @throws IllegalStateException if the terms have no acquisition cost
     * @throws IllegalArgumentException if the cost is in another currency
     */
    public Figure payback() {
        return CustomerLifetimeValue.payback(
                ages.stream().map(Age::margin).toList(), terms.acquisitionCost(), currency);
    }

    /** By age: retention, revenue per active customer, margin, its present value, and the value up to that age. */
    @Override
    public Grid grid() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Age age : ages) {
            rows.add(List.of(
                    age.age(),
                    age.isProjected() ? "projected" : "observed",
                    age.retention(),
                    age.revenuePerActive(),
                    CustomerLifetimeValue.rounded(age.margin(), currency),
                    CustomerLifetimeValue.rounded(age.discounted(), currency),
                    value(age.age())));
        }
        Grid grid = Grid.of(
                        List.of("age", "state", "retention", "per active customer", "margin", "discounted", "value"),
                        rows)
                .withNote("customer lifetime value " + value().text() + ", " + terms);
        return terms.acquisitionCost() == null
                ? grid
                : grid.withNote("payback "
                        + (payback().isDefined() ? "at age " + payback().format() : "not within the horizon"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LifetimeValue that
                && terms.equals(that.terms)
                && currency.equals(that.currency)
                && ages.equals(that.ages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(terms, currency, ages);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
