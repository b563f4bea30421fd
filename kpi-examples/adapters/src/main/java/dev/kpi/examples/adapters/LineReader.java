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
    private final int[] slots;

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
        this.slots = new int[uses.length];
        for (int i = 0; i < slots.length; i++) {
            Attribute attribute = plan.attributes()[i];
            slots[i] = attribute == null ? -1 : batch.slot(attribute);
        }
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
    }

    /** Reads all records, up to one that cannot be read, and hands what the rules of the source did to the quality report. */
    void readAll() {
        while (fields.next()) {
            if (!isEmptyLine()) {
                readRecord();
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

    private void readRecord() {
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
            if (from < to && uses[column] != Use.NOT_USED) {
                if (!fields.isAscii(column) && !isGarbled && FieldText.isGarbled(text, from, to)) {
                    isGarbled = true;
                    refuse(
                            Reason.ENCODING,
                            headers.get(column),
                            raw(from, to),
                            "the bytes are not text in " + charset
                                    + "; choose the encoding with CsvFormat.withCharset");
                }
                take(uses[column], from, to, column);
            }
        }
        finish();
    }

    private void finish() {
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
            batch.reject();
        } else if (batch.end(line) && retail != null) {
            retail.accepted();
        }
    }

    private void take(Use use, int from, int to, int at) {
        switch (use) {
            case TEXT -> batch.text(slots[at], text, from, to - from);
            case ORDER -> {
                seen |= ORDER;
                if (retail != null) {
                    retail.order(text, from);
                }
                batch.text(slots[at], text, from, to - from);
            }
            case CUSTOMER -> {
                int end = retail == null ? to : retail.customerEnd(text, from, to);
                batch.text(slots[at], text, from, end - from);
            }
            case PRODUCT -> {
                if (retail != null) {
                    retail.product(text, from, to);
                }
                batch.text(slots[at], text, from, to - from);
            }
            case TIME -> takeTime(from, to, at);
            case QUANTITY -> {
                seen |= QUANTITY;
                if (isNumber(from, to, at)) {
                    batch.quantity(numbers.unscaled(), numbers.scale());
                }
            }
            case UNIT_PRICE -> {
                seen |= UNIT_PRICE;
                if (isNumber(from, to, at)) {
                    isZeroPrice = numbers.unscaled() == 0;
                    batch.unitPrice(numbers.unscaled(), numbers.scale());
                }
            }
            default -> takeRare(use, from, to, at);
        }
    }

    private void takeRare(Use use, int from, int to, int at) {
        switch (use) {
            case DISCOUNT -> {
                if (isNumber(from, to, at)) {
                    batch.discount(numbers.unscaled(), numbers.scale());
                }
            }
            case DISCOUNT_PERCENT -> {
                if (isNumber(from, to, at)) {
                    batch.discountPercent(numbers.value());
                }
            }
            case UNIT_COST -> {
                if (isNumber(from, to, at)) {
                    batch.unitCost(numbers.unscaled(), numbers.scale());
                }
            }
            case DATE -> {
                if (dates.read(text, from, to)) {
                    batch.text(slots[at], dates.date().toString());
                } else {
                    refuse(from, to, at, dates.complaint("date"));
                }
            }
            case KIND -> takeKind(from, to, at);
            case CHARGE -> takeCharge(from, to, at);
            case CURRENCY -> {
                if (!Word.is(text, from, to, currency)) {
                    batch.currency(new String(text, from, to - from, StandardCharsets.UTF_8));
                }
            }
            case SHIP_FROM_LATITUDE, SHIP_FROM_LONGITUDE, SHIP_TO_LATITUDE, SHIP_TO_LONGITUDE -> {
                hasCoordinates = true;
                CoordinateText coordinate = coordinates[use.ordinal() - Use.SHIP_FROM_LATITUDE.ordinal()];
                if (!coordinate.read(text, from, to)) {
                    refuse(from, to, at, coordinate.complaint());
                }
            }
            default -> throw new AssertionError(use);
        }
    }

    private void takeTime(int from, int to, int at) {
        seen |= TIME;
        if (!times.read(text, from, to)) {
            refuse(from, to, at, times.complaint("time"));
        } else if (times.isLocal()) {
            batch.atLocal(times.second(), times.nano(), line, headers.get(at), times.text());
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
            int bit = use == Use.ORDER ? ORDER : use == Use.TIME ? TIME : use == Use.QUANTITY ? QUANTITY : UNIT_PRICE;
            if ((seen & bit) == 0) {
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
