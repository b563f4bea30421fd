package dev.kpi.rfm;

import java.util.Arrays;

/**
 * Finds the values at some ranks without sorting: counts values in buckets, then looks only into the bucket that holds
 * the rank. Linear in the number of values; at most four rounds, as each narrows the range by 2<sup>16</sup>.
 */
final class RankSelection {

    private static final int BUCKET_BITS = 16;
    /** So few are sorted. */
    private static final int FEW = 1 << 13;

    private RankSelection() {}

    /** The values that would stand at these positions if the values were sorted; the positions ascend. */
    static long[] at(long[] values, int[] positions) {
        long[] found = new long[positions.length];
        if (values.length <= FEW) {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            Arrays.setAll(found, i -> sorted[positions[i]]);
            return found;
        }
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        // taken as unsigned, the difference is right even where it exceeds a long
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(max - min) - BUCKET_BITS);
        int[] counts = new int[1 << BUCKET_BITS];
        for (long value : values) {
            counts[(int) ((value - min) >>> shift)]++;
        }
        int bucket = 0;
        int before = 0;
        for (int i = 0; i < positions.length; ) {
            while (before + counts[bucket] <= positions[i]) {
                before += counts[bucket++];
            }
            int same = i;
            while (same < positions.length && positions[same] < before + counts[bucket]) {
                same++;
            }
            if (shift == 0) {
                Arrays.fill(found, i, same, min + bucket);
            } else {
                int[] inside = Arrays.copyOfRange(positions, i, same);
                for (int p = 0; p < inside.length; p++) {
                    inside[p] -= before;
                }
                long[] within = at(bucket(values, min, shift, bucket, counts[bucket]), inside);
                System.arraycopy(within, 0, found, i, within.length);
            }
            i = same;
        }
        return found;
    }

    private static long[] bucket(long[] values, long min, int shift, int bucket, int count) {
        long[] inside = new long[count];
        int next = 0;
        for (long value : values) {
            if ((int) ((value - min) >>> shift) == bucket) {
                inside[next++] = value;
            }
        }
        return inside;
    }
}
