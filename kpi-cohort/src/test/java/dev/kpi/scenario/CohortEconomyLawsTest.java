package dev.kpi.scenario;

import static dev.kpi.metric.Grains.month;
import static dev.kpi.scenario.Scenarios.cohortEconomy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kpi.cohort.Cohorts;
import dev.kpi.cohort.FirstDaysRevenue;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.scenario.Orderbook.Entry;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;

/** Economies of any orders are those of a slow and obvious count, whatever the threads and the order of rows. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, tries = 200)
class CohortEconomyLawsTest {

    /** The customers that ever bought, each with its first month. */
    private static Map<String, List<Entry>> buyers(Orderbook book) {
        return book.entries().stream()
                .filter(entry -> !entry.customer().isEmpty())
                .collect(Collectors.groupingBy(Entry::customer, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(customer -> customer.getValue().stream().anyMatch(entry -> entry.quantity() > 0))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Entry first(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.quantity() > 0)
                .min(Comparator.comparing(Entry::day).thenComparing(Entry::order))
                .orElseThrow();
    }

    private static BigDecimal revenue(Entry entry) {
        return new BigDecimal(entry.price())
                .multiply(BigDecimal.valueOf(entry.quantity()))
                .subtract(new BigDecimal(entry.discount()));
    }

    @Property
    void whatWasObservedIsWhatASlowCountFinds(@ForAll long seed) {
        Orderbook book = Orderbook.random(seed);
        Orders orders = book.orders();
        CohortEconomy economy = orders.measure(cohortEconomy(month()).withMargin(1));
        Map<String, List<Entry>> buyers = buyers(book);
        YearMonth over = YearMonth.from(orders.coverage().endExclusive()).minusMonths(1);
        Map<YearMonth, List<List<Entry>>> cohorts = buyers.values().stream()
                .filter(entries -> !YearMonth.from(first(entries).day()).isAfter(over))
                .collect(Collectors.groupingBy(
                        entries -> YearMonth.from(first(entries).day()), TreeMap::new, Collectors.toList()));

        assertThat(economy.cohorts())
                .isEqualTo(cohorts.keySet().stream().map(YearMonth::toString).toList());
        cohorts.forEach((cohort, members) -> {
            assertThat(economy.size(cohort).longValue()).isEqualTo(members.size());
            BigDecimal taken = BigDecimal.ZERO;
            double modelled = 0;
            for (int age = 0; age <= ChronoUnit.MONTHS.between(cohort, over); age++) {
                YearMonth then = cohort.plusMonths(age);
                long active = members.stream()
                        .filter(member -> member.stream()
                                .anyMatch(e -> e.quantity() > 0
                                        && YearMonth.from(e.day()).equals(then)))
                        .count();
                BigDecimal sum = members.stream()
                        .flatMap(member -> member.stream()
                                .filter(e -> !e.day().isBefore(first(member).day())))
                        .filter(e -> YearMonth.from(e.day()).equals(then))
                        .map(CohortEconomyLawsTest::revenue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(economy.isObserved(cohort, age)).isTrue();
                assertThat(economy.retention(cohort, age).toDouble()).isEqualTo((double) active / members.size());
                taken = taken.add(sum);
                modelled += economy.revenuePerActive(cohort, age).toDouble() * active;
                boolean someoneBuysNext = age == ChronoUnit.MONTHS.between(cohort, over)
                        || economy.retention(cohort, age + 1).toDouble() > 0;
                if (active > 0 && someoneBuysNext) { // else returns of ages without a buyer are in it
                    assertThat(economy.revenuePerActive(cohort, age).toDouble() * active)
                            .isCloseTo(sum.doubleValue(), within(1e-9));
                }
            }
            assertThat(BigDecimal.valueOf(modelled).setScale(2, RoundingMode.HALF_EVEN))
                    .isEqualByComparingTo(taken);
        });
    }

    @Property
    void membersAreThoseOfCohortsAndOfFirstDaysWhateverTheScope(
            @ForAll long seed, @ForAll @IntRange(max = 400) int from, @ForAll @IntRange(max = 400) int days) {
        Orders orders = Orderbook.random(seed).orders();
        LocalDate start = orders.coverage().startInclusive().plusDays(from);
        Scope scope = orders.within(DateRange.of(start, start.plusDays(days)))
                .where(Dimensions.order().matching("two of three", order -> order.hashCode() % 3 != 0));
        CohortEconomy economy = scope.measure(cohortEconomy(month()).withMargin(1));
        FirstDaysRevenue<YearMonth> firstDays = scope.measure(Cohorts.firstDaysRevenue(90, month()));
        long leftOut = economy.grid().notes().stream()
                .filter(note -> note.startsWith("customers left out"))
                .mapToLong(note -> Long.parseLong(note.substring(note.lastIndexOf(' ') + 1)))
                .sum();
        long members = scope.measure(Cohorts.cohorts(month())).customerCount().longValue();

        assertThat(economy.size().longValue() + leftOut).isEqualTo(members);
        assertThat(firstDays.mature().longValue() + firstDays.immature().longValue())
                .isEqualTo(members);
    }

    @Property
    void neitherThreadsNorTheOrderOfRowsNorTheRecordsKeptMatter(@ForAll long seed) throws Exception {
        Orderbook book = Orderbook.random(seed);
        CohortEconomyAnalysis analysis = cohortEconomy(Grains.week()).withMargin(0.3);
        CohortEconomy economy = book.orders().measure(analysis);
        Collections.shuffle(book.entries(), new Random(seed));
        Orders shuffled = book.orders();
        assertThat(shuffled.measure(analysis.withCustomers())).isEqualTo(economy);
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            assertThat(one.submit(() -> shuffled.measure(analysis)).get()).isEqualTo(economy);
        } finally {
            one.shutdown();
        }
    }

    @Property
    void oneSegmentOfEachCustomersCohortIsTheCohort(@ForAll long seed) {
        Orderbook book = Orderbook.random(seed);
        Map<String, List<Entry>> buyers = buyers(book);
        CohortEconomyAnalysis analysis = cohortEconomy(month()).withMargin(0.3);
        CohortEconomy cohorts = book.orders().measure(analysis);
        CohortEconomy segments = book.orders()
                .measure(analysis.bySegment(
                        id -> YearMonth.from(first(buyers.get(id)).day()).toString()));
        assertThat(segments.cohorts()).isEqualTo(cohorts.cohorts());
        for (Outcome outcome : Outcome.values()) {
            assertThat(Scenario.of(segments).effect(outcome))
                    .isEqualTo(Scenario.of(cohorts).effect(outcome));
        }
    }

    @Property(tries = 100)
    void howTheCustomersAreCutIntoPartsDoesNotMatter(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int each, @ForAll boolean segments) {
        Orders orders = Orderbook.random(seed).orders();
        CohortEconomyAnalysis cohorts = cohortEconomy(month()).withMargin(0.3).withCustomers();
        CohortEconomyAnalysis analysis =
                segments ? cohorts.bySegment(id -> id.compareTo("c5") < 0 ? "low" : "high") : cohorts;
        CohortEconomy whole = orders.measure(analysis);
        CohortEconomy cut = analysis.of(new CutCustomers(orders.customers(), each));
        assertThat(cut).isEqualTo(whole);
        assertThat(Scenario.of(cut).ranges(seed, 5))
                .isEqualTo(Scenario.of(whole).ranges(seed, 5));
    }

    @Property(tries = 60)
    void theSameSeedGivesTheSameRangesWhateverTheThreads(@ForAll long seed) throws Exception {
        Orderbook book = Orderbook.random(seed);
        CohortEconomyAnalysis analysis = cohortEconomy(month()).withMargin(0.3).withCustomers();
        Scenario scenario = Scenario.of(book.orders().measure(analysis))
                .retention(Scenarios.points(10))
                .margin(Scenarios.points(5));
        ScenarioRanges ranges = scenario.ranges(seed, 40);
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool four = new ForkJoinPool(4);
        try {
            assertThat(one.submit(() -> scenario.ranges(seed, 40)).get()).isEqualTo(ranges);
            assertThat(four.submit(() -> scenario.ranges(seed, 40)).get())
                    .isEqualTo(ranges)
                    .hasSameHashCodeAs(ranges);
        } finally {
            one.shutdown();
            four.shutdown();
        }
    }
}
