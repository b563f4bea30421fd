package dev.kpi.order;

import dev.kpi.quality.DataQualityException;

/** Lines that wait to be folded in, each at its place in the stream. Not thread-safe. */
final class FoldBlock {

    private final OrdersBuilder builder;
    /** How many lines of the stream stand before the part of it in which the builder's places count. */
    private long before;

    private long next = 1; // the place that the builder would give the next line
    private int lines;

    FoldBlock(OrderSettings settings) {
        this.builder = Orders.builder(settings).amongOthers();
    }

    int lines() {
        return lines;
    }

    void add(Line line, long place) {
        long within = place - before;
        try {
            if (within != next) {
                builder.continueAt(within);
                next = within;
            }
            builder.add(line);
        } catch (DataQualityException e) {
            throw e.shiftedBy(before);
        }
        next++;
        lines++;
    }

    /** Learns that its part of the stream stands behind so many lines more. */
    void moveBehind(long more) {
        before += more;
    }

    /** Folds in its lines, which must be of orders that are complete, and tells of their quality. */
    void foldInto(Kept<?> kept, FoldQuality quality, Folding folding) {
        Orders orders = toOrders();
        kept.add(folding.of(orders));
        quality.add(orders, before);
    }

    Orders toOrders() {
        try {
            return builder.toOrders();
        } catch (DataQualityException e) {
            throw e.shiftedBy(before);
        }
    }
}
