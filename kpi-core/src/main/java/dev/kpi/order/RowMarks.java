package dev.kpi.order;

import dev.kpi.metric.Dimensions;

/**
 * A number for each staged row that rows which may repeat each other share, and few others: of the line id where a row
 * has one, else of product, quantity and value.
 */
final class RowMarks {

    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio

    private RowMarks() {}

    /**
     * Marks all rows.
     *
     * @param variant the variant of each row
     * @param ids the code of each row's line id; empty if no row has one
     */
    static int[] of(Assembler staged, int[] variant, int[] ids) {
        int[] product = staged.codes(Dimensions.product());
        int[] marks = new int[staged.rows()];
        staged.eachPiece(() -> new long[2][Parts.PIECE], (piece, room) -> {
            StagedLongs[] amounts = piece.batch().rowAmounts;
            amounts[AmountRanges.VALUE].read(piece.first(), piece.count(), room[0], 0);
            amounts[AmountRanges.QUANTITY].read(piece.first(), piece.count(), room[1], 0);
            markFacts(piece.row(), piece.count(), variant, product, room[0], room[1], marks);
            if (ids.length > 0) {
                markIds(piece.row(), piece.count(), ids, marks);
            }
        });
        return marks;
    }

    private static void markFacts(
            int first, int count, int[] variant, int[] product, long[] values, long[] quantities, int[] marks) {
        for (int i = 0; i < count; i++) {
            long amounts = values[i] * 31 + quantities[i];
            marks[first + i] = spread(amounts * SPREAD + product[variant[first + i]]);
        }
    }

    private static void markIds(int first, int count, int[] ids, int[] marks) {
        for (int row = first; row < first + count; row++) {
            if (ids[row] != Staging.UNKNOWN) {
                marks[row] = spread(ids[row]);
            }
        }
    }

    /** Mixes another number into a hash. */
    static long mixed(long hash, long value) {
        long product = (hash ^ value) * SPREAD;
        return product ^ (product >>> 32);
    }

    private static int spread(long value) {
        return (int) ((value * SPREAD) >>> 32);
    }
}
