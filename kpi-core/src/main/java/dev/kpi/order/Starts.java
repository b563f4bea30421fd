package dev.kpi.order;

/** Where the things of each group begin, of things that lie group by group; behind the last group, how many there are. */
final class Starts {

    private Starts() {}

    /**
     * Makes counts starts where they are.
     *
     * @param counts how many things group {@code i} has at {@code i + 1}, and 0 at the front
     */
    static void ofCounts(int[] counts) {
        Parts.inPieces(0, counts.length - 1, (from, to) -> {
            for (int group = from; group < to; group++) {
                counts[group + 1] += counts[group];
            }
        });
    }
}
