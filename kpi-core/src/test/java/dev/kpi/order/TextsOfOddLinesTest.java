package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.CustomerAnalyses;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.quality.Finding;
import dev.kpi.quality.Place;
import dev.kpi.quality.Reason;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Odd lines are told with their texts, which cost nothing once they were told. */
class TextsOfOddLinesTest {

    private static final OrderSettings SETTINGS =
            OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London")).withReturnsOnOrderDate();
    private static final Instant NOON = Instant.parse("2011-06-01T12:00:00Z");

    private static Line line(String order, int number) {
        return Line.of(order, NOON, "p-" + number, 2, BigDecimal.TEN).withLineId("id-" + number);
    }

    /** Lines with whatever is told with a text when orders are made. */
    private static List<Line> oddLines() {
        return List.of(
                line("A", 1).withCustomer("c-1").withCountry("Spain").withCategory("Toys"),
                line("A", 1).withCustomer("c-2").withCountry("Malta").withCategory("Toys"),
                line("A", 2).withCustomer("c-2").withCountry("Malta").withCustomerType("old"),
                line("B", 1)
                        .withCustomer("c-1")
                        .withCategory("Food")
                        .withCustomerType("new")
                        .withSignUp(LocalDate.of(2011, 6, 7)),
                Line.of("B", NOON.plusSeconds(86_400), "p-2", 1, BigDecimal.ONE).withCustomerType("old"),
                Line.of("B", NOON.plusSeconds(86_400), "p-2", 1, BigDecimal.ONE).withCustomerType("old"),
                line("B", 4).withKind(LineKind.VOID),
                line("C", 5).withCategory("Food"),
                line("C", 5).withCategory("Toys"),
                Line.of("R", NOON.plusSeconds(86_400), "p-2", -1, BigDecimal.ONE)
                        .withReturnedOrder("A"));
    }

    private static Orders orders(List<Line> lines) {
        return lines.stream().collect(Orders.collector(SETTINGS));
    }

    private static void assertNoStringsKept(Orders orders) throws ReflectiveOperationException {
        Field strings = TextDictionary.class.getDeclaredField("strings");
        Field before = TextDictionary.class.getDeclaredField("before");
        strings.setAccessible(true);
        before.setAccessible(true);
        for (Map.Entry<Attribute, TextDictionary> held :
                orders.facts().dictionaries.entrySet()) {
            assertThat(strings.get(held.getValue())).as(held.getKey().name()).isNull();
            Object shared = before.get(held.getValue());
            assertThat(shared == null ? null : strings.get(shared)).isNull();
        }
    }

    @Test
    void ordersKeepNoStringsOfWhatWasTold() throws ReflectiveOperationException {
        Orders orders = orders(oddLines());

        assertThat(orders.quality().findings())
                .extracting(Finding::reason)
                .contains(
                        Reason.DUPLICATE_LINE,
                        Reason.DUPLICATE_LINE_ID,
                        Reason.DISAGREEING_FACT,
                        Reason.SIGN_UP_AFTER_FIRST_ORDER);
        assertNoStringsKept(orders);
        Orders more = orders.plus(Stream.of(
                line("A", 9).withCategory("Hats").withCustomer("c-1"),
                line("D", 9).withCategory("Toys"),
                line("D", 9).withCategory("Food")));
        assertThat(more.quality().finding(Reason.DISAGREEING_FACT).count())
                .isGreaterThan(orders.quality().finding(Reason.DISAGREEING_FACT).count());
        assertNoStringsKept(more);
    }

    @Test
    void ordersKeepNoStringsOfOutliers() throws ReflectiveOperationException {
        Orders orders = IntStream.rangeClosed(1, 20)
                .mapToObj(price -> Line.of("A-" + price, NOON, "p", 1, BigDecimal.valueOf(price < 20 ? price : 10_000)))
                .collect(Orders.collector(SETTINGS.withOutliersBeyond(3)));

        assertThat(orders.quality().finding(Reason.OUTLIER).first())
                .extracting(Place::field)
                .containsExactly("order A-20, product p");
        assertNoStringsKept(orders);
    }

    @Test
    void ordersKeepNoStringsOfIdsThatAreAskedForOnce() throws ReflectiveOperationException {
        Orders orders = orders(List.of(
                line("A", 1).withCustomer("c-1"),
                line("B", 2).withCustomer("c-2"),
                line("C", 3).withCustomer("c-1")));
        Orders others = orders(List.of(line("D", 1).withCustomer("c-1")));
        Analysis<Dimension<String>> asked = customers -> {
            assertThat(customers.id(0)).isEqualTo("c-1");
            return customers.dimension("half", List.of("first"), new int[] {0});
        };
        Dimension<String> half = others.measure(asked);
        Analysis<List<String>> ids = customers -> customers.fold(
                ArrayList::new,
                (found, customer) -> {
                    found.add(customer.id());
                    found.add(customer.order(0) + customer.text(0, Dimensions.order()));
                },
                (earlier, later) -> earlier);

        assertThat(orders.measure(ids)).containsExactly("c-1", "AA", "c-2", "BB");
        assertThat(orders.by(half).orderCount().keys()).containsExactly("first", "(unknown)");
        assertThat(orders.partial(Split.BY_CUSTOMER, CustomerAnalyses.purchaseFrequency())
                        .value())
                .isNotNull();
        assertNoStringsKept(orders);
        assertNoStringsKept(others);
    }

    /** One category or day is told of each product or order, then another one, in lines in any order. */
    @Property(tries = 100)
    void theFirstPlacesAreToldInWhateverOrderTheyAreFound(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int entities) {
        List<Line> lines = new ArrayList<>();
        List<Integer> firsts = shuffled(entities, random);
        List<Integer> seconds = shuffled(entities, random);
        firsts.forEach(number -> lines.add(line("A-" + number, number).withCategory("Food")));
        seconds.forEach(number -> lines.add(line("A-" + number, number).withCategory("Food")));
        seconds.forEach(
                number -> lines.add(Line.of("B-" + number, NOON.plusSeconds(1), "p-" + number, 2, BigDecimal.TEN)
                        .withCategory("Hats")));
        seconds.forEach(
                number -> lines.add(Line.of("A-" + number, NOON.plusSeconds(86_400), "p-0", 2, BigDecimal.TEN)));

        Orders orders = orders(lines);

        Finding duplicates = orders.quality().finding(Reason.DUPLICATE_LINE_ID);
        assertThat(duplicates.count()).isEqualTo(entities);
        assertThat(duplicates.first())
                .isEqualTo(first(entities + 1, entities, "line id", number -> "id-" + seconds.get(number)));
        Finding disagreeing = orders.quality().finding(Reason.DISAGREEING_FACT);
        assertThat(disagreeing.count()).isEqualTo(2L * entities);
        List<Place> expected = new ArrayList<>(first(2 * entities + 1, entities, "category", number -> "Hats"));
        expected.addAll(first(3 * entities + 1, entities, "time", number -> "2011-06-02T12:00:00Z"));
        assertThat(disagreeing.first()).isEqualTo(expected.subList(0, Math.min(5, expected.size())));
    }

    private static List<Integer> shuffled(int count, Random random) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(numbers, random);
        return numbers;
    }

    private static List<Place> first(int line, int count, String field, IntFunction<String> value) {
        return IntStream.range(0, Math.min(5, count))
                .mapToObj(number -> new Place(line + number, field, value.apply(number)))
                .toList();
    }
}
