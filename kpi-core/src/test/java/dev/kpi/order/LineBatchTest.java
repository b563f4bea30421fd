package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kpi.figure.Amount;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.metric.Metrics;
import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.Finding;
import dev.kpi.quality.Place;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import dev.kpi.table.Table;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** The road that adapters take: facts set one after the other. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE) // every list of choices is short
@Domain(DomainContext.Global.class)
class LineBatchTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));

    private static LineBatch priced(LineBatch batch, String order) {
        return batch.text(LineBatch.ORDER, order).quantity(2, 0).unitPrice(999, 2);
    }

    private static long local(String text) {
        return LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC);
    }

    /** The ways to hand facts to a batch. */
    private enum Way {
        STRINGS,
        SLICES,
        COLUMNS
    }

    @Property(tries = 500)
    void factsSetInAnyWayMakeTheOrdersThatLinesMake(@ForAll Shop shop, @ForAll Way way) {
        OrdersBuilder builder = Orders.builder(shop.settings());
        LineBatch batch = builder.newBatch();
        int accepted = 0;
        if (way == Way.COLUMNS) {
            accepted = setColumns(batch, shop.lines());
        } else {
            for (int i = 0; i < shop.lines().size(); i++) {
                accepted += set(batch, shop.lines().get(i), way == Way.SLICES).end(i + 1) ? 1 : 0;
            }
        }
        assertThat(accepted).isEqualTo(batch.read() - batch.rejected());
        Orders orders = builder.toOrders();

        Oracle oracle = shop.oracle();
        var metrics = Comparisons.metrics(oracle);
        assertThat(Comparisons.figures(orders, metrics)).isEqualTo(Comparisons.figures(oracle.scope(), metrics));
        assertThat(orders.quality()).isEqualTo(shop.orders().quality());
    }

    /** Ends the first line by itself, and all others together; tells how many were accepted. */
    private static int setColumns(LineBatch batch, List<Line> lines) {
        assertThat(batch.room()).isGreaterThanOrEqualTo(lines.size());
        Set<Attribute> attributes = new LinkedHashSet<>(Dimensions.wellKnown());
        lines.forEach(line -> attributes.addAll(line.others().keySet()));
        for (Attribute attribute : attributes) {
            int[] from = new int[lines.size()];
            int[] to = new int[lines.size()];
            ByteArrayOutputStream buffer = new ByteArrayOutputStream();
            for (int i = 0; i < from.length; i++) {
                String text = lines.get(i).text(attribute);
                from[i] = buffer.size();
                buffer.writeBytes((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
                to[i] = buffer.size();
            }
            batch.texts(batch.slot(attribute), buffer.toByteArray(), from, to, from.length);
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            setNumbers(batch.ahead(i), lines.get(i));
        }
        if (lines.isEmpty()) {
            return 0;
        }
        int first = batch.end(1) ? 1 : 0;
        boolean[] accepted = new boolean[lines.size()];
        long[] places = LongStream.rangeClosed(2, lines.size()).toArray();
        batch.endAll(places, places.length, accepted);
        return first
                + (int) IntStream.range(0, places.length)
                        .filter(i -> accepted[i])
                        .count();
    }

    private static LineBatch set(LineBatch batch, Line line, boolean sliced) {
        for (Attribute attribute : Dimensions.wellKnown()) {
            text(batch, attribute, line.text(attribute), sliced);
        }
        line.others().forEach((attribute, value) -> text(batch, attribute, value, sliced));
        return setNumbers(batch, line);
    }

    private static LineBatch setNumbers(LineBatch batch, Line line) {
        batch.at(line.at().getEpochSecond(), line.at().getNano());
        batch.quantity(
                line.quantity().unscaledValue().longValueExact(),
                line.quantity().scale());
        batch.unitPrice(
                line.unitPrice().unscaledValue().longValueExact(),
                line.unitPrice().scale());
        BigDecimal discount = line.discount();
        if (discount != null && line.isDiscountInPercent()) {
            batch.discountPercent(discount);
        } else if (discount != null) {
            batch.discount(discount.unscaledValue().longValueExact(), discount.scale());
        }
        BigDecimal cost = line.unitCost();
        if (cost != null) {
            batch.unitCost(cost.unscaledValue().longValueExact(), cost.scale());
        }
        if (line.isCharge()) {
            batch.charge();
        }
        return batch.kind(line.kind());
    }

    private static void text(LineBatch batch, Attribute attribute, String value, boolean sliced) {
        if (value == null) {
            return;
        }
        int slot = batch.slot(attribute);
        if (sliced) {
            byte[] buffer = ("\"" + value + "\"").getBytes(StandardCharsets.UTF_8);
            batch.text(slot, buffer, 1, buffer.length - 2);
        } else {
            batch.text(slot, value);
        }
    }

    @Test
    void aFactIsForgottenWithItsLine() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        int country = batch.slot(Dimensions.country());
        priced(batch, "A")
                .at(0, 0)
                .text(country, "France")
                .charge()
                .unitCost(1, 0)
                .discount(5, 0)
                .end(1);
        priced(batch, "B").at(0, 0).end(2);
        priced(batch, "C").at(0, 0).kind(LineKind.RETURN).end(3);
        priced(batch, "D").at(0, 0).end(4);

        Orders orders = builder.toOrders();
        assertThat(orders.by(Dimensions.country()).measure(Metrics.lines()).values())
                .extracting(Object::toString)
                .containsExactly("1 lines", "3 lines");
        assertThat(orders.measure(Metrics.discounts())).hasToString("GBP 5.00");
        assertThat(orders.measure(Metrics.charges())).hasToString("GBP 14.98");
        assertThat(orders.measure(Metrics.costCoverage())).hasToString("25.0% (1 of 4)");
        assertThat(orders.measure(Metrics.returns())).hasToString("GBP 19.98");
    }

    @Test
    void linesThatEndTogetherAreLookedAtByThePolicy() {
        QualityPolicy dropping = QualityPolicy.withDefaults()
                .with(Reason.MISSING_CUSTOMER, Policy.DROP)
                .with(Reason.COST_MISSING, Policy.DROP);
        OrdersBuilder builder = Orders.builder(SETTINGS.withPolicy(dropping));
        LineBatch batch = builder.newBatch();
        for (int i = 0; i < 8; i++) {
            priced(batch.ahead(i), "order " + i).at(i, 0);
            if ((i & 1) != 0) {
                batch.text(LineBatch.CUSTOMER, "c");
            }
            if ((i & 2) != 0) {
                batch.unitCost(5, 0);
            }
        }
        boolean[] accepted = new boolean[9];

        batch.endAll(new long[] {10, 11, 12, 13, 14, 15, 16, 17}, 7, accepted);
        assertThat(accepted).containsExactly(false, false, false, true, false, false, false, false, false);
        assertThat(batch.end(17)).isTrue();

        Orders orders = builder.toOrders();
        assertThat(orders.measure(Metrics.units())).hasToString("4 units");
        assertThat(orders.quality().rejected()).isEqualTo(6);
        assertThat(orders.quality().finding(Reason.MISSING_CUSTOMER).first())
                .extracting(Place::line)
                .containsExactly(10L, 12L, 14L, 16L);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> batch.endAll(new long[513], 513, new boolean[513]));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> batch.endAll(new long[2], 2, new boolean[1]));
    }

    @Test
    void aTextThatDoesNotLieWithinItsBufferIsRefused() {
        LineBatch batch = Orders.builder(SETTINGS).newBatch();
        byte[] text = {'G', 'O', 'O', 'D'};
        batch.text(LineBatch.CUSTOMER, text, 0, 4);
        for (int[] wrong : new int[][] {{0, -1}, {0, -4}, {2, -2}, {4, -9}, {-1, 2}, {3, 2}, {5, 0}}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> batch.text(LineBatch.CUSTOMER, text, wrong[0], wrong[1]));
        }
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> batch.texts(LineBatch.CUSTOMER, text, new int[] {0, 3}, new int[] {4, 1}, 2))
                .withMessage("text [3, 1) ends before it begins");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> batch.texts(LineBatch.CUSTOMER, text, new int[] {3}, new int[] {12}, 1));
    }

    @Test
    void ofLinesThatEndTogetherTheFirstOddOneIsTold() {
        QualityPolicy failing = QualityPolicy.withDefaults()
                .with(Reason.ZERO_PRICE, Policy.FAIL)
                .with(Reason.MISSING_CUSTOMER, Policy.FAIL);
        OrdersBuilder builder = Orders.builder(SETTINGS.withPolicy(failing));
        LineBatch batch = builder.newBatch();
        for (int i = 0; i < 3; i++) {
            priced(batch.ahead(i), "order").at(i, 0).text(LineBatch.CUSTOMER, i < 2 ? "c" : "");
        }
        batch.ahead(1).unitPrice(0, 0);

        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> batch.endAll(new long[] {1, 2, 3}, 3, new boolean[3]))
                .withMessageStartingWith("line 2, unit price '0'");
        assertThatExceptionOfType(DataQualityException.class).isThrownBy(builder::toOrders);
    }

    @Test
    void localTimesThatAClockChangeRepeatsOrSkipsAreCounted() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        for (String time : List.of("2011-10-30T01:30:00", "2011-03-27T01:30:00", "2011-06-01T01:30:00")) {
            priced(batch, "of " + time)
                    .atLocal(local(time), 0, "InvoiceDate", time)
                    .end(7);
        }

        Orders orders = builder.toOrders();
        assertThat(orders.quality().finding(Reason.CLOCK_CHANGE).first())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "line 7, InvoiceDate '2011-10-30T01:30:00'", "line 7, InvoiceDate '2011-03-27T01:30:00'");
        assertThat(orders.by(Dimensions.hour()).orderCount().keys()).containsExactly(1, 2);
    }

    @Test
    void clockChangesMayDropALineOrStopTheLoad() {
        QualityPolicy policy = QualityPolicy.withDefaults();
        OrdersBuilder dropping = Orders.builder(SETTINGS.withPolicy(policy.with(Reason.CLOCK_CHANGE, Policy.DROP)));
        LineBatch batch = dropping.newBatch();
        boolean accepted = priced(batch, "A")
                .atLocal(local("2011-10-30T01:30:00"), 0, "at", "01:30")
                .end(1);
        boolean next = priced(batch, "B")
                .atLocal(local("2011-10-30T02:30:00"), 0, "at", "02:30")
                .end(2);
        assertThat(List.of(accepted, next)).containsExactly(false, true);
        assertThat(dropping.toOrders().quality().rejected()).isEqualTo(1);

        LineBatch failing = Orders.builder(SETTINGS.withPolicy(policy.with(Reason.CLOCK_CHANGE, Policy.FAIL)))
                .newBatch();
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> priced(failing, "C")
                        .atLocal(local("2011-10-30T01:30:00"), 0, "at", "01:30")
                        .end(3))
                .withMessage(
                        "line 3, at '01:30': a clock change repeats or skips this local time (clock-change); correct the"
                                + " line, or choose KEEP or DROP for this reason");
    }

    @Test
    void manyLinesAreTakenAsEachInABatchOfItsOwn() {
        Random random = new Random(11);
        OrdersBuilder together = Orders.builder(SETTINGS);
        OrdersBuilder apart = Orders.builder(SETTINGS);
        LineBatch batch = together.newBatch();
        for (int line = 1; line <= 2_000; line++) {
            long seed = random.nextLong();
            boolean accepted = odd(batch, seed).end(line);
            assertThat(odd(apart.newBatch(), seed).end(line)).isEqualTo(accepted);
        }

        Orders orders = together.toOrders();
        Orders expected = apart.toOrders();
        assertThat(orders.quality()).isEqualTo(expected.quality());
        assertThat(orders.quality().rejected()).isBetween(100L, 1_000L);
        assertThat(figures(orders)).isEqualTo(figures(expected));
    }

    private static Table<?> figures(Orders orders) {
        return orders.by(Dimensions.country(), Dimensions.product())
                .measure(Metrics.revenue(), Metrics.discounts(), Metrics.units(), Metrics.cost(), Metrics.orderCount());
    }

    /** A line that may lack something, be too large or need decimals that none before it needed. */
    private static LineBatch odd(LineBatch batch, long seed) {
        Random random = new Random(seed);
        if (random.nextInt(20) > 0) {
            batch.text(LineBatch.ORDER, "A-" + random.nextInt(300));
        }
        if (random.nextInt(20) > 0) {
            batch.at(random.nextInt(50_000_000), 0);
        }
        batch.text(
                batch.slot(Dimensions.country()), List.of("", "France", "Chile").get(random.nextInt(3)));
        batch.text(LineBatch.PRODUCT, "P-" + random.nextInt(9));
        batch.quantity(random.nextInt(12) - 2, random.nextInt(40) == 0 ? 1 : 0);
        batch.unitPrice(random.nextInt(10_000), random.nextInt(300) == 0 ? 1 + random.nextInt(6) : 2);
        if (random.nextInt(4) == 0) {
            batch.discount(random.nextInt(500), 2);
        }
        if (random.nextInt(3) == 0) {
            batch.unitCost(random.nextInt(30) == 0 ? Long.MAX_VALUE : random.nextInt(500), 2);
        }
        return batch;
    }

    @Test
    void linesAheadAreThoseThatThereIsRoomFor() {
        LineBatch batch = Orders.builder(SETTINGS).newBatch();
        int room = batch.room();
        priced(batch, "A").at(0, 0).end(1);
        assertThat(batch.room()).isEqualTo(room - 1);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> batch.ahead(room - 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> batch.texts(0, new byte[room], new int[room], new int[room], room));
        priced(batch.ahead(room - 2), "B").at(0, 0);
        IntStream.range(0, room - 2).forEach(i -> assertThat(batch.end(i + 2)).isFalse());
        assertThat(batch.end(room)).isTrue();
        assertThat(batch.room()).isEqualTo(room);
    }

    @Test
    void aLineThatStopsTheLoadLeavesNoOrders() {
        QualityPolicy strict = QualityPolicy.withDefaults().with(Reason.ZERO_PRICE, Policy.FAIL);
        OrdersBuilder builder = Orders.builder(SETTINGS.withPolicy(strict));
        LineBatch batch = builder.newBatch();
        priced(batch, "A").at(0, 0).end(1);
        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(() -> batch.text(LineBatch.ORDER, "B")
                        .at(0, 0)
                        .quantity(1, 0)
                        .unitPrice(0, 2)
                        .end(2));

        assertThatExceptionOfType(DataQualityException.class)
                .isThrownBy(builder::toOrders)
                .withMessageStartingWith("line 2, unit price '0': the price is not positive");
    }

    @Test
    void anAdapterMayNoteAndTreatLines() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        boolean keep = priced(batch, "A").at(0, 0).note(Reason.UNPARSABLE_FIELD, 5, "Price", "12,50", "not a number");
        assertThat(keep).isFalse();
        assertThat(batch.end(5)).isFalse();
        priced(batch, "B")
                .at(0, 0)
                .treated("zero price taken as void", 1)
                .kind(LineKind.VOID)
                .end(6);

        Orders orders = builder.toOrders();
        assertThat(orders.quality()).hasToString("""
                2 lines read = 1 accepted + 1 rejected; 1 void

                reason            policy  lines  first places
                unparsable-field  DROP        1  line 5, Price '12,50'
                missing-customer  KEEP        1  line 6, customer ''

                rule of the source        lines
                zero price taken as void      1""");
        assertThat(orders.orderCount()).hasToString("0 orders");
    }

    @Test
    void whatIsNotedOfALineAheadHoldsForThatLine() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        for (int i = 0; i < 3; i++) {
            priced(batch.ahead(i), "A-" + i).at(0, 0);
        }
        assertThat(batch.ahead(0).note(Reason.CLOCK_CHANGE, 1, "at", "?", "")).isTrue();
        assertThat(batch.ahead(1).note(Reason.UNPARSABLE_FIELD, 2, "at", "?", "no time"))
                .isFalse();

        assertThat(List.of(batch.end(1), batch.end(2), batch.end(3))).containsExactly(true, false, true);
        Orders orders = builder.toOrders();
        assertThat(orders.quality().rejected()).isEqualTo(1);
        assertThat(orders.by(Dimensions.order()).orderCount().keys()).containsExactly("A-0", "A-2");
    }

    @Test
    void numbersOfAnyScaleAreReadOrRefused() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        batch.text(LineBatch.ORDER, "A")
                .at(0, 0)
                .quantity(5, -2)
                .unitPrice(1_000_000_000_000L, 12)
                .end(1);
        batch.text(LineBatch.ORDER, "A")
                .at(0, 0)
                .quantity(0, 30)
                .unitPrice(1, 0)
                .end(2);
        batch.text(LineBatch.ORDER, "A")
                .at(0, 0)
                .quantity(1, 30)
                .unitPrice(1, 0)
                .end(3);
        batch.text(LineBatch.ORDER, "A")
                .at(0, 0)
                .quantity(Long.MIN_VALUE, 0)
                .unitPrice(1, 0)
                .end(4);
        batch.text(LineBatch.ORDER, "A")
                .at(0, 0)
                .quantity(1, 0)
                .unitPrice(Long.MIN_VALUE, 18)
                .end(5);
        batch.text(LineBatch.ORDER, "A").at(0, 0).quantity(1, 0).unitPrice(7, 0).end(6);

        Orders orders = builder.toOrders();
        assertThat(orders.revenue()).hasToString("GBP 507.00");
        assertThat(orders.quality().finding(Reason.AMOUNT_OUT_OF_RANGE).count()).isEqualTo(3);
    }

    @Test
    void aFactThatIsSetAgainIsTheLastThatWasSet() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        batch.quantity(Long.MAX_VALUE, 0)
                .unitPrice(1, 30)
                .discount(Long.MIN_VALUE, 0)
                .unitCost(1, 18);
        batch.discountPercent(new BigDecimal("1E+99")).discountPercent(BigDecimal.TEN);
        batch.currency("USD").currency("GBP");
        batch.atLocal(local("2011-10-30T01:30:00"), 0, "at", "01:30");

        boolean accepted = priced(batch, "A").unitCost(5, 0).at(0, 0).end(1);

        assertThat(accepted).isTrue();
        Orders orders = builder.toOrders();
        assertThat(orders.revenue()).hasToString("GBP 17.98");
        assertThat(orders.measure(Metrics.cost())).hasToString("GBP 10.00");
        assertThat(orders.quality().findings()).extracting(Finding::reason).containsExactly(Reason.MISSING_CUSTOMER);
    }

    @Test
    void theDiscountSetLastHoldsAsAnAmountOrInPercent() {
        assertThat(discounts(batch -> batch.discountPercent(BigDecimal.TEN).discount(500, 2)))
                .hasToString("GBP 5.00");
        assertThat(discounts(batch -> batch.discount(500, 2).discountPercent(BigDecimal.TEN)))
                .hasToString("GBP 2.00");
        assertThat(discounts(batch -> batch.discount(500, 2).discountPercent(BigDecimal.ZERO)))
                .hasToString("GBP 0.00");
        assertThat(discounts(batch -> batch.discountPercent(BigDecimal.TEN).discount(0, 0)))
                .hasToString("GBP 0.00");
        assertThat(discounts(
                        batch -> batch.discountPercent(new BigDecimal("1E+99")).discount(500, 2)))
                .hasToString("GBP 5.00");
    }

    private static Amount discounts(UnaryOperator<LineBatch> discounted) {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        discounted.apply(priced(builder.newBatch(), "A").at(0, 0)).end(1);
        return builder.toOrders().measure(Metrics.discounts());
    }

    @Test
    void aNumberThatIsOutOfBoundsStaysSoThoughAnotherIsSetAgain() {
        LineBatch batch = Orders.builder(SETTINGS).newBatch();
        batch.quantity(Long.MAX_VALUE, 0).unitPrice(Long.MAX_VALUE, 0).unitPrice(1, 0);

        assertThat(batch.text(LineBatch.ORDER, "A").at(0, 0).end(1)).isFalse();
    }

    @Test
    void localTimesBeyondTheCalendarAreCountedAsInstantsAre() {
        OrdersBuilder builder = Orders.builder(SETTINGS);
        LineBatch batch = builder.newBatch();
        for (long second :
                new long[] {Long.MIN_VALUE, -9_300_000_000L, 9_300_000_000L, 40_000_000_000_000_000L, Long.MAX_VALUE}) {
            assertThat(priced(batch, "A").at(second, 0).end(1)).isFalse();
            assertThat(priced(batch, "A").atLocal(second, 0, "at", "then").end(1))
                    .isFalse();
        }

        assertThat(builder.toOrders().quality().findings())
                .extracting(finding -> finding.reason() + " " + finding.count())
                .containsExactly("unparsable-field 10");
    }

    @Test
    void whatIsNoFractionOfASecondIsRefused() {
        LineBatch batch = Orders.builder(SETTINGS).newBatch();
        for (int nano : new int[] {-1, 1_000_000_000}) {
            for (Runnable setting : List.<Runnable>of(
                    () -> batch.at(0, nano),
                    () -> batch.atLocal(0, nano, "at", "then"),
                    () -> batch.atLocal(Long.MAX_VALUE, nano, "at", "then"))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(setting::run)
                        .withMessage("nanoOfSecond (" + nano + ") must be in [0, 999999999]");
            }
        }
        assertThat(priced(batch, "A").at(0, 999_999_999).end(1)).isTrue();
    }

    @Test
    void aNewAttributeHasASlotOfItsOwnAndAnEqualOneTheSame() {
        LineBatch batch = Orders.builder(SETTINGS).newBatch();
        Attribute season = Attribute.of("season", Level.ORDER);
        List<Integer> slots = IntStream.range(0, 40)
                .map(i -> batch.slot(Attribute.of("own " + i, Level.LINE)))
                .boxed()
                .toList();

        assertThat(slots).doesNotHaveDuplicates();
        assertThat(batch.slot(season)).isEqualTo(batch.slot(Attribute.of("season", Level.ORDER)));
        assertThat(batch.slot(season)).isNotEqualTo(batch.slot(Attribute.of("season", Level.LINE)));
        assertThat(batch.slot(Dimensions.customer())).isEqualTo(LineBatch.CUSTOMER);
        assertThat(batch.slot(Dimensions.order())).isEqualTo(LineBatch.ORDER);
        assertThat(batch.slot(Dimensions.product())).isEqualTo(LineBatch.PRODUCT);
    }
}
