package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What groups are numbered, summed and counted with. */
class GroupCountersTest {

    @Property
    void hashedGroupsAreNumberedInTheOrderTheyAreMet(
            @ForAll @Size(max = 3000) List<@LongRange(min = 0, max = Long.MAX_VALUE) Long> keys) {
        GroupNumbers numbers = new GroupNumbers(Long.MAX_VALUE);
        Map<Long, Integer> expected = new HashMap<>();
        for (long key : keys) {
            assertThat(numbers.group(key)).isEqualTo((int) expected.computeIfAbsent(key, k -> expected.size()));
        }

        assertThat(numbers.isDense()).isFalse();
        assertThat(numbers.size()).isEqualTo(expected.size());
        expected.forEach((key, group) -> assertThat(numbers.key(group)).isEqualTo(key));
    }

    @Test
    void hashedGroupsGrowToManyWithoutLosingOne() {
        GroupNumbers numbers = new GroupNumbers(GroupNumbers.DENSE_LIMIT + 1);
        for (int i = 0; i < 300_000; i++) {
            assertThat(numbers.group((long) i << 20)).isEqualTo(i);
        }
        for (int i = 0; i < 300_000; i += 1001) {
            assertThat(numbers.group((long) i << 20)).isEqualTo(i);
            assertThat(numbers.key(i)).isEqualTo((long) i << 20);
        }
    }

    @Test
    void fewGroupsAreNumberedByTheirPlace() {
        GroupNumbers numbers = new GroupNumbers(GroupNumbers.DENSE_LIMIT);

        assertThat(numbers.isDense()).isTrue();
        assertThat(numbers.size()).isEqualTo((int) GroupNumbers.DENSE_LIMIT);
        assertThat(numbers.group(77)).isEqualTo(77);
        assertThat(numbers.key(77)).isEqualTo(77);
    }

    @Property(tries = 100)
    void distinctCodesAreCountedOnceForEachGroupHoweverManyThereAre(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 300) int codes, @ForAll boolean dense) {
        int groups = 50;
        DistinctPairs first = new DistinctPairs(codes, dense, groups);
        DistinctPairs second = new DistinctPairs(codes, dense, groups);
        int[] groupOf = dense
                ? IntStream.range(0, groups).toArray() // dense numbers are the same in every pass
                : random.ints(groups, 0, groups).toArray();
        List<Set<Integer>> expected = IntStream.range(0, groups)
                .<Set<Integer>>mapToObj(i -> new HashSet<>())
                .toList();
        for (int i = 0; i < 4000; i++) {
            int group = random.nextInt(groups);
            int code = random.nextInt(codes);
            boolean here = random.nextBoolean();
            (here ? first : second).add(group, code);
            expected.get(here ? group : groupOf[group]).add(code);
        }

        first.add(second, groupOf);

        assertThat(first.counts(groups))
                .isEqualTo(expected.stream().mapToInt(Set::size).toArray());
    }

    @Test
    void morePairsThanBitsAreHashed() {
        DistinctPairs pairs = new DistinctPairs(1 << 20, true, 1 << 20);
        pairs.add((1 << 20) - 1, (1 << 20) - 1);
        pairs.add((1 << 20) - 1, (1 << 20) - 1);
        pairs.add(0, 0);

        int[] counts = pairs.counts(1 << 20);
        assertThat(counts[0]).isEqualTo(1);
        assertThat(counts[(1 << 20) - 1]).isEqualTo(1);
        assertThat(IntStream.of(counts).sum()).isEqualTo(2);
    }

    @Property
    void wideSumsHoldWhatNoLongHolds(
            @ForAll @Size(min = 1, max = 200)
                    List<@LongRange(min = -2_000_000_000_000_000_000L, max = 2_000_000_000_000_000_000L) Long> terms,
            @ForAll @IntRange(min = 1, max = 3) int groups) {
        Sums sums = new Sums(1, true);
        sums.ensure(groups);
        BigInteger[] expected = new BigInteger[2 * groups];
        java.util.Arrays.fill(expected, BigInteger.ZERO);
        for (int i = 0; i < terms.size(); i++) {
            int cell = i % (2 * groups);
            sums.add(0, cell, terms.get(i));
            expected[cell] = expected[cell].add(BigInteger.valueOf(terms.get(i)));
        }
        long[] values = terms.stream().mapToLong(Long::longValue).toArray();
        int[] cells =
                IntStream.range(0, values.length).map(i -> i * 7 % (2 * groups)).toArray();
        sums.add(0, values, cells, values.length);
        for (int i = 0; i < values.length; i++) {
            expected[cells[i]] = expected[cells[i]].add(BigInteger.valueOf(values[i]));
        }
        Sums other = new Sums(1, true);
        other.ensure(groups);
        other.add(sums, IntStream.range(0, groups).toArray());
        other.add(sums, IntStream.range(0, groups).map(g -> g == 0 ? -1 : 0).toArray());

        for (int group = 0; group < groups; group++) {
            for (int side = 0; side < 2; side++) {
                assertThat(sums.value(0, group, side, 0).toBigIntegerExact()).isEqualTo(expected[2 * group + side]);
                BigInteger twice = expected[2 * group + side];
                for (int g = 1; group == 0 && g < groups; g++) {
                    twice = twice.add(expected[2 * g + side]);
                }
                assertThat(other.value(0, group, side, 0).toBigIntegerExact()).isEqualTo(twice);
            }
        }
    }

    @Property
    void narrowSumsOfOneGroupTellSalesFromReturns(@ForAll @Size(max = 100) int[] terms, @ForAll Random random) {
        Sums sums = new Sums(1, false);
        sums.ensure(1);
        Sums counts = new Sums(1, false);
        counts.ensure(1);
        int[] cells = random.ints(terms.length, 0, 2).toArray();
        long[] values = IntStream.of(terms).asLongStream().toArray();
        sums.add(0, values, cells, values.length);
        counts.count(0, cells, cells.length);

        for (int side = 0; side < 2; side++) {
            int wanted = side;
            assertThat(sums.value(0, 0, side, 0).toBigIntegerExact())
                    .isEqualTo(BigInteger.valueOf(IntStream.range(0, terms.length)
                            .filter(i -> cells[i] == wanted)
                            .mapToLong(i -> terms[i])
                            .sum()));
            assertThat(counts.value(0, 0, side, 0).toBigIntegerExact())
                    .isEqualTo(BigInteger.valueOf(
                            IntStream.of(cells).filter(c -> c == wanted).count()));
        }
    }

    @Property
    void columnsOfACellAreSummedEachForItself(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 9) int groups, @ForAll boolean wide) {
        int items = 500;
        int[] cells = random.ints(items, 0, 2 * groups).toArray();
        int[] things = random.ints(items, 0, 60).sorted().toArray(); // they never descend
        long[] values = random.longs(items, -1_000, 1_000).toArray();
        long[] others = random.longs(items, -1_000, 1_000).toArray();
        Sums atOnce = new Sums(4, wide);
        Sums apart = new Sums(4, wide);
        atOnce.ensure(groups);
        apart.ensure(groups);
        atOnce.addAndCountChanges(values, 3, cells, things, 1, items);
        atOnce.add(1, others, values, cells, items);
        apart.add(0, values, cells, items);
        apart.add(1, others, cells, items);
        apart.add(2, values, cells, items);
        apart.countChanges(3, cells, things, 1, items);

        for (int cell = 0; cell < 2 * groups; cell++) {
            long sum = 0;
            long sumOfOthers = 0;
            Set<Integer> met = new HashSet<>();
            for (int i = 0; i < items; i++) {
                sum += cells[i] == cell ? values[i] : 0;
                sumOfOthers += cells[i] == cell ? others[i] : 0;
                if (cells[i] == cell) {
                    met.add(things[i]);
                }
            }
            for (Sums sums : List.of(atOnce, apart)) {
                assertThat(sums.value(0, cell / 2, cell % 2, 2)).isEqualTo(BigDecimal.valueOf(sum, 2));
                assertThat(sums.value(1, cell / 2, cell % 2, 0)).isEqualTo(BigDecimal.valueOf(sumOfOthers));
                assertThat(sums.value(2, cell / 2, cell % 2, 0)).isEqualTo(BigDecimal.valueOf(sum));
                assertThat(sums.count(3, cell / 2, cell % 2)).isEqualTo(met.size());
            }
        }
    }
}
