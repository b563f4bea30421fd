package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StretchesTest {

    /** Columns of every width, of coarse and of fine steps, and constant ones. */
    @Provide
    Arbitrary<long[]> columns() {
        Arbitrary<Long> base = Arbitraries.of(0L, -1L, 1_300_000_000_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE);
        Arbitrary<Long> step = Arbitraries.of(0L, 1L, 60_000_000_000L, 1_000_000_000L, 7L);
        Arbitrary<Integer> most = Arbitraries.of(1, 200, 60_000, 16_000_000, 2_000_000_000);
        return Arbitraries.randoms()
                .flatMap(random -> base.flatMap(b -> step.flatMap(s -> most.map(m -> {
                    long[] values = new long[random.nextInt(2_500)];
                    Arrays.setAll(values, i -> b + s * random.nextInt(m)); // may run over, as any other values
                    return values;
                }))));
    }

    @Property
    void aNewColumnHasTheStretchesOfBoth(
            @ForAll("columns") long[] before, @ForAll("columns") long[] added, @ForAll Random random) {
        Stretches runs = new Stretches();
        List<Long> expected = new ArrayList<>();
        int from = 0;
        int fromAdded = 0;
        while (from < before.length || fromAdded < added.length) {
            int skipped = Math.min(before.length, from + random.nextInt(3));
            int to = Math.min(before.length, skipped + random.nextInt(900));
            int toAdded = Math.min(added.length, fromAdded + random.nextInt(300));
            runs.addOld(skipped, to);
            runs.addAdded(fromAdded, toAdded);
            Arrays.stream(before, skipped, to).forEach(expected::add);
            Arrays.stream(added, fromAdded, toAdded).forEach(expected::add);
            from = to;
            fromAdded = toAdded;
        }

        PackedLongs column = runs.column(PackedLongs.of(before, before.length), added);

        assertThat(runs.total()).isEqualTo(expected.size());
        assertThat(column.size()).isEqualTo(expected.size());
        assertThat(IntStream.range(0, column.size()).mapToObj(column::get)).isEqualTo(expected);
        assertThat(column.bound())
                .isGreaterThanOrEqualTo(
                        expected.stream().mapToLong(Math::abs).max().orElse(0));
    }

    @Property(tries = 50)
    void aColumnThatIsNotTouchedIsShared(@ForAll("columns") long[] before) {
        Stretches runs = new Stretches();
        runs.addOld(0, before.length / 2);
        runs.addOld(before.length / 2, before.length);
        PackedLongs old = PackedLongs.of(before, before.length);

        assertThat(runs.column(old, new long[] {5}) == old).isEqualTo(before.length > 0);
    }
}
