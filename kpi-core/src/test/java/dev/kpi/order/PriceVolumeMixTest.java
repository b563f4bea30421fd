package dev.kpi.order;

import static dev.kpi.metric.Dimensions.category;
import static dev.kpi.metric.Dimensions.product;
import static dev.kpi.metric.Metrics.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kpi.figure.Amount;
import dev.kpi.time.Periods;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Examples that a person can follow with a pencil. */
class PriceVolumeMixTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private static Line line(int year, String product, String quantity, String price) {
        return Line.of(
                "o" + year,
                Instant.parse(year + "-05-05T12:00:00Z"),
                product,
                new BigDecimal(quantity),
                new BigDecimal(price));
    }

    private static Comparison compare(Line... lines) {
        Orders orders = Stream.of(lines).collect(Orders.collector(OrderSettings.of(EUR, ZoneOffset.UTC)));
        return orders.within(Periods.year(2011)).comparedTo(orders.within(Periods.year(2010)));
    }

    private static Amount eur(String value) {
        return Amount.of(new BigDecimal(value), EUR);
    }

    @Test
    void everyPartHasItsPlace() {
        // A: 10 x 2 -> 12 x 3; B: 10 x 4 -> 4 x 4; sold before only: L 5 x 1; after only: N 2 x 7
        PriceVolumeMix pvm = compare(
                        line(2010, "A", "10", "2"),
                        line(2010, "B", "10", "4"),
                        line(2010, "L", "5", "1"),
                        line(2010, "A", "-1", "2"),
                        line(2010, "post", "1", "3").asCharge(),
                        line(2011, "A", "12", "3"),
                        line(2011, "B", "4", "4"),
                        line(2011, "N", "2", "7"),
                        line(2011, "B", "-2", "4"),
                        line(2011, "post", "2", "4").asCharge())
                .priceVolumeMix();

        // P0 = 60 / 20 = 3; volume 3 · (16 - 20); mix (12 - 10)(2 - 3) + (4 - 10)(4 - 3)
        assertThat(pvm).hasToString("""
                        part                amount  of before
                        revenue before   EUR 66.00     100.0%
                        price            EUR 12.00      18.2%
                        volume          EUR -12.00     -18.2%
                        mix              EUR -8.00     -12.1%
                        new items        EUR 14.00      21.2%
                        lost items       EUR -5.00      -7.6%
                        returns          EUR -6.00      -9.1%
                        without units     EUR 5.00       7.6%
                        revenue after    EUR 66.00     100.0%
                        by product: 2 in both, 1 new, 1 lost""");
        assertThat(pvm.change()).isEqualTo(eur("0"));
        assertThat(pvm.itemsInBoth()).isEqualTo(2);
        assertThat(pvm.itemsNew()).isEqualTo(1);
        assertThat(pvm.itemsLost()).isEqualTo(1);
        assertThat(pvm.items()).isEqualTo(product());
    }

    @Test
    void discountsArePricesAndReturnedChargesAreReturns() {
        PriceVolumeMix pvm = compare(
                        line(2010, "A", "10", "2"),
                        line(2011, "A", "10", "2").withDiscount(new BigDecimal("5")),
                        line(2011, "post", "-1", "3").asCharge())
                .priceVolumeMix();
        assertThat(pvm.price()).isEqualTo(eur("-5"));
        assertThat(pvm.returns()).isEqualTo(eur("-3"));
        assertThat(pvm.withoutUnits()).isEqualTo(eur("0"));
    }

    @Test
    void priceAndVolumeAreRoundedHalfEvenAndMixTakesTheRemainder() {
        // A: 3 for 1.00 -> 1 for 0.30; p0 = 1/3; price 0.30 - 0.333.. = -0.03; B: 1 for 1.00 -> 1 for 1.00
        PriceVolumeMix pvm = compare(
                        line(2010, "A", "3", "1").withDiscount(new BigDecimal("2.00")),
                        line(2010, "B", "1", "1.00"),
                        line(2011, "A", "1", "0.30"),
                        line(2011, "B", "1", "1.00"))
                .priceVolumeMix();
        assertThat(pvm.price()).isEqualTo(eur("-0.03"));
        assertThat(pvm.volume()).isEqualTo(eur("-1.00")); // 2/4 · (2 - 4)
        assertThat(pvm.mix()).isEqualTo(eur("0.33")); // exactly (1 - 3)(1/3 - 1/2) = 0.3333..
        assertThat(pvm.change()).isEqualTo(eur("-0.70"));
    }

    @Test
    void thirdsThatMakeAHalfAreAHalf() {
        // p0 of A is 0.01/3 and of B 0.01/6; one of each at these prices is 0.005, a tie at two digits
        PriceVolumeMix pvm = compare(
                        line(2010, "A", "3", "0.01").withDiscount(new BigDecimal("0.02")),
                        line(2010, "B", "6", "0.01").withDiscount(new BigDecimal("0.05")),
                        line(2011, "A", "1", "0.01"),
                        line(2011, "B", "1", "0.02"))
                .priceVolumeMix();
        // 0.03 - 0.005 = 0.025, to even
        assertThat(pvm.price()).isEqualTo(eur("0.02"));
    }

    @Test
    void amountsKeepTheScaleOfTheData() {
        PriceVolumeMix pvm = compare(line(2010, "A", "3", "0.001"), line(2011, "A", "1", "0.001"))
                .priceVolumeMix();
        assertThat(pvm.volume()).isEqualTo(eur("-0.002"));
        PriceVolumeMix whole = compare(
                        line(2010, "A", "2", "2").withDiscount(BigDecimal.ONE), line(2011, "A", "1", "2"))
                .priceVolumeMix();
        assertThat(whole.price()).isEqualTo(eur("0.50")); // the data have whole euros; the minor unit is kept
    }

    @Test
    void itemsWithoutUnitsHaveNoPrice() {
        PriceVolumeMix pvm = compare(
                        line(2010, "A", "0", "5").withKind(LineKind.SALE).withDiscount(new BigDecimal("2")),
                        line(2011, "A", "2", "5"),
                        line(2010, "B", "0", "5").withKind(LineKind.SALE).withDiscount(new BigDecimal("1")),
                        line(2011, "C", "1", "1"),
                        line(2010, "C", "1", "1"))
                .priceVolumeMix();
        assertThat(pvm.newItems()).isEqualTo(eur("12")); // A: from -2 without units to 10
        assertThat(pvm.withoutUnits()).isEqualTo(eur("1")); // B: -1 before, nothing after
        assertThat(pvm.change()).isEqualTo(pvm.after().minus(pvm.before()));
    }

    @Test
    void linesWithoutAProductAreOneItem() {
        PriceVolumeMix pvm = compare(line(2010, "", "2", "1"), line(2011, "", "2", "3"), line(2011, "A", "1", "1"))
                .priceVolumeMix();
        assertThat(pvm.price()).isEqualTo(eur("4"));
        assertThat(pvm.newItems()).isEqualTo(eur("1"));
    }

    @Test
    void otherItemsThanProductsMayBeAsked() {
        Comparison comparison = compare(
                line(2010, "A", "1", "1").withCategory("Toys"),
                line(2010, "B", "1", "3").withCategory("Toys"),
                line(2010, "post", "1", "9").asCharge().withCategory("Toys"),
                line(2011, "C", "2", "3").withCategory("Toys"));
        assertThat(comparison.priceVolumeMix(category()).price()).isEqualTo(eur("2"));
        assertThat(comparison.priceVolumeMix(category()).withoutUnits()).isEqualTo(eur("-9"));
        assertThat(comparison.priceVolumeMix(category()).toString()).endsWith("by category: 1 in both, 0 new, 0 lost");
        assertThat(comparison.priceVolumeMix(product().top(1, revenue())).items())
                .hasToString("top 1 product by revenue");
    }

    @Test
    void chargesAreToldApartWithoutProductsToo() {
        Comparison comparison = compare(
                line(2010, "", "2", "1").withCategory("Toys"),
                line(2010, "", "1", "5").withCategory("Toys").asCharge(),
                line(2011, "", "2", "2").withCategory("Toys"));
        assertThat(comparison.priceVolumeMix(category()).price()).isEqualTo(eur("2"));
        assertThat(comparison.priceVolumeMix(category()).withoutUnits()).isEqualTo(eur("-5"));
    }

    @Test
    void withoutItemsInCommonEverythingIsNewOrLost() {
        PriceVolumeMix pvm = compare(line(2011, "A", "2", "2")).priceVolumeMix();
        assertThat(List.of(pvm.price(), pvm.volume(), pvm.mix(), pvm.lostItems()))
                .containsOnly(eur("0"));
        assertThat(pvm.newItems()).isEqualTo(eur("4"));
        assertThat(pvm.toString()).contains("revenue before  EUR 0.00        n/a");
    }
}
