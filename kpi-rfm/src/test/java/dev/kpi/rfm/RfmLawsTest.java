package dev.kpi.rfm;

import static dev.kpi.rfm.Rfm.rfm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.metric.Dimension;
import dev.kpi.order.Orders;
import dev.kpi.table.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** RFM of any shop is what the definitions say, and does not depend on what it must not depend on. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, tries = 300)
class RfmLawsTest {

    private static final LocalDate START = LocalDate.of(2011, 3, 1);

    /** A shop in which an order has one customer and one day. */
    @Provide
    Arbitrary<List<Fact>> shops() {
        Arbitrary<Fact> facts = Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(0, 0, 1, 5, 100, 100, 250, 2000, 99_999),
                        Arbitraries.integers().between(-1, 300),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.integers().between(0, 30))
                .as((order, pence, cost, isReturn, later) -> {
                    int customer = order * 7 % 19;
                    LocalDate day = START.plusDays(order * 11 % 41);
                    return new Fact(
                            "o-" + order,
                            customer == 18 ? "" : "c-" + customer,
                            isReturn ? day.plusDays(later) : day,
                            pence,
                            cost,
                            isReturn);
                });
        return facts.list().ofMaxSize(80);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-2, 80).map(START::plusDays);
    }

    @Provide
    Arbitrary<Monetary> monetary() {
        return Arbitraries.of(Monetary.REVENUE, Monetary.AVERAGE_ORDER_VALUE);
    }

    private static String text(RfmCustomer customer, Monetary monetary) {
        Figure spend = customer.spend();
        BigDecimal money = spend instanceof Quotient quotient ? quotient.numerator() : ((Amount) spend).value();
        return customer.id() + " " + customer.daysSinceLastOrder() + " " + customer.orderCount() + " "
                + money.movePointRight(2).longValueExact() + "/"
                + (monetary == Monetary.AVERAGE_ORDER_VALUE ? customer.orderCount() : 1) + " " + customer.score();
    }

    @Property
    void everyCustomerHasTheFiguresAndScoresOfTheOracle(
            @ForAll("shops") List<Fact> facts,
            @ForAll("days") LocalDate asOf,
            @ForAll("monetary") Monetary monetary,
            @ForAll @IntRange(min = 2, max = 9) int bins,
            @ForAll boolean ntile,
            @ForAll boolean nested) {
        Rfm analysis = rfm(asOf).withMonetary(monetary).withBins(bins);
        analysis = ntile ? analysis.withNtile() : analysis;
        analysis = nested ? analysis.withNestedBins() : analysis;
        List<RfmOracle.Scored> expected = RfmOracle.of(facts, asOf, monetary);
        RfmOracle.score(expected, bins, ntile, nested);

        RfmTable table = Fact.orders(facts).measure(analysis);

        assertThat(table.customers().stream()
                        .map(customer -> text(customer, monetary))
                        .sorted()
                        .toList())
                .isEqualTo(expected.stream().map(Object::toString).sorted().toList());
        assertThat(table.customerCount().longValue()).isEqualTo(expected.size());
    }

    @Property
    void profitIsThatOfTheOracle(@ForAll("shops") List<Fact> facts, @ForAll("days") LocalDate asOf) {
        Orders orders = Fact.orders(facts);
        Assume.that(orders.hasCosts());
        List<RfmOracle.Scored> expected = RfmOracle.of(facts, asOf, Monetary.PROFIT);
        RfmOracle.score(expected, 5, false, false);

        RfmTable table = orders.measure(rfm(asOf).withMonetary(Monetary.PROFIT));

        assertThat(table.customers().stream()
                        .map(c -> text(c, Monetary.PROFIT))
                        .sorted()
                        .toList())
                .isEqualTo(expected.stream().map(Object::toString).sorted().toList());
    }

    @Property
    void theOrderOfTheRowsDoesNotMatter(
            @ForAll("shops") List<Fact> facts, @ForAll("days") LocalDate asOf, @ForAll Random random) {
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);
        RfmTable table = Fact.orders(facts).measure(rfm(asOf).withNtile());
        RfmTable other = Fact.orders(shuffled).measure(rfm(asOf).withNtile());

        assertThat(other).isEqualTo(table).hasSameHashCodeAs(table).hasToString(table.toString());
        assertThat(other.grid()).isEqualTo(table.grid());
        assertThat(other.segments()).isEqualTo(table.segments()).hasSameHashCodeAs(table.segments());
        assertThat(other.heatMap()).isEqualTo(table.heatMap()).hasSameHashCodeAs(table.heatMap());
    }

    @Property
    void scalingMoneyDoesNotChangeScores(@ForAll("shops") List<Fact> facts, @ForAll("monetary") Monetary monetary) {
        Rfm analysis = rfm(START.plusDays(60)).withMonetary(monetary);
        RfmTable pounds = Fact.orders(facts, 0).measure(analysis);
        RfmTable pence = Fact.orders(facts, 2).measure(analysis);
        RfmTable fine = Fact.orders(facts, 6).measure(analysis);

        assertThat(scores(pounds)).isEqualTo(scores(pence)).isEqualTo(scores(fine));
    }

    private static List<String> scores(RfmTable table) {
        return table.customers().stream()
                .map(customer -> customer.id() + " " + customer.score() + " " + customer.segment())
                .toList();
    }

    @Property
    void betterNeverScoresLess(@ForAll("shops") List<Fact> facts) {
        List<RfmCustomer> all =
                Fact.orders(facts).measure(rfm(START.plusDays(60))).customers();
        for (RfmCustomer one : all) {
            for (RfmCustomer other : all) {
                assertThat(one.recencyScore() >= other.recencyScore())
                        .isEqualTo(one.daysSinceLastOrder() <= other.daysSinceLastOrder()
                                || one.recencyScore() == other.recencyScore());
                assertThat(one.daysSinceLastOrder() != other.daysSinceLastOrder()
                                || one.recencyScore() == other.recencyScore())
                        .isTrue();
                assertThat(Figure.comparator().compare(one.spend(), other.spend()) != 0
                                || one.monetaryScore() == other.monetaryScore())
                        .isTrue();
            }
        }
    }

    @Property
    void ordersGroupedBySegmentGiveTheSegmentsAgain(@ForAll("shops") List<Fact> facts) {
        Orders orders = Fact.orders(facts);
        Assume.that(!facts.isEmpty());
        RfmTable table = orders.measure(rfm());
        Column<String, Amount> revenue = orders.by(table.segment()).revenue();
        Column<String, Count> customers = orders.by(table.segment()).customerCount();
        Column<String, Count> scored = orders.by(table.score()).customerCount();

        assertThat(revenue.keys())
                .isEqualTo(table.segmentTable().segments().stream()
                        .filter(revenue.keys()::contains)
                        .collect(java.util.stream.Collectors.collectingAndThen(
                                java.util.stream.Collectors.toList(), list -> {
                                    if (revenue.keys().contains(Dimension.UNKNOWN)) {
                                        list.add(Dimension.UNKNOWN);
                                    }
                                    return list;
                                })));
        for (RfmSegment segment : table.segments().segments()) {
            if (revenue.keys().contains(segment.name())) {
                assertThat(revenue.get(segment.name())).isEqualTo(segment.spend());
                assertThat(customers.get(segment.name()).longValue())
                        .isEqualTo(segment.customers().longValue());
                assertThat(orders.where(table.segment().is(segment.name())).revenue())
                        .isEqualTo(segment.spend());
            } else {
                assertThat(segment.customers().longValue()).isZero();
            }
        }
        table.customers()
                .forEach(customer ->
                        assertThat(scored.get(customer.score()).longValue()).isPositive());
        assertThat(scored.keys().stream().filter(key -> !key.equals(Dimension.UNKNOWN)))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Property
    void segmentsAndHeatMapAddUpToTheCustomers(
            @ForAll("shops") List<Fact> facts, @ForAll @IntRange(min = 2, max = 9) int bins) {
        RfmTable table = Fact.orders(facts).measure(rfm(START.plusDays(60)).withBins(bins));
        RfmHeatMap map = table.heatMap();
        Amount revenue = table.customers().stream()
                .map(customer -> (Amount) customer.spend())
                .reduce(Amount.zero(Fact.GBP), Amount::plus);

        assertThat(table.segments().total().spend()).isEqualTo(revenue);
        assertThat(table.segments().segments().stream().map(RfmSegment::spend).reduce(Amount::plus))
                .contains(revenue);
        assertThat(IntStream.rangeClosed(1, bins)
                        .boxed()
                        .flatMap(r -> IntStream.rangeClosed(1, bins).mapToObj(f -> map.customers(r, f)))
                        .mapToLong(Count::longValue)
                        .sum())
                .isEqualTo(table.customerCount().longValue());
        for (String segment : table.segmentTable().segments()) {
            assertThat(table.customers(segment).stream().map(RfmCustomer::segment))
                    .hasSize((int) table.segments().get(segment).customers().longValue())
                    .allMatch(segment::equals);
            assertThat(table.customers().containsAll(table.customers(segment))).isTrue();
        }
    }

    @Property
    void everyCustomerMovesOnce(
            @ForAll("shops") List<Fact> facts, @ForAll("days") LocalDate one, @ForAll("days") LocalDate two) {
        LocalDate before = one.isBefore(two) ? one : two;
        LocalDate after = one.isBefore(two) ? two : one;
        Orders orders = Fact.orders(facts);
        RfmTable earlier = orders.measure(rfm(before));
        RfmTable later = orders.measure(rfm(after));
        RfmMovement movement = later.movedFrom(earlier);

        for (String from : movement.from()) {
            for (String to : movement.to()) {
                List<String> expected = new ArrayList<>();
                later.customers().stream()
                        .filter(customer -> customer.segment().equals(to))
                        .map(RfmCustomer::id)
                        .filter(id -> from.equals(
                                earlier.contains(id) ? earlier.get(id).segment() : RfmMovement.JOINED))
                        .forEach(expected::add);
                earlier.customers().stream()
                        .filter(customer -> to.equals(RfmMovement.GONE)
                                && customer.segment().equals(from)
                                && !later.contains(customer.id()))
                        .map(RfmCustomer::id)
                        .forEach(expected::add);
                assertThat(movement.ids(from, to)).isEqualTo(expected);
                assertThat(movement.customers(from, to).longValue()).isEqualTo(expected.size());
            }
        }
        // the same from another snapshot, in which customers have other numbers
        List<Fact> some = new ArrayList<>(facts);
        some.add(new Fact("o-first", "c-none", START.minusDays(9), 100, 1, true));
        RfmTable elsewhere = Fact.orders(some).measure(rfm(before));
        assertThat(later.movedFrom(elsewhere).grid()).isEqualTo(movement.grid());
    }

    @Property
    void aTablePrintsAsItsGridDoes(@ForAll("shops") List<Fact> facts, @ForAll("monetary") Monetary monetary) {
        RfmTable table = Fact.orders(facts).measure(rfm(START.plusDays(60)).withMonetary(monetary));

        assertThat(table).hasToString(table.grid().toString());
    }

    @Property(tries = 20)
    void manyCustomersAreScoredAsFewAre(@ForAll Random random) {
        int n = 20_000;
        long[] keys = random.longs(n)
                .map(x -> switch ((int) (x & 3)) {
                    case 0 -> x % 100;
                    case 1 -> x % 1_000_000;
                    case 2 -> x >> 20;
                    default -> x;
                })
                .toArray();
        int[] positions = random.ints(8, 0, n).sorted().toArray();
        long[] sorted = keys.clone();
        java.util.Arrays.sort(sorted);

        assertThat(RankSelection.at(keys, positions))
                .isEqualTo(IntStream.of(positions).mapToLong(p -> sorted[p]).toArray());
    }

    @Property
    void keysOfQuotientsAreInTheirOrder(
            @ForAll List<@IntRange(min = -500, max = 500) Integer> money, @ForAll Random random, @ForAll boolean huge) {
        long[] numerators = money.stream()
                .mapToLong(x -> huge ? x * (Long.MAX_VALUE / 500) : x)
                .toArray();
        int[] denominators = money.stream()
                .mapToInt(x -> 1 + random.nextInt(huge ? Integer.MAX_VALUE - 1 : 12))
                .toArray();
        long[] keys = Scoring.quotientKeys(numerators, denominators);
        for (int i = 0; i < keys.length; i++) {
            for (int j = 0; j < keys.length; j++) {
                int byCrossing = BigDecimal.valueOf(numerators[i])
                        .multiply(BigDecimal.valueOf(denominators[j]))
                        .compareTo(BigDecimal.valueOf(numerators[j]).multiply(BigDecimal.valueOf(denominators[i])));
                assertThat(Integer.signum(Long.compare(keys[i], keys[j]))).isEqualTo(byCrossing);
            }
        }
    }

    @Property
    void customersHaveIdsAndNumbers(@ForAll("shops") List<Fact> facts) {
        var customers = Fact.orders(facts).customers();
        List<String> shown = customers.fold(ArrayList::new, (list, view) -> list.add(view.id()), (left, right) -> {
            left.addAll(right);
            return left;
        });
        assertThat(IntStream.range(0, customers.size()).mapToObj(customers::id).toList())
                .isEqualTo(shown);
        for (String id : shown) {
            if (!id.equals(Dimension.UNKNOWN)) {
                assertThat(customers.id(customers.find(id))).isEqualTo(id);
            }
        }
        assertThat(customers.find("nobody")).isEqualTo(-1);
    }
}
