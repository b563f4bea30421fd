package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.customer.Customers;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Metrics;
import dev.kpi.order.OrderLines.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** Orders grouped by what was found out about each customer are those grouped by its id. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@Domain(DomainContext.Global.class)
class AssignedDimensionLawsTest {

    private static final List<String> KEYS = List.of("second", "first", "others");

    /** The position of a customer's key: by its id, so that it is the same in any snapshot. */
    private static int keyOf(String id) {
        return id.equals(Dimension.UNKNOWN) ? -1 : Math.floorMod(id.hashCode(), 4) - 1;
    }

    private static Dimension<String> assigned(Customers customers) {
        int[] keys = new int[customers.size()];
        Arrays.setAll(keys, number -> keyOf(customers.id(number)));
        return customers.dimension("band", KEYS, keys);
    }

    private static Dimension<String> mapped() {
        return Dimensions.customer().map("band", id -> keyOf(id) < 0 ? null : KEYS.get(keyOf(id)));
    }

    private static List<?> figures(Scope scope, Dimension<String> dimension) {
        var table = scope.by(dimension).measure(Metrics.revenue(), Metrics.customerCount(), Metrics.orderCount());
        return List.of("second", "first", "others", Dimension.UNKNOWN).stream()
                .filter(table.keys()::contains)
                .map(key -> List.of(
                        key,
                        table.get(key, Metrics.revenue()),
                        table.get(key, Metrics.customerCount()),
                        table.get(key, Metrics.orderCount())))
                .toList();
    }

    @Property
    void groupsAreThoseOfTheIds(@ForAll Shop shop, @ForAll Part part) {
        Scope scope = part.of(shop.orders());
        Dimension<String> dimension = assigned(scope.customers());

        assertThat(figures(scope, dimension)).isEqualTo(figures(scope, mapped()));
        assertThat(scope.by(dimension).revenue().keys())
                .isSubsetOf("second", "first", "others", Dimension.UNKNOWN)
                .isSortedAccordingTo(dimension.keyOrder());
        assertThat(scope.where(dimension.is("first")).revenue())
                .isEqualTo(scope.where(mapped().matching("is first", "first"::equals))
                        .revenue());
    }

    @Property
    void anotherSnapshotIsGroupedByTheIds(@ForAll Shop shop, @ForAll Random random) {
        List<Line> shuffled = new ArrayList<>(shop.lines());
        Collections.shuffle(shuffled, random);
        Orders some = shop.orders(shuffled.subList(shuffled.size() / 2, shuffled.size()));
        Customers customers = shop.orders().customers();
        Dimension<String> dimension = assigned(customers);
        Dimension<String> known = Dimensions.customer()
                .map("band", id -> customers.find(id) < 0 || keyOf(id) < 0 ? null : KEYS.get(keyOf(id)));

        assertThat(figures(some, dimension)).isEqualTo(figures(some, known));
    }

    @Test
    void keysComeInTheirOwnOrder() {
        Dimension<String> dimension = new Shop(OrderSettings.of(RandomLines.GBP, java.time.ZoneOffset.UTC), List.of())
                .orders()
                .customers()
                .dimension("band", KEYS, new int[0]);

        assertThat(java.util.stream.Stream.of(Dimension.UNKNOWN, "others", "first", "second")
                        .sorted(dimension.keyOrder()))
                .containsExactly("second", "first", "others", Dimension.UNKNOWN);
        assertThat(dimension).hasToString("band");
    }

    @Test
    void keysThatDoNotFitAreRefused() {
        Customers none = new Shop(OrderSettings.of(RandomLines.GBP, java.time.ZoneOffset.UTC), List.of())
                .orders()
                .customers();

        assertThatThrownBy(() -> none.dimension("band", List.of("a", "a"), new int[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keys [a, a] must all be different, and none of them (unknown)");
        assertThatThrownBy(() -> none.dimension("band", List.of(Dimension.UNKNOWN), new int[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keys [(unknown)] must all be different, and none of them (unknown)");
        assertThatThrownBy(() -> none.dimension("band", List.of("a"), new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key (1) of a customer must be in [0, 1), or -1 for none");
        assertThatThrownBy(() -> none.id(0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("number (0) must be in [0, 0)");
        assertThat(none.find("c-1")).isEqualTo(-1);
    }
}
