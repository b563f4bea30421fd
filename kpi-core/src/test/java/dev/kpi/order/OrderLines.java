package dev.kpi.order;

import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grains;
import dev.kpi.metric.Metrics;
import dev.kpi.order.RandomLines.Amounts;
import dev.kpi.order.RandomLines.Traits;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** The generators of orders and of questions to them, in one place. Failing examples shrink by leaving lines out. */
class OrderLines extends DomainContextBase {

    /** A shop whose facts agree, and whose lines have no ids. */
    record AgreeingShop(Shop shop) {}

    /** A shop whose facts agree, and whose lines have ids. */
    record NumberedShop(Shop shop) {}

    /** Dimensions to group by. */
    record By(Dimension<?> dimension) {}

    /** A condition or none, and a range of days or none. */
    record Part(List<Condition> conditions, DateRange days) {
        Scope of(Scope orders) {
            Scope scope = days == null ? orders : orders.within(days);
            for (Condition condition : conditions) {
                scope = scope.where(condition);
            }
            return scope;
        }
    }

    private static Arbitrary<Shop> shops(Arbitrary<Traits> traits, int most) {
        return traits.flatMap(
                t -> Combinators.combine(settings(t), lines(t, most)).as(Shop::new));
    }

    private static Arbitrary<List<Line>> lines(Traits traits, int most) {
        return Arbitraries.randomValue(random -> new RandomLines(traits, random).next())
                .list()
                .ofMaxSize(most);
    }

    /** Fine prices times fine quantities are left out, rather than stopping the load. */
    private static final QualityPolicy BEARING =
            QualityPolicy.withDefaults().with(Reason.AMOUNT_TOO_PRECISE, Policy.DROP);

    private static Arbitrary<OrderSettings> settings(Traits traits) {
        OrderSettings plain = OrderSettings.of(RandomLines.GBP, traits.zone()).withPolicy(BEARING);
        return Arbitraries.of(
                plain,
                plain,
                plain.withReturnsOnOrderDate(),
                plain.withAsOf(LocalDate.of(2011, 3, 10)),
                plain.withCoverage(DateRange.of(LocalDate.of(2010, 12, 1), LocalDate.of(2011, 3, 27))));
    }

    private static Arbitrary<Traits> traits(boolean agreeing, Arbitrary<Boolean> lineIds) {
        Arbitrary<ZoneId> zones = Arbitraries.of("Europe/London", "America/Sao_Paulo", "Asia/Kathmandu", "Z")
                .map(ZoneId::of);
        return Combinators.combine(
                        zones,
                        Arbitraries.of(Amounts.PLAIN, Amounts.PLAIN, Amounts.FINE, Amounts.HUGE),
                        Arbitraries.of(0, 5, 10),
                        lineIds,
                        Arbitraries.of(true, false),
                        agreeing ? Arbitraries.just(false) : Arbitraries.of(true, false, false))
                .as((zone, amounts, costs, ids, own, far) -> new Traits(zone, amounts, costs, ids, own, agreeing, far));
    }

    @Provide
    Arbitrary<Shop> shops() {
        return Arbitraries.oneOf(
                shops(traits(false, Arbitraries.of(true, false)), 60),
                shops(traits(true, Arbitraries.of(true, false)), 60));
    }

    @Provide
    Arbitrary<AgreeingShop> agreeingShops() {
        return shops(traits(true, Arbitraries.just(false)), 60).map(AgreeingShop::new);
    }

    @Provide
    Arbitrary<NumberedShop> numberedShops() {
        return shops(traits(true, Arbitraries.just(true)), 60).map(NumberedShop::new);
    }

    /** Every kind of dimension. */
    static final List<Dimension<?>> DIMENSIONS = List.of(
            Dimensions.order(),
            Dimensions.customer(),
            Dimensions.product(),
            Dimensions.productName(),
            Dimensions.category(),
            Dimensions.region(),
            Dimensions.country(),
            Dimensions.channel(),
            Dimensions.customerType(),
            Dimensions.signUp(),
            Dimensions.returnedOrder(),
            Dimensions.lineId(),
            Dimensions.weekday(),
            Dimensions.hour(),
            RandomLines.SEASON,
            RandomLines.COLOUR,
            RandomLines.GIFT,
            RandomLines.TIER,
            RandomLines.LINE_COUNTRY,
            Grains.day(),
            Grains.week(),
            Grains.month(),
            Grains.quarter(),
            Grains.year(),
            Grains.fiscalYear(Month.APRIL),
            Grains.fiscalYear(Month.JANUARY),
            Dimensions.country().map("first letter", key -> key.startsWith("F") ? null : key.substring(0, 1)),
            Dimensions.product().map("kind of product", key -> key.startsWith("p-") ? "plain" : key),
            Grains.month().map("half", month -> month.getMonthValue() < 7 ? "first" : "second"),
            Dimensions.ofLine("price band", line -> line.grossSales().compareTo(BigDecimal.TEN) < 0 ? "low" : "high"),
            Dimensions.ofLine("flow", line -> line.isReturn() ? "back" : line.isCharge() ? null : "out"),
            Dimensions.novelty(),
            Dimensions.firstOrder(Grains.month()),
            Dimensions.firstOrder(Grains.fiscalYear(Month.APRIL)),
            Dimensions.age(Grains.week()),
            Dimensions.age(Grains.month()),
            Dimensions.novelty().top(2, Metrics.revenue()),
            Dimensions.age(Grains.quarter()).top(2, Metrics.lines()),
            Dimensions.country().top(2, Metrics.revenue()),
            Dimensions.product().top(3, Metrics.units()),
            Dimensions.customer().top(1, Metrics.orderCount()),
            Dimensions.weekday().top(2, Metrics.averageOrderValue()),
            Grains.month().top(2, Metrics.customerCount()),
            Dimensions.category().top(2, Metrics.distinctProducts()));

    @Provide
    Arbitrary<By> dimensions() {
        return Arbitraries.of(DIMENSIONS).map(By::new);
    }

    @Provide
    Arbitrary<Part> parts() {
        Arbitrary<DateRange> days = Arbitraries.of(
                        DateRange.of(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 4, 1)),
                        DateRange.of(LocalDate.of(2011, 3, 27), LocalDate.of(2011, 3, 28)),
                        DateRange.of(LocalDate.of(2010, 1, 1), LocalDate.of(2011, 10, 30)),
                        DateRange.of(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 1, 1)),
                        DateRange.of(LocalDate.of(1600, 1, 1), LocalDate.of(2500, 1, 1)))
                .injectNull(0.5);
        return Combinators.combine(conditions().list().ofMaxSize(2), days).as(Part::new);
    }

    /** Conditions that may be asked of any orders: none of them names a key that could be missing. */
    @Provide
    Arbitrary<Condition> conditions() {
        Arbitrary<Condition> leaves = Arbitraries.of(
                Dimensions.customer().matching("is even", key -> key.hashCode() % 2 == 0),
                Dimensions.customer().is(Dimension.UNKNOWN),
                Dimensions.customer().not(Dimension.UNKNOWN),
                Dimensions.customer().in(List.of()),
                Dimensions.novelty().is("first-ever"),
                Dimensions.novelty().in("later", "guest"),
                Dimensions.firstOrder(Grains.quarter()).matching("is 2011-Q1", "2011-Q1"::equals),
                Dimensions.age(Grains.month()).matching("is 0", "0"::equals),
                Dimensions.weekday().is(DayOfWeek.SUNDAY),
                Dimensions.weekday().in(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                Dimensions.weekday().not(DayOfWeek.SUNDAY),
                Dimensions.hour().matching("after noon", hour -> hour >= 12),
                Grains.month().is(java.time.YearMonth.of(2011, 3)),
                Grains.quarter().matching("is first", quarter -> quarter.quarter() == 1),
                Dimensions.ofLine("sign", line -> line.revenue().signum() < 0 ? "minus" : "plus")
                        .matching("is minus", "minus"::equals),
                Dimensions.customer().top(2, Metrics.revenue()).matching("is top", key -> !key.equals("others")),
                Condition.lines("returned", line -> line.isReturn()),
                Condition.lines("many", line -> line.quantity().compareTo(BigDecimal.ONE) > 0),
                Condition.lines("early", line -> line.date().getDayOfMonth() < 28),
                Condition.lines("known product", line -> !line.product().equals(Dimension.UNKNOWN)));
        return Arbitraries.oneOf(
                leaves,
                Combinators.combine(leaves, leaves).as(Condition::and),
                Combinators.combine(leaves, leaves).as(Condition::or),
                leaves.map(Condition::negate),
                Combinators.combine(leaves, leaves, leaves)
                        .as((a, b, c) -> a.or(b.and(c)).negate()));
    }
}
