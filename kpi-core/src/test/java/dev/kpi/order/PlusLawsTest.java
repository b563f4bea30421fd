package dev.kpi.order;

import static dev.kpi.order.Comparisons.assertSameRows;
import static dev.kpi.order.Comparisons.figures;
import static dev.kpi.order.Comparisons.isHeld;
import static dev.kpi.order.Comparisons.metrics;
import static dev.kpi.order.Comparisons.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.order.OrderLines.AgreeingShop;
import dev.kpi.order.OrderLines.By;
import dev.kpi.order.OrderLines.NumberedShop;
import dev.kpi.order.OrderLines.Part;
import dev.kpi.quality.QualityReport;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Adding later lines to finished orders. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE) // every list of choices is short
@Domain(DomainContext.Global.class)
class PlusLawsTest {

    private static void assertSame(Orders actual, Orders expected, Oracle oracle, Part part, By by) {
        List<Metric<?>> metrics = metrics(oracle);
        assertThat(figures(actual, metrics)).isEqualTo(figures(expected, metrics));
        assertThat(figures(part.of(actual), metrics)).isEqualTo(figures(part.of(expected), metrics));
        if (isHeld(oracle, by.dimension())) {
            assertSameRows(
                    rows(actual, List.of(by.dimension(), Grains.day()), metrics),
                    rows(expected, List.of(by.dimension(), Grains.day()), metrics));
        }
        assertThat(actual.coverage()).isEqualTo(expected.coverage());
        assertThat(actual.attributes()).isEqualTo(expected.attributes());
        assertThat(actual.audit().isBalanced()).isTrue();
    }

    @Property
    void addingLinesInStepsIsBuildingAtOnce(
            @ForAll AgreeingShop agreeing,
            @ForAll Part part,
            @ForAll By by,
            @ForAll @IntRange(max = 60) int first,
            @ForAll @IntRange(max = 60) int second,
            @ForAll Random random) {
        Shop shop = agreeing.shop();
        // a guest's line may tell a customer's fact otherwise once its order turns out to be theirs; too many
        // discarded shops would fail the property
        Assume.that(shop.orders().quality().finding(Reason.DISAGREEING_FACT).count() == 0);
        List<Line> lines = shop.lines();
        int a = Math.min(Math.min(first, second), lines.size());
        int b = Math.min(Math.max(first, second), lines.size());

        Orders begun = shop.orders(lines.subList(0, a)).plus(lines.subList(a, b).stream());
        Orders grown = begun.plus(lines.subList(b, lines.size()).stream());
        Statistics.label("spliced")
                .collect(begun.isSpliced() || grown.isSpliced())
                .coverage(checker -> checker.check(true).percentage(share -> share > 60));

        assertSame(grown, shop.orders(), shop.oracle(), part, by);

        OrdersBuilder later = new OrdersBuilder(shop.settings(), begun, random.nextBoolean());
        RowOrderLawsTest.addInTurns(later, lines.subList(b, lines.size()), 2, random);
        assertSame(later.toOrders(), shop.orders(), shop.oracle(), part, by);
        QualityReport quality = grown.quality();
        QualityReport whole = shop.orders().quality();
        assertThat(List.of(quality.read(), quality.accepted(), quality.rejected(), quality.voidLines()))
                .isEqualTo(List.of(whole.read(), whole.accepted(), whole.rejected(), whole.voidLines()));
        for (Reason reason : List.of(Reason.MISSING_CUSTOMER, Reason.ZERO_PRICE, Reason.COST_MISSING)) {
            assertThat(quality.finding(reason).count())
                    .as(reason.code())
                    .isEqualTo(whole.finding(reason).count());
        }
    }

    @Property
    void linesWhoseIdIsKnownAreDropped(
            @ForAll NumberedShop numbered, @ForAll Part part, @ForAll By by, @ForAll @IntRange(max = 60) int first) {
        Shop shop = numbered.shop();
        int known = Math.min(first, shop.lines().size());
        List<Line> before = shop.lines().subList(0, known);
        List<Line> after = shop.lines().subList(known, shop.lines().size());
        Set<List<String>> ids = new HashSet<>();
        shop.orders(before)
                .measure(Metrics.countOf("ids", line -> ids.add(idOf(line.order(), line.text(Dimensions.lineId())))));
        // a void line is in no figure, but its id is known as well
        Oracle.of(shop.settings(), before).voidIds().forEach(ids::add);
        List<Line> rest = new ArrayList<>(before);
        after.stream()
                .filter(line -> line.text(Dimensions.lineId()) == null
                        || !ids.contains(idOf(line.text(Dimensions.order()), line.text(Dimensions.lineId()))))
                .forEach(rest::add);

        Orders grown = shop.orders(before).plus(after.stream());

        List<Metric<?>> metrics = metrics(shop.with(rest).oracle());
        assertThat(figures(grown, metrics)).isEqualTo(figures(shop.orders(rest), metrics));
        assertThat(grown.quality().read()).isEqualTo(shop.lines().size());
        assertThat(grown.quality().accepted())
                .isEqualTo(shop.orders(rest).quality().accepted());
        assertThat(grown.audit().isBalanced())
                .as(() -> grown.audit().toString())
                .isTrue();
    }

    private static List<String> idOf(String order, String lineId) {
        return List.of(order, lineId);
    }

    @Property(tries = 300)
    void addingNothingChangesNothing(@ForAll AgreeingShop agreeing, @ForAll Part part, @ForAll By by) {
        Shop shop = agreeing.shop();
        Orders orders = shop.orders();
        Orders same = orders.plus(Stream.of());

        assertSame(same, orders, shop.oracle(), part, by);
        assertThat(same.quality()).isEqualTo(orders.quality());
    }

    @Property(tries = 300)
    void addingNothingChangesNothingThoughFactsDisagree(@ForAll Shop shop) {
        Orders orders = shop.orders();

        assertThat(orders.plus(Stream.of()).quality()).isEqualTo(orders.quality());
        assertThat(orders.plus(Stream.of(), false).quality()).isEqualTo(orders.quality());
    }

    // ---- examples

    private static final OrderSettings SETTINGS =
            OrderSettings.of(RandomLines.GBP, java.time.ZoneId.of("Europe/London"));
    private static final Instant MARCH = Instant.parse("2011-03-10T10:00:00Z");
    private static final Instant MAY = Instant.parse("2011-05-10T10:00:00Z");

    private static Line line(String order, Instant at, String id, String price) {
        return Line.of(order, at, "p-1", 1, new BigDecimal(price)).withLineId(id);
    }

    private static Orders orders(Line... lines) {
        return Stream.of(lines).collect(Orders.collector(SETTINGS));
    }

    @Test
    void aLineWhoseIdIsKnownIsDroppedThoughItIsEarlier() {
        Orders orders = orders(line("A", MAY, "1", "5.00")).plus(Stream.of(line("A", MARCH, "1", "7.00")));

        assertThat(orders.revenue()).hasToString("GBP 5.00");
        assertThat(orders.quality().rejected()).isEqualTo(1);
        assertThat(orders.coverage().lastInclusive()).isEqualTo(LocalDate.of(2011, 5, 10));
    }

    @Test
    void aLineWhoseIdIsThatOfAVoidLineIsDropped() {
        Orders orders = orders(line("A", MAY, "1", "5.00").withKind(LineKind.VOID), line("A", MAY, "2", "1.00"))
                .plus(Stream.of(line("A", MAY, "1", "7.00")));

        assertThat(orders.revenue()).hasToString("GBP 1.00");
    }

    @Test
    void aDayWithVoidLinesOnlyStaysCovered() {
        Orders orders = orders(line("A", MARCH, "1", "5.00").withKind(LineKind.VOID), line("B", MAY, "1", "1.00"));
        assertThat(orders.coverage()).hasToString("2011-03-10..2011-05-10");

        assertThat(orders.plus(Stream.of()).coverage()).hasToString("2011-03-10..2011-05-10");
    }

    @Test
    void missingCostsAreCountedOnceAnyLineHasOne() {
        Orders orders = orders(line("A", MARCH, "1", "5.00"))
                .plus(Stream.of(line("B", MAY, "1", "1.00").withUnitCost(BigDecimal.ONE)));

        assertThat(orders.quality().finding(Reason.COST_MISSING).count()).isEqualTo(1);
    }

    @Test
    void aCostOfAVoidLineAloneMakesNoOthersMissing() {
        Line sale = line("A", MARCH, "1", "5.00");
        Line voided = line("A", MARCH, "2", "1.00").withKind(LineKind.VOID).withUnitCost(BigDecimal.ONE);
        Line later = line("B", MAY, "1", "1.00");

        for (Orders orders :
                List.of(orders(sale, voided, later), orders(sale, voided).plus(Stream.of(later)))) {
            assertThat(orders.hasCosts()).isFalse();
            assertThat(orders.quality().finding(Reason.COST_MISSING).count()).isZero();
        }
    }

    @Test
    void aReturnIsDatedOnItsOrderOnceThatOrderComes() {
        OrderSettings settings = SETTINGS.withReturnsOnOrderDate();
        Line returned = Line.of("R", MAY, "p-1", -1, new BigDecimal("5.00")).withReturnedOrder("A");
        Orders orders = Stream.of(returned).collect(Orders.collector(settings));
        assertThat(orders.by(Grains.month()).measure(Metrics.returns())).hasToString("""
                month       returns
                2011-05 *  GBP 5.00
                1 row
                * partial: not wholly inside coverage and scope""");

        assertThat(orders.plus(Stream.of(line("A", MARCH, "1", "5.00")))
                        .by(Grains.month())
                        .measure(Metrics.returns())
                        .values())
                .extracting(Object::toString)
                .containsExactly("GBP 5.00", "GBP 0.00", "GBP 0.00");
    }

    @Test
    void aLateSignUpIsCountedOnceHoweverOftenLinesAreAdded() {
        LocalDate signUp = LocalDate.of(2011, 4, 1);
        Orders orders = orders(line("A", MARCH, "1", "5.00").withCustomer("c-1").withSignUp(signUp))
                .plus(Stream.of(line("B", MAY, "1", "1.00").withCustomer("c-1")))
                .plus(Stream.of(line("C", MAY, "1", "1.00").withCustomer("c-2").withSignUp(signUp)));

        assertThat(orders.quality().finding(Reason.SIGN_UP_AFTER_FIRST_ORDER).count())
                .isEqualTo(1);

        Orders earlier = orders.plus(Stream.of(line("D", MARCH, "1", "1.00").withCustomer("c-2")));
        assertThat(earlier.quality().finding(Reason.SIGN_UP_AFTER_FIRST_ORDER).first())
                .extracting(Object::toString)
                .containsExactly("customer c-1 '2011-04-01'", "customer c-2 '2011-04-01'");
    }

    @Test
    void aProductIsNamedAsItsEarliestLineNamesItThoughThatComesLater() {
        Orders before = orders(
                line("A", MAY, "1", "5.00").withProductName("new name"),
                line("B", MAY, "1", "5.00").withProductName("new name"));
        Orders later =
                before.plus(Stream.of(line("C", MAY.plusSeconds(1), "1", "5.00").withProductName("newest name")));
        Orders earlier = before.plus(Stream.of(line("C", MARCH, "1", "5.00").withProductName("old name")));

        assertThat(List.of(later.isSpliced(), earlier.isSpliced())).containsExactly(true, true);
        assertThat(later.by(Dimensions.productName()).revenue().keys()).containsExactly("new name");
        assertThat(earlier.by(Dimensions.productName()).revenue().keys()).containsExactly("old name");
        assertThat(earlier.quality().finding(Reason.DISAGREEING_FACT).first())
                .extracting(Object::toString)
                .containsExactly("product p-1, product name 'new name'"); // told otherwise by a line of before
    }

    @Test
    void aLineOfBeforeThatTellsOtherwiseHasNoNumber() {
        Orders before = orders(
                line("B", MAY, "1", "5.00").withCustomer("c-1").withRegion("x"),
                line("A", MARCH, "1", "5.00").withCustomer("c-0"));
        Line contradicting =
                line("B", MAY.minusSeconds(60), "2", "5.00").withCustomer("c-1").withRegion("y");

        for (boolean splicing : new boolean[] {true, false}) {
            assertThat(before.plus(Stream.of(contradicting), splicing)
                            .quality()
                            .finding(Reason.DISAGREEING_FACT)
                            .first())
                    .extracting(Object::toString)
                    .containsExactly("order B, region 'x'");
        }
    }

    @Test
    void aNewLineThatTellsOtherwiseHasItsNumberInTheDelivery() {
        Orders before = orders(
                line("A", MARCH, "1", "5.00"), line("B", MARCH, "1", "5.00").withRegion("x"));
        List<Line> delivery = List.of(
                line("C", MAY, "1", "5.00").withRegion("x"),
                line("B", MARCH, "2", "5.00").withRegion("y"));

        for (boolean splicing : new boolean[] {true, false}) {
            assertThat(before.plus(delivery.stream(), splicing)
                            .quality()
                            .finding(Reason.DISAGREEING_FACT)
                            .first())
                    .extracting(Object::toString)
                    .containsExactly("line 2, region 'y'");
        }
    }

    @Test
    void aGuestsOrderBecomesTheCustomersWhenALaterLineNamesThem() {
        Orders orders = orders(
                line("G", MARCH, "1", "5.00"),
                line("A", MAY, "1", "1.00").withCustomer("c-1"),
                line("H", MAY, "1", "2.00"));
        Orders grown = orders.plus(Stream.of(line("G", MARCH, "2", "3.00").withCustomer("c-1")));

        assertThat(grown.isSpliced()).isTrue();
        assertThat(orders.toString()).contains("3 orders \u00b7 1 customers");
        assertThat(grown.by(Dimensions.customer()).measure(Metrics.orderCount(), Metrics.revenue()))
                .hasToString(grown.plus(Stream.of(), false)
                        .by(Dimensions.customer())
                        .measure(Metrics.orderCount(), Metrics.revenue())
                        .toString());
        assertThat(grown.where(Dimensions.customer().is("c-1")).revenue()).hasToString("GBP 9.00");
    }

    @Test
    void factsOfEarlierLinesWinOverThoseThatComeLater() {
        Orders orders = orders(line("A", MARCH, "1", "5.00").withCountry("France"))
                .plus(Stream.of(line("A", MAY, "2", "5.00").withCountry("Austria")));

        assertThat(orders.by(Dimensions.country()).revenue().keys()).containsExactly("France");
        assertThat(orders.by(Grains.month()).revenue().values())
                .extracting(Object::toString)
                .containsExactly("GBP 10.00", "GBP 0.00", "GBP 0.00");
    }
}
