package dev.kpi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Metrics;
import dev.kpi.order.OrderLines.Part;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** What the walk over customers shows is what the metrics count. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@Domain(DomainContext.Global.class)
class CustomerWalkLawsTest {

    /** What one customer, or guest order, was shown to have. */
    private record Seen(
            int number,
            boolean guest,
            String id,
            int orders,
            BigInteger sales,
            BigInteger discounts,
            BigInteger revenue,
            BigInteger units,
            List<Integer> saleDays) {}

    private static List<Seen> seen(Customers customers) {
        return customers.fold(ArrayList::new, (list, customer) -> list.add(see(customer)), (left, right) -> {
            left.addAll(right);
            return left;
        });
    }

    private static Seen see(CustomerView customer) {
        BigInteger sales = BigInteger.ZERO;
        BigInteger discounts = BigInteger.ZERO;
        BigInteger revenue = BigInteger.ZERO;
        BigInteger units = BigInteger.ZERO;
        List<Integer> days = new ArrayList<>();
        for (int entry = 0; entry < customer.size(); entry++) {
            sales = sales.add(BigInteger.valueOf(customer.sales(entry)));
            discounts = discounts.add(BigInteger.valueOf(customer.discount(entry)));
            revenue = revenue.add(BigInteger.valueOf(customer.revenue(entry)));
            units = units.add(BigInteger.valueOf(customer.units(entry)));
            if (!customer.isReturn(entry)) {
                days.add(customer.day(entry));
            }
        }
        return new Seen(
                customer.number(),
                customer.isGuest(),
                customer.id(),
                customer.orderCount(),
                sales,
                discounts,
                revenue,
                units,
                days);
    }

    private static BigDecimal sum(List<Seen> all, java.util.function.Function<Seen, BigInteger> what, int scale) {
        return new BigDecimal(all.stream().map(what).reduce(BigInteger.ZERO, BigInteger::add), scale);
    }

    @Property
    void whatCustomersAreShownToHaveAddsUpToTheMetrics(
            @ForAll Shop shop, @ForAll Part part, @ForAll Condition condition, @ForAll boolean filtered) {
        Scope scope = part.of(shop.orders());
        scope = filtered ? scope.where(condition) : scope;
        List<Seen> seen = seen(scope.customers());

        int scale = scope.customers().amountScale();
        assertThat(sum(seen, Seen::revenue, scale))
                .isEqualByComparingTo(scope.measure(Metrics.revenue()).value());
        assertThat(sum(seen, Seen::sales, scale))
                .isEqualByComparingTo(scope.measure(Metrics.grossSales())
                        .minus(scope.measure(Metrics.discounts()))
                        .value());
        assertThat(sum(seen, Seen::discounts, scale))
                .isEqualByComparingTo(scope.measure(Metrics.discounts()).value());
        assertThat(sum(seen, Seen::units, scope.customers().quantityScale()))
                .isEqualByComparingTo(scope.measure(Metrics.netUnits()).value());
        assertThat(seen.stream().mapToLong(Seen::orders).sum())
                .isEqualTo(scope.orderCount().longValue());
        assertThat(seen.stream().filter(s -> !s.guest && s.orders > 0).count())
                .isEqualTo(scope.customerCount().longValue());
        assertThat(seen).extracting(Seen::number).isSorted().doesNotHaveDuplicates();
        assertThat(seen).allSatisfy(s -> assertThat(s.saleDays).isSorted());
        assertThat(seen)
                .allSatisfy(s -> assertThat(s.number)
                        .isBetween(0, shop.orders().customers().size() - 1));
    }

    @Property
    void theFirstEverOrderIsTheFirstOfTheWholeSnapshotWhateverTheScope(@ForAll Shop shop, @ForAll Part part) {
        Orders orders = shop.orders();
        List<String> firsts = firsts(orders.customers());
        assertThat(firsts(part.of(orders).customers())).isSubsetOf(firsts);
    }

    /** What one entry, of a customer with a number and a first-ever day, was shown to be. */
    private record SeenEntry(int number, boolean guest, Integer firstDay, int day, int orders, long revenue) {}

    private static List<SeenEntry> entries(Customers customers) {
        return customers.<List<SeenEntry>>fold(
                ArrayList::new,
                (list, customer) -> {
                    for (int entry = 0; entry < customer.size(); entry++) {
                        list.add(new SeenEntry(
                                customer.number(),
                                customer.isGuest(),
                                customer.isBuyer() ? customer.firstOrderDay() : Integer.MIN_VALUE,
                                customer.day(entry),
                                customer.isReturn(entry) ? 0 : 1,
                                customer.revenue(entry)));
                    }
                },
                CustomerWalkLawsTest::joined);
    }

    private static List<SeenEntry> entriesOfBlocks(Customers customers) {
        return customers.<List<SeenEntry>>foldBlocks(
                ArrayList::new,
                (list, block) -> {
                    for (int i = 0; i < block.size(); i++) {
                        CustomerView view = block.view(i);
                        assertThat(view.number()).isEqualTo(block.firstNumber() + i);
                        assertThat(view.size()).isEqualTo(block.starts()[i + 1] - block.starts()[i]);
                        for (int entry = block.starts()[i]; entry < block.starts()[i + 1]; entry++) {
                            list.add(new SeenEntry(
                                    block.firstNumber() + i,
                                    block.areGuests(),
                                    view.isBuyer() ? block.firstOrderDay(i) : Integer.MIN_VALUE,
                                    block.days()[entry],
                                    block.orders()[entry],
                                    block.revenue()[entry]));
                        }
                    }
                },
                CustomerWalkLawsTest::joined);
    }

    private static <T> List<T> joined(List<T> left, List<T> right) {
        left.addAll(right);
        return left;
    }

    @Property
    void blocksShowWhatViewsShow(
            @ForAll Shop shop, @ForAll Part part, @ForAll Condition condition, @ForAll boolean filtered) {
        Orders orders = shop.orders();
        assertThat(entriesOfBlocks(orders.customers())).isEqualTo(entries(orders.customers()));
        Scope scope = filtered ? part.of(orders).where(condition) : part.of(orders);
        assertThat(entriesOfBlocks(scope.customers())).isEqualTo(entries(scope.customers()));
    }

    @Test
    void aBlockHoldsAllEntriesOfACustomerHoweverManyThereAre() {
        Orders orders = IntStream.range(0, 5_000)
                .mapToObj(i -> Line.of(
                                "A-" + i,
                                java.time.Instant.parse("2024-01-01T00:00:00Z").plusSeconds(3_600L * i),
                                "mug",
                                1,
                                BigDecimal.TEN)
                        .withCustomer(i % 2 == 0 ? "ann" : "c-" + i % 300))
                .collect(Orders.collector(RandomLines.GBP, java.time.ZoneId.of("Europe/London")));
        assertThat(entriesOfBlocks(orders.customers())).hasSize(5_000).isEqualTo(entries(orders.customers()));
    }

    @Test
    void aBlockKnowsNoFirstOrderOfWhoOnlyReturned() {
        Orders orders = List.of(line("A-1", "2024-01-01T10:00:00Z", "mug", -1)).stream()
                .collect(Orders.collector(RandomLines.GBP, java.time.ZoneId.of("Europe/London")));
        assertThatThrownBy(() -> orders.customers()
                        .foldBlocks(
                                ArrayList<Integer>::new,
                                (list, block) -> list.add(block.firstOrderDay(0)),
                                (left, right) -> left))
                .hasMessage("customer ann has no sale order; ask isBuyer() before its first order");
    }

    /** Customer, day and order text of each first-ever order, from any of the customer's entries. */
    private static List<String> firsts(Customers customers) {
        return customers.fold(
                ArrayList::new,
                (list, customer) -> {
                    if (customer.isBuyer()) {
                        list.add(customer.id() + " " + customer.number() + " " + customer.firstOrderDay() + " "
                                + customer.firstOrderText(Dimensions.order()));
                    }
                },
                (left, right) -> {
                    left.addAll(right);
                    return left;
                });
    }

    @Test
    void entriesAreShownByTimeWithTheirFacts() {
        Orders orders = List.of(
                        line("A-2", "2024-02-01T10:00:00Z", "pot", 2).withCountry("Spain"),
                        line("A-1", "2024-01-01T10:00:00Z", "mug", 1).withCategory("cups"),
                        line("A-1", "2024-01-01T10:00:00Z", "pan", 3).withCategory("pans"),
                        line("A-1", "2024-03-01T10:00:00Z", "mug", -1))
                .stream()
                .collect(Orders.collector(RandomLines.GBP, java.time.ZoneId.of("Europe/London")));
        List<String> shown = orders.customers()
                .fold(
                        ArrayList::new,
                        (list, customer) -> {
                            for (int e = 0; e < customer.size(); e++) {
                                list.add(LocalDate.ofEpochDay(customer.day(e)) + " " + customer.order(e) + " "
                                        + customer.isReturn(e) + " " + customer.isFirstEver(e) + " "
                                        + customer.text(e, Dimensions.country()) + " " + customer.revenue(e) + " "
                                        + customer.units(e) + " "
                                        + customer.firstOrderText(Dimensions.category()));
                            }
                        },
                        (left, right) -> {
                            left.addAll(right);
                            return left;
                        });
        assertThat(shown)
                .containsExactly(
                        "2024-01-01 A-1 false true (unknown) 4000 4 pans",
                        "2024-03-01 A-1 true false (unknown) -1000 -1 pans",
                        "2024-02-01 A-2 false false Spain 2000 2 pans");
    }

    private static Line line(String order, String at, String product, int quantity) {
        return Line.of(order, java.time.Instant.parse(at), product, quantity, new BigDecimal("10"))
                .withCustomer("ann");
    }

    @Test
    void anAttributeOfTheWrongLevelIsRefused() {
        Orders orders = List.of(line("A-1", "2024-01-01T10:00:00Z", "mug", 1)).stream()
                .collect(Orders.collector(RandomLines.GBP, java.time.ZoneId.of("Europe/London")));
        assertThatThrownBy(() -> orders.customers()
                        .fold(
                                ArrayList<String>::new,
                                (list, customer) -> list.add(customer.text(0, Dimensions.category())),
                                (left, right) -> left))
                .hasMessage("category is an attribute of PRODUCT level, but here it must be of order level");
    }
}
