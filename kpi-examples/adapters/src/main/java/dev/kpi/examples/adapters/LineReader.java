package dev.kpi.examples.adapters;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import dev.kpi.examples.adapters.ColumnPlan.Use;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.LineBatch;
import dev.kpi.order.LineKind;
import dev.kpi.quality.Reason;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of records straight from the parser's buffer into a batch of lines; no object is made for a field
 * that is as it should be.
 *
 * <p>Serves the records of one chunk. Not thread-safe.
 */
final class LineReader extends CsvCallbackHandler<Object> {

    private static final int LONGEST_RAW = 1000; // of a field, in the quality report

    // what a line must have
    private static final int ORDER = 1;
    private static final int TIME = 2;
    private static final int QUANTITY = 4;
    private static final int UNIT_PRICE = 8;
    private static final int ALL = 15;

    private final String source;
    private final LineBatch batch;
    private final BytesReader input;
    private final long lineOffset;
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
    private int column;
    private int seen;
    private boolean isBlank;
    private boolean isRefused;
    private boolean isGarbled;
    private boolean isZeroPrice;
    private boolean hasCoordinates;

    /**
     * A reader for a chunk.
     *
     * @param lineOffset how many lines of the file come before the chunk
     * @param currency the code of the orders' currency
     */
    LineReader(
            String source,
            CsvFormat format,
            ColumnPlan plan,
            LineBatch batch,
            BytesReader input,
            long lineOffset,
            String currency) {
        this.source = source;
        this.batch = batch;
        this.input = input;
        this.lineOffset = lineOffset;
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

    /** The line of the file on which the record at hand begins. */
    long line() {
        return line;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = lineOffset + startingLineNumber;
        column = 0;
        seen = 0;
        isBlank = true;
        isRefused = false;
        isGarbled = false;
        isZeroPrice = false;
        if (retail != null) {
            retail.begin();
        }
    }

    @Override
    protected void addField(char[] text, int offset, int length, boolean quoted) {
        int at = column++;
        int to = offset + length;
        if (length == 0) {
            isBlank &= !quoted;
        } else if (isAtEdge(text[offset]) || isAtEdge(text[to - 1])) {
            addTrimmed(text, offset, to, quoted, at);
            return;
        } else {
            isBlank = false;
        }
        if (length > 0 || at >= uses.length) {
            add(text, offset, to, at);
        }
    }

    /** Whether a character may be a blank. */
    private static boolean isAtEdge(char c) {
        return c <= ' ' || c >= '\u1680';
    }

    private void addTrimmed(char[] text, int offset, int end, boolean quoted, int at) {
        int from = offset;
        int to = end;
        while (from < to && isBlank(text[from])) {
            from++;
        }
        while (from < to && isBlank(text[to - 1])) {
            to--;
        }
        isBlank &= from == to && !quoted;
        if (from < to || at >= uses.length) {
            add(text, from, to, at);
        }
    }

    private void add(char[] text, int from, int to, int at) {
        if (at >= uses.length) {
            if (at == uses.length) {
                refuse(
                        Reason.UNPARSABLE_FIELD,
                        "field " + column,
                        raw(text, from, to),
                        "one field more than the " + uses.length + " columns of the header");
            }
            return;
        }
        Use use = uses[at];
        if (use == Use.NOT_USED) {
            return;
        }
        if (input.hasReplaced() && !isGarbled) {
            lookForGarbled(text, from, to, at);
        }
        take(use, text, from, to, at);
    }

    private static boolean isBlank(char c) {
        return isAtEdge(c) && Character.isWhitespace(c);
    }

    private void take(Use use, char[] text, int from, int to, int at) {
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
            case TIME -> takeTime(text, from, to, at);
            case QUANTITY -> {
                seen |= QUANTITY;
                if (isNumber(text, from, to, at)) {
                    batch.quantity(numbers.unscaled(), numbers.scale());
                }
            }
            case UNIT_PRICE -> {
                seen |= UNIT_PRICE;
                if (isNumber(text, from, to, at)) {
                    isZeroPrice = numbers.unscaled() == 0;
                    batch.unitPrice(numbers.unscaled(), numbers.scale());
                }
            }
            default -> takeRare(use, text, from, to, at);
        }
    }

    private void takeRare(Use use, char[] text, int from, int to, int at) {
        switch (use) {
            case DISCOUNT -> {
                if (isNumber(text, from, to, at)) {
                    batch.discount(numbers.unscaled(), numbers.scale());
                }
            }
            case DISCOUNT_PERCENT -> {
                if (isNumber(text, from, to, at)) {
                    batch.discountPercent(numbers.value());
                }
            }
            case UNIT_COST -> {
                if (isNumber(text, from, to, at)) {
                    batch.unitCost(numbers.unscaled(), numbers.scale());
                }
            }
            case DATE -> {
                if (dates.read(text, from, to)) {
                    batch.text(slots[at], dates.date().toString());
                } else {
                    refuse(text, from, to, at, dates.complaint("date"));
                }
            }
            case KIND -> takeKind(text, from, to, at);
            case CHARGE -> takeCharge(text, from, to, at);
            case CURRENCY -> {
                if (!Word.is(text, from, to, currency)) {
                    batch.currency(new String(text, from, to - from));
                }
            }
            case SHIP_FROM_LATITUDE, SHIP_FROM_LONGITUDE, SHIP_TO_LATITUDE, SHIP_TO_LONGITUDE -> {
                hasCoordinates = true;
                CoordinateText coordinate = coordinates[use.ordinal() - Use.SHIP_FROM_LATITUDE.ordinal()];
                if (!coordinate.read(text, from, to)) {
                    refuse(text, from, to, at, coordinate.complaint());
                }
            }
            default -> throw new AssertionError(use);
        }
    }

    private void takeTime(char[] text, int from, int to, int at) {
        seen |= TIME;
        if (!times.read(text, from, to)) {
            refuse(text, from, to, at, times.complaint("time"));
        } else if (times.isLocal()) {
            batch.atLocal(times.second(), times.nano(), line, headers.get(at), times.text());
            isRefused |= retail != null && !retail.isOnce(batch, source, line, headers.get(at), times);
        } else {
            batch.at(times.second(), times.nano());
        }
    }

    private void takeKind(char[] text, int from, int to, int at) {
        LineKind kind = Word.kind(text, from, to);
        if (kind == null) {
            refuse(text, from, to, at, "not one of sale, return, void");
        } else {
            batch.kind(kind);
        }
    }

    private void takeCharge(char[] text, int from, int to, int at) {
        Boolean charge = Word.mark(text, from, to);
        if (charge == null) {
            refuse(text, from, to, at, "not one of true, yes, 1, false, no, 0");
        } else if (charge) {
            batch.charge();
        }
    }

    private boolean isNumber(char[] text, int from, int to, int at) {
        NumberText.Outcome outcome = numbers.read(text, from, to);
        if (outcome == NumberText.Outcome.READ) {
            return true;
        }
        if (outcome == NumberText.Outcome.TOO_LARGE) {
            refuse(Reason.AMOUNT_OUT_OF_RANGE, headers.get(at), raw(text, from, to), NumberText.BOUNDS);
        } else {
            refuse(text, from, to, at, numbers.description());
        }
        return false;
    }

    private void lookForGarbled(char[] text, int from, int to, int at) {
        for (int i = from; i < to; i++) {
            if (text[i] == '\uFFFD') {
                isGarbled = true;
                refuse(
                        Reason.ENCODING,
                        headers.get(at),
                        raw(text, from, to),
                        "the bytes are not text in " + charset + "; choose the encoding with CsvFormat.withCharset");
                return;
            }
        }
    }

    private void refuse(char[] text, int from, int to, int at, String complaint) {
        refuse(Reason.UNPARSABLE_FIELD, headers.get(at), raw(text, from, to), complaint);
    }

    private void refuse(Reason reason, String field, String value, String complaint) {
        isRefused |= !batch.note(reason, line, field, value, complaint);
    }

    private static String raw(char[] text, int from, int to) {
        return new String(text, from, Math.min(LONGEST_RAW, to - from));
    }

    @Override
    protected @Nullable Object buildRecord() {
        // an empty line, or one of blanks alone, is none
        if (column == 0 || (column == 1 && isBlank && uses.length > 1)) {
            return null;
        }
        if (column < uses.length) {
            refuse(
                    Reason.MISSING_FIELD,
                    "",
                    "",
                    column + (column == 1 ? " field" : " fields") + " but the header has " + uses.length + " columns");
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
        return null; // which has the parser go on at once
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

    /** Hands what the rules of the source did to the quality report. */
    void report() {
        if (retail != null) {
            retail.report(batch);
        }
    }

    @Override
    protected void setEmpty() {
        column = 0;
    }

    @Override
    protected void setComment(char[] text, int offset, int length) {
        throw new AssertionError("comments are not read");
    }

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return column;
    }
}
