package dev.kpi.table;

import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.customerCount;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.repeatPurchaseRate;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.eur;
import static dev.kpi.table.Sales.orders;
import static dev.kpi.table.Sales.perOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grains;
import dev.kpi.table.PeriodChanges.Pair;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static Change<Amount> change(String before, String after) {
        return new Change<>(revenue(), eur(before), eur(after));
    }

    private static String relative(String before, String after) {
        return change(before, after).relative().format();
    }

    @Test
    void tellsDifferenceAndRelativeDifference() {
        assertThat(change("80", "100").difference()).isEqualTo(eur("20"));
        assertThat(change("80", "100").relative())
                .isEqualTo(Quotient.of(new BigDecimal("20"), new BigDecimal("80"), Unit.percent()));
        assertThat(change("80", "100")).hasToString("""
                        metric      before       after  difference  relative
                        revenue  EUR 80.00  EUR 100.00   EUR 20.00     25.0%""");
    }

    @Test
    void isUndefinedOnABaseThatIsNotPositive() {
        assertThat(relative("0", "5")).isEqualTo("n/a");
        assertThat(relative("-5", "5")).isEqualTo("n/a");
        assertThat(relative("5", "-5")).isEqualTo("-200.0%");
        assertThat(relative("5", "0")).isEqualTo("-100.0%");
    }

    @Test
    void percentagesDifferByPoints() {
        Change<Share> change = new Change<>(repeatPurchaseRate(), Share.of(1, 4), Share.of(3, 10));

        assertThat(change.difference()).hasToString("5.00 percentage points");
        assertThat(change.difference().toBigDecimal()).isEqualByComparingTo("5");
        assertThat(change.relative().format()).isEqualTo("20.0%");
    }

    @Test
    void averagesDifferExactly() {
        Change<Quotient> change = new Change<>(averageOrderValue(), perOrder("10", 3), perOrder("10", 2));
        assertThat(change.difference())
                .isEqualTo(Quotient.of(
                        BigDecimal.TEN, BigDecimal.valueOf(6), perOrder("1", 1).unit()));
        assertThat(change.relative().toBigDecimal()).isEqualByComparingTo("0.5");
        Change<Quotient> ofNothing = new Change<>(averageOrderValue(), perOrder("0", 0), perOrder("10", 2));
        assertThat(ofNothing.difference().isDefined()).isFalse();
        assertThat(ofNothing.difference().unit()).isEqualTo(Unit.amountPer(EUR, "order"));
        assertThat(ofNothing.relative().isDefined()).isFalse();
    }

    @Test
    void aQuotientOverANegativeNumberHasItsSign() {
        Quotient minusTwo = Quotient.of(BigDecimal.valueOf(2), BigDecimal.valueOf(-1), Unit.ratio(""));
        Quotient two = Quotient.of(BigDecimal.valueOf(-2), BigDecimal.valueOf(-1), Unit.ratio(""));
        assertThat(Exact.relative(minusTwo, two).isDefined()).isFalse();
        assertThat(Exact.relative(two, minusTwo).format()).isEqualTo("-200.0%");
        assertThat(Exact.difference(minusTwo, two).toBigDecimal()).isEqualByComparingTo("4");
    }

    @Test
    void onlyAmountsAndCountsAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Exact.<Figure>sum(eur("1"), orders(1)))
                .withMessage("figures (EUR 1.00) and (1 orders) do not add up");
    }

    @Test
    void severalChangesAreReadByTheirMetric() {
        Changes changes = new Changes(List.of(change("80", "100"), new Change<>(orderCount(), orders(0), orders(3))));

        assertThat(changes.get(orderCount()).difference()).isEqualTo(orders(3));
        assertThat(changes).hasToString("""
                        metric      before       after  difference  relative
                        revenue  EUR 80.00  EUR 100.00   EUR 20.00     25.0%
                        orders           0           3           3       n/a""");
        assertThat(changes.grid().unit(1)).isNull(); // money and counts
        assertThat(changes.grid().unit(4)).isEqualTo(Unit.percent());
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> changes.get(customerCount()))
                .withMessage("no customers in this comparison; it has revenue, orders");
    }

    @Test
    void groupsTellTheirContribution() {
        GroupChanges<String, Amount> groups = GroupChanges.of(
                List.of(country()),
                List.of("France", "Italy", "Spain"),
                List.of(change("10", "5"), change("0", "10"), change("10", "5")),
                change("20", "20.5"));

        assertThat(groups).hasToString("""
                        country     before      after  difference  relative  contribution
                        France   EUR 10.00   EUR 5.00   EUR -5.00    -50.0%     -1,000.0%
                        Italy     EUR 0.00  EUR 10.00   EUR 10.00       n/a      2,000.0%
                        Spain    EUR 10.00   EUR 5.00   EUR -5.00    -50.0%     -1,000.0%
                        total    EUR 20.00  EUR 20.50    EUR 0.50      2.5%        100.0%
                        revenue, 3 groups""");
        assertThat(groups.sortedByDifference().keys()).containsExactly("Italy", "France", "Spain");
        assertThat(groups.sortedByDifference().get("Italy")).isEqualTo(change("0", "10"));
        assertThat(groups.get("Spain")).isEqualTo(change("10", "5"));
        assertThat(groups.contribution("Italy").toBigDecimal()).isEqualByComparingTo("20");
        assertThat(groups.total()).isEqualTo(change("20", "20.5"));
        assertThat(groups.dimensions()).containsExactly(country());
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> groups.get("Malta"))
                .withMessage("no country Malta in this comparison; it has 3: France, Italy, Spain");
    }

    @Test
    void aChangeOfNothingHasNoContributions() {
        GroupChanges<String, Amount> groups = GroupChanges.of(
                List.of(country()),
                List.of("France", "Italy"),
                List.of(change("10", "5"), change("5", "10")),
                change("15", "15"));
        assertThat(groups.contribution("Italy").isDefined()).isFalse();
    }

    @Test
    void whatDoesNotAddUpHasNoContributions() {
        Change<Quotient> change = new Change<>(averageOrderValue(), perOrder("10", 1), perOrder("20", 1));
        GroupChanges<String, Quotient> groups =
                GroupChanges.of(List.of(country()), List.of("France"), List.of(change), change);

        assertThat(groups.contribution("France").isDefined()).isFalse();
        assertThat(groups).hasToString("""
                        country     before      after  difference  relative
                        France   EUR 10.00  EUR 20.00   EUR 10.00    100.0%
                        total    EUR 10.00  EUR 20.00   EUR 10.00    100.0%
                        AOV, 1 group""");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupChanges.of(List.of(country()), List.of("France"), List.of(), change))
                .withMessage("changes (0) must be as many as keys (1)");
    }

    @Test
    void periodsStandSideBySide() {
        YearMonth before = YearMonth.of(2023, 12);
        List<Pair<YearMonth, Amount>> pairs = new ArrayList<>(Arrays.asList(
                new Pair<>(before, Sales.JANUARY, change("10", "15"), false),
                new Pair<>(null, Sales.FEBRUARY, change("0", "5"), true)));
        PeriodChanges<YearMonth, Amount> periods = new PeriodChanges<>(Grains.month(), pairs, change("10", "20"));
        pairs.clear();

        assertThat(periods).hasToString("""
                        month before  month after     before      after  difference  relative  contribution
                        2023-12       2024-01      EUR 10.00  EUR 15.00    EUR 5.00     50.0%         50.0%
                                      2024-02       EUR 0.00   EUR 5.00    EUR 5.00       n/a         50.0%
                        total                      EUR 10.00  EUR 20.00   EUR 10.00    100.0%        100.0%
                        revenue by month
                        partial, or compared with a partial one: 2024-02""");
        assertThat(periods.size()).isEqualTo(2);
        assertThat(periods.contribution(1).format()).isEqualTo("50.0%");
    }
}
