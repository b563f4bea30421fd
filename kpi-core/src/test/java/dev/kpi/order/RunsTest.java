package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RunsTest {

    private record Laid(int[] starts, int positions, Runs runs) {
        static Laid of(List<Integer> lengths) {
            int[] starts = new int[lengths.size()];
            int at = 0;
            for (int run = 0; run < starts.length; run++) {
                starts[run] = at;
                at += lengths.get(run);
            }
            return new Laid(starts, at, new Runs(starts, starts.length, at));
        }

        int runOf(int position) {
            int run = 0;
            while (run + 1 < starts.length && starts[run + 1] <= position) {
                run++;
            }
            return run;
        }
    }

    @Property
    void everyPositionLiesInTheRunThatBeganLast(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 1, max = 150) Integer> lengths) {
        Laid laid = Laid.of(lengths);
        for (int position = 0; position < laid.positions; position++) {
            assertThat(laid.runs.of(position)).isEqualTo(laid.runOf(position));
        }
    }

    @Property
    void positionsThatFollowEachOtherAreReadAsIfOneByOne(
            @ForAll @Size(min = 1, max = 100) List<@IntRange(min = 1, max = 150) Integer> lengths,
            @ForAll @IntRange(max = 1_000) int from,
            @ForAll @IntRange(max = 1_000) int count) {
        Laid laid = Laid.of(lengths);
        int first = Math.min(from, laid.positions - 1);
        int[] read = new int[Math.min(count, laid.positions - first)];

        laid.runs.read(first, read.length, read);

        for (int i = 0; i < read.length; i++) {
            assertThat(read[i]).as("position " + (first + i)).isEqualTo(laid.runOf(first + i));
        }
    }

    @Property
    void aBitForEachRunIsSpreadOverItsPositions(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 1, max = 4) Integer> lengths, @ForAll long bits) {
        Laid laid = Laid.of(lengths);
        for (int word = 0; 64 * word < laid.positions; word++) {
            int first = laid.runOf(64 * word);
            int end = Math.min(laid.positions, 64 * word + 64);
            long spread = laid.runs.spread(word, bits);
            assertThat(laid.runs.countIn(word)).isEqualTo(laid.runOf(end - 1) - first + 1);
            for (int position = 64 * word; position < end; position++) {
                assertThat(spread >>> position & 1)
                        .as("position " + position)
                        .isEqualTo(bits >>> (laid.runOf(position) - first) & 1);
            }
        }
    }
}
