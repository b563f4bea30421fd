package dev.kpi.order;

import static dev.kpi.metric.Dimensions.age;
import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.distanceBand;
import static dev.kpi.metric.Dimensions.firstOrder;
import static dev.kpi.metric.Dimensions.hour;
import static dev.kpi.metric.Dimensions.novelty;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.weekday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.metric.Assigned;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.FirstOrder;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.metric.LineView;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.time.DateRange;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The byte form: read in all later versions, and never believed. */
class PartialBytesTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** What was frozen: the same questions to the same lines must give the same bytes for ever. */
    enum Frozen {
        ALL_BY_ORDER(Split.BY_ORDER, List.of(Grains.month(), category()), false, Metrics.all()),
        ALL_BY_CUSTOMER(Split.BY_CUSTOMER, List.of(Grains.fiscalYear(Month.APRIL)), true, Metrics.all()),
        OWN_BY_LINE(
                Split.BY_LINE,
                List.of(product()),
                false,
                List.of(
                        Metrics.sumOf("tiny", line -> line.revenue().movePointLeft(7)),
                        Metrics.countOf("returned lines", LineView::isReturn),
                        Metrics.distinct(category()))),
        KEYS_BY_ORDER(
                Split.BY_ORDER,
                List.of(
                        Grains.day(),
                        Grains.week(),
                        Grains.quarter(),
                        Grains.year(),
                        weekday(),
                        hour(),
                        country().map("first letter", text -> text.substring(0, 1))),
                false,
                List.of(Metrics.revenue(), Metrics.distinct(Grains.week()))),
        CUSTOMER_KEYS_BY_CUSTOMER(
                Split.BY_CUSTOMER,
                List.of(novelty(), firstOrder(Grains.quarter()), age(Grains.month()), SEGMENT, distanceBand(10, 500)),
                false,
                List.of(Metrics.revenue(), Metrics.orderReturnRate(), Metrics.customerCount())),
        FIGURE(Split.BY_ORDER, List.of(), false, List.of(Metrics.repeatPurchaseRate())),
        LINKED_FIGURE(Split.BY_ORDER, List.of(), false, List.of(Metrics.orderReturnRate())),
        BREAKDOWN(Split.BY_ORDER, Asked.breakdown(List.of(country()), Metrics.revenue()));

        private final Split split;
        private final Asked asked;

        Frozen(Split split, List<Dimension<?>> by, boolean timeline, List<Metric<?>> metrics) {
            this(split, new Asked(by, timeline, metrics));
        }

        Frozen(Split split, Asked asked) {
            this.split = split;
            this.asked = asked;
        }

        Partial<Object> partial() {
            return asked.partial(scope(), split);
        }

        private Scope scope() {
            Orders orders = LINES.stream()
                    .collect(Orders.collector(OrderSettings.of(RandomLines.GBP, LONDON)
                            .withCoverage(DateRange.of(LocalDate.of(2023, 12, 1), LocalDate.of(2024, 7, 1)))));
            return this == ALL_BY_ORDER
                    ? orders.within(DateRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 6, 16)))
                            .where(country().matching("is no other", text -> !text.equals("others")))
                    : orders;
        }

        byte[] bytes() throws IOException {
            String name =
                    "partial-v1-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".bin";
            try (InputStream in = PartialBytesTest.class.getResourceAsStream(name)) {
                return in.readAllBytes();
            }
        }
    }

    /** A segment by the numbers in the ids of customers. */
    private static final Assigned SEGMENT = Assigned.of(
            "segment",
            List.of("often", "seldom"),
            new int[] {0, 1, -1, 1, 0},
            new Object(),
            id -> Integer.parseInt(id.substring(2)));

    static final List<Line> LINES = lines();

    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        List<String> countries = List.of("France", "\u00d6sterreich", "others", "\uD83D\uDED2", "\uD83D alone", "");
        for (int i = 0; i < 60; i++) {
            Instant at = Instant.parse("2024-01-01T00:30:00Z").plusSeconds(86_400L * 3 * i + 3_600L * (i % 24));
            for (int l = 0; l <= i % 3; l++) {
                int product = (7 * i + l) % 11;
                Line line = Line.of("A-" + i, at, product == 10 ? "" : "P-" + product, 1 + l, price(i, l))
                        .withCustomer(i % 6 == 5 ? "" : "c-" + i % 13)
                        .withCountry(countries.get(i % countries.size()))
                        .withCategory(List.of("Toys", "Food", "").get(product % 3));
                line = i % 4 == 0 ? line.withUnitCost(new BigDecimal("0.75")) : line;
                line = i % 7 == 3 && l == 1 ? line.withKind(LineKind.RETURN) : line;
                line = i % 14 == 3 && l == 1 ? line.withReturnedOrder("A-" + (i - 2)) : line;
                line = i % 5 == 0 ? line.withShipFrom(51.5, 0).withShipTo(51.5 + i / 100d, i) : line;
                line = i % 9 == 2 && l == 2 ? line.asCharge() : line;
                lines.add(i % 8 == 6 ? line.withDiscount(new BigDecimal("0.105")) : line);
            }
        }
        return lines;
    }

    private static BigDecimal price(int i, int l) {
        return BigDecimal.valueOf(100L + 37L * i + l, i % 10 == 4 ? 3 : 2);
    }

    @ParameterizedTest
    @EnumSource
    void bytesOfVersionOneAreReadForEver(Frozen frozen) throws IOException {
        Partial<Object> asked = frozen.partial();

        Partial<Object> read = asked.read(frozen.bytes());

        assertThat(read.value()).isEqualTo(frozen.asked.measured(frozen.scope()));
        assertThat(read.merge(read.read(read.toBytes())).split()).isEqualTo(frozen.split);
    }

    @ParameterizedTest
    @EnumSource
    void theSameKnowledgeGivesTheSameBytes(Frozen frozen) throws IOException {
        assertThat(frozen.partial().toBytes()).isEqualTo(frozen.bytes());
    }

    @Test
    void everyKindOfMeasureAndKeyIsFrozen() {
        List<Class<?>> kinds = Stream.of(Frozen.values())
                .flatMap(frozen -> frozen.asked.metrics().stream())
                .flatMap(metric -> metric.measures().stream())
                .<Class<?>>map(Object::getClass)
                .distinct()
                .toList();
        List<Keeping> keepings = Stream.of(Frozen.values())
                .flatMap(frozen -> frozen.asked.metrics().stream()
                        .flatMap(metric -> metric.measures().stream())
                        .map(measure -> Keeping.of(measure, frozen.split)))
                .distinct()
                .toList();

        assertThat(kinds).hasSize(4);
        assertThat(keepings).containsExactlyInAnyOrder(Keeping.values());
    }

    // ---- keys

    @ParameterizedTest
    @ValueSource(strings = {"1678-01-01", "1969-12-31", "2016-02-29", "2021-01-03", "2261-12-31"})
    void everyKeyComesBackFromItsText(String day) {
        LocalDate date = LocalDate.parse(day);
        for (Grain<?> grain : List.of(
                Grains.day(),
                Grains.week(),
                Grains.month(),
                Grains.quarter(),
                Grains.year(),
                Grains.fiscalYear(Month.APRIL),
                Grains.fiscalYear(Month.JANUARY))) {
            Object period = grain.periodOf(date);
            assertThat(KeyText.parse(grain, KeyText.of(grain, period))).isEqualTo(period);
        }
        assertThat(KeyText.parse(weekday(), KeyText.of(weekday(), date.getDayOfWeek())))
                .isEqualTo(date.getDayOfWeek());
        assertThat(KeyText.parse(hour(), KeyText.of(hour(), date.getMonthValue())))
                .isEqualTo(date.getMonthValue());
        assertThat(KeyText.parse(country(), KeyText.of(country(), "(unknown)"))).isEqualTo("(unknown)");
    }

    @Test
    void keysThatAreTextsComeBackAsTheyWere() {
        assertKeys(novelty(), FirstOrder.NOVELTIES);
        assertKeys(firstOrder(Grains.week()), List.of("2024-W01", "(unknown)"));
        assertKeys(age(Grains.day()), List.of("0", "9", "10", "20000", "before the first order", "(unknown)"));
        assertKeys(distanceBand(0.5, 10), List.of("below 0.5 km", "0.5 to 10 km", "10 km and more", "(unknown)"));
        assertKeys(SEGMENT, List.of("often", "seldom", "(unknown)"));
    }

    private static void assertKeys(Dimension<String> dimension, List<String> keys) {
        assertThat(keys)
                .allSatisfy(key -> assertThat(KeyText.parse(dimension, KeyText.of(dimension, key)))
                        .isEqualTo(key));
    }

    @Test
    void textThatIsNoKeyIsRefused() {
        assertNoKey(Grains.month(), "2024-01-15", "bytes hold '2024-01-15', which is no month");
        assertNoKey(Grains.month(), "January", "bytes hold 'January', which is no month");
        assertNoKey(Grains.year(), "+999999999-01-01", "bytes hold '+999999999-01-01', which is no year");
        assertNoKey(weekday(), "\u0007day", "bytes hold '\\u0007day', which is no weekday");
        assertNoKey(hour(), "24", "bytes hold '24', which is no hour");
        assertNoKey(novelty(), "new", "bytes hold 'new', which is no novelty");
        assertNoKey(age(Grains.month()), "007", "bytes hold '007', which is no age by month");
        assertNoKey(age(Grains.month()), "-1", "bytes hold '-1', which is no age by month");
        assertNoKey(distanceBand(10), "10 km", "bytes hold '10 km', which is no delivery distance");
        assertNoKey(SEGMENT, "never", "bytes hold 'never', which is no segment");
    }

    private static void assertNoKey(Dimension<?> dimension, String text, String message) {
        assertThatThrownBy(() -> KeyText.parse(dimension, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    // ---- bytes that are not believed

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> Frozen.FIGURE.partial().read(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void bytesOfSomethingElseAreRefused() {
        assertRefused(new byte[0], "bytes (0) are none of a partial: they do not begin with KPIP");
        assertRefused(
                "PK\u0003\u0004 a zip".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "bytes (10) are none of a partial: they do not begin with KPIP");
    }

    @Test
    void bytesOfANewerVersionAreRefused() throws IOException {
        byte[] bytes = Frozen.FIGURE.bytes();
        bytes[4] = 2;

        assertRefused(
                bytes,
                "bytes are of version 2 of partials, but this library reads version 1; read them with the"
                        + " library that wrote them, or a later one");
    }

    @Test
    void bytesOfAnotherQuestionAreRefused() throws IOException {
        assertRefused(
                Frozen.KEYS_BY_ORDER.bytes(),
                "partials of different dimensions cannot be merged: none, and day (grain), week (grain), quarter (grain),"
                        + " year (grain), weekday (clock), hour (clock), first letter (mapped)");
    }

    @Test
    void bytesThatEndTooEarlyAreRefused() throws IOException {
        byte[] bytes = Frozen.ALL_BY_ORDER.bytes();
        Partial<Object> reader = Frozen.ALL_BY_ORDER.partial();
        for (int length = 0; length < bytes.length; length += 1 + length / 50) {
            byte[] head = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> reader.read(head)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> reader.read(Arrays.copyOf(bytes, bytes.length - 1)))
                .hasMessage(
                        "bytes of this partial are damaged: their checksum does not fit; some are missing or changed");
        assertThatThrownBy(() -> reader.read(sealed(Arrays.copyOf(bytes, bytes.length - 102))))
                .hasMessageStartingWith("bytes of this partial are damaged: they end within ");
        assertThatThrownBy(() -> reader.read(sealed(Arrays.copyOf(bytes, bytes.length + 3))))
                .hasMessage("bytes of this partial are damaged: 3 bytes are left over");
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        byte[] bytes = Frozen.FIGURE.bytes();
        Partial<Object> reader = Frozen.FIGURE.partial();
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 0x10;
            assertThatThrownBy(() -> reader.read(changed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** With a checksum that fits. */
    static byte[] sealed(byte[] bytes) {
        int end = bytes.length - PartialWriter.CHECKSUM_BYTES;
        int checksum = PartialWriter.checksum(bytes, end);
        for (int i = 0; i < PartialWriter.CHECKSUM_BYTES; i++) {
            bytes[end + i] = (byte) (checksum >>> (24 - 8 * i));
        }
        return bytes;
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void hostileBytesAreRefusedOrTellFigures(
            @ForAll Frozen frozen, @ForAll @IntRange(min = 1, max = 6) int changes, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = frozen.bytes();
        for (int i = 0; i < changes; i++) {
            bytes[5 + random.nextInt(bytes.length - 9)] = (byte) (random.nextBoolean() ? -1 : random.nextInt(256));
        }
        Partial<Object> reader = frozen.partial();
        try {
            Partial<Object> read = reader.read(sealed(bytes));
            assertThat(read.value()).isNotNull();
            assertThat(read.read(read.toBytes())).isEqualTo(read);
        } catch (IllegalArgumentException | NoSuchElementException refused) {
            assertThat(refused).hasMessageMatching("[^\\p{C}]+");
        } catch (IllegalStateException costless) {
            assertThat(costless).hasMessageEndingWith("give lines one with withUnitCost, or leave it out");
        }
    }

    @Test
    void ordersThatDoNotFitAreRefused() {
        Partial<Object> reader = Frozen.LINKED_FIGURE.partial();
        byte[] bytes = reader.toBytes();
        int sold = lastIndexOf(bytes, "A-9".getBytes(java.nio.charset.StandardCharsets.US_ASCII)) + 3;

        assertThat(bytes[sold]).as("how many orders are sold").isEqualTo((byte) 60);
        byte[] tooFar = bytes.clone();
        tooFar[sold + 1] = 1; // all move up by one
        assertDamaged(reader, tooFar, "code 60 stands for none of 60 texts");
        byte[] unknown = without(bytes, sold + 60); // the last order, which no return names
        unknown[sold] = 59;
        assertDamaged(reader, unknown, "an order is neither sold nor named by a return");
        byte[] unsold = without(bytes, sold + 60);
        unsold[sold] = 59;
        unsold[sold + 8] = 1; // the eighth order, A-15, which a return names
        assertDamaged(reader, unsold, "a group has a sale order that is not among those sold");
    }

    private static void assertDamaged(Partial<Object> reader, byte[] bytes, String message) {
        assertThatThrownBy(() -> reader.read(sealed(bytes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bytes of this partial are damaged: " + message);
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] fewer = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    private static int lastIndexOf(byte[] bytes, byte[] part) {
        for (int at = bytes.length - part.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    @Test
    void sizesAreCheckedBeforeRoomIsMade() {
        ByteOutput out = new ByteOutput();
        byte[] huge = out.unsigned(Integer.MAX_VALUE).toBytes();

        assertThatThrownBy(() -> new ByteInput(huge, 0, huge.length).text("a text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bytes of this partial are damaged: the length of a text (2147483647) must be at most 0");
        byte[] scale = new ByteOutput().signed(Integer.MIN_VALUE).toBytes();
        assertThatThrownBy(() -> new ByteInput(scale, 0, scale.length).decimal("a number"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bytes of this partial are damaged: the scale of a number (-2147483648) must be in [-2000,"
                        + " 2000]");
        byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> new ByteInput(endless, 0, endless.length).unsigned("a number"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bytes of this partial are damaged: a number does not end");
    }

    @Property(edgeCases = EdgeCasesMode.MIXIN)
    void numbersAndTextsComeBack(
            @ForAll long number, @ForAll String text, @ForAll BigDecimal decimal, @ForAll boolean flag) {
        byte[] bytes = new ByteOutput()
                .unsigned(number)
                .signed(number)
                .text(text)
                .decimal(decimal)
                .flag(flag)
                .toBytes();
        ByteInput in = new ByteInput(bytes, 0, bytes.length);

        assertThat(in.unsigned("a number")).isEqualTo(number);
        assertThat(in.signed("a number")).isEqualTo(number);
        assertThat(in.text("a text")).isEqualTo(text);
        assertThat(in.decimal("a decimal")).isEqualTo(decimal);
        assertThat(in.flag("a flag")).isEqualTo(flag);
        in.requireEnd();
    }
}
