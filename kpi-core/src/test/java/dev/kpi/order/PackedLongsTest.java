package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedLongsTest {

    private static void assertHolds(PackedLongs column, long[] values) {
        int size = values.length;
        assertThat(column.size()).isEqualTo(size);
        for (int i = 0; i < size; i++) {
            assertThat(column.get(i)).isEqualTo(values[i]);
        }
        long[] read = new long[size];
        column.read(0, size, read);
        assertThat(read).isEqualTo(values);
        for (int from = 0; from < size; from += Math.max(1, size / 5)) {
            int count = Math.min(7, size - from);
            column.read(from, count, read);
            for (int i = 0; i < count; i++) {
                assertThat(read[i]).isEqualTo(values[from + i]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 0",
        "0, 255, 1",
        "-128, 127, 1",
        "0, 256, 2",
        "-1, 65534, 2",
        "0, 65536, 3",
        "-1, 16777214, 3",
        "0, 16777216, 4",
        "-1, 4294967294, 4",
        "0, 4294967296, 8",
        "-9223372036854775808, 9223372036854775807, 8",
        "9223372036854775552, 9223372036854775807, 1",
        "-9223372036854775808, -9223372036854775553, 1"
    })
    void aColumnTakesAsManyBytesAValueAsItsRangeNeeds(long min, long max, int bytes) {
        long[] values = {min, max, min, min + (max - min) / 2, max, min, max};

        PackedLongs column = PackedLongs.of(values, values.length);

        assertThat(column.bytesHeld()).isEqualTo((long) bytes * values.length);
        assertHolds(column, values);
    }

    @Property
    void aColumnHoldsWhatItWasGiven(@ForAll @Size(max = 300) long[] values) {
        assertHolds(PackedLongs.of(values, values.length), values);
    }

    @Property
    void aColumnOfIntsHoldsWhatItWasGiven(@ForAll @Size(max = 300) int[] values) {
        PackedLongs column = PackedLongs.of(values, values.length);

        assertHolds(column, IntStream.of(values).asLongStream().toArray());
        int[] read = new int[values.length];
        column.read(0, values.length, read);
        assertThat(read).isEqualTo(values);
        for (int i = 0; i < values.length; i++) {
            assertThat(column.getInt(i)).isEqualTo(values[i]);
        }
    }

    @Property
    void aCommonStepSavesRoomAndChangesNothing(
            @ForAll @Size(min = 2, max = 100) short[] multiples,
            @ForAll @IntRange(min = 1, max = 1_000_000_000) int step,
            @ForAll int base) {
        long[] values = new long[multiples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = base + (long) step * multiples[i];
        }

        PackedLongs column = PackedLongs.of(values, values.length, step);

        assertHolds(column, values);
        assertThat(column.bytesHeld()).isLessThanOrEqualTo(2L * values.length);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 200",
        "0, 60000",
        "-5, 16000000",
        "-5, 4000000000",
        "-9000000000000000000, 9000000000000000000",
        "7, 7"
    })
    void valuesGoToTheirIndicesAndSomeAreLeftOut(long min, long max) {
        int size = 5_000;
        Random random = new Random(3);
        long[] values = new long[size];
        Arrays.setAll(values, i -> min == max ? min : random.nextLong(min, max));
        int[] index = new int[size + 2]; // backwards, every seventh left out
        long[] expected = new long[size];
        PackedLongs column = PackedLongs.ofRange(min, max, 1, size);
        Arrays.fill(expected, column.get(0));
        for (int i = 0; i < size; i++) {
            index[i + 2] = i % 7 == 0 ? -1 : size - 1 - i;
            if (i % 7 != 0) {
                expected[size - 1 - i] = values[i];
            }
        }

        column.scatter(index, 2, size, values);

        assertHolds(column, expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "0, 60000", "-5, 16000000", "-5, 4000000000", "-9000000000000000000, 9000000000000000000"})
    void threadsMayFillDisjointRanges(long min, long max) {
        int size = 40_000;
        long[] values = new Random(7).longs(size, min, max).toArray();
        PackedLongs column = PackedLongs.ofRange(min, max, 1, size);

        IntStream.range(0, 40)
                .parallel()
                .forEach(part ->
                        IntStream.range(part * 1000, part * 1000 + 1000).forEach(i -> column.set(i, values[i])));

        long[] read = new long[size];
        column.read(0, size, read);
        assertThat(read).isEqualTo(values);
    }

    @Test
    void anEmptyColumnTakesNoRoom() {
        PackedLongs column = PackedLongs.of(new long[0], 0);

        assertThat(column.size()).isZero();
        assertThat(column.bytesHeld()).isZero();
        column.read(0, 0, new long[0]);
    }

    @Property
    void aTableTellsOfEachValueWhateverTheWidth(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 70_000) int range) {
        int lowest = random.nextInt(2_000) - 1_000;
        int[] values = random.ints(300, lowest, lowest + range).toArray();
        int[] table = random.ints(range).toArray();
        PackedLongs column = PackedLongs.of(values, values.length);
        int from = random.nextInt(20);
        int count = random.nextInt(280);
        int[] index = random.ints(count, 0, values.length).toArray();

        int[] read = new int[count];
        column.read(from, count, table, lowest, read);
        assertThat(read)
                .isEqualTo(IntStream.range(0, count)
                        .map(i -> table[values[from + i] - lowest])
                        .toArray());

        column.gather(index, count, table, lowest, read);
        assertThat(read)
                .isEqualTo(
                        IntStream.of(index).map(i -> table[values[i] - lowest]).toArray());
    }

    @Property
    void aStretchOfAnyLengthFromAnyPlaceIsReadAsIfOneByOne(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int bits) {
        long[] values = random.longs(200, -5, (1L << bits) - 5).toArray();
        PackedLongs column = PackedLongs.of(values, values.length);
        int from = random.nextInt(values.length);
        int count = random.nextInt(values.length - from + 1);
        long[] read = new long[count];

        column.read(from, count, read);

        assertThat(read).isEqualTo(java.util.Arrays.copyOfRange(values, from, from + count));
    }
}
