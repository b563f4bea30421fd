package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A set of codes holds what a set holds, sparse or dense, in whatever order codes come. */
class CodeSetTest {

    private static void assertHolds(CodeSet codes, Set<Integer> expected) {
        List<Integer> shown = new ArrayList<>();
        codes.forEach(shown::add);
        assertThat(shown).hasSize(expected.size()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(codes.size()).isEqualTo(expected.size());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void codesAreHeldOnce(@ForAll @IntRange(min = 1, max = 3000) int adds, @ForAll long seed) {
        Random random = new Random(seed);
        CodeSet codes = new CodeSet();
        Set<Integer> expected = new HashSet<>();
        int bound = 1 << random.nextInt(20);
        for (int i = 0; i < adds; i++) {
            if (random.nextInt(200) == 0) {
                bound = 1 << random.nextInt(24); // so that it turns from sparse to dense and back
            }
            int code = random.nextInt(bound);
            assertThat(codes.contains(code)).isEqualTo(expected.contains(code));
            assertThat(codes.add(code)).isEqualTo(expected.add(code));
            assertThat(codes.contains(code)).isTrue();
        }
        assertHolds(codes, expected);
    }

    @Test
    void aDenseSetThatMeetsAFarCodeHoldsAll() {
        CodeSet codes = new CodeSet();
        Set<Integer> expected = new HashSet<>();
        for (int code = 0; code < 1000; code++) {
            codes.add(code);
            expected.add(code);
        }
        codes.add(100_000_000);
        expected.add(100_000_000);

        assertHolds(codes, expected);
        assertThat(codes.add(999)).isFalse();
        assertThat(codes.add(1000)).isTrue();
    }
}
