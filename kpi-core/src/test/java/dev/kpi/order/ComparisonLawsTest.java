package dev.kpi.order;

import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Figure;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Top;
import dev.kpi.order.OrderLines.By;
import dev.kpi.order.OrderLines.Part;
import dev.kpi.table.Change;
import dev.kpi.table.GroupChanges;
import dev.kpi.table.PeriodChanges;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Whatever is compared with whatever, the parts of the change sum exactly to the change. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, tries = 200) // every list of choices is short
@Domain(DomainContext.Global.class)
class ComparisonLawsTest {

    private static final List<Dimension<?>> ITEMS = List.of(
            Dimensions.product(),
            Dimensions.category(),
            RandomLines.COLOUR,
            RandomLines.GIFT,
            Dimensions.country(),
            Dimensions.product().map("kind of product", key -> key.startsWith("p-") ? "plain" : key),
            Dimensions.ofLine("price band", line -> line.grossSales().compareTo(BigDecimal.TEN) < 0 ? "low" : "high"));

    private static BigDecimal difference(Change<?> change) {
        return change.difference().toBigDecimal();
    }

    private static BigDecimal sum(List<? extends Change<?>> changes) {
        return changes.stream().map(ComparisonLawsTest::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Property
    void contributionsSumToTheChange(@ForAll Shop shop, @ForAll Part after, @ForAll Part before, @ForAll By by) {
        Oracle oracle = shop.oracle();
        if (!Comparisons.isHeld(oracle, by.dimension()) || by.dimension() instanceof Grain<?>) {
            return;
        }
        Orders orders = shop.orders();
        Comparison comparison = after.of(orders).comparedTo(before.of(orders));
        for (Metric<?> metric : Comparisons.metrics(oracle)) {
            if (metric instanceof AdditiveMetric<?>) {
                GroupChanges<?, ?> groups = comparison.by(by.dimension()).measure(metric);
                assertThat(groups.total()).isEqualTo(comparison.measure(metric));
                assertThat(sum(groups.changes())).as(metric.name()).isEqualByComparingTo(difference(groups.total()));
            }
        }
    }

    @Property
    void aGroupHasTheFiguresOfItsTwoSides(@ForAll Shop shop, @ForAll Part after, @ForAll Part before, @ForAll By by) {
        Oracle oracle = shop.oracle();
        if (!Comparisons.isHeld(oracle, by.dimension())
                || by.dimension() instanceof Grain<?>
                || by.dimension() instanceof Top<?>) {
            return;
        }
        Orders orders = shop.orders();
        List<Metric<?>> metrics = Comparisons.metrics(oracle);
        Map<List<?>, List<Figure>> left = Comparisons.rows(before.of(orders), List.of(by.dimension()), metrics);
        Map<List<?>, List<Figure>> right = Comparisons.rows(after.of(orders), List.of(by.dimension()), metrics);
        List<Figure> nothing = Comparisons.figures(new OracleScope(RandomLines.GBP, List.of(), List.of()), metrics);
        Set<List<?>> keys = new HashSet<>(left.keySet());
        keys.addAll(right.keySet());

        Comparison comparison = after.of(orders).comparedTo(before.of(orders));
        for (int m = 0; m < metrics.size(); m++) {
            GroupChanges<?, ?> groups = comparison.by(by.dimension()).measure(metrics.get(m));
            Map<List<?>, List<Figure>> actual = new HashMap<>();
            for (int i = 0; i < groups.size(); i++) {
                Change<?> change = groups.changes().get(i);
                actual.put(List.of(groups.keys().get(i)), List.of(change.before(), change.after()));
            }
            Map<List<?>, List<Figure>> expected = new HashMap<>();
            for (List<?> key : keys) {
                expected.put(
                        key,
                        List.of(
                                left.getOrDefault(key, nothing).get(m),
                                right.getOrDefault(key, nothing).get(m)));
            }
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Property
    void periodsSumToTheChange(@ForAll Shop shop, @ForAll Part after, @ForAll Part before) {
        Orders orders = shop.orders();
        if (orders.coverage().days() > 3000) {
            return;
        }
        Comparison comparison = after.of(orders).comparedTo(before.of(orders));
        for (Grain<?> grain : List.of(Grains.week(), Grains.month(), Grains.year())) {
            PeriodChanges<?, ?> periods = comparison.by(grain).measure(revenue());
            assertThat(sum(periods.pairs().stream()
                            .map(PeriodChanges.Pair::change)
                            .toList()))
                    .isEqualByComparingTo(difference(comparison.measure(revenue())));
        }
    }

    @Property
    void everyAuditIsBalanced(@ForAll Shop shop, @ForAll Shop other, @ForAll Part after, @ForAll Part before) {
        Orders orders = shop.orders();
        assertThat(after.of(orders).comparedTo(before.of(orders)).audit().isBalanced())
                .isTrue();
        assertThat(after.of(orders)
                        .comparedTo(before.of(other.orders()))
                        .audit()
                        .isBalanced())
                .isTrue();
    }

    @Property(tries = 600)
    void priceVolumeAndMixAreThoseOfTheDefinitions(
            @ForAll Shop shop, @ForAll Part after, @ForAll Part before, @ForAll Random random) {
        Oracle oracle = shop.oracle();
        Dimension<?> items = ITEMS.get(random.nextInt(ITEMS.size()));
        if (!Comparisons.isHeld(oracle, items)) {
            return;
        }
        Orders orders = shop.orders();
        PriceVolumeMix actual = after.of(orders).comparedTo(before.of(orders)).priceVolumeMix(items);

        BigDecimal change =
                after.of(orders).revenue().minus(before.of(orders).revenue()).value();
        assertThat(actual.change().value()).isEqualByComparingTo(change);
        assertThat(actual.after().minus(actual.before()).value()).isEqualByComparingTo(change);
        assertThat(actual.after()).isEqualTo(after.of(orders).revenue());
        new Slowly(items, oracle.scope(before), oracle.scope(after), oracle)
                .assertSame(actual, Math.max(2, orders.facts().amountScale));
    }

    @Property(tries = 200)
    void neitherTheOrderOfLinesNorTheSplitOfSnapshotsMatters(
            @ForAll Shop shop, @ForAll Shop other, @ForAll Random random) {
        if (!Comparisons.isHeld(shop.oracle(), Dimensions.product())
                || !Comparisons.isHeld(other.oracle(), Dimensions.product())) {
            return;
        }
        List<Line> shuffled = new ArrayList<>(shop.lines());
        Collections.shuffle(shuffled, random);
        Comparison straight = shop.orders().comparedTo(other.orders());
        Comparison mixed = shop.orders(shuffled).comparedTo(other.orders());

        assertThat(mixed.priceVolumeMix()).isEqualTo(straight.priceVolumeMix());
        assertThat(mixed.by(Dimensions.product()).measure(revenue()))
                .isEqualTo(straight.by(Dimensions.product()).measure(revenue()));
        // back again everything has the other sign, but for prices that weigh other units
        PriceVolumeMix back = other.orders().comparedTo(shop.orders()).priceVolumeMix();
        assertThat(back.change()).isEqualTo(straight.priceVolumeMix().change().negated());
        assertThat(back.returns()).isEqualTo(straight.priceVolumeMix().returns().negated());
        assertThat(back.newItems())
                .isEqualTo(straight.priceVolumeMix().lostItems().negated());
    }

    @Property(tries = 200)
    void nothingChangesAgainstItself(@ForAll Shop shop, @ForAll Part part) {
        Scope scope = part.of(shop.orders());
        Comparison comparison = scope.comparedTo(scope);
        assertThat(difference(comparison.measure(revenue()))).isZero();
        if (Comparisons.isHeld(shop.oracle(), Dimensions.product())) {
            PriceVolumeMix pvm = comparison.priceVolumeMix();
            assertThat(List.of(
                            pvm.price(),
                            pvm.volume(),
                            pvm.mix(),
                            pvm.newItems(),
                            pvm.lostItems(),
                            pvm.returns(),
                            pvm.withoutUnits()))
                    .allSatisfy(amount -> assertThat(amount.signum()).isZero());
        }
    }

    /** The formulas of the definitions over lists of facts, in fractions. */
    private static final class Slowly {
        private final Map<Object, List<OracleFact>> before;
        private final Map<Object, List<OracleFact>> after;
        private final List<OracleFact> chargesBefore;
        private final List<OracleFact> chargesAfter;
        private final OracleScope was;
        private final OracleScope is;

        Slowly(Dimension<?> items, OracleScope was, OracleScope is, Oracle oracle) {
            // a product that is called (charges) is taken for them where there are charges
            boolean charges = oracle.facts.stream().anyMatch(OracleFact::isCharge)
                    && oracle.attributes.contains(Dimensions.product());
            Predicate<OracleFact> charge =
                    fact -> fact.isCharge() || (charges && fact.product().equals(Dimension.CHARGES));
            this.was = was;
            this.is = is;
            this.before = byItem(items, was, charge.negate());
            this.after = byItem(items, is, charge.negate());
            this.chargesBefore = was.facts().stream().filter(charge).toList();
            this.chargesAfter = is.facts().stream().filter(charge).toList();
        }

        private static Map<Object, List<OracleFact>> byItem(
                Dimension<?> items, OracleScope scope, Predicate<OracleFact> goods) {
            Map<Object, List<OracleFact>> byItem = new HashMap<>();
            scope.by(List.of(items))
                    .forEach((key, group) -> byItem.put(
                            key.get(0), group.facts().stream().filter(goods).toList()));
            return byItem;
        }

        private static BigDecimal sales(List<OracleFact> facts) {
            return facts.stream()
                    .map(fact -> fact.grossSales().subtract(fact.discount()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private static BigDecimal units(List<OracleFact> facts) {
            return facts.stream()
                    .filter(OracleFact::isSale)
                    .map(OracleFact::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private static BigDecimal returned(OracleScope scope) {
            return scope.facts().stream().map(OracleFact::returned).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        void assertSame(PriceVolumeMix actual, int scale) {
            Fraction q0 = Fraction.ZERO;
            Fraction q1 = Fraction.ZERO;
            Fraction s0 = Fraction.ZERO;
            Fraction price = Fraction.ZERO;
            BigDecimal appeared = BigDecimal.ZERO;
            BigDecimal gone = BigDecimal.ZERO;
            BigDecimal unsold = sales(chargesAfter).subtract(sales(chargesBefore));
            Set<Object> keys = new HashSet<>(before.keySet());
            keys.addAll(after.keySet());
            List<Object> both = new ArrayList<>();
            for (Object key : keys) {
                List<OracleFact> left = before.getOrDefault(key, List.of());
                List<OracleFact> right = after.getOrDefault(key, List.of());
                boolean soldLeft = units(left).signum() > 0;
                boolean soldRight = units(right).signum() > 0;
                BigDecimal change = sales(right).subtract(sales(left));
                if (soldLeft && soldRight) {
                    both.add(key);
                    q0 = q0.plus(Fraction.of(units(left)));
                    q1 = q1.plus(Fraction.of(units(right)));
                    s0 = s0.plus(Fraction.of(sales(left)));
                    price = price.plus(Fraction.of(units(right)).times(p(right).minus(p(left))));
                } else if (soldRight) {
                    appeared = appeared.add(change);
                } else if (soldLeft) {
                    gone = gone.add(change);
                } else {
                    unsold = unsold.add(change);
                }
            }
            Fraction mean = both.isEmpty() ? Fraction.ZERO : s0.over(q0);
            Fraction mix = Fraction.ZERO;
            for (Object key : both) {
                Fraction more = Fraction.of(units(after.get(key))).minus(Fraction.of(units(before.get(key))));
                mix = mix.plus(more.times(p(before.get(key)).minus(mean)));
            }
            assertThat(actual.price().value()).isEqualByComparingTo(price.rounded(scale));
            assertThat(actual.volume().value())
                    .isEqualByComparingTo(mean.times(q1.minus(q0)).rounded(scale));
            // the remainder of two roundings of at most half a unit each
            assertThat(Fraction.of(actual.mix().value())
                            .minus(mix)
                            .rounded(scale + 3)
                            .abs())
                    .isLessThanOrEqualTo(BigDecimal.ONE.movePointLeft(scale));
            assertThat(actual.newItems().value()).isEqualByComparingTo(appeared);
            assertThat(actual.lostItems().value()).isEqualByComparingTo(gone);
            assertThat(actual.returns().value())
                    .isEqualByComparingTo(returned(was).subtract(returned(is)));
            assertThat(actual.withoutUnits().value()).isEqualByComparingTo(unsold);
            assertThat(actual.itemsInBoth()).isEqualTo(both.size());
        }

        private static Fraction p(List<OracleFact> facts) {
            return Fraction.of(sales(facts)).over(Fraction.of(units(facts)));
        }
    }

    /** An exact fraction. */
    private record Fraction(BigInteger over, BigInteger under) {
        static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

        static Fraction of(BigDecimal number) {
            BigDecimal plain = number.setScale(Math.max(0, number.scale()));
            return new Fraction(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.over.negate(), other.under));
        }

        Fraction times(Fraction other) {
            return new Fraction(over.multiply(other.over), under.multiply(other.under));
        }

        Fraction over(Fraction other) {
            return new Fraction(over.multiply(other.under), under.multiply(other.over));
        }

        BigDecimal rounded(int scale) {
            return new BigDecimal(over).divide(new BigDecimal(under), scale, RoundingMode.HALF_EVEN);
        }
    }
}
