package dev.kpi.examples.adapters;

import dev.kpi.examples.adapters.ColumnPlan.Use;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.LineBatch;
import dev.kpi.order.LineKind;
import dev.kpi.quality.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of records straight from a chunk's bytes into a batch of lines; no object is made for a field that is
 * as it should be.
 *
 * <p>Serves the records of one chunk. Not thread-safe.
 */
final class LineReader {

    private static final int LONGEST_RAW = 1000; // of a field, in the quality report

    // what a line must have
    private static final int ORDER = 1;
    private static final int TIME = 2;
    private static final int QUANTITY = 4;
    private static final int UNIT_PRICE = 8;
    private static final int ALL = 15;

    private final String source;
    private final LineBatch batch;
    private final RecordFields fields;
    private final byte[] text;
    private final String charset;
    private final String currency;
    private final List<String> headers;
    private final Use[] uses;
    private final @Nullable Taker[] takers;
    // by column: where the last field that is clean, though not in ASCII, lies
    private final int[] cleanFrom;
    private final int[] cleanTo;

    private final NumberText numbers;
    private final TimeText times;
    private final TimeText dates;
    private final CoordinateText[] coordinates;
    private final int shipFrom;
    private final int shipTo;
    private final @Nullable RetailLine retail;

    // the record at hand
    private long line;
    private int seen;
    private boolean isRefused;
    private boolean isGarbled;
    private boolean isZeroPrice;
    private boolean hasCoordinates;

    /**
     * Takes the fields of one column. One for each rather than a branch on what it is read as: small enough for a compiler
     * to be done with each one early.
     */
    private interface Taker {
        /** Takes a field that is not empty. */
        void take(int from, int to);
    }

    /**
     * A reader for a chunk.
     *
     * @param currency the code of the orders' currency
     */
    LineReader(
            String source, CsvFormat format, ColumnPlan plan, LineBatch batch, RecordFields fields, String currency) {
        this.source = source;
        this.batch = batch;
        this.fields = fields;
        this.text = fields.bytes();
        this.charset = format.charset().name();
        this.currency = currency;
        this.headers = plan.headers();
        this.uses = plan.uses().toArray(Use[]::new);
        this.numbers = format.numbers();
        this.times = format.times();
        this.dates = format.dates();
        this.coordinates = new CoordinateText[] {
            format.coordinates(90), format.coordinates(180), format.coordinates(90), format.coordinates(180)
        };
        this.shipFrom = batch.slot(Dimensions.shipFrom());
        this.shipTo = batch.slot(Dimensions.shipTo());
        OnlineRetailRules rules = format.rules();
        this.retail = rules == null ? null : new RetailLine(rules);
        this.takers = new @Nullable Taker[uses.length];
        this.cleanFrom = new int[uses.length];
        this.cleanTo = new int[uses.length];
        for (int column = 0; column < takers.length; column++) {
            Attribute attribute = plan.attributes()[column];
            takers[column] = attribute == null
                    ? taker(uses[column], column)
                    : textTaker(uses[column], batch.slot(attribute), column);
        }
    }

    private Taker textTaker(Use use, int slot, int column) {
        RetailLine rules = retail;
        if (use == Use.DATE) {
            return (from, to) -> takeDate(slot, from, to, column);
        }
        if (rules == null || use == Use.TEXT) {
            return (from, to) -> batch.text(slot, text, from, to - from);
        }
        return switch (use) {
            case ORDER ->
                (from, to) -> {
                    rules.order(text, from);
                    batch.text(slot, text, from, to - from);
                };
            case CUSTOMER -> (from, to) -> batch.text(slot, text, from, rules.customerEnd(text, from, to) - from);
            case PRODUCT ->
                (from, to) -> {
                    rules.product(text, from, to);
                    batch.text(slot, text, from, to - from);
                };
            default -> throw new AssertionError(use);
        };
    }

    private @Nullable Taker taker(Use use, int column) {
        return switch (use) {
            case NOT_USED -> null;
            case TIME -> (from, to) -> takeTime(from, to, column);
            case QUANTITY ->
                (from, to) -> {
                    if (isNumber(from, to, column)) {
                        batch.quantity(numbers.unscaled(), numbers.scale());
                    }
                };
            case UNIT_PRICE ->
                (from, to) -> {
                    if (isNumber(from, to, column)) {
                        isZeroPrice = numbers.unscaled() == 0;
                        batch.unitPrice(numbers.unscaled(), numbers.scale());
                    }
                };
            case DISCOUNT ->
                (from, to) -> {
                    if (isNumber(from, to, column)) {
                        batch.discount(numbers.unscaled(), numbers.scale());
                    }
                };
            case DISCOUNT_PERCENT ->
                (from, to) -> {
                    if (isNumber(from, to, column)) {
                        batch.discountPercent(numbers.value());
                    }
                };
            case UNIT_COST ->
                (from, to) -> {
                    if (isNumber(from, to, column)) {
                        batch.unitCost(numbers.unscaled(), numbers.scale());
                    }
                };
            case KIND -> (from, to) -> takeKind(from, to, column);
            case CHARGE -> (from, to) -> takeCharge(from, to, column);
            case CURRENCY ->
                (from, to) -> {
                    if (!Word.is(text, from, to, currency)) {
                        batch.currency(new String(text, from, to - from, StandardCharsets.UTF_8));
                    }
                };
            case SHIP_FROM_LATITUDE, SHIP_FROM_LONGITUDE, SHIP_TO_LATITUDE, SHIP_TO_LONGITUDE -> {
                CoordinateText coordinate = coordinates[use.ordinal() - Use.SHIP_FROM_LATITUDE.ordinal()];
                yield (from, to) -> {
                    hasCoordinates = true;
                    if (!coordinate.read(text, from, to)) {
                        refuse(from, to, column, coordinate.complaint());
                    }
                };
            }
            case TEXT, ORDER, CUSTOMER, PRODUCT, DATE -> throw new AssertionError(use);
        };
    }

    /** Reads all records, up to one that cannot be read, and hands what the rules of the source did to the quality report. */
    void readAll() {
        while (fields.next()) {
            if (!isEmptyLine()) {
                takeFields();
                endLine();
            }
        }
        if (retail != null) {
            retail.report(batch);
        }
    }

    /** An empty line, or one of blanks alone, is no record. */
    private boolean isEmptyLine() {
        return fields.isSingle()
                && uses.length > 1
                && FieldText.afterBlanks(text, fields.from(0), fields.to(0)) == fields.to(0);
    }

    private void takeFields() {
        line = fields.line();
        seen = 0;
        isRefused = false;
        isGarbled = false;
        isZeroPrice = false;
        if (retail != null) {
            retail.begin();
        }
        int columns = Math.min(fields.count(), uses.length);
        for (int column = 0; column < columns; column++) {
            int from = fields.from(column);
            int to = fields.to(column);
            if (from < to && (text[from] <= ' ' || text[to - 1] <= ' ')) { // bytes beyond ASCII are negative
                from = FieldText.afterBlanks(text, from, to);
                to = FieldText.beforeBlanks(text, from, to);
            }
            Taker taker = takers[column];
            if (from < to && taker != null) {
                if (!fields.isAscii(column) && !isGarbled && !isClean(column, from, to)) {
                    isGarbled = true;
                    refuse(
                            Reason.ENCODING,
                            headers.get(column),
                            raw(from, to),
                            "the bytes are not text in " + charset
                                    + "; choose the encoding with CsvFormat.withCharset");
                }
                seen |= need(uses[column]);
                taker.take(from, to);
            }
        }
    }

    /** Whether a field is text in UTF-8; the last one of the column is remembered, since most come again. */
    private boolean isClean(int column, int from, int to) {
        if (Arrays.equals(text, cleanFrom[column], cleanTo[column], text, from, to)) {
            return true;
        }
        if (FieldText.isGarbled(text, from, to)) {
            return false;
        }
        cleanFrom[column] = from;
        cleanTo[column] = to;
        return true;
    }

    private void endLine() {
        if (fields.count() > uses.length) {
            refuse(
                    Reason.UNPARSABLE_FIELD,
                    "field " + (uses.length + 1),
                    fields.text(uses.length).strip(),
                    "one field more than the " + uses.length + " columns of the header");
        }
        if (fields.count() < uses.length) {
            refuse(
                    Reason.MISSING_FIELD,
                    "",
                    "",
                    fields.count() + (fields.count() == 1 ? " field" : " fields") + " but the header has " + uses.length
                            + " columns");
        } else if (seen != ALL) {
            refuseMissing();
        }
        if (hasCoordinates) {
            takeCoordinates();
        }
        if (retail != null) {
            retail.apply(batch, isZeroPrice);
        }
        if (isRefused) {
            batch.reject(line);
        } else if (batch.end(line) && retail != null) {
            retail.accepted();
        }
    }

    /** The bit of what a line must have; 0 of what it may do without. */
    private static int need(Use use) {
        return switch (use) {
            case ORDER -> ORDER;
            case TIME -> TIME;
            case QUANTITY -> QUANTITY;
            case UNIT_PRICE -> UNIT_PRICE;
            default -> 0;
        };
    }

    private void takeDate(int slot, int from, int to, int at) {
        if (dates.read(text, from, to)) {
            batch.text(slot, dates.date().toString());
        } else {
            refuse(from, to, at, dates.complaint("date"));
        }
    }

    private void takeTime(int from, int to, int at) {
        if (!times.read(text, from, to)) {
            refuse(from, to, at, times.complaint("time"));
        } else if (times.isLocal()) {
            batch.atLocal(times.second(), times.nano(), headers.get(at), times.text());
            isRefused |= retail != null && !retail.isOnce(batch, source, line, headers.get(at), times);
        } else {
            batch.at(times.second(), times.nano());
        }
    }

    private void takeKind(int from, int to, int at) {
        LineKind kind = Word.kind(text, from, to);
        if (kind == null) {
            refuse(from, to, at, "not one of sale, return, void");
        } else {
            batch.kind(kind);
        }
    }

    private void takeCharge(int from, int to, int at) {
        Boolean charge = Word.mark(text, from, to);
        if (charge == null) {
            refuse(from, to, at, "not one of true, yes, 1, false, no, 0");
        } else if (charge) {
            batch.charge();
        }
    }

    private boolean isNumber(int from, int to, int at) {
        NumberText.Outcome outcome = numbers.read(text, from, to);
        if (outcome == NumberText.Outcome.READ) {
            return true;
        }
        if (outcome == NumberText.Outcome.TOO_LARGE) {
            refuse(Reason.AMOUNT_OUT_OF_RANGE, headers.get(at), raw(from, to), NumberText.BOUNDS);
        } else {
            refuse(from, to, at, numbers.description());
        }
        return false;
    }

    private void refuse(int from, int to, int at, String complaint) {
        refuse(Reason.UNPARSABLE_FIELD, headers.get(at), raw(from, to), complaint);
    }

    private void refuse(Reason reason, String field, String value, String complaint) {
        isRefused |= !batch.note(reason, line, field, value, complaint);
    }

    private String raw(int from, int to) {
        String value = new String(text, from, to - from, StandardCharsets.UTF_8);
        return value.length() > LONGEST_RAW ? value.substring(0, LONGEST_RAW) : value;
    }

    private void refuseMissing() {
        for (Use use : List.of(Use.ORDER, Use.TIME, Use.QUANTITY, Use.UNIT_PRICE)) {
            if ((seen & need(use)) == 0) {
                String header = headers.get(Arrays.asList(uses).indexOf(use));
                refuse(Reason.MISSING_FIELD, header, "", "empty, but every line needs it");
            }
        }
    }

    private void takeCoordinates() {
        hasCoordinates = false;
        takePair(shipFrom, coordinates[0], coordinates[1]);
        takePair(shipTo, coordinates[2], coordinates[3]);
    }

    private void takePair(int slot, CoordinateText latitude, CoordinateText longitude) {
        if (latitude.value() != null && longitude.value() != null) {
            batch.text(slot, latitude.value() + "," + longitude.value());
        }
        latitude.clear();
        longitude.clear();
    }
}
