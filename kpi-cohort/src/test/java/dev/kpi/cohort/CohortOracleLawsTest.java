package dev.kpi.cohort;

import static dev.kpi.cohort.Cohorts.cohorts;
import static dev.kpi.cohort.Cohorts.signUpCohorts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.cohort.CohortOracle.Cell;
import dev.kpi.cohort.CohortOracle.Kind;
import dev.kpi.cohort.CohortOracle.Member;
import dev.kpi.cohort.Shops.Shop;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.order.Scope;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Every cell of every view is what the definitions say, taken customer by customer and day by day. */
@Domain(Shops.class)
@Domain(DomainContext.Global.class)
class CohortOracleLawsTest {

    private static final DateRange EVER = DateRange.of(LocalDate.of(1990, 1, 1), LocalDate.of(2090, 1, 1));

    /** A scope, as the grammar says it and as the oracle does. */
    record Part(String name, Condition condition, Predicate<CohortOracle.Fact> test, DateRange within) {
        Scope of(Scope orders) {
            Scope scope = condition == null ? orders : orders.where(condition);
            return within == EVER ? scope : scope.within(within);
        }

        @Override
        public String toString() {
            return name + " " + within;
        }
    }

    @Provide
    Arbitrary<Part> parts() {
        return Combinators.combine(
                        Arbitraries.of(0, 0, 1, 2),
                        Arbitraries.of(
                                EVER,
                                EVER,
                                DateRange.of(LocalDate.of(2011, 2, 1), LocalDate.of(2011, 7, 1)),
                                DateRange.of(LocalDate.of(2011, 1, 20), LocalDate.of(2011, 3, 31)),
                                DateRange.of(LocalDate.of(2010, 1, 1), LocalDate.of(2011, 2, 15))))
                .as((which, within) -> switch (which) {
                    case 1 ->
                        new Part(
                                "short ids",
                                Dimensions.order().matching("is short", id -> id.length() < 4),
                                fact -> fact.order().length() < 4,
                                within);
                    case 2 ->
                        new Part(
                                "p-1",
                                Dimensions.product().matching("is p-1", "p-1"::equals),
                                fact -> "p-1".equals(fact.line().text(Dimensions.product())),
                                within);
                    default -> new Part("all", null, fact -> true, within);
                });
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.of(
                        LocalDate.of(2010, 6, 1),
                        LocalDate.of(2011, 1, 31),
                        LocalDate.of(2011, 3, 15),
                        LocalDate.of(2011, 6, 30),
                        LocalDate.of(2012, 1, 1))
                .injectNull(0.5);
    }

    private static int monthNumber(LocalDate day) {
        return day.getYear() * 12 + day.getMonthValue() - 1;
    }

    private static DateRange month(int number) {
        LocalDate first = LocalDate.of(number / 12, number % 12 + 1, 1);
        return DateRange.of(first, first.plusMonths(1));
    }

    private static int weekNumber(LocalDate day) {
        return (int) Math.floorDiv(day.toEpochDay() + 3, 7); // 1970-01-01 was a Thursday
    }

    private static DateRange week(int number) {
        LocalDate monday = LocalDate.ofEpochDay(7L * number - 3);
        return DateRange.of(monday, monday.plusDays(7));
    }

    private static CohortAnalysis<?> analysis(Kind kind, Grain<?> grain, boolean weekly) {
        return switch (kind) {
            case FIRST_ORDER -> weekly ? cohorts(Grains.week()) : cohorts(Grains.month());
            case SIGN_UP -> weekly ? signUpCohorts(Grains.week()) : signUpCohorts(Grains.month());
            case COUNTRY -> cohorts(Dimensions.country(), grain);
            case CATEGORY -> cohorts(Dimensions.category(), grain);
        };
    }

    private static <K> CohortTable<K> measure(Scope scope, CohortAnalysis<K> analysis, LocalDate asOf) {
        return scope.measure(asOf == null ? analysis : analysis.withAsOf(asOf));
    }

    private static <K> String name(K key, boolean weekly) {
        if (key instanceof YearMonth yearMonth) {
            return String.valueOf(monthNumber(yearMonth.atDay(1)));
        }
        return weekly && key instanceof dev.kpi.time.IsoWeek isoWeek
                ? String.valueOf(weekNumber(isoWeek.start()))
                : key.toString();
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void everyCellIsThatOfTheDefinitions(
            @ForAll Shop shop,
            @ForAll Kind kind,
            @ForAll("parts") Part part,
            @ForAll("dates") LocalDate asOf,
            @ForAll boolean weekly) {
        Scope scope = part.of(shop.orders());
        CohortAnalysis<?> analysis = analysis(kind, weekly ? Grains.week() : Grains.month(), weekly);
        boolean held = kind == Kind.FIRST_ORDER
                || shop.orders()
                        .attributes()
                        .contains(
                                switch (kind) {
                                    case COUNTRY -> Dimensions.country();
                                    case CATEGORY -> Dimensions.category();
                                    default -> Dimensions.signUp();
                                });
        Assume.that(held);
        DateRange lookedAt = scope.customers().days();
        if (asOf != null && !lookedAt.isEmpty() && asOf.isAfter(lookedAt.lastInclusive())) {
            assertThatThrownBy(() -> measure(scope, analysis, asOf))
                    .hasMessageStartingWith("as of (" + asOf + ") must not be after " + lookedAt.lastInclusive());
            return;
        }
        CohortTable<?> table = measure(scope, analysis, asOf);
        if (scope.customers().days().isEmpty()) {
            assertThat(table.keys()).isEmpty();
            assertThat(table.ages()).isZero();
            return;
        }
        CohortOracle oracle = weekly
                ? new CohortOracle(
                        shop,
                        kind,
                        CohortOracleLawsTest::weekNumber,
                        CohortOracleLawsTest::week,
                        part.test,
                        part.within,
                        asOf)
                : new CohortOracle(
                        shop,
                        kind,
                        CohortOracleLawsTest::monthNumber,
                        CohortOracleLawsTest::month,
                        part.test,
                        part.within,
                        asOf);
        assertThat(table.asOf()).isEqualTo(oracle.asOf());
        assertThat(table.guestRevenue().value()).isEqualByComparingTo(oracle.guests);
        assertThat(table.returnsBeforeFirstSale().value()).isEqualByComparingTo(oracle.beforeFirstSale);
        assertThat(table.returnsWithoutSale().value()).isEqualByComparingTo(oracle.neverBought);
        assertThat(table.revenueBeforeSignUp().value()).isEqualByComparingTo(oracle.beforeSignUp);
        assertThat(table.revenueWithoutSignUp().value()).isEqualByComparingTo(oracle.withoutSignUp);
        assertThat(table.revenueAfterAsOf().value()).isEqualByComparingTo(oracle.afterAsOf);
        assertThat(table.audit().isBalanced()).as("%s", table.audit()).isTrue();
        compare(table, oracle, weekly);
    }

    private static <K> void compare(CohortTable<K> table, CohortOracle oracle, boolean weekly) {
        var byName = oracle.members().stream()
                .collect(Collectors.groupingBy(Member::cohort, TreeMap::new, Collectors.toList()));
        assertThat(table.keys().stream().map(key -> name(key, weekly)).toList())
                .containsExactlyInAnyOrderElementsOf(byName.keySet());
        for (int age = 0; age < table.ages() + 2; age++) {
            for (K key : table.keys()) {
                List<Member> members = byName.get(name(key, weekly));
                assertThat(table.size(key).longValue()).isEqualTo(members.size());
                assertThat(table.cohort(key).customers())
                        .containsExactlyInAnyOrderElementsOf(
                                members.stream().map(Member::customer).toList());
                checkCell(table, key, age, oracle.cell(members, age, false));
                Cell cumulative = oracle.cell(members, age, true);
                assertThat(table.cumulativeRevenue().state(key, age)).isEqualTo(cumulative.state());
                if (cumulative.state() != CellState.UNOBSERVED) {
                    assertThat(table.cumulativeRevenue().get(key, age).value())
                            .isEqualByComparingTo(cumulative.revenue());
                    checkQuotient(
                            table.cumulativeRevenuePerCustomer().get(key, age),
                            cumulative.revenue(),
                            cumulative.size());
                }
            }
            checkOverall(table, age, oracle.overall(age, false));
            Cell cumulative = oracle.overall(age, true);
            assertThat(table.cumulativeRevenue().isObserved(age)).isEqualTo(cumulative.state() == CellState.OBSERVED);
            if (cumulative.state() == CellState.OBSERVED) {
                checkQuotient(
                        table.cumulativeRevenuePerCustomer().overall(age), cumulative.revenue(), cumulative.size());
            }
        }
    }

    private static <K> void checkCell(CohortTable<K> table, K key, int age, Cell cell) {
        for (CohortMatrix<K, ? extends Figure> view : List.of(table.retention(), table.revenue(), table.orders())) {
            assertThat(view.state(key, age))
                    .as("%s %s %d", view.name(), key, age)
                    .isEqualTo(cell.state());
        }
        if (cell.state() != CellState.UNOBSERVED) {
            assertThat(table.retention().get(key, age)).isEqualTo(Share.of(cell.active(), cell.size()));
            assertThat(table.rollingRetention().get(key, age)).isEqualTo(Share.of(cell.rolling(), cell.size()));
            assertThat(table.customers().get(key, age).longValue()).isEqualTo(cell.active());
            assertThat(table.orders().get(key, age).longValue()).isEqualTo(cell.orders());
            assertThat(table.revenue().get(key, age).value()).isEqualByComparingTo(cell.revenue());
            checkQuotient(table.revenuePerCustomer().get(key, age), cell.revenue(), cell.size());
            checkQuotient(table.revenuePerActiveCustomer().get(key, age), cell.revenue(), cell.active());
            checkQuotient(table.averageOrderValue().get(key, age), cell.sales(), cell.orders());
        }
    }

    private static void checkOverall(CohortTable<?> table, int age, Cell cell) {
        assertThat(table.retention().isObserved(age)).isEqualTo(cell.state() == CellState.OBSERVED);
        if (cell.state() == CellState.OBSERVED) {
            assertThat(table.retention().overall(age)).isEqualTo(Share.of(cell.active(), cell.size()));
            assertThat(table.rollingRetention().overall(age)).isEqualTo(Share.of(cell.rolling(), cell.size()));
            assertThat(table.customers().overall(age).longValue()).isEqualTo(cell.active());
            assertThat(table.orders().overall(age).longValue()).isEqualTo(cell.orders());
            assertThat(table.revenue().overall(age).value()).isEqualByComparingTo(cell.revenue());
            checkQuotient(table.revenuePerCustomer().overall(age), cell.revenue(), cell.size());
            checkQuotient(table.averageOrderValue().overall(age), cell.sales(), cell.orders());
        }
    }

    private static void checkQuotient(Quotient quotient, BigDecimal numerator, long denominator) {
        assertThat(quotient.numerator()).isEqualByComparingTo(numerator);
        assertThat(quotient.denominator()).isEqualByComparingTo(BigDecimal.valueOf(denominator));
    }
}
