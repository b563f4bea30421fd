package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderNumberingTest {

    /** Below and above the number from which on orders of one instant are sorted in another way. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 17, 200})
    void ordersOfOneInstantStandByTheirIds(int ofOneInstant) {
        TextDictionary ids = new TextDictionary();
        Random random = new Random(ofOneInstant);
        int instants = 3;
        long[] nanos = new long[ofOneInstant * instants];
        int[] customer = new int[nanos.length];
        for (int order = 0; order < nanos.length; order++) {
            nanos[order] = order / ofOneInstant;
            customer[order] = Staging.UNKNOWN;
            while (ids.code("A" + random.nextInt(1_000_000)) < order) {
                continue; // met before
            }
        }

        int[] orderAt = new OrderNumbering(nanos, customer, 0, ids).orderAt;

        Integer[] expected = new Integer[nanos.length];
        Arrays.setAll(expected, order -> order);
        Arrays.sort(
                expected,
                (left, right) -> nanos[left] == nanos[right]
                        ? ids.text(left).compareTo(ids.text(right))
                        : Long.compare(nanos[left], nanos[right]));
        assertThat(orderAt)
                .isEqualTo(Arrays.stream(expected).mapToInt(Integer::intValue).toArray());
    }
}
