package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    // 1678-01-01 to 2262-01-01: every instant inside fits a long of nanoseconds
    private static final long MIN_SECOND = -9_214_560_000L;
    private static final long MAX_SECOND = 9_214_646_400L;
    private static final long NANOS = 1_000_000_000L;

    private final OrderSettings settings;
    private final QualityLog log;
    private final QualityLog costLog; // of use only if other lines have a cost
    private final LocalTimes times;
    private final Staging staging;
    private final AmountRanges ranges;
    private final int currencyDigits;
    private final long firstCoveredHour;
    private final long endCoveredHour;

    private int[] current;
    private int[] lastSeen;
    private @Nullable String[] lastText;

    // the numbers of the line at hand
    private boolean timed;
    private long second;
    private int nano;
    private boolean counted;
    private boolean priced;
    private boolean costed;
    private boolean charge;
    private @Nullable LineKind kind;
    private @Nullable BigDecimal discountPercent;
    private @Nullable String outOfBounds;
    private final Number quantity = new Number();
    private final Number price = new Number();
    private final Number discount = new Number();
    private final Number cost = new Number();
    private @Nullable String foreignCurrency;
    private boolean refused;

    private long read;
    private long rejected;
    private long voidLines;
    private boolean explicitPlaces;

    /** An exact decimal, its scale being the least that holds it. */
    private static final class Number {
        private long unscaled;
        private int scale;

        void clear() {
            unscaled = 0;
            scale = 0;
        }

        boolean set(long value, int valueScale) {
            int needed = valueScale == 0 ? 0 : Decimal.neededScale(value, valueScale);
            scale = needed;
            unscaled = value;
            if (needed != valueScale) {
                unscaled = value / Decimal.power(valueScale - needed);
            }
            return needed <= Decimal.MAX_SCALE
                    && Math.abs(unscaled) < Decimal.LIMIT * Decimal.power(needed)
                    && unscaled != Long.MIN_VALUE;
        }

        BigDecimal value() {
            return BigDecimal.valueOf(unscaled, scale);
        }
    }

    LineBatch(OrderSettings settings) {
        this.settings = settings;
        this.log = new QualityLog(settings.policy());
        this.costLog = new QualityLog(settings.policy());
        this.times = new LocalTimes(settings.zone());
        this.currencyDigits = Math.max(0, settings.currency().getDefaultFractionDigits());
        this.staging = new Staging();
        this.ranges = new AmountRanges(currencyDigits);
        DateRange coverage = settings.coverage();
        this.firstCoveredHour =
                coverage == null ? Long.MIN_VALUE : coverage.startInclusive().toEpochDay() * 24;
        this.endCoveredHour =
                coverage == null ? Long.MAX_VALUE : coverage.endExclusive().toEpochDay() * 24;
        int slots = staging.attributes().size();
        this.current = filled(slots);
        this.lastSeen = filled(slots);
        this.lastText = new @Nullable String[slots];
    }

    private static int[] filled(int slots) {
        int[] codes = new int[slots];
        Arrays.fill(codes, Staging.UNKNOWN);
        return codes;
    }

    /** The slot under which {@link #text} takes the values of an attribute; a new one for an attribute not met before. */
    public int slot(Attribute attribute) {
        int slot = staging.slot(attribute);
        while (slot >= current.length) {
            int length = current.length;
            current = Arrays.copyOf(current, length + 1);
            lastSeen = Arrays.copyOf(lastSeen, length + 1);
            lastText = Arrays.copyOf(lastText, length + 1);
            current[length] = Staging.UNKNOWN;
            lastSeen[length] = Staging.UNKNOWN;
        }
        return slot;
    }

    /** Sets an attribute of the line at hand; blank text means that it is not known. */
    public LineBatch text(int slot, String value) {
        // the same object as before needs no look at its letters
        if (value != lastText[slot]) { // NOPMD: identity is the point
            lastText[slot] = value;
            lastSeen[slot] = isUnknown(value) ? Staging.UNKNOWN : codeOf(slot, value);
        }
        current[slot] = lastSeen[slot];
        return this;
    }

    private int codeOf(int slot, String value) {
        return staging.dictionary(slot).code(value);
    }

    private static boolean isUnknown(String value) {
        return value.isBlank() || value.equals(dev.kpi.metric.Dimension.UNKNOWN);
    }

    /** Sets an attribute of the line at hand from a slice of characters; an empty one means that it is not known. */
    public LineBatch text(int slot, char[] buffer, int from, int length) {
        TextDictionary dictionary = staging.dictionary(slot);
        int last = lastSeen[slot];
        if (last != Staging.UNKNOWN && dictionary.matches(last, buffer, from, length)) {
            current[slot] = last;
            return this;
        }
        if (isBlank(buffer, from, length)) {
            current[slot] = Staging.UNKNOWN;
            return this;
        }
        int code = dictionary.code(buffer, from, length);
        lastSeen[slot] = code;
        lastText[slot] = null;
        current[slot] = code;
        return this;
    }

    private static boolean isBlank(char[] buffer, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (!Character.isWhitespace(buffer[i])) {
                return length == dev.kpi.metric.Dimension.UNKNOWN.length()
                        && new String(buffer, from, length).equals(dev.kpi.metric.Dimension.UNKNOWN);
            }
        }
        return true;
    }

    /** Sets when the line at hand was ordered or returned. */
    public LineBatch at(long epochSecond, int nanoOfSecond) {
        timed = true;
        second = epochSecond;
        nano = nanoOfSecond;
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
        long epochSecond = times.epochSecond(localSecond);
        if (times.isOddLocalTime(localSecond)) {
            refused |= !log.note(
                    Reason.CLOCK_CHANGE, line, field, value, "a clock change repeats or skips this local time");
        }
        return at(epochSecond, nanoOfSecond);
    }

    /** Sets the quantity of the line at hand: {@code unscaled} times 10 to the minus {@code scale}. */
    public LineBatch quantity(long unscaled, int scale) {
        counted = true;
        return check(quantity.set(unscaled, scale), "quantity");
    }

    /** Sets the unit price of the line at hand. */
    public LineBatch unitPrice(long unscaled, int scale) {
        priced = true;
        return check(price.set(unscaled, scale), "unit price");
    }

    /** Sets the discount of the line at hand, an amount taken off the whole line. */
    public LineBatch discount(long unscaled, int scale) {
        return check(discount.set(unscaled, scale), "discount");
    }

    /** Sets the discount in percent of price times quantity, rounded half-even at the scale of the price. */
    public LineBatch discountPercent(BigDecimal percent) {
        discountPercent = percent;
        return this;
    }

    /** Sets the cost of one unit of the line at hand. */
    public LineBatch unitCost(long unscaled, int scale) {
        costed = true;
        return check(cost.set(unscaled, scale), "unit cost");
    }

    private LineBatch check(boolean inBounds, String role) {
        if (!inBounds) {
            outOfBounds = role;
        }
        return this;
    }

    /** Sets the kind of the line at hand; without, a negative quantity makes a return. */
    public LineBatch kind(LineKind newKind) {
        kind = newKind;
        return this;
    }

    /** Marks the line at hand as no goods. */
    public LineBatch charge() {
        charge = true;
        return this;
    }

    /** Names the currency of the line at hand; it must be that of the orders. */
    public LineBatch currency(String code) {
        if (!code.equals(settings.currency().getCurrencyCode())) {
            foreignCurrency = code;
        }
        return this;
    }

    /** Counts that the source's own rules did something to the line at hand, such as taking it as void. */
    public LineBatch treated(String what) {
        log.treated(what, 1);
        return this;
    }

    /**
     * Notes something odd about the line at hand and tells whether it may still be accepted.
     *
     * @throws dev.kpi.quality.DataQualityException if the policy for the reason is to fail
     */
    public boolean note(Reason reason, long line, String field, String value, String detail) {
        return log.note(reason, line, field, value, detail);
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
        counted = true;
        check(set(quantity, line.quantity()), "quantity");
        priced = true;
        check(set(price, line.unitPrice()), "unit price");
        BigDecimal off = line.discount();
        if (off != null && line.isDiscountInPercent()) {
            discountPercent(off);
        } else if (off != null) {
            check(set(discount, off), "discount");
        }
        BigDecimal unitCost = line.unitCost();
        if (unitCost != null) {
            costed = true;
            check(set(cost, unitCost), "unit cost");
        }
        kind = line.kind();
        charge = line.isCharge();
        Currency currency = line.currency();
        if (currency != null) {
            currency(currency.getCurrencyCode());
        }
        return endAt(read + 1);
    }

    private static boolean set(Number number, BigDecimal value) {
        if (value.scale() >= 0 && value.scale() <= Decimal.MAX_SCALE && value.precision() <= 18) {
            return number.set(value.unscaledValue().longValue(), value.scale());
        }
        long atMostScale = Decimal.of(value, Decimal.MAX_SCALE);
        return atMostScale != Decimal.OUT_OF_BOUNDS && number.set(atMostScale, Decimal.MAX_SCALE);
    }

    private boolean endAt(long line) {
        read++;
        boolean accepted = !refused && isComplete(line) && isSound(line);
        if (accepted) {
            stage(line);
        } else {
            rejected++;
        }
        clear();
        return accepted;
    }

    private String currentText(int slot) {
        return current[slot] == Staging.UNKNOWN ? "" : staging.dictionary(slot).text(current[slot]);
    }

    private boolean isComplete(long line) {
        if (current[ORDER] == Staging.UNKNOWN) {
            return missing(line, "order");
        }
        if (!timed) {
            return missing(line, "time");
        }
        if (!counted) {
            return missing(line, "quantity");
        }
        return priced || missing(line, "unit price");
    }

    private boolean missing(long line, String field) {
        log.note(Reason.MISSING_FIELD, line, field, "", "no " + field);
        return false;
    }

    private boolean isSound(long line) {
        if (foreignCurrency != null) {
            log.note(
                    Reason.OTHER_CURRENCY,
                    line,
                    "currency",
                    foreignCurrency,
                    "order " + currentText(ORDER) + " is in " + foreignCurrency + " but these orders are in "
                            + settings.currency() + "; convert amounts before building Orders");
            return false;
        }
        if (second < MIN_SECOND || second >= MAX_SECOND) {
            log.note(Reason.UNPARSABLE_FIELD, line, "time", "second " + second, "not between the years 1678 and 2261");
            return false;
        }
        if (kind == null) {
            kind = quantity.unscaled < 0 ? LineKind.RETURN : LineKind.SALE;
        }
        if (outOfBounds == null) {
            takePercentDiscount();
        }
        if (outOfBounds == null
                && !ranges.fit(
                        kind,
                        quantity.unscaled,
                        quantity.scale,
                        price.unscaled,
                        price.scale,
                        discount.unscaled,
                        discount.scale,
                        cost.unscaled,
                        cost.scale)) {
            outOfBounds = "amount";
        }
        if (outOfBounds != null) {
            log.note(Reason.AMOUNT_OUT_OF_RANGE, line, outOfBounds, "", outOfBounds + " " + Decimal.BOUNDS);
            return false;
        }
        return noteOddities(line);
    }

    private void takePercentDiscount() {
        if (discountPercent == null) {
            return;
        }
        BigDecimal off = price.value()
                .multiply(quantity.value())
                .multiply(discountPercent)
                .movePointLeft(2)
                .setScale(Math.max(currencyDigits, price.scale), RoundingMode.HALF_EVEN);
        check(set(discount, off), "discount");
    }

    /** Notes everything odd; false if the policy for one of them is to drop the line. */
    private boolean noteOddities(long line) {
        boolean keep = true;
        if (current[CUSTOMER] == Staging.UNKNOWN) {
            keep = log.note(Reason.MISSING_CUSTOMER, line, "customer", "", "no customer: a guest order");
        }
        if (price.unscaled <= 0) {
            Reason reason = price.unscaled == 0 ? Reason.ZERO_PRICE : Reason.NEGATIVE_PRICE;
            keep &= log.note(reason, line, "unit price", price.value().toPlainString(), "the price is not positive");
        }
        if (quantity.unscaled == 0) {
            keep &= log.note(Reason.ZERO_QUANTITY, line, "quantity", "0", "the quantity is zero");
        }
        if (discount.unscaled != 0 && kind == LineKind.SALE && ranges.lastDiscount() > ranges.lastGross()) {
            keep &= log.note(
                    Reason.DISCOUNT_ABOVE_GROSS,
                    line,
                    "discount",
                    discount.value().toPlainString(),
                    "the discount is above price times quantity");
        }
        if (!costed) {
            keep &= costLog.note(Reason.COST_MISSING, line, "unit cost", "", "no unit cost");
        }
        if (price.scale > currencyDigits || discount.scale > currencyDigits || cost.scale > currencyDigits) {
            Number fine = price.scale > currencyDigits ? price : discount.scale > currencyDigits ? discount : cost;
            keep &= log.note(
                    Reason.EXCESS_PRECISION,
                    line,
                    fine == price ? "unit price" : fine == discount ? "discount" : "unit cost",
                    fine.value().toPlainString(),
                    "more decimals than the currency has");
        }
        if (firstCoveredHour != Long.MIN_VALUE) {
            long hour = Math.floorDiv(second + times.offsetAt(second), 3600L);
            if (hour < firstCoveredHour || hour >= endCoveredHour) {
                keep &= log.note(
                        Reason.OUTSIDE_DATES,
                        line,
                        "time",
                        Instant.ofEpochSecond(second).toString(),
                        "outside the coverage " + settings.coverage());
            }
        }
        return keep;
    }

    private void stage(long line) {
        int flags = (kind == LineKind.RETURN ? Staging.RETURN : 0)
                | (kind == LineKind.VOID ? Staging.VOID : 0)
                | (charge ? Staging.CHARGE : 0)
                | (costed ? Staging.COSTED : 0);
        stage(line, flags);
        if (kind == LineKind.VOID) {
            voidLines++;
        } else {
            ranges.include();
        }
    }

    private void stage(long line, int flags) {
        int row = staging.rows();
        staging.rowHeader.add(staging.header(current, second, nano, times));
        staging.rowVariant.add(staging.variant(current));
        staging.lineTexts(current, row);
        for (int amount = 0; amount < AmountRanges.KINDS; amount++) {
            staging.rowAmounts[amount].add(ranges.last(amount));
        }
        staging.rowPlace.add(line);
        staging.rowFlags.add(flags);
        staging.anyCost |= (flags & Staging.COSTED) != 0;
    }

    /** Takes in a line of finished orders as it is, without looking at it again. */
    void addKnown(long nanos, int flags) {
        second = Math.floorDiv(nanos, NANOS);
        nano = (int) Math.floorMod(nanos, NANOS);
        stage(staging.rows() + 1L, flags);
        ranges.include();
        clear();
    }

    private void clear() {
        Arrays.fill(current, Staging.UNKNOWN);
        timed = false;
        counted = false;
        priced = false;
        costed = false;
        charge = false;
        kind = null;
        discountPercent = null;
        outOfBounds = null;
        foreignCurrency = null;
        refused = false;
        quantity.clear();
        price.clear();
        discount.clear();
        cost.clear();
    }

    Staging staging() {
        return staging;
    }

    AmountRanges ranges() {
        return ranges;
    }

    QualityLog log() {
        return log;
    }

    QualityLog costLog() {
        return costLog;
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
