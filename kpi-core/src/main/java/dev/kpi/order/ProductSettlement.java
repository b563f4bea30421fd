package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes products of variants: one for each product id, its other facts settled, and one of nameless variants that are the
 * same in all facts.
 */
final class ProductSettlement implements Products {

    private final int[] productOf;
    private final Facts.ProductTable table;

    ProductSettlement(Assembler staged, RowGroups rows, long[] headerNanos, Disagreements disagreements) {
        int variants = staged.variants();
        VariantRows told = VariantRows.of(staged, rows, headerNanos, 0);
        int[] firstRow = told.first;
        int[] ids = staged.codes(Dimensions.product());
        int known = staged.dictionary(Dimensions.product()).size();
        productOf = new int[variants];
        Map<Attribute, int[]> codesOf = new LinkedHashMap<>();
        staged.held(Level.PRODUCT).forEach(attribute -> codesOf.put(attribute, staged.codes(attribute)));
        Map<List<Integer>, Integer> nameless = new HashMap<>(); // batches do not share all of theirs
        for (int variant = 0; variant < variants; variant++) {
            productOf[variant] = firstRow[variant] < 0 ? -1 : ids[variant];
            if (firstRow[variant] >= 0 && ids[variant] < 0) {
                int at = variant;
                List<Integer> facts =
                        codesOf.values().stream().map(column -> column[at]).toList();
                productOf[variant] = nameless.computeIfAbsent(facts, of -> known + nameless.size());
            }
        }
        int products = known + nameless.size();
        int[] idOf = new int[products];
        for (int product = 0; product < products; product++) {
            idOf[product] = product < known ? product : Staging.UNKNOWN;
        }
        Map<Attribute, PackedLongs> columns = new HashMap<>();
        codesOf.remove(Dimensions.product());
        codesOf.forEach((attribute, codes) -> {
            TextDictionary texts = staged.dictionary(attribute);
            int[] settled = new Settlement(products, productOf, codes, told.nanos, texts).values();
            int[] firstOther = new int[products]; // the first row that tells something else
            Arrays.fill(firstOther, Integer.MAX_VALUE);
            for (int variant = 0; variant < variants; variant++) {
                int product = productOf[variant];
                if (product >= 0 && codes[variant] != Staging.UNKNOWN && codes[variant] != settled[product]) {
                    firstOther[product] = Math.min(firstOther[product], firstRow[variant]);
                }
            }
            for (int product = 0; product < products; product++) {
                int row = firstOther[product];
                if (row == Integer.MAX_VALUE) {
                    continue;
                }
                long place = staged.place(row);
                if (disagreements.hasRoomFor(place)) {
                    String id = staged.dictionary(Dimensions.product()).passingText(product);
                    String value = texts.passingText(codes[rows.variant[row]]);
                    disagreements.add("product " + id, attribute.name(), value, place);
                } else {
                    disagreements.addOthers(1);
                }
            }
            columns.put(attribute, PackedLongs.of(settled, products));
        });
        table = new Facts.ProductTable(products, PackedLongs.of(idOf, products), columns);
    }

    @Override
    public int[] productOf() {
        return productOf;
    }

    @Override
    public Facts.ProductTable table() {
        return table;
    }
}
