package dev.kpi.examples.benchmarks;

/** The heap of this JVM. */
final class Heap {

    private static final int COLLECTIONS = 3; // what the first one finds dead may hold what a later one finds dead

    private Heap() {}

    /** The bytes in use once the garbage is collected. */
    static long bytesInUse() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Whether so many objects of so many bytes would fit. */
    static boolean holds(long objects, long bytes) {
        return objects * bytes <= Runtime.getRuntime().maxMemory();
    }
}
