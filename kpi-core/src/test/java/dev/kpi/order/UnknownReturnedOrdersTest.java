package dev.kpi.order;

import static dev.kpi.metric.Dimensions.order;
import static dev.kpi.metric.Dimensions.returnedOrder;
import static dev.kpi.metric.Metrics.lines;
import static dev.kpi.metric.Metrics.orderReturnRate;
import static dev.kpi.metric.Metrics.returns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.Finding;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** Returns that name an order which is not there. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@Domain(DomainContext.Global.class)
class UnknownReturnedOrdersTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));
    private static final OrderSettings STRICT =
            SETTINGS.withPolicy(QualityPolicy.withDefaults().with(Reason.UNKNOWN_RETURNED_ORDER, Policy.FAIL));

    private static Line line(String order, int quantity) {
        return Line.of(order, Instant.parse("2024-01-05T12:00:00Z"), "p", quantity, BigDecimal.TEN);
    }

    private static Line back(String order, String returned) {
        return line(order, -1).withReturnedOrder(returned);
    }

    private static Finding finding(Orders orders) {
        return orders.quality().finding(Reason.UNKNOWN_RETURNED_ORDER);
    }

    private static List<String> places(Orders orders) {
        return finding(orders).first().stream().map(Object::toString).toList();
    }

    private static Orders orders(OrderSettings settings, Stream<Line> lines) {
        return lines.collect(Orders.collector(settings));
    }

    @Test
    void aReturnThatNamesNoSaleOrderIsToldAndKept() {
        for (OrderSettings settings : List.of(SETTINGS, SETTINGS.withReturnsOnOrderDate())) {
            Orders orders = orders(
                    settings,
                    Stream.of(
                            back("R-7", "nowhere"),
                            back("R-1", "A"),
                            line("A", 1),
                            line("R-2", -1), // names none
                            back("R-3", "R-2"), // of which nothing was sold
                            line("V", 1).withKind(LineKind.VOID),
                            back("R-4", "V"),
                            line("S", 1).withReturnedOrder("nowhere"), // no return
                            back("W", "nowhere").withKind(LineKind.VOID)));

            assertThat(finding(orders).count()).isEqualTo(3);
            assertThat(places(orders))
                    .containsExactly(
                            "order R-3, returned order 'R-2'",
                            "order R-4, returned order 'V'",
                            "order R-7, returned order 'nowhere'");
            assertThat(orders.quality().rejected()).isZero();
            assertThat(orders.measure(returns())).hasToString("GBP 50.00");
            assertThat(orders.measure(orderReturnRate())).hasToString("50.0% (1 of 2)");
        }
    }

    @Test
    void manyAreCountedAndTheFirstTold() {
        Stream<Line> lines = Stream.iterate(9, number -> number > 0, number -> number - 1)
                .flatMap(number -> Stream.of(back("R-" + number, "Y"), back("R-" + number, "X")));
        Orders orders = orders(SETTINGS, lines);

        assertThat(finding(orders).count()).isEqualTo(18);
        assertThat(places(orders))
                .containsExactly(
                        "order R-1, returned order 'X'",
                        "order R-1, returned order 'Y'",
                        "order R-2, returned order 'X'",
                        "order R-2, returned order 'Y'",
                        "order R-3, returned order 'X'");
    }

    @Test
    void aPolicyMayNotBearIt() {
        assertThat(finding(orders(STRICT, Stream.of(back("R", "A"), line("A", 1))))
                        .count())
                .isZero();
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> orders(STRICT, Stream.of(line("A", 1), back("R", "B"))))
                .withMessage("order R, returned order 'B': no line of the data sells anything in that order"
                        + " (unknown-returned-order); correct the line, or choose KEEP for this reason");
    }

    @Test
    void ofSeveralTheFirstByItsTextsIsTheOneThatFails() {
        Stream<Line> lines = Stream.of("R-3", "R-1", "R-2", "R-9", "R-8", "R-7", "R-6", "R-5", "R-4")
                .map(order -> back(order, "X"));

        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> orders(STRICT, lines))
                .withMessageStartingWith("order R-1, returned order 'X': ");
    }

    /** More orders than one thread looks at. */
    @Test
    void manyOrdersAreLookedAtInParts() {
        int orders = 70_000;
        Stream<Line> lines = IntStream.range(0, orders)
                .mapToObj(i -> i % 2 == 0 ? line("A-" + i, 1) : back("R-" + i, i % 10 == 1 ? "none" : "A-" + (i - 1)));
        Orders all = orders(SETTINGS, lines);

        assertThat(finding(all).count()).isEqualTo(orders / 10);
        assertThat(places(all)).first().hasToString("order R-1, returned order 'none'");
        assertThat(all.measure(orderReturnRate())).hasToString("80.0% (28000 of 35000)");
    }

    @Test
    void anOrderThatComesLaterIsUnknownNoLonger() {
        Orders before = orders(SETTINGS, Stream.of(line("A", 1), back("R-1", "B"), back("R-2", "C")));
        assertThat(places(before)).containsExactly("order R-1, returned order 'B'", "order R-2, returned order 'C'");

        for (boolean splicing : List.of(true, false)) {
            Orders after = before.plus(Stream.of(line("B", 1), back("R-3", "D")), splicing);
            assertThat(places(after)).containsExactly("order R-2, returned order 'C'", "order R-3, returned order 'D'");
            assertThat(finding(after).count()).isEqualTo(2);
            assertThat(finding(after.plus(Stream.of(line("C", 1), line("D", 1)), splicing))
                            .count())
                    .isZero();
        }
    }

    @Test
    void aFoldDoesNotLookForIt() {
        for (OrderSettings settings : List.of(SETTINGS, STRICT)) {
            Fold<?> fold = Orders.folding(settings).inBlocksOf(1).fold(orderReturnRate());
            Stream.of(line("A", 1), line("B", 1), back("R", "A"), back("S", "nowhere"))
                    .forEach(fold::add);

            assertThat(fold.toPartial().value()).hasToString("50.0% (1 of 2)");
            assertThat(fold.quality().finding(Reason.UNKNOWN_RETURNED_ORDER).count())
                    .isZero();
        }
    }

    @Property(tries = 200)
    void soManyReturnLinesAreToldAsNameNoSaleOrder(@ForAll Shop shop) {
        Orders orders = shop.orders();
        Assume.that(orders.facts().orders.count() > 0);
        Set<Object> sold = new HashSet<>(orders.where(Condition.lines("sales", line -> !line.isReturn()))
                .by(order())
                .measure(lines())
                .keys());
        Condition unknown = Condition.lines("unknown", line -> {
            String named = line.text(returnedOrder());
            return line.isReturn() && !named.equals(Dimension.UNKNOWN) && !sold.contains(named);
        });

        assertThat(BigDecimal.valueOf(finding(orders).count()))
                .isEqualByComparingTo(orders.where(unknown).measure(lines()).toBigDecimal());
    }
}
