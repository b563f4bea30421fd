package dev.kpi.table;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.AdditiveMetric;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Metric;
import dev.kpi.time.DateRange;
import dev.kpi.time.IsoWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Series made from another one by looking back from each of its periods. */
final class Windows<K extends Comparable<? super K>, R extends Figure> {

    private final Series<K, R> series;
    private final Set<K> partial = new HashSet<>();

    Windows(Series<K, R> series) {
        this.series = series;
    }

    /** The relative change from an earlier period to each one. */
    Series<K, Quotient> change(String name, String from, Function<K, @Nullable K> earlier) {
        List<Quotient> values = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            K key = series.keys().get(i);
            K before = earlier.apply(key);
            if (before == null || !series.contains(before)) {
                values.add(Quotient.undefined(Unit.percent()));
                mark(key, key);
            } else {
                values.add(Exact.relative(series.get(before), series.values().get(i)));
                mark(key, before);
                mark(key, key);
            }
        }
        Metric<R> base = series.metric();
        Metric<Quotient> metric = new SeriesMetric<>(
                base,
                base.name() + " " + name,
                "(" + base.name() + " - that " + from + ") / that " + from,
                Unit.percent());
        return Series.of(series.grain(), metric, Unit.percent(), series.keys(), values, partial);
    }

    /** Marks a period as partial if one that its figure is made from is. */
    private void mark(K key, K from) {
        if (series.isPartial(from)) {
            partial.add(key);
        }
    }

    /** The sum of each period and those before it, n in all. */
    Series<K, R> rolling(int n) {
        requireAdditive("measure it over each window of orders instead, with by(" + series.grain() + "()).rolling(" + n
                + ", " + series.metric().name() + ")");
        return rolling(n, "sum over " + n + " periods", last -> {
            R sum = series.values().get(last);
            for (int i = last - n + 1; i < last; i++) {
                sum = Exact.sum(sum, series.values().get(i));
            }
            return sum;
        });
    }

    /** What a measure finds over the days of each period and those before it, n in all. */
    Series<K, R> rolling(int n, Function<DateRange, R> measure) {
        Grain<K> grain = series.grain();
        return rolling(n, "over " + n + " periods together", last -> {
            DateRange first = grain.days(series.keys().get(last - n + 1));
            DateRange end = grain.days(series.keys().get(last));
            DateRange days = DateRange.of(first.startInclusive(), end.endExclusive());
            return Objects.requireNonNull(measure.apply(days), () -> "measure gave no figure (null) of " + days);
        });
    }

    private Series<K, R> rolling(int n, String formula, IntFunction<R> atLast) {
        List<R> values = new ArrayList<>();
        for (int last = n - 1; last < series.size(); last++) {
            values.add(atLast.apply(last));
            for (int i = last - n + 1; i <= last; i++) {
                mark(series.keys().get(last), series.keys().get(i));
            }
        }
        List<K> keys = series.keys().subList(Math.min(n - 1, series.size()), series.size());
        return of("rolling " + n, formula, keys, values);
    }

    /** The sum of each period and all before it. */
    Series<K, R> cumulative() {
        requireAdditive("measure it in a longer period instead");
        List<R> values = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            R value = series.values().get(i);
            values.add(i == 0 ? value : Exact.sum(values.get(i - 1), value));
            mark(series.keys().get(i), series.keys().get(i));
        }
        return of("cumulative", "sum up to the period", series.keys(), values);
    }

    /** The sum of each period and those before it that begin in the same year. */
    Series<K, R> yearToDate() {
        requireAdditive("measure it in a longer period instead");
        List<R> values = new ArrayList<>();
        boolean incomplete = false;
        for (int i = 0; i < series.size(); i++) {
            K key = series.keys().get(i);
            boolean first = year(series.grain().previous(key)) != year(key);
            boolean begins = i == 0 || first;
            incomplete = series.isPartial(key) || (begins ? !first : incomplete);
            if (incomplete) {
                partial.add(key);
            }
            R value = series.values().get(i);
            values.add(begins ? value : Exact.sum(values.get(i - 1), value));
        }
        return of("year to date", "sum within the year up to the period", series.keys(), values);
    }

    /** The year a period begins in; of a week, that of its number. */
    private int year(K key) {
        return key instanceof IsoWeek week
                ? week.weekBasedYear()
                : series.grain().days(key).startInclusive().getYear();
    }

    private void requireAdditive(String wayOut) {
        if (!(series.metric() instanceof AdditiveMetric<?>)
                || !series.values().stream().allMatch(Exact::addsUp)) {
            throw new IllegalStateException(
                    series.metric().name() + " does not add up over periods; only sums do; " + wayOut);
        }
    }

    private Series<K, R> of(String how, String formula, List<K> keys, List<R> values) {
        Metric<R> metric = new SeriesMetric<>(
                series.metric(),
                series.metric().name() + " (" + how + ")",
                series.metric().name() + ", " + formula,
                series.unit());
        return Series.of(series.grain(), metric, series.unit(), keys, values, partial);
    }
}
