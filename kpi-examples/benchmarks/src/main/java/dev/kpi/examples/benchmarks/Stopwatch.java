package dev.kpi.examples.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures the same job done by several peers: warm-up, then rounds in which the peers take turns, forth and back; the
 * median of each is what counts. Before any time counts, all answers are compared.
 */
final class Stopwatch {

    private static final int WARM_UP_RUNS = 2;
    private static final double NANOS_IN_MILLI = 1e6;

    private final int rounds;
    private final long warmUpNanos;

    /**
     * A stopwatch.
     *
     * @param rounds how many times each peer is measured
     * @param warmUpMillis how long each peer runs before that, at least
     */
    Stopwatch(int rounds, long warmUpMillis) {
        this.rounds = rounds;
        this.warmUpNanos = warmUpMillis * 1_000_000;
    }

    /** A job as one peer does it. */
    @FunctionalInterface
    interface Work {

        /** Does it. This alone is measured, not the making of the answer that is returned. */
        Supplier<Answer> run();

        /** Lets go of what the run has left. */
        default void tidy() {}
    }

    /**
     * The medians of a job, and the answer on which all peers agree.
     *
     * @param millis by peer, in the order they were given
     * @param answer the answer
     */
    record Timed(Map<String, Double> millis, Answer answer) {}

    /** What a peer does whenever it is its turn, and how long that took each time. */
    private record Turn(String peer, Work work, List<Double> millis) {
        void take() {
            long start = System.nanoTime();
            Supplier<Answer> unused = work.run();
            millis.add((System.nanoTime() - start) / NANOS_IN_MILLI);
            work.tidy();
        }
    }

    /**
     * Measures a job.
     *
     * @throws IllegalStateException if two peers do not give the same answer
     */
    Timed measure(String job, Map<String, Work> works) {
        Answer answer = agreed(job, works);
        works.values().forEach(this::warmUp);
        System.gc(); // what one job left behind is not the next one's cost
        List<Turn> turns = new ArrayList<>();
        works.forEach((peer, work) -> turns.add(new Turn(peer, work, new ArrayList<>())));
        Map<String, Double> medians = new LinkedHashMap<>();
        turns.forEach(turn -> medians.put(turn.peer, 0.0)); // their order
        for (int round = 0; round < rounds; round++) {
            turns.forEach(Turn::take);
            Collections.reverse(turns);
        }
        turns.forEach(turn -> medians.put(turn.peer, median(turn.millis)));
        return new Timed(medians, answer);
    }

    private static Answer agreed(String job, Map<String, Work> works) {
        @Nullable Answer agreed = null;
        String first = "";
        for (Map.Entry<String, Work> work : works.entrySet()) {
            Answer answer = work.getValue().run().get();
            work.getValue().tidy();
            if (agreed == null) {
                agreed = answer;
                first = work.getKey();
                continue;
            }
            String difference = agreed.difference(answer);
            if (difference != null) {
                throw new IllegalStateException(
                        job + ": " + first + " and " + work.getKey() + " do not agree: " + difference);
            }
        }
        if (agreed == null) {
            throw new IllegalArgumentException("works must not be empty; name at least one peer");
        }
        return agreed;
    }

    private void warmUp(Work work) {
        long start = System.nanoTime();
        for (int run = 0; run < WARM_UP_RUNS || System.nanoTime() - start < warmUpNanos; run++) {
            Supplier<Answer> unused = work.run();
            work.tidy();
        }
    }

    /** The middle one, or the mean of the two middle ones. */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
