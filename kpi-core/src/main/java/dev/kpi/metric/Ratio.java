package dev.kpi.metric;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** One sum or count divided by another, kept as both until it is printed. */
interface Ratio<R extends Figure> extends Metric<R> {

    Linear numerator();

    Linear denominator();

    @Override
    default Set<Measure> measures() {
        Set<Measure> all = new LinkedHashSet<>(numerator().measures());
        all.addAll(denominator().measures());
        return all;
    }

    /** How a quotient is read. */
    enum Reading {
        PERCENT,
        PER_UNIT,
        MONEY_PER_UNIT
    }

    /** A quotient without bounds; in percent, undefined on a base below zero, where its sign would mislead. */
    record OfSums(
            String name,
            String formula,
            Linear numerator,
            Linear denominator,
            Reading reading,
            String things,
            String per)
            implements Ratio<Quotient> {
        @Override
        public Unit unit(Currency currency) {
            return switch (reading) {
                case PERCENT -> Unit.percent();
                case PER_UNIT -> Unit.per(things, per);
                case MONEY_PER_UNIT -> Unit.amountPer(currency, per);
            };
        }

        @Override
        public Quotient value(Totals totals) {
            BigDecimal base = denominator.value(totals);
            Unit unit = unit(totals.currency());
            return reading == Reading.PERCENT && base.signum() < 0
                    ? Quotient.undefined(unit)
                    : Quotient.of(numerator.value(totals), base, unit);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A count of things among a count of all of them. */
    record OfCounts(String name, String formula, Linear numerator, Linear denominator) implements Ratio<Share> {
        @Override
        public Unit unit(Currency currency) {
            return Unit.percent();
        }

        @Override
        public Share value(Totals totals) {
            return new Share(
                    numerator.value(totals).longValueExact(),
                    denominator.value(totals).longValueExact());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The same where the part is told by links; undefined in data that have none. */
    record OfLinked(String name, String formula, Measure part, Measure whole, Measure links) implements Metric<Share> {
        @Override
        public Unit unit(Currency currency) {
            return Unit.percent();
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(part, whole, links);
        }

        @Override
        public Share value(Totals totals) {
            return totals.of(links).signum() == 0
                    ? Share.of(0, 0)
                    : Share.of(
                            totals.of(part).longValueExact(), totals.of(whole).longValueExact());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A quotient of two metrics of a caller. */
    record OfMetrics(String name, Metric<?> numeratorMetric, Metric<?> denominatorMetric) implements Metric<Quotient> {
        /** Checks that both are there. */
        public OfMetrics {
            Objects.requireNonNull(numeratorMetric, "numerator");
            Objects.requireNonNull(denominatorMetric, "denominator");
        }

        @Override
        public String formula() {
            return numeratorMetric.name() + " / " + denominatorMetric.name();
        }

        @Override
        public Unit unit(Currency currency) {
            boolean money = numeratorMetric.unit(currency).equals(Unit.amount(currency));
            boolean alsoMoney = denominatorMetric.unit(currency).equals(Unit.amount(currency));
            return money && !alsoMoney
                    ? Unit.amountPer(currency, denominatorMetric.name())
                    : Unit.ratio(alsoMoney == money ? "" : denominatorMetric.name());
        }

        @Override
        public Set<Measure> measures() {
            Set<Measure> all = new LinkedHashSet<>(numeratorMetric.measures());
            all.addAll(denominatorMetric.measures());
            return all;
        }

        @Override
        public Quotient value(Totals totals) {
            return Quotient.of(
                    figure(numeratorMetric, totals), figure(denominatorMetric, totals), unit(totals.currency()));
        }

        private static Figure figure(Metric<?> metric, Totals totals) {
            return Objects.requireNonNull(
                    metric.value(totals),
                    () -> "metric " + metric.name() + " gave no figure (null); let it give an undefined one, such as"
                            + " Quotient.undefined(unit), where it has no value");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
