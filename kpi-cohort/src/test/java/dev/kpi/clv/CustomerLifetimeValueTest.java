package dev.kpi.clv;

import static dev.kpi.cohort.Cohorts.averagePeriodRetention;
import static dev.kpi.cohort.Cohorts.cohorts;
import static dev.kpi.cohort.Cohorts.firstDaysRevenue;
import static dev.kpi.metric.Grains.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.cohort.CohortTable;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Line;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lifetime values worked out by hand. */
class CustomerLifetimeValueTest {

    private static final Currency GBP = Currency.getInstance("GBP");
    private static final ValueTerms FORTY_PERCENT = ValueTerms.margin(0.4);

    private static Line line(String order, String day, String customer, int quantity) {
        return Line.of(order, Instant.parse(day + "T12:00:00Z"), "mug", quantity, new BigDecimal("10"))
                .withCustomer(customer)
                .withUnitCost(new BigDecimal("7.50"));
    }

    private static Orders orders(Line... lines) {
        return Stream.of(lines).collect(Orders.collector(OrderSettings.of(GBP, ZoneId.of("UTC"))));
    }

    /** January: 4 members, of which 2 are back in February and 1 in March; February: 1 member, not back. */
    private static final Orders SHOP = orders(
            line("A-1", "2024-01-01", "ann", 2),
            line("A-2", "2024-01-05", "bob", 4),
            line("A-3", "2024-01-06", "cleo", 1),
            line("A-4", "2024-01-07", "dan", 1),
            line("A-5", "2024-02-01", "ann", 3),
            line("A-6", "2024-02-02", "bob", 3),
            line("A-7", "2024-02-03", "eve", 5),
            line("A-8", "2024-03-31", "ann", 2));

    private static final CohortTable<YearMonth> TABLE = SHOP.measure(cohorts(month()));

    @Test
    void fromTheCurveItIsDiscountedMarginOfRetentionTimesRevenuePerActive() {
        // age 0: 130 of 5; age 1: 60 of 5; age 2: 20 of 4. Margin 0.4, discount 10% a period:
        // 10.40 + 4.80 / 1.1 + 2.00 / 1.21 = 10.40 + 4.3636... + 1.6528... = 16.4165...
        LifetimeValue value = CustomerLifetimeValue.fromCurve(TABLE, FORTY_PERCENT.withInterestPerPeriod(0.1));

        assertThat(value.value()).hasToString("GBP 16.42");
        assertThat(value.value(0)).hasToString("GBP 10.40");
        assertThat(value.horizon()).isEqualTo(2);
        assertThat(value.retention(1)).hasToString("40.0%");
        assertThat(value.isProjected(2)).isFalse();
        assertThat(value).hasToString("""
                age  state     retention  per active customer     margin  discounted      value
                  0  observed     100.0%            GBP 26.00  GBP 10.40   GBP 10.40  GBP 10.40
                  1  observed      40.0%            GBP 30.00   GBP 4.80    GBP 4.36  GBP 14.76
                  2  observed      25.0%            GBP 20.00   GBP 2.00    GBP 1.65  GBP 16.42
                customer lifetime value GBP 16.42, margin 0.4, interest 0.1 per period""");
    }

    @Test
    void withoutDiscountAndWithFullMarginItIsTheSumOfAverageRevenueByAge() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int age = 0; age < 3; age++) {
            sum = sum.add(TABLE.revenuePerCustomer().overall(age).toBigDecimal());
        }

        assertThat(CustomerLifetimeValue.fromCurve(TABLE, ValueTerms.margin(1)).value())
                .isEqualTo(Amount.of(sum, GBP));
    }

    @Test
    void theMeasuredMarginMayBeTakenAndTheHorizonShortened() {
        ValueTerms terms = ValueTerms.margin(SHOP.measure(Metrics.margin())).withHorizon(1);

        assertThat(terms.margin()).isEqualByComparingTo("0.25");
        // 26 * 0.25 + 12 * 0.25
        assertThat(CustomerLifetimeValue.fromCurve(TABLE, terms).value()).hasToString("GBP 9.50");
    }

    @Test
    void paybackIsTheFirstAgeAtWhichCumulativeMarginReachesTheCost() {
        assertThat(payback("10.40")).hasToString("0 periods");
        assertThat(payback("10.41")).hasToString("1 periods");
        assertThat(payback("17.20")).hasToString("2 periods");
        assertThat(payback("17.21")).isEqualTo(Quotient.undefined(Unit.count("periods")));
        assertThat(CustomerLifetimeValue.fromCurve(TABLE, cost("11")).grid().notes())
                .containsExactly(
                        "customer lifetime value GBP 17.20, margin 0.4, interest 0 per period,"
                                + " acquisition cost GBP 11.00",
                        "payback at age 1");
        CohortTable<YearMonth> large = orders(
                        line("A-1", "2024-01-01", "ann", 1000), line("A-2", "2024-01-31", "ann", 1))
                .measure(cohorts(month()));
        assertThat(CustomerLifetimeValue.fromCurve(large, cost("1234.5")).grid().notes())
                .contains("customer lifetime value GBP 4,004.00, margin 0.4, interest 0 per period,"
                        + " acquisition cost GBP 1,234.50");
        assertThat(large.cohort(YearMonth.of(2024, 1)).grid().notes())
                .containsExactly("cohort 2024-01: 1 customers, 2 orders, GBP 10,010.00, as of 2024-01-31");
        assertThat(CustomerLifetimeValue.fromCurve(TABLE, cost("99")).grid().notes())
                .contains("payback not within the horizon");
        assertThatThrownBy(() ->
                        CustomerLifetimeValue.fromCurve(TABLE, FORTY_PERCENT).payback())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no acquisition cost to pay back; give one with ValueTerms.withAcquisitionCost");
    }

    private static ValueTerms cost(String amount) {
        return FORTY_PERCENT.withAcquisitionCost(Amount.of(new BigDecimal(amount), GBP));
    }

    private static dev.kpi.figure.Figure payback(String amount) {
        return CustomerLifetimeValue.fromCurve(TABLE, cost(amount)).payback();
    }

    @Test
    void aProjectionContinuesTheCurveFromTheLastObservedAge() {
        RetentionFit fit = RetentionFit.shiftedBetaGeometric(List.of(1000L, 631L, 468L, 382L, 326L));
        RetentionModel model = fit.model();
        LifetimeValue value = CustomerLifetimeValue.fromCurve(TABLE, FORTY_PERCENT.withHorizon(4), fit);
        // revenue per active customer above age 0: 80 of 3 active; 1 of 4 kept at age 2
        double atThree = 0.25 * model.survival(3) / model.survival(2) * 80 / 3 * 0.4;
        double atFour = 0.25 * model.survival(4) / model.survival(2) * 80 / 3 * 0.4;

        assertThat(value.isProjected(3)).isTrue();
        assertThat(value.value().toDouble())
                .isCloseTo(17.20 + atThree + atFour, org.assertj.core.data.Offset.offset(0.005));
        assertThat(value.retention(4).toDouble())
                .isCloseTo(0.25 * model.survival(4) / model.survival(2), org.assertj.core.data.Offset.offset(1e-12));
        assertThat(value).isEqualTo(CustomerLifetimeValue.fromCurve(TABLE, FORTY_PERCENT.withHorizon(4), fit));
        assertThat(value).hasSameHashCodeAs(CustomerLifetimeValue.fromCurve(TABLE, FORTY_PERCENT.withHorizon(4), fit));
        assertThat(value.terms()).isEqualTo(FORTY_PERCENT.withHorizon(4));
        assertThat(value.value(2)).hasToString("GBP 17.20");
    }

    @Test
    void anUnsoundFitGivesNoValueUntilItIsAccepted() {
        RetentionFit fit = RetentionFit.shiftedBetaGeometric(List.of(10L, 10L, 10L));
        ValueTerms terms = FORTY_PERCENT.withHorizon(4);

        assertThatThrownBy(() -> CustomerLifetimeValue.fromCurve(TABLE, terms, fit))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the fit of ShiftedBetaGeometric[")
                .hasMessageEndingWith(
                        "a parameter sits on a bound: these counts do not tell it; look at it and take it with"
                                + " accepted(), or fit another model or more ages");
        assertThat(CustomerLifetimeValue.fromCurve(TABLE, terms, fit.accepted()).horizon())
                .isEqualTo(4);
    }

    @Test
    void geometricWithAHorizonTendsToTheOneWithout() {
        ValueTerms terms = FORTY_PERCENT.withInterestPerPeriod(0.1);
        Amount arpu = Amount.of(new BigDecimal("20"), GBP);
        double half = 0.5;

        // 8 + 4 / 1.1 + 2 / 1.21
        assertThat(CustomerLifetimeValue.geometric(arpu, half, terms.withHorizon(2)))
                .hasToString("GBP 13.29");
        // 8 * 1.1 / 0.6
        assertThat(CustomerLifetimeValue.geometric(arpu, half, terms)).hasToString("GBP 14.67");
        assertThat(CustomerLifetimeValue.geometric(arpu, half, terms.withHorizon(200)))
                .hasToString("GBP 14.67");
        assertThat(CustomerLifetimeValue.geometric(arpu, Share.of(1, 2), terms)).hasToString("GBP 14.67");
        assertThat(CustomerLifetimeValue.geometric(arpu, 0, terms)).hasToString("GBP 8.00");
        assertThat(CustomerLifetimeValue.geometric(arpu, 1, terms)).hasToString("GBP 88.00");
    }

    @Test
    void theMeasuredPeriodRetentionIsAnR() {
        // January and February, February and March are whole: 2 of 4 kept, then 1 of 3
        assertThat(SHOP.measure(averagePeriodRetention(month()))).isEqualTo(Share.of(3, 7));
    }

    @Test
    void empiricalValueIsWhatEachCohortHasBrought() {
        EmpiricalValue<YearMonth> values = CustomerLifetimeValue.empirical(TABLE, cost("12"));

        assertThat(values).hasToString("""
                cohort   customers  ages      value  payback
                2024-01          4     3  GBP 16.00        1
                2024-02          1     2  GBP 20.00        0
                empirical customer lifetime value as of 2024-03-31, margin 0.4""");
        assertThat(values.value(YearMonth.of(2024, 1))).hasToString("GBP 16.00");
        assertThat(values.ages(YearMonth.of(2024, 2))).isEqualTo(2);
        assertThat(values.payback(YearMonth.of(2024, 1))).hasToString("1 periods");
        assertThat(CustomerLifetimeValue.empirical(TABLE, FORTY_PERCENT.withHorizon(0))
                        .value(YearMonth.of(2024, 1)))
                .hasToString("GBP 8.00");
        assertThat(values).isEqualTo(CustomerLifetimeValue.empirical(TABLE, cost("12")));
        assertThat(values).hasSameHashCodeAs(CustomerLifetimeValue.empirical(TABLE, cost("12")));
        assertThat(CustomerLifetimeValue.empirical(TABLE, FORTY_PERCENT).grid().columns())
                .containsExactly("cohort", "customers", "ages", "value");
        assertThatThrownBy(() -> values.value(YearMonth.of(2024, 3)))
                .isInstanceOf(java.util.NoSuchElementException.class)
                .hasMessage("no cohort 2024-03 as of 2024-03-31; there are [2024-01, 2024-02]");
    }

    @Test
    void termsAreValuesThatPrint() {
        ValueTerms terms = FORTY_PERCENT.withYearlyInterest(0.21, 2).withHorizon(24);

        assertThat(terms.interestPerPeriod().doubleValue()).isCloseTo(0.1, org.assertj.core.data.Offset.offset(1e-15));
        assertThat(terms).hasToString("margin 0.4, interest 0.1 per period, ages 0 to 24");
        assertThat(terms)
                .isEqualTo(ValueTerms.margin(0.40).withYearlyInterest(0.21, 2).withHorizon(24))
                .isNotEqualTo(FORTY_PERCENT);
        assertThat(ValueTerms.margin(0.40)).hasSameHashCodeAs(FORTY_PERCENT);
    }

    @Test
    void whatCannotBeToldIsRefusedInWords() {
        assertThatThrownBy(() -> ValueTerms.margin(40))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("margin (40.0) must be a number of at most 1; write 0.40 for 40%");
        assertThatThrownBy(() -> ValueTerms.margin(Quotient.undefined(Unit.percent())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the measured margin is undefined, as no revenue above zero has a known cost; give a margin of"
                                + " your own");
        assertThatThrownBy(() -> FORTY_PERCENT.withInterestPerPeriod(-0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interest per period (-0.1) must be a number of at least 0; write 0.08 for 8%");
        assertThatThrownBy(() -> FORTY_PERCENT.withYearlyInterest(-0.1, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("yearly interest (-0.1) must be a number of at least 0; write 0.08 for 8%");
        assertThatThrownBy(() -> FORTY_PERCENT.withYearlyInterest(Double.POSITIVE_INFINITY, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("yearly interest (Infinity) must be a number of at least 0; write 0.08 for 8%");
        assertThatThrownBy(() -> ValueTerms.margin(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("margin (NaN) must be a number of at most 1; write 0.40 for 40%");
        assertThatThrownBy(() -> FORTY_PERCENT.withYearlyInterest(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("periodsPerYear (0) must be at least 1");
        assertThatThrownBy(() -> FORTY_PERCENT.withHorizon(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lastAge (-1) must be at least 0");
        assertThatThrownBy(() -> CustomerLifetimeValue.fromCurve(TABLE, FORTY_PERCENT.withHorizon(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the horizon (3) lies beyond the ages observed (0 to 2); shorten it, or continue the curve by a fit"
                                + " of projected retention");
        RetentionFit fit = RetentionFit.shiftedBetaGeometric(List.of(1000L, 631L, 468L));
        assertThatThrownBy(() -> CustomerLifetimeValue.fromCurve(TABLE, FORTY_PERCENT, fit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("terms (margin 0.4, interest 0 per period) must have a horizon to project to; give one with"
                        + " withHorizon");
        CohortTable<YearMonth> nobody = orders().measure(cohorts(month()));
        assertThatThrownBy(() -> CustomerLifetimeValue.fromCurve(nobody, FORTY_PERCENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no cohort, so there is no curve of retention");
        assertThat(List.of(
                        nobody.toString(),
                        nobody.retention().toString(),
                        CustomerLifetimeValue.empirical(nobody, FORTY_PERCENT).toString(),
                        orders().measure(firstDaysRevenue(90, month())).toString()))
                .noneMatch(text -> text.contains("19")); // no day of the calendar's beginning
        CohortTable<YearMonth> oneMonth = SHOP.measure(cohorts(month()).withAsOf(LocalDate.of(2024, 1, 31)));
        assertThatThrownBy(() -> CustomerLifetimeValue.fromCurve(oneMonth, FORTY_PERCENT.withHorizon(2), fit))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "nobody was active after age 0 as of 2024-01-31, so what an active customer brings there is not"
                                + " known; leave the projection out");
        Amount arpu = Amount.of(BigDecimal.TEN, GBP);
        assertThatThrownBy(() -> CustomerLifetimeValue.geometric(arpu, 1.1, FORTY_PERCENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retention (1.1) must be in [0, 1]");
        assertThatThrownBy(() -> CustomerLifetimeValue.geometric(arpu, 1, FORTY_PERCENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "retention (1.0) must be less than 1 + interest (1) for a value without horizon; give one with"
                                + " withHorizon");
        assertThatThrownBy(() -> CustomerLifetimeValue.geometric(arpu, Share.of(0, 0), FORTY_PERCENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the measured retention is undefined, as nobody could be retained; give one of your own");
        LifetimeValue value = CustomerLifetimeValue.fromCurve(TABLE, FORTY_PERCENT);
        assertThatThrownBy(() -> value.value(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("age (3) must be in [0, 2]");
    }

    @Test
    void returnsOfAgesWithoutAnActiveMemberCount() {
        CohortTable<YearMonth> table = orders(
                        line("A-1", "2024-01-01", "ann", 2),
                        line("A-1", "2024-02-10", "ann", -1),
                        line("A-2", "2024-02-29", "", 1))
                .measure(cohorts(month()));
        LifetimeValue value = CustomerLifetimeValue.fromCurve(table, ValueTerms.margin(1));

        assertThat(value.value()).hasToString("GBP 10.00");
        assertThat(value.grid().rows().get(1).get(3))
                .isEqualTo(table.revenuePerActiveCustomer().overall(1));
        assertThat(table.revenuePerActiveCustomer().overall(1).isDefined()).isFalse();
    }
}
