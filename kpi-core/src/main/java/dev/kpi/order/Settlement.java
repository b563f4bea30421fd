package dev.kpi.order;

import java.util.Arrays;

/**
 * Settles facts that disagree: of all values that the records of one entity have, the one with the smallest instant
 * wins, ties going to the smaller text. What order the records come in makes no difference.
 */
final class Settlement {

    private final int[] value;
    private final long[] since; // the instant of each value
    private boolean disagrees;

    /**
     * Settles one attribute.
     *
     * @param entities how many entities there are
     * @param entityOf the entity of each record, negative to leave the record out
     * @param codeOf the code of each record
     * @param nanos the instant of each record
     */
    Settlement(int entities, int[] entityOf, int[] codeOf, long[] nanos, TextDictionary texts) {
        this.value = new int[entities];
        this.since = new long[entities];
        Arrays.fill(value, Staging.UNKNOWN);
        Parts.inPieces(0, entityOf.length, (from, to) -> settle(entityOf, codeOf, nanos, from, to, texts));
    }

    private void settle(int[] entityOf, int[] codeOf, long[] nanos, int from, int to, TextDictionary texts) {
        for (int record = from; record < to; record++) {
            int entity = entityOf[record];
            int code = codeOf[record];
            if (entity < 0 || code == Staging.UNKNOWN) {
                continue;
            }
            int held = value[entity];
            long at = nanos[record];
            if (held == Staging.UNKNOWN) {
                value[entity] = code;
                since[entity] = at;
            } else if (held == code) {
                since[entity] = Math.min(since[entity], at);
            } else {
                disagrees = true;
                if (at < since[entity] || (at == since[entity] && texts.compare(code, held) < 0)) {
                    value[entity] = code;
                    since[entity] = at;
                }
            }
        }
    }

    /** The settled code of each entity, {@link Staging#UNKNOWN} where no record had one. */
    int[] values() {
        return value;
    }

    /** Whether some entity had records that disagree. */
    boolean disagrees() {
        return disagrees;
    }
}
