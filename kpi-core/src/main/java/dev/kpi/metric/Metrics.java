package dev.kpi.metric;

import static dev.kpi.metric.Measure.Sum.CHARGES;
import static dev.kpi.metric.Measure.Sum.COST;
import static dev.kpi.metric.Measure.Sum.COSTED_LINES;
import static dev.kpi.metric.Measure.Sum.COSTED_REVENUE;
import static dev.kpi.metric.Measure.Sum.DISCOUNTS;
import static dev.kpi.metric.Measure.Sum.GROSS_SALES;
import static dev.kpi.metric.Measure.Sum.LINES;
import static dev.kpi.metric.Measure.Sum.RETURNED_UNITS;
import static dev.kpi.metric.Measure.Sum.RETURNS;
import static dev.kpi.metric.Measure.Sum.SALES;
import static dev.kpi.metric.Measure.Sum.UNITS;
import static dev.kpi.metric.Measure.Tally.CUSTOMERS;
import static dev.kpi.metric.Measure.Tally.CUSTOMER_ORDERS;
import static dev.kpi.metric.Measure.Tally.LINKED_ORDERS;
import static dev.kpi.metric.Measure.Tally.ORDERS;
import static dev.kpi.metric.Measure.Tally.REPEAT_CUSTOMERS;
import static dev.kpi.metric.Measure.Tally.RETURNED_ORDERS;
import static dev.kpi.metric.Measure.Tally.RETURN_DOCUMENTS;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The sales metrics. Import statically: {@code orders.by(month()).measure(revenue(), orderCount(), averageOrderValue())}.
 *
 * <p>Sums and counts of nothing are zero; averages and rates of nothing are undefined and print {@code n/a}. All
 * factories return constants, so that {@code revenue().equals(revenue())}. Each says how it merges over parts of the
 * lines; see {@link Mergeability}.
 */
public final class Metrics {

    private static final Linear NET_SALES = Linear.of(SALES).minus(RETURNS);
    private static final Linear NET_UNITS = Linear.of(UNITS).minus(RETURNED_UNITS);
    private static final Linear COSTED_PROFIT = Linear.of(COSTED_REVENUE).minus(COST);

    private static final AdditiveMetric<Amount> GROSS =
            new Linear.Money("gross sales", "sum of price x quantity over sale lines", Linear.of(GROSS_SALES));
    private static final AdditiveMetric<Amount> DISCOUNT =
            new Linear.Money("discounts", "sum of discounts over sale lines", Linear.of(DISCOUNTS));
    private static final AdditiveMetric<Amount> RETURN =
            new Linear.Money("returns", "sum of absolute net amounts over return lines", Linear.of(RETURNS));
    private static final AdditiveMetric<Amount> REVENUE =
            new Linear.Money("revenue", "gross sales - discounts - returns", NET_SALES);
    private static final AdditiveMetric<Amount> CHARGE =
            new Linear.Money("charges", "revenue of lines that are no goods", Linear.of(CHARGES));
    private static final AdditiveMetric<Amount> MERCHANDISE = new Linear.Money(
            "merchandise revenue", "revenue - charges", Linear.of(SALES).minus(RETURNS, CHARGES));
    private static final AdditiveMetric<Amount> TOTAL_COST = new Linear.Money(
            "cost", "sum of unit cost x quantity over cost-known lines, less that of returned goods", Linear.of(COST));
    private static final AdditiveMetric<Amount> PROFIT =
            new Linear.Money("profit", "revenue of cost-known lines - cost", COSTED_PROFIT);
    private static final AdditiveMetric<Count> UNIT =
            new Linear.Things("units", "sum of quantities over sale lines of goods", Linear.of(UNITS));
    private static final AdditiveMetric<Count> RETURNED = new Linear.Things(
            "returned units", "sum of quantities over return lines of goods", Linear.of(RETURNED_UNITS));
    private static final AdditiveMetric<Count> NET_UNIT =
            new Linear.Things("net units", "units - returned units", NET_UNITS);
    private static final AdditiveMetric<Count> LINE =
            new Linear.Things("lines", "number of sale and return lines", Linear.of(LINES));

    private static final Metric<Count> ORDER =
            new Linear.Distincts("orders", "number of orders with a sale line", ORDERS);
    private static final Metric<Count> RETURN_DOCUMENT = new Linear.Distincts(
            "return documents", "returns of one order on one local day, counted", RETURN_DOCUMENTS);
    private static final Metric<Count> CUSTOMER =
            new Linear.Distincts("customers", "identified customers with a sale order", CUSTOMERS);
    private static final Metric<Count> PRODUCT = new Linear.Distincts(
            "products", "distinct products on sale lines of goods", new Measure.Distinct(Dimensions.product()));

    private static final Metric<Quotient> DISCOUNT_RATE =
            percent("discount rate", "discounts / gross sales", Linear.of(DISCOUNTS), Linear.of(GROSS_SALES));
    private static final Metric<Quotient> MARGIN =
            percent("margin", "profit / revenue of cost-known lines", COSTED_PROFIT, Linear.of(COSTED_REVENUE));
    private static final Metric<Quotient> RETURN_RATE =
            percent("return rate", "returns / (gross sales - discounts)", Linear.of(RETURNS), Linear.of(SALES));
    private static final Metric<Quotient> UNIT_RETURN_RATE =
            percent("unit return rate", "returned units / units", Linear.of(RETURNED_UNITS), Linear.of(UNITS));
    private static final Metric<Share> ORDER_RETURN_RATE = new Ratio.OfLinked(
            "order return rate", "orders with a linked return / orders", RETURNED_ORDERS, ORDERS, LINKED_ORDERS);
    private static final Metric<Quotient> RETURN_DOCUMENT_RATE = percent(
            "return document rate", "return documents / orders", Linear.of(RETURN_DOCUMENTS), Linear.of(ORDERS));
    private static final Metric<Quotient> UPT = new Ratio.OfSums(
            "UPT", "units / orders", Linear.of(UNITS), Linear.of(ORDERS), Ratio.Reading.PER_UNIT, "units", "order");
    private static final Metric<Quotient> ORDERS_PER_CUSTOMER = new Ratio.OfSums(
            "orders per customer",
            "sale orders of customers / customers",
            Linear.of(CUSTOMER_ORDERS),
            Linear.of(CUSTOMERS),
            Ratio.Reading.PER_UNIT,
            "orders",
            "customer");
    private static final Metric<Share> REPEAT = new Ratio.OfCounts(
            "repeat purchase rate",
            "customers with two sale orders or more / customers",
            Linear.of(REPEAT_CUSTOMERS),
            Linear.of(CUSTOMERS));
    private static final Metric<Share> COST_COVERAGE = new Ratio.OfCounts(
            "cost coverage", "lines with a known cost / lines", Linear.of(COSTED_LINES), Linear.of(LINES));
    private static final Metric<Share> CUSTOMER_COVERAGE = new Ratio.OfCounts(
            "customer coverage", "sale orders of customers / orders", Linear.of(CUSTOMER_ORDERS), Linear.of(ORDERS));

    private static final List<Metric<?>> ALL = List.of(
            GROSS,
            DISCOUNT,
            RETURN,
            REVENUE,
            MERCHANDISE,
            CHARGE,
            TOTAL_COST,
            PROFIT,
            MARGIN,
            COST_COVERAGE,
            ORDER,
            RETURN_DOCUMENT,
            CUSTOMER,
            UNIT,
            RETURNED,
            NET_UNIT,
            PRODUCT,
            LINE,
            AverageOrderValue.OF_SALES,
            AverageOrderValue.OF_SALES.afterReturns(),
            UPT,
            ORDERS_PER_CUSTOMER,
            REPEAT,
            DISCOUNT_RATE,
            RETURN_RATE,
            UNIT_RETURN_RATE,
            ORDER_RETURN_RATE,
            RETURN_DOCUMENT_RATE,
            CUSTOMER_COVERAGE);

    /** Names that people know some of them by. */
    private static final Map<String, String> SPELLED_OUT = Map.of(
            "net sales", "revenue",
            "average order value", "AOV",
            "average order value after returns", "AOV after returns",
            "units per transaction", "UPT",
            "order count", "orders",
            "customer count", "customers",
            "distinct products", "products");

    private Metrics() {}

    private static Metric<Quotient> percent(String name, String formula, Linear numerator, Linear denominator) {
        return new Ratio.OfSums(name, formula, numerator, denominator, Ratio.Reading.PERCENT, "", "");
    }

    /** Every metric below that needs no argument, for tools that offer a choice. */
    public static List<Metric<?>> all() {
        return ALL;
    }

    /**
     * The metric of that name among {@link #all}, whatever its case, in words or with hyphens: {@code revenue},
     * {@code repeat-purchase-rate}, {@code aov} or {@code average-order-value}.
     *
     * @throws java.util.NoSuchElementException if there is none; the message lists those there are
     */
    public static Metric<?> named(String name) {
        return Names.find("metric", name, ALL, Metric::name, SPELLED_OUT);
    }

    /** Gross sales: Σ p·q over sale lines, before discounts and returns. Money; additive. */
    public static AdditiveMetric<Amount> grossSales() {
        return GROSS;
    }

    /** Discounts: Σ d over sale lines. Money; additive. */
    public static AdditiveMetric<Amount> discounts() {
        return DISCOUNT;
    }

    /** Returns: Σ of absolute net amounts over return lines, a positive number. Money; additive. */
    public static AdditiveMetric<Amount> returns() {
        return RETURN;
    }

    /** Revenue (net sales): gross sales − discounts − returns, charges included. Money; additive. */
    public static AdditiveMetric<Amount> revenue() {
        return REVENUE;
    }

    /** Merchandise revenue: revenue of goods alone, charges left out. Money; additive. */
    public static AdditiveMetric<Amount> merchandiseRevenue() {
        return MERCHANDISE;
    }

    /** Charges: revenue of lines that are no goods (postage, fees, vouchers). Money; additive. */
    public static AdditiveMetric<Amount> charges() {
        return CHARGE;
    }

    /**
     * Cost: Σ unit cost · quantity over lines with a known cost, returned goods reversing it. Money; additive.
     *
     * <p>Orders in which no line has a cost refuse it; with some, {@link #costCoverage} says how many.
     */
    public static AdditiveMetric<Amount> cost() {
        return TOTAL_COST;
    }

    /** Profit: revenue of cost-known lines − cost. Money; additive. Refused as {@link #cost} is. */
    public static AdditiveMetric<Amount> profit() {
        return PROFIT;
    }

    /**
     * Margin: profit ÷ revenue of cost-known lines. Percent; undefined where that revenue is not above zero, since a loss
     * would print as a gain on a base below it. Ratio of additive.
     */
    public static Metric<Quotient> margin() {
        return MARGIN;
    }

    /** Cost coverage: lines with a known cost ÷ lines. A share; undefined of no lines. Ratio of additive. */
    public static Metric<Share> costCoverage() {
        return COST_COVERAGE;
    }

    /**
     * Orders: number of orders with a sale line. A count; each group and each total is counted for itself. Additive over
     * parts that keep each order together.
     */
    public static Metric<Count> orderCount() {
        return ORDER;
    }

    /**
     * Return documents: the returns of one order on one local day count as one. A count. Additive over parts that keep
     * each order together.
     */
    public static Metric<Count> returnDocumentCount() {
        return RETURN_DOCUMENT;
    }

    /** Customers: identified customers with a sale order. A count; guests are in none. Merges per customer. */
    public static Metric<Count> customerCount() {
        return CUSTOMER;
    }

    /** Units: Σ quantities over sale lines of goods. A count, whole or an exact decimal; additive. */
    public static AdditiveMetric<Count> units() {
        return UNIT;
    }

    /** Returned units: Σ quantities over return lines of goods. A count; additive. */
    public static AdditiveMetric<Count> returnedUnits() {
        return RETURNED;
    }

    /** Net units: units − returned units. A count; additive. */
    public static AdditiveMetric<Count> netUnits() {
        return NET_UNIT;
    }

    /**
     * Distinct products on sale lines of goods. A count; unknown products and charges are in none. Merges as the whole
     * set of products.
     */
    public static Metric<Count> distinctProducts() {
        return PRODUCT;
    }

    /** Lines: sale and return lines, void ones left out. A count; additive. */
    public static AdditiveMetric<Count> lines() {
        return LINE;
    }

    /**
     * Average order value (AOV): gross sales less discounts, divided by the number of orders.
     *
     * <p>Unit: money per order; an exact quotient, rounded half-even to the minor unit in print. Undefined where there
     * are no orders. Mergeable: sales after discounts, and the order count.
     * {@link AverageOrderValue#afterReturns} uses revenue.
     */
    public static AverageOrderValue averageOrderValue() {
        return AverageOrderValue.OF_SALES;
    }

    /**
     * Units per transaction (UPT): units ÷ orders. Grouped by product, the quantity per order that contains it.
     * Undefined where there are no orders. Ratio of additive.
     */
    public static Metric<Quotient> unitsPerTransaction() {
        return UPT;
    }

    /**
     * Orders per customer: sale orders of customers ÷ customers; guests are in neither. Undefined without customers.
     * Merges per customer.
     */
    public static Metric<Quotient> ordersPerCustomer() {
        return ORDERS_PER_CUSTOMER;
    }

    /**
     * Repeat purchase rate: customers with two sale orders or more ÷ customers, both within the scope and group. A
     * share; undefined without customers. Merges per customer.
     */
    public static Metric<Share> repeatPurchaseRate() {
        return REPEAT;
    }

    /** Discount rate: discounts ÷ gross sales. Percent; undefined where those are not above zero. Ratio of additive. */
    public static Metric<Quotient> discountRate() {
        return DISCOUNT_RATE;
    }

    /**
     * Return rate by value: returns ÷ (gross sales − discounts). Percent; undefined where those are not above zero. Ratio of
     * additive.
     */
    public static Metric<Quotient> returnRate() {
        return RETURN_RATE;
    }

    /**
     * Return rate by units: returned units ÷ units. Percent; undefined where there are no units. Ratio of additive.
     */
    public static Metric<Quotient> unitReturnRate() {
        return UNIT_RETURN_RATE;
    }

    /**
     * Return rate by orders: orders with a linked return ÷ orders. A share; undefined without orders, and wherever no
     * return of the whole snapshot is linked to a sale order.
     *
     * <p>A return line is linked to the order it names as its {@link Dimensions#returnedOrder} or, naming none, to its
     * own order. Whether an order came back is a fact of the snapshot: the return may lie outside scope and group. An
     * order is in every group that one of its sale lines is in; so by product, it is the share of the orders that
     * contain the product of which anything came back.
     *
     * <p>Whole set: parts to be merged, and folds, keep the ids of all orders.
     */
    public static Metric<Share> orderReturnRate() {
        return ORDER_RETURN_RATE;
    }

    /**
     * Return documents per order: return documents ÷ orders of the same group, linked or not. Percent; may exceed 100 %,
     * undefined where there are no orders. Ratio of additive.
     */
    public static Metric<Quotient> returnDocumentRate() {
        return RETURN_DOCUMENT_RATE;
    }

    /**
     * Customer coverage: sale orders with a customer ÷ orders; the rest are guests. Undefined without orders. Ratio of
     * additive.
     */
    public static Metric<Share> customerCoverage() {
        return CUSTOMER_COVERAGE;
    }

    /**
     * How many distinct known keys of {@code dimension} the sale lines of goods have. A count. Merges as the whole set of
     * keys.
     */
    public static Metric<Count> distinct(Dimension<?> dimension) {
        return new Linear.Distincts(
                "distinct " + dimension.name(),
                "distinct keys of " + dimension.name() + " on sale lines of goods",
                new Measure.Distinct(dimension));
    }

    /**
     * A caller's quotient of two metrics: {@code ratio("revenue per customer", revenue(), customerCount())}. Exact, also
     * of two ratios. Undefined where the denominator is zero or either is undefined. Merges as the less mergeable of
     * the two.
     */
    public static Metric<Quotient> ratio(String name, Metric<?> numerator, Metric<?> denominator) {
        return new Ratio.OfMetrics(Dimension.requireText("name", name), numerator, denominator);
    }

    /**
     * A caller's amount: Σ of {@code term} over sale and return lines, exact whatever its decimals. Additive; one call a
     * line, from several threads.
     *
     * <p>A term is never {@code null}: where there may be none, as with {@link LineView#cost}, the function says what the
     * line adds, {@link BigDecimal#ZERO} for nothing. Measuring stops at the first line without a term with an
     * {@link IllegalStateException} that names its order.
     */
    public static AdditiveMetric<Amount> sumOf(String name, Function<? super LineView, BigDecimal> term) {
        Measure sum = new Measure.LineSum(Dimension.requireText("name", name), Objects.requireNonNull(term, "term"));
        return new Linear.Money(name, "sum of " + name + " over lines", Linear.of(sum));
    }

    /** A caller's count of the sale and return lines that satisfy {@code test}. Additive; one call a line. */
    public static AdditiveMetric<Count> countOf(String name, Predicate<? super LineView> test) {
        Measure sum = new Measure.LineSum(
                Dimension.requireText("name", name), new Indicator(Objects.requireNonNull(test, "test")));
        return new Linear.Things(name, "lines that are " + name, Linear.of(sum));
    }

    /** One for a line that satisfies the test; a record, so that equal tests make equal metrics. */
    private record Indicator(Predicate<? super LineView> test) implements Function<LineView, BigDecimal> {
        @Override
        public BigDecimal apply(LineView line) {
            return test.test(line) ? BigDecimal.ONE : BigDecimal.ZERO;
        }
    }
}
