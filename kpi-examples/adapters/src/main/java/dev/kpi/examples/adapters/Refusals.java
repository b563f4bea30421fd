package dev.kpi.examples.adapters;

import dev.kpi.order.LineBatch;
import dev.kpi.quality.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is wrong with the records of a block. It is found column by column, and noted record by record, so that the trouble
 * told first is the first of the source. Not thread-safe.
 */
final class Refusals {

    private final List<Refusal> found = new ArrayList<>();
    private int next;

    private record Refusal(int record, Reason reason, String field, String value, String complaint) {}

    void add(int record, Reason reason, String field, String value, String complaint) {
        found.add(new Refusal(record, reason, field, value, complaint));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Puts them in the order of the records; what was found of one record stays in the order in which it was found. */
    void sort() {
        found.sort(Comparator.comparingInt(Refusal::record));
    }

    /**
     * Notes what is wrong with a record, all records before it having ended.
     *
     * @throws dev.kpi.quality.DataQualityException if the policy for a reason is to fail
     */
    void note(int record, long line, LineBatch batch) {
        while (next < found.size() && found.get(next).record == record) {
            Refusal refusal = found.get(next++);
            batch.ahead(0).note(refusal.reason, line, refusal.field, refusal.value, refusal.complaint);
        }
    }

    void clear() {
        found.clear();
        next = 0;
    }
}
