package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.time.YearQuarter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The usual course of a year, or of a week: how much above (over 1) or below (under 1) the mean each of its seasons is.
 *
 * <p>Seasons are the twelve months of a series by month, the quarters of one by quarter, the weekdays of one by day. Of
 * sums and counts the figure per day of the period is taken, so that a short February is not a low one; averages and
 * rates are taken as they are. Partial periods and undefined figures are left out.
 *
 * <p>With less than two full rounds (years; weeks of a daily series) an index is the season's mean ÷ the mean over the
 * seasons' means; a trend is then in it. With two or more it is the mean of the ratios to the centred moving average over
 * one round, divided by the mean over the seasons, so that a trend is out. Either way the indices have a mean of 1.
 * A season without a period has no index; all are undefined where the mean is not positive. Periods whose moving average
 * is not positive, or holds an undefined or partial figure, are left out. Averages and rates enter with 16 digits,
 * indices are kept to 34. Immutable.
 *
 * @param grain what cuts the periods
 * @param metric what is measured
 * @param method how the indices were made
 * @param seasons those that some period belongs to, in their order
 * @see "Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, 3rd ed., section 3.4"
 */
public record Seasonality(Grain<?> grain, Metric<?> metric, Method method, List<Season> seasons) implements Tabular {

    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final Unit INDEX = Unit.ratio("");
    private static final int NONE = -1;

    /** How indices are made. */
    public enum Method {
        /** Season's mean ÷ mean over the seasons' means. */
        MEANS,
        /** Ratio to the centred moving average over one round. */
        MOVING_AVERAGE
    }

    /**
     * A season and its index.
     *
     * @param key a {@link Month}, the number of a quarter, or a {@link DayOfWeek}
     * @param index 1 for the mean
     * @param periods how many periods it was taken from
     */
    public record Season(Object key, Quotient index, int periods) {

        /** Checks that both are there. */
        public Season {
            requireNonNull(key, "key");
            requireNonNull(index, "index");
        }
    }

    /** Copies the seasons. */
    public Seasonality {
        requireNonNull(grain, "grain");
        requireNonNull(metric, "metric");
        requireNonNull(method, "method");
        seasons = List.copyOf(seasons);
    }

    static <K extends Comparable<? super K>, R extends Figure> Seasonality of(Series<K, R> series) {
        List<Object> names = names(series.grain());
        List<Series.Point<K, R>> points = betweenPartialEnds(series.points());
        int[] season = new int[points.size()];
        List<@Nullable BigDecimal> figures = new ArrayList<>();
        for (int i = 0; i < season.length; i++) {
            Series.Point<K, R> point = points.get(i);
            season[i] = point.isPartial() ? NONE : names.indexOf(season(point.key()));
            figures.add(point.isPartial() ? null : figure(series.grain(), point));
        }
        boolean rounds = points.size() >= 2 * names.size();
        List<@Nullable BigDecimal> ratios = rounds ? toMovingAverage(figures, names.size()) : figures;
        return new Seasonality(
                series.grain(),
                series.metric(),
                rounds ? Method.MOVING_AVERAGE : Method.MEANS,
                indices(names, season, ratios));
    }

    /** Of orders only the ends are partial; a growth is so within, too, where what it is compared with is. */
    private static <K extends Comparable<? super K>, R extends Figure> List<Series.Point<K, R>> betweenPartialEnds(
            List<Series.Point<K, R>> points) {
        int from = 0;
        int to = points.size();
        while (from < to && points.get(from).isPartial()) {
            from++;
        }
        while (to > from && points.get(to - 1).isPartial()) {
            to--;
        }
        return points.subList(from, to);
    }

    private static List<Object> names(Grain<?> grain) {
        if (grain.equals(Grains.month())) {
            return List.of((Object[]) Month.values());
        }
        if (grain.equals(Grains.quarter())) {
            return List.of(1, 2, 3, 4);
        }
        if (grain.equals(Grains.day())) {
            return List.of((Object[]) DayOfWeek.values());
        }
        throw new IllegalStateException("seasons are months of the year, quarters or weekdays, but this series is by "
                + grain + "; measure it by month, quarter or day");
    }

    private static Object season(Object period) {
        if (period instanceof YearMonth month) {
            return month.getMonth();
        }
        return period instanceof YearQuarter quarter ? quarter.quarter() : ((LocalDate) period).getDayOfWeek();
    }

    private static <K extends Comparable<? super K>> @Nullable BigDecimal figure(
            Grain<K> grain, Series.Point<K, ?> point) {
        if (!point.value().isDefined()) {
            return null;
        }
        BigDecimal number = point.value().toBigDecimal();
        return Exact.addsUp(point.value())
                ? number.divide(BigDecimal.valueOf(grain.days(point.key()).days()), DIGITS)
                : number;
    }

    /** Each figure ÷ the mean of a round about it; an even round takes half of each of its two ends. */
    private static List<@Nullable BigDecimal> toMovingAverage(List<@Nullable BigDecimal> figures, int round) {
        int half = round / 2;
        BigDecimal two = BigDecimal.valueOf(2);
        List<@Nullable BigDecimal> ratios = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            BigDecimal doubled = BigDecimal.ZERO; // twice the sum
            boolean whole = i >= half && i + half < figures.size();
            for (int k = -half; k <= half && whole; k++) {
                BigDecimal figure = figures.get(i + k);
                boolean end = round % 2 == 0 && Math.abs(k) == half;
                whole = figure != null;
                doubled = figure == null ? doubled : doubled.add(end ? figure : figure.multiply(two));
            }
            BigDecimal figure = figures.get(i);
            ratios.add(
                    whole && figure != null && doubled.signum() > 0
                            ? figure.multiply(BigDecimal.valueOf(2L * round)).divide(doubled, DIGITS)
                            : null);
        }
        return ratios;
    }

    private static List<Season> indices(List<Object> names, int[] season, List<@Nullable BigDecimal> figures) {
        BigDecimal[] sum = new BigDecimal[names.size()];
        int[] count = new int[names.size()];
        boolean[] met = new boolean[names.size()];
        for (int i = 0; i < season.length; i++) {
            if (season[i] == NONE) {
                continue;
            }
            met[season[i]] = true;
            BigDecimal figure = figures.get(i);
            if (figure != null) {
                sum[season[i]] = count[season[i]] == 0 ? figure : sum[season[i]].add(figure);
                count[season[i]]++;
            }
        }
        BigDecimal all = BigDecimal.ZERO;
        int seasons = 0;
        for (int s = 0; s < sum.length; s++) {
            if (count[s] > 0) {
                sum[s] = sum[s].divide(BigDecimal.valueOf(count[s]), DIGITS);
                all = all.add(sum[s]);
                seasons++;
            }
        }
        List<Season> indices = new ArrayList<>();
        for (int s = 0; s < sum.length; s++) {
            if (met[s]) {
                boolean defined = count[s] > 0 && all.signum() > 0;
                indices.add(new Season(
                        names.get(s),
                        defined
                                ? Quotient.of(sum[s].multiply(BigDecimal.valueOf(seasons)), all, INDEX)
                                : Quotient.undefined(INDEX),
                        count[s]));
            }
        }
        return indices;
    }

    /**
     * The index of a season: of a {@link Month}, the number of a quarter, or a {@link DayOfWeek}.
     *
     * @throws NoSuchElementException if no period belongs to it; the message lists the seasons there are
     */
    public Quotient index(Object season) {
        return seasons.stream()
                .filter(s -> s.key().equals(season))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no season " + season + " in this series; it has "
                        + (seasons.isEmpty()
                                ? "none"
                                : seasons.stream().map(s -> s.key().toString()).collect(Collectors.joining(", ")))))
                .index();
    }

    @Override
    public Grid grid() {
        List<List<Object>> rows = seasons.stream()
                .map(s -> Stream.of(s.key(), s.index(), s.periods()).toList())
                .toList();
        String season = grain.equals(Grains.day()) ? "weekday" : grain.name();
        return Grid.of(List.of(season, "index", "periods"), rows)
                .withNote("seasonality of " + metric.name() + ", "
                        + (method == Method.MEANS
                                ? "means of seasons; less than two full rounds, so that a trend is in it"
                                : "ratio to the centred moving average"));
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
