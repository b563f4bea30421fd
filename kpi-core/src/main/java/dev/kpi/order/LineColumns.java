package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Level;
import dev.kpi.order.Facts.Base;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills the columns of lines and entries from grouped rows, on the common pool's threads.
 *
 * <p>First each row is told which line it becomes; then one column after the other is read in the order in which the rows
 * came, chunk by chunk, and written to where the lines are. Such loops hold nothing but a load and a store, so that a
 * core has many of the scattered stores under way at once.
 */
final class LineColumns {

    private static final int ORDERS_A_PART = 16_384;

    private final Assembler staged;
    private final RowGroups rows;
    private final OrderNumbering numbering;
    private final EntryTable entryTable;
    private final int[] productOf;
    private final AmountRanges ranges;
    private final boolean wide;
    private int anyFlags;
    private int allFlags = -1;

    private final int[] lineStart; // by entry
    private final int[] lineOf; // by row; -1 for rows that are out
    private final Facts.Lines lines;

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
        this.lineStart = countLines();
        int count = lineStart[entries.count()];
        this.wide = ranges.canOverflow(count);
        this.lineOf = numberLines();
        this.lines = emptyLines(count);
        fill();
    }

    private Facts.Lines emptyLines(int count) {
        int products = 1;
        for (int code : productOf) {
            products = Math.max(products, code + 1);
        }
        for (int row = 0; row < lineOf.length; row++) {
            if (lineOf[row] >= 0) {
                anyFlags |= rows.flags(row);
                allFlags &= rows.flags(row);
            }
        }
        Map<Attribute, PackedLongs> codes = new HashMap<>();
        for (Attribute attribute : staged.held(Level.LINE)) {
            long last = staged.dictionary(attribute).size() - 1L;
            codes.put(attribute, PackedLongs.ofRange(Staging.UNKNOWN, last, 1, count));
        }
        return new Facts.Lines(
                count,
                PackedLongs.ofRange(0, products - 1, 1, count),
                amounts(AmountRanges.VALUE, count),
                amounts(AmountRanges.DISCOUNT, count),
                amounts(AmountRanges.QUANTITY, count),
                amounts(AmountRanges.COST, count),
                flag(Staging.CHARGE, count),
                flag(Staging.COSTED, count),
                Map.copyOf(codes));
    }

    private PackedLongs amounts(int kind, int count) {
        return PackedLongs.ofRange(ranges.min(kind), ranges.max(kind), 1, count);
    }

    private PackedLongs flag(int bit, int count) {
        return PackedLongs.ofRange((allFlags & bit) != 0 ? 1 : 0, (anyFlags & bit) != 0 ? 1 : 0, 1, count);
    }

    /** The first line of each entry. Orders are independent of each other, and so are their entries. */
    private int[] countLines() {
        int[] start = new int[entryTable.count() + 1];
        Parts.each(rows.orders(), ORDERS_A_PART, (from, to) -> {
            for (int code = from; code < to; code++) {
                if (numbering.positionOf[code] >= 0) {
                    countLines(code, start);
                }
            }
        });
        for (int entry = 0; entry < entryTable.count(); entry++) {
            start[entry + 1] += start[entry];
        }
        return start;
    }

    private void countLines(int code, int[] start) {
        int sales = 0;
        for (int at = rows.start(code); at < rows.start(code + 1); at++) {
            int header = rows.header(at);
            for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
                if (rows.isOut(row)) {
                    continue;
                }
                if (isSale(row)) {
                    sales++;
                } else {
                    start[entryTable.entryOfReturn(row) + 1]++;
                }
            }
        }
        start[entryTable.start[numbering.positionOf[code]] + 1] += sales;
    }

    private boolean isSale(int row) {
        return (rows.flags(row) & Staging.RETURN) == 0;
    }

    private int[] numberLines() {
        int[] numbers = new int[rows.rows()];
        Parts.each(rows.orders(), ORDERS_A_PART, (from, to) -> {
            int[] next = new int[8];
            for (int code = from; code < to; code++) {
                next = numberLines(code, numbers, next);
            }
        });
        return numbers;
    }

    /** Numbers the lines of one order; {@code next} is room for the next line of each of its entries. */
    private int[] numberLines(int code, int[] numbers, int[] next) {
        int order = numbering.positionOf[code];
        int firstEntry = order < 0 ? 0 : entryTable.start[order];
        int entries = order < 0 ? 0 : entryTable.start[order + 1] - firstEntry;
        int[] nextLine = next.length < entries ? new int[entries * 2] : next;
        System.arraycopy(lineStart, firstEntry, nextLine, 0, entries);
        for (int at = rows.start(code); at < rows.start(code + 1); at++) {
            int header = rows.header(at);
            for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
                if (rows.isOut(row)) {
                    numbers[row] = -1;
                } else {
                    int entry = isSale(row) ? firstEntry : entryTable.entryOfReturn(row);
                    numbers[row] = nextLine[entry - firstEntry]++;
                }
            }
        }
        return nextLine;
    }

    /** A chunk of staged rows, the first of which has the number {@code row}. */
    private record Piece(Staging batch, int chunk, int row) {
        int count() {
            return Math.min(StagedLongs.CHUNK, batch.rows() - chunk * StagedLongs.CHUNK);
        }
    }

    private void fill() {
        Map<Attribute, int[]> stagedCodes = new HashMap<>();
        lines.codes().keySet().forEach(attribute -> stagedCodes.put(attribute, staged.codes(attribute)));
        List<Piece> pieces = new ArrayList<>();
        for (int b = 0; b < staged.batches.size(); b++) {
            Staging batch = staged.batches.get(b);
            for (int chunk = 0; chunk < batch.rowFlags.chunks(); chunk++) {
                pieces.add(new Piece(batch, chunk, staged.rowBase[b] + chunk * StagedLongs.CHUNK));
            }
        }
        Parts.each(pieces.size(), 1, (from, to) -> {
            long[] values = new long[StagedLongs.CHUNK];
            for (Piece piece : pieces.subList(from, to)) {
                fillAmounts(lines.value(), AmountRanges.VALUE, piece, values);
                fillAmounts(lines.quantity(), AmountRanges.QUANTITY, piece, values);
                fillAmounts(lines.cost(), AmountRanges.COST, piece, values);
                fillAmounts(lines.discount(), AmountRanges.DISCOUNT, piece, values);
                int count = piece.count();
                fillFlags(lines.charge(), Staging.CHARGE, piece.row, count, values);
                fillFlags(lines.costed(), Staging.COSTED, piece.row, count, values);
                fillCodes(piece.row, count, stagedCodes, values);
            }
        });
    }

    private void fillAmounts(PackedLongs column, int kind, Piece piece, long[] values) {
        if (column.isConstant()) {
            return;
        }
        int count = piece.batch.rowAmounts[kind].readChunk(piece.chunk, values);
        long unit = ranges.unit(kind);
        for (int i = 0; unit != 1 && i < count; i++) {
            values[i] /= unit;
        }
        for (int i = 0; kind == AmountRanges.DISCOUNT && i < count; i++) {
            values[i] = isSale(piece.row + i) ? values[i] : 0; // the value of a return has it already
        }
        column.scatter(lineOf, piece.row, count, values);
    }

    private void fillFlags(PackedLongs column, int bit, int row, int count, long[] values) {
        if (column.isConstant()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            values[i] = (rows.flags(row + i) & bit) == 0 ? 0 : 1;
        }
        column.scatter(lineOf, row, count, values);
    }

    private void fillCodes(int row, int count, Map<Attribute, int[]> stagedCodes, long[] values) {
        for (int i = 0; i < count; i++) {
            values[i] = productOf[rows.variant[row + i]];
        }
        lines.product().scatter(lineOf, row, count, values);
        lines.codes().forEach((attribute, column) -> {
            int[] codes = stagedCodes.get(attribute);
            for (int i = 0; codes != null && i < count; i++) {
                values[i] = codes[row + i];
            }
            column.scatter(lineOf, row, count, values);
        });
    }

    boolean isWide() {
        return wide;
    }

    Facts.Lines lines() {
        return lines;
    }

    /** Sums that are the same for every entry, or the same as another sum, are not kept. */
    private List<Base> keptSums() {
        if (wide) {
            return List.of();
        }
        List<Base> kept = new ArrayList<>(List.of(Base.VALUE, Base.DISCOUNT, Base.QUANTITY));
        if ((anyFlags & Staging.CHARGE) != 0) {
            kept.add(Base.CHARGE);
        }
        if ((anyFlags & Staging.COSTED) != 0) {
            kept.add(Base.COST);
            if ((allFlags & Staging.COSTED) == 0) {
                kept.add(Base.COSTED);
                kept.add(Base.COSTED_LINES);
            }
        }
        return kept;
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
        List<Base> kept = keptSums();
        List<PackedLongs> made = kept.parallelStream()
                .map(base -> LineSums.of(base, lines, lineStart))
                .toList();
        Map<Base, PackedLongs> sums = new EnumMap<>(Base.class);
        for (int i = 0; i < made.size(); i++) {
            sums.put(kept.get(i), made.get(i));
        }
        return new Facts.Entries(
                entries,
                lineStart,
                PackedLongs.of(returned, entries),
                PackedLongs.of(entryTable.nanos, entries, Steps.common(entryTable.nanos, entries, first)),
                PackedLongs.of(day, entries),
                PackedLongs.of(hour, entries),
                sums);
    }
}
