package dev.kpi.metric;

import dev.kpi.figure.Figure;

/**
 * A metric whose values over disjoint groups sum to its value over their union: revenue, units. Only these have shares
 * of a total and contributions to a change.
 *
 * @param <R> the kind of figure it gives
 */
public interface AdditiveMetric<R extends Figure> extends Metric<R> {}
