package dev.kpi.table;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;

/** Exact arithmetic on two figures of one metric. */
final class Exact {

    private static final Unit POINTS = Unit.ratio("percentage points");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Exact() {}

    private static BigDecimal numerator(Figure figure) {
        if (figure instanceof Share share) {
            return BigDecimal.valueOf(share.part());
        }
        return figure instanceof Quotient quotient ? quotient.numerator() : figure.toBigDecimal();
    }

    private static BigDecimal denominator(Figure figure) {
        if (figure instanceof Share share) {
            return BigDecimal.valueOf(share.whole());
        }
        return figure instanceof Quotient quotient ? quotient.denominator() : BigDecimal.ONE;
    }

    /** (after − before) ÷ before; undefined where either is, or the base is not positive. */
    static Quotient relative(Figure before, Figure after) {
        if (!before.isDefined() || !after.isDefined()) {
            return Quotient.undefined(Unit.percent());
        }
        // (a/b - c/d) / (c/d) is (a·d - c·b) / (c·b)
        BigDecimal base = numerator(before).multiply(denominator(after));
        BigDecimal change = numerator(after).multiply(denominator(before)).subtract(base);
        boolean positive = numerator(before).signum() * denominator(before).signum() > 0;
        return positive ? Quotient.of(change, base, Unit.percent()) : Quotient.undefined(Unit.percent());
    }

    /** after − before, in the unit of both; of two percentages, in percentage points; undefined where either is. */
    static Figure difference(Figure before, Figure after) {
        if (before instanceof Amount left && after instanceof Amount right) {
            return right.minus(left);
        }
        if (before instanceof Count left && after instanceof Count right) {
            return right.minus(left);
        }
        boolean percent = before.unit().kind() == Unit.Kind.PERCENT;
        Unit unit = percent ? POINTS : before.unit();
        if (!before.isDefined() || !after.isDefined()) {
            return Quotient.undefined(unit);
        }
        BigDecimal change = numerator(after)
                .multiply(denominator(before))
                .subtract(numerator(before).multiply(denominator(after)));
        return Quotient.of(
                percent ? change.multiply(HUNDRED) : change, denominator(before).multiply(denominator(after)), unit);
    }

    /** Whether figures of this kind add up. */
    static boolean addsUp(Figure figure) {
        return figure instanceof Amount || figure instanceof Count;
    }

    /** The sum of two amounts or counts. */
    @SuppressWarnings("unchecked") // a sum is of the kind of what was added
    static <R extends Figure> R sum(R left, R right) {
        if (left instanceof Amount amount && right instanceof Amount other) {
            return (R) amount.plus(other);
        }
        if (left instanceof Count count && right instanceof Count other) {
            return (R) count.plus(other);
        }
        throw new IllegalArgumentException("figures (" + left + ") and (" + right + ") do not add up");
    }
}
