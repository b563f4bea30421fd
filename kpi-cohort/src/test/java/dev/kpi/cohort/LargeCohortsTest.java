package dev.kpi.cohort;

import static dev.kpi.cohort.Cohorts.averagePeriodRetention;
import static dev.kpi.cohort.Cohorts.cohorts;
import static dev.kpi.cohort.Cohorts.firstDaysRevenue;
import static dev.kpi.cohort.Cohorts.signUpCohorts;
import static dev.kpi.metric.Grains.day;
import static dev.kpi.metric.Grains.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.customer.Customers;
import dev.kpi.figure.Share;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.NumberedPeriods;
import dev.kpi.order.Line;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.order.OrdersBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Enough orders that several threads walk them, each into a state of its own. */
class LargeCohortsTest {

    private static final int ORDERS = 300_000;
    private static final int CUSTOMERS = 60_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    private static final int MONTHS = 12;

    private static int customer(int order) {
        return (int) (order * 7919L % (1 + (long) CUSTOMERS * order / ORDERS));
    }

    private static LocalDate dayOf(int order) {
        return FIRST_DAY.plusDays(365L * order / ORDERS);
    }

    private static int cents(int order) {
        return 100 + order % 900;
    }

    private static Orders orders() {
        OrdersBuilder builder = Orders.builder(OrderSettings.of(Shops.GBP, ZoneOffset.UTC));
        for (int order = 0; order < ORDERS; order++) {
            builder.add(Line.of(
                            "A-" + order,
                            dayOf(order).atTime(12, 0).toInstant(ZoneOffset.UTC).plusNanos(order),
                            "mug",
                            1,
                            BigDecimal.valueOf(cents(order), 2))
                    .withCustomer("c-" + customer(order))
                    .withSignUp(FIRST_DAY)
                    .withCountry(customer(order) % 3 == 0 ? "France" : "Spain"));
        }
        return builder.toOrders();
    }

    /** Each customer from a city of its own, in the shop on these days. */
    private static Stream<Line> oneCustomerACity(IntStream customers, LocalDate... days) {
        return customers
                .boxed()
                .flatMap(customer -> Stream.of(days)
                        .map(day -> Line.of(
                                        "A-" + customer + "-" + day,
                                        day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                                        "mug",
                                        1,
                                        BigDecimal.ONE)
                                .withCustomer("c-" + customer)
                                .withCity("city-" + customer)));
    }

    private static Orders orders(Stream<Line> lines) {
        return lines.collect(Orders.collector(OrderSettings.of(Shops.GBP, ZoneOffset.UTC)));
    }

    @Test
    void manyNamesOverManyPeriodsTakeNoMoreRoomThanTheirMembers() {
        Orders orders = orders(Stream.concat(
                oneCustomerACity(IntStream.of(0), LocalDate.of(1700, 1, 1), LocalDate.of(2260, 1, 1)),
                oneCustomerACity(IntStream.range(1, 20_000), LocalDate.of(2020, 1, 1))));

        CohortTable<String> table = orders.measure(cohorts(Dimensions.city(), day()));

        assertThat(table.keys()).hasSize(20_000);
        assertThat(table.ages()).isEqualTo(204_536); // the days from 1700-01-01 to 2260-01-01, both included
        assertThat(table.orders().get("city-0", 0)).hasToString("1 orders");
        assertThat(table.orders().get("city-0", 204_535)).hasToString("1 orders");
        assertThat(table.orders().get("city-0", 100_000)).hasToString("0 orders");
        assertThat(table.cumulativeRevenue().get("city-0", 100_000)).hasToString("GBP 1.00");
        assertThat(table.cumulativeRevenue().get("city-1", 40_000)).hasToString("GBP 1.00");
        assertThat(table.rollingRetention().get("city-0", 100_000)).isEqualTo(Share.of(1, 1));
        assertThat(table.rollingRetention().get("city-1", 40_000)).isEqualTo(Share.of(0, 1));
        assertThat(table.cohort("city-0").revenue()).hasToString("GBP 2.00");
        assertThat(table.audit().isBalanced()).isTrue();
    }

    /** What tells the days of cities apart, as if no more than a thousand cells were to be read. */
    private static CohortWalk aThousandCells(Orders orders) {
        Customers customers = orders.customers();
        CohortDefinition definition = new CohortDefinition(day(), Dimensions.city(), false);
        NumberedPeriods<LocalDate> periods = NumberedPeriods.of(day(), customers.days());
        Sight sight = Sight.of(customers, null, false);
        return customers.foldBlocks(
                () -> new CohortWalk(definition, periods, sight, 1000), CohortWalk::add, CohortWalk::merge);
    }

    @Test
    void moreCellsThanAnybodyReadsAreRefused() {
        LocalDate first = LocalDate.of(2020, 1, 1);
        LocalDate last = first.plusDays(299);
        Orders three = orders(oneCustomerACity(IntStream.range(0, 3), first, last));
        Orders four = orders(oneCustomerACity(IntStream.range(0, 4), first, last));
        String message = "cohorts and their ages make more than 1000 cells;"
                + " choose a coarser grain, fewer cohorts or a scope of fewer days";

        assertThat(aThousandCells(three).rows()).hasSize(3);
        assertThatThrownBy(() -> aThousandCells(four))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);

        // what several threads have found counts together, and a row that all of them met only once
        assertThat(aThousandCells(three).merge(aThousandCells(three)).rows()).hasSize(3);
        CohortWalk fourth = aThousandCells(orders(oneCustomerACity(IntStream.of(3), first, last)));
        assertThatThrownBy(() -> aThousandCells(three).merge(fourth))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(CohortWalk.MOST_CELLS).isEqualTo(4_000_000);
    }

    @Test
    void severalThreadsTellTheSameAsOneLoop() {
        int[] start = new int[CUSTOMERS];
        LocalDate[] first = new LocalDate[CUSTOMERS];
        boolean[][] active = new boolean[CUSTOMERS][MONTHS];
        long[][] revenue = new long[MONTHS][MONTHS];
        long ninety = 0;
        for (int order = 0; order < ORDERS; order++) {
            int customer = customer(order);
            int period = dayOf(order).getMonthValue() - 1;
            if (first[customer] == null) {
                first[customer] = dayOf(order);
                start[customer] = period;
            }
            active[customer][period] = true;
            revenue[start[customer]][period - start[customer]] += cents(order);
            LocalDate end = first[customer].plusDays(90);
            boolean mature = !end.isAfter(LocalDate.of(2024, 1, 1));
            ninety += mature && dayOf(order).isBefore(end) ? cents(order) : 0;
        }
        long[][] counts = new long[MONTHS][MONTHS];
        long kept = 0;
        long before = 0;
        int members = 0;
        long french = 0;
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            members += first[customer] == null ? 0 : 1;
            french += first[customer] != null && customer % 3 == 0 ? 1 : 0;
            for (int period = 0; period < MONTHS; period++) {
                if (active[customer][period]) {
                    counts[start[customer]][period - start[customer]]++;
                    before += period < MONTHS - 1 ? 1 : 0;
                    kept += period > 0 && active[customer][period - 1] ? 1 : 0;
                }
            }
        }
        Orders orders = orders();
        CohortTable<YearMonth> table = orders.measure(cohorts(month()));

        assertThat(table.customerCount().longValue()).isEqualTo(members);
        for (int cohort = 0; cohort < MONTHS; cohort++) {
            YearMonth key = YearMonth.of(2023, cohort + 1);
            for (int age = 0; cohort + age < MONTHS; age++) {
                assertThat(table.customers().get(key, age).longValue()).isEqualTo(counts[cohort][age]);
                assertThat(table.revenue().get(key, age).value())
                        .isEqualByComparingTo(BigDecimal.valueOf(revenue[cohort][age], 2));
            }
        }
        assertThat(table.audit().isBalanced()).isTrue();
        assertThat(orders.measure(firstDaysRevenue(90, month())).mean().numerator())
                .isEqualByComparingTo(BigDecimal.valueOf(ninety, 2));
        assertThat(orders.measure(averagePeriodRetention(month())).part()).isEqualTo(kept);
        assertThat(orders.measure(averagePeriodRetention(month())).whole()).isEqualTo(before);
        assertThat(orders.measure(cohorts(Dimensions.country(), month()))
                        .size("France")
                        .longValue())
                .isEqualTo(french);
        assertThat(orders.measure(signUpCohorts(month()))
                        .size(YearMonth.of(2023, 1))
                        .longValue())
                .isEqualTo(members);
        assertThat(table.cohort(YearMonth.of(2023, 1)).customers()).hasSize((int) counts[0][0]);
    }
}
