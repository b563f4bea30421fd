package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/** Splicing the part that new lines change into finished orders is building them anew: any lines, agreeing or not. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE) // every list of choices is short
@Domain(DomainContext.Global.class)
class PlusRoadsLawsTest {

    private static void assertSame(Orders spliced, Orders rebuilt) {
        assertThat(SnapshotRows.of(spliced)).isEqualTo(SnapshotRows.of(rebuilt));
        assertThat(spliced.quality()).isEqualTo(rebuilt.quality());
        assertThat(spliced.audit()).isEqualTo(rebuilt.audit());
        assertThat(spliced.audit().isBalanced()).isTrue();
        assertThat(spliced.attributes()).isEqualTo(rebuilt.attributes());
        assertThat(spliced).hasToString(rebuilt.toString());
    }

    @Property
    void bothRoadsLeadToTheSameSnapshot(
            @ForAll Shop shop, @ForAll @IntRange(max = 60) int first, @ForAll @IntRange(max = 60) int second) {
        List<Line> lines = shop.lines();
        int a = Math.min(Math.min(first, second), lines.size());
        int b = Math.min(Math.max(first, second), lines.size());
        Orders before = shop.orders(lines.subList(0, a));

        Orders spliced = before.plus(lines.subList(a, b).stream());
        Orders rebuilt = before.plus(lines.subList(a, b).stream(), false);

        Statistics.label("first step").collect(spliced.isSpliced());
        assertSame(spliced, rebuilt);

        Orders again = spliced.plus(lines.subList(b, lines.size()).stream());
        Statistics.label("second step").collect(again.isSpliced());
        assertSame(again, rebuilt.plus(lines.subList(b, lines.size()).stream(), false));
    }
}
