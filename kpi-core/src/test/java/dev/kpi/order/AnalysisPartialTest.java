package dev.kpi.order;

import static dev.kpi.customer.CustomerAnalyses.activeCustomers;
import static dev.kpi.customer.CustomerAnalyses.lifecycle;
import static dev.kpi.customer.CustomerAnalyses.purchaseFrequency;
import static dev.kpi.customer.CustomerAnalyses.signUpToFirstOrder;
import static dev.kpi.customer.CustomerAnalyses.timeBetweenOrders;
import static dev.kpi.customer.CustomerAnalyses.topCustomers;
import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.city;
import static dev.kpi.metric.Dimensions.country;
import static dev.kpi.metric.Dimensions.customerType;
import static dev.kpi.metric.Dimensions.signUp;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.CustomerLifecycle;
import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.figure.Count;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.table.Breakdown;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** How analyses of customers are asked of shards, what is kept for them, and what is refused. */
class AnalysisPartialTest {

    private static final OrderSettings SETTINGS = OrderSettings.of(RandomLines.GBP, ZoneId.of("Europe/London"));

    private static Line line(String order, String at, String customer, String price, String category) {
        Instant noon = Instant.parse(at + "T12:00:00Z");
        return Line.of(order, noon, "P-" + category, 1, new BigDecimal(price))
                .withCustomer(customer)
                .withCategory(category);
    }

    private static final Line[] WINTER = {
        line("A-1", "2024-01-05", "c-1", "9.99", "Toys").withCountry("France"),
        line("A-2", "2024-01-20", "c-2", "19.99", "Food").withCountry("Spain"),
        line("A-3", "2024-02-20", "", "5.00", "Food").withCountry("Spain"),
    };

    private static final Line[] SPRING = {
        line("A-4", "2024-02-10", "c-1", "9.995", "Food").withCountry("Spain"),
        line("A-5", "2024-03-10", "c-2", "1.00", "Food").withCountry("Spain"),
        line("A-6", "2024-03-30", "c-3", "5.00", "Food").withCountry("Spain"),
    };

    private static Orders orders(Line... lines) {
        return Stream.of(lines).collect(Orders.collector(SETTINGS));
    }

    private static Orders all() {
        return orders(Stream.of(WINTER, SPRING).flatMap(Stream::of).toArray(Line[]::new));
    }

    private static <R> Partial<R> merged(Function<Orders, Partial<R>> asked) {
        Partial<R> first = asked.apply(orders(WINTER));
        Partial<R> second = asked.apply(orders(SPRING));
        return first.merge(second.read(second.toBytes()));
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    // ---- what is told

    @Test
    void customersOfTwoShardsLiveOneLife() {
        CustomerLifecycle<YearMonth> lifecycle = merged(shard -> shard.partial(Split.BY_ORDER, lifecycle(month())))
                .value();

        assertThat(lifecycle).isEqualTo(all().measure(lifecycle(month())));
        assertThat(lifecycle.get(YearMonth.of(2024, 2)).periodRetention()).hasToString("50.0% (1 of 2)");
    }

    @Test
    void aFirstEverOrderCountsWhereverItLiesAndWhateverTheScope() {
        Analysis<List<String>> first = new FirstOrders();

        assertThat(merged(shard -> shard.within(Periods.month(2024, 3))
                                .where(country().matching("is Spain", "Spain"::equals))
                                .partial(Split.BY_ORDER, first))
                        .value())
                .containsExactly("c-2 first bought Food in Spain on 2024-01-20", "c-3 first bought Food in Spain now");
        assertThat(merged(shard -> shard.where(country().matching("is Spain", "Spain"::equals))
                                .partial(Split.BY_ORDER, first))
                        .value())
                .startsWith("c-1 first bought Toys in France on 2024-01-05");
    }

    /** A caller's own, with an attribute of orders and one of their lines. */
    private record FirstOrders() implements Analysis<List<String>> {
        @Override
        public Set<Attribute> attributes() {
            return Set.of(country(), category());
        }

        @Override
        public List<String> of(Customers customers) {
            return customers.fold(
                    java.util.ArrayList::new,
                    (found, customer) -> {
                        if (!customer.isGuest()) {
                            found.add(text(customer));
                        }
                    },
                    (left, right) -> {
                        left.addAll(right);
                        return left;
                    });
        }

        private static String text(CustomerView customer) {
            String when = customer.isFirstEver(0) ? "now" : "on " + LocalDate.ofEpochDay(customer.firstOrderDay());
            return customer.id() + " first bought " + customer.firstOrderText(category()) + " in "
                    + customer.firstOrderText(country()) + " " + when;
        }
    }

    @Test
    void amountsOfDifferentScalesMergeExactly() {
        assertThat(merged(shard -> shard.partial(Split.BY_ORDER, topCustomers(2)))
                        .value()
                        .rows()
                        .get(1)
                        .revenue())
                .hasToString("GBP 19.985"); // c-1, who paid 9.99 and 9.995
        assertThat(merged(shard -> shard.partial(Split.BY_ORDER, topCustomers(3)))
                        .value())
                .isEqualTo(all().measure(topCustomers(3)));
    }

    @Test
    void analysesAreFoldedLineByLine() {
        assertThat(Stream.of(WINTER, SPRING)
                        .flatMap(Stream::of)
                        .collect(Orders.folding(SETTINGS).inBlocksOf(1).collector(timeBetweenOrders())))
                .isEqualTo(all().measure(timeBetweenOrders()));
        Fold<Count> fold = Orders.folding(SETTINGS).within(Periods.year(2024)).fold(activeCustomers(30));
        fold.add(WINTER[0]).add(WINTER[1]);

        assertThat(fold.toPartial()
                        .merge(orders(SPRING).within(Periods.year(2024)).partial(Split.BY_ORDER, activeCustomers(30)))
                        .value())
                .hasToString("2 customers");
    }

    @Test
    void theBytesOfOneAnalysisAnswerAnotherThatReadsTheSameAttributes() {
        Partial<CustomerLifecycle<YearMonth>> lives = all().partial(Split.BY_CUSTOMER, lifecycle(month()));
        Partial<?> frequencies = orders().partial(Split.BY_CUSTOMER, purchaseFrequency());

        assertThat(frequencies.read(lives.toBytes()).value()).isEqualTo(all().measure(purchaseFrequency()));
    }

    @Test
    void aLambdaIsAskedTooOnceItSaysWhatItReads() {
        Analysis<Boolean> has = customers -> customers.has(country());
        Analysis<Boolean> reading = has.reading(country());

        assertThat(merged(shard -> shard.partial(Split.BY_ORDER, reading)).value())
                .isTrue();
        assertThat(reading).isEqualTo(has.reading(country())).isNotEqualTo(has.reading(city()));
        assertThat(has.reading(country()).reading(city()).attributes()).containsExactlyInAnyOrder(country(), city());
        assertThat(reading).hasToString(has.toString());
    }

    @Test
    void aDimensionFoundOutOfAllShardsGroupsTheOrdersOfEach() {
        Dimension<String> segment = merged(shard ->
                        shard.partial(Split.BY_ORDER, (Analysis<Dimension<String>>) AnalysisPartialTest::byOrders))
                .value();

        assertThat(merged(shard -> shard.by(segment).partial(Split.BY_ORDER, revenue()))
                        .value())
                .hasToString("""
                        often or not    revenue
                        often         GBP 40.98
                        seldom         GBP 5.00
                        (unknown)      GBP 5.00
                        total         GBP 50.98
                        3 rows""");
    }

    private static Dimension<String> byOrders(Customers customers) {
        int[] keyOf = new int[customers.size()];
        Arrays.fill(keyOf, -1);
        customers.fold(
                () -> keyOf,
                (keys, customer) ->
                        keys[customer.number()] = customer.isGuest() ? -1 : customer.orderCount() > 1 ? 0 : 1,
                (left, right) -> left);
        return customers.dimension("often or not", List.of("often", "seldom"), keyOf);
    }

    @Test
    void customersAreFoundByTheirIds() {
        Analysis<String> look = customers -> customers.find("c-3") + " " + customers.id(customers.find("c-3")) + " "
                + customers.find("c-9") + " " + customers.id(customers.size() - 1);

        assertThat(merged(shard -> shard.partial(Split.BY_ORDER, look)).value()).isEqualTo("2 c-3 -1 (unknown)");
        assertThatThrownBy(() -> all().partial(Split.BY_ORDER, (Analysis<String>) customers -> customers.id(4))
                        .value())
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("number (4) must be in [0, 4)");
    }

    @Test
    void aPartialSaysWhatIsAskedAndHowMuchIsKept() {
        assertThat(all().partial(Split.BY_ORDER, lifecycle(month())))
                .hasToString("Partial[customer lifecycle by month \u00b7 GBP \u00b7 Europe/London \u00b7 split by order"
                        + " \u00b7 3 customers and 1 guest orders kept]");
    }

    @Test
    void ofCustomersWithoutAnOrderInTheScopeOnlyShardsByOrderKeepTheIds() {
        Scope france = all().where(country().is("France"));

        assertThat(france.partial(Split.BY_CUSTOMER, purchaseFrequency()).toString())
                .contains("1 customers and 0 guest orders kept");
        assertThat(france.partial(Split.BY_ORDER, purchaseFrequency()).toString())
                .contains("3 customers and 0 guest orders kept");
    }

    @Test
    void historyIsCompleteWhereThatOfEveryShardIs() {
        Analysis<Boolean> complete = Customers::hasCompleteHistory;
        Orders since = Stream.of(SPRING).collect(Orders.collector(SETTINGS.withCompleteHistory()));
        Partial<Boolean> known = since.partial(Split.BY_ORDER, complete);

        assertThat(known.value()).isTrue();
        assertThat(known.merge(orders(WINTER).partial(Split.BY_ORDER, complete)).value())
                .isFalse();
    }

    @Test
    void aBreakdownIsToldOfAllShardsTogether() {
        Breakdown<String, ?> breakdown = merged(
                        shard -> shard.by(country()).partialBreakdown(Split.BY_ORDER, revenue()))
                .value();

        assertThat(breakdown).isEqualTo(all().by(country()).breakdown(revenue()));
        assertThat(Stream.of(WINTER, SPRING)
                        .flatMap(Stream::of)
                        .collect(Orders.folding(SETTINGS).by(country()).breakdownCollector(revenue())))
                .isEqualTo(breakdown);
        Fold<?> fold = Orders.folding(SETTINGS).by(country()).breakdownFold(revenue());
        Stream.of(WINTER, SPRING).flatMap(Stream::of).forEach(fold::add);
        assertThat(fold.toPartial().value()).isEqualTo(breakdown);
    }

    // ---- what is refused

    @Test
    void shardsByLineCannotLookAtCustomers() {
        assertRefused(
                () -> all().partial(Split.BY_LINE, lifecycle(month())),
                "customers cannot be looked at by shards that are split by line: an order's lines may be in several; keep"
                        + " an order's lines together and say Split.BY_ORDER");
    }

    @Test
    void anAttributeThatIsNotDeclaredIsNotKept() {
        String notKept =
                " was not kept by the shards, since the analysis does not declare to read it; name it among its"
                        + " attributes(), or ask analysis.reading(...)";
        Analysis<Boolean> asks = customers -> customers.has(country());
        assertRefused(() -> all().partial(Split.BY_ORDER, asks).value(), "country" + notKept);
        assertRefused(() -> look(customer -> customer.text(customerType())), "customer type" + notKept);
        assertRefused(() -> look(customer -> customer.text(0, city())), "city" + notKept);
        assertRefused(() -> look(customer -> customer.firstOrderText(category())), "category" + notKept);
        assertRefused(() -> look(customer -> customer.firstOrderText(city())), "city" + notKept);
    }

    private static void look(Function<CustomerView, String> at) {
        Analysis<List<String>> looks = customers -> customers.fold(
                java.util.ArrayList::new, (list, customer) -> list.add(at.apply(customer)), (left, right) -> left);
        all().partial(Split.BY_ORDER, looks).value();
    }

    @Test
    void anEntryThatIsNotThereIsNotShown() {
        assertThatThrownBy(() -> look(customer -> customer.order(customer.size())))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageMatching("entry \\([12]\\) must be in \\[0, [12]\\)");
        assertRefused(
                () -> look(customer -> customer.text(country())),
                "country is an attribute of ORDER level, but here it must be of customer level");
        assertThatThrownBy(() -> orders(
                                line("R-1", "2024-01-05", "c-1", "1.00", "Food").withKind(LineKind.RETURN))
                        .partial(Split.BY_ORDER, (Analysis<Integer>) customers -> customers.fold(
                                () -> 0, (state, customer) -> customer.firstOrderDay(), (left, right) -> left))
                        .value())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("customer c-1 has no sale order; ask isBuyer() before its first order");
    }

    @Test
    void partialsOfDifferentAnalysesAreNotMerged() {
        assertRefused(
                () -> all().partial(Split.BY_ORDER, topCustomers(1))
                        .merge(all().partial(Split.BY_ORDER, topCustomers(2))),
                "partials of different analyses cannot be merged: top 1 customers by revenue, and top 2 customers by"
                        + " revenue; ask all shards one that is equal");
        Analysis<String> own = customers -> "";
        assertRefused(
                () -> all().partial(Split.BY_ORDER, own.reading(city()))
                        .merge(all().partial(Split.BY_ORDER, own.reading(signUp()))),
                "partials of different attributes cannot be merged: city (of order), and sign-up (of customer)");
        assertThat(all().partial(Split.BY_ORDER, topCustomers(1)))
                .isNotEqualTo(all().partial(Split.BY_ORDER, topCustomers(2)));
    }

    @Test
    void bytesOfMetricsAndOfAnalysesAreToldApart() {
        Partial<?> amount = all().partial(Split.BY_ORDER, revenue());
        Partial<?> lives = all().partial(Split.BY_ORDER, lifecycle(month()));

        assertRefused(
                () -> amount.read(lives.toBytes()),
                "partials of different metrics cannot be merged: revenue, and customers");
        assertRefused(
                () -> lives.read(amount.toBytes()),
                "partials of different metrics cannot be merged: customers, and revenue");
        assertRefused(
                () -> lives.read(
                        all().partial(Split.BY_ORDER, signUpToFirstOrder()).toBytes()),
                "partials of different attributes cannot be merged: none, and sign-up (of customer)");
    }

    @Test
    void aCustomerOfTwoShardsBreaksThePromiseOfASplitByCustomer() {
        assertRefused(
                () -> merged(shard -> shard.partial(Split.BY_CUSTOMER, purchaseFrequency())),
                "customer c-1 is known to both partials, but shards that are split by customer share none; say"
                        + " Split.BY_ORDER");
    }

    @Test
    void anOrderOfTwoShardsIsTold() {
        String twice =
                " is known twice: its lines lay in two shards, or came again in a fold after they had passed; keep"
                        + " an order's lines together";
        Partial<?> winter = orders(WINTER).partial(Split.BY_ORDER, purchaseFrequency());
        Partial<?> guest = orders(WINTER[2]).partial(Split.BY_ORDER, purchaseFrequency());

        assertThatThrownBy(() -> again(WINTER[0]).value())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order A-1" + twice);
        assertThatThrownBy(() -> again(WINTER[2]).value())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order A-3" + twice);
        assertThat(winter).isNotEqualTo(guest);
    }

    private static Partial<?> again(Line line) {
        return orders(WINTER)
                .partial(Split.BY_ORDER, purchaseFrequency())
                .merge(orders(line).partial(Split.BY_ORDER, purchaseFrequency()));
    }
}
