package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StagedVariantsTest {

    private static final int NAME = 5;
    private static final int CATEGORY = 7;
    private static final int LATE = 9;

    @Test
    void equalCodesAreOneVariantWhateverSlotsCameLater() {
        StagedVariants variants = new StagedVariants();
        variants.addSlot(Staging.PRODUCT);
        variants.addSlot(NAME);
        variants.addSlot(CATEGORY);
        Map<List<Integer>, Integer> known = new HashMap<>();
        Random random = new Random(1);

        for (int i = 0; i < 20_000; i++) {
            if (i == 10_000) {
                variants.addSlot(LATE);
            }
            int[][] current = new int[10][2];
            int line = i % 2;
            current[Staging.PRODUCT][line] = random.nextInt(2_000) - 1;
            current[NAME][line] = random.nextInt(3) - 1;
            current[CATEGORY][line] = random.nextInt(3) - 1;
            current[LATE][line] = i < 10_000 ? Staging.UNKNOWN : random.nextInt(2) - 1;

            int variant = variants.variant(current, line);

            Integer expected = known.putIfAbsent(
                    List.of(
                            current[Staging.PRODUCT][line],
                            current[NAME][line],
                            current[CATEGORY][line],
                            current[LATE][line]),
                    variants.size() - 1);
            assertThat(variant).isEqualTo(expected == null ? variants.size() - 1 : expected);
            assertThat(variants.code(Staging.PRODUCT, variant)).isEqualTo(current[Staging.PRODUCT][line]);
            assertThat(variants.code(CATEGORY, variant)).isEqualTo(current[CATEGORY][line]);
        }

        assertThat(variants.size()).isEqualTo(known.size());
        int[] names = new int[variants.size()];
        variants.copyCodes(NAME, names, 0);
        known.forEach((codes, variant) -> assertThat(names[variant]).isEqualTo(codes.get(1)));
    }

    @Test
    void aSlotIsHeldOnceAVariantHasAValue() {
        StagedVariants variants = new StagedVariants();
        variants.addSlot(Staging.PRODUCT);
        variants.addSlot(NAME);
        int[][] current = new int[10][1];
        current[NAME][0] = Staging.UNKNOWN;

        int variant = variants.variant(current, 0);

        assertThat(variants.lastOf(0)).isEqualTo(variant);
        assertThat(variants.lastOf(1)).isEqualTo(Staging.UNKNOWN);
        assertThat(variants.holds(Staging.PRODUCT)).isTrue();
        assertThat(variants.holds(NAME)).isFalse();
    }
}
