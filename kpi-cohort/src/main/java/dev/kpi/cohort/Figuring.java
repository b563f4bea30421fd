package dev.kpi.cohort;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.function.BiFunction;

/**
 * How the sums of a cell become a figure; the sums of several cells become that of all of them together.
 *
 * @param name what the figure is called
 * @param isRate whether taking cells together averages them; else it adds them up
 * @param fromAgeZero whether everything from age 0 on must be known
 * @param formula the figure of some sums
 */
record Figuring<R extends Figure>(
        String name, boolean isRate, boolean fromAgeZero, BiFunction<CellSums, Money, R> formula) {

    /** What whole numbers of the smallest unit kept stand for. */
    record Money(Currency currency, int scale) {
        BigDecimal decimal(BigInteger unscaled) {
            return new BigDecimal(unscaled, scale);
        }

        Amount amount(BigInteger unscaled) {
            return Amount.of(unscaled, scale, currency);
        }

        Quotient per(BigInteger unscaled, long count, String noun) {
            return Quotient.of(decimal(unscaled), BigDecimal.valueOf(count), Unit.amountPer(currency, noun));
        }
    }

    static final Figuring<Share> RETENTION =
            rate("retention", false, (sums, money) -> Share.of(sums.active(), sums.size()));
    static final Figuring<Share> ROLLING_RETENTION =
            rate("rolling retention", false, (sums, money) -> Share.of(sums.activeThenOrLater(), sums.size()));
    static final Figuring<Count> CUSTOMERS =
            sum("active customers", false, (sums, money) -> Count.of(sums.active(), Unit.count("customers")));
    static final Figuring<Count> ORDERS =
            sum("orders", false, (sums, money) -> Count.of(sums.orders(), Unit.count("orders")));
    static final Figuring<Amount> REVENUE = sum("revenue", false, (sums, money) -> money.amount(sums.revenue()));
    static final Figuring<Amount> CUMULATIVE_REVENUE =
            sum("cumulative revenue", true, (sums, money) -> money.amount(sums.cumulativeRevenue()));
    static final Figuring<Quotient> REVENUE_PER_CUSTOMER =
            rate("revenue per customer", false, (sums, money) -> money.per(sums.revenue(), sums.size(), "customer"));
    static final Figuring<Quotient> CUMULATIVE_REVENUE_PER_CUSTOMER = rate(
            "cumulative revenue per customer",
            true,
            (sums, money) -> money.per(sums.cumulativeRevenue(), sums.size(), "customer"));
    static final Figuring<Quotient> REVENUE_PER_ACTIVE_CUSTOMER = rate(
            "revenue per active customer",
            false,
            (sums, money) -> money.per(sums.revenue(), sums.active(), "active customer"));
    static final Figuring<Quotient> AVERAGE_ORDER_VALUE =
            rate("average order value", false, (sums, money) -> money.per(sums.sales(), sums.orders(), "order"));

    private static <R extends Figure> Figuring<R> rate(
            String name, boolean fromAgeZero, BiFunction<CellSums, Money, R> formula) {
        return new Figuring<>(name, true, fromAgeZero, formula);
    }

    private static <R extends Figure> Figuring<R> sum(
            String name, boolean fromAgeZero, BiFunction<CellSums, Money, R> formula) {
        return new Figuring<>(name, false, fromAgeZero, formula);
    }
}
