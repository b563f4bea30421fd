package dev.kpi.order;

import dev.kpi.metric.Clock;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Derived;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.FirstOrder;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Mapped;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Top;
import dev.kpi.text.DisplayText;

/** What a partial keeps of a measure, and what it refuses since the split does not bear it. */
enum Keeping {
    /** One number a group, which adds up over shards. */
    NUMBER,
    /** The customers of each group. */
    CUSTOMERS,
    /** The customers of each group, and those of them with two sale orders or more. */
    REPEATERS,
    /** The distinct keys of each group. */
    KEYS,
    /** The sale orders of each group, and all orders that are sold or that returns name. */
    ORDERS,
    /** All orders that are sold or that returns name. */
    LINKS;

    /**
     * What is kept of a measure.
     *
     * @throws IllegalArgumentException if the split does not bear it
     */
    static Keeping of(Measure measure, Split split) {
        if (measure instanceof Measure.Distinct distinct) {
            check(distinct.dimension(), split);
            return KEYS;
        }
        return measure instanceof Measure.Tally tally ? of(tally, split) : NUMBER;
    }

    private static Keeping of(Measure.Tally tally, Split split) {
        if (split == Split.BY_LINE) {
            throw new IllegalArgumentException(
                    tally + " cannot be counted by shards that are split by line: an order's lines may be in several;"
                            + " keep an order's lines together and say Split.BY_ORDER");
        }
        return switch (tally) {
            case ORDERS, CUSTOMER_ORDERS, RETURN_DOCUMENTS -> NUMBER;
            case CUSTOMERS -> split == Split.BY_CUSTOMER ? NUMBER : CUSTOMERS;
            case REPEAT_CUSTOMERS -> split == Split.BY_CUSTOMER ? NUMBER : REPEATERS;
            case RETURNED_ORDERS -> ORDERS; // the return may lie in another shard, whatever the split
            case LINKED_ORDERS -> LINKS;
        };
    }

    /**
     * Checks that shards can tell the keys of a dimension for themselves.
     *
     * @throws IllegalArgumentException if they cannot
     */
    static void check(Dimension<?> dimension, Split split) {
        if (dimension instanceof Top<?> top) {
            throw new IllegalArgumentException("the " + DisplayText.inMessage(top.toString())
                    + " cannot be told by a shard, only by all of them together;" + " merge by "
                    + DisplayText.inMessage(top.base().name()) + ", and sort the merged result by value afterwards");
        }
        if (dimension instanceof FirstOrder && split != Split.BY_CUSTOMER) {
            throw new IllegalArgumentException(dimension.name() + " cannot be told by shards that are split " + split
                    + ", nor by a fold: the customer's first-ever order may be in another shard; keep a customer's lines"
                    + " together and say Split.BY_CUSTOMER, or collect all lines into Orders");
        }
        if (dimension instanceof Mapped<?> mapped) {
            check(mapped.base(), split);
        } else if (split == Split.BY_LINE && !isOfLines(dimension)) {
            boolean dated = dimension instanceof Grain<?> || dimension instanceof Clock<?>;
            throw new IllegalArgumentException(DisplayText.inMessage(dimension.name())
                    + " cannot be told by shards that are split by line: "
                    + (dated ? "the earliest line of an order dates it" : "the earliest line of an order tells it")
                    + ", which may be in another shard; keep an order's lines together and say Split.BY_ORDER");
        }
    }

    private static boolean isOfLines(Dimension<?> dimension) {
        if (dimension instanceof Grain<?> || dimension instanceof Clock<?>) {
            return false;
        }
        return dimension instanceof Derived
                || dimension.equals(Dimensions.order())
                || !dimension.level().isOrderOrAbove();
    }

    /** The same for all dimensions of a condition. */
    static void check(Condition condition, Split split) {
        if (condition instanceof Condition.Both both) {
            check(both.left(), split);
            check(both.right(), split);
        } else if (condition instanceof Condition.Either either) {
            check(either.left(), split);
            check(either.right(), split);
        } else if (condition instanceof Condition.Not not) {
            check(not.condition(), split);
        } else if (condition instanceof Condition.Match<?> match) {
            check(match.dimension(), split);
        }
    }
}
