package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Count;
import dev.kpi.figure.Unit;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Assigned;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.FirstOrder;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.metric.LineView;
import dev.kpi.metric.Mapped;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.metric.Top;
import dev.kpi.metric.Totals;
import dev.kpi.order.OrderLines.Part;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** The laws that every metric must obey, whatever the shards: what they know together is what all lines tell at once. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, tries = 250) // every list of choices is short
@Domain(DomainContext.Global.class)
class MergeLawsTest {

    /** A metric of a caller that shows the scale at which it is told what was measured, unless it is nothing. */
    private record ScaleOf(Measure measure) implements Metric<Count> {
        @Override
        public String name() {
            return "scale of " + measure;
        }

        @Override
        public String formula() {
            return "decimals";
        }

        @Override
        public Unit unit(Currency currency) {
            return Unit.count("");
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(measure);
        }

        @Override
        public Count value(Totals totals) {
            BigDecimal value = totals.of(measure);
            return Count.of(value.signum() == 0 ? 0 : value.scale());
        }
    }

    /** The metrics that take arguments, by the name of their factory. */
    private static final Map<String, List<Metric<?>>> WITH_ARGUMENTS = Map.of(
            "distinct",
            List.of(
                    Metrics.distinct(Dimensions.customer()),
                    Metrics.distinct(Dimensions.order()),
                    Metrics.distinct(Dimensions.weekday()),
                    Metrics.distinct(Grains.week()),
                    Metrics.distinct(Grains.day().map("odd", day -> day.getDayOfMonth() % 2 == 0 ? null : "odd"))),
            "ratio",
            List.of(
                    Metrics.ratio("spend", Metrics.revenue(), Metrics.customerCount()),
                    Metrics.ratio("repeaters", Metrics.repeatPurchaseRate(), Metrics.distinctProducts()),
                    Metrics.ratio("returners", Metrics.orderReturnRate(), Metrics.customerCount())),
            "sumOf",
            List.of(
                    Metrics.sumOf("net", LineView::revenue),
                    Metrics.sumOf("tiny", line -> line.grossSales().movePointLeft(9))),
            "countOf",
            List.of(Metrics.countOf("returned lines", LineView::isReturn)));

    /** A metric of a caller that shows what was measured, whatever else there is. */
    private record CountOf(Measure measure) implements Metric<Count> {
        @Override
        public String name() {
            return "count of " + measure;
        }

        @Override
        public String formula() {
            return "the measure";
        }

        @Override
        public Unit unit(Currency currency) {
            return Unit.count("");
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(measure);
        }

        @Override
        public Count value(Totals totals) {
            return Count.of(totals.of(measure).longValueExact());
        }
    }

    private static final List<Metric<?>> OWN = List.of(
            new ScaleOf(Measure.Sum.GROSS_SALES),
            new ScaleOf(Measure.Sum.RETURNED_UNITS),
            new CountOf(Measure.Tally.RETURNED_ORDERS),
            new CountOf(Measure.Tally.LINKED_ORDERS));

    /** All metrics that these laws are checked for. */
    private static List<Metric<?>> suite(List<Metric<?>> ofMetrics) {
        List<Metric<?>> all = new ArrayList<>(ofMetrics);
        WITH_ARGUMENTS.values().forEach(all::addAll);
        all.addAll(OWN);
        return all;
    }

    /** A segment by the ids of customers, some of whom are in none. */
    private static final Assigned SEGMENT = Assigned.of(
            "segment",
            List.of("second", "first"),
            new int[] {0, 1, -1, 1},
            new Object(),
            id -> Math.floorMod(id.hashCode(), 5));

    private static final List<Dimension<?>> DIMENSIONS = Stream.concat(
                    OrderLines.DIMENSIONS.stream().filter(dimension -> !(dimension instanceof Top<?>)),
                    Stream.of(
                            SEGMENT,
                            SEGMENT.map("in a segment", key -> "yes"),
                            Dimensions.distanceBand(),
                            Dimensions.distanceBand(0.5, 800)))
            .toList();

    private static final List<Dimension<?>> DIMENSIONS_OF_LINES = DIMENSIONS.stream()
            .filter(dimension -> Comparisons.isOfLines(base(dimension)) || dimension.equals(Dimensions.order()))
            .toList();

    /** The dimensions that shards split like this can tell. */
    private static List<Dimension<?>> dimensions(Split split) {
        return switch (split) {
            case BY_CUSTOMER -> DIMENSIONS;
            case BY_ORDER ->
                DIMENSIONS.stream()
                        .filter(dimension -> !(base(dimension) instanceof FirstOrder))
                        .toList();
            case BY_LINE -> DIMENSIONS_OF_LINES;
        };
    }

    private static Dimension<?> base(Dimension<?> dimension) {
        return dimension instanceof Mapped<?> mapped ? base(mapped.base()) : dimension;
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** One metric or all of them, of the whole, by up to two dimensions, over time, or as a breakdown. */
    private static Asked asked(List<Dimension<?>> dimensions, List<Metric<?>> metrics, Random random) {
        List<Metric<?>> asked = random.nextInt(3) == 0 ? List.of(any(metrics, random)) : metrics;
        return switch (random.nextInt(5)) {
            case 0 -> Asked.of(asked);
            case 4 -> {
                List<AdditiveMetric<?>> additive = new ArrayList<>();
                metrics.forEach(metric -> {
                    if (metric instanceof AdditiveMetric<?> one) {
                        additive.add(one);
                    }
                });
                yield Asked.breakdown(List.of(any(dimensions, random)), any(additive, random));
            }
            case 1 -> new Asked(List.of(any(dimensions, random)), false, asked);
            case 2 -> {
                List<Dimension<?>> two = List.of(any(dimensions, random), any(dimensions, random));
                yield new Asked(two.get(0).equals(two.get(1)) ? two.subList(0, 1) : two, false, asked);
            }
            default -> {
                List<Dimension<?>> grains =
                        dimensions.stream().filter(Grain.class::isInstance).toList();
                yield grains.isEmpty() ? Asked.of(asked) : new Asked(List.of(any(grains, random)), true, asked);
            }
        };
    }

    private static List<Metric<?>> metrics(Shards shards, Split split) {
        List<Metric<?>> all = suite(Comparisons.metrics(Oracle.of(shards.settings(), shards.lines())));
        return split == Split.BY_LINE
                ? all.stream().filter(MergeLawsTest::isOfLines).toList()
                : all;
    }

    private static boolean isOfLines(Metric<?> metric) {
        return metric.measures().stream()
                .noneMatch(measure -> measure instanceof Measure.Tally
                        || (measure instanceof Measure.Distinct distinct
                                && !DIMENSIONS_OF_LINES.contains(distinct.dimension())));
    }

    private static void assertMerges(Shop shop, Part part, Split split, int number, long seed) {
        Random random = new Random(seed);
        Shards shards = Shards.shipped(shop, split, number, random);
        Asked asked = asked(dimensions(split), metrics(shards, split), random);
        long scopeSeed = random.nextLong();
        Scope all = Shards.part(shards.orders(), part, split, new Random(scopeSeed));
        List<Partial<Object>> partials = new ArrayList<>();
        for (Orders orders : shards.shards()) {
            partials.add(asked.partial(Shards.part(orders, part, split, new Random(scopeSeed)), split));
        }

        Partial<Object> merged = Shards.merged(partials, random);

        assertThat(Asked.outcome(merged::value)).isEqualTo(asked.measured(all));
        assertThat(merged).isEqualTo(asked.partial(all, split)); // the same bytes
    }

    @Property
    void shardsByCustomerTellTogetherWhatAllLinesTell(
            @ForAll Shop shop, @ForAll Part part, @ForAll @IntRange(min = 1, max = 8) int number, @ForAll long seed) {
        assertMerges(shop, part, Split.BY_CUSTOMER, number, seed);
    }

    @Property
    void shardsByOrderTellTogetherWhatAllLinesTell(
            @ForAll Shop shop, @ForAll Part part, @ForAll @IntRange(min = 1, max = 8) int number, @ForAll long seed) {
        assertMerges(shop, part, Split.BY_ORDER, number, seed);
    }

    @Property
    void shardsByLineTellTogetherWhatAllLinesTell(
            @ForAll Shop shop, @ForAll Part part, @ForAll @IntRange(min = 1, max = 8) int number, @ForAll long seed) {
        assertMerges(shop, part, Split.BY_LINE, number, seed);
    }

    @Property(tries = 200)
    void aShardWithoutLinesAddsNothing(@ForAll Shop shop, @ForAll Part part, @ForAll Split split, @ForAll long seed) {
        Random random = new Random(seed);
        Shards shards = Shards.shipped(shop, split, 1, random);
        Asked asked = asked(dimensions(split), metrics(shards, split), random);
        Orders none = Stream.<Line>of().collect(Orders.collector(shards.settings()));
        Partial<Object> partial = asked.partial(Shards.part(shards.orders(), part, split, new Random(seed)), split);
        Partial<Object> nothing = asked.partial(Shards.part(none, part, split, new Random(seed)), split);

        assertThat(partial.merge(nothing)).isEqualTo(partial);
        assertThat(nothing.merge(partial)).isEqualTo(partial);
        assertThat(nothing.merge(nothing)).isEqualTo(nothing);
    }

    @Property(tries = 200)
    void theOrderAndTheGroupingOfMergesMakeNoDifference(
            @ForAll Shop shop, @ForAll Part part, @ForAll Split split, @ForAll long seed) {
        Random random = new Random(seed);
        Shards shards = Shards.shipped(shop, split, 3, random);
        Asked asked = asked(dimensions(split), metrics(shards, split), random);
        List<Partial<Object>> p = shards.shards().stream()
                .map(orders -> asked.partial(Shards.part(orders, part, split, new Random(seed)), split))
                .toList();

        assertThat(p.get(0).merge(p.get(1))).isEqualTo(p.get(1).merge(p.get(0)));
        assertThat(p.get(0).merge(p.get(1)).merge(p.get(2)))
                .isEqualTo(p.get(0).merge(p.get(1).merge(p.get(2))));
    }

    @Property(tries = 200)
    void manyAreMergedAtOnceAsOneAfterTheOther(
            @ForAll Shop shop,
            @ForAll Part part,
            @ForAll Split split,
            @ForAll @IntRange(min = 1, max = 8) int number,
            @ForAll long seed) {
        Random random = new Random(seed);
        Shards shards = Shards.shipped(shop, split, number, random);
        Asked asked = asked(dimensions(split), metrics(shards, split), random);
        List<Partial<Object>> partials = shards.shards().stream()
                .map(orders -> asked.partial(Shards.part(orders, part, split, new Random(seed)), split))
                .toList();
        List<byte[]> before = partials.stream().map(Partial::toBytes).toList();
        Partial<Object> expected = partials.stream().reduce(Partial::merge).orElseThrow();

        assertThat(partials.stream().collect(Partial.merging())).isEqualTo(expected);
        assertThat(partials.parallelStream().collect(Partial.merging())).isEqualTo(expected);
        assertThat(partials).extracting(Partial::toBytes).containsExactlyElementsOf(before); // they stay as they are
    }

    @Property(tries = 200)
    void bytesComeBackAsTheyWere(@ForAll Shop shop, @ForAll Part part, @ForAll Split split, @ForAll long seed) {
        Random random = new Random(seed);
        Shards shards = Shards.shipped(shop, split, 1, random);
        Asked asked = asked(dimensions(split), metrics(shards, split), random);
        Partial<Object> partial = asked.partial(Shards.part(shards.orders(), part, split, random), split);

        Partial<Object> read = partial.read(partial.toBytes());

        assertThat(read.toBytes()).isEqualTo(partial.toBytes());
        assertThat(Asked.outcome(read::value)).isEqualTo(Asked.outcome(partial::value));
        assertThat(read).hasToString(partial.toString());
    }

    @Property
    void aFoldTellsWhatAllLinesTell(
            @ForAll Shop shop, @ForAll Part part, @ForAll @IntRange(min = 1, max = 20) int block, @ForAll long seed) {
        Random random = new Random(seed);
        Shards shards = Shards.shipped(shop, Split.BY_ORDER, 1, random);
        Asked asked = asked(dimensions(Split.BY_ORDER), metrics(shards, Split.BY_ORDER), random);
        Folding folding = Orders.folding(shards.settings()).inBlocksOf(block);
        folding = part.days() == null ? folding : folding.within(part.days());
        for (Condition condition : part.conditions()) {
            folding = Shards.isRefused(condition, Split.BY_ORDER) ? folding : folding.where(condition);
        }
        List<Line> adjacent = Shards.adjacent(shards.lines(), random);
        var collector = asked.collector(folding);

        Object expected = asked.measured(Shards.part(shards.orders(), part, Split.BY_ORDER, random));
        assertThat(Asked.outcome(() -> adjacent.stream().collect(collector))).isEqualTo(expected);
        assertThat(Asked.outcome(() -> adjacent.parallelStream().collect(collector)))
                .isEqualTo(expected);
    }

    @Property(tries = 100)
    void shuffledLinesOfAnOrderAreFoldedAlike(@ForAll Shop shop, @ForAll long seed) {
        Random random = new Random(seed);
        Shards shards = Shards.shipped(shop, Split.BY_ORDER, 1, random);
        List<Line> shuffled = new ArrayList<>(shards.lines());
        Collections.shuffle(shuffled, random);
        var collector = Orders.folding(shards.settings())
                .inBlocksOf(3)
                .by(Grains.month())
                .collector(Metrics.revenue(), Metrics.repeatPurchaseRate());

        assertThat(Shards.adjacent(shuffled, random).stream().collect(collector))
                .isEqualTo(Shards.adjacent(shards.lines(), random).stream().collect(collector));
    }

    @Test
    void everyFactoryOfMetricsIsUnderTheseLaws() {
        Set<String> missing = new java.util.TreeSet<>();
        List<Metric<?>> all = suite(Metrics.all());
        for (Method method : Metrics.class.getDeclaredMethods()) {
            if (!Modifier.isPublic(method.getModifiers()) || !Metric.class.isAssignableFrom(method.getReturnType())) {
                continue;
            }
            boolean checked;
            if (method.getParameterCount() == 0) {
                checked = all.contains(made(method));
            } else if (method.getName().equals("named")) { // gives what the others make
                checked = Metrics.all().stream().allMatch(metric -> all.contains(Metrics.named(metric.name())));
            } else {
                checked = WITH_ARGUMENTS.containsKey(method.getName());
            }
            if (!checked) {
                missing.add(method.getName());
            }
        }
        assertThat(missing).as("metrics that no law of merging is checked for").isEmpty();
    }

    private static Object made(Method method) {
        try {
            return method.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
