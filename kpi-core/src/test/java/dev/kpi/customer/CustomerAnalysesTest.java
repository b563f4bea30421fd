package dev.kpi.customer;

import static dev.kpi.customer.CustomerAnalyses.activeCustomers;
import static dev.kpi.customer.CustomerAnalyses.lifecycle;
import static dev.kpi.customer.CustomerAnalyses.purchaseFrequency;
import static dev.kpi.customer.CustomerAnalyses.signUpToFirstOrder;
import static dev.kpi.customer.CustomerAnalyses.timeBetweenOrders;
import static dev.kpi.customer.CustomerAnalyses.topCustomers;
import static dev.kpi.metric.Dimensions.age;
import static dev.kpi.metric.Dimensions.customer;
import static dev.kpi.metric.Dimensions.firstOrder;
import static dev.kpi.metric.Dimensions.novelty;
import static dev.kpi.metric.Dimensions.signUp;
import static dev.kpi.metric.Grains.day;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Grains.week;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.profit;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.metric.Metrics.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kpi.json.KpiModule;
import dev.kpi.order.Line;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.order.Scope;
import dev.kpi.time.DateRange;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How callers ask, and what they read. */
class CustomerAnalysesTest {

    private static final OrderSettings SETTINGS =
            OrderSettings.of(Currency.getInstance("EUR"), ZoneId.of("Europe/Berlin"));

    private static Line line(String order, String day, String customer, int quantity) {
        return Line.of(order, Instant.parse(day + "T12:00:00Z"), "mug", quantity, new BigDecimal("10"))
                .withCustomer(customer);
    }

    private static Orders orders(Line... lines) {
        return Stream.of(lines).collect(Orders.collector(SETTINGS));
    }

    private static final Orders NONE = orders();

    private static final Line[] LINES = {
        line("1", "2024-01-10", "ann", 3).withSignUp(LocalDate.of(2024, 1, 1)),
        line("2", "2024-01-10", "ann", 1),
        line("3", "2024-02-09", "ann", 2),
        line("3", "2024-02-20", "ann", -1),
        line("4", "2024-01-05", "bob", 5).withSignUp(LocalDate.of(2024, 1, 6)),
        line("5", "2024-03-05", "bob", 1),
        line("6", "2024-02-14", "cat", 6),
        line("7", "2024-02-01", "", 9),
        line("8", "2024-01-20", "dan", -1),
        line("9", "2024-01-02", "cat", -2),
        line("10", "2024-03-01", "", -4)
    };

    private static final Orders SHOP = orders(LINES);

    @Test
    void ordersAreGroupedByNovelty() {
        assertThat(SHOP.by(novelty()).measure(revenue(), orderCount())).hasToString("""
                novelty                         revenue  orders
                first-ever                   EUR 140.00       3
                later                         EUR 30.00       3
                guest                         EUR 90.00       1
                returns outside sale orders  EUR -70.00       0
                total                        EUR 190.00       7
                4 rows""");
        // looking past any filter: the first-ever order of bob is in January
        assertThat(SHOP.within(Periods.month(2024, 3))
                        .where(customer().is("bob"))
                        .by(novelty())
                        .revenue()
                        .keys())
                .containsExactly("later");
        assertThatThrownBy(() -> SHOP.where(novelty().is("new")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no novelty 'new' in these orders; there are 4: first-ever, guest, later,"
                        + " returns outside sale orders");
    }

    @Test
    void revenueIsGroupedByCohortAndAge() {
        assertThat(SHOP.by(firstOrder(month()), age(month())).revenue()).hasToString("""
                first order by month  age by month               revenue
                2024-01               0                        EUR 90.00
                2024-01               1                        EUR 10.00
                2024-01               2                        EUR 10.00
                2024-02               0                        EUR 60.00
                2024-02               before the first order  EUR -20.00
                (unknown)             (unknown)                EUR 40.00
                total                                         EUR 190.00
                6 rows""");
        assertThat(SHOP.where(firstOrder(month()).is("2024-02")).orderCount()).hasToString("1 orders");
        assertThat(SHOP.where(age(day()).is("30")).revenue()).hasToString("EUR 20.00");
        assertThat(age(month()))
                .isEqualTo(age(month()))
                .isNotEqualTo(age(week()))
                .isNotEqualTo(firstOrder(month()));
    }

    @Test
    void timesBetweenOrdersAreTold() {
        TimeBetweenOrders times = SHOP.measure(timeBetweenOrders().withBands(7, 30, 60));
        assertThat(times).hasToString("""
                time between orders   days  gaps  share
                mean                 30.00     3
                median               30.00     3
                under 7 days                   1  33.3%
                7 to under 30 days             0   0.0%
                30 to under 60 days            1  33.3%
                60 days and more               1  33.3%
                of 2 customers with two orders or more, 66.7% of all
                6 of 7 orders have a customer (85.7%)""");
        assertThat(times.mean()).hasToString("30.00 days");
        assertThat(SHOP.measure(timeBetweenOrders().withBands(1)).bands())
                .extracting(DayBand::toString)
                .containsExactly("under 1 day", "1 day and more");
    }

    @Test
    void aClockChangeDoesNotMakeADayLonger() {
        TimeBetweenOrders times = orders(
                        Line.of("1", Instant.parse("2024-03-30T12:00:00Z"), "mug", 1, BigDecimal.ONE)
                                .withCustomer("ann"),
                        Line.of("2", Instant.parse("2024-03-31T11:00:00Z"), "mug", 1, BigDecimal.ONE)
                                .withCustomer("ann"))
                .measure(timeBetweenOrders());
        assertThat(times.mean().toBigDecimal()).isEqualByComparingTo(new BigDecimal("0.9583333333333333"));
        assertThat(times.bands().get(0).count()).hasToString("1 gaps");
    }

    @Test
    void purchaseFrequencyIsTold() {
        assertThat(SHOP.measure(purchaseFrequency(3))).hasToString("""
                orders  customers  share    revenue  share of revenue
                1               1  33.3%  EUR 40.00             26.7%
                2               1  33.3%  EUR 60.00             40.0%
                3+              1  33.3%  EUR 50.00             33.3%
                6 of 7 orders have a customer (85.7%)""");
        assertThat(SHOP.measure(purchaseFrequency()).bars()).hasSize(10);
    }

    @Test
    void topCustomersAreTold() {
        assertThat(SHOP.measure(topCustomers(2))).hasToString("""
                rank  customer    revenue  share  orders        AOV  first order  last order  days since
                   1  bob       EUR 60.00  40.0%       2  EUR 30.00  2024-01-05   2024-03-05           0
                   2  ann       EUR 50.00  33.3%       3  EUR 20.00  2024-01-10   2024-02-09          25
                by revenue; shares of the revenue of all customers, EUR 150.00
                6 of 7 orders have a customer (85.7%)""");
        // equal units: the smaller id first
        assertThat(SHOP.measure(topCustomers(9, units()))).hasToString("""
                rank  customer  units    revenue  share  orders        AOV  first order  last order  days since
                   1  ann           6  EUR 50.00  33.3%       3  EUR 20.00  2024-01-10   2024-02-09          25
                   2  bob           6  EUR 60.00  40.0%       2  EUR 30.00  2024-01-05   2024-03-05           0
                   3  cat           6  EUR 40.00  26.7%       1  EUR 60.00  2024-02-14   2024-02-14          20
                by units; shares of the revenue of all customers, EUR 150.00
                6 of 7 orders have a customer (85.7%)""");
    }

    @Test
    void lifecyclesAreTold() {
        CustomerLifecycle<YearMonth> lifecycle = SHOP.measure(lifecycle(month()));
        assertThat(lifecycle).hasToString("""
                month    active  new  retained  resurrected  lost  change  retention   churn  note
                2024-01       2                                                  n/a     n/a  partial
                2024-02       2    1         1            0     1       0      50.0%   50.0%
                2024-03       1    0         0            1     2      -1       0.0%  100.0%  partial
                2024-02 is compared with 2024-01, which is not wholly inside coverage
                history is truncated: who bought before 2024-01-02 counts as new when first seen
                6 of 7 orders have a customer (85.7%)""");
        assertThat(lifecycle.get(YearMonth.of(2024, 2)).periodRetention()).hasToString("50.0% (1 of 2)");
        assertThatThrownBy(() -> lifecycle.get(YearMonth.of(2024, 1)).newCustomers())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("2024-01 is the first period of coverage, before which nothing is known;"
                        + " ask hasBefore() first");
        assertThatThrownBy(() -> lifecycle.get(YearMonth.of(2025, 1)))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no month 2025-01 in this lifecycle; it covers 2024-01 to 2024-03");
        // the month before is read past the period filter
        Scope february = SHOP.within(Periods.month(2024, 2));
        assertThat(february.measure(lifecycle(month())).stages()).containsExactly(lifecycle.get(YearMonth.of(2024, 2)));
    }

    @Test
    void nobodyIsNewOnlyBecauseAConditionLeavesEarlierOrdersOut() {
        Orders shop = Stream.of(
                        line("1", "2024-01-10", "ann", 1).withChannel("shop"),
                        line("2", "2024-02-10", "ann", 1).withChannel("web"))
                .collect(Orders.collector(SETTINGS.withCompleteHistory()));
        CustomerLifecycle<YearMonth> web =
                shop.where(dev.kpi.metric.Dimensions.channel().is("web")).measure(lifecycle(month()));
        CustomerLifecycle.Stage<YearMonth> february = web.get(YearMonth.of(2024, 2));
        assertThat(february.newCustomers()).hasToString("0 customers");
        assertThat(february.resurrected()).hasToString("1 customers");
        assertThat(february.periodRetention().isDefined()).isFalse();
        assertThat(web.toString()).doesNotContain("truncated");
    }

    @Test
    void activeCustomersAreTold() {
        assertThat(SHOP.measure(activeCustomers(30))).hasToString("3 customers");
        assertThat(SHOP.measure(activeCustomers(31, LocalDate.of(2024, 2, 9)))).hasToString("1 customers");
        assertThat(SHOP.measure(activeCustomers(30, LocalDate.of(2024, 2, 8)))).hasToString("1 customers");
        assertThat(SHOP.measure(activeCustomers(29, LocalDate.of(2024, 2, 8)))).hasToString("0 customers");
        assertThat(SHOP.measure(activeCustomers(30, LocalDate.of(2024, 3, 5))))
                .isEqualTo(SHOP.measure(activeCustomers(30)));
        assertThat(SHOP.within(Periods.month(2025, 2)).measure(activeCustomers(30, LocalDate.of(2024, 2, 8))))
                .hasToString("0 customers");
        assertThat(SHOP.within(Periods.month(2024, 2)).measure(activeCustomers(60, month())))
                .hasToString("""
                month    as of       active  note
                2024-02  2024-02-29       3  partial
                customers with a sale order in the 60 days ending as of
                2 of 3 orders have a customer (66.7%)""");
        assertThat(SHOP.measure(activeCustomers(28, month()))).hasToString("""
                month    as of       active  note
                2024-01  2024-01-31       2
                2024-02  2024-02-29       2
                2024-03  2024-03-05       3  partial
                customers with a sale order in the 28 days ending as of
                6 of 7 orders have a customer (85.7%)""");
    }

    @Test
    void daysFromSignUpAreTold() {
        assertThat(SHOP.measure(signUpToFirstOrder().withBands(1, 7))).hasToString("""
                sign-up to first order  days  customers  share
                mean                    9.00          1
                median                  9.00          1
                under 1 day                           0   0.0%
                1 to under 7 days                     0   0.0%
                7 days and more                       1  33.3%
                ordered before sign-up                1  33.3%
                no sign-up                            1  33.3%
                6 of 7 orders have a customer (85.7%)""");
        assertThat(orders(line("1", "2024-01-10", "ann", 1).with(signUp(), "last week"))
                        .measure(signUpToFirstOrder().withBands(1)))
                .hasToString("""
                        sign-up to first order  days  customers   share
                        mean                     n/a          0
                        median                   n/a          0
                        under 1 day                           0    0.0%
                        1 day and more                        0    0.0%
                        ordered before sign-up                0    0.0%
                        no sign-up                            0    0.0%
                        sign-up is no date                    1  100.0%
                        1 of 1 orders have a customer (100.0%)""");
    }

    @Test
    void ordersWithoutCustomersAreAnsweredWithNothing() {
        Orders guests = orders(line("1", "2024-01-10", "", 1), line("2", "2024-01-12", "", -1));
        Orders returns = orders(line("1", "2024-01-10", "ann", -1));
        for (Scope scope : List.of(NONE, guests, returns, SHOP.within(Periods.year(2020)))) {
            TimeBetweenOrders times = scope.measure(timeBetweenOrders());
            assertThat(List.of(
                            times.mean().isDefined(),
                            times.median().isDefined(),
                            times.customers().isDefined()))
                    .containsOnly(false);
            assertThat(scope.measure(purchaseFrequency(2)).bars())
                    .allMatch(bar ->
                            bar.customers().longValue() == 0 && !bar.share().isDefined());
            assertThat(scope.measure(topCustomers(3)).rows()).isEmpty();
            assertThat(scope.measure(lifecycle(month())).stages())
                    .allMatch(stage -> stage.active().longValue() == 0);
            assertThat(scope.measure(activeCustomers(10))).hasToString("0 customers");
            assertThat(scope.measure(activeCustomers(10, month())).points())
                    .allMatch(point -> point.active().longValue() == 0);
            assertThat(scope.by(novelty()).revenue().total()).isEqualTo(scope.revenue());
        }
        assertThat(NONE.measure(lifecycle(month())).stages()).isEmpty();
        assertThat(NONE.measure(timeBetweenOrders()).toString()).contains("0 of 0 orders have a customer");
    }

    @Test
    void lifecyclesListThePeriodsOfCoverageAndCompareWithinIt() {
        Orders covered = Stream.of(
                        line("1", "2024-01-10", "ann", 1),
                        line("2", "2024-02-10", "ann", 1),
                        line("3", "2024-03-10", "bob", 1),
                        line("4", "2024-05-10", "ann", 1))
                .collect(Orders.collector(
                        SETTINGS.withCoverage(DateRange.of(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 4, 1)))));
        assertThat(covered.measure(lifecycle(month()))).hasToString("""
                month    active  new  retained  resurrected  lost  change  retention   churn  note
                2024-02       1                                                  n/a     n/a
                2024-03       1    1         0            0     1       0       0.0%  100.0%
                only periods of coverage, 2024-02-01..2024-03-31, are listed; there are lines outside
                history is truncated: who bought before 2024-02-01 counts as new when first seen
                4 of 4 orders have a customer (100.0%)""");
        assertThat(covered.within(Periods.month(2024, 5))
                        .measure(lifecycle(month()))
                        .stages())
                .isEmpty();
    }

    @Test
    void coverageWithoutOrdersHasItsPeriods() {
        Orders covered = Stream.of(line("1", "2024-02-10", "ann", 1))
                .collect(Orders.collector(
                        SETTINGS.withCoverage(DateRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 5, 1)))));
        CustomerLifecycle<YearMonth> lifecycle = covered.measure(lifecycle(month()));
        assertThat(lifecycle.stages())
                .extracting(CustomerLifecycle.Stage::isPartial)
                .containsOnly(false)
                .hasSize(4);
        assertThat(lifecycle.get(YearMonth.of(2024, 2)).newCustomers()).hasToString("1 customers");
        assertThat(lifecycle.get(YearMonth.of(2024, 2)).periodRetention().isDefined())
                .isFalse();
        assertThat(lifecycle.get(YearMonth.of(2024, 3)).periodChurn()).hasToString("100.0% (1 of 1)");
        assertThat(lifecycle.get(YearMonth.of(2024, 4)).periodChurn().isDefined())
                .isFalse();
    }

    @Test
    void whatCannotBeAskedIsTold() {
        assertThatThrownBy(() -> timeBetweenOrders().withBands(7, 7))
                .hasMessage("breaks [7, 7] must be days from 1 on, each above the one before, such as 7, 30, 90");
        assertThatThrownBy(() -> signUpToFirstOrder().withBands(0))
                .hasMessage("breaks [0] must be days from 1 on, each above the one before, such as 7, 30, 90");
        assertThatThrownBy(() -> timeBetweenOrders().withBands())
                .hasMessage("breaks must not be empty; name at least one day");
        assertThatThrownBy(() -> purchaseFrequency(0)).hasMessage("most (0) must be in [1, 1000000]");
        assertThatThrownBy(() -> topCustomers(0)).hasMessage("k (0) must be at least 1");
        assertThatThrownBy(() -> topCustomers(3, averageOrderValue()))
                .hasMessage("customers cannot be ranked by AOV here, but by revenue, orders, units, net units, profit;"
                        + " for any other metric use by(customer().top(k, metric))");
        assertThatThrownBy(() -> SHOP.measure(topCustomers(3, profit())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("customers cannot be ranked by profit: no line has a unit cost; give lines one with"
                        + " withUnitCost, or rank them by revenue");
        assertThatThrownBy(() -> activeCustomers(0)).hasMessage("days (0) must be at least 1");
        assertThatThrownBy(() -> activeCustomers(0, month())).hasMessage("days (0) must be at least 1");
    }

    @Test
    void activeCustomersOfDaysThatNothingIsKnownOfAreRefused() {
        assertThatThrownBy(() -> SHOP.measure(activeCustomers(30, LocalDate.of(2024, 3, 6))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("as of (2024-03-06) must not be after 2024-03-05, the last day that is looked at; widen the"
                        + " scope or the coverage of the orders");
        assertThatThrownBy(() ->
                        SHOP.within(Periods.month(2024, 1)).measure(activeCustomers(30, LocalDate.of(2024, 2, 8))))
                .hasMessageStartingWith("as of (2024-02-08) must not be after 2024-01-31, ");
    }

    @Test
    void analysesThatAskTheSameAreEqual() {
        assertThat(timeBetweenOrders())
                .isEqualTo(timeBetweenOrders())
                .isNotEqualTo(timeBetweenOrders().withBands(3));
        assertThat(topCustomers(3)).isEqualTo(topCustomers(3, revenue())).isNotEqualTo(topCustomers(4));
        assertThat(lifecycle(month())).isEqualTo(lifecycle(month()));
        assertThat(activeCustomers(7)).isEqualTo(activeCustomers(7));
        assertThat(SHOP.measure(lifecycle(month()))).isEqualTo(orders(LINES).measure(lifecycle(month())));
        assertThat(List.of(
                        timeBetweenOrders(),
                        purchaseFrequency(4),
                        topCustomers(3, units()),
                        lifecycle(month()),
                        activeCustomers(7),
                        activeCustomers(7, LocalDate.of(2024, 1, 1)),
                        activeCustomers(7, month()),
                        signUpToFirstOrder()))
                .extracting(Object::toString)
                .containsExactly(
                        "time between orders",
                        "purchase frequency to 4+",
                        "top 3 customers by units",
                        "customer lifecycle by month",
                        "customers active in 7 days",
                        "customers active in 7 days to 2024-01-01",
                        "customers active in 7 days by month",
                        "time from sign-up to first order");
    }

    @Test
    void resultsGoToJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper().registerModule(new KpiModule());
        assertThat(mapper.readTree(mapper.writeValueAsString(SHOP.measure(lifecycle(month()))))
                        .path("rows")
                        .get(0)
                        .toString())
                .isEqualTo("{\"month\":\"2024-01\",\"active\":2,\"new\":null,\"retained\":null,\"resurrected\":null,"
                        + "\"lost\":null,\"change\":null,\"retention\":null,\"churn\":null,\"note\":\"partial\"}");
    }
}
