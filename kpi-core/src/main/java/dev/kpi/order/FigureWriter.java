package dev.kpi.order;

import dev.kpi.metric.Dimension;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is kept for metrics: the texts of customers, keys and orders, each in ascending order, which orders are sold
 * and returned, the groups in the order of their keys, and all lines together.
 */
final class FigureWriter {

    private final KeptFigures<?> kept;
    private final FigureQuestion<?> question;
    private final ByteOutput out;
    /** The written number of each customer's code, and of each key's by measure. */
    private int[] customerRank = {};
    /** The same of each order's. */
    private int[] orderRank = {};

    private final int[][] keyRank;
    private int before; // the place written last

    FigureWriter(KeptFigures<?> kept, ByteOutput out) {
        this.kept = kept;
        this.question = kept.question;
        this.out = out;
        this.keyRank = new int[question.measures.size()][];
    }

    void write() {
        customerRank = texts(kept.customers, kept.whole.customers);
        for (int m = 0; m < keyRank.length; m++) {
            keyRank[m] = texts(kept.keys[m], kept.whole.keys[m]);
        }
        if (question.keepsLinks) {
            orderRank = texts(kept.links.ids, kept.links.known());
            codes(kept.links.sold, orderRank);
            codes(kept.links.linked, orderRank);
        }
        List<List<Object>> keys = Presented.sorted(kept);
        out.unsigned(keys.size());
        for (List<Object> key : keys) {
            for (int d = 0; d < key.size(); d++) {
                Dimension<?> dimension = question.dimensions.get(d);
                out.text(KeyText.of(dimension, key.get(d)));
            }
            group(kept.group(key));
        }
        group(kept.whole);
    }

    /** Writes the texts of some codes in ascending order, and tells the place of each code. */
    private int[] texts(TextDictionary texts, @Nullable CodeSet used) {
        if (used == null) {
            return new int[0];
        }
        Integer[] codes = new Integer[used.size()];
        int[] next = {0};
        used.forEach(code -> codes[next[0]++] = code);
        Arrays.sort(codes, texts::compare);
        int[] rank = new int[texts.size()];
        out.unsigned(codes.length);
        for (int i = 0; i < codes.length; i++) {
            rank[codes[i]] = i;
            texts.write(codes[i], out);
        }
        return rank;
    }

    private void group(KeptGroup group) {
        for (int m = 0; m < group.numbers.length; m++) {
            if (question.keepings.get(m) == Keeping.NUMBER) {
                BigDecimal number = group.numbers[m];
                out.flag(number != null);
                if (number != null) {
                    out.decimal(kept.scaled(m, number));
                }
            }
            codes(group.keys[m], keyRank[m]);
        }
        codes(group.customers, customerRank);
        codes(group.repeaters, customerRank);
        codes(group.orders, orderRank);
    }

    /** Writes the places of some codes, each as its distance from the one before. */
    private void codes(@Nullable CodeSet codes, int[] rank) {
        if (codes == null) {
            return;
        }
        out.unsigned(codes.size());
        before = -1;
        if (codes.size() < rank.length / Long.SIZE) {
            int[] places = new int[codes.size()];
            int[] next = {0};
            codes.forEach(code -> places[next[0]++] = rank[code]);
            Arrays.sort(places);
            Arrays.stream(places).forEach(this::place);
        } else {
            BitSet places = new BitSet(rank.length);
            codes.forEach(code -> places.set(rank[code]));
            places.stream().forEach(this::place);
        }
    }

    private void place(int place) {
        out.unsigned(place - before - 1L);
        before = place;
    }
}
