package dev.kpi.order;

import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import java.util.ArrayList;
import java.util.List;

/** Facts on which the lines of an order, customer or product disagree, kept until the log is free to be told of them. */
final class Disagreements {

    private final List<Disagreement> found = new ArrayList<>();
    private long others;

    private record Disagreement(String fact, String entity, long place) {}

    /** Adds a fact of an entity, with the place of the first line that tells otherwise, or 0. */
    void add(String fact, String entity, long place) {
        found.add(new Disagreement(fact, entity, place));
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
        found.forEach(one -> note(log, one.fact, one.entity, one.place));
        log.add(Reason.DISAGREEING_FACT, others);
    }

    /** Notes one that the log is free to be told of. */
    static void note(QualityLog log, String fact, String entity, long place) {
        String detail = "lines disagree on the " + fact + "; the earliest counts";
        log.note(Reason.DISAGREEING_FACT, place, fact, entity, detail);
    }
}
