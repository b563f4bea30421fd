package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Level;
import dev.kpi.order.Facts.Base;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fills the columns of lines and entries from grouped rows, orders being spread over the common pool's threads. */
final class LineColumns {

    private static final long[] NOT_KEPT = {};

    private final Assembler staged;
    private final RowGroups rows;
    private final OrderNumbering numbering;
    private final EntryTable entryTable;
    private final int[] productOf;
    private final AmountRanges ranges;
    private final boolean wide;

    private final int count;
    private final int[] lineStart; // by entry
    private final PackedLongs product;
    private final PackedLongs value;
    private final PackedLongs discount;
    private final PackedLongs quantity;
    private final PackedLongs cost;
    private final PackedLongs charge;
    private final PackedLongs costed;
    private final Map<Attribute, PackedLongs> codes = new HashMap<>();
    private final Map<Attribute, int[]> stagedCodes = new HashMap<>();
    private final Map<Base, long[]> sums = new EnumMap<>(Base.class);

    LineColumns(
            Assembler staged,
            RowGroups rows,
            AmountRanges ranges,
            OrderNumbering numbering,
            EntryTable entries,
            int[] productOf) {
        this.staged = staged;
        this.rows = rows;
        this.numbering = numbering;
        this.entryTable = entries;
        this.productOf = productOf;
        this.ranges = ranges;
        for (Staging batch : staged.batches) {
            for (int kind = 0; kind < AmountRanges.KINDS; kind++) {
                batch.rowAmounts[kind].divideBy(ranges.unit(kind));
            }
        }
        this.lineStart = countLines();
        this.count = lineStart[entries.count()];
        this.wide = ranges.canOverflow(count);
        int products = 1;
        for (int code : productOf) {
            products = Math.max(products, code + 1);
        }
        this.product = PackedLongs.ofRange(0, products - 1, 1, count);
        this.value = amounts(AmountRanges.VALUE);
        this.discount = amounts(AmountRanges.DISCOUNT);
        this.quantity = amounts(AmountRanges.QUANTITY);
        this.cost = amounts(AmountRanges.COST);
        int anyFlags = 0;
        int allFlags = -1;
        for (int row = 0; row < rows.header.length; row++) {
            if (!rows.isOut(row)) {
                anyFlags |= rows.flags(row);
                allFlags &= rows.flags(row);
            }
        }
        this.charge = flag(anyFlags, allFlags, Staging.CHARGE);
        this.costed = flag(anyFlags, allFlags, Staging.COSTED);
        for (Attribute attribute : staged.held(Level.LINE)) {
            stagedCodes.put(attribute, staged.codes(attribute));
            codes.put(
                    attribute,
                    PackedLongs.ofRange(
                            Staging.UNKNOWN, staged.dictionary(attribute).size() - 1L, 1, count));
        }
        prepareSums(anyFlags, allFlags);
        fill();
    }

    private PackedLongs amounts(int kind) {
        return PackedLongs.ofRange(ranges.min(kind), ranges.max(kind), 1, count);
    }

    private PackedLongs flag(int any, int all, int bit) {
        return PackedLongs.ofRange((all & bit) != 0 ? 1 : 0, (any & bit) != 0 ? 1 : 0, 1, count);
    }

    /** Sums that are the same for every entry, or the same as another sum, are not kept. */
    private void prepareSums(int anyFlags, int allFlags) {
        if (wide) {
            return;
        }
        int entries = entryTable.count();
        sums.put(Base.VALUE, new long[entries]);
        sums.put(Base.DISCOUNT, new long[entries]);
        sums.put(Base.QUANTITY, new long[entries]);
        if ((anyFlags & Staging.CHARGE) != 0) {
            sums.put(Base.CHARGE, new long[entries]);
        }
        if ((anyFlags & Staging.COSTED) != 0) {
            sums.put(Base.COST, new long[entries]);
        }
        if ((anyFlags & Staging.COSTED) != 0 && (allFlags & Staging.COSTED) == 0) {
            sums.put(Base.COSTED, new long[entries]);
            sums.put(Base.COSTED_LINES, new long[entries]);
        }
    }

    /** The first line of each entry. */
    private int[] countLines() {
        int[] start = new int[entryTable.count() + 1];
        for (int code = 0; code < numbering.positionOf.length; code++) {
            int position = numbering.positionOf[code];
            if (position < 0) {
                continue;
            }
            int saleEntry = entryTable.start[position];
            for (int at = rows.start[code]; at < rows.start[code + 1]; at++) {
                int row = rows.row(at);
                if (!rows.isOut(row)) {
                    int entry = (rows.flags(row) & Staging.RETURN) == 0 ? saleEntry : entryTable.entryOfReturn(row);
                    start[entry + 1]++;
                }
            }
        }
        for (int entry = 0; entry < entryTable.count(); entry++) {
            start[entry + 1] += start[entry];
        }
        return start;
    }

    /** Reads rows in the order they came in, which is sequential, and writes them to wherever their order stands. */
    private void fill() {
        int orders = numbering.positionOf.length;
        int parts = Math.max(1, Math.min(64, count / 20_000));
        IntStream.range(0, parts).parallel().forEach(part -> {
            Filler filler = new Filler();
            int from = (int) ((long) orders * part / parts);
            int to = (int) ((long) orders * (part + 1) / parts);
            for (int code = from; code < to; code++) {
                if (numbering.positionOf[code] >= 0) {
                    filler.order(code, numbering.positionOf[code]);
                }
            }
        });
    }

    private long[] sumsOf(Base base) {
        return sums.getOrDefault(base, NOT_KEPT);
    }

    /** Fills the lines of some orders. */
    private final class Filler {
        private final long[] values = sumsOf(Base.VALUE);
        private final long[] discounts = sumsOf(Base.DISCOUNT);
        private final long[] quantities = sumsOf(Base.QUANTITY);
        private final long[] charges = sumsOf(Base.CHARGE);
        private final long[] costs = sumsOf(Base.COST);
        private final long[] costedNets = sumsOf(Base.COSTED);
        private final long[] costedLines = sumsOf(Base.COSTED_LINES);
        private int[] next = new int[8];
        private @Nullable Staging batch;
        private int batchFrom;
        private int batchTo;
        private int batchVariants;

        void order(int code, int order) {
            int firstEntry = entryTable.start[order];
            int entries = entryTable.start[order + 1] - firstEntry;
            if (next.length < entries) {
                next = new int[entries * 2];
            }
            for (int i = 0; i < entries; i++) {
                next[i] = lineStart[firstEntry + i];
            }
            for (int position = rows.start[code]; position < rows.start[code + 1]; position++) {
                int row = rows.row(position);
                if (!rows.isOut(row)) {
                    boolean sale = (rows.flags(row) & Staging.RETURN) == 0;
                    int entry = sale ? firstEntry : entryTable.entryOfReturn(row);
                    line(next[entry - firstEntry]++, entry, row, rows.flags(row));
                }
            }
        }

        private void line(int line, int entry, int row, int flags) {
            Staging from = batchOf(row);
            int within = row - batchFrom;
            int variant = batchVariants + (int) from.rowVariant.get(within);
            long lineValue = amount(from, AmountRanges.VALUE, within);
            boolean sale = (flags & Staging.RETURN) == 0;
            long lineDiscount = sale ? amount(from, AmountRanges.DISCOUNT, within) : 0;
            long lineQuantity = amount(from, AmountRanges.QUANTITY, within);
            long lineCost = amount(from, AmountRanges.COST, within);
            boolean isCosted = (flags & Staging.COSTED) != 0;
            boolean isCharge = (flags & Staging.CHARGE) != 0;
            product.set(line, productOf[variant]);
            value.set(line, lineValue);
            discount.set(line, lineDiscount);
            quantity.set(line, lineQuantity);
            cost.set(line, lineCost);
            charge.set(line, isCharge ? 1 : 0);
            costed.set(line, isCosted ? 1 : 0);
            if (!codes.isEmpty()) {
                codes.forEach((attribute, column) -> column.set(line, codeOf(attribute, row)));
            }
            add(values, entry, lineValue);
            add(discounts, entry, lineDiscount);
            add(quantities, entry, isCharge ? 0 : lineQuantity);
            add(charges, entry, isCharge ? lineValue - lineDiscount : 0);
            add(costs, entry, lineCost);
            add(costedNets, entry, isCosted ? lineValue - lineDiscount : 0);
            add(costedLines, entry, isCosted ? 1 : 0);
        }

        private long amount(Staging from, int kind, int within) {
            return from.rowAmounts[kind].get(within);
        }

        private Staging batchOf(int row) {
            Staging held = batch;
            if (held == null || row < batchFrom || row >= batchTo) {
                int number = staged.batchOf(row);
                held = staged.batches.get(number);
                batch = held;
                batchFrom = staged.rowBase[number];
                batchTo = staged.rowBase[number + 1];
                batchVariants = staged.variantBase[number];
            }
            return held;
        }
    }

    private int codeOf(Attribute attribute, int row) {
        int[] column = stagedCodes.get(attribute);
        return column == null ? Staging.UNKNOWN : column[row];
    }

    private static void add(long[] sum, int entry, long term) {
        if (sum.length != 0) {
            sum[entry] += term;
        }
    }

    boolean isWide() {
        return wide;
    }

    Facts.Lines lines() {
        return new Facts.Lines(count, product, value, discount, quantity, cost, charge, costed, Map.copyOf(codes));
    }

    Facts.Entries entries() {
        int entries = entryTable.count();
        long[] returned = new long[entries];
        int[] day = new int[entries];
        int[] hour = new int[entries];
        long first = Long.MAX_VALUE;
        for (int entry = 0; entry < entries; entry++) {
            returned[entry] = entryTable.returned[entry] ? 1 : 0;
            day[entry] = Math.floorDiv(entryTable.localHour[entry], 24);
            hour[entry] = Math.floorMod(entryTable.localHour[entry], 24);
            first = Math.min(first, entryTable.nanos[entry]);
        }
        Map<Base, PackedLongs> packed = new EnumMap<>(Base.class);
        List.copyOf(sums.entrySet()).forEach(sum -> packed.put(sum.getKey(), PackedLongs.of(sum.getValue(), entries)));
        return new Facts.Entries(
                entries,
                lineStart,
                PackedLongs.of(returned, entries),
                PackedLongs.of(entryTable.nanos, entries, Steps.common(entryTable.nanos, entries, first)),
                PackedLongs.of(day, entries),
                PackedLongs.of(hour, entries),
                packed);
    }
}
