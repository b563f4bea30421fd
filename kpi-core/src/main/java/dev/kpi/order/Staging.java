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
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Accepted lines of one batch, coded and packed, waiting to be grouped.
 *
 * <p>A row keeps its own numbers and points to a <em>header</em>, which holds its instant and the facts of its order and
 * customer, and to a <em>variant</em>, which holds its product and that product's facts. Rows that follow each other
 * with the same order facts share a header; all rows with the same product facts share a variant.
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
    /** By slot; {@code null} while no line had a value. Of headers, variants or rows, as the attribute's level says. */
    private @Nullable StagedLongs[] codes = {};

    /** Slots that finished orders had values for. */
    private final Set<Integer> adopted = new HashSet<>();

    private int[] headerSlots = {};
    private int[] productSlots = {};
    private int[] lineSlots = {};

    final StagedLongs headerSecond = new StagedLongs();
    final StagedLongs headerNano = new StagedLongs();
    /** Hours since 1970-01-01T00:00 local time. */
    final StagedLongs headerHour = new StagedLongs();

    final StagedLongs rowHeader = new StagedLongs();
    final StagedLongs rowVariant = new StagedLongs();
    /** Value, discount, quantity and cost of each row, as {@link AmountRanges} computed them. */
    final StagedLongs[] rowAmounts = {new StagedLongs(), new StagedLongs(), new StagedLongs(), new StagedLongs()};

    final StagedLongs rowFlags = new StagedLongs();
    final StagedLongs rowPlace = new StagedLongs();
    /** Told by the amounts in most cases; kept to tell rows apart where it is not. */
    final StagedLongs rowPrice = new StagedLongs();

    private int[] lastHeader = {};
    private long lastSecond;
    private int lastNano;

    private int variants;
    private int[] lastVariantOf = new int[1 << 10]; // by product code: variant + 1, or 0
    private int[] variantTable = new int[1 << 10]; // variant + 1, or 0 where free

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
            case PRODUCT -> productSlots = with(productSlots, slot);
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
        return variants;
    }

    int rows() {
        return rowFlags.size();
    }

    /** The code that a header, variant or row has for an attribute. */
    int code(int slot, int index) {
        StagedLongs column = codes[slot];
        return column == null || index >= column.size() ? UNKNOWN : (int) column.get(index);
    }

    /** Copies the codes of all headers, variants or rows; those without a value are {@link #UNKNOWN}. */
    void copyCodes(int slot, int count, int[] out, int at) {
        StagedLongs column = codes[slot];
        int held = column == null ? 0 : column.size();
        Arrays.fill(out, at + held, at + count, UNKNOWN);
        if (column != null) {
            column.copyTo(out, at);
        }
    }

    /** Whether some accepted line had a value. */
    boolean holds(int slot) {
        return codes[slot] != null || adopted.contains(slot);
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

    /** The header with these codes and this instant: the one before if nothing changed, else a new one. */
    private int header(int[] current, long second, int nano, LocalTimes times) {
        int last = headers() - 1;
        if (last >= 0 && second == lastSecond && nano == lastNano && repeats(current)) {
            return last;
        }
        int header = last + 1;
        headerSecond.add(second);
        headerNano.add(nano);
        headerHour.add(Math.floorDiv(second + times.offsetAt(second), 3600L));
        for (int slot : headerSlots) {
            put(slot, header, current[slot]);
        }
        lastSecond = second;
        lastNano = nano;
        if (lastHeader.length != headerSlots.length) {
            lastHeader = new int[headerSlots.length];
        }
        for (int i = 0; i < headerSlots.length; i++) {
            lastHeader[i] = current[headerSlots[i]];
        }
        return header;
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
        int last = product >= 0 && product < lastVariantOf.length ? lastVariantOf[product] : 0;
        return last == 0 ? UNKNOWN : code(slot, last - 1);
    }

    boolean isOfProduct(int slot) {
        return slot != PRODUCT && attributes.get(slot).level() == Level.PRODUCT;
    }

    /** The variant with these codes, a new one if it was not met before. */
    int variant(int[] current) {
        int product = current[PRODUCT];
        if (product < 0) {
            return findVariant(current);
        }
        if (product >= lastVariantOf.length) {
            lastVariantOf = Arrays.copyOf(lastVariantOf, Math.max(product + 1, 2 * lastVariantOf.length));
        }
        int last = lastVariantOf[product] - 1;
        if (last < 0 || !isVariant(last, current)) {
            last = findVariant(current);
            lastVariantOf[product] = last + 1;
        }
        return last;
    }

    private int findVariant(int[] current) {
        int mask = variantTable.length - 1;
        int at = spread(hash(slot -> current[slot])) & mask;
        for (int entry = variantTable[at]; entry != 0; entry = variantTable[at]) {
            if (isVariant(entry - 1, current)) {
                return entry - 1;
            }
            at = (at + 1) & mask;
        }
        for (int slot : productSlots) {
            put(slot, variants, current[slot]);
        }
        variantTable[at] = ++variants;
        if (2 * variants > variantTable.length) {
            growVariantTable();
        }
        return variants - 1;
    }

    private int hash(IntUnaryOperator codeOfSlot) {
        int hash = 17;
        for (int slot : productSlots) {
            int code = codeOfSlot.applyAsInt(slot);
            hash = code == UNKNOWN ? hash : hash * 0x01000193 + 31 * slot + code; // slots may come later
        }
        return hash;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    private boolean isVariant(int variant, int[] current) {
        for (int slot : productSlots) {
            if (code(slot, variant) != current[slot]) {
                return false;
            }
        }
        return true;
    }

    private void growVariantTable() {
        variantTable = new int[variantTable.length * 2];
        int mask = variantTable.length - 1;
        for (int variant = 0; variant < variants; variant++) {
            int number = variant;
            int at = spread(hash(slot -> code(slot, number))) & mask;
            while (variantTable[at] != 0) {
                at = (at + 1) & mask;
            }
            variantTable[at] = variant + 1;
        }
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
        rowHeader.add(header(current, second, nano, times));
        rowVariant.add(variant(current));
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
