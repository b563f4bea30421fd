package dev.kpi.examples.adapters;

/** Random numbers that are the same everywhere: SplitMix64, started anew for each stream of a seed. */
final class DemoRandom {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    /** Starts the numbers of a stream; streams of one seed do not resemble each other. */
    void start(long seed, long stream) {
        state = mix(seed + mix(stream * STEP + 1));
    }

    long next() {
        state += STEP;
        return mix(state);
    }

    /** A number in [0, bound). */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** True so many times in a hundred thousand. */
    boolean chance(int inHundredThousand) {
        return below(100_000) < inHundredThousand;
    }

    /** Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators". */
    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** A number in [0, bound) that belongs to a thing for good. */
    static int trait(long seed, long thing, int bound) {
        return (int) (((mix(seed ^ mix(thing + STEP)) >>> 32) * bound) >>> 32);
    }
}
