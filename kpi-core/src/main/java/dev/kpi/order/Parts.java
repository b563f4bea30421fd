package dev.kpi.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Spreads work over the threads of the common pool. What work throws is thrown in the caller's thread as it was made: the
 * pool by itself throws a copy, of the same type but often without the message.
 */
final class Parts {

    /** More parts than threads, so that none waits long for the last one. */
    private static final int MOST = 64;

    /** As many numbers as work is called for at a time, at most. */
    static final int PIECE = 1024;

    private static final int FIRST_PIECE = 16;
    private static final int FIRST_PIECES = 128;

    private Parts() {}

    /**
     * Work on the numbers in [from, to). What is handed to {@link #each} or {@link #eachPart} touches nothing that work on
     * other numbers touches.
     */
    interface Work {
        void run(int from, int to);
    }

    /**
     * Has something made by another thread, if one is free, while the caller goes on; asking for it waits.
     *
     * @param work must touch nothing that the caller changes meanwhile
     */
    static <T> Supplier<T> beside(Supplier<T> work) {
        ForkJoinTask<Supplier<T>> outcome =
                ForkJoinTask.adapt(() -> outcome(work)).fork();
        return () -> outcome.join().get();
    }

    /** What some work comes to: gives what it made, or throws what it threw, whichever thread asks. */
    private static <T> Supplier<T> outcome(Supplier<T> work) {
        try {
            T made = work.get();
            return () -> made;
        } catch (Throwable thrown) {
            return () -> {
                throw Parts.<RuntimeException>rethrown(thrown);
            };
        }
    }

    /** Throws what was thrown where nothing had to be declared, and so need not be here. */
    @SuppressWarnings("unchecked") // nothing is cast at run time
    private static <E extends Throwable> RuntimeException rethrown(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /** Makes something of the numbers in [from, to), which touches nothing that is changed meanwhile. */
    interface Making<T> {
        T of(int from, int to);
    }

    /** Has the work done for all numbers below {@code count}, {@code least} of them or more by one thread; a few at a time. */
    static void each(int count, int least, Work work) {
        eachPart(count, least, (from, to) -> inPieces(from, to, work));
    }

    /** The same of work that prepares something for all the numbers that one thread takes, and so is not called for a few. */
    static void eachPart(int count, int least, Work work) {
        int parts = parts(count, least);
        run(parts, part -> work.run(start(count, part, parts), start(count, part + 1, parts)));
    }

    /**
     * Works in the caller's thread on the numbers in [from, to), a few at a time and fewer at first, in ascending order. A
     * JVM compiles what is called often long before what goes round often, so one that has just started spends less time in
     * loops which are not compiled yet.
     */
    static void inPieces(int from, int to, Work work) {
        int at = from;
        for (int calls = 0; at < to; calls++) {
            int end = at + Math.min(to - at, piece(calls, PIECE));
            work.run(at, end);
            at = end;
        }
    }

    /** How many numbers to work on after so many calls: few at first, {@code most} later. */
    static int piece(int calls, int most) {
        return calls < FIRST_PIECES ? FIRST_PIECE : most;
    }

    /** Counts something in some numbers. */
    interface Counting {
        int of(int from, int to);
    }

    /** Counts something in the numbers in [from, to), {@linkplain #inPieces in pieces}. */
    static int count(int from, int to, Counting some) {
        int[] count = new int[1];
        inPieces(from, to, (first, end) -> count[0] += some.of(first, end));
        return count[0];
    }

    /** Has something made of all numbers below {@code count}, by parts as {@link #eachPart}; what was made, in their order. */
    static <T> List<T> list(int count, int least, Making<T> work) {
        int parts = parts(count, least);
        return list(parts, part -> work.of(start(count, part, parts), start(count, part + 1, parts)));
    }

    /** What is made of each of so many parts, in their order. */
    static <T> List<T> list(int parts, IntFunction<T> make) {
        return parts == 0
                ? List.of()
                : merged(parts, part -> new ArrayList<>(List.of(make.apply(part))), (earlier, later) -> {
                    earlier.addAll(later);
                    return earlier;
                });
    }

    /**
     * What is made of each of so many parts, merged in their order, each as soon as all before it are: few wait for that,
     * so that what is made may be large.
     */
    static <A> A merged(int parts, IntFunction<A> make, BinaryOperator<A> merge) {
        if (parts == 1) {
            return make.apply(0);
        }
        Merging<A> merging = new Merging<>(merge);
        run(parts, part -> merging.add(part, make.apply(part)));
        return merging.all();
    }

    /**
     * Works on each of so many parts, begun in their order. If some throw, the exception of the first of them in that order
     * is thrown, once no part is worked on any more; parts behind it may be left out.
     */
    private static void run(int parts, IntConsumer work) {
        if (parts == 1) {
            work.accept(0);
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Failure failure = new Failure();
        IntStream.range(0, parts).parallel().forEach(any -> {
            int part = next.getAndIncrement();
            if (failure.isBefore(part)) {
                return;
            }
            try {
                work.accept(part);
            } catch (Throwable thrown) {
                failure.note(part, thrown);
            }
        });
        failure.rethrow();
    }

    /** What the first part that failed has thrown. */
    private static final class Failure {
        private int part = Integer.MAX_VALUE;
        private @Nullable Throwable thrown;

        synchronized boolean isBefore(int other) {
            return part < other;
        }

        synchronized void note(int failed, Throwable with) {
            if (failed < part) {
                part = failed;
                thrown = with;
            }
        }

        synchronized void rethrow() {
            if (thrown != null) {
                throw Parts.<RuntimeException>rethrown(thrown);
            }
        }
    }

    /** Merges what comes in any order, in the order of the parts. One thread at a time merges, and none waits for it. */
    private static final class Merging<A> {
        private final BinaryOperator<A> merge;
        private final Map<Integer, Supplier<A>> waiting = new HashMap<>();
        private boolean busy;
        private int count;
        /** What the parts before that number come to; once merging failed, that. Touched by the busy thread alone. */
        private @Nullable Supplier<A> merged;

        Merging(BinaryOperator<A> merge) {
            this.merge = merge;
        }

        void add(int part, A made) {
            synchronized (this) {
                waiting.put(part, () -> made);
                if (busy) {
                    return;
                }
                busy = true;
            }
            for (Supplier<A> later = next(); later != null; later = next()) {
                merged = merged(merged, later);
            }
        }

        private synchronized @Nullable Supplier<A> next() {
            Supplier<A> next = waiting.remove(count);
            if (next == null) {
                busy = false;
            } else {
                count++;
            }
            return next;
        }

        private Supplier<A> merged(@Nullable Supplier<A> earlier, Supplier<A> later) {
            return earlier == null ? later : outcome(() -> merge.apply(earlier.get(), later.get()));
        }

        /** All of them, once all were added. */
        A all() {
            return Objects.requireNonNull(merged).get();
        }
    }

    private static int parts(int count, int least) {
        return Math.max(1, Math.min(MOST, count / least));
    }

    /** Where a part of the numbers below {@code count} begins. */
    private static int start(int count, int part, int parts) {
        return (int) ((long) count * part / parts);
    }
}
