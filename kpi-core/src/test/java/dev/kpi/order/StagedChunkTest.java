package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StagedChunkTest {

    private static void assertHolds(StagedChunk chunk, long[] values) {
        for (int from = 0; from < values.length; from++) {
            int count = values.length - from;
            long[] longs = new long[count + 2];
            chunk.read(from, count, longs, 1);
            assertThat(chunk.get(from)).isEqualTo(values[from]);
            for (int i = 0; i < count; i++) {
                assertThat(longs[i + 1]).isEqualTo(values[from + i]);
            }
            assertThat(longs).startsWith(0).endsWith(0);
        }
    }

    /** Values of every width, from all the same to the whole range of a long. */
    @Property
    void whatWasPackedIsRead(
            @ForAll @Size(min = 1, max = 60) long[] values, @ForAll long base, @ForAll @IntRange(max = 64) int bits) {
        long[] shifted = Arrays.stream(values)
                .map(value -> base + (bits == 0 ? 0 : value >>> (Long.SIZE - bits)))
                .toArray();

        assertHolds(StagedChunk.of(shifted, shifted.length), shifted);
    }

    @Property
    void aChunkIsMultiplied(
            @ForAll @Size(min = 1, max = 60) int[] values,
            @ForAll @IntRange(min = 1, max = 10_000) int step,
            @ForAll @IntRange(min = 1, max = 10_000) int factor) {
        long[] stepped =
                Arrays.stream(values).mapToLong(value -> (long) value * step).toArray();
        long[] products = Arrays.stream(stepped).map(value -> value * factor).toArray();

        assertHolds(StagedChunk.of(stepped, stepped.length).multipliedBy(factor), products);
    }
}
