package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.LineView;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.metric.Totals;
import dev.kpi.order.OrderLines.By;
import dev.kpi.order.OrderLines.Part;
import dev.kpi.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What callers make themselves: sums, counts, ratios, dimensions of lines, metrics of their own. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE) // every list of choices is short
@Domain(DomainContext.Global.class)
class OwnMetricsLawsTest {

    private static final AdditiveMetric<Amount> NET = Metrics.sumOf("net", LineView::revenue);
    private static final AdditiveMetric<Amount> TENTH =
            Metrics.sumOf("tenth", line -> line.grossSales().movePointLeft(9));
    private static final AdditiveMetric<Amount> BY_HOUR = Metrics.sumOf(
            "by the clock",
            line -> line.quantity().multiply(BigDecimal.valueOf(line.at().getEpochSecond() % 1000)));
    private static final AdditiveMetric<Count> BACK = Metrics.countOf("returned lines", LineView::isReturn);
    private static final AdditiveMetric<Count> OF_GUESTS =
            Metrics.countOf("lines of guests", line -> line.customer().equals(Dimension.UNKNOWN));

    private static <T> List<T> on(OracleScope scope, Function<LineView, T> function) {
        return scope.facts().stream().map(function::apply).toList();
    }

    private static BigDecimal sum(OracleScope scope, Function<LineView, BigDecimal> term) {
        return on(scope, term).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Figure> expected(OracleScope scope) {
        return List.of(
                Amount.of(sum(scope, LineView::revenue), scope.currency()),
                Amount.of(sum(scope, line -> line.grossSales().movePointLeft(9)), scope.currency()),
                Amount.of(
                        sum(
                                scope,
                                line -> line.quantity()
                                        .multiply(BigDecimal.valueOf(line.at().getEpochSecond() % 1000))),
                        scope.currency()),
                Count.of(on(scope, LineView::isReturn).stream().filter(b -> b).count(), Unit.count("returned lines")),
                Count.of(
                        on(scope, LineView::customer).stream()
                                .filter(Dimension.UNKNOWN::equals)
                                .count(),
                        Unit.count("lines of guests")));
    }

    private static final List<Metric<?>> OWN = List.of(NET, TENTH, BY_HOUR, BACK, OF_GUESTS);

    @Property
    void eachSumAndCountIsThatOfTheLines(@ForAll Shop shop, @ForAll Part part) {
        Scope scope = part.of(shop.orders());

        assertThat(OWN.stream().map(metric -> (Figure) scope.measure(metric)).toList())
                .isEqualTo(expected(shop.oracle().scope(part)));
    }

    @Property
    void severalSumsAskedTogetherAreThoseOfTheLines(@ForAll Shop shop, @ForAll Part part) {
        assertThat(part.of(shop.orders()).measure(OWN).figures())
                .isEqualTo(expected(shop.oracle().scope(part)));
    }

    @Property
    void severalSumsByAnyDimensionAreThoseOfTheLines(@ForAll Shop shop, @ForAll Part part, @ForAll By by) {
        Oracle oracle = shop.oracle();
        if (!Comparisons.isHeld(oracle, by.dimension())) {
            return;
        }
        Table<?> table = part.of(shop.orders()).by(by.dimension()).measure(OWN);
        Map<List<Object>, OracleScope> groups = oracle.scope(part).by(List.of(by.dimension()));

        assertThat(List.copyOf(Comparisons.rows(table).values()))
                .isEqualTo(groups.values().stream()
                        .map(OwnMetricsLawsTest::expected)
                        .toList());
    }

    @Property
    void aRatioDividesTwoMetrics(@ForAll Shop shop, @ForAll Part part) {
        Scope scope = part.of(shop.orders());
        OracleScope oracle = shop.oracle().scope(part);
        Metric<Quotient> perCustomer = Metrics.ratio("spend", Metrics.revenue(), Metrics.customerCount());
        Metric<Quotient> ofUndefined = Metrics.ratio("odd", Metrics.averageOrderValue(), Metrics.lines());
        Unit perCustomers = Unit.amountPer(RandomLines.GBP, "customers");

        assertThat(scope.measure(perCustomer))
                .isEqualTo(Quotient.of(
                        oracle.measure(Metrics.revenue()).toBigDecimal(),
                        oracle.measure(Metrics.customerCount()).toBigDecimal(),
                        perCustomers));
        Figure average = oracle.measure(Metrics.averageOrderValue());
        assertThat(scope.measure(ofUndefined).isDefined()).isEqualTo(average.isDefined());
    }

    @Property
    void distinctKeysAreThoseOfGoodsThatWereSold(@ForAll Shop shop, @ForAll Part part, @ForAll By by) {
        Oracle oracle = shop.oracle();
        Dimension<?> dimension = by.dimension();
        if (!Comparisons.isHeld(oracle, dimension)) {
            return;
        }
        Metric<Count> distinct = Metrics.distinct(dimension);
        OracleScope scope = oracle.scope(part);
        Table<?> table = part.of(shop.orders())
                .by(Grains.quarter(), Dimensions.weekday())
                .measure(List.of(distinct));
        List<Figure> expected = new ArrayList<>();
        scope.by(List.of(Grains.quarter(), Dimensions.weekday()))
                .values()
                .forEach(group -> expected.add(distinctKeys(group, scope, dimension)));

        assertThat(List.copyOf(Comparisons.rows(table).values()))
                .isEqualTo(expected.stream().map(List::of).toList());
        assertThat(part.of(shop.orders()).measure(distinct)).isEqualTo(distinctKeys(scope, scope, dimension));
    }

    private static Count distinctKeys(OracleScope group, OracleScope scope, Dimension<?> dimension) {
        long keys = scope.by(List.of(dimension)).entrySet().stream()
                .filter(e -> !e.getKey().get(0).equals(Dimension.UNKNOWN))
                .filter(e -> e.getValue().facts().stream()
                        .anyMatch(fact -> fact.isSale() && fact.isGoods() && !disjoint(fact, group)))
                .count();
        return Count.of(keys, Unit.count("distinct " + dimension.name()));
    }

    private static boolean disjoint(OracleFact fact, OracleScope group) {
        return group.facts().stream().noneMatch(other -> other == fact);
    }

    /** A metric of a caller: what a sum is of gross sales. */
    private record ShareOfGross(Measure.Sum sum) implements Metric<Quotient> {
        @Override
        public String name() {
            return "share of gross sales";
        }

        @Override
        public String formula() {
            return sum + " / gross sales";
        }

        @Override
        public Unit unit(Currency currency) {
            return Unit.percent();
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(sum, Measure.Sum.GROSS_SALES);
        }

        @Override
        public Quotient value(Totals totals) {
            return Quotient.of(totals.of(sum), totals.of(Measure.Sum.GROSS_SALES), Unit.percent());
        }
    }

    @Property(tries = 200)
    void aMetricOfACallerIsMadeOfTheMeasuresItNames(@ForAll Shop shop, @ForAll Part part) {
        OracleScope oracle = shop.oracle().scope(part);

        BigDecimal gross = oracle.measure(Metrics.grossSales()).toBigDecimal();
        BigDecimal discounts = oracle.measure(Metrics.discounts()).toBigDecimal();
        BigDecimal charges = oracle.measure(Metrics.charges()).toBigDecimal();

        assertThat(part.of(shop.orders()).measure(new ShareOfGross(Measure.Sum.CHARGES)))
                .isEqualTo(Quotient.of(charges, gross, Unit.percent()));
        assertThat(part.of(shop.orders()).measure(new ShareOfGross(Measure.Sum.SALES)))
                .isEqualTo(Quotient.of(gross.subtract(discounts), gross, Unit.percent()));
    }

    @Property(tries = 300)
    void aLineShowsItsSettledFacts(@ForAll Shop shop) {
        Oracle oracle = shop.oracle();
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        shop.orders().measure(Metrics.countOf("seen", line -> seen.add(described(line, oracle))));

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(oracle.facts.stream()
                        .map(fact -> described(fact, oracle))
                        .toList());
    }

    private static String described(LineView line, Oracle oracle) {
        StringBuilder text = new StringBuilder();
        for (Attribute attribute : oracle.attributes) {
            text.append(attribute.level())
                    .append(attribute)
                    .append('=')
                    .append(line.text(attribute))
                    .append(' ');
        }
        return text
                + line.at().toString()
                + ' '
                + line.date()
                + ' '
                + line.isReturn()
                + line.isCharge()
                + ' '
                + plain(line.quantity())
                + ' '
                + plain(line.grossSales())
                + ' '
                + plain(line.discount())
                + ' '
                + plain(line.revenue())
                + ' '
                + plain(line.cost())
                + ' '
                + line.order()
                + line.product()
                + line.customer();
    }

    private static String plain(BigDecimal value) {
        return value == null
                ? "?"
                : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
