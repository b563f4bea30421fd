package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work spread over threads: what it makes, and what it throws. */
class PartsTest {

    private static final int PARTS = 50;

    private static final List<Throwable> FAILURES = List.of(
            new ArithmeticException("too many"),
            new IllegalArgumentException("not so"),
            new OutOfMemoryError("texts"),
            new IOException("a compiler of another language lets it pass"));

    @SuppressWarnings("unchecked") // nothing is cast at run time
    private static <E extends Throwable> void fail(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void whatIsThrownIsTheSameObjectInTheThreadThatAsked() {
        for (Throwable failure : FAILURES) {
            assertThat(catchThrowable(() -> Parts.each(PARTS, 1, (from, to) -> {
                        if (from >= PARTS / 2) {
                            PartsTest.<RuntimeException>fail(failure);
                        }
                    })))
                    .isSameAs(failure);
            assertThat(catchThrowable(() -> Parts.list(PARTS, 1, (from, to) -> {
                        PartsTest.<RuntimeException>fail(failure);
                        return from;
                    })))
                    .isSameAs(failure);
            Supplier<Integer> beside = Parts.beside(() -> {
                PartsTest.<RuntimeException>fail(failure);
                return 1;
            });
            assertThat(catchThrowable(beside::get)).isSameAs(failure);
            assertThat(catchThrowable(beside::get)).isSameAs(failure);
            assertThat(catchThrowable(() -> Parts.merged(PARTS, part -> part, (earlier, later) -> {
                        PartsTest.<RuntimeException>fail(failure);
                        return later;
                    })))
                    .isSameAs(failure);
        }
    }

    @Test
    void ofSeveralFailuresTheFirstIsToldOnceNobodyWorksAnyMore() {
        for (int round = 0; round < 200; round++) {
            AtomicInteger working = new AtomicInteger();
            Throwable thrown = catchThrowable(() -> Parts.each(PARTS, 1, (from, to) -> {
                working.incrementAndGet();
                try {
                    if (from % 7 == 6) {
                        throw new IllegalStateException("part " + from);
                    }
                } finally {
                    working.decrementAndGet();
                }
            }));
            assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("part 6");
            assertThat(working).hasValue(0);
        }
    }

    /** Counts that fill pieces, leave some of one over, or are far more than the short pieces at first. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 2047, 2048, 2049, 2303, 2304, 2305, 100_000})
    void workIsDoneOnceOnEachNumber(int count) {
        AtomicIntegerArray done = new AtomicIntegerArray(count);
        Parts.each(count, 1000, (from, to) -> {
            assertThat(to - from).isBetween(1, Parts.PIECE);
            IntStream.range(from, to).forEach(done::incrementAndGet);
        });
        assertThat(IntStream.range(0, count).map(done::get)).allMatch(times -> times == 1);

        List<Integer> inOrder = new ArrayList<>();
        Parts.inPieces(3, count + 3, (from, to) -> {
            assertThat(to - from).isBetween(1, Parts.PIECE);
            IntStream.range(from, to).forEach(inOrder::add);
        });
        assertThat(inOrder).isEqualTo(IntStream.range(3, count + 3).boxed().toList());

        assertThat(Parts.count(3, count + 3, (from, to) ->
                        (int) IntStream.range(from, to).filter(i -> i % 3 == 0).count()))
                .isEqualTo((count + 2) / 3);
        assertThat(Parts.count(count, 0, (from, to) -> 1)).isZero();
    }

    @Test
    void numbersUpToTheLargestAreCutIntoPieces() {
        List<Integer> starts = new ArrayList<>();
        Parts.inPieces(Integer.MAX_VALUE - 20, Integer.MAX_VALUE, (from, to) -> starts.add(from));
        assertThat(starts).containsExactly(Integer.MAX_VALUE - 20, Integer.MAX_VALUE - 4);
    }

    @Test
    void partsAreMergedInTheirOrder() {
        String inOrder = IntStream.range(0, PARTS).mapToObj(part -> part + " ").reduce("", String::concat);
        for (int round = 0; round < 200; round++) {
            assertThat(Parts.merged(PARTS, part -> part + " ", String::concat)).isEqualTo(inOrder);
            assertThat(Parts.list(PARTS, 1, (from, to) -> from))
                    .isEqualTo(IntStream.range(0, PARTS).boxed().toList());
        }
        assertThat(Parts.merged(1, part -> "one", String::concat)).isEqualTo("one");
        assertThat(Parts.beside(() -> "made").get()).isEqualTo("made");
    }

    @Test
    void aMergeMaySpreadItsOwnWork() {
        int sum = Parts.merged(PARTS, part -> 1, (earlier, later) -> {
            AtomicInteger own = new AtomicInteger();
            Parts.each(PARTS, 1, (from, to) -> own.addAndGet(to - from));
            return earlier + later + own.get() - PARTS;
        });
        assertThat(sum).isEqualTo(PARTS);
    }
}
