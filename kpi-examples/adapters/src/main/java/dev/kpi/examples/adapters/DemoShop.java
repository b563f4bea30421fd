package dev.kpi.examples.adapters;

import dev.kpi.metric.Dimensions;
import dev.kpi.order.Line;
import dev.kpi.order.LineBatch;
import dev.kpi.order.LineKind;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.order.OrdersBuilder;
import dev.kpi.time.DateRange;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A generated shop to try the library on: a European web shop with some stores, its lines in the order of time.
 *
 * <pre>{@code
 * Orders orders = DemoShop.withDefaults().withLines(100_000).withSeed(7).orders();
 * }</pre>
 *
 * <p>It grows, sells by season, weekday and hour, has products of very different popularity, loyal, occasional and one-time
 * customers, guests, returns, discounts, postage, costs, deliveries and, as life goes, some odd lines: gifts at price
 * zero, lines that stand there twice, products whose category is not always written alike, and, in the CSV form alone,
 * cells that cannot be read. The figures follow from lines, seed and range alone, whatever the machine and the number of
 * threads; money is computed in whole cents. Immutable and thread-safe.
 */
public final class DemoShop {

    /** The currency of all amounts. */
    public static final Currency CURRENCY = Currency.getInstance("EUR");

    /** The time zone of the shop. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final long MOST_LINES = 1_000_000_000;

    private static final DemoShop DEFAULTS = new DemoShop(
            100_000, 1, DateRange.ofClosed(LocalDate.of(2023, 1, 1), LocalDate.of(2025, 6, 15)), true, false);

    private final long lineCount;
    private final long seed;
    private final DateRange range;
    private final boolean oddLines;
    private final boolean narrow;

    private DemoShop(long lineCount, long seed, DateRange range, boolean oddLines, boolean narrow) {
        this.lineCount = lineCount;
        this.seed = seed;
        this.range = range;
        this.oddLines = oddLines;
        this.narrow = narrow;
    }

    /** 100,000 lines from 2023-01-01 to 2025-06-15, of seed 1. */
    public static DemoShop withDefaults() {
        return DEFAULTS;
    }

    /**
     * The same with so many lines, over the same days.
     *
     * @throws IllegalArgumentException if the number is not in [1, 1,000,000,000]
     */
    public DemoShop withLines(long lines) {
        if (lines < 1 || lines > MOST_LINES) {
            throw new IllegalArgumentException("lines (" + lines + ") must be in [1, 1000000000]");
        }
        return new DemoShop(lines, seed, range, oddLines, narrow);
    }

    /** Another shop of the same kind. */
    public DemoShop withSeed(long newSeed) {
        return new DemoShop(lineCount, newSeed, range, oddLines, narrow);
    }

    /**
     * The same number of lines over other days.
     *
     * @throws IllegalArgumentException if the range is empty or longer than a hundred years
     */
    public DemoShop withRange(DateRange days) {
        if (days.isEmpty() || days.days() > 36_600) {
            throw new IllegalArgumentException("range (" + days + ") must have at least one day and at most 36600");
        }
        return new DemoShop(lineCount, seed, days, oddLines, narrow);
    }

    /** The same kind of shop without odd lines. */
    public DemoShop withoutOddLines() {
        return new DemoShop(lineCount, seed, range, false, narrow);
    }

    /**
     * The same kind of shop with few facts: order, time, customer, product, category, region, quantity, price and
     * discount; about 65 bytes a line in the CSV form. It has no postage, void lines, costs or odd lines.
     */
    public DemoShop withFewFacts() {
        return new DemoShop(lineCount, seed, range, oddLines, true);
    }

    /** How many lines it has, those included that come out as void or rejected. */
    public long lineCount() {
        return lineCount;
    }

    /** The days over which its lines are spread. */
    public DateRange range() {
        return range;
    }

    long seed() {
        return seed;
    }

    boolean hasOddLines() {
        return oddLines;
    }

    boolean isNarrow() {
        return narrow;
    }

    DemoCalendar calendar() {
        return new DemoCalendar(range, ZONE, lineCount, seed);
    }

    DemoCatalogue catalogue() {
        return new DemoCatalogue(seed, lineCount);
    }

    DemoCustomers customers() {
        return new DemoCustomers(seed, Math.toIntExact(range.days()), lineCount);
    }

    /** The settings its lines are meant for: its currency and zone, and its days as coverage. */
    public OrderSettings settings() {
        return OrderSettings.of(CURRENCY, ZONE).withCoverage(range);
    }

    /** Its lines as objects, in the order of time. */
    public Stream<Line> lines() {
        DemoCatalogue catalogue = catalogue();
        DemoCalendar calendar = calendar();
        return LongStream.range(0, DemoBlocks.blocks(lineCount)).boxed().flatMap(block -> {
            List<Line> lines = new ArrayList<>(DemoBlocks.LINES);
            new DemoBlocks(this, catalogue).make(block, line -> lines.add(line(line, catalogue, calendar)));
            return lines.stream();
        });
    }

    /** Its orders, made on the common pool's threads. */
    public Orders orders() {
        return orders(settings());
    }

    /** The same under other settings, for their policy or history. */
    public Orders orders(OrderSettings settings) {
        return fill(Orders.builder(settings)).toOrders();
    }

    /** Adds its lines to a builder as batches, filled on the common pool's threads. */
    public OrdersBuilder fill(OrdersBuilder builder) {
        Objects.requireNonNull(builder, "builder");
        long blocks = DemoBlocks.blocks(lineCount);
        int parts = (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), blocks / 64));
        List<LineBatch> batches =
                IntStream.range(0, parts).mapToObj(part -> builder.newBatch()).toList();
        IntStream.range(0, parts)
                .parallel()
                .forEach(part -> fill(batches.get(part), blocks * part / parts, blocks * (part + 1) / parts));
        return builder;
    }

    private void fill(LineBatch batch, long from, long to) {
        DemoFilling filling = new DemoFilling(batch, this);
        DemoBlocks maker = new DemoBlocks(this);
        for (long block = from; block < to; block++) {
            maker.make(block, filling);
        }
    }

    /**
     * Writes its lines as an order file, which {@link CsvFormat#orderFile} reads in zone {@link #ZONE}; in the one with few
     * facts the currency is not told. The stream is flushed and left open.
     */
    public void writeCsv(OutputStream out) throws IOException {
        writeCsv(out, lines -> {});
    }

    /**
     * The same, telling now and then how many lines are written.
     *
     * @param progress is handed the number of lines written so far
     */
    public void writeCsv(OutputStream out, LongConsumer progress) throws IOException {
        DemoCsv csv = new DemoCsv(out, this);
        DemoBlocks maker = new DemoBlocks(this);
        csv.writeHeader();
        for (long block = 0; block < DemoBlocks.blocks(lineCount); block++) {
            maker.make(block, csv);
            csv.flushIfFull();
            if (block % 1024 == 1023) {
                progress.accept((block + 1) * DemoBlocks.LINES);
            }
        }
        csv.flush();
        progress.accept(lineCount);
    }

    private Line line(DemoLine line, DemoCatalogue catalogue, DemoCalendar calendar) {
        int product = line.product;
        int city = line.place / DemoCatalogue.SPOTS;
        Line made = Line.of(
                orderId(line.isReturn, line.order),
                Instant.ofEpochSecond(calendar.epochSecond(line.day, line.minute)),
                line.isPostage() ? DemoCatalogue.POSTAGE_ID : catalogue.productId[product],
                line.quantity,
                BigDecimal.valueOf(line.priceInCents, 2));
        made = line.discountInCents == 0 ? made : made.withDiscount(BigDecimal.valueOf(line.discountInCents, 2));
        made = line.isGuest() ? made : made.withCustomer("C" + (DemoFilling.FIRST_NUMBER + line.customer));
        made = made.withRegion(catalogue.region[city]);
        if (!line.isPostage()) {
            made = made.withCategory(
                    (line.wrongCategory ? catalogue.wrongCategory : catalogue.categoryOfProduct)[product]);
        }
        if (narrow) {
            return made;
        }
        if (line.isPostage()) {
            made = made.asCharge().withProductName(DemoCatalogue.POSTAGE_NAME);
        } else {
            made = made.withProductName(catalogue.productName[product]);
        }
        made = line.costInCents == DemoLine.NONE ? made : made.withUnitCost(BigDecimal.valueOf(line.costInCents, 2));
        made = line.kind == LineKind.VOID ? made.withKind(LineKind.VOID) : made;
        return withOrderFacts(made, line, catalogue);
    }

    private Line withOrderFacts(Line line, DemoLine facts, DemoCatalogue catalogue) {
        int city = facts.place / DemoCatalogue.SPOTS;
        Line made = line.withLineId(String.valueOf(facts.lineId))
                .withCity(catalogue.city[city])
                .withCountry(catalogue.country[city])
                .withChannel(DemoCatalogue.CHANNELS.get(facts.channel))
                .withPaymentMethod(DemoCatalogue.PAYMENTS.get(facts.payment))
                .with(Dimensions.shipFrom(), catalogue.shipFrom[facts.warehouse])
                .with(Dimensions.shipTo(), catalogue.shipTo[facts.place]);
        made = facts.returnedOrder < 0 ? made : made.withReturnedOrder(orderId(false, facts.returnedOrder));
        made = facts.store == DemoLine.NONE ? made : made.withStore(DemoCatalogue.STORES.get(facts.store));
        made = isDelivered(facts) ? made.withDeliveryDate(range.startInclusive().plusDays(facts.deliveryDay)) : made;
        if (!facts.isGuest()) {
            made = made.withCustomerType(DemoCatalogue.CUSTOMER_TYPES.get(facts.business ? 1 : 0))
                    .withSignUp(range.startInclusive().plusDays(facts.signUpDay));
        }
        return made;
    }

    /** Whether it arrived before the last day was over. */
    boolean isDelivered(DemoLine line) {
        return line.deliveryDay != DemoLine.NONE && line.deliveryDay < range.days();
    }

    private static String orderId(boolean isReturn, long order) {
        return (isReturn ? "R" : "A") + (DemoFilling.FIRST_NUMBER + order);
    }

    @Override
    public String toString() {
        return "DemoShop[" + lineCount + " lines, seed " + seed + ", " + range + (narrow ? ", few facts" : "")
                + (oddLines || narrow ? "" : ", no odd lines") + "]";
    }
}
