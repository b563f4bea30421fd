package dev.kpi.order;

import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import dev.kpi.text.DisplayText;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Facts on which the lines of an order, customer or product disagree, kept until the log is free to be told of them. */
final class Disagreements {

    /** So many first places are told of a reason; more would be made for nothing. */
    private static final int TOLD = 5;

    private static final Comparator<Disagreement> BY_PLACE = Comparator.comparingLong(Disagreement::place)
            .thenComparing(Disagreement::field)
            .thenComparing(Disagreement::value);

    /** Those with the first places so far, the last of them at the head. */
    private final PriorityQueue<Disagreement> first = new PriorityQueue<>(BY_PLACE.reversed());

    private long others;

    private record Disagreement(String entity, String fact, String value, long place) {

        /** Where no line can be told, it tells whose fact it is. */
        String field() {
            return place == 0 ? entity + ", " + fact : fact;
        }

        void noteIn(QualityLog log) {
            String detail = "the lines of " + DisplayText.inMessage(entity) + " disagree on the "
                    + DisplayText.inMessage(fact) + "; the earliest counts";
            log.note(Reason.DISAGREEING_FACT, place, field(), value, detail);
        }
    }

    /** Whether one of that place may be among the first: of others, no texts need be made. */
    boolean hasRoomFor(long place) {
        Disagreement last = first.peek();
        return last == null || first.size() < TOLD || place <= last.place;
    }

    /**
     * Adds a fact of an entity.
     *
     * @param entity whose fact it is, as in {@code order A-17}
     * @param value what the first line that tells otherwise tells
     * @param place of that line, or 0
     */
    void add(String entity, String fact, String value, long place) {
        first.add(new Disagreement(entity, fact, value, place));
        if (first.size() > TOLD) {
            first.remove();
            others++;
        }
    }

    /** Adds so many more, of which nothing else is told. */
    void addOthers(long count) {
        others += count;
    }

    /**
     * Notes all of them, the first place first.
     *
     * @throws dev.kpi.quality.DataQualityException if the policy is not to bear any
     */
    void noteIn(QualityLog log) {
        first.stream().sorted(BY_PLACE).forEach(one -> one.noteIn(log));
        log.add(Reason.DISAGREEING_FACT, others);
    }
}
