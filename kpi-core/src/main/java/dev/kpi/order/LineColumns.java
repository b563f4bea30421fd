package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Level;
import dev.kpi.order.Assembler.Piece;
import dev.kpi.order.Facts.Base;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Fills the columns of lines and entries from grouped rows, on the common pool's threads.
 *
 * <p>First each row is told which line it becomes; then one column after the other is read in the order in which the rows
 * came, chunk by chunk, and written to where the lines are. Such loops hold nothing but a load and a store, so that a
 * core has many of the scattered stores under way at once.
 */
final class LineColumns {

    private final Assembler staged;
    private final RowGroups rows;
    private final int[] productOf;
    private final AmountRanges ranges;
    private final HeaderKinds kinds;
    private final LineNumbering numbering;
    private final int[] lineOf;
    private final boolean wide;
    private final Facts.Lines lines;

    LineColumns(
            Assembler staged,
            RowGroups rows,
            AmountRanges ranges,
            HeaderKinds kinds,
            LineNumbering numbering,
            int[] productOf) {
        this.staged = staged;
        this.rows = rows;
        this.kinds = kinds;
        this.numbering = numbering;
        this.lineOf = numbering.lineOf;
        this.productOf = productOf;
        this.ranges = ranges;
        this.wide = ranges.canOverflow(numbering.lines());
        this.lines = emptyLines(numbering.lines());
        fill();
    }

    private Facts.Lines emptyLines(int count) {
        int products = 1;
        for (int code : productOf) {
            products = Math.max(products, code + 1);
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
        return PackedLongs.ofRange(
                (kinds.allFlags() & bit) != 0 ? 1 : 0, (kinds.anyFlags() & bit) != 0 ? 1 : 0, 1, count);
    }

    private boolean isSale(int row) {
        return (rows.flags(row) & Staging.RETURN) == 0;
    }

    private void fill() {
        Map<Attribute, int[]> stagedCodes = new HashMap<>();
        lines.codes().keySet().forEach(attribute -> stagedCodes.put(attribute, staged.codes(attribute)));
        staged.eachPiece(() -> new long[Parts.PIECE], (piece, values) -> {
            fillAmounts(lines.value(), AmountRanges.VALUE, piece, values);
            fillAmounts(lines.quantity(), AmountRanges.QUANTITY, piece, values);
            fillAmounts(lines.cost(), AmountRanges.COST, piece, values);
            fillAmounts(lines.discount(), AmountRanges.DISCOUNT, piece, values);
            int count = piece.count();
            fillFlags(lines.charge(), Staging.CHARGE, piece.row(), count, values);
            fillFlags(lines.costed(), Staging.COSTED, piece.row(), count, values);
            fillCodes(piece.row(), count, stagedCodes, values);
        });
    }

    private void fillAmounts(PackedLongs column, int kind, Piece piece, long[] values) {
        if (column.isConstant()) {
            return;
        }
        int count = piece.count();
        piece.batch().rowAmounts[kind].read(piece.first(), count, values, 0);
        long unit = ranges.unit(kind);
        for (int i = 0; unit != 1 && i < count; i++) {
            values[i] /= unit;
        }
        for (int i = 0; kind == AmountRanges.DISCOUNT && i < count; i++) {
            values[i] = isSale(piece.row() + i) ? values[i] : 0; // the value of a return has it already
        }
        column.scatter(lineOf, piece.row(), count, values);
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

    private List<Base> keptSums() {
        return wide
                ? List.of()
                : EntrySums.kept(
                        lines.hasDiscounts(),
                        (kinds.anyFlags() & Staging.CHARGE) != 0,
                        (kinds.anyFlags() & Staging.COSTED) != 0,
                        (kinds.allFlags() & Staging.COSTED) != 0);
    }

    /** The columns of entries, one beside the other. */
    Facts.Entries entries(EntryTable table) {
        int count = table.count();
        int[] lineStart = numbering.lineStart;
        Supplier<PackedLongs> nanos = Parts.beside(() -> PackedLongs.of(table.nanos, count, step(table.nanos)));
        Supplier<PackedLongs> day = Parts.beside(() -> PackedLongs.of(table.days(), count));
        Supplier<PackedLongs> hour = Parts.beside(() -> PackedLongs.of(table.hours(), count));
        Supplier<PackedLongs> returned = Parts.beside(() -> PackedLongs.of(table.returned(), count));
        List<Base> kept = keptSums();
        List<PackedLongs> made = kept.parallelStream()
                .map(base -> LineSums.of(base, lines, lineStart))
                .toList();
        Map<Base, PackedLongs> sums = new EnumMap<>(Base.class);
        for (int i = 0; i < made.size(); i++) {
            sums.put(kept.get(i), made.get(i));
        }
        return new Facts.Entries(count, lineStart, returned.get(), nanos.get(), day.get(), hour.get(), sums);
    }

    private static long step(long[] nanos) {
        long first = Long.MAX_VALUE;
        for (long at : nanos) {
            first = Math.min(first, at);
        }
        return Steps.common(nanos, nanos.length, first);
    }
}
