package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @ValueSource(longs = {1, 10, 100, 10_000, 1_000_000_000_000L})
    void allThatIsHeldCanBeMultiplied(long factor) {
        long[] values = new Random(3).longs(2 * CHUNK + 100, -1_000, 1_000).toArray();
        StagedLongs column = staged(values);

        column.multiplyBy(factor);
        column.add(5);

        long[] expected = LongStream.concat(LongStream.of(values).map(v -> v * factor), LongStream.of(5))
                .toArray();
        assertHolds(column, expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 70, CHUNK - 1, CHUNK, CHUNK + 70, 2 * CHUNK})
    void equalValuesBeforeAnotherAreHeldAndCanBeMultiplied(int equal) {
        StagedLongs column = StagedLongs.filled(equal, 3);
        column.multiplyBy(100);
        column.add(7);
        column.multiplyBy(10);

        long[] expected = new long[equal + 1];
        Arrays.fill(expected, 3_000);
        expected[equal] = 70;
        assertHolds(column, expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "7, 300", "4000, 200", "4095, 1", "4096, 4096", "4090, 4105", "8000, 195", "8195, 0"})
    void anyRangeIsRead(int from, int count) {
        long[] values = new Random(5).longs(2 * CHUNK + 3).toArray();
        long[] out = new long[count + 2];

        staged(values).read(from, count, out, 1);

        assertThat(out).startsWith(0).endsWith(0);
        assertThat(Arrays.copyOfRange(out, 1, count + 1)).isEqualTo(Arrays.copyOfRange(values, from, from + count));
    }

    @Test
    void valuesThatFitAreCopiedAsInts() {
        int[] values = new Random(6).ints(2 * CHUNK + 300).toArray();
        int[] copy = new int[values.length + 2];

        staged(Arrays.stream(values).asLongStream().toArray()).copyTo(copy, 1);

        assertThat(copy).startsWith(0).endsWith(0);
        assertThat(Arrays.copyOfRange(copy, 1, copy.length - 1)).isEqualTo(values);
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
