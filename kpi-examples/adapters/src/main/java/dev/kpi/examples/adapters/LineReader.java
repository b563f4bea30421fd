package dev.kpi.examples.adapters;

import dev.kpi.examples.adapters.ColumnPlan.Use;
import dev.kpi.metric.Attribute;
import dev.kpi.order.LineBatch;
import dev.kpi.order.LineKind;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of records straight from a chunk's bytes into a batch of lines, a block of records at a time and of it
 * one column after the other; no object is made for a field that is as it should be.
 *
 * <p>Serves the records of one chunk. Not thread-safe.
 */
final class LineReader {

    private static final int LONGEST_RAW = 1000; // of a field, in the quality report
    private static final int LONGEST_CHARACTER = 4; // bytes
    private static final int BLOCK = 128;

    /** What a line must have. */
    private static final List<Use> NEEDED = List.of(Use.ORDER, Use.TIME, Use.QUANTITY, Use.UNIT_PRICE);

    private final LineBatch batch;
    private final RecordBlock block;
    private final byte[] text;
    private final String charset;
    private final String currency;
    private final List<String> headers;
    private final List<Use> uses;
    private final @Nullable Taker[] takers;
    private final int[] needed; // columns

    private final NumberText numbers;
    private final TimeText times;
    private final TimeText dates;
    private final @Nullable PlaceColumns places;
    private final @Nullable RetailLines retail;

    // of the block at hand
    private int records;
    private final Refusals refusals = new Refusals();
    private final boolean[] accepted = new boolean[BLOCK];

    /** Takes the fields of one column, those of all records of the block at hand that are not empty. */
    private interface Taker {
        void take(int[] from, int[] to);
    }

    /** Takes the number that a record has, {@code unscaled} times 10 to the minus {@code scale}. */
    private interface NumberTaker {
        void take(int record, long unscaled, int scale);
    }

    /**
     * A reader for a chunk.
     *
     * @param currency the code of the orders' currency
     */
    LineReader(
            String source, CsvFormat format, ColumnPlan plan, LineBatch batch, RecordFields fields, String currency) {
        this.batch = batch;
        this.headers = plan.headers();
        this.uses = plan.uses();
        this.needed = NEEDED.stream().mapToInt(uses::indexOf).toArray();
        OnlineRetailRules rules = format.rules();
        this.block = new RecordBlock(fields, headers.size(), BLOCK, RetailLines.neverSkipped(rules));
        this.text = fields.bytes();
        this.charset = format.charset().name();
        this.currency = currency;
        this.numbers = format.numbers();
        this.times = format.times();
        this.dates = format.dates();
        this.places = PlaceColumns.of(plan, format, batch);
        this.retail = rules == null ? null : new RetailLines(source, rules, block, plan);
        this.takers = new @Nullable Taker[headers.size()];
        for (int column = 0; column < takers.length; column++) {
            Attribute attribute = plan.attributes()[column];
            takers[column] = attribute == null
                    ? taker(uses.get(column), column)
                    : textTaker(uses.get(column), batch.slot(attribute), column);
        }
    }

    private Taker textTaker(Use use, int slot, int column) {
        return use == Use.DATE
                ? (from, to) -> takeDates(slot, from, to, column)
                : (from, to) -> batch.texts(slot, text, from, to, records);
    }

    private @Nullable Taker taker(Use use, int column) {
        return switch (use) {
            case NOT_USED, SHIP_FROM_LATITUDE, SHIP_FROM_LONGITUDE, SHIP_TO_LATITUDE, SHIP_TO_LONGITUDE -> null;
            case TIME -> (from, to) -> takeTimes(from, to, column);
            case QUANTITY ->
                numberTaker(column, (i, unscaled, scale) -> batch.ahead(i).quantity(unscaled, scale));
            case UNIT_PRICE -> numberTaker(column, this::takePrice);
            case DISCOUNT -> numberTaker(column, this::takeDiscount);
            case DISCOUNT_PERCENT -> numberTaker(column, this::takePercent);
            case UNIT_COST ->
                numberTaker(column, (i, unscaled, scale) -> batch.ahead(i).unitCost(unscaled, scale));
            case KIND -> (from, to) -> takeKinds(from, to, column);
            case CHARGE -> (from, to) -> takeCharges(from, to, column);
            case CURRENCY -> this::takeCurrencies;
            case TEXT, ORDER, CUSTOMER, PRODUCT, DATE -> throw new AssertionError(use);
        };
    }

    /** Reads all records, up to one that cannot be read, and hands what the rules of the source did to the quality report. */
    void readAll() {
        for (records = block.read(room()); records > 0; records = block.read(room())) {
            takeColumns();
            refuseShapes();
            endLines();
        }
        if (retail != null) {
            retail.report(batch);
        }
    }

    private int room() {
        return Math.min(BLOCK, batch.room());
    }

    private void takeColumns() {
        if (!block.isAscii()) {
            refuseGarbled();
        }
        if (retail != null) {
            retail.begin(records);
        }
        for (int column = 0; column < takers.length; column++) {
            Taker taker = takers[column];
            if (taker != null) {
                taker.take(block.from(column), block.to(column));
            }
        }
        if (places != null) {
            for (int i = 0; i < records; i++) {
                takePlaces(places, i);
            }
        }
        refuseTwoDiscounts();
        if (retail != null) {
            retail.apply(batch, records);
        }
    }

    private void takePlaces(PlaceColumns columns, int record) {
        columns.take(batch.ahead(record), block, record, (column, complaint) -> refuse(record, column, complaint));
    }

    /** Refuses records with a field that is no text, each for the first of them. */
    private void refuseGarbled() {
        BitSet garbled = new BitSet();
        for (int column = 0; column < takers.length; column++) {
            if (uses.get(column) != Use.NOT_USED) {
                refuseGarbled(column, garbled);
            }
        }
    }

    private void refuseGarbled(int column, BitSet garbled) {
        int[] from = block.from(column);
        int[] to = block.to(column);
        int clean = -1; // the last record whose field is text, though beyond ASCII: most come again
        for (int i = 0; i < records; i++) {
            boolean isTold = block.isAscii(i) || garbled.get(i);
            if (isTold || (clean >= 0 && Arrays.equals(text, from[clean], to[clean], text, from[i], to[i]))) {
                continue;
            }
            if (!FieldText.isGarbled(text, from[i], to[i])) {
                clean = i;
            } else {
                garbled.set(i);
                refuse(
                        i,
                        Reason.ENCODING,
                        headers.get(column),
                        raw(text, from[i], to[i]),
                        "the bytes are not text in " + charset + "; choose the encoding with CsvFormat.withCharset");
            }
        }
    }

    private void takeDates(int slot, int[] from, int[] to, int column) {
        for (int i = 0; i < records; i++) {
            if (from[i] == to[i]) {
                continue;
            }
            if (dates.read(text, from[i], to[i])) {
                batch.ahead(i).text(slot, dates.date().toString());
            } else {
                refuse(i, column, dates.complaint("date"));
            }
        }
    }

    private void takeTimes(int[] from, int[] to, int column) {
        for (int i = 0; i < records; i++) {
            if (from[i] == to[i]) {
                continue;
            }
            if (!times.readTime(text, from[i], to[i])) {
                refuse(i, column, times.complaint("time"));
            } else if (times.isLocal()) {
                batch.ahead(i).atLocal(times.second(), times.nano(), headers.get(column), times.text());
                if (retail != null && retail.isDoubled(block.line(i), times.second())) {
                    refuse(
                            i,
                            Reason.DOUBLED_PERIOD,
                            headers.get(column),
                            times.text(),
                            "the second sheet has this day as well");
                }
            } else {
                batch.ahead(i).at(times.second(), times.nano());
            }
        }
    }

    private void takeKinds(int[] from, int[] to, int column) {
        for (int i = 0; i < records; i++) {
            if (from[i] < to[i]) {
                LineKind kind = Word.kind(text, from[i], to[i]);
                if (kind == null) {
                    refuse(i, column, "not one of sale, return, void");
                } else {
                    batch.ahead(i).kind(kind);
                }
            }
        }
    }

    private void takeCharges(int[] from, int[] to, int column) {
        for (int i = 0; i < records; i++) {
            if (from[i] < to[i]) {
                Boolean charge = Word.mark(text, from[i], to[i]);
                if (charge == null) {
                    refuse(i, column, "not one of true, yes, 1, false, no, 0");
                } else if (charge) {
                    batch.ahead(i).charge();
                }
            }
        }
    }

    private void takeCurrencies(int[] from, int[] to) {
        for (int i = 0; i < records; i++) {
            if (from[i] < to[i] && !Word.is(text, from[i], to[i], currency)) {
                batch.ahead(i).currency(new String(text, from[i], to[i] - from[i], StandardCharsets.UTF_8));
            }
        }
    }

    private Taker numberTaker(int column, NumberTaker taker) {
        return (from, to) -> {
            for (int i = 0; i < records; i++) {
                if (from[i] == to[i]) {
                    continue;
                }
                NumberText.Outcome outcome = numbers.read(text, from[i], to[i]);
                if (outcome == NumberText.Outcome.READ) {
                    taker.take(i, numbers.unscaled(), numbers.scale());
                } else {
                    refuseNumber(i, column, outcome);
                }
            }
        };
    }

    // a column that says 0 leaves alone what the other one says

    private void takeDiscount(int record, long unscaled, int scale) {
        if (unscaled != 0) {
            batch.ahead(record).discount(unscaled, scale);
        }
    }

    private void takePercent(int record, long unscaled, int scale) {
        if (unscaled != 0) {
            batch.ahead(record).discountPercent(BigDecimal.valueOf(unscaled, scale));
        }
    }

    /** Refuses records that give a discount both as an amount and in percent: a line has one. */
    private void refuseTwoDiscounts() {
        int amount = uses.indexOf(Use.DISCOUNT);
        int percent = uses.indexOf(Use.DISCOUNT_PERCENT);
        for (int i = 0; amount >= 0 && percent >= 0 && i < records; i++) {
            if (isNotZero(amount, i) && isNotZero(percent, i)) {
                refuse(
                        i,
                        Reason.UNPARSABLE_FIELD,
                        headers.get(amount) + " and " + headers.get(percent),
                        raw(amount, i) + " and " + raw(percent, i),
                        "a line has one discount, as an amount or in percent; leave one of the two fields empty");
            }
        }
    }

    private boolean isNotZero(int column, int record) {
        return numbers.read(text, block.from(column)[record], block.to(column)[record]) == NumberText.Outcome.READ
                && numbers.unscaled() != 0;
    }

    private void takePrice(int record, long unscaled, int scale) {
        batch.ahead(record).unitPrice(unscaled, scale);
        if (unscaled == 0 && retail != null) {
            retail.zeroPrice(record);
        }
    }

    private void refuseNumber(int record, int column, NumberText.Outcome outcome) {
        if (outcome == NumberText.Outcome.TOO_LARGE) {
            String value = raw(column, record);
            refuse(record, Reason.AMOUNT_OUT_OF_RANGE, headers.get(column), value, NumberText.BOUNDS);
        } else {
            refuse(record, column, numbers.description());
        }
    }

    private void refuse(int record, int column, String complaint) {
        refuse(record, Reason.UNPARSABLE_FIELD, headers.get(column), raw(column, record), complaint);
    }

    private void refuse(int record, Reason reason, String field, String value, String complaint) {
        refusals.add(record, reason, field, value, complaint);
    }

    private String raw(int column, int record) {
        return raw(text, block.from(column)[record], block.to(column)[record]);
    }

    /** A field as it is told to people. */
    static String raw(byte[] text, int from, int to) {
        int some = Math.min(to - from, LONGEST_RAW * LONGEST_CHARACTER);
        String value = new String(text, from, some, StandardCharsets.UTF_8);
        return value.length() > LONGEST_RAW ? value.substring(0, LONGEST_RAW) : value;
    }

    /** Refuses records that have not as many fields as the header, or lack some that every line needs. */
    private void refuseShapes() {
        int columns = takers.length;
        for (int i = 0; i < records; i++) {
            if (block.count(i) != columns) {
                refuseCount(i, block.count(i));
            }
        }
        for (int column : needed) {
            refuseEmpty(column);
        }
    }

    private void refuseCount(int record, int count) {
        int columns = takers.length;
        if (count > columns) {
            refuse(
                    record,
                    Reason.UNPARSABLE_FIELD,
                    "field " + (columns + 1),
                    raw(columns, record),
                    "one field more than the " + columns + " columns of the header");
        } else {
            refuse(
                    record,
                    Reason.MISSING_FIELD,
                    "",
                    "",
                    count + (count == 1 ? " field" : " fields") + " but the header has " + columns + " columns");
        }
    }

    private void refuseEmpty(int column) {
        int[] from = block.from(column);
        int[] to = block.to(column);
        for (int i = 0; i < records; i++) {
            if (from[i] == to[i] && block.count(i) >= takers.length) {
                refuse(i, Reason.MISSING_FIELD, headers.get(column), "", "empty, but every line needs it");
            }
        }
    }

    private void endLines() {
        if (refusals.isEmpty() && (retail == null || retail.passSheet(block.line(0), block.line(records - 1)))) {
            batch.endAll(block.lines(), records, accepted);
            for (int i = 0; retail != null && i < records; i++) {
                if (accepted[i]) {
                    retail.accepted(i);
                }
            }
            return;
        }
        // one after the other, so that what is wrong is noted in the order of the source
        refusals.sort();
        for (int i = 0; i < records; i++) {
            endLine(i, block.line(i));
        }
        refusals.clear();
    }

    private void endLine(int record, long line) {
        if (retail != null) {
            retail.requireSecondSheet(record, line, times);
        }
        refusals.note(record, line, batch);
        if (batch.end(line) && retail != null) {
            retail.accepted(record);
        }
    }
}
