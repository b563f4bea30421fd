package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accepted lines of one batch, coded and packed, waiting to be grouped.
 *
 * <p>A row keeps its own numbers and points to a <em>variant</em>, which holds its product and that product's facts: all
 * rows with the same product facts share one. Rows that follow each other with the same instant and the same facts of
 * order and customer share a <em>header</em>, which knows its first row.
 */
final class Staging {

    static final int ORDER = 0;
    static final int CUSTOMER = 1;
    static final int PRODUCT = 2;
    static final int WELL_KNOWN = Dimensions.wellKnown().size();
    static final int RETURNED_ORDER = Dimensions.wellKnown().indexOf(Dimensions.returnedOrder());
    static final int LINE_ID = Dimensions.wellKnown().indexOf(Dimensions.lineId());
    static final int SIGN_UP = Dimensions.wellKnown().indexOf(Dimensions.signUp());

    /** The code of a value that is not known. */
    static final int UNKNOWN = -1;

    // what a row's flags say, which are kept in a byte; the last two are known once all rows are together
    static final int RETURN = 1;
    static final int VOID = 2;
    static final int CHARGE = 4;
    static final int COSTED = 8;
    /** The quantity came with a minus. */
    static final int NEGATIVE = 16;
    /** It repeats another row. */
    static final int DROPPED = 32;
    /** It is void or dropped. */
    static final int OUT = 64;

    private final Codebook codebook;
    /** Its own: hardly an order has lines in several batches, and codes in the order of the lines need not be sorted. */
    private final TextDictionary orders = new TextDictionary();
    /** By slot; {@code null}, or not there, while no line had a value. Of headers or rows, as the attribute's level says. */
    private @Nullable StagedLongs[] codes = {};

    /** Slots that finished orders had values for. */
    private final Set<Integer> adopted = new HashSet<>();

    final StagedLongs headerSecond = new StagedLongs();
    final StagedLongs headerNano = new StagedLongs();
    /** Hours since 1970-01-01T00:00 local time. */
    final StagedLongs headerHour = new StagedLongs();

    final StagedLongs headerFirstRow = new StagedLongs();

    final StagedLongs rowVariant = new StagedLongs();
    /** Value, discount, quantity and cost of each row, as {@link AmountRanges} computed them. */
    final StagedLongs[] rowAmounts = {new StagedLongs(), new StagedLongs(), new StagedLongs(), new StagedLongs()};

    final StagedLongs rowFlags = new StagedLongs();
    final StagedPlaces rowPlace = new StagedPlaces();
    /** The unit price where the amounts do not tell it, else 0; kept to tell rows apart. */
    final StagedLongs rowPrice = new StagedLongs();
    // the decimals of amounts and quantities
    private int scale;
    private int quantityScale;

    // of the last header
    private int[] lastCodes = {}; // by header slot
    private long lastSecond;
    private int lastNano;

    // of the lines that are being added
    private final int[] beginsHeader = new int[LinesAtHand.ROOM]; // other than 0 where one begins
    private final int[] headerLines = new int[LinesAtHand.ROOM]; // the lines where one begins
    private final long[] values = new long[LinesAtHand.ROOM];

    Staging(Codebook codebook) {
        this.codebook = codebook;
    }

    /** What its codes stand for, but for those of orders. */
    Codebook codebook() {
        return codebook;
    }

    /** The texts of a slot. */
    TextDictionary dictionary(int slot) {
        return slot == ORDER ? orders : codebook.dictionary(slot);
    }

    int headers() {
        return headerSecond.size();
    }

    int rows() {
        return rowFlags.size();
    }

    /** The code that a header, variant or row has for an attribute. */
    int code(int slot, int index) {
        if (codebook.isOfLevel(slot, Level.PRODUCT)) {
            return codebook.variants().code(slot, index);
        }
        StagedLongs column = column(slot);
        return column == null || index >= column.size() ? UNKNOWN : (int) column.get(index);
    }

    /** Copies the codes of all headers, variants or rows; those without a value are {@link #UNKNOWN}. */
    void copyCodes(int slot, int count, int[] out, int at) {
        if (codebook.isOfLevel(slot, Level.PRODUCT)) {
            codebook.variants().copyCodes(slot, out, at);
            return;
        }
        StagedLongs column = column(slot);
        int held = column == null ? 0 : column.size();
        Arrays.fill(out, at + held, at + count, UNKNOWN);
        if (column != null) {
            column.copyTo(out, at);
        }
    }

    /** Whether some accepted line had a value. */
    boolean holds(int slot) {
        boolean met =
                codebook.isOfLevel(slot, Level.PRODUCT) ? codebook.variants().holds(slot) : column(slot) != null;
        return met || adopted.contains(slot);
    }

    /** Takes over the texts of finished orders under their codes. */
    void adopt(int slot, TextDictionary texts) {
        dictionary(slot).addAll(texts);
        adopted.add(slot);
    }

    private @Nullable StagedLongs column(int slot) {
        return slot < codes.length ? codes[slot] : null;
    }

    /** The codes of a slot; made when the first value comes, padded for what came before. */
    private @Nullable StagedLongs column(int slot, int before, LinesAtHand lines, int count) {
        StagedLongs column = column(slot);
        if (column == null && !lines.isUnknown(slot, count)) {
            column = StagedLongs.filled(before, UNKNOWN);
            codes = Arrays.copyOf(codes, Math.max(slot + 1, codes.length));
            codes[slot] = column;
        }
        return column;
    }

    /** Adds a header wherever a line differs in instant or facts from the line before. */
    private void addHeaders(LinesAtHand lines, int count, LocalTimes times) {
        int before = headers();
        findHeaders(lines, count, before == 0);
        int begun = listHeaders(count);
        addHeaderTimes(lines, begun, times);
        for (int slot : codebook.headerSlots()) {
            StagedLongs column = column(slot, before, lines, count);
            if (column != null) {
                takeOfHeaders(lines.codes(slot), begun);
                column.addAll(values, begun);
            }
        }
    }

    private int listHeaders(int count) {
        int begun = 0;
        for (int line = 0; line < count; line++) {
            if (beginsHeader[line] != 0) {
                headerLines[begun++] = line;
            }
        }
        return begun;
    }

    private void takeOfHeaders(int[] ofSlot, int begun) {
        for (int i = 0; i < begun; i++) {
            values[i] = ofSlot[headerLines[i]];
        }
    }

    private void findHeaders(LinesAtHand lines, int count, boolean isFirst) {
        findTimes(lines.second, lines.nano, count);
        beginsHeader[0] = isFirst || lines.second[0] != lastSecond || lines.nano[0] != lastNano ? 1 : 0;
        lastSecond = lines.second[count - 1];
        lastNano = lines.nano[count - 1];
        int[] headerSlots = codebook.headerSlots();
        if (lastCodes.length != headerSlots.length) {
            int held = lastCodes.length;
            lastCodes = Arrays.copyOf(lastCodes, headerSlots.length);
            Arrays.fill(lastCodes, held, lastCodes.length, UNKNOWN);
        }
        for (int i = 0; i < headerSlots.length; i++) {
            if (lastCodes[i] != UNKNOWN || !lines.isUnset(headerSlots[i])) { // many attributes are in no line
                lastCodes[i] = findChanges(lines.codes(headerSlots[i]), count, lastCodes[i]);
            }
        }
    }

    /** Marks the lines of another instant than the line before. */
    private void findTimes(long[] seconds, int[] nanos, int count) {
        for (int line = 1; line < count; line++) {
            long differs = (seconds[line] ^ seconds[line - 1]) | (nanos[line] ^ nanos[line - 1]);
            beginsHeader[line] = (int) (differs | differs >>> 32);
        }
    }

    /** Marks the lines that have another code than the line before; tells the last code. */
    private int findChanges(int[] ofSlot, int count, int before) {
        beginsHeader[0] |= ofSlot[0] ^ before;
        for (int line = 1; line < count; line++) {
            beginsHeader[line] |= ofSlot[line] ^ ofSlot[line - 1];
        }
        return ofSlot[count - 1];
    }

    private void addHeaderTimes(LinesAtHand lines, int begun, LocalTimes times) {
        int row = rows();
        for (int i = 0; i < begun; i++) {
            int line = headerLines[i];
            long second = lines.second[line];
            headerFirstRow.add(row + line);
            headerSecond.add(second);
            headerNano.add(lines.nano[line]);
            headerHour.add(Math.floorDiv(second + times.offsetAt(second), 3600L));
        }
    }

    /**
     * The codes that a product-level slot had on the last staged line with each product; {@link #UNKNOWN} where there is
     * none. Most lines of a product tell the same name.
     */
    void expected(int slot, int[] products, int from, int count, int[] out) {
        StagedVariants variants = codebook.variants();
        for (int i = 0; i < count; i++) {
            int last = variants.lastOf(products[from + i]);
            out[i] = last < 0 ? UNKNOWN : variants.code(slot, last);
        }
    }

    boolean isOfProduct(int slot) {
        return slot != PRODUCT && codebook.isOfLevel(slot, Level.PRODUCT);
    }

    /** The variant of a row. */
    int variantOf(int row) {
        return (int) rowVariant.get(row);
    }

    /** Brings the amounts of all rows to scales that are no smaller. */
    void growTo(int newScale, int newQuantityScale) {
        for (int kind = 0; kind < AmountRanges.KINDS; kind++) {
            boolean quantity = kind == AmountRanges.QUANTITY;
            rowAmounts[kind].multiplyBy(Decimal.power(quantity ? newQuantityScale - quantityScale : newScale - scale));
        }
        scale = newScale;
        quantityScale = newQuantityScale;
    }

    /** Adds the first {@code count} lines, whose amounts are at the scales of {@code ranges}. */
    void addAll(LinesAtHand lines, int count, LocalTimes times, AmountRanges ranges) {
        if (count == 0) {
            return;
        }
        if (scale != ranges.scale(AmountRanges.VALUE) || quantityScale != ranges.scale(AmountRanges.QUANTITY)) {
            growTo(ranges.scale(AmountRanges.VALUE), ranges.scale(AmountRanges.QUANTITY));
        }
        int row = rows();
        addHeaders(lines, count, times);
        takeVariants(lines.codes(), count);
        rowVariant.addAll(values, count);
        for (int slot : codebook.lineSlots()) {
            StagedLongs column = column(slot, row, lines, count);
            if (column != null) {
                takeCodes(lines.codes(slot), count);
                column.addAll(values, count);
            }
        }
        for (int kind = 0; kind < AmountRanges.KINDS; kind++) {
            rowAmounts[kind].addAll(lines.amounts[kind], count);
        }
        rowPrice.addAll(lines.keptPrice, count);
        rowFlags.addAll(lines.flags, count);
        addPlaces(lines, count);
    }

    private void takeVariants(int[][] codesOfLines, int count) {
        StagedVariants variants = codebook.variants();
        for (int line = 0; line < count; line++) {
            values[line] = variants.variant(codesOfLines, line);
        }
    }

    private void takeCodes(int[] ofSlot, int count) {
        for (int line = 0; line < count; line++) {
            values[line] = ofSlot[line];
        }
    }

    private void addPlaces(LinesAtHand lines, int count) {
        for (int line = 0; line < count; line++) {
            rowPlace.add(lines.place[line]);
        }
    }
}
