package dev.kpi.metric;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Unit;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/**
 * A figure of a shop: what is measured for each group of lines and how it is presented.
 *
 * <p>Metrics are values with equality, nameable and reusable. Start from {@link Metrics}; make your own with
 * {@link Metrics#ratio}, {@link Metrics#sumOf}, {@link Metrics#countOf}, or by implementing this interface: name the
 * measures, and make a figure of them. Many metrics in one {@code measure} share one pass and their common measures.
 *
 * @param <R> the kind of figure it gives
 */
public interface Metric<R extends Figure> {

    /** Its name, which heads a column: {@code revenue}, {@code AOV}. */
    String name();

    /** Its formula in words, as in the definitions: {@code gross sales - discounts - returns}. */
    String formula();

    /** The unit of its figures in a currency. */
    Unit unit(Currency currency);

    /** What has to be measured for it. */
    Set<Measure> measures();

    /**
     * What to keep in mind when reading it, in short sentences: who is left out, what does not add up. Told by its
     * measures unless a metric says more.
     */
    default List<String> caveats() {
        return Caveats.of(measures());
    }

    /** The figure of a group, an undefined one where it has no value; never {@code null}. */
    R value(Totals totals);

    /** What has to be kept of parts of the lines, so that the metric of all of them can be told from the parts. */
    default Mergeability mergeability() {
        return Mergeability.of(this);
    }
}
