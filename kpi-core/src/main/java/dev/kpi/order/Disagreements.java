package dev.kpi.order;

import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import java.util.ArrayList;
import java.util.List;

/** Facts on which the lines of an order, customer or product disagree, kept until the log is free to be told of them. */
final class Disagreements {

    private final List<Disagreement> found = new ArrayList<>();
    private long others;

    private record Disagreement(String entity, String fact, String value, long place) {}

    /**
     * Adds a fact of an entity.
     *
     * @param entity whose fact it is, as in {@code order A-17}
     * @param value what the first line that tells otherwise tells
     * @param place of that line, or 0
     */
    void add(String entity, String fact, String value, long place) {
        found.add(new Disagreement(entity, fact, value, place));
    }

    /** Adds so many more, of which nothing else is told. */
    void addOthers(long count) {
        others += count;
    }

    /**
     * Notes all of them.
     *
     * @throws dev.kpi.quality.DataQualityException if the policy is not to bear any
     */
    void noteIn(QualityLog log) {
        found.forEach(one -> note(log, one.entity, one.fact, one.value, one.place));
        log.add(Reason.DISAGREEING_FACT, others);
    }

    /** Notes one that the log is free to be told of; where no line can be told, the field tells whose fact it is. */
    static void note(QualityLog log, String entity, String fact, String value, long place) {
        String field = place == 0 ? entity + ", " + fact : fact;
        String detail = "the lines of " + entity + " disagree on the " + fact + "; the earliest counts";
        log.note(Reason.DISAGREEING_FACT, place, field, value, detail);
    }
}
