package dev.kpi.order;

import dev.kpi.metric.Dimension;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes partials, version 1: a magic word, the version, the question in words, the terms, coverage and scales, the texts
 * of customers, keys and orders, each in ascending order, which orders are sold and returned, the groups in the order of their keys, all lines together, and a
 * checksum. The same knowledge gives the same bytes.
 */
final class PartialWriter {

    static final byte[] MAGIC = "KPIP".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1;
    static final int CHECKSUM_BYTES = 4;

    private final Kept kept;
    private final Question<?> question;
    private final ByteOutput out = new ByteOutput();
    /** The written number of each customer's code, and of each key's by measure. */
    private int[] customerRank = {};
    /** The same of each order's. */
    private int[] orderRank = {};

    private final int[][] keyRank;
    private int before; // the place written last

    private PartialWriter(Question<?> question, Kept kept) {
        this.kept = kept;
        this.question = question;
        this.keyRank = new int[question.measures.size()][];
    }

    static byte[] write(Question<?> question, Kept kept) {
        PartialWriter writer = new PartialWriter(question, kept);
        writer.out.raw(MAGIC).unsigned(VERSION);
        writer.question();
        writer.knowledge();
        return writer.out.checksum().toBytes();
    }

    static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private void question() {
        Question.Terms terms = question.terms;
        out.text(question.dimensionText())
                .text(question.metricText())
                .text(question.measureText())
                .text(question.shape.name());
        out.text(terms.currency().getCurrencyCode()).text(terms.zone().getId());
        out.text(terms.split().name()).flag(terms.returnsOnOrderDate());
        DateRange days = terms.days();
        out.flag(days != null);
        if (days != null) {
            range(days);
        }
        out.text(terms.conditions());
    }

    private void range(DateRange days) {
        out.signed(days.startInclusive().toEpochDay())
                .signed(days.endExclusive().toEpochDay());
    }

    private void knowledge() {
        range(kept.stated);
        range(kept.read);
        range(kept.data);
        out.unsigned(kept.amountScale).unsigned(kept.quantityScale).flag(kept.costs);
        for (boolean held : kept.held) {
            out.flag(held);
        }
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
