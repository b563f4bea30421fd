package dev.kpi.table;

import static dev.kpi.table.Sales.EUR;
import static dev.kpi.table.Sales.eur;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metrics;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Series of revenue from bare numbers. */
final class MonthlyFigures {

    private MonthlyFigures() {}

    static Series<YearMonth, Amount> months(String first, String... revenue) {
        return series(Grains.month(), YearMonth.parse(first), Set.of(), List.of(revenue));
    }

    static Series<LocalDate, Amount> days(String first, String... revenue) {
        return series(Grains.day(), LocalDate.parse(first), Set.of(), List.of(revenue));
    }

    static <K extends Comparable<? super K>> Series<K, Amount> series(
            Grain<K> grain, K first, Set<K> partial, List<String> revenue) {
        List<Amount> values = revenue.stream().map(Sales::eur).toList();
        return Series.of(
                grain, Metrics.revenue(), Unit.amount(EUR), keys(grain, first, values.size()), values, partial);
    }

    static <K extends Comparable<? super K>> List<K> keys(Grain<K> grain, K first, int n) {
        List<K> keys = new ArrayList<>();
        K key = first;
        for (int i = 0; i < n; i++, key = grain.next(key)) {
            keys.add(key);
        }
        return keys;
    }

    /** The figures as a cell shows them. */
    static List<String> texts(Series<?, ? extends Figure> series) {
        return series.values().stream().map(Figure::format).toList();
    }

    static List<Amount> eurs(String... values) {
        return Stream.of(values).map(value -> eur(value)).toList();
    }
}
