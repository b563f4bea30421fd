package dev.kpi.order;

/**
 * How lines are divided among shards, which the caller promises and no shard can check. The better the promise, the less
 * a {@link Partial} has to keep, and the more can be told from it.
 *
 * <p>Every split takes facts of products (name, category) as told alike in all shards, and lines with the same id, which
 * drop each other, as lying in one. Shards that tell such facts differently keep their own, where all lines together
 * would settle on one.
 */
public enum Split {
    /**
     * All lines of a customer are in one shard, and so are all lines of a guest order, and of an order whose returns are
     * dated on it: everything adds up, customers too.
     */
    BY_CUSTOMER,
    /**
     * All lines of an order are in one shard, but a customer may be in several, with the same facts of its own (type,
     * sign-up): counts of customers keep the customers' ids. What is read off a customer's first-ever order cannot be told by
     * metrics, but by analyses, which keep the customers with their orders.
     */
    BY_ORDER,
    /**
     * A line may be anywhere: sums over lines merge, and distinct keys. Orders and customers cannot be counted, and
     * nothing can be dated, or grouped by what lines of an order may tell differently. Functions of the caller's, in own
     * sums and dimensions, must read nothing of the kind either. Analyses of customers are refused.
     */
    BY_LINE;

    @Override
    public String toString() {
        return switch (this) {
            case BY_CUSTOMER -> "by customer";
            case BY_ORDER -> "by order";
            case BY_LINE -> "by line";
        };
    }
}
