package dev.kpi.order;

import java.util.List;
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

    /** Makes something of the numbers in [from, to), which touches nothing that is changed meanwhile. */
    interface Making<T> {
        T of(int from, int to);
    }

    /** Has the work done for all numbers below {@code count}, some of at least {@code least} numbers at a time. */
    static void each(int count, int least, Work work) {
        int parts = parts(count, least);
        if (parts == 1) {
            work.run(0, count);
            return;
        }
        IntStream.range(0, parts)
                .parallel()
                .forEach(part -> work.run(start(count, part, parts), start(count, part + 1, parts)));
    }

    /** The same of work that makes something: what it made of each part, in the order of the numbers. */
    static <T> List<T> list(int count, int least, Making<T> work) {
        int parts = parts(count, least);
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> work.of(start(count, part, parts), start(count, part + 1, parts)))
                .toList();
    }

    private static int parts(int count, int least) {
        return Math.max(1, Math.min(MOST, count / least));
    }

    /** Where a part of the numbers below {@code count} begins. */
    private static int start(int count, int part, int parts) {
        return (int) ((long) count * part / parts);
    }
}
