package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.Facts.Base;
import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the part of a snapshot that was built anew in the place of the old one: everything else is copied, column by
 * column, in long stretches. One use.
 */
final class Splicer {

    private final Facts old;
    private final Facts part;
    private final StagedExcerpt excerpt;
    private final int[] productNumbers;

    private final Merge merged;
    private final Stretches entries;
    private final Stretches lines;

    private final Map<Attribute, TextDictionary> dictionaries = new LinkedHashMap<>();
    /** By attribute: the code in the whole of a code in the part. */
    private final Map<Attribute, int[]> codeOf = new HashMap<>();

    /**
     * Prepares the splice.
     *
     * @param excerpt the part of the old snapshot that was staged with new lines
     * @param productNumbers the product in the whole of each product in the part
     * @param part what was built of them; its lines' products are numbered as in the whole
     */
    Splicer(StagedExcerpt excerpt, int[] productNumbers, Facts part) {
        this.old = excerpt.excerpt.facts;
        this.part = part;
        this.excerpt = excerpt;
        this.productNumbers = productNumbers;
        this.merged = new Merge(excerpt, part);
        this.entries = merged.orders.below(old.orders.entryStart(), part.orders.entryStart());
        this.lines = entries.below(old.entries.lineStart(), part.entries.lineStart());
        growDictionaries();
    }

    /** Old codes stay what they are, new texts come behind. */
    private void growDictionaries() {
        record Grown(Attribute attribute, TextDictionary texts, int[] codes) {}
        List<Map.Entry<Attribute, TextDictionary>> added = List.copyOf(part.dictionaries.entrySet());
        List<Grown> grown = Parts.list(added.size(), each -> {
            Attribute attribute = added.get(each).getKey();
            TextDictionary own = added.get(each).getValue();
            TextDictionary known = old.dictionaries.get(attribute);
            TextDictionary texts = known == null ? new TextDictionary() : known.continued();
            int[] codes = new int[own.size()];
            for (int code = 0; code < codes.length; code++) {
                int before = excerpt.oldCode(attribute, code);
                codes[code] = before < 0 ? texts.code(own, code) : before;
            }
            return new Grown(attribute, known != null && known.size() == texts.size() ? known : texts, codes);
        });
        dictionaries.putAll(old.dictionaries);
        for (Grown each : grown) {
            dictionaries.put(each.attribute, each.texts);
            codeOf.put(each.attribute, each.codes);
        }
    }

    /** Columns to be made, in parallel. */
    private static final class Work {
        private final List<Supplier<PackedLongs>> wanted = new ArrayList<>();
        private List<PackedLongs> made = List.of();

        Supplier<PackedLongs> add(Supplier<PackedLongs> column) {
            int index = wanted.size();
            wanted.add(column);
            return () -> made.get(index);
        }

        void run() {
            made = Parts.list(wanted.size(), column -> wanted.get(column).get());
        }
    }

    static long[] values(PackedLongs column) {
        long[] values = new long[column.size()];
        column.read(0, values.length, values);
        return values;
    }

    private Supplier<PackedLongs> plain(Work work, Stretches runs, PackedLongs before, PackedLongs added) {
        return work.add(() -> runs.column(before, values(added)));
    }

    private Supplier<PackedLongs> coded(
            Work work, Stretches runs, Attribute attribute, PackedLongs before, PackedLongs added) {
        return work.add(() -> runs.column(before, recoded(attribute, values(added))));
    }

    private long[] recoded(Attribute attribute, long[] codes) {
        int[] code = codeOf.getOrDefault(attribute, new int[0]);
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? codes[i] : code[(int) codes[i]];
        }
        return codes;
    }

    private Map<Attribute, Supplier<PackedLongs>> allCoded(
            Work work,
            Stretches runs,
            Map<Attribute, PackedLongs> before,
            Map<Attribute, PackedLongs> added,
            int oldSize,
            int addedSize) {
        Map<Attribute, Supplier<PackedLongs>> columns = new HashMap<>();
        Stream.concat(before.keySet().stream(), added.keySet().stream())
                .distinct()
                .forEach(attribute -> columns.put(
                        attribute,
                        coded(
                                work,
                                runs,
                                attribute,
                                orConstant(before.get(attribute), Staging.UNKNOWN, oldSize),
                                orConstant(added.get(attribute), Staging.UNKNOWN, addedSize))));
        return columns;
    }

    private static PackedLongs orConstant(@Nullable PackedLongs column, long value, int size) {
        return column == null ? PackedLongs.ofRange(value, value, 1, size) : column;
    }

    private static <K> Map<K, PackedLongs> made(Map<K, Supplier<PackedLongs>> columns) {
        Map<K, PackedLongs> made = new HashMap<>();
        columns.forEach((key, column) -> made.put(key, column.get()));
        return made;
    }

    Facts facts() {
        Work work = new Work();
        Facts.Lines l = old.lines;
        Facts.Lines pl = part.lines;
        Supplier<PackedLongs> product = plain(work, lines, l.product(), pl.product());
        Supplier<PackedLongs> value = plain(work, lines, l.value(), pl.value());
        Supplier<PackedLongs> discount = plain(work, lines, l.discount(), pl.discount());
        Supplier<PackedLongs> quantity = plain(work, lines, l.quantity(), pl.quantity());
        Supplier<PackedLongs> cost = plain(work, lines, l.cost(), pl.cost());
        Supplier<PackedLongs> charge = plain(work, lines, l.charge(), pl.charge());
        Supplier<PackedLongs> costed = plain(work, lines, l.costed(), pl.costed());
        Map<Attribute, Supplier<PackedLongs>> lineCodes =
                allCoded(work, lines, l.codes(), pl.codes(), l.count(), pl.count());
        Facts.Entries e = old.entries;
        Facts.Entries pe = part.entries;
        Supplier<PackedLongs> returned = plain(work, entries, e.returned(), pe.returned());
        Supplier<PackedLongs> nanos = plain(work, entries, e.nanos(), pe.nanos());
        Supplier<PackedLongs> day = plain(work, entries, e.day(), pe.day());
        Supplier<PackedLongs> hour = plain(work, entries, e.hour(), pe.hour());
        Map<Base, Supplier<PackedLongs>> sums = new EnumMap<>(Base.class);
        EntrySums.kept(old, part, lines)
                .forEach(base -> sums.put(
                        base,
                        work.add(() -> entries.column(EntrySums.of(old, base), values(EntrySums.of(part, base))))));
        Supplier<PackedLongs> orderIds =
                coded(work, merged.orders, Dimensions.order(), old.orders.id(), part.orders.id());
        Map<Attribute, Supplier<PackedLongs>> orderCodes = allCoded(
                work, merged.orders, old.orders.codes(), part.orders.codes(), old.orders.count(), part.orders.count());
        Supplier<PackedLongs> customerIds =
                coded(work, merged.customers, Dimensions.customer(), old.customers.id(), part.customers.id());
        Map<Attribute, Supplier<PackedLongs>> customerCodes =
                allCoded(work, merged.buyers, old.customers.codes(), part.customers.codes(), buyers(old), buyers(part));
        work.run();
        boolean oneEntryEach = entries.total() == merged.orders.total();
        return new Facts(
                old.settings,
                old.amountScale,
                old.quantityScale,
                false,
                new Facts.Lines(
                        lines.total(),
                        product.get(),
                        value.get(),
                        discount.get(),
                        quantity.get(),
                        cost.get(),
                        charge.get(),
                        costed.get(),
                        made(lineCodes)),
                new Facts.Entries(
                        entries.total(),
                        entries.starts(e.lineStart(), pe.lineStart()),
                        returned.get(),
                        nanos.get(),
                        day.get(),
                        hour.get(),
                        made(sums)),
                new Facts.OrderTable(
                        merged.orders.total(),
                        oneEntryEach ? null : merged.orders.starts(old.orders.entryStart(), part.orders.entryStart()),
                        orderIds.get(),
                        made(orderCodes)),
                new Facts.CustomerTable(
                        merged.customers.total(),
                        merged.customers.starts(old.customers.orderStart(), part.customers.orderStart()),
                        customerIds.get(),
                        made(customerCodes)),
                products(),
                Map.copyOf(dictionaries),
                part.coverage,
                GroupedResult.hull(days(e), part.dataDays),
                voids());
    }

    private static int buyers(Facts facts) {
        return facts.customers.count() + facts.orders.count() - facts.customers.guestStart();
    }

    /** The old products, with what new lines changed, and the new ones behind them. */
    private Facts.ProductTable products() {
        int count = old.products.count();
        for (int number : productNumbers) {
            count = Math.max(count, number + 1);
        }
        Set<Attribute> held = new HashSet<>(old.products.codes().keySet());
        held.addAll(part.products.codes().keySet());
        Map<Attribute, PackedLongs> columns = new HashMap<>();
        for (Attribute attribute : held) {
            PackedLongs before = orConstant(old.products.codes().get(attribute), Staging.UNKNOWN, old.products.count());
            PackedLongs changed =
                    orConstant(part.products.codes().get(attribute), Staging.UNKNOWN, productNumbers.length);
            columns.put(attribute, productColumn(attribute, count, before, changed));
        }
        return new Facts.ProductTable(
                count, productColumn(Dimensions.product(), count, old.products.id(), part.products.id()), columns);
    }

    private PackedLongs productColumn(Attribute attribute, int count, PackedLongs before, PackedLongs changed) {
        long[] values = new long[count];
        Arrays.fill(values, Staging.UNKNOWN);
        before.read(0, before.size(), values);
        long[] codes = recoded(attribute, values(changed));
        for (int i = 0; i < codes.length; i++) {
            values[productNumbers[i]] = codes[i];
        }
        return PackedLongs.of(values, count);
    }

    /** The days between the first and the last of some entries. */
    private static DateRange days(Facts.Entries entries) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long day : values(entries.day())) {
            first = Math.min(first, day);
            last = Math.max(last, day);
        }
        return DateRange.ofClosed(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last));
    }

    private List<Facts.VoidLine> voids() {
        List<Facts.VoidLine> voids = new ArrayList<>(old.voids);
        voids.addAll(part.voids.subList(excerpt.voids(), part.voids.size()));
        return List.copyOf(voids);
    }
}
