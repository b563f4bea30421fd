package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** How many parts a query over many groups is cut into, each of which holds cells for all groups. */
class QueryPartsTest {

    private static final int TEN_MILLION = 10_000_000;

    @Test
    void twoThreadsBothWork() {
        assertThat(Query.partsOfMany(1_000_000, 8, TEN_MILLION, 2)).isEqualTo(2);
        assertThat(Query.partsOfMany(20_000, 2, TEN_MILLION, 2)).isEqualTo(2);
    }

    @Test
    void roomDoesNotGrowWithThreadsWhereGroupsAreMany() {
        assertThat(Query.partsOfMany(1_000_000, 2, TEN_MILLION, 64)).isEqualTo(10);
        assertThat(Query.partsOfMany(1_000_000, 8, TEN_MILLION, 64)).isEqualTo(2);
        assertThat(Query.partsOfMany(20_000, 2, TEN_MILLION, 64)).isEqualTo(64);
    }

    @Test
    void groupsThatAreNumberedAsTheyAreMetTakeNoRoomWhereTheyAreNot() {
        assertThat(Query.partsOfMany(Long.MAX_VALUE, 2, TEN_MILLION, 64)).isEqualTo(64);
    }

    @Property
    void cellsStayInProportionToItems(
            @ForAll @LongRange(min = 1 << 14, max = 1 << 20) long groups,
            @ForAll @IntRange(min = 1, max = 12) int columns,
            @ForAll @IntRange(min = 0) int items,
            @ForAll @IntRange(min = 1, max = 256) int threads) {
        int parts = Query.partsOfMany(groups, columns, items, threads);

        assertThat(parts).isBetween(1, threads);
        assertThat(parts <= 2 || 2 * groups * columns * parts <= 4L * items).isTrue();
    }
}
