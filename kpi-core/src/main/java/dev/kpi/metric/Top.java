package dev.kpi.metric;

import java.util.Comparator;
import java.util.List;

/**
 * The largest groups of a dimension and the rest together; see {@link Dimension#top}. Immutable.
 *
 * @param <S> the key of the dimension that is ranked
 */
public final class Top<S> extends Dimension<String> {

    private final Dimension<S> base;
    private final int k;
    private final Metric<?> metric;

    Top(Dimension<S> base, int k, Metric<?> metric) {
        super(base.name(), base.level());
        this.base = base;
        this.k = k;
        this.metric = metric;
    }

    /** The dimension whose groups are ranked. */
    public Dimension<S> base() {
        return base;
    }

    /** How many groups are kept. */
    public int k() {
        return k;
    }

    /** What they are ranked by. */
    public Metric<?> metric() {
        return metric;
    }

    @Override
    public Comparator<String> keyOrder() {
        return TextOrder.INSTANCE;
    }

    @Override
    List<?> identity() {
        return List.of(base, k, metric);
    }

    @Override
    public String toString() {
        return "top " + k + " " + name() + " by " + metric.name();
    }
}
