package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StagedPlacesTest {

    @Property
    void everyPlaceIsHeld(@ForAll @Size(max = 100) @IntRange(min = 0, max = 3) int[] leftOut) {
        StagedPlaces places = new StagedPlaces();
        long[] expected = new long[leftOut.length];
        long place = 0;
        for (int row = 0; row < leftOut.length; row++) {
            place = leftOut[row] == 3 ? 0 : leftOut[row] == 2 ? Math.max(0, place - 5) : place + 1 + leftOut[row];
            expected[row] = place;
            places.add(place);
        }

        assertThat(places.size()).isEqualTo(expected.length);
        for (int row = 0; row < expected.length; row++) {
            assertThat(places.get(row)).isEqualTo(expected[row]);
        }
    }
}
