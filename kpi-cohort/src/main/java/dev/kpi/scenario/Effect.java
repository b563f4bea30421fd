package dev.kpi.scenario;

import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a scenario does to one outcome.
 *
 * @param <F> the kind of figure: amount or quotient
 * @param outcome which one
 * @param statusQuo before
 * @param scenario after
 * @param difference scenario − status quo; undefined where one of them is
 * @param parts for each lever that is set, the value after it − the value before it, in the order of {@link Lever}; they
 *     sum exactly to the difference where it is defined
 */
public record Effect<F extends Figure>(Outcome outcome, F statusQuo, F scenario, F difference, Map<Lever, F> parts) {

    /** Copies the parts. */
    public Effect {
        Map<Lever, F> copy = new EnumMap<>(Lever.class);
        copy.putAll(parts);
        parts = Collections.unmodifiableMap(copy);
    }

    /** Difference ÷ status quo; undefined on a status quo of nothing or less. */
    public Quotient relative() {
        return relative(difference);
    }

    /**
     * The part of a lever.
     *
     * @throws IllegalArgumentException if the lever is not set
     */
    public F part(Lever lever) {
        F part = parts.get(lever);
        if (part == null) {
            throw new IllegalArgumentException(
                    lever + " is not set in this scenario" + (parts.isEmpty() ? "" : "; set are " + parts.keySet()));
        }
        return part;
    }

    /** A difference ÷ the status quo. */
    Quotient relative(Figure of) {
        return relative(of, statusQuo);
    }

    static Quotient relative(Figure difference, Figure base) {
        if (!difference.isDefined() || !base.isDefined() || base.toBigDecimal().signum() <= 0) {
            return Quotient.undefined(Unit.percent());
        }
        BigDecimal exact = difference.toBigDecimal();
        return Quotient.of(exact, base.toBigDecimal(), Unit.percent());
    }

    /** {@code CLV GBP 12.00 per customer → GBP 13.20 per customer (10.0%)}. */
    @Override
    public String toString() {
        return outcome + " " + statusQuo.text() + " \u2192 " + scenario.text() + " (" + relative() + ")";
    }
}
