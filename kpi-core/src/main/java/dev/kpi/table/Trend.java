package dev.kpi.table;

import static java.util.Objects.requireNonNull;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Beta;
import org.jspecify.annotations.Nullable;

/**
 * The least-squares line through a series: by how much a figure changes from one period to the next, with a confidence
 * interval.
 *
 * <p>Slope = Σ (i − ī)(x − x̄) ÷ Σ (i − ī)², i the place of a period; exact. Interval: slope ± t · s, s² = Σ residual² ÷
 * (n − 2) ÷ Σ (i − ī)², t the quantile of Student's distribution with n − 2 degrees of freedom. Partial periods and
 * undefined figures are left out; the others keep their places. Averages and rates enter with 16 digits. The slope is
 * undefined of fewer than two periods, the interval of fewer than three. The interval takes the residuals for independent,
 * which seasons and long waves are not. Immutable.
 *
 * @param metric what is measured
 * @param period the name of the grain: what the slope is per
 * @param periods how many periods the line goes through
 * @param slope the change from one period to the next
 * @param standardError s, in the unit of the slope
 * @param confidence the level of the interval
 * @param lower the lower end of the interval
 * @param upper the upper end of the interval
 */
public record Trend(
        Metric<?> metric,
        String period,
        int periods,
        Quotient slope,
        Quotient standardError,
        double confidence,
        Quotient lower,
        Quotient upper)
        implements Tabular {

    /** Below this confidence the quantile is proportional to it, in all digits that a double has. */
    private static final double STRAIGHT = 1e-20;

    /** Checks that all of them are there. */
    public Trend {
        requireNonNull(metric, "metric");
        requireNonNull(period, "period");
        requireNonNull(slope, "slope");
        requireNonNull(standardError, "standardError");
        requireNonNull(lower, "lower");
        requireNonNull(upper, "upper");
    }

    static <K extends Comparable<? super K>> Trend of(Series<K, ?> series, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "confidence (" + confidence + ") must be in (0, 1); 0.95 is the usual level");
        }
        List<BigDecimal> places = new ArrayList<>();
        List<BigDecimal> figures = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Figure value = series.values().get(i);
            if (value.isDefined() && !series.isPartial(series.keys().get(i))) {
                places.add(BigDecimal.valueOf(i));
                figures.add(value.toBigDecimal());
            }
        }
        String period = series.grain().name();
        Unit unit = unit(series.unit(), period);
        BigDecimal n = BigDecimal.valueOf(places.size());
        // each n times the sum of products of deviations, so that nothing is divided before the end
        BigDecimal xx = products(places, places);
        BigDecimal xy = products(places, figures);
        Quotient slope = Quotient.of(xy, xx, unit);
        Quotient none = Quotient.undefined(unit);
        int degrees = places.size() - 2;
        if (degrees < 1) {
            return new Trend(series.metric(), period, places.size(), slope, none, confidence, none, none);
        }
        // n·SSE·xx = yy·xx - xy², exact, so that a perfect line has an error of exactly 0
        BigDecimal residual = products(figures, figures).multiply(xx).subtract(xy.multiply(xy));
        BigDecimal variance =
                residual.divide(xx.multiply(xx).multiply(BigDecimal.valueOf(degrees)), MathContext.DECIMAL128);
        double error = Math.sqrt(variance.doubleValue());
        double half = error * student(confidence, degrees);
        double middle = slope.toDouble();
        return new Trend(
                series.metric(),
                period,
                n.intValueExact(),
                slope,
                quotient(error, unit),
                confidence,
                quotient(middle - half, unit),
                quotient(middle + half, unit));
    }

    /** The t for which Student's distribution has as much within ±t as the confidence says: finite below 1. */
    private static double student(double confidence, int degrees) {
        if (confidence < STRAIGHT) { // t² would become 0 in the end
            return student(STRAIGHT, degrees) / STRAIGHT * confidence;
        }
        double high = 1;
        while (holdsLess(high, confidence, degrees)) {
            high *= 2;
        }
        double low = high == 1 ? 0 : high / 2;
        while (true) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                return high;
            }
            if (holdsLess(middle, confidence, degrees)) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** Asks the smaller one of what is within ±t and what is not, which keeps its digits where the other is almost 1. */
    private static boolean holdsLess(double t, double confidence, int degrees) {
        double square = t * t;
        double half = degrees / 2.0;
        return confidence < 0.5
                ? Beta.regularizedBeta(square / (degrees + square), 0.5, half) < confidence
                : Beta.regularizedBeta(degrees / (degrees + square), half, 0.5) > 1 - confidence;
    }

    /** n Σ x·y − Σ x · Σ y. */
    private static BigDecimal products(List<BigDecimal> left, List<BigDecimal> right) {
        BigDecimal both = BigDecimal.ZERO;
        for (int i = 0; i < left.size(); i++) {
            both = both.add(left.get(i).multiply(right.get(i)));
        }
        return both.multiply(BigDecimal.valueOf(left.size())).subtract(sum(left).multiply(sum(right)));
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Quotient quotient(double value, Unit unit) {
        return Quotient.of(BigDecimal.valueOf(value), BigDecimal.ONE, unit);
    }

    private static Unit unit(Unit of, String period) {
        return switch (of.kind()) {
            case AMOUNT -> Unit.amountPer(requireNonNull(of.currency()), period);
            case AMOUNT_PER -> Unit.amountPer(requireNonNull(of.currency()), of.noun() + " per " + period);
            case COUNT -> Unit.per(of.noun().isBlank() ? "things" : of.noun(), period);
            case PER -> new Unit(Unit.Kind.PER, null, of.noun() + " per " + period);
            case PERCENT -> Unit.percent();
            case RATIO -> of;
        };
    }

    @Override
    public Grid grid() {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(metric.name());
        row.add(slope);
        row.add(lower);
        row.add(upper);
        row.add(periods);
        BigDecimal level = BigDecimal.valueOf(confidence).movePointRight(2).stripTrailingZeros();
        return Grid.of(List.of("metric", "change per " + period, "lower", "upper", "periods"), List.of(row))
                .withNote("least squares; the interval holds the true slope at a confidence of " + level.toPlainString()
                        + "% where residuals are independent");
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
