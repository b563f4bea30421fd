package dev.kpi.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sums in 128 bits and middles of unsigned numbers. */
class ExactNumbersTest {

    @Property
    void aWideSumIsThatOfBigIntegers(@ForAll long[] added, @ForAll long[] subtracted, @ForAll long[] unsigned) {
        WideSum sum = new WideSum();
        BigInteger expected = BigInteger.ZERO;
        for (long value : added) {
            sum.add(value);
            expected = expected.add(BigInteger.valueOf(value));
        }
        WideSum rest = new WideSum();
        for (long value : subtracted) {
            rest.subtract(value);
            expected = expected.subtract(BigInteger.valueOf(value));
        }
        for (long value : unsigned) {
            rest.addUnsigned(value);
            expected = expected.add(new BigInteger(Long.toUnsignedString(value)));
        }
        BigInteger before = sum.value();
        assertThat(sum.compareTo(rest)).isEqualTo(before.compareTo(rest.value()));
        sum.add(rest);

        assertThat(sum.value()).isEqualTo(expected);
        assertThat(sum.copy().value()).isEqualTo(expected);
        sum.clear();
        assertThat(sum.value()).isZero();
    }

    @Property(tries = 100)
    void theNumberOfARankIsThatOfTheSortedNumbers(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20_000) int size,
            @ForAll @IntRange(max = 63) int bits) {
        Random random = new Random(seed);
        long[] values = random.longs(size).map(value -> value >>> bits).toArray();
        LongBag bag = new LongBag();
        LongBag later = new LongBag();
        for (int i = 0; i < size; i++) {
            (i < size / 3 ? bag : later).add(values[i]);
        }
        bag.addAll(later);
        long[] sorted = Arrays.stream(values)
                .boxed()
                .sorted(Long::compareUnsigned)
                .mapToLong(value -> value)
                .toArray();

        for (int rank : new int[] {0, (size - 1) / 2, size / 2, size - 1, random.nextInt(size)}) {
            assertThat(bag.smallest(rank)).isEqualTo(sorted[rank]);
        }
    }
}
