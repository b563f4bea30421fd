package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.metric.Metrics;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lines that repeat others, in orders small and large, wherever the lines come from. */
class DuplicateLinesTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"))
            .withPolicy(QualityPolicy.withDefaults().with(Reason.DUPLICATE_LINE, Policy.DROP));
    private static final Instant NOON = Instant.parse("2011-06-01T12:00:00Z");

    /** What a line says; few values of each, so that many lines are alike in all but one. */
    private record Told(
            int order, int second, int product, String name, int quantity, int price, String city, String country) {

        static Told any(Random random, int orders) {
            return new Told(
                    random.nextInt(orders),
                    random.nextInt(8) == 0 ? 1 : 0,
                    random.nextInt(6),
                    random.nextInt(8) == 0 ? "B" : "A",
                    1 + random.nextInt(2),
                    1 + random.nextInt(2),
                    random.nextInt(8) == 0 ? "York" : "Bath",
                    random.nextInt(8) == 0 ? "France" : "Spain");
        }

        Line line() {
            return Line.of("o-" + order, NOON.plusSeconds(second), "p-" + product, quantity, BigDecimal.valueOf(price))
                    .withProductName(name)
                    .withCity(city)
                    .with(RandomLines.LINE_COUNTRY, country);
        }
    }

    private static Orders build(List<Line> lines, int batches) {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0 && i * batches / lines.size() > (i - 1) * batches / lines.size()) {
                builder.newBatch(); // ends the one that lines are added to
            }
            builder.add(lines.get(i));
        }
        return builder.toOrders();
    }

    @Property(tries = 200)
    void aLineRepeatsAnotherIfAllItSaysIsTheSame(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 120) int lines,
            @ForAll @IntRange(min = 1, max = 6) int orders,
            @ForAll @IntRange(min = 1, max = 4) int batches) {
        List<Told> told = IntStream.range(0, lines)
                .mapToObj(i -> Told.any(random, orders))
                .toList();
        long distinct = told.stream().distinct().count();

        Orders built = build(told.stream().map(Told::line).toList(), batches);

        assertThat(built.quality().finding(Reason.DUPLICATE_LINE).count()).isEqualTo(lines - distinct);
        assertThat(built.measure(Metrics.lines()).value()).isEqualByComparingTo(BigDecimal.valueOf(distinct));
    }

    /** Lines of one product, quantity and price, which are told apart by less than their marks. */
    @Property(tries = 100)
    void linesThatLookAlikeAreComparedByAllTheySay(
            @ForAll Random random,
            @ForAll @IntRange(min = 13, max = 400) int lines,
            @ForAll @IntRange(min = 1, max = 200) int countries,
            @ForAll @IntRange(min = 1, max = 3) int batches) {
        record Alike(int country, int second, String id) {}
        List<Alike> alike = IntStream.range(0, lines)
                .mapToObj(i -> new Alike(
                        random.nextInt(countries),
                        random.nextInt(8) == 0 ? 1 : 0,
                        random.nextInt(4) > 0 ? "" : Integer.toString(random.nextInt(20))))
                .toList();
        long ids = alike.stream()
                .map(Alike::id)
                .filter(id -> !id.isEmpty())
                .distinct()
                .count();
        long distinct =
                alike.stream().filter(line -> line.id.isEmpty()).distinct().count();

        Orders built = build(
                alike.stream()
                        .map(line -> Line.of("o-1", NOON.plusSeconds(line.second), "p-1", 1, BigDecimal.ONE)
                                .with(RandomLines.LINE_COUNTRY, "c-" + line.country)
                                .withLineId(line.id))
                        .toList(),
                batches);

        assertThat(built.measure(Metrics.lines()).value()).isEqualByComparingTo(BigDecimal.valueOf(ids + distinct));
        assertThat(built.quality().finding(Reason.DUPLICATE_LINE).count()
                        + built.quality().finding(Reason.DUPLICATE_LINE_ID).count())
                .isEqualTo(lines - ids - distinct);
    }

    /** Comparing each with each would take minutes. */
    @Test
    @Timeout(30)
    void manyLinesOfOneOrderMayDifferInOneFactAlone() {
        int lines = 200_000;
        OrdersBuilder builder = Orders.builder(SETTINGS);
        for (int i = 0; i < lines; i++) {
            builder.add(
                    Line.of("o-1", NOON, "voucher", 1, BigDecimal.TEN).with(RandomLines.LINE_COUNTRY, "serial " + i));
        }
        assertThat(builder.toOrders().quality().finding(Reason.DUPLICATE_LINE).count())
                .isZero();
    }

    @Property(tries = 200)
    void ofLinesWithOneIdInAnOrderOneStaysAndLinesWithoutAreComparedAsEver(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 120) int lines,
            @ForAll @IntRange(min = 1, max = 6) int orders,
            @ForAll @IntRange(min = 1, max = 4) int batches) {
        record Named(Told told, String id) {}
        List<Named> named = IntStream.range(0, lines)
                .mapToObj(i -> new Named(
                        Told.any(random, orders), random.nextBoolean() ? "" : Integer.toString(random.nextInt(20))))
                .toList();
        long withId = named.stream().filter(line -> !line.id.isEmpty()).count();
        long ids = named.stream()
                .filter(line -> !line.id.isEmpty())
                .map(line -> List.of(line.told.order, line.id))
                .distinct()
                .count();
        long distinct = named.stream()
                .filter(line -> line.id.isEmpty())
                .map(Named::told)
                .distinct()
                .count();

        Orders built = build(
                named.stream().map(line -> line.told.line().withLineId(line.id)).toList(), batches);

        assertThat(built.quality().finding(Reason.DUPLICATE_LINE_ID).count()).isEqualTo(withId - ids);
        assertThat(built.quality().finding(Reason.DUPLICATE_LINE).count()).isEqualTo(lines - withId - distinct);
        assertThat(built.measure(Metrics.lines()).value()).isEqualByComparingTo(BigDecimal.valueOf(ids + distinct));
    }
}
