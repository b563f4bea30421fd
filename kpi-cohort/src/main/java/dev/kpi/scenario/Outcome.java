package dev.kpi.scenario;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What an economy comes to over its horizon, ages 0 to H. Money is rounded half-even to the minor unit, retention to
 * twelve decimals, before anything is subtracted, so that parts sum exactly.
 */
public enum Outcome {
    /**
     * Customer lifetime value (CLV): Σ size · Σ R(a) · ARPU(a) · m ÷ (1 + d)^a over all cohorts ÷ Σ size, d the interest of
     * one period; money per customer, undefined without customers.
     */
    CUSTOMER_LIFETIME_VALUE("CLV"),
    /** Σ size · R(a) · ARPU(a) over all cohorts and ages, without interest. */
    REVENUE("revenue"),
    /** Revenue times margin, summed over the cohorts, without interest. */
    PROFIT("profit"),
    /** The average of R(a) over the ages from 1 on, cohorts weighted by size; undefined without customers or such ages. */
    RETENTION("retention");

    private static final int RETENTION_DECIMALS = 12;

    private final String title;

    Outcome(String title) {
        this.title = title;
    }

    /** Its name in print: {@code CLV}. */
    public String title() {
        return title;
    }

    /** A number that was computed, unless it grew beyond what a {@code double} holds. */
    static double requireTold(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException(
                    name + " is beyond the numbers that can be told (1.8e308); check sizes, revenue"
                            + " per active member and interest, and the levers that are set");
        }
        return value;
    }

    /**
     * The value as it is reported; {@code null} where it is undefined.
     *
     * @throws ArithmeticException if it is infinite
     */
    @Nullable
    BigDecimal rounded(double value, Currency currency) {
        if (Double.isNaN(value)) {
            return null;
        }
        requireTold(title, value);
        int decimals = this == RETENTION ? RETENTION_DECIMALS : Math.max(0, currency.getDefaultFractionDigits());
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    /** The figure of a rounded value, or of a difference of two. */
    Figure figure(@Nullable BigDecimal value, Currency currency) {
        return switch (this) {
            case REVENUE, PROFIT -> amount(value, currency);
            case CUSTOMER_LIFETIME_VALUE, RETENTION -> quotient(value, currency);
        };
    }

    static Amount amount(@Nullable BigDecimal value, Currency currency) {
        return value == null ? Amount.zero(currency) : Amount.of(value, currency);
    }

    Quotient quotient(@Nullable BigDecimal value, Currency currency) {
        Unit unit = this == RETENTION ? Unit.percent() : Unit.amountPer(currency, "customer");
        return value == null ? Quotient.undefined(unit) : Quotient.of(value, BigDecimal.ONE, unit);
    }

    @Override
    public String toString() {
        return title;
    }
}
