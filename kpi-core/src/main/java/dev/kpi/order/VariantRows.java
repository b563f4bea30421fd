package dev.kpi.order;

import java.util.Arrays;
import java.util.stream.IntStream;

/** When each variant was first told of, and by which row; rows that are in no figure tell of none. */
final class VariantRows {

    /** {@link Long#MAX_VALUE} where no row tells of the variant. */
    final long[] nanos;
    /** -1 where there is none. */
    final int[] first;

    private VariantRows(int variants) {
        this.nanos = new long[variants];
        this.first = new int[variants];
        Arrays.fill(nanos, Long.MAX_VALUE);
        Arrays.fill(first, -1);
    }

    /** Reads the rows of the batches from a batch on; variants of one batch are told of by its own rows alone. */
    static VariantRows of(Assembler staged, RowGroups rows, long[] headerNanos, int firstBatch) {
        VariantRows read = new VariantRows(staged.variants());
        IntStream.range(firstBatch, staged.batches.size()).parallel().forEach(batch -> {
            Parts.inPieces(staged.headerBase[batch], staged.headerBase[batch + 1], (from, to) -> {
                for (int header = from; header < to; header++) {
                    read.read(rows, header, headerNanos[header]);
                }
            });
        });
        return read;
    }

    private void read(RowGroups rows, int header, long at) {
        for (int row = rows.headerStart[header]; row < rows.headerStart[header + 1]; row++) {
            if (!rows.isOut(row)) {
                int variant = rows.variant[row];
                nanos[variant] = Math.min(nanos[variant], at);
                if (first[variant] < 0) {
                    first[variant] = row;
                }
            }
        }
    }
}
