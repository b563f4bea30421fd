package dev.kpi.order;

import static dev.kpi.order.Comparisons.assertSameRows;
import static dev.kpi.order.Comparisons.figures;
import static dev.kpi.order.Comparisons.isHeld;
import static dev.kpi.order.Comparisons.metrics;
import static dev.kpi.order.Comparisons.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.metric.Dimension;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.order.OrderLines.By;
import dev.kpi.order.OrderLines.Part;
import dev.kpi.quality.Finding;
import dev.kpi.quality.QualityReport;
import dev.kpi.quality.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;

/** Neither the order of the lines nor the way they come in makes a difference. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE) // every list of choices is short
@Domain(DomainContext.Global.class)
class RowOrderLawsTest {

    private static void assertSameAnswers(Orders actual, Orders expected, Oracle oracle, Part part, By by) {
        List<Metric<?>> metrics = metrics(oracle);
        assertThat(figures(actual, metrics)).isEqualTo(figures(expected, metrics));
        List<Dimension<?>> dimensions = List.of(by.dimension(), Grains.month());
        if (isHeld(oracle, by.dimension())) {
            assertSameRows(rows(part.of(actual), dimensions, metrics), rows(part.of(expected), dimensions, metrics));
        }
        assertThat(actual.coverage()).isEqualTo(expected.coverage());
        assertThat(actual.attributes()).isEqualTo(expected.attributes());
        assertThat(counts(actual.quality())).isEqualTo(counts(expected.quality()));
        assertThat(actual).hasToString(expected.toString());
    }

    /** What was found how often; the places depend on the order of the lines. */
    private static Map<Object, Long> counts(QualityReport quality) {
        Map<Object, Long> counts = new HashMap<>();
        counts.put("read", quality.read());
        counts.put("accepted", quality.accepted());
        counts.put("void", quality.voidLines());
        for (Finding finding : quality.findings()) {
            counts.put(finding.reason(), finding.count());
        }
        return counts;
    }

    @Property
    void anyOrderOfTheLinesGivesTheSameAnswer(
            @ForAll Shop shop, @ForAll Part part, @ForAll By by, @ForAll Random random) {
        List<Line> shuffled = new ArrayList<>(shop.lines());
        Collections.shuffle(shuffled, random);

        assertSameAnswers(shop.orders(shuffled), shop.orders(), shop.oracle(), part, by);
    }

    @Property(tries = 300)
    void aParallelStreamGivesTheSameAnswer(@ForAll Shop shop, @ForAll Part part, @ForAll By by) {
        Orders parallel = shop.lines().parallelStream().collect(Orders.collector(shop.settings()));

        assertSameAnswers(parallel, shop.orders(), shop.oracle(), part, by);
        assertThat(parallel.quality()).isEqualTo(shop.orders().quality());
    }

    @Property
    void severalBatchesGiveTheSameAnswerAsOne(
            @ForAll Shop shop,
            @ForAll Part part,
            @ForAll By by,
            @ForAll @IntRange(min = 1, max = 5) int batches,
            @ForAll Random random) {
        List<OrdersBuilder> made = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            made.add(Orders.builder(shop.settings()));
        }
        shop.lines().forEach(line -> made.get(random.nextInt(batches)).add(line));
        OrdersBuilder all = made.stream().reduce(OrdersBuilder::addAll).orElseThrow();

        assertSameAnswers(all.toOrders(), shop.orders(), shop.oracle(), part, by);
    }

    /** Deals lines out, a few at a time, to threads whose batches follow each other. */
    static void addInTurns(OrdersBuilder builder, List<Line> lines, int threads, Random random) {
        @Nullable LineBatch[] last = new LineBatch[threads];
        int from = 0;
        while (from < lines.size()) {
            int to = Math.min(lines.size(), from + 1 + random.nextInt(8));
            int thread = random.nextInt(threads);
            LineBatch ended = last[thread];
            LineBatch batch = ended == null ? builder.newBatch() : builder.nextBatch(ended);
            last[thread] = batch;
            WaitingLines waiting = new WaitingLines();
            lines.subList(from, to).forEach(waiting::add);
            batch.addAll(waiting);
            from = to;
        }
    }

    @Property
    void batchesThatFollowEachOtherGiveTheSameAnswerAsOne(
            @ForAll Shop shop,
            @ForAll Part part,
            @ForAll By by,
            @ForAll @IntRange(min = 1, max = 3) int threads,
            @ForAll Random random) {
        OrdersBuilder builder = Orders.builder(shop.settings());
        addInTurns(builder, shop.lines(), threads, random);

        Orders orders = builder.toOrders();
        assertSameAnswers(orders, shop.orders(), shop.oracle(), part, by);
        assertThat(orders.quality()).isEqualTo(shop.orders().quality());
    }

    @Property(tries = 200)
    void linesAskedOneByOneInAnyBatchKeepTheirPlacesInTheReport(@ForAll Shop shop) {
        OrdersBuilder builder = Orders.builder(shop.settings());
        int half = shop.lines().size() / 2;
        shop.lines().subList(0, half).forEach(builder::add);
        builder.newBatch();
        shop.lines().subList(half, shop.lines().size()).forEach(builder::add);

        QualityReport quality = builder.toOrders().quality();
        for (Reason reason : List.of(Reason.MISSING_FIELD, Reason.ZERO_PRICE, Reason.AMOUNT_OUT_OF_RANGE)) {
            assertThat(quality.finding(reason))
                    .isEqualTo(shop.orders().quality().finding(reason));
        }
    }
}
