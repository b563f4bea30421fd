package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;

/**
 * Lines on their way into orders: the fast road for adapters, which set the facts of one line after the other without
 * making objects of them.
 *
 * <pre>{@code
 * LineBatch batch = builder.newBatch();
 * int country = batch.slot(Dimensions.country());
 * for (...) {
 *     batch.text(LineBatch.ORDER, "A-17").at(epochSecond, 0).quantity(2, 0).unitPrice(999, 2).text(country, "France");
 *     batch.end(lineNumber);          // accepts the line or counts why not, and clears the facts for the next
 * }
 * }</pre>
 *
 * <p>A batch belongs to one thread; several batches of one builder may be filled at the same time. Text is coded as it
 * comes, and a line that repeats the order facts of the line before costs little more than its own numbers.
 */
public final class LineBatch {

    /** The slot of the order id. */
    public static final int ORDER = Staging.ORDER;

    /** The slot of the customer id. */
    public static final int CUSTOMER = Staging.CUSTOMER;

    /** The slot of the product id. */
    public static final int PRODUCT = Staging.PRODUCT;

    private static final long NANOS = 1_000_000_000L;

    private final OrderSettings settings;
    private final LocalTimes times;
    private final Gate gate;
    private final Staging staging = new Staging();
    private final Draft draft = new Draft();

    // by slot
    private int[] current = {}; // the codes of the line at hand
    private LatestText[] latest = {};
    private boolean[] ofProduct = {};

    private long read;
    private long rejected;
    private long voidLines;
    private boolean explicitPlaces;

    LineBatch(OrderSettings settings) {
        this.settings = settings;
        this.times = new LocalTimes(settings.zone());
        this.gate = new Gate(settings, times);
        addSlots();
    }

    /** The slot under which {@link #text} takes the values of an attribute; a new one for an attribute not met before. */
    public int slot(Attribute attribute) {
        int slot = staging.slot(attribute);
        addSlots();
        return slot;
    }

    private void addSlots() {
        int known = current.length;
        int slots = staging.attributes().size();
        if (slots == known) {
            return;
        }
        current = Arrays.copyOf(current, slots);
        latest = Arrays.copyOf(latest, slots);
        ofProduct = Arrays.copyOf(ofProduct, slots);
        for (int slot = known; slot < slots; slot++) {
            current[slot] = Staging.UNKNOWN;
            latest[slot] = new LatestText(staging.dictionary(slot));
            ofProduct[slot] = staging.isOfProduct(slot);
        }
    }

    /** Sets an attribute of the line at hand; blank text means that it is not known. */
    public LineBatch text(int slot, String value) {
        current[slot] = latest[slot].code(value);
        return this;
    }

    /**
     * Sets an attribute of the line at hand from a text in UTF-8 within a buffer; a blank one means that it is not known.
     * What is no UTF-8 is taken as U+FFFD: adapters look for it before. The fastest where the buffer goes on for eight bytes
     * or more behind the text, whatever they are.
     *
     * @throws IndexOutOfBoundsException if the text does not lie within the buffer
     */
    public LineBatch text(int slot, byte[] buffer, int from, int length) {
        int likely = ofProduct[slot] ? staging.expected(slot, current[PRODUCT]) : Staging.UNKNOWN;
        current[slot] = latest[slot].code(buffer, from, length, likely);
        return this;
    }

    /** Sets when the line at hand was ordered or returned. */
    public LineBatch at(long epochSecond, int nanoOfSecond) {
        draft.timed = true;
        draft.second = epochSecond;
        draft.nano = nanoOfSecond;
        return this;
    }

    /**
     * Sets the same from a local time in the zone of the orders, given as seconds since 1970-01-01T00:00 local time.
     *
     * <p>A time that a clock change repeats is the earlier of the two; one that it skips is moved on by the length of the
     * gap. Both are counted as {@code clock-change}.
     *
     * @param field the name of the source's field, and its raw {@code value}, for the count
     * @param line the source's line number
     */
    public LineBatch atLocal(long localSecond, int nanoOfSecond, long line, String field, String value) {
        explicitPlaces = true;
        long epochSecond = times.epochSecond(localSecond);
        if (times.isOddLocalTime(localSecond)) {
            draft.refused |= !gate.log.note(
                    Reason.CLOCK_CHANGE, line, field, value, "a clock change repeats or skips this local time");
        }
        return at(epochSecond, nanoOfSecond);
    }

    /** Sets the quantity of the line at hand: {@code unscaled} times 10 to the minus {@code scale}. */
    public LineBatch quantity(long unscaled, int scale) {
        draft.counted = true;
        draft.quantity.set(unscaled, scale);
        return this;
    }

    /** Sets the unit price of the line at hand. */
    public LineBatch unitPrice(long unscaled, int scale) {
        draft.priced = true;
        draft.price.set(unscaled, scale);
        return this;
    }

    /** Sets the discount of the line at hand, an amount taken off the whole line. */
    public LineBatch discount(long unscaled, int scale) {
        draft.discount.set(unscaled, scale);
        return this;
    }

    /** Sets the discount in percent of price times quantity, rounded half-even at the scale of the price. */
    public LineBatch discountPercent(BigDecimal percent) {
        draft.discountPercent(percent);
        return this;
    }

    /** Sets the cost of one unit of the line at hand. */
    public LineBatch unitCost(long unscaled, int scale) {
        draft.costed = true;
        draft.cost.set(unscaled, scale);
        return this;
    }

    /** Sets the kind of the line at hand; without, a negative quantity makes a return. */
    public LineBatch kind(LineKind kind) {
        draft.kind = Objects.requireNonNull(kind, "kind");
        return this;
    }

    /** Marks the line at hand as no goods. */
    public LineBatch charge() {
        draft.charge = true;
        return this;
    }

    /** Names the currency of the line at hand; it must be that of the orders. */
    public LineBatch currency(String code) {
        if (!code.equals(settings.currency().getCurrencyCode())) {
            draft.foreignCurrency = code;
        }
        return this;
    }

    /** Counts that the source's own rules did something to some lines, such as taking them as void. */
    public LineBatch treated(String what, long lines) {
        gate.log.treated(what, lines);
        return this;
    }

    /**
     * Notes something odd about the line at hand and tells whether it may still be accepted.
     *
     * @throws dev.kpi.quality.DataQualityException if the policy for the reason is to fail
     */
    public boolean note(Reason reason, long line, String field, String value, String detail) {
        explicitPlaces = true;
        return gate.log.note(reason, line, field, value, detail);
    }

    /** Gives up the line at hand, which {@link #note} has told why, and clears its facts. */
    public void reject() {
        read++;
        rejected++;
        clear();
    }

    /**
     * Accepts the line at hand, or counts why not, and clears its facts for the next.
     *
     * @param line the line or row number in the source, from 1
     * @return whether it was accepted
     * @throws dev.kpi.quality.DataQualityException if something is odd about it and the policy is to fail
     */
    public boolean end(long line) {
        explicitPlaces = true;
        return endAt(line);
    }

    /** Adds one line; its place is its position in the batch, from 1. */
    public boolean add(Line line) {
        for (int slot = 0; slot < Staging.WELL_KNOWN; slot++) {
            String value = line.text(slot);
            if (value != null) {
                text(slot, value);
            }
        }
        for (Map.Entry<Attribute, String> other : line.others().entrySet()) {
            text(slot(other.getKey()), other.getValue());
        }
        Instant at = line.at();
        at(at.getEpochSecond(), at.getNano());
        draft.counted = true;
        draft.quantity.set(line.quantity());
        draft.priced = true;
        draft.price.set(line.unitPrice());
        BigDecimal off = line.discount();
        if (off != null && line.isDiscountInPercent()) {
            draft.discountPercent(off);
        } else if (off != null) {
            draft.discount.set(off);
        }
        BigDecimal unitCost = line.unitCost();
        if (unitCost != null) {
            draft.costed = true;
            draft.cost.set(unitCost);
        }
        draft.kind = line.kind();
        draft.charge = line.isCharge();
        Currency currency = line.currency();
        if (currency != null) {
            currency(currency.getCurrencyCode());
        }
        return endAt(read + 1);
    }

    private boolean endAt(long line) {
        read++;
        boolean accepted = gate.admits(
                draft, line, this::orderText, current[ORDER] != Staging.UNKNOWN, current[CUSTOMER] == Staging.UNKNOWN);
        if (accepted) {
            accept(line);
        } else {
            rejected++;
        }
        clear();
        return accepted;
    }

    private String orderText() {
        return staging.dictionary(ORDER).text(current[ORDER]);
    }

    private void accept(long line) {
        int flags = (draft.kind == LineKind.RETURN ? Staging.RETURN : 0)
                | (draft.kind == LineKind.VOID ? Staging.VOID : 0)
                | (draft.charge ? Staging.CHARGE : 0)
                | (draft.costed ? Staging.COSTED : 0)
                | (draft.quantity.unscaled < 0 ? Staging.NEGATIVE : 0);
        staging.add(current, draft.second, draft.nano, times, gate.ranges, flags, line);
        if (draft.kind == LineKind.VOID) {
            voidLines++;
        } else {
            gate.ranges.include();
        }
    }

    /** Takes over the texts of finished orders under their codes; the batch must be new. */
    void adopt(Attribute attribute, TextDictionary texts) {
        staging.adopt(slot(attribute), texts);
    }

    /** Sets an attribute of the line at hand by the code of its text. */
    void code(int slot, int code) {
        current[slot] = code;
    }

    /**
     * Takes in a line of finished orders as it is, without looking at it again; its amounts are in the ranges.
     *
     * @param place its position among the lines of those orders, from 1
     */
    void addKnown(long nanos, int flags, long place) {
        long second = Math.floorDiv(nanos, NANOS);
        int nano = (int) Math.floorMod(nanos, NANOS);
        staging.add(current, second, nano, times, gate.ranges, flags, place);
        if ((flags & Staging.VOID) == 0) {
            gate.ranges.include();
        }
        clear();
    }

    /** Takes in a product of finished orders, without a line; tells its variant. */
    int addKnownProduct() {
        int variant = staging.variants.variant(current);
        clear();
        return variant;
    }

    private void clear() {
        Arrays.fill(current, Staging.UNKNOWN);
        draft.clear();
    }

    Staging staging() {
        return staging;
    }

    AmountRanges ranges() {
        return gate.ranges;
    }

    QualityLog log() {
        return gate.log;
    }

    QualityLog costLog() {
        return gate.costLog;
    }

    long read() {
        return read;
    }

    long rejected() {
        return rejected;
    }

    long voidLines() {
        return voidLines;
    }

    /** Whether its places are those of a source, not its own positions. */
    boolean hasSourcePlaces() {
        return explicitPlaces;
    }
}
