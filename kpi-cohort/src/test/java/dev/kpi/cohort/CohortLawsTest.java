package dev.kpi.cohort;

import static dev.kpi.cohort.Cohorts.averagePeriodRetention;
import static dev.kpi.cohort.Cohorts.cohorts;
import static dev.kpi.cohort.Cohorts.firstDaysRevenue;
import static dev.kpi.cohort.Cohorts.retention;
import static dev.kpi.cohort.Cohorts.revenueByAge;
import static dev.kpi.cohort.Cohorts.rollingRetention;
import static dev.kpi.metric.Grains.month;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.cohort.CohortOracle.Fact;
import dev.kpi.cohort.Shops.Shop;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Share;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Metrics;
import dev.kpi.order.Orders;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds of any cohorts. */
@Domain(Shops.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE)
class CohortLawsTest {

    @Property
    void sizesSumToTheCustomersAndRevenueToTheWhole(@ForAll Shop shop) {
        Orders orders = shop.orders();
        CohortTable<YearMonth> table = orders.measure(cohorts(month()));

        assertThat(table.customerCount()).isEqualTo(orders.customerCount());
        assertThat(table.cohortRevenue()
                        .plus(table.guestRevenue())
                        .plus(table.returnsBeforeFirstSale())
                        .plus(table.returnsWithoutSale()))
                .isEqualTo(orders.revenue());
        assertThat(table.keys().stream()
                        .map(key -> table.cohort(key).revenue())
                        .reduce(Amount.zero(Shops.GBP), Amount::plus))
                .isEqualTo(table.cohortRevenue());
        assertThat(table.audit().isBalanced()).isTrue();
    }

    @Property
    void everybodyIsActiveAtAgeZeroAndRollingRetentionIsNeverBelowTheClassicNorRises(@ForAll Shop shop) {
        CohortTable<YearMonth> table = shop.orders().measure(cohorts(month()));

        for (YearMonth key : table.keys()) {
            long size = table.size(key).longValue();
            assertThat(table.retention().get(key, 0)).isEqualTo(Share.of(size, size));
            assertThat(table.rollingRetention().get(key, 0)).isEqualTo(Share.of(size, size));
            long before = size;
            for (int age = 0; age < table.ages() && table.retention().state(key, age) != CellState.UNOBSERVED; age++) {
                long rolling = table.rollingRetention().get(key, age).part();
                assertThat(rolling).isBetween(table.retention().get(key, age).part(), before);
                before = rolling;
            }
        }
    }

    @Property
    void theOrderOfLinesMakesNoDifference(@ForAll Shop shop, @ForAll Random random) {
        List<dev.kpi.order.Line> shuffled = new ArrayList<>(shop.lines());
        Collections.shuffle(shuffled, random);
        Orders other = new Shop(shop.settings(), shuffled).orders();
        Orders orders = shop.orders();

        CohortTable<YearMonth> table = orders.measure(cohorts(month()));
        CohortTable<YearMonth> same = other.measure(cohorts(month()));
        assertThat(same).isEqualTo(table).hasSameHashCodeAs(table);
        assertThat(same.retention()).isEqualTo(table.retention()).hasSameHashCodeAs(table.retention());
        // the dimension is bound to its orders; what matters is that it groups them alike
        assertThat(other.by(same.cohort()).revenue().values())
                .isEqualTo(orders.by(table.cohort()).revenue().values());
        assertThat(other.by(same.cohort()).revenue().keys())
                .isEqualTo(orders.by(table.cohort()).revenue().keys());
        assertThat(same.toString()).isEqualTo(table.toString());
        assertThat(other.measure(firstDaysRevenue(30, month())))
                .isEqualTo(orders.measure(firstDaysRevenue(30, month())));
        assertThat(other.measure(averagePeriodRetention(month())))
                .isEqualTo(orders.measure(averagePeriodRetention(month())));
    }

    @Property
    void theShortFormsAreViewsOfTheTable(@ForAll Shop shop) {
        Orders orders = shop.orders();
        CohortTable<YearMonth> table = orders.measure(cohorts(month()));

        assertThat(orders.measure(retention(month()))).isEqualTo(table.retention());
        assertThat(orders.measure(rollingRetention(month()))).isEqualTo(table.rollingRetention());
        assertThat(orders.measure(revenueByAge(month()))).isEqualTo(table.revenuePerCustomer());
    }

    @Property
    void groupedByCohortTheGrammarTellsTheSameRevenueAndOrders(@ForAll Shop shop) {
        Orders orders = shop.orders();
        CohortTable<YearMonth> table = orders.measure(cohorts(month()));
        Dimension<String> cohort = table.cohort();

        var grouped = orders.by(cohort).measure(Metrics.revenue(), Metrics.orderCount(), Metrics.customerCount());
        BigDecimal returnsBefore = table.returnsBeforeFirstSale().value();
        BigDecimal inCohorts = BigDecimal.ZERO;
        for (YearMonth key : table.keys()) {
            assertThat(grouped.get(key.toString(), Metrics.orderCount()))
                    .isEqualTo(table.cohort(key).orders());
            assertThat(grouped.get(key.toString(), Metrics.customerCount())).isEqualTo(table.size(key));
            inCohorts =
                    inCohorts.add(grouped.get(key.toString(), Metrics.revenue()).value());
        }
        assertThat(inCohorts.subtract(returnsBefore))
                .isEqualByComparingTo(table.cohortRevenue().value());
    }

    @Property
    void changesAreTheDifferenceToTheCohortOfThePeriodBefore(@ForAll Shop shop) {
        CohortTable<YearMonth> table = shop.orders().measure(cohorts(month()));

        for (YearMonth key : table.keys()) {
            YearMonth before = key.minusMonths(1);
            for (int age = 0; age < table.ages(); age++) {
                boolean known = table.keys().contains(before)
                        && table.retention().state(key, age) == CellState.OBSERVED
                        && table.retention().state(before, age) == CellState.OBSERVED;
                assertThat(table.retentionChange().state(key, age))
                        .isEqualTo(known ? CellState.OBSERVED : CellState.UNOBSERVED);
                if (known) {
                    assertThat(table.retentionChange().get(key, age).toDouble())
                            .isCloseTo(
                                    table.retention().get(key, age).toDouble()
                                            - table.retention().get(before, age).toDouble(),
                                    org.assertj.core.data.Offset.offset(1e-12));
                    assertThat(table.revenuePerCustomerChange().get(key, age).toDouble())
                            .isCloseTo(
                                    table.revenuePerCustomer().get(key, age).toDouble()
                                            - table.revenuePerCustomer()
                                                    .get(before, age)
                                                    .toDouble(),
                                    org.assertj.core.data.Offset.offset(1e-9));
                }
            }
        }
    }

    @Property
    void firstDaysRevenueIsThatOfTheDefinition(@ForAll Shop shop, @ForAll @IntRange(min = 1, max = 200) int days) {
        FirstDaysRevenue<YearMonth> result = shop.orders().measure(firstDaysRevenue(days, month()));
        List<Fact> facts = CohortOracle.facts(shop);
        Map<String, LocalDate> first = facts.stream()
                .filter(fact -> fact.sale() && !fact.customer().isEmpty())
                .collect(Collectors.toMap(Fact::customer, Fact::day, (a, b) -> a.isBefore(b) ? a : b, TreeMap::new));
        Map<YearMonth, Set<String>> mature = new TreeMap<>();
        first.forEach((customer, day) -> {
            Set<String> some = mature.computeIfAbsent(YearMonth.from(day), key -> new TreeSet<>());
            if (!day.plusDays(days - 1L).isAfter(result.asOf())) {
                some.add(customer);
            }
        });

        assertThat(result.keys()).containsExactlyElementsOf(mature.keySet());
        mature.forEach((key, customers) -> {
            BigDecimal revenue = facts.stream()
                    .filter(fact -> customers.contains(fact.customer()))
                    .filter(fact -> !fact.day().isBefore(first.get(fact.customer()))
                            && fact.day().isBefore(first.get(fact.customer()).plusDays(days)))
                    .map(Fact::net)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(result.mature(key).longValue()).isEqualTo(customers.size());
            assertThat(result.revenue(key).value()).isEqualByComparingTo(revenue);
            assertThat(result.mean(key).numerator()).isEqualByComparingTo(revenue);
        });
        assertThat(result.mature().longValue() + result.immature().longValue()).isEqualTo(first.size());
    }

    @Property
    void averagePeriodRetentionIsThatOfTheDefinition(@ForAll Shop shop) {
        Orders orders = shop.orders();
        Map<String, Set<YearMonth>> active = CohortOracle.facts(shop).stream()
                .filter(fact -> fact.sale() && !fact.customer().isEmpty())
                .collect(Collectors.groupingBy(
                        Fact::customer, Collectors.mapping(fact -> YearMonth.from(fact.day()), Collectors.toSet())));
        long kept = 0;
        long before = 0;
        YearMonth last = YearMonth.from(orders.coverage().lastInclusive());
        for (YearMonth p = YearMonth.of(2010, 1); !p.isAfter(last); p = p.plusMonths(1)) {
            YearMonth previous = p.minusMonths(1);
            if (orders.coverage().encloses(month().days(p)) && orders.coverage().encloses(month().days(previous))) {
                YearMonth now = p;
                before += active.values().stream()
                        .filter(set -> set.contains(previous))
                        .count();
                kept += active.values().stream()
                        .filter(set -> set.contains(previous) && set.contains(now))
                        .count();
            }
        }

        assertThat(orders.measure(averagePeriodRetention(month()))).isEqualTo(Share.of(kept, before));
    }

    @Property
    void wideAndLongFormsHoldTheSameCells(@ForAll Shop shop) {
        CohortMatrix<YearMonth, Share> kept = shop.orders().measure(retention(month()));
        List<Object> wide = kept.grid().rows().stream()
                .limit(kept.keys().size())
                .flatMap(row -> row.stream().skip(2))
                .filter(java.util.Objects::nonNull)
                .toList();
        List<Object> tall = kept.cells().rows().stream().map(row -> row.get(4)).collect(Collectors.toList());

        assertThat(tall).isEqualTo(wide);
        assertThat(kept.keys()).isSortedAccordingTo(Comparator.naturalOrder());
    }
}
