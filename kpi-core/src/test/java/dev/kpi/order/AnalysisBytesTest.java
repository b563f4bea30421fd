package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.CustomerAnalyses;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.order.KeptCustomer.Entry;
import dev.kpi.order.KeptCustomer.First;
import dev.kpi.order.KeptCustomer.Order;
import dev.kpi.order.KeptCustomer.Place;
import dev.kpi.time.DateRange;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The byte form of what is kept for analyses of customers: read in all later versions, and never believed. */
class AnalysisBytesTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** What was frozen: the same questions to the same lines must give the same bytes for ever. */
    enum Frozen {
        EVERYTHING_BY_CUSTOMER(Split.BY_CUSTOMER, new CustomerAnalysesMergeLawsTest.Everything()),
        EVERYTHING_BY_ORDER(Split.BY_ORDER, new CustomerAnalysesMergeLawsTest.Everything()),
        LIFECYCLE_BY_CUSTOMER(Split.BY_CUSTOMER, CustomerAnalyses.lifecycle(Grains.month()));

        private final Split split;
        private final Analysis<?> analysis;

        Frozen(Split split, Analysis<?> analysis) {
            this.split = split;
            this.analysis = analysis;
        }

        Partial<?> partial() {
            return scope().partial(split, analysis);
        }

        private Scope scope() {
            Orders orders = PartialBytesTest.LINES.stream()
                    .collect(Orders.collector(OrderSettings.of(RandomLines.GBP, LONDON)
                            .withCompleteHistory()
                            .withCoverage(DateRange.of(LocalDate.of(2023, 12, 1), LocalDate.of(2024, 7, 1)))));
            return this == EVERYTHING_BY_ORDER
                    ? orders.within(DateRange.of(LocalDate.of(2024, 1, 31), LocalDate.of(2024, 6, 16)))
                            .where(Dimensions.country().matching("is no other", text -> !text.equals("others")))
                    : orders;
        }

        byte[] bytes() throws IOException {
            String name = "partial-v1-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".bin";
            try (InputStream in = AnalysisBytesTest.class.getResourceAsStream(name)) {
                return in.readAllBytes();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesOfVersionOneAreReadForEver(Frozen frozen) throws IOException {
        Partial<?> read = frozen.partial().read(frozen.bytes());

        assertThat(read.value()).isEqualTo(frozen.scope().measure(frozen.analysis));
        assertThat(read.split()).isEqualTo(frozen.split);
    }

    @ParameterizedTest
    @EnumSource
    void theSameKnowledgeGivesTheSameBytes(Frozen frozen) throws IOException {
        assertThat(frozen.partial().toBytes()).isEqualTo(frozen.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatEndTooEarlyAreRefused(Frozen frozen) throws IOException {
        byte[] bytes = frozen.bytes();
        Partial<?> reader = frozen.partial();
        for (int length = 0; length < bytes.length; length += 1 + length / 50) {
            byte[] head = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> reader.read(head)).isInstanceOf(IllegalArgumentException.class);
            byte[] sealed = length < 20 ? head : PartialBytesTest.sealed(head.clone());
            assertThatThrownBy(() -> reader.read(sealed)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> reader.read(PartialBytesTest.sealed(Arrays.copyOf(bytes, bytes.length + 3))))
                .hasMessage("bytes of this partial are damaged: 3 bytes are left over");
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void hostileBytesAreRefusedOrTellSomething(
            @ForAll Frozen frozen, @ForAll @IntRange(min = 1, max = 6) int changes, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = frozen.bytes();
        for (int i = 0; i < changes; i++) {
            bytes[5 + random.nextInt(bytes.length - 9)] = (byte) (random.nextBoolean() ? -1 : random.nextInt(256));
        }
        assertRefusedOrTold(frozen.partial(), PartialBytesTest.sealed(bytes));
    }

    private static <R> void assertRefusedOrTold(Partial<R> reader, byte[] bytes) {
        try {
            Partial<R> read = reader.read(bytes);
            assertThat(read.value()).isNotNull();
            assertThat(read.read(read.toBytes())).isEqualTo(read);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("[^\\p{C}]+");
        }
    }

    // ---- customers that cannot be

    private static final long DAY = 86_400_000_000_000L;
    private static final long FROM = LocalDate.of(2024, 1, 1).toEpochDay() * DAY;

    private static Place place(int day, String order) {
        return new Place(FROM + day * DAY, order);
    }

    private static Order order(int day, String id, Entry... entries) {
        return new Order(place(day, id), List.of(), List.of(entries));
    }

    private static Entry sale(int day) {
        return new Entry(false, FROM + day * DAY, 100, 0, 0, 0, 1);
    }

    private static Entry back(int day) {
        return new Entry(true, FROM + day * DAY, -100, 0, 0, 0, -1);
    }

    private static KeptCustomer customer(int since, @Nullable Place first, Order... orders) {
        return new KeptCustomer(
                place(since, "A-0"), first == null ? null : new First(first, List.of()), List.of(), List.of(orders));
    }

    /** The bytes of what is kept of one customer, or of one guest order. */
    private static byte[] bytes(boolean guest, KeptCustomer... customers) {
        CustomerQuestion<?> question = new CustomerQuestion<>(
                CustomerAnalyses.purchaseFrequency(),
                new Question.Terms(RandomLines.GBP, LONDON, Split.BY_ORDER, false, null, ""));
        DateRange january = DateRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1));
        ByteOutput out = new ByteOutput();
        out.raw(PartialWriter.MAGIC).unsigned(PartialWriter.VERSION);
        out.text(question.dimensionText()).text(question.metricText()).text(question.measureText());
        out.text(question.shape.name()).text("GBP").text("Europe/London").text("BY_ORDER");
        out.flag(false).flag(false).text("");
        for (int i = 0; i < 3; i++) {
            out.signed(january.startInclusive().toEpochDay())
                    .signed(january.endExclusive().toEpochDay());
        }
        out.unsigned(2).unsigned(0).flag(false).flag(true); // scales, costs, whether there are customers
        out.flag(false).unsigned(guest ? 0 : customers.length).unsigned(guest ? customers.length : 0);
        for (int i = 0; i < customers.length; i++) {
            if (!guest) {
                out.text("c-1");
            }
            new CustomerCodec(question).write(customers[i], out);
        }
        return out.checksum().toBytes();
    }

    private static void assertDamaged(byte[] bytes, String message) {
        Partial<?> reader = Orders.builder(OrderSettings.of(RandomLines.GBP, LONDON))
                .toOrders()
                .partial(Split.BY_ORDER, CustomerAnalyses.purchaseFrequency());
        assertThatThrownBy(() -> reader.read(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bytes of this partial are damaged: " + message);
    }

    @Test
    void customersThatCannotBeAreRefused() {
        Place first = place(0, "A-0");
        assertDamaged(
                bytes(false, customer(0, first, order(1, "A-2", sale(1)), order(1, "A-1", sale(1)))),
                "order A-1 must come after the one before it");
        assertDamaged(
                bytes(false, customer(2, first, order(1, "A-1", sale(1)))),
                "order A-1 must not be earlier than the customer's earliest one");
        assertDamaged(
                bytes(false, customer(0, place(3, "A-3"), order(1, "A-1", sale(1)))),
                "order A-1 must not be earlier than the customer's first-ever order");
        assertDamaged(
                bytes(false, customer(0, null, order(1, "A-1", sale(1)))),
                "order A-1 must not be earlier than the customer's first-ever order");
        assertDamaged(bytes(false, customer(0, first, order(1, "A-1"))), "order A-1 has no entry");
        assertDamaged(
                bytes(false, customer(0, first, order(1, "A-1", back(1), sale(1)))),
                "the sale of order A-1 must be its first entry");
        assertDamaged(
                bytes(false, customer(0, first, order(1, "A-1", sale(1), back(31)))),
                "day 19754 since 1970 is not among those of the data, 2024-01-01..2024-01-31");
        assertDamaged(
                bytes(false, customer(0, place(-1, "A-0"))),
                "day 19722 since 1970 is not among those of the data, 2024-01-01..2024-01-31");
        assertDamaged(
                bytes(false, customer(0, first), customer(1, first)), "customer c-1 is there twice, or has no id");
        assertDamaged(bytes(true, customer(0, first)), "guest 0 of 1 must have one order");
        assertDamaged(bytes(true, customer(0, first, order(1, "A-1", sale(1)))), "guest 0 of 1 must have one order");
        KeptCustomer guest = customer(0, first, order(0, "A-0", sale(0)));
        assertDamaged(bytes(true, guest, guest), "the customer of order A-0 must come after the one before it");
    }

    @Test
    void instantsThatDoNotFitAreRefused() {
        ByteOutput out = new ByteOutput();
        byte[] far = out.signed(Long.MAX_VALUE / 2).unsigned(0).toBytes();

        assertThatThrownBy(() -> new CustomerCodec(new CustomerQuestion<>(
                                CustomerAnalyses.purchaseFrequency(),
                                new Question.Terms(RandomLines.GBP, LONDON, Split.BY_ORDER, false, null, "")))
                        .read(new ByteInput(far, 0, far.length)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "bytes of this partial are damaged: an instant (4611686018427387903 seconds since 1970) must be"
                                + " at most 9223372035 seconds away");
    }

    @Test
    void amountsThatDoNotFitTheScaleOfOthersAreTold() {
        KeptCustomer rich = customer(0, null, order(0, "A-0", new Entry(true, FROM, -Long.MAX_VALUE / 2, 0, 0, 0, 0)));

        assertThatThrownBy(() -> rich.rescale(2, 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "the amounts of order A-0 (-4611686018427387903 times 100 of the smallest unit kept) exceed 64"
                                + " bits; metrics can tell them, analyses of customers cannot: leave the order out, or give"
                                + " amounts fewer decimals");
    }
}
