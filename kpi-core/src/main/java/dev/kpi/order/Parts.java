package dev.kpi.order;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Spreads work over the threads of the common pool. */
final class Parts {

    /** More parts than threads, so that none waits long for the last one. */
    private static final int MOST = 64;

    private Parts() {}

    /** Work on the numbers in [from, to), which touches nothing that work on other numbers touches. */
    interface Work {
        void run(int from, int to);
    }

    /**
     * Has something made by another thread, if one is free, while the caller goes on; asking for it waits.
     *
     * @param work must touch nothing that the caller changes meanwhile
     */
    static <T> Supplier<T> beside(Callable<T> work) {
        return ForkJoinTask.adapt(work).fork()::join;
    }

    /** Has the work done for all numbers below {@code count}, some of at least {@code least} numbers at a time. */
    static void each(int count, int least, Work work) {
        int parts = Math.min(MOST, count / least);
        if (parts <= 1) {
            work.run(0, count);
            return;
        }
        IntStream.range(0, parts)
                .parallel()
                .forEach(part ->
                        work.run((int) ((long) count * part / parts), (int) ((long) count * (part + 1) / parts)));
    }
}
