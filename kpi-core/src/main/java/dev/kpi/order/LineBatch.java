package dev.kpi.order;

import com.google.common.base.Throwables;
import dev.kpi.metric.Attribute;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Objects;
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
 * <p>Readers that have many lines at hand set them column by column, which is faster, and end them in their order:
 *
 * <pre>{@code
 * batch.texts(LineBatch.ORDER, buffer, from, to, count);      // of the next lines to end, up to batch.room()
 * for (int i = 0; i < count; i++) {
 *     batch.ahead(i).at(seconds[i], 0).quantity(quantities[i], 0).unitPrice(cents[i], 2);
 * }
 * batch.endAll(lineNumbers, count, accepted);
 * }</pre>
 *
 * <p>A batch belongs to one thread; several batches of one builder may be filled at the same time. Text is coded as it
 * comes. A batch that {@linkplain OrdersBuilder#nextBatch another one follows} has ended: to give it texts or lines, or ask
 * it for a slot, is an {@link IllegalStateException}.
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
    private final Codebook codebook;
    private final Staging staging;
    private final LinesAtHand lines = new LinesAtHand();
    private int at; // the line that facts are set of
    private int ended; // lines at hand whose facts are complete

    private final int[] expected = new int[LinesAtHand.ROOM];

    private final TextCoder.Desk desk = new TextCoder.Desk();

    // by slot
    private TextCoder[] coders = {};
    private boolean[] ofProduct = {};

    private long read;
    private long skipped; // places between those of the lines read and the next one's
    private boolean explicitPlaces;
    private @Nullable Throwable failure; // the first
    private boolean isFollowed; // by another batch with its codebook

    LineBatch(OrderSettings settings) {
        this(settings, new Codebook());
    }

    private LineBatch(OrderSettings settings, Codebook codebook) {
        this.codebook = codebook;
        this.staging = new Staging(codebook);
        this.settings = settings;
        this.times = new LocalTimes(settings.zone());
        this.gate = new Gate(settings, times, this::orderText);
        addSlots();
    }

    /** The slot under which {@link #text} takes the values of an attribute; a new one for an attribute not met before. */
    public int slot(Attribute attribute) {
        requireOpen();
        int slot = codebook.slot(attribute);
        addSlots();
        return slot;
    }

    private void addSlots() {
        int known = coders.length;
        int slots = codebook.attributes().size();
        if (slots == known) {
            return;
        }
        lines.ensureSlots(slots);
        coders = Arrays.copyOf(coders, slots);
        ofProduct = Arrays.copyOf(ofProduct, slots);
        for (int slot = known; slot < slots; slot++) {
            coders[slot] = new TextCoder(staging.dictionary(slot), desk);
            ofProduct[slot] = staging.isOfProduct(slot);
        }
    }

    /** Sets an attribute of the line at hand; blank text means that it is not known. */
    public LineBatch text(int slot, String value) {
        requireOpen();
        lines.setCode(slot, at, coders[slot].code(value, value.hashCode()));
        return this;
    }

    /**
     * Sets an attribute of the line at hand from a text in UTF-8 within a buffer; a blank one means that it is not known.
     * What is no UTF-8 is taken as U+FFFD: adapters look for it before. Fastest where the buffer goes on for eight bytes
     * or more behind the text, whatever they are.
     *
     * @throws IndexOutOfBoundsException if the text does not lie within the buffer
     */
    public LineBatch text(int slot, byte[] buffer, int from, int length) {
        requireOpen();
        Objects.checkFromIndexSize(from, length, buffer.length);
        lines.setCode(slot, at, coders[slot].code(buffer, from, length));
        return this;
    }

    /**
     * Sets an attribute of several lines, from the next to end on: as {@link #text(int, byte[], int, int)} for each, but
     * faster. Lines whose text is empty, being of no length, are left as they are.
     *
     * @param from where the text of each line begins
     * @param to just behind it
     * @param count how many lines, up to {@link #room}
     * @throws IndexOutOfBoundsException if there is no room, or a text does not lie within the buffer
     */
    public LineBatch texts(int slot, byte[] buffer, int[] from, int[] to, int count) {
        requireOpen();
        Objects.checkFromIndexSize(0, count, room());
        int[] likely = TextCoder.NONE_LIKELY;
        if (ofProduct[slot]) {
            likely = expected;
            staging.expected(slot, lines.codes(PRODUCT), ended, count, likely);
        }
        coders[slot].codes(buffer, from, to, count, likely, lines.codesToSet(slot), ended);
        return this;
    }

    /**
     * Sets when the line at hand was ordered or returned. A time that is not between the years 1678 and 2261 is counted as
     * {@code unparsable-field}, once the line ends.
     *
     * @throws IllegalArgumentException if not 0 ≤ nanoOfSecond &lt; 10<sup>9</sup>
     */
    public LineBatch at(long epochSecond, int nanoOfSecond) {
        if (nanoOfSecond < 0 || nanoOfSecond >= NANOS) {
            throw new IllegalArgumentException("nanoOfSecond (" + nanoOfSecond + ") must be in [0, 999999999]");
        }
        lines.known[at] |= LinesAtHand.TIMED;
        lines.second[at] = epochSecond;
        lines.nano[at] = nanoOfSecond;
        return this;
    }

    /**
     * Sets the same from a local time in the zone of the orders, given as seconds since 1970-01-01T00:00 local time.
     *
     * <p>A time that a clock change repeats is the earlier of the two; one that it skips is moved on by the length of the
     * gap. Both are counted as {@code clock-change}, once the line ends.
     *
     * @param field the name of the source's field, and its raw {@code value}, for the count
     * @throws IllegalArgumentException if not 0 ≤ nanoOfSecond &lt; 10<sup>9</sup>
     */
    public LineBatch atLocal(long localSecond, int nanoOfSecond, String field, String value) {
        if (localSecond < -LocalTimes.FARTHEST || localSecond > LocalTimes.FARTHEST) {
            return at(localSecond, nanoOfSecond); // in no zone a time that can be read
        }
        long epochSecond = times.epochSecond(localSecond);
        if (times.isOddLocalTime(localSecond)) {
            LinesAtHand.Rarities rare = lines.rarities(at);
            rare.oddTimeField = field;
            rare.oddTime = value;
            rare.oddSecond = epochSecond;
        }
        return at(epochSecond, nanoOfSecond);
    }

    /** Sets the quantity of the line at hand: {@code unscaled} times 10 to the minus {@code scale}. */
    public LineBatch quantity(long unscaled, int scale) {
        lines.known[at] |= LinesAtHand.COUNTED;
        lines.quantity.set(at, unscaled, scale);
        return this;
    }

    /** Sets the unit price of the line at hand. */
    public LineBatch unitPrice(long unscaled, int scale) {
        lines.known[at] |= LinesAtHand.PRICED;
        lines.price.set(at, unscaled, scale);
        return this;
    }

    /**
     * Sets the discount of the line at hand, an amount taken off the whole line. A line has one discount: the last one
     * set holds, be it this or {@linkplain #discountPercent in percent}, and 0 is none.
     */
    public LineBatch discount(long unscaled, int scale) {
        lines.discount(at, unscaled, scale);
        return this;
    }

    /**
     * Sets the discount in percent of price times quantity, rounded half-even to the decimals of the currency, or of the
     * price where that needs more. The last discount set holds, be it this or {@linkplain #discount an amount}, and 0 is
     * none.
     */
    public LineBatch discountPercent(BigDecimal percent) {
        lines.discountPercent(at, percent);
        return this;
    }

    /** Sets the cost of one unit of the line at hand. */
    public LineBatch unitCost(long unscaled, int scale) {
        lines.known[at] |= LinesAtHand.COSTED;
        lines.cost.set(at, unscaled, scale);
        return this;
    }

    /** Sets the kind of the line at hand; without, a negative quantity makes a return. */
    public LineBatch kind(LineKind kind) {
        lines.kind[at] = Objects.requireNonNull(kind, "kind");
        return this;
    }

    /** Marks the line at hand as no goods. */
    public LineBatch charge() {
        lines.known[at] |= LinesAtHand.CHARGE;
        return this;
    }

    /** Names the currency of the line at hand; it must be that of the orders. */
    public LineBatch currency(String code) {
        boolean isForeign = !code.equals(settings.currency().getCurrencyCode());
        if (isForeign || lines.rare(at) != null) {
            lines.rarities(at).foreignCurrency = isForeign ? code : null;
        }
        return this;
    }

    /**
     * Counts that the source's own rules did something to some lines, such as taking them as void.
     *
     * @throws IllegalArgumentException if the text is blank or the number negative
     */
    public LineBatch treated(String what, long lines) {
        gate.log.treated(what, lines);
        return this;
    }

    /**
     * Notes something odd about the line at hand and tells whether it may still be accepted. If the policy for the reason is
     * to drop it, {@link #end} will not accept it, and look for nothing else about it.
     *
     * @param line the line or row number in the source, from 1
     * @param field the name of the source's field, and its raw {@code value}; empty if it is the whole line
     * @param detail what is wrong, for the message of a failure, which shows it as it is: text of data goes into it through
     *     {@link dev.kpi.text.DisplayText#inMessage(String)}; empty for the reason's description
     * @throws dev.kpi.quality.DataQualityException if the policy for the reason is to fail
     * @throws IllegalArgumentException if the line is below 0, or 0 without a field
     */
    public boolean note(Reason reason, long line, String field, String value, String detail) {
        explicitPlaces = true;
        try {
            boolean isBorne = gate.log.note(reason, line, field, value, detail);
            if (!isBorne) {
                lines.rarities(at).isRefused = true;
            }
            return isBorne;
        } catch (RuntimeException | Error e) {
            failed(e);
            throw e;
        }
    }

    /**
     * How many lines may be at hand, counted from the next to end: at least one, up to 512. Readers that take a source
     * column by column set facts of several lines with {@link #ahead} before they end, together or one after the other.
     */
    public int room() {
        return LinesAtHand.ROOM - ended;
    }

    /**
     * Moves to a line that comes so many after the next to end. Ending a line moves to the one behind it.
     *
     * @throws IndexOutOfBoundsException unless there is {@link #room} for it
     */
    public LineBatch ahead(int lines) {
        at = ended + Objects.checkIndex(lines, room());
        return this;
    }

    /**
     * Accepts the next line to end, or counts why not, unless {@link #note} has done so.
     *
     * @param line the line or row number in the source, from 1
     * @return whether it was accepted
     * @throws dev.kpi.quality.DataQualityException if something is odd about it and the policy is to fail
     */
    public boolean end(long line) {
        explicitPlaces = true;
        return endAt(line);
    }

    /**
     * Ends several lines, as {@link #end(long)} each of them, but faster. If one of them fails, none has ended, and the
     * batch is of no more use.
     *
     * @param lines the line or row number of each in the source, from 1
     * @param count how many, up to {@link #room}
     * @param accepted takes whether each was accepted
     * @throws IndexOutOfBoundsException if there is no room for so many, or less than that in an array
     * @throws dev.kpi.quality.DataQualityException if something is odd about one of them and the policy is to fail
     */
    public LineBatch endAll(long[] lines, int count, boolean[] accepted) {
        Objects.checkFromIndexSize(0, count, Math.min(room(), Math.min(lines.length, accepted.length)));
        explicitPlaces = true;
        System.arraycopy(lines, 0, this.lines.place, ended, count);
        endLines(count);
        for (int i = 0; i < count; i++) {
            accepted[i] = this.lines.isAccepted(ended - count + i);
        }
        stageIfFull();
        return this;
    }

    /** Adds lines that waited as objects; the place of each is its position in the batch, from 1. */
    void addAll(WaitingLines waiting) {
        try {
            waiting.moveTo(this);
        } catch (RuntimeException | Error e) {
            failed(e);
            throw e;
        }
    }

    /** Ends several lines; the place of each follows on that of the line before. */
    void endNext(int count) {
        long place = read + skipped;
        for (int i = 0; i < count; i++) {
            lines.place[ended + i] = ++place;
        }
        endLines(count);
        stageIfFull();
    }

    /** Gives the next line that comes without a place this one; those behind follow on. */
    void continueAt(long place) {
        skipped = place - read - 1;
    }

    /**
     * Sets a well-known attribute of several lines, from the next to end on; those of which it is {@code null} are left as
     * they are.
     *
     * @param hashCodes of the values
     */
    void texts(int slot, @Nullable String[] values, int[] hashCodes, int count) {
        coders[slot].codes(values, hashCodes, count, lines.codesToSet(slot), ended);
    }

    LineBatch at(Instant instant) {
        return at(instant.getEpochSecond(), instant.getNano());
    }

    LineBatch quantity(BigDecimal value) {
        lines.known[at] |= LinesAtHand.COUNTED;
        lines.quantity.set(at, value);
        return this;
    }

    LineBatch unitPrice(BigDecimal value) {
        lines.known[at] |= LinesAtHand.PRICED;
        lines.price.set(at, value);
        return this;
    }

    /** Sets what is left of a line: all but its well-known attributes, time, quantity and unit price. */
    void rest(Line line) {
        if (!line.others().isEmpty()) {
            line.others().forEach((attribute, value) -> text(slot(attribute), value));
        }
        lines.kind[at] = line.kind();
        BigDecimal off = line.discount();
        if (off != null && line.isDiscountInPercent()) {
            lines.discountPercent(at, off);
        } else if (off != null) {
            lines.discount.set(at, off);
        }
        BigDecimal unitCost = line.unitCost();
        if (unitCost != null) {
            lines.known[at] |= LinesAtHand.COSTED;
            lines.cost.set(at, unitCost);
        }
        if (line.isCharge()) {
            charge();
        }
        Currency currency = line.currency();
        if (currency != null) {
            currency(currency.getCurrencyCode());
        }
    }

    private boolean endAt(long line) {
        lines.place[ended] = line;
        endLines(1);
        boolean accepted = lines.isAccepted(ended - 1);
        stageIfFull();
        return accepted;
    }

    private void requireOpen() {
        if (isFollowed) {
            throw new IllegalStateException("this batch has ended, and another one follows it; go on with that one");
        }
    }

    /** Ends so many lines, whose places are set. */
    private void endLines(int count) {
        requireOpen();
        int end = ended + count;
        try {
            gate.pass(lines, ended, end);
        } catch (RuntimeException | Error e) {
            failed(e);
            throw e;
        }
        read += count;
        ended = end;
        at = end;
    }

    private void failed(Throwable e) {
        failure = failure == null ? e : failure;
    }

    /** Fails as before if something stopped the load: what was at hand then is in no orders. */
    void requireWhole() {
        if (failure != null) {
            Throwables.throwIfUnchecked(failure);
        }
    }

    private String orderText(int line) {
        return staging.dictionary(ORDER).passingText(lines.code(ORDER, line));
    }

    private void stageIfFull() {
        if (ended == LinesAtHand.ROOM) {
            stage();
        }
    }

    /** Stages the lines that ended, and forgets what was set of others. */
    private void stage() {
        try {
            staging.addAll(lines, lines.compact(ended), times, gate.ranges);
        } catch (RuntimeException | Error e) {
            failed(e);
            throw e;
        }
        lines.clear();
        ended = 0;
        at = 0;
    }

    /** Takes over the texts of finished orders under their codes; the batch must be new. */
    void adopt(Attribute attribute, TextDictionary texts) {
        staging.adopt(slot(attribute), texts);
    }

    /** Sets an attribute of the line at hand by the code of its text. */
    void code(int slot, int code) {
        lines.setCode(slot, at, code);
    }

    /** Takes in a line of finished orders as it is, without looking at it again; what its place was is not known. */
    void addKnown(long nanos, int flags, long value, long discount, long quantity, long cost) {
        lines.second[at] = Math.floorDiv(nanos, NANOS);
        lines.nano[at] = (int) Math.floorMod(nanos, NANOS);
        lines.place[at] = 0;
        lines.flags[at] = flags;
        gate.ranges.set(lines, at, (flags & Staging.RETURN) != 0, value, discount, quantity, cost);
        if ((flags & Staging.VOID) == 0) {
            gate.ranges.include(lines, at);
        }
        lines.accept(ended, ended + 1);
        ended++;
        at = ended;
        stageIfFull();
    }

    /** Takes in a product of finished orders, without a line; tells its variant. */
    int addKnownProduct() {
        int variant = codebook.variants().variant(lines.codes(), at);
        lines.clearCodes(at);
        return variant;
    }

    /** A batch that follows this one, with the same codebook; this one ends. */
    LineBatch next() {
        if (isFollowed) {
            throw new IllegalArgumentException("another batch follows the one that ended already; go on from that one");
        }
        if (failure == null && ended > 0) {
            stage();
        }
        isFollowed = true;
        return new LineBatch(settings, codebook);
    }

    /** What was staged of all lines that ended. */
    Staging staging() {
        if (ended > 0) {
            stage();
        }
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
        return gate.rejected();
    }

    long voidLines() {
        return gate.voidLines();
    }

    /** Whether its places are those of a source, not its own positions. */
    boolean hasSourcePlaces() {
        return explicitPlaces;
    }
}
