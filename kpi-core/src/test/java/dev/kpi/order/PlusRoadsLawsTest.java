package dev.kpi.order;

import static dev.kpi.order.Comparisons.figures;
import static dev.kpi.order.Comparisons.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.metric.Metric;
import dev.kpi.quality.Finding;
import dev.kpi.quality.QualityReport;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Splicing what new lines change into finished orders is building all anew, be the facts of lines agreeing or not. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE) // every list of choices is short
@Domain(DomainContext.Global.class)
class PlusRoadsLawsTest {

    private static final BigDecimal LARGE = new BigDecimal("10000000");

    private static void assertSame(Orders spliced, Orders rebuilt) {
        assertThat(SnapshotRows.of(spliced)).isEqualTo(SnapshotRows.of(rebuilt));
        assertThat(spliced.quality()).isEqualTo(rebuilt.quality());
        assertThat(spliced.quality()).hasToString(rebuilt.quality().toString());
        assertThat(spliced.audit()).hasToString(rebuilt.audit().toString());
        assertThat(spliced.audit().isBalanced()).isTrue();
        assertThat(spliced.attributes()).isEqualTo(rebuilt.attributes());
        assertThat(spliced).hasToString(rebuilt.toString());
    }

    /** Only finer or very large numbers, or nothing to splice into, are reasons to build all anew. */
    private static boolean mustBeSpliced(Orders before, Orders rebuilt, Shop shop) {
        Facts known = before.facts();
        return known.lines.count() > 0
                && rebuilt.facts().amountScale <= known.amountScale
                && rebuilt.facts().quantityScale <= known.quantityScale
                && shop.lines().stream()
                        .allMatch(line -> line.unitPrice().abs().compareTo(LARGE) < 0
                                && line.quantity().abs().compareTo(LARGE) < 0
                                && (line.discount() == null || line.discount().compareTo(LARGE) < 0)
                                && (line.unitCost() == null
                                        || line.unitCost().abs().compareTo(LARGE) < 0));
    }

    @Property
    void bothRoadsLeadToTheSameSnapshot(
            @ForAll Shop shop,
            @ForAll @IntRange(max = 60) int first,
            @ForAll @IntRange(max = 60) int second,
            @ForAll @IntRange(max = 60) int third) {
        int size = shop.lines().size();
        int[] ends = {Math.min(first, size), Math.min(second, size), Math.min(third, size), size};
        Arrays.sort(ends);
        Orders spliced = shop.orders(shop.lines().subList(0, ends[0]));
        Orders rebuilt = spliced;

        for (int step = 1; step < ends.length; step++) {
            List<Line> lines = shop.lines().subList(ends[step - 1], ends[step]);
            Orders before = spliced;
            spliced = before.plus(lines.stream());
            rebuilt = rebuilt.plus(lines.stream(), false);

            Statistics.label("spliced")
                    .collect(spliced.isSpliced())
                    .coverage(checker -> checker.check(true).percentage(share -> share > 60));
            if (mustBeSpliced(before, rebuilt, shop)) {
                assertThat(spliced.isSpliced()).isTrue();
            }
            assertThat(rebuilt.isSpliced()).isFalse();
            assertSame(spliced, rebuilt);
        }
    }

    @Test
    void anOrderThatOnlyARejectedLineNamedIsToldOfAtItsPlaceOnBothRoads() {
        Instant may = Instant.parse("2011-05-10T10:00:00Z");
        Orders before = Stream.of(Line.of("A", may, "p-1", 1, BigDecimal.ONE))
                .collect(Orders.collector(OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"))));
        Line rejected = Line.of("B", may, "p-1", 1, new BigDecimal("1E+12"));
        List<Line> later = List.of(
                Line.of("C", may, "p-1", 1, BigDecimal.ONE).withRegion("x"),
                Line.of("C", may, "p-1", 1, BigDecimal.ONE).withRegion("y"),
                Line.of("B", may, "p-1", 1, BigDecimal.ONE).withRegion("x"),
                Line.of("B", may, "p-1", 1, BigDecimal.ONE).withRegion("y"));

        Orders spliced = before.plus(Stream.of(rejected)).plus(later.stream());

        assertThat(spliced.isSpliced()).isTrue();
        assertSame(spliced, before.plus(Stream.of(rejected), false).plus(later.stream(), false));
        assertThat(spliced.quality().finding(Reason.DISAGREEING_FACT).first())
                .extracting(Object::toString)
                .containsExactly("line 2, region 'y'", "line 4, region 'y'");
    }

    @Property(tries = 300)
    void theOrderOfNewLinesMakesNoDifference(
            @ForAll Shop shop, @ForAll @IntRange(max = 60) int first, @ForAll Random random) {
        int known = Math.min(first, shop.lines().size());
        List<Line> later = shop.lines().subList(known, shop.lines().size());
        List<Line> shuffled = new ArrayList<>(later);
        Collections.shuffle(shuffled, random);
        Orders before = shop.orders(shop.lines().subList(0, known));

        Orders expected = before.plus(later.stream());
        Orders actual = before.plus(shuffled.stream());

        List<Metric<?>> metrics = metrics(shop.oracle());
        assertThat(figures(actual, metrics)).isEqualTo(figures(expected, metrics));
        assertThat(counts(actual.quality())).isEqualTo(counts(expected.quality()));
        assertThat(actual).hasToString(expected.toString());
    }

    private static List<Object> counts(QualityReport quality) {
        List<Object> counts = new ArrayList<>(List.of(quality.read(), quality.accepted(), quality.voidLines()));
        for (Finding finding : quality.findings()) {
            counts.add(List.of(finding.reason(), finding.count()));
        }
        return counts;
    }

    @Property(tries = 100)
    void theNumberOfThreadsMakesNoDifference(@ForAll Shop shop, @ForAll @IntRange(max = 60) int first)
            throws Exception {
        int known = Math.min(first, shop.lines().size());
        List<Line> later = shop.lines().subList(known, shop.lines().size());
        Orders before = shop.orders(shop.lines().subList(0, known));
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool several = new ForkJoinPool(4);
        try {
            assertSame(
                    one.submit(() -> before.plus(later.stream())).get(),
                    several.submit(() -> before.plus(later.stream())).get());
        } finally {
            one.shutdown();
            several.shutdown();
        }
    }
}
