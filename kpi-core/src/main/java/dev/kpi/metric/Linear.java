package dev.kpi.metric;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A measure less others: the numerators and denominators of everything else. */
record Linear(Measure plus, List<Measure> minus) {

    static Linear of(Measure plus) {
        return new Linear(plus, List.of());
    }

    Linear minus(Measure... less) {
        return new Linear(plus, List.of(less));
    }

    Set<Measure> measures() {
        Set<Measure> all = new LinkedHashSet<>();
        all.add(plus);
        all.addAll(minus);
        return all;
    }

    BigDecimal value(Totals totals) {
        BigDecimal sum = totals.of(plus);
        for (Measure measure : minus) {
            sum = sum.subtract(totals.of(measure));
        }
        return sum;
    }

    /** An amount of money. */
    record Money(String name, String formula, Linear sum) implements AdditiveMetric<Amount> {
        @Override
        public Unit unit(Currency currency) {
            return Unit.amount(currency);
        }

        @Override
        public Set<Measure> measures() {
            return sum.measures();
        }

        @Override
        public Amount value(Totals totals) {
            return Amount.of(sum.value(totals), totals.currency());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A number of things that add up over groups. */
    record Things(String name, String formula, Linear sum) implements AdditiveMetric<Count> {
        @Override
        public Unit unit(Currency currency) {
            return Unit.count(name);
        }

        @Override
        public Set<Measure> measures() {
            return sum.measures();
        }

        @Override
        public Count value(Totals totals) {
            return Count.of(sum.value(totals), Unit.count(name));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A number of distinct things, counted for each group and each total for itself. */
    record Distincts(String name, String formula, Measure counted) implements Metric<Count> {
        @Override
        public Unit unit(Currency currency) {
            return Unit.count(name);
        }

        @Override
        public Set<Measure> measures() {
            return Set.of(counted);
        }

        @Override
        public Count value(Totals totals) {
            return Count.of(totals.of(counted), Unit.count(name));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
