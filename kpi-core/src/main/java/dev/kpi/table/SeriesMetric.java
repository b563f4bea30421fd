package dev.kpi.table;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Totals;
import java.util.Currency;
import java.util.Set;

/** What a series that was made from another one shows: its name, formula and unit. */
record SeriesMetric<R extends Figure>(Metric<?> base, String name, String formula, Unit ofFigures)
        implements Metric<R> {

    @Override
    public Unit unit(Currency currency) {
        return ofFigures;
    }

    @Override
    public Set<Measure> measures() {
        return base.measures();
    }

    @Override
    public R value(Totals totals) {
        throw new IllegalStateException(name + " cannot be measured by itself, only taken from a series: measure "
                + base.name() + " by a calendar grain and ask the series for it");
    }

    @Override
    public String toString() {
        return name;
    }
}
