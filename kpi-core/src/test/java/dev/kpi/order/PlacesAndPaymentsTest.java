package dev.kpi.order;

import static dev.kpi.metric.Dimensions.paymentMethod;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Dimensions.region;
import static dev.kpi.metric.Metrics.averageOrderValue;
import static dev.kpi.metric.Metrics.costCoverage;
import static dev.kpi.metric.Metrics.margin;
import static dev.kpi.metric.Metrics.orderCount;
import static dev.kpi.metric.Metrics.profit;
import static dev.kpi.metric.Metrics.revenue;
import static dev.kpi.metric.Metrics.units;
import static dev.kpi.metric.Metrics.unitsPerTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Amount;
import dev.kpi.table.Abc;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the grammar says about zones, payment methods and products, in the words of the definitions. */
class PlacesAndPaymentsTest {

    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    private static Line line(String order, String product, int quantity, int price) {
        return Line.of(order, NOON, product, quantity, new BigDecimal(price));
    }

    private static Orders orders(Line... lines) {
        return Stream.of(lines).collect(Orders.collector(RandomLines.GBP, ZoneId.of("Europe/London")));
    }

    private static final Orders SHOP = orders(
            line("A", "mug", 3, 10)
                    .withUnitCost(new BigDecimal(4))
                    .withRegion("north")
                    .withPaymentMethod("card"),
            line("A", "mug", 1, 10).withUnitCost(new BigDecimal(4)),
            line("A", "pot", 1, 50),
            line("B", "mug", 2, 10)
                    .withUnitCost(new BigDecimal(4))
                    .withRegion("south")
                    .withPaymentMethod("card"),
            line("C", "pot", 1, 50)
                    .withUnitCost(new BigDecimal(60))
                    .withRegion("south")
                    .withPaymentMethod("invoice"),
            line("C", "postage", 1, 5).asCharge(),
            line("D", "mug", 1, 10).withUnitCost(new BigDecimal(4)));

    @Test
    void profitabilityByZoneStandsBesideItsCostCoverage() {
        assertThat(SHOP.by(region()).measure(revenue(), profit(), margin(), costCoverage()))
                .hasToString("""
                        region        revenue     profit  margin  cost coverage
                        north       GBP 90.00  GBP 24.00   60.0%          66.7%
                        south       GBP 75.00   GBP 2.00    2.9%          66.7%
                        (unknown)   GBP 10.00   GBP 6.00   60.0%         100.0%
                        total      GBP 175.00  GBP 32.00   26.7%          71.4%
                        3 rows
                        costs: known for 71.4% of lines""");
    }

    @Test
    void paymentMethodsAreADimensionLikeAnyOther() {
        assertThat(SHOP.by(paymentMethod()).measure(revenue(), orderCount(), averageOrderValue()))
                .hasToString("""
                        payment method     revenue  orders        AOV
                        card            GBP 110.00       2  GBP 55.00
                        invoice          GBP 55.00       1  GBP 55.00
                        (unknown)        GBP 10.00       1  GBP 10.00
                        total           GBP 175.00       4  GBP 43.75
                        3 rows""");
        assertThat(SHOP.where(paymentMethod().is("card")).by(region()).revenue().keys())
                .containsExactly("north", "south");
    }

    @Test
    void quantityPerOrderOfAProductIsItsUnitsByTheOrdersThatContainIt() {
        assertThat(SHOP.by(product()).measure(units(), orderCount(), unitsPerTransaction()))
                .hasToString("""
                        product    units  orders   UPT
                        mug            7       3  2.33
                        pot            2       2  1.00
                        (charges)      0       1  0.00
                        total          9       4  2.25
                        3 rows""");
    }

    @Test
    void classesAreADimensionLikeAnyOther() {
        Abc<String, Amount> abc = SHOP.by(product()).breakdown(revenue()).abc();
        assertThat(abc.items())
                .extracting(Abc.Item::key, Abc.Item::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pot", "A"),
                        org.assertj.core.groups.Tuple.tuple("mug", "A"),
                        org.assertj.core.groups.Tuple.tuple("(charges)", "C"));
        assertThat(SHOP.by(product().map("ABC", abc::classOf)).measure(revenue(), orderCount()))
                .hasToString("""
                        ABC       revenue  orders
                        A      GBP 170.00       4
                        C        GBP 5.00       1
                        total  GBP 175.00       4
                        2 rows""");
        // a product that was not among those classed has no class
        Abc<String, Amount> north = SHOP.where(
                        region().is("south").and(product().is("pot")))
                .by(product())
                .breakdown(revenue())
                .abc();
        assertThat(SHOP.by(product().map("ABC", north::classOf)).revenue().keys())
                .containsExactly("A", "(unknown)");
    }
}
