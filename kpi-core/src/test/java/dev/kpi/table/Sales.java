package dev.kpi.table;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Key;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/** A few results, as orders would give them. */
public final class Sales {
    public static final Currency EUR = Currency.getInstance("EUR");
    public static final YearMonth JANUARY = YearMonth.of(2024, 1);
    public static final YearMonth FEBRUARY = YearMonth.of(2024, 2);
    public static final YearMonth MARCH = YearMonth.of(2024, 3);
    public static final List<Metric<?>> THREE_METRICS =
            List.of(Metrics.revenue(), Metrics.orderCount(), Metrics.averageOrderValue());
    public static final List<Unit> THREE_UNITS =
            List.of(Unit.amount(EUR), Unit.count("orders"), Unit.amountPer(EUR, "order"));

    private Sales() {}

    public static Amount eur(String value) {
        return Amount.of(new BigDecimal(value), EUR);
    }

    public static Count orders(long number) {
        return Count.of(number, Unit.count("orders"));
    }

    public static Quotient perOrder(String money, long orders) {
        return Quotient.of(new BigDecimal(money), BigDecimal.valueOf(orders), Unit.amountPer(EUR, "order"));
    }

    public static Series<YearMonth, Amount> monthlyRevenue() {
        return Series.of(
                Grains.month(),
                Metrics.revenue(),
                Unit.amount(EUR),
                List.of(JANUARY, FEBRUARY, MARCH),
                List.of(eur("65.5"), eur("0"), eur("1234.565")),
                Set.of(MARCH));
    }

    public static Series<YearMonth, Share> monthlyRepeatRate() {
        return Series.of(
                Grains.month(),
                Metrics.repeatPurchaseRate(),
                Unit.percent(),
                List.of(JANUARY, FEBRUARY),
                List.of(Share.of(1, 3), Share.of(0, 0)),
                Set.of());
    }

    public static Column<String, Count> customersByCountry() {
        return Column.of(
                List.of(Dimensions.country()),
                Metrics.customerCount(),
                Unit.count("customers"),
                List.of("France", "Spain", "(unknown)"),
                List.of(Count.of(12), Count.of(1299), Count.of(12)),
                Count.of(1300));
    }

    public static Breakdown<String, Amount> revenueByCountry() {
        return Breakdown.of(
                List.of(Dimensions.country()),
                Metrics.revenue(),
                Unit.amount(EUR),
                List.of("France", "Italy", "Spain", "(unknown)"),
                List.of(eur("25"), eur("50"), eur("25"), eur("-20")),
                eur("80"));
    }

    public static Table<YearMonth> byMonth() {
        return Table.of(
                List.of(Grains.month()),
                THREE_METRICS,
                THREE_UNITS,
                List.of(JANUARY, FEBRUARY),
                List.of(
                        List.<Figure>of(eur("65.5"), orders(2), perOrder("65.5", 2)),
                        List.<Figure>of(eur("0"), orders(0), perOrder("0", 0))),
                Set.of(FEBRUARY),
                List.of(eur("65.5"), orders(2), perOrder("65.5", 2)));
    }

    public static Table<String> byCountry() {
        return Table.of(
                List.of(Dimensions.country()),
                THREE_METRICS,
                THREE_UNITS,
                List.of("France", "Spain"),
                List.of(
                        List.<Figure>of(eur("-10"), orders(0), perOrder("0", 0)),
                        List.<Figure>of(eur("1060"), orders(1234), perOrder("1070", 1234))),
                Set.of(),
                List.of(eur("1050"), orders(1234), perOrder("1070", 1234)));
    }

    public static Table<Key> byCountryAndMonth() {
        List<Dimension<?>> dimensions = List.of(Dimensions.country(), Grains.month());
        Key first = Key.of(dimensions, List.of("France", JANUARY));
        Key second = Key.of(dimensions, List.of("Spain", FEBRUARY));
        return Table.of(
                dimensions,
                List.of(Metrics.revenue()),
                List.of(Unit.amount(EUR)),
                List.of(first, second),
                List.of(List.of(eur("1.5")), List.of(eur("0.0000001"))),
                Set.of(second),
                List.of(eur("1.5000001")));
    }
}
