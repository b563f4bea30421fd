package dev.kpi.clv;

import dev.kpi.cohort.CellState;
import dev.kpi.cohort.CohortMatrix;
import dev.kpi.cohort.CohortTable;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customer lifetime value (CLV) from the data: what a new customer is worth, told from how cohorts behaved.
 *
 * <pre>{@code
 * CohortTable<YearMonth> cohorts = orders.measure(cohorts(month()));
 * CustomerLifetimeValue.fromCurve(cohorts, ValueTerms.margin(0.4).withHorizon(12)).value()
 * }</pre>
 *
 * <p>Sums are made in decimals of 34 digits, by ascending age; money is rounded half-even to the minor unit once, when it
 * is told.
 */
public final class CustomerLifetimeValue {

    static final MathContext DIGITS = MathContext.DECIMAL128;

    private CustomerLifetimeValue() {}

    /**
     * CLV from the curve of observed averages: Σ a=0..H of R(a) · ARPU(a) · m ÷ (1 + d)^a, R average retention, ARPU revenue
     * per active member at that age.
     *
     * <p>R(a) · ARPU(a) is revenue per member, Σ revenue ÷ Σ size over the cohorts observed at a; where nobody is active it
     * is that of returns alone. The horizon is that of the terms, else the last observed age.
     *
     * @throws IllegalStateException if no cohort is observed at age 0, or at some age up to the horizon
     */
    public static LifetimeValue fromCurve(CohortTable<?> cohorts, ValueTerms terms) {
        return curve(cohorts, terms, null);
    }

    /**
     * The same, continued beyond the last observed age A by projected retention: R(a) = R(A) · S(a) ÷ S(A), S the model's
     * survival, and ARPU pooled over the observed ages above 0.
     *
     * @param projection retention fitted to a cohort
     * @throws IllegalArgumentException if the terms have no horizon
     * @throws IllegalStateException if no cohort is observed at age 0, nobody was active after it, or the fit is neither
     *     sound nor accepted
     */
    public static LifetimeValue fromCurve(CohortTable<?> cohorts, ValueTerms terms, RetentionFit projection) {
        if (terms.horizon() == null) {
            throw new IllegalArgumentException(
                    "terms (" + terms + ") must have a horizon to project to; give one with withHorizon");
        }
        return curve(cohorts, terms, projection.projection());
    }

    private static LifetimeValue curve(CohortTable<?> cohorts, ValueTerms terms, @Nullable RetentionModel model) {
        CohortMatrix<?, Share> retention = cohorts.retention();
        CohortMatrix<?, Quotient> revenue = cohorts.revenuePerCustomer();
        CohortMatrix<?, Quotient> perActive = cohorts.revenuePerActiveCustomer();
        int observed = 0;
        while (observed < cohorts.ages() && retention.isObserved(observed)) {
            observed++;
        }
        if (observed == 0) {
            throw new IllegalStateException((cohorts.keys().isEmpty()
                            ? "there is no cohort"
                            : "no cohort is observed at age 0 as of " + cohorts.asOf())
                    + ", so there is no curve of retention");
        }
        Integer wanted = terms.horizon();
        int last = wanted == null ? observed - 1 : wanted;
        if (last >= observed && model == null) {
            throw new IllegalStateException("the horizon (" + last + ") lies beyond the ages observed (0 to "
                    + (observed - 1) + "); shorten it, or continue the curve by a fit of projected retention");
        }
        List<LifetimeValue.Age> ages = new ArrayList<>();
        for (int age = 0; age <= last && age < observed; age++) {
            Share share = retention.overall(age);
            Quotient kept =
                    Quotient.of(BigDecimal.valueOf(share.part()), BigDecimal.valueOf(share.whole()), Unit.percent());
            ages.add(new LifetimeValue.Age(
                    age, false, kept, perActive.overall(age), margin(revenue.overall(age), terms), terms.growth(age)));
        }
        Currency currency = cohorts.cohortRevenue().currency();
        if (last >= observed && model != null) {
            Quotient pooled = pooled(cohorts, observed, currency);
            BigDecimal lastKept = retention.overall(observed - 1).isDefined()
                    ? fraction(retention.overall(observed - 1))
                    : BigDecimal.ZERO;
            for (int age = observed; age <= last; age++) {
                double survived = StrictMath.exp(model.logSurvival(age) - model.logSurvival(observed - 1));
                BigDecimal kept = lastKept.multiply(new BigDecimal(survived), DIGITS);
                BigDecimal margin = pooled.value(DIGITS).multiply(kept, DIGITS).multiply(terms.margin(), DIGITS);
                ages.add(new LifetimeValue.Age(
                        age,
                        true,
                        Quotient.of(kept, BigDecimal.ONE, Unit.percent()),
                        pooled,
                        margin,
                        terms.growth(age)));
            }
        }
        return new LifetimeValue(terms, currency, ages);
    }

    private static BigDecimal fraction(Share share) {
        return BigDecimal.valueOf(share.part()).divide(BigDecimal.valueOf(share.whole()), DIGITS);
    }

    /** Revenue per active member over all observed ages above 0. */
    private static Quotient pooled(CohortTable<?> cohorts, int observed, Currency currency) {
        BigDecimal revenue = BigDecimal.ZERO;
        BigDecimal active = BigDecimal.ZERO;
        for (int age = 1; age < observed; age++) {
            revenue = revenue.add(cohorts.revenue().overall(age).value());
            active = active.add(cohorts.customers().overall(age).value());
        }
        if (active.signum() == 0) {
            throw new IllegalStateException("nobody was active after age 0 as of " + cohorts.asOf()
                    + ", so what an active customer brings there is not known; leave the projection out");
        }
        return Quotient.of(revenue, active, Unit.amountPer(currency, "active customer"));
    }

    /** What revenue per member leaves, 0 where it is undefined for want of members. */
    private static BigDecimal margin(Quotient revenue, ValueTerms terms) {
        return revenue.isDefined()
                ? revenue.numerator().multiply(terms.margin()).divide(revenue.denominator(), DIGITS)
                : BigDecimal.ZERO;
    }

    /**
     * Geometric CLV: Σ a=0..H of ARPU · m · r^a ÷ (1 + d)^a; without horizon ARPU · m · (1 + d) ÷ (1 + d − r).
     *
     * @param revenuePerActive ARPU for one period
     * @param retention r, from one period to the next, in [0, 1]
     * @param terms margin, interest and horizon
     * @throws IllegalArgumentException if r is not in [0, 1], or not below 1 + d where there is no horizon
     */
    public static Amount geometric(Amount revenuePerActive, double retention, ValueTerms terms) {
        if (!(retention >= 0 && retention <= 1)) {
            throw new IllegalArgumentException("retention (" + retention + ") must be in [0, 1]");
        }
        return geometric(revenuePerActive, BigDecimal.valueOf(retention), terms);
    }

    private static Amount geometric(Amount revenuePerActive, BigDecimal retention, ValueTerms terms) {
        BigDecimal growth = BigDecimal.ONE.add(terms.interestPerPeriod());
        BigDecimal margin = revenuePerActive.value().multiply(terms.margin(), DIGITS);
        Integer horizon = terms.horizon();
        BigDecimal value = BigDecimal.ZERO;
        if (horizon == null) {
            if (retention.compareTo(growth) >= 0) {
                throw new IllegalArgumentException("retention (" + retention.toPlainString()
                        + ") must be less than 1 + interest (" + growth.toPlainString()
                        + ") for a value without horizon; give one with withHorizon");
            }
            value = margin.multiply(growth, DIGITS).divide(growth.subtract(retention), DIGITS);
        } else {
            for (int age = 0; age <= horizon; age++) {
                value = value.add(
                        margin.multiply(retention.pow(age, DIGITS), DIGITS).divide(terms.growth(age), DIGITS), DIGITS);
            }
        }
        return rounded(value, revenuePerActive.currency());
    }

    /**
     * Geometric CLV with a measured retention, such as {@link dev.kpi.cohort.Cohorts#averagePeriodRetention}.
     *
     * @throws IllegalArgumentException if it is undefined, or not below 1 + d where there is no horizon
     */
    public static Amount geometric(Amount revenuePerActive, Share retention, ValueTerms terms) {
        if (!retention.isDefined()) {
            throw new IllegalArgumentException(
                    "the measured retention is undefined, as nobody could be retained; give one of your own");
        }
        return geometric(revenuePerActive, fraction(retention), terms);
    }

    /**
     * Empirical CLV of each cohort: Σ over its observed ages, from 0 on and up to the horizon if there is one, of
     * revenue(k, a) ÷ size · margin. What it has brought already: not discounted, nothing projected.
     */
    public static <K> EmpiricalValue<K> empirical(CohortTable<K> cohorts, ValueTerms terms) {
        CohortMatrix<K, Quotient> revenue = cohorts.revenuePerCustomer();
        Integer horizon = terms.horizon();
        int ages = horizon == null ? cohorts.ages() : Math.min(cohorts.ages(), horizon + 1);
        List<EmpiricalValue.Row<K>> rows = new ArrayList<>();
        for (K key : cohorts.keys()) {
            List<BigDecimal> margins = new ArrayList<>();
            for (int age = 0; age < ages && revenue.state(key, age) == CellState.OBSERVED; age++) {
                margins.add(margin(revenue.get(key, age), terms));
            }
            rows.add(new EmpiricalValue.Row<>(key, cohorts.size(key), margins));
        }
        return new EmpiricalValue<>(
                terms, cohorts.asOf(), cohorts.cohortRevenue().currency(), rows);
    }

    /** The first age at which the sum of margins reaches the cost; undefined if it never does. */
    static Figure payback(List<BigDecimal> margins, @Nullable Amount cost, Currency currency) {
        if (cost == null) {
            throw new IllegalStateException(
                    "there is no acquisition cost to pay back; give one with ValueTerms.withAcquisitionCost");
        }
        BigDecimal left = cost.minus(Amount.zero(currency)).value();
        Unit periods = Unit.count("periods");
        for (int age = 0; age < margins.size(); age++) {
            left = left.subtract(margins.get(age));
            if (left.signum() <= 0) {
                return Count.of(age, periods);
            }
        }
        return Quotient.undefined(periods);
    }

    static Amount rounded(BigDecimal value, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return Amount.of(value.setScale(digits, RoundingMode.HALF_EVEN), currency);
    }
}
