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

    /** Reads the rows that came with the codebooks from one on; no others tell of the variants in them. */
    static VariantRows of(Assembler staged, RowGroups rows, long[] headerNanos, int firstCodebook) {
        VariantRows read = new VariantRows(staged.variants());
        IntStream.range(firstCodebook, staged.codebooks())
                .parallel()
                .forEach(codebook -> staged.batchesOf(codebook)
                        .forEach(batch -> Parts.inPieces(
                                staged.headerBase[batch],
                                staged.headerBase[batch + 1],
                                (from, to) -> read.read(rows, headerNanos, from, to))));
        return read;
    }

    private void read(RowGroups rows, long[] headerNanos, int from, int to) {
        for (int header = from; header < to; header++) {
            read(rows, header, headerNanos[header]);
        }
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
