package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.order.RandomLines.Amounts;
import dev.kpi.order.RandomLines.Traits;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.Month;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures equal, digit by digit, those that an SQL database computes of the same lines. */
class DuckDbDifferentialTest {

    private static final String MONTH = "strftime(counted_at, '%Y-%m')";
    private static final String WEEK = "strftime(counted_at, '%G-W%V')";
    private static final String QUARTER = "year(counted_at) || '-Q' || quarter(counted_at)";
    private static final String YEAR = "CAST(year(counted_at) AS VARCHAR)";
    private static final String FISCAL =
            "'FY' || CASE WHEN month(counted_at) >= 4 THEN year(counted_at) + 1 ELSE year(counted_at) END";
    private static final String WEEKDAY = "upper(dayname(counted_at))";
    private static final String HOUR = "hour(counted_at)";

    static Stream<Shop> shops() {
        return IntStream.range(0, 10).mapToObj(seed -> {
            ZoneId zone = ZoneId.of(List.of("Europe/London", "America/Sao_Paulo", "Asia/Kathmandu")
                    .get(seed % 3));
            Amounts amounts = seed % 2 == 0 ? Amounts.PLAIN : Amounts.FINE;
            Random random = new Random(seed);
            RandomLines source =
                    new RandomLines(new Traits(zone, amounts, 6, false, false, seed % 4 == 0, seed % 5 == 4), random);
            List<Line> lines = Stream.generate(source::next)
                    .filter(DuckDbDifferentialTest::fitsTheTable)
                    .limit(500)
                    .toList();
            return new Shop(OrderSettings.of(RandomLines.GBP, zone), lines);
        });
    }

    /** SQL gets discounts as amounts, and products of six decimals. */
    private static boolean fitsTheTable(Line line) {
        BigDecimal gross = line.unitPrice().multiply(line.quantity());
        BigDecimal cost =
                line.unitCost() == null ? BigDecimal.ZERO : line.unitCost().multiply(line.quantity());
        return !line.isDiscountInPercent()
                && gross.stripTrailingZeros().scale() <= 6
                && cost.stripTrailingZeros().scale() <= 6
                && line.at().getNano() % 1000 == 0; // the database has microseconds
    }

    private static Map<Metric<?>, List<String>> metrics() {
        Map<Metric<?>, List<String>> all = new LinkedHashMap<>(SqlFigures.FORMULAS);
        all.putAll(SqlFigures.OF_COSTS);
        return all;
    }

    private static void compare(Duck duck, Scope scope, String where) {
        compare(duck, scope, where, List.of(), List.of());
        compare(duck, scope, where, List.of(MONTH), List.of(Grains.month()));
        compare(duck, scope, where, List.of(WEEK), List.of(Grains.week()));
        compare(duck, scope, where, List.of(QUARTER), List.of(Grains.quarter()));
        compare(duck, scope, where, List.of(YEAR), List.of(Grains.year()));
        compare(duck, scope, where, List.of(FISCAL), List.of(Grains.fiscalYear(Month.APRIL)));
        compare(duck, scope, where, List.of("category"), List.of(Dimensions.category()));
        compare(duck, scope, where, List.of("country"), List.of(Dimensions.country()));
        compare(duck, scope, where, List.of("product"), List.of(Dimensions.product()));
        compare(
                duck,
                scope,
                where,
                List.of("coalesce(customer, '(unknown)')", MONTH),
                List.of(Dimensions.customer(), Grains.month()));
        compare(duck, scope, where, List.of(WEEKDAY, HOUR), List.of(Dimensions.weekday(), Dimensions.hour()));
        compare(
                duck,
                scope,
                where,
                List.of("country", "category", MONTH),
                List.of(Dimensions.country(), Dimensions.category(), Grains.month()));
    }

    private static void compare(
            Duck duck, Scope scope, String where, List<String> keys, List<Dimension<?>> dimensions) {
        assertThat(SqlFigures.engine(scope, metrics(), dimensions))
                .as("by %s where %s", dimensions, where)
                .isEqualTo(SqlFigures.sql(duck, metrics(), keys, where));
    }

    @ParameterizedTest(name = "shop {index}")
    @MethodSource("shops")
    void figuresAreThoseOfSql(Shop shop) {
        try (Duck duck = new Duck()) {
            duck.load(shop.settings(), shop.lines());
            SqlFigures.define(duck);

            compare(duck, shop.orders(), "true");
        }
    }

    @ParameterizedTest(name = "shop {index}")
    @MethodSource("shops")
    void figuresOfPartsAreThoseOfSql(Shop shop) {
        try (Duck duck = new Duck()) {
            duck.load(shop.settings(), shop.lines());
            SqlFigures.define(duck);
            Orders orders = shop.orders();
            Condition toysOrCharges =
                    Dimensions.category().is("Toys").or(Dimensions.product().is("(charges)"));

            compare(
                    duck,
                    orders.within(Periods.month(2011, 3)),
                    "CAST(counted_at AS DATE) BETWEEN '2011-03-01' AND '2011-03-31'");
            compare(duck, orders.where(Dimensions.country().not("France")), "country <> 'France'");
            compare(duck, orders.where(toysOrCharges), "category = 'Toys' OR product = '(charges)'");
            compare(
                    duck,
                    orders.where(Condition.lines("many", line -> line.quantity().compareTo(BigDecimal.ONE) > 0)),
                    "quantity > 1");
        }
    }

    @ParameterizedTest(name = "shop {index}")
    @MethodSource("shops")
    void repeatPurchasesAreThoseOfSql(Shop shop) {
        try (Duck duck = new Duck()) {
            duck.load(shop.settings(), shop.lines());
            SqlFigures.define(duck);
            String perCustomer = "SELECT customer, country, count(DISTINCT \"order\") AS orders FROM fact"
                    + " WHERE sale AND customer IS NOT NULL GROUP BY customer, ";

            assertThat(SqlFigures.engine(shop.orders(), Map.of(Metrics.repeatPurchaseRate(), List.of()), List.of()))
                    .isEqualTo(duck.rows("SELECT count(*) FILTER (orders >= 2), count(*) FROM (SELECT customer,"
                            + " count(DISTINCT \"order\") AS orders FROM fact WHERE sale AND customer IS NOT NULL"
                            + " GROUP BY customer)"));
            assertThat(SqlFigures.engine(
                                    shop.orders(),
                                    Map.of(Metrics.repeatPurchaseRate(), List.of()),
                                    List.of(Dimensions.country()))
                            .stream()
                            .filter(row -> !row.get(2).equals(BigDecimal.ZERO))
                            .toList())
                    .isEqualTo(
                            SqlFigures.sorted(duck.rows("SELECT country, count(*) FILTER (orders >= 2), count(*) FROM ("
                                    + perCustomer + "country) GROUP BY country")));
        }
    }

    @ParameterizedTest(name = "shop {index}")
    @MethodSource("shops")
    void theTopProductsAreThoseOfSql(Shop shop) {
        try (Duck duck = new Duck()) {
            duck.load(shop.settings(), shop.lines());
            SqlFigures.define(duck);
            String revenue = "sum(gross) - sum(discount) - sum(returned)";
            List<List<Object>> top = duck.rows(
                    "SELECT product, " + revenue + " FROM fact GROUP BY product ORDER BY 2 DESC,"
                            + " list_position(['others', '(charges)', '(unknown)'], product) NULLS FIRST, product LIMIT 4");

            assertThat(shop.orders().by(Dimensions.product()).breakdown(Metrics.revenue()).parts().stream()
                            .limit(4)
                            .map(part ->
                                    List.of(part.key(), Duck.plain(part.value().value())))
                            .toList())
                    .isEqualTo(top);
            assertThat(shop.orders()
                            .by(Dimensions.product().top(4, Metrics.revenue()))
                            .revenue()
                            .keys()
                            .subList(0, 4))
                    .isEqualTo(top.stream().map(row -> row.get(0)).toList());
        }
    }
}
