package dev.kpi.order;

/**
 * Which run a position lies in, where runs follow each other without gaps: the order of an entry, the customer of an
 * order. A bit marks the first position of each run; the run is told by counting bits, in one step wherever one looks.
 */
final class Runs {

    private final long[] firsts;
    private final int[] before; // how many runs begin before each word

    /**
     * Marks the runs.
     *
     * @param starts the first position of each run, each with at least one position, ascending from 0
     * @param runs how many runs there are
     * @param positions how many positions there are
     */
    Runs(int[] starts, int runs, int positions) {
        firsts = new long[(positions >> 6) + 1];
        for (int run = 0; run < runs; run++) {
            firsts[starts[run] >> 6] |= 1L << starts[run];
        }
        before = new int[firsts.length];
        for (int word = 1; word < before.length; word++) {
            before[word] = before[word - 1] + Long.bitCount(firsts[word - 1]);
        }
    }

    /** The run that a position lies in. */
    int of(int position) {
        int word = position >> 6;
        return before[word] + Long.bitCount(firsts[word] & (-1L >>> ~position)) - 1;
    }

    /** The runs that some positions lie in. */
    void of(int[] positions, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = of(positions[i]);
        }
    }

    /** The runs of positions that follow each other, {@code count} of them starting at {@code from}. */
    void read(int from, int count, int[] out) {
        int run = count == 0 ? 0 : of(from) - (int) (firsts[from >> 6] >>> from & 1); // counted again below
        for (int i = 0; i < count; ) {
            int position = from + i;
            int end = Math.min(count, i + Long.SIZE - (position & 63));
            for (long rest = firsts[position >> 6] >>> position; i < end; rest >>>= 1) {
                run += (int) rest & 1;
                out[i++] = run;
            }
        }
    }

    /** How many runs have one of the 64 positions of a word. */
    int countIn(int word) {
        return Long.bitCount(firsts[word]) + (int) (~firsts[word] & 1); // one may have begun before
    }

    /**
     * Spreads a bit for each run over its positions: 64 positions, beginning at a word of positions.
     *
     * @param ofRuns a bit for each run, from that of the first position on; the lowest of them is the first run
     */
    long spread(int word, long ofRuns) {
        long rest = ~firsts[word];
        if ((rest & 1) != 0) { // the word begins within a run, which has the lowest bit already
            rest &= rest - 1;
        }
        long spread = ofRuns;
        for (; rest != 0; rest &= rest - 1) {
            int at = Long.numberOfTrailingZeros(rest); // no run begins here: the bit before it once more
            long low = (1L << at) - 1;
            spread = (spread & low) | ((spread & ~(low >>> 1)) << 1);
        }
        return spread;
    }
}
