package dev.kpi.order;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The formulas of the definitions, one after the other, over lists of facts. */
final class OracleFigures {

    private static final Map<Metric<?>, BiFunction<Currency, List<OracleFact>, Figure>> FORMULAS = new HashMap<>();

    private OracleFigures() {}

    static Figure measure(Metric<?> metric, Currency currency, List<OracleFact> facts) {
        BiFunction<Currency, List<OracleFact>, Figure> formula = FORMULAS.get(metric);
        if (formula == null) {
            throw new IllegalArgumentException("the oracle does not know " + metric);
        }
        return formula.apply(currency, facts);
    }

    static {
        money(Metrics.grossSales(), OracleFigures::grossSales);
        money(Metrics.discounts(), OracleFigures::discounts);
        money(Metrics.returns(), OracleFigures::returns);
        money(Metrics.revenue(), OracleFigures::revenue);
        money(Metrics.merchandiseRevenue(), facts -> revenue(only(facts, OracleFact::isGoods)));
        money(Metrics.charges(), facts -> revenue(only(facts, OracleFact::isCharge)));
        money(Metrics.cost(), OracleFigures::cost);
        money(Metrics.profit(), OracleFigures::profit);
        count(Metrics.orderCount(), "orders", OracleFigures::orders);
        count(Metrics.returnDocumentCount(), "return documents", OracleFigures::returnDocuments);
        count(Metrics.customerCount(), "customers", facts -> whole(customers(facts, 1)));
        count(Metrics.units(), "units", OracleFigures::units);
        count(Metrics.returnedUnits(), "returned units", OracleFigures::returnedUnits);
        count(Metrics.netUnits(), "net units", facts -> units(facts).subtract(returnedUnits(facts)));
        count(Metrics.distinctProducts(), "products", OracleFigures::products);
        count(Metrics.lines(), "lines", facts -> whole(facts.size()));
        rate(Metrics.averageOrderValue(), "order", facts -> salesOf(facts), OracleFigures::orders);
        rate(Metrics.averageOrderValue().afterReturns(), "order", OracleFigures::revenue, OracleFigures::orders);
        per(Metrics.unitsPerTransaction(), Unit.per("units", "order"), OracleFigures::units, OracleFigures::orders);
        per(
                Metrics.ordersPerCustomer(),
                Unit.per("orders", "customer"),
                facts -> orders(only(facts, OracleFact::isOfCustomer)),
                facts -> whole(customers(facts, 1)));
        per(Metrics.margin(), Unit.percent(), OracleFigures::profit, facts -> revenue(costKnown(facts)));
        per(Metrics.discountRate(), Unit.percent(), OracleFigures::discounts, OracleFigures::grossSales);
        per(Metrics.returnRate(), Unit.percent(), OracleFigures::returns, OracleFigures::salesOf);
        per(Metrics.unitReturnRate(), Unit.percent(), OracleFigures::returnedUnits, OracleFigures::units);
        per(Metrics.returnDocumentRate(), Unit.percent(), OracleFigures::returnDocuments, OracleFigures::orders);
        share(
                Metrics.orderReturnRate(),
                facts -> orders(only(facts, OracleFact::cameBack)),
                facts -> orders(only(facts, OracleFact::links)));
        share(Metrics.repeatPurchaseRate(), facts -> customers(facts, 2), facts -> customers(facts, 1));
        share(Metrics.costCoverage(), facts -> costKnown(facts).size(), List::size);
        share(
                Metrics.customerCoverage(),
                facts -> orders(only(facts, OracleFact::isOfCustomer)).longValueExact(),
                facts -> orders(facts).longValueExact());
    }

    private static void money(Metric<?> metric, Function<List<OracleFact>, BigDecimal> formula) {
        FORMULAS.put(metric, (currency, facts) -> Amount.of(formula.apply(facts), currency));
    }

    private static void count(Metric<?> metric, String things, Function<List<OracleFact>, BigDecimal> formula) {
        FORMULAS.put(metric, (currency, facts) -> Count.of(formula.apply(facts), Unit.count(things)));
    }

    private static void rate(
            Metric<?> metric,
            String each,
            Function<List<OracleFact>, BigDecimal> over,
            Function<List<OracleFact>, BigDecimal> under) {
        FORMULAS.put(
                metric,
                (currency, facts) ->
                        Quotient.of(over.apply(facts), under.apply(facts), Unit.amountPer(currency, each)));
    }

    private static void per(
            Metric<?> metric,
            Unit unit,
            Function<List<OracleFact>, BigDecimal> over,
            Function<List<OracleFact>, BigDecimal> under) {
        FORMULAS.put(metric, (currency, facts) -> {
            BigDecimal base = under.apply(facts);
            return unit.equals(Unit.percent()) && base.signum() < 0
                    ? Quotient.undefined(unit)
                    : Quotient.of(over.apply(facts), base, unit);
        });
    }

    private static void share(
            Metric<?> metric,
            Function<List<OracleFact>, ? extends Number> part,
            Function<List<OracleFact>, ? extends Number> whole) {
        FORMULAS.put(
                metric,
                (currency, facts) -> Share.of(
                        part.apply(facts).longValue(), whole.apply(facts).longValue()));
    }

    private static List<OracleFact> only(List<OracleFact> facts, Predicate<OracleFact> test) {
        return facts.stream().filter(test).toList();
    }

    static BigDecimal sum(List<OracleFact> facts, Function<? super OracleFact, BigDecimal> term) {
        BigDecimal sum = BigDecimal.ZERO;
        for (OracleFact fact : facts) {
            sum = sum.add(term.apply(fact));
        }
        return sum;
    }

    private static BigDecimal whole(long count) {
        return BigDecimal.valueOf(count);
    }

    private static BigDecimal grossSales(List<OracleFact> facts) {
        return sum(only(facts, OracleFact::isSale), OracleFact::grossSales);
    }

    private static BigDecimal discounts(List<OracleFact> facts) {
        return sum(only(facts, OracleFact::isSale), OracleFact::discount);
    }

    private static BigDecimal returns(List<OracleFact> facts) {
        return sum(only(facts, OracleFact::isReturn), OracleFact::returned);
    }

    private static BigDecimal salesOf(List<OracleFact> facts) {
        return grossSales(facts).subtract(discounts(facts));
    }

    private static BigDecimal revenue(List<OracleFact> facts) {
        return salesOf(facts).subtract(returns(facts));
    }

    private static List<OracleFact> costKnown(List<OracleFact> facts) {
        return only(facts, fact -> fact.cost() != null);
    }

    private static BigDecimal cost(List<OracleFact> facts) {
        return sum(costKnown(facts), OracleFact::cost);
    }

    private static BigDecimal profit(List<OracleFact> facts) {
        return revenue(costKnown(facts)).subtract(cost(facts));
    }

    private static BigDecimal orders(List<OracleFact> facts) {
        return distinct(only(facts, OracleFact::isSale), OracleFact::order);
    }

    private static BigDecimal returnDocuments(List<OracleFact> facts) {
        return distinct(only(facts, OracleFact::isReturn), fact -> List.of(fact.order(), fact.date()));
    }

    private static long customers(List<OracleFact> facts, int leastOrders) {
        Map<String, Set<String>> orders = new HashMap<>();
        for (OracleFact fact : only(facts, f -> f.isSale() && f.isOfCustomer())) {
            orders.computeIfAbsent(fact.customer(), c -> new HashSet<>()).add(fact.order());
        }
        return orders.values().stream().filter(set -> set.size() >= leastOrders).count();
    }

    private static BigDecimal units(List<OracleFact> facts) {
        return sum(only(facts, fact -> fact.isSale() && fact.isGoods()), OracleFact::quantity);
    }

    private static BigDecimal returnedUnits(List<OracleFact> facts) {
        return sum(only(facts, fact -> fact.isReturn() && fact.isGoods()), OracleFact::quantity);
    }

    private static BigDecimal products(List<OracleFact> facts) {
        return distinct(
                only(facts, f -> f.isSale() && f.isGoods() && !f.product().equals(Dimension.UNKNOWN)),
                OracleFact::product);
    }

    private static BigDecimal distinct(List<OracleFact> facts, Function<OracleFact, Object> key) {
        return whole(facts.stream().map(key).distinct().count());
    }
}
