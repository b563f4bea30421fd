package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    // what a row's flags say
    static final int RETURN = 1;
    static final int VOID = 2;
    static final int CHARGE = 4;
    static final int COSTED = 8;
    /** The quantity came with a minus. */
    static final int NEGATIVE = 16;

    private final List<Attribute> attributes = new ArrayList<>();
    private final Map<Attribute, Integer> slots = new HashMap<>();
    private TextDictionary[] dictionaries = {};
    /** By slot; {@code null} while no line had a value. Of headers or rows, as the attribute's level says. */
    private @Nullable StagedLongs[] codes = {};

    /** Slots that finished orders had values for. */
    private final Set<Integer> adopted = new HashSet<>();

    private int[] headerSlots = {};
    private int[] lineSlots = {};

    final StagedLongs headerSecond = new StagedLongs();
    final StagedLongs headerNano = new StagedLongs();
    /** Hours since 1970-01-01T00:00 local time. */
    final StagedLongs headerHour = new StagedLongs();

    final StagedLongs headerFirstRow = new StagedLongs();

    final StagedVariants variants = new StagedVariants();
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

    private int[] lastHeader = {};
    private long lastSecond;
    private int lastNano;

    boolean anyCost;

    Staging() {
        Dimensions.wellKnown().forEach(this::slot);
    }

    int slot(Attribute attribute) {
        Integer known = slots.get(attribute);
        if (known != null) {
            return known;
        }
        int slot = attributes.size();
        attributes.add(attribute);
        slots.put(attribute, slot);
        dictionaries = Arrays.copyOf(dictionaries, slot + 1);
        dictionaries[slot] = new TextDictionary();
        codes = Arrays.copyOf(codes, slot + 1);
        switch (attribute.level()) {
            case LINE -> lineSlots = with(lineSlots, slot);
            case PRODUCT -> variants.addSlot(slot);
            case ORDER, CUSTOMER -> headerSlots = with(headerSlots, slot);
        }
        return slot;
    }

    private static int[] with(int[] slots, int slot) {
        int[] more = Arrays.copyOf(slots, slots.length + 1);
        more[slots.length] = slot;
        return more;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    TextDictionary dictionary(int slot) {
        return dictionaries[slot];
    }

    int headers() {
        return headerSecond.size();
    }

    int variants() {
        return variants.size();
    }

    int rows() {
        return rowFlags.size();
    }

    /** The code that a header, variant or row has for an attribute. */
    int code(int slot, int index) {
        if (isOfLevel(slot, Level.PRODUCT)) {
            return variants.code(slot, index);
        }
        StagedLongs column = codes[slot];
        return column == null || index >= column.size() ? UNKNOWN : (int) column.get(index);
    }

    /** Copies the codes of all headers, variants or rows; those without a value are {@link #UNKNOWN}. */
    void copyCodes(int slot, int count, int[] out, int at) {
        if (isOfLevel(slot, Level.PRODUCT)) {
            variants.copyCodes(slot, out, at);
            return;
        }
        StagedLongs column = codes[slot];
        int held = column == null ? 0 : column.size();
        Arrays.fill(out, at + held, at + count, UNKNOWN);
        if (column != null) {
            column.copyTo(out, at);
        }
    }

    /** Whether some accepted line had a value. */
    boolean holds(int slot) {
        boolean met = isOfLevel(slot, Level.PRODUCT) ? variants.holds(slot) : codes[slot] != null;
        return met || adopted.contains(slot);
    }

    /** Takes over the texts of finished orders under their codes. */
    void adopt(int slot, TextDictionary texts) {
        dictionaries[slot].addAll(texts);
        adopted.add(slot);
    }

    /** The codes of a slot, made when the first value comes and padded for what came before. */
    private void put(int slot, int index, int code) {
        StagedLongs column = codes[slot];
        if (column == null) {
            if (code == UNKNOWN) {
                return;
            }
            column = StagedLongs.filled(index, UNKNOWN);
            codes[slot] = column;
        }
        column.add(code);
    }

    /** Goes on with the header before if nothing changed, else adds one. */
    private void addHeader(int[] current, long second, int nano, LocalTimes times) {
        int header = headers();
        if (header > 0 && second == lastSecond && nano == lastNano && repeats(current)) {
            return;
        }
        headerFirstRow.add(rows());
        headerSecond.add(second);
        headerNano.add(nano);
        headerHour.add(Math.floorDiv(second + times.offsetAt(second), 3600L));
        lastSecond = second;
        lastNano = nano;
        if (lastHeader.length != headerSlots.length) {
            lastHeader = new int[headerSlots.length];
        }
        for (int i = 0; i < headerSlots.length; i++) {
            int slot = headerSlots[i];
            put(slot, header, current[slot]);
            lastHeader[i] = current[slot];
        }
    }

    private boolean repeats(int[] current) {
        if (lastHeader.length != headerSlots.length) {
            return false;
        }
        for (int i = 0; i < headerSlots.length; i++) {
            if (lastHeader[i] != current[headerSlots[i]]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The code that a product-level slot had on the last line with the product; {@link #UNKNOWN} if there is none. Most
     * lines of a product tell the same name.
     */
    int expected(int slot, int product) {
        int last = variants.lastOf(product);
        return last < 0 ? UNKNOWN : variants.code(slot, last);
    }

    boolean isOfProduct(int slot) {
        return slot != PRODUCT && isOfLevel(slot, Level.PRODUCT);
    }

    private boolean isOfLevel(int slot, Level level) {
        return attributes.get(slot).level() == level;
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

    /**
     * Adds a row.
     *
     * @param current the code of each slot
     * @param amounts holds the row's amounts
     * @param flags its kind, and whether it is a charge and has a cost
     * @param place the source's line number
     */
    void add(int[] current, long second, int nano, LocalTimes times, AmountRanges amounts, int flags, long place) {
        int row = rows();
        if (scale != amounts.scale(AmountRanges.VALUE) || quantityScale != amounts.scale(AmountRanges.QUANTITY)) {
            growTo(amounts.scale(AmountRanges.VALUE), amounts.scale(AmountRanges.QUANTITY));
        }
        addHeader(current, second, nano, times);
        rowVariant.add(variants.variant(current));
        for (int slot : lineSlots) {
            put(slot, row, current[slot]);
        }
        for (int amount = 0; amount < AmountRanges.KINDS; amount++) {
            rowAmounts[amount].add(amounts.last(amount));
        }
        rowPrice.add(amounts.lastPrice());
        rowPlace.add(place);
        rowFlags.add(flags);
        anyCost |= (flags & COSTED) != 0;
    }
}
