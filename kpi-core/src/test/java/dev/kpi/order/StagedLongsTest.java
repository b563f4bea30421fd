package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedLongsTest {

    private static final int CHUNK = StagedLongs.CHUNK;

    private static StagedLongs staged(long[] values) {
        StagedLongs column = new StagedLongs();
        LongStream.of(values).forEach(column::add);
        return column;
    }

    private static void assertHolds(StagedLongs column, long[] values) {
        assertThat(column.size()).isEqualTo(values.length);
        long[] copy = new long[values.length + 2];
        column.copyTo(copy, 1);
        assertThat(Arrays.copyOfRange(copy, 1, copy.length - 1)).isEqualTo(values);
        for (int i = 0; i < values.length; i += 997) {
            assertThat(column.get(i)).isEqualTo(values[i]);
        }
        if (values.length > 0) {
            assertThat(column.get(values.length - 1)).isEqualTo(values[values.length - 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 17})
    void whatWasAddedIsHeld(int size) {
        long[] values = new Random(size).longs(size).toArray();

        assertHolds(staged(values), values);
        assertHolds(staged(new long[size]), new long[size]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 100, 1000, 10_000, 1_000_000})
    void stepsOfAnySizeAreHeldAndCanBeDividedOut(long step) {
        long[] values = new Random(3)
                .longs(2 * CHUNK + 100, -100_000, 100_000)
                .map(v -> v * step)
                .toArray();
        StagedLongs column = staged(values);
        assertHolds(column, values);

        column.divideBy(step);

        assertHolds(column, LongStream.of(values).map(v -> v / step).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, CHUNK, CHUNK + 5})
    void aFilledColumnHoldsOneValueAndGoesOn(int size) {
        StagedLongs column = StagedLongs.filled(size, -1);
        column.add(7);

        int[] copy = new int[size + 1];
        column.copyTo(copy, 0);
        assertThat(copy).endsWith(7);
        assertThat(Arrays.stream(copy, 0, size).allMatch(v -> v == -1)).isTrue();
    }
}
