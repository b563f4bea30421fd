package dev.kpi.quality;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How often a reason was met, and the first places of it.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param reason what was odd
 * @param policy what was done about it
 * @param count how often: lines, or orders, products and customers where the reason is counted by those
 * @param first up to five places with the smallest line numbers; fewer than the count where places are not known
 */
public record Finding(Reason reason, Policy policy, long count, List<Place> first) {

    /**
     * Checks that there are not more places than the count says.
     *
     * @throws IllegalArgumentException if the count is negative or below the number of places
     */
    public Finding {
        requireNonNull(reason, "reason");
        requireNonNull(policy, "policy");
        first = List.copyOf(first);
        if (count < first.size()) {
            throw new IllegalArgumentException(
                    "count (" + count + ") must be at least the number of places (" + first.size() + ")");
        }
    }
}
