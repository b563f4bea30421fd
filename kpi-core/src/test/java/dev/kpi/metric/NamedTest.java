package dev.kpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import java.time.Month;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedTest {

    private static final Attribute SEASON = Attribute.of("gift_season", Level.ORDER);

    @Test
    void everyMetricIsFoundByItsName() {
        for (Metric<?> metric : Metrics.all()) {
            assertThat((Object) Metrics.named(metric.name())).isEqualTo(metric);
            assertThat((Object) Metrics.named(metric.name().replace(' ', '-').toUpperCase(java.util.Locale.ROOT)))
                    .isEqualTo(metric);
        }
        assertThat((Object) Metrics.named("average-order-value")).isEqualTo(Metrics.averageOrderValue());
        assertThat((Object) Metrics.named(" Units  per_transaction ")).isEqualTo(Metrics.unitsPerTransaction());
        assertThat((Object) Metrics.named("net sales")).isEqualTo(Metrics.revenue());
    }

    @Test
    void anUnknownMetricIsAnsweredWithThoseThereAre() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> Metrics.named("turnover"))
                .withMessage("no metric 'turnover'; there are gross sales, discounts, returns, revenue,"
                        + " merchandise revenue, charges, cost, profit, margin, cost coverage, orders, return documents,"
                        + " customers, units, returned units, net units, products, lines, AOV, AOV after returns, UPT,"
                        + " orders per customer, repeat purchase rate, discount rate, return rate, unit return rate,"
                        + " order return rate, return document rate, customer coverage");
    }

    @Test
    void everyDimensionIsFoundByItsName() {
        for (Attribute attribute : Dimensions.wellKnown()) {
            assertThat((Object) Dimensions.named(attribute.name().replace(' ', '-')))
                    .isEqualTo(attribute);
        }
        assertThat((Object) Dimensions.named("Sign up")).isEqualTo(Dimensions.signUp());
        assertThat((Object) Dimensions.named("weekday")).isEqualTo(Dimensions.weekday());
        assertThat((Object) Dimensions.named("HOUR")).isEqualTo(Dimensions.hour());
        assertThat((Object) Dimensions.named("month")).isEqualTo(Grains.month());
        assertThat((Object) Dimensions.named("delivery-distance")).isEqualTo(Dimensions.distanceBand());
        assertThat((Object) Dimensions.named("gift season", Set.of(SEASON))).isEqualTo(SEASON);
        Attribute shadowed = Attribute.of("Country", Level.LINE);
        assertThat((Object) Dimensions.named("country", Set.of(shadowed))).isEqualTo(Dimensions.country());
    }

    @Test
    void anUnknownDimensionIsAnsweredWithThoseThereAre() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> Dimensions.named("planet", List.of(SEASON)))
                .withMessage(
                        "no dimension 'planet'; there are order, customer, product, product name, category, region,"
                                + " city, country, store, channel, payment method, customer type, sign-up, ship from, ship to,"
                                + " delivery date, returned order, line id, weekday, hour, delivery distance, novelty, day, week, month,"
                                + " quarter, year, fiscal year, fiscal year from february, fiscal year from march,"
                                + " fiscal year from april, fiscal year from may, fiscal year from june, fiscal year from july,"
                                + " fiscal year from august, fiscal year from september, fiscal year from october,"
                                + " fiscal year from november, fiscal year from december, gift_season");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Dimensions.named("gift-season", List.of(SEASON, Attribute.of("gift season", Level.LINE))))
                .withMessage("2 attributes are named 'gift-season', of levels [LINE, ORDER];"
                        + " say which, as in 'line:gift-season', or with Dimensions.attribute");
        Attribute line = Attribute.of("gift season", Level.LINE);
        assertThat(Dimensions.named("Line:gift-season", List.of(SEASON, line))).isEqualTo(line);
        assertThat(Dimensions.named("order:gift_season", List.of(SEASON, line))).isEqualTo(SEASON);
        Attribute month = Attribute.of("month", Level.ORDER);
        assertThat(Dimensions.named("month", List.of(month))).isEqualTo(Grains.month());
        assertThat(Dimensions.named("order:month", List.of(month))).isEqualTo(month);
    }

    @Test
    void grainsAreFoundByTheirNames() {
        for (Grain<?> grain : List.of(
                Grains.day(),
                Grains.week(),
                Grains.month(),
                Grains.quarter(),
                Grains.year(),
                Grains.fiscalYear(Month.APRIL))) {
            assertThat((Object) Grains.named(grain.name().replace(' ', '-'))).isEqualTo(grain);
        }
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> Grains.named("weekday"))
                .withMessageStartingWith(
                        "no grain 'weekday'; there are day, week, month, quarter, year, fiscal year, ");
    }

    @Test
    void everyMetricTellsItsDefinition() {
        Set<String> formulas = new HashSet<>();
        for (Metric<?> metric : Metrics.all()) {
            assertThat(metric.name()).isNotBlank();
            assertThat(formulas.add(metric.formula())).as(metric.formula()).isTrue();
            Unit unit = metric.unit(Currency.getInstance("EUR"));
            assertThat(unit.toString()).isNotBlank();
            assertThat(metric.caveats())
                    .doesNotHaveDuplicates()
                    .allSatisfy(c -> assertThat(c).isNotBlank());
        }
    }

    @Test
    void caveatsSayWhatToKeepInMind() {
        String guests = "identified customers only; guests are left out, and customer coverage tells how many orders";
        String distinct = "each group and each total is counted for itself; distinct counts never add across groups";
        String charges = "charges such as postage are included";
        assertThat(Metrics.customerCount().caveats()).containsExactly(guests, distinct);
        assertThat(Metrics.repeatPurchaseRate().caveats()).containsExactly(guests, distinct);
        assertThat(Metrics.orderCount().caveats()).containsExactly(distinct);
        assertThat(Metrics.revenue().caveats()).containsExactly(charges);
        assertThat(Metrics.merchandiseRevenue().caveats()).isEmpty();
        assertThat(Metrics.averageOrderValue().caveats())
                .containsExactly("before returns; AOV after returns uses revenue", charges, distinct);
        assertThat(Metrics.averageOrderValue().afterReturns().caveats()).containsExactly(charges, distinct);
        assertThat(Metrics.profit().caveats())
                .containsExactly("only lines with a known cost count; cost coverage tells how many");
        assertThat(Metrics.units().caveats()).containsExactly("units are of goods alone; charges are left out");
        assertThat(Metrics.distinctProducts().caveats())
                .containsExactly("unknown keys, charges and returned goods are in no count", distinct);
        assertThat(Metrics.orderReturnRate().caveats())
                .containsExactly(
                        "an order counts as returned whenever its goods came back, be it outside the scope",
                        "undefined where no return is linked to an order",
                        distinct);
        assertThat(Metrics.ratio("spend", Metrics.revenue(), Metrics.customerCount())
                        .caveats())
                .containsExactly(charges, guests, distinct);
    }

    @Test
    void coverageReadsAsASentence() {
        assertThat(Coverage.CUSTOMERS.describe(Share.of(756, 1000))).isEqualTo("customers: known for 75.6% of orders");
        assertThat(Coverage.COSTS.describe(Share.of(0, 3))).isEqualTo("costs: known for 0.0% of lines");
        assertThat(Coverage.COSTS.describe(Share.of(1, 1))).isEqualTo("costs: known for 100.0% of lines");
        assertThat(Coverage.CUSTOMERS.describe(Share.of(999_997, 1_000_000)))
                .isEqualTo("customers: known for all but 3 of 1,000,000 orders");
        assertThat(Coverage.neededBy(Metrics.ordersPerCustomer().measures())).containsExactly(Coverage.CUSTOMERS);
        assertThat(Coverage.neededBy(Metrics.margin().measures())).containsExactly(Coverage.COSTS);
        assertThat(Coverage.neededBy(Metrics.distinct(Dimensions.customer()).measures()))
                .containsExactly(Coverage.CUSTOMERS);
        assertThat(Coverage.neededBy(Metrics.customerCoverage().measures())).isEmpty();
        assertThat(Coverage.neededBy(Metrics.costCoverage().measures())).isEmpty();
        assertThat(Coverage.neededBy(Metrics.revenue().measures())).isEmpty();
    }
}
