package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the products of new lines among those of finished orders, makes new ones for the rest, and settles the facts of
 * both.
 *
 * <p>The old lines of a product all tell what was settled, from the product's first line on: when that was is looked up
 * only where a new line contradicts it.
 */
final class ProductAdditions implements Products {

    private final StagedExcerpt known;
    private final Facts facts;
    private final Assembler staged;
    private final int[] ids; // by variant: the staged code of the product's id
    private final int knownVariants;
    private final long[] nanos; // by variant
    private final int[] firstRow;
    private final int[] productOf;
    /** By variant: the number here of a product that new lines tell of, -1 for the others. */
    private final int[] touchedOf;

    private final List<Integer> touched = new ArrayList<>(); // the product of each of those
    private int[] idOf = {};
    private final Map<Attribute, int[]> settled = new LinkedHashMap<>();

    ProductAdditions(
            StagedExcerpt known, Assembler staged, RowGroups rows, long[] headerNanos, Disagreements disagreements) {
        this.known = known;
        this.facts = known.excerpt.facts;
        this.staged = staged;
        this.ids = staged.codes(Dimensions.product());
        this.knownVariants = staged.variantBase[1];
        int variants = staged.variants();
        VariantRows told = VariantRows.of(staged, rows, headerNanos, 1);
        this.nanos = told.nanos;
        this.firstRow = told.first;
        this.productOf = new int[variants];
        this.touchedOf = new int[variants];
        number();
        settle(rows, disagreements);
    }

    private void number() {
        Map<Object, Integer> variantOfKnown = new HashMap<>(); // by id, or by all facts of a nameless one
        Map<Object, Integer> touchedByKey = new HashMap<>();
        List<Integer> idOfTouched = new ArrayList<>();
        int next = facts.products.count();
        Map<Attribute, int[]> codes = new LinkedHashMap<>();
        staged.held(Level.PRODUCT).forEach(attribute -> codes.put(attribute, staged.codes(attribute)));
        Arrays.fill(touchedOf, -1);
        for (int variant = 0; variant < knownVariants; variant++) {
            int product = known.productOf(variant);
            productOf[variant] = Math.max(0, product); // that of stubs is not looked at
            if (product >= 0) {
                variantOfKnown.put(key(variant, codes), variant);
            }
        }
        for (int variant = knownVariants; variant < productOf.length; variant++) {
            if (firstRow[variant] < 0) {
                productOf[variant] = -1;
                continue;
            }
            Object key = key(variant, codes);
            Integer number = touchedByKey.get(key);
            if (number == null) {
                number = touched.size();
                touchedByKey.put(key, number);
                idOfTouched.add(ids[variant]);
                Integer before = variantOfKnown.get(key);
                if (before == null) {
                    touched.add(next++);
                } else {
                    touched.add(productOf[before]);
                    touchedOf[before] = number;
                }
            }
            touchedOf[variant] = number;
            productOf[variant] = touched.get(number);
        }
        idOf = idOfTouched.stream().mapToInt(Integer::intValue).toArray();
    }

    private Object key(int variant, Map<Attribute, int[]> codes) {
        if (ids[variant] >= 0) {
            return ids[variant];
        }
        return codes.values().stream().map(column -> column[variant]).toList();
    }

    private void settle(RowGroups rows, Disagreements disagreements) {
        List<Attribute> held = staged.held(Level.PRODUCT).stream()
                .filter(attribute -> !attribute.equals(Dimensions.product()))
                .toList();
        int[] variantOf = new int[touched.size()]; // the known variant of each touched product
        Arrays.fill(variantOf, -1);
        for (int variant = 0; variant < knownVariants; variant++) {
            if (touchedOf[variant] >= 0) {
                variantOf[touchedOf[variant]] = variant;
                nanos[variant] = Long.MIN_VALUE;
            }
        }
        dateContested(held, variantOf);
        for (Attribute attribute : held) {
            int[] codes = staged.codes(attribute);
            TextDictionary texts = staged.dictionary(attribute);
            int[] values = new Settlement(touched.size(), touchedOf, codes, nanos, texts).values();
            settled.put(attribute, values);
            int[] firstOther = new int[touched.size()]; // the first row that tells something else; -1 for old ones
            Arrays.fill(firstOther, Integer.MAX_VALUE);
            for (int variant = 0; variant < codes.length; variant++) {
                int number = touchedOf[variant];
                boolean tellsOther =
                        number >= 0 && codes[variant] != Staging.UNKNOWN && codes[variant] != values[number];
                if (tellsOther) {
                    firstOther[number] = Math.min(firstOther[number], firstRow[variant]);
                }
            }
            for (int number = 0; number < firstOther.length; number++) {
                int row = firstOther[number];
                if (row == Integer.MAX_VALUE) {
                    continue;
                }
                long place = row < 0 ? 0 : staged.place(row);
                if (disagreements.hasRoomFor(place)) {
                    String id = staged.dictionary(Dimensions.product()).passingText(idOf[number]);
                    String value = texts.passingText(codes[row < 0 ? variantOf[number] : rows.variant[row]]);
                    disagreements.add("product " + id, attribute.name(), value, place);
                } else {
                    disagreements.addOthers(1);
                }
            }
        }
    }

    /**
     * Finds the instant since when old lines tell the facts of products that new lines contradict; not where all new lines
     * are later than every old one.
     */
    private void dateContested(List<Attribute> held, int[] variantOf) {
        BitSet contested = new BitSet();
        for (Attribute attribute : held) {
            int[] codes = staged.codes(attribute);
            for (int variant = knownVariants; variant < codes.length; variant++) {
                int before = touchedOf[variant] < 0 ? -1 : variantOf[touchedOf[variant]];
                if (before >= 0
                        && codes[variant] != Staging.UNKNOWN
                        && codes[before] != Staging.UNKNOWN
                        && codes[variant] != codes[before]) {
                    contested.set(touchedOf[variant]);
                }
            }
        }
        if (contested.isEmpty() || isAfterAllOld(contested)) {
            return;
        }
        int[] numberOf = new int[facts.products.count()]; // by product: its number here if it is contested
        Arrays.fill(numberOf, -1);
        contested.stream().forEach(number -> {
            numberOf[touched.get(number)] = number;
            nanos[variantOf[number]] = Long.MAX_VALUE;
        });
        int[] lineStart = facts.entries.lineStart();
        for (int entry = 0; entry < facts.entries.count(); entry++) {
            for (int line = lineStart[entry]; line < lineStart[entry + 1]; line++) {
                int number = numberOf[facts.lines.product().getInt(line)];
                if (number >= 0) {
                    long at = facts.entries.nanos().get(entry);
                    nanos[variantOf[number]] = Math.min(nanos[variantOf[number]], at);
                }
            }
        }
    }

    private boolean isAfterAllOld(BitSet contested) {
        long firstNew = Long.MAX_VALUE;
        for (int variant = knownVariants; variant < nanos.length; variant++) {
            if (touchedOf[variant] >= 0 && contested.get(touchedOf[variant])) {
                firstNew = Math.min(firstNew, nanos[variant]);
            }
        }
        for (int entry = 0; entry < facts.entries.count(); entry++) {
            if (facts.entries.nanos().get(entry) >= firstNew) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int[] productOf() {
        return productOf;
    }

    /** The products that new lines tell of; see {@link #numbers}. */
    @Override
    public Facts.ProductTable table() {
        int count = touched.size();
        Map<Attribute, PackedLongs> columns = new HashMap<>();
        settled.forEach((attribute, codes) -> columns.put(attribute, PackedLongs.of(codes, count)));
        return new Facts.ProductTable(count, PackedLongs.of(idOf, count), columns);
    }

    /** Which product each row of the table is: an old one, or one of those behind them. */
    int[] numbers() {
        return touched.stream().mapToInt(Integer::intValue).toArray();
    }
}
