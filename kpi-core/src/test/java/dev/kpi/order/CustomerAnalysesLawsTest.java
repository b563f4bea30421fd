package dev.kpi.order;

import static dev.kpi.customer.CustomerAnalyses.activeCustomers;
import static dev.kpi.customer.CustomerAnalyses.lifecycle;
import static dev.kpi.customer.CustomerAnalyses.purchaseFrequency;
import static dev.kpi.customer.CustomerAnalyses.signUpToFirstOrder;
import static dev.kpi.customer.CustomerAnalyses.timeBetweenOrders;
import static dev.kpi.customer.CustomerAnalyses.topCustomers;
import static dev.kpi.metric.Dimensions.novelty;
import static dev.kpi.metric.Grains.day;
import static dev.kpi.metric.Grains.month;
import static dev.kpi.metric.Grains.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kpi.customer.ActiveCustomers;
import dev.kpi.customer.Analysis;
import dev.kpi.customer.CustomerLifecycle;
import dev.kpi.customer.DayBand;
import dev.kpi.customer.PurchaseFrequency;
import dev.kpi.customer.SignUpToFirstOrder;
import dev.kpi.customer.TimeBetweenOrders;
import dev.kpi.customer.TopCustomers;
import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Metrics;
import dev.kpi.order.OrderLines.Part;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is asked of customers in time is what the definitions, applied line by line, answer. */
@Domain(OrderLines.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, tries = 400)
@Domain(DomainContext.Global.class)
class CustomerAnalysesLawsTest {

    private static final Unit CUSTOMERS = Unit.count("customers");
    private static final Unit DAYS = Unit.ratio("days");

    /** The sale lines of a scope that have a customer, by customer and order. */
    private static Map<String, Map<String, List<OracleFact>>> orders(OracleScope scope) {
        Map<String, Map<String, List<OracleFact>>> orders = new TreeMap<>();
        scope.facts().stream()
                .filter(fact -> fact.isSale() && fact.isOfCustomer())
                .forEach(fact -> orders.computeIfAbsent(fact.customer(), c -> new TreeMap<>())
                        .computeIfAbsent(fact.text(Dimensions.order()), o -> new ArrayList<>())
                        .add(fact));
        return orders;
    }

    private static Share coverage(OracleScope scope) {
        return (Share) scope.measure(Metrics.customerCoverage());
    }

    private static OracleScope of(OracleScope scope, String customer) {
        return new OracleScope(
                scope.currency(),
                scope.ranked(),
                scope.facts().stream()
                        .filter(fact -> fact.customer().equals(customer))
                        .toList());
    }

    private static BigDecimal revenue(OracleScope scope, Collection<String> customers) {
        return customers.stream()
                .map(customer -> of(scope, customer).measure(Metrics.revenue()).toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Quotient percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? Quotient.undefined(Unit.percent()) : Quotient.of(part, whole, Unit.percent());
    }

    /** The middle of sorted numbers. */
    private static Quotient median(List<BigDecimal> sorted, BigDecimal day) {
        int n = sorted.size();
        return n == 0
                ? Quotient.undefined(DAYS)
                : Quotient.of(
                        sorted.get((n - 1) / 2).add(sorted.get(n / 2)), day.multiply(BigDecimal.valueOf(2)), DAYS);
    }

    private static void checkBands(List<DayBand> bands, List<BigDecimal> times, BigDecimal day, long whole) {
        int from = 0;
        for (DayBand band : bands) {
            assertThat(band.fromDays()).isEqualTo(from);
            from = band.underDays();
            long count = times.stream()
                    .filter(time -> time.compareTo(day.multiply(BigDecimal.valueOf(band.fromDays()))) >= 0
                            && (band.underDays() == Integer.MAX_VALUE
                                    || time.compareTo(day.multiply(BigDecimal.valueOf(band.underDays()))) < 0))
                    .count();
            assertThat(List.of(band.count().longValue(), band.share()))
                    .isEqualTo(List.of(count, Share.of(count, whole)));
        }
        assertThat(from).isEqualTo(Integer.MAX_VALUE);
    }

    @Property
    void revenueByNoveltyAddsUpToRevenueAndIsTheSameUnderAnyFilter(@ForAll Shop shop, @ForAll Part part) {
        Scope scope = part.of(shop.orders());
        assertThat(scope.by(novelty()).revenue().values().stream()
                        .map(Amount::value)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(scope.revenue().value());
        assertThat(scope.where(novelty().is("first-ever"))
                        .by(novelty())
                        .orderCount()
                        .keys())
                .isSubsetOf("first-ever");
    }

    @Property
    void timesBetweenOrdersAreThoseOfTheDefinitions(@ForAll Shop shop, @ForAll Part part) {
        OracleScope scope = shop.oracle().scope(part);
        List<BigDecimal> gaps = new ArrayList<>();
        int repeaters = 0;
        var orders = orders(scope);
        for (Map<String, List<OracleFact>> ofCustomer : orders.values()) {
            List<Instant> instants = ofCustomer.values().stream()
                    .map(lines -> lines.get(0).at())
                    .sorted()
                    .toList();
            repeaters += instants.size() > 1 ? 1 : 0;
            for (int i = 1; i < instants.size(); i++) {
                Instant before = instants.get(i - 1);
                gaps.add(new BigDecimal(BigInteger.valueOf(before.until(instants.get(i), ChronoUnit.SECONDS))
                        .multiply(BigInteger.TEN.pow(9))
                        .add(BigInteger.valueOf(before.plusSeconds(before.until(instants.get(i), ChronoUnit.SECONDS))
                                .until(instants.get(i), ChronoUnit.NANOS)))));
            }
        }
        gaps.replaceAll(nanos -> nanos.movePointLeft(9));
        gaps.sort(Comparator.naturalOrder());
        BigDecimal dayLength = BigDecimal.valueOf(86_400);
        BigDecimal sum = gaps.stream().reduce(BigDecimal.ZERO, BigDecimal::add);

        TimeBetweenOrders measured =
                part.of(shop.orders()).measure(timeBetweenOrders().withBands(1, 30, 300));

        assertThat(measured.customers()).isEqualTo(Share.of(repeaters, orders.size()));
        assertThat(measured.gaps()).isEqualTo(Count.of(gaps.size(), Unit.count("gaps")));
        assertThat(measured.mean())
                .isEqualTo(
                        gaps.isEmpty()
                                ? Quotient.undefined(DAYS)
                                : Quotient.of(sum, dayLength.multiply(BigDecimal.valueOf(gaps.size())), DAYS));
        assertThat(measured.median()).isEqualTo(median(gaps, dayLength));
        assertThat(measured.customerCoverage()).isEqualTo(coverage(scope));
        checkBands(measured.bands(), gaps, dayLength, gaps.size());
    }

    @Property
    void purchaseFrequencyIsThatOfTheDefinitions(
            @ForAll Shop shop, @ForAll Part part, @ForAll @IntRange(min = 1, max = 5) int most) {
        OracleScope scope = shop.oracle().scope(part);
        var orders = orders(scope);
        BigDecimal whole = revenue(scope, orders.keySet());

        PurchaseFrequency measured = part.of(shop.orders()).measure(purchaseFrequency(most));

        assertThat(measured.customerCoverage()).isEqualTo(coverage(scope));
        assertThat(measured.bars()).hasSize(most);
        for (PurchaseFrequency.Bar bar : measured.bars()) {
            Set<String> customers = orders.keySet().stream()
                    .filter(customer -> Math.min(orders.get(customer).size(), most) == bar.orders())
                    .collect(Collectors.toSet());
            BigDecimal revenue = revenue(scope, customers);
            assertThat(bar)
                    .isEqualTo(new PurchaseFrequency.Bar(
                            bar.orders(),
                            bar.orders() == most,
                            Count.of(customers.size(), CUSTOMERS),
                            Share.of(customers.size(), orders.size()),
                            Amount.of(revenue, scope.currency()),
                            percent(revenue, whole)));
        }
    }

    @Property
    void topCustomersAreThoseOfTheDefinitions(
            @ForAll Shop shop, @ForAll Part part, @ForAll @IntRange(min = 1, max = 4) int k) {
        Oracle oracle = shop.oracle();
        OracleScope scope = oracle.scope(part);
        var orders = orders(scope);
        BigDecimal whole = revenue(scope, orders.keySet());
        List<Metric<?>> metrics =
                new ArrayList<>(List.of(Metrics.revenue(), Metrics.orderCount(), Metrics.units(), Metrics.netUnits()));
        if (oracle.hasCosts()) {
            metrics.add(Metrics.profit());
        }
        Scope part1 = part.of(shop.orders());
        for (Metric<?> metric : metrics) {
            record Ranked(String customer, Figure figure) {}
            List<Ranked> ranked = orders.keySet().stream()
                    .map(customer -> new Ranked(customer, of(scope, customer).measure(metric)))
                    .sorted(Comparator.comparing(
                                    Ranked::figure, Figure.comparator().reversed())
                            .thenComparing(Ranked::customer))
                    .limit(k)
                    .toList();
            List<TopCustomers.Row> rows = new ArrayList<>();
            for (Ranked one : ranked) {
                OracleScope own = of(scope, one.customer);
                List<LocalDate> days = orders.get(one.customer).values().stream()
                        .map(lines -> lines.get(0).date())
                        .sorted()
                        .toList();
                LocalDate last = days.get(days.size() - 1);
                BigDecimal revenue = own.measure(Metrics.revenue()).toBigDecimal();
                rows.add(new TopCustomers.Row(
                        rows.size() + 1,
                        one.customer,
                        one.figure,
                        Amount.of(revenue, scope.currency()),
                        percent(revenue, whole),
                        (Count) own.measure(Metrics.orderCount()),
                        (Quotient) own.measure(Metrics.averageOrderValue()),
                        days.get(0),
                        last,
                        ChronoUnit.DAYS.between(last, part1.customers().asOf())));
            }
            assertThat(part1.measure(topCustomers(k, metric)))
                    .isEqualTo(new TopCustomers(metric, rows, Amount.of(whole, scope.currency()), coverage(scope)));
        }
    }

    // ---- periods

    /** The customers with a sale order on some days. */
    private static Set<String> active(OracleScope scope, DateRange days) {
        return scope.facts().stream()
                .filter(fact -> fact.isSale() && fact.isOfCustomer() && days.contains(fact.date()))
                .map(OracleFact::customer)
                .collect(Collectors.toSet());
    }

    private static OracleScope inScope(OracleScope all, Part part) {
        return part.days() == null ? all : all.within(part.days());
    }

    @Property(tries = 150)
    void lifecyclesAreThoseOfTheDefinitions(@ForAll Shop shop, @ForAll Part part) {
        checkLifecycle(shop, part, month());
        checkLifecycle(shop, part, week());
    }

    private static <K extends Comparable<? super K>> void checkLifecycle(Shop shop, Part part, Grain<K> grain) {
        Oracle oracle = shop.oracle();
        Part everyDay = new Part(part.conditions(), null);
        Scope scope = part.of(shop.orders());
        OracleScope all = oracle.scope(everyDay);
        CustomerLifecycle<K> measured = scope.measure(lifecycle(grain));

        assertThat(measured.stages().stream()
                        .map(CustomerLifecycle.Stage::period)
                        .toList())
                .isEqualTo(scope.by(grain).orderCount().keys().stream()
                        .filter(period -> grain.days(period)
                                .overlaps(
                                        part.days() == null
                                                ? oracle.coverage()
                                                : oracle.coverage().intersection(part.days())))
                        .toList());
        if (measured.stages().isEmpty()) {
            return;
        }
        K first = grain.periodOf(oracle.coverage().startInclusive());
        K before = null;
        for (CustomerLifecycle.Stage<K> stage : measured.stages()) {
            DateRange days = grain.days(stage.period());
            DateRange inScope = part.days() == null ? days : days.intersection(part.days());
            DateRange daysBefore = before == null
                    ? grain.days(grain.periodOf(days.startInclusive().minusDays(1)))
                    : grain.days(before);
            before = stage.period();
            Set<String> now = active(all, inScope);
            Set<String> then = active(all, daysBefore);
            assertThat(stage.active()).isEqualTo(Count.of(now.size(), CUSTOMERS));
            assertThat(stage.isPartial())
                    .isEqualTo(!oracle.coverage().encloses(days)
                            || (part.days() != null && !part.days().encloses(days)));
            assertThat(stage.hasBefore()).isEqualTo(!stage.period().equals(first));
            if (stage.hasBefore()) {
                Set<String> newOnes = all.facts().stream()
                        .filter(fact -> now.contains(fact.customer()) && days.contains(OracleFirsts.firstDay(fact)))
                        .map(OracleFact::customer)
                        .collect(Collectors.toSet());
                long retained = now.stream().filter(then::contains).count();
                assertThat(List.of(
                                stage.newCustomers().longValue(),
                                stage.retained().longValue(),
                                stage.resurrected().longValue(),
                                stage.lost().longValue(),
                                stage.change().longValue()))
                        .isEqualTo(List.of(
                                (long) newOnes.size(),
                                retained,
                                now.stream()
                                        .filter(c -> !then.contains(c) && !newOnes.contains(c))
                                        .count(),
                                then.stream().filter(c -> !now.contains(c)).count(),
                                (long) now.size() - then.size()));
                assertThat(stage.newCustomers().plus(stage.resurrected()).minus(stage.lost()))
                        .isEqualTo(stage.change());
                assertThat(stage.periodRetention()).isEqualTo(Share.of(retained, then.size()));
                assertThat(stage.periodChurn()).isEqualTo(Share.of(then.size() - retained, then.size()));
            } else {
                assertThat(stage.periodRetention().isDefined()).isFalse();
                assertThat(stage.periodChurn().isDefined()).isFalse();
            }
        }
    }

    @Property
    void activeCustomersAreThoseOfTheDefinitions(
            @ForAll Shop shop,
            @ForAll Part part,
            @ForAll @IntRange(min = 1, max = 100) int window,
            @ForAll @IntRange(min = -5, max = 400) int later) {
        Oracle oracle = shop.oracle();
        OracleScope all = oracle.scope(new Part(part.conditions(), null));
        Scope scope = part.of(shop.orders());
        LocalDate asOf = LocalDate.of(2010, 12, 28).plusDays(later);

        DateRange span = scope.customers().days();
        if (span.isEmpty() || !asOf.isAfter(span.lastInclusive())) {
            DateRange days = DateRange.of(asOf.minusDays(window - 1L), asOf.plusDays(1));
            assertThat(scope.measure(activeCustomers(window, asOf)))
                    .isEqualTo(Count.of(span.isEmpty() ? 0 : active(all, days).size(), CUSTOMERS));
        } else {
            assertThatThrownBy(() -> scope.measure(activeCustomers(window, asOf)))
                    .hasMessageStartingWith("as of (" + asOf + ") must not be after " + span.lastInclusive());
        }
        if (span.isEmpty()) {
            assertThat(scope.measure(activeCustomers(window))).isEqualTo(Count.of(0, CUSTOMERS));
        } else {
            assertThat(scope.measure(activeCustomers(window)))
                    .isEqualTo(scope.measure(
                            activeCustomers(window, scope.customers().asOf())));
        }
        ActiveCustomers<?> series = scope.measure(activeCustomers(window, week()));
        assertThat(series.customerCoverage()).isEqualTo(coverage(inScope(all, part)));
        assertThat(series.points().size())
                .isEqualTo(scope.by(week()).orderCount().keys().size());
        for (ActiveCustomers.Point<?> point :
                series.points().subList(0, Math.min(60, series.points().size()))) {
            DateRange days = DateRange.of(
                    point.asOf().minusDays(window - 1L), point.asOf().plusDays(1));
            assertThat(point.active()).isEqualTo(Count.of(active(all, days).size(), CUSTOMERS));
            boolean over = point.asOf().getDayOfWeek() == java.time.DayOfWeek.SUNDAY;
            assertThat(over || point.asOf().equals(span.lastInclusive())).isTrue();
            assertThat(point.isPartial()).isEqualTo(!over || !oracle.coverage().encloses(days));
        }
    }

    @Property
    void daysFromSignUpAreThoseOfTheDefinitions(@ForAll Shop shop, @ForAll Part part) {
        Oracle oracle = shop.oracle();
        if (!oracle.attributes.contains(Dimensions.signUp())) {
            return;
        }
        OracleScope scope = oracle.scope(part);
        Map<String, OracleFact> customers = new LinkedHashMap<>();
        orders(scope)
                .forEach((customer, orders) -> customers.put(
                        customer, orders.values().iterator().next().get(0)));
        List<BigDecimal> days = new ArrayList<>();
        int early = 0;
        int missing = 0;
        for (OracleFact fact : customers.values()) {
            String signUp = fact.text(Dimensions.signUp());
            long after = signUp.equals(Dimension.UNKNOWN)
                    ? 0
                    : ChronoUnit.DAYS.between(LocalDate.parse(signUp), OracleFirsts.firstDay(fact));
            if (signUp.equals(Dimension.UNKNOWN)) {
                missing++;
            } else if (after < 0) {
                early++;
            } else {
                days.add(BigDecimal.valueOf(after));
            }
        }
        days.sort(Comparator.naturalOrder());

        SignUpToFirstOrder measured =
                part.of(shop.orders()).measure(signUpToFirstOrder().withBands(1, 10, 100));

        assertThat(List.of(measured.timed(), measured.beforeSignUp(), measured.withoutSignUp(), measured.unreadable()))
                .isEqualTo(List.of(
                        Count.of(days.size(), CUSTOMERS),
                        Count.of(early, CUSTOMERS),
                        Count.of(missing, CUSTOMERS),
                        Count.of(0, CUSTOMERS)));
        assertThat(measured.mean())
                .isEqualTo(
                        days.isEmpty()
                                ? Quotient.undefined(DAYS)
                                : Quotient.of(
                                        days.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                                        BigDecimal.valueOf(days.size()),
                                        DAYS));
        assertThat(measured.median()).isEqualTo(median(days, BigDecimal.ONE));
        assertThat(measured.customerCoverage()).isEqualTo(coverage(scope));
        checkBands(measured.bands(), days, BigDecimal.ONE, customers.size());
    }

    @Property(tries = 100)
    void anyCutOfTheCustomersAndAnyOrderOfTheRowsGiveTheSame(@ForAll Shop shop, @ForAll Part part) {
        Scope scope = part.of(shop.orders());
        List<Line> turned = new ArrayList<>(shop.lines());
        java.util.Collections.reverse(turned);
        Scope other = part.of(shop.orders(turned));
        List<Analysis<?>> analyses = new ArrayList<>(List.of(
                timeBetweenOrders(),
                purchaseFrequency(3),
                topCustomers(2),
                topCustomers(3, Metrics.orderCount()),
                lifecycle(month()),
                lifecycle(day()),
                activeCustomers(40),
                activeCustomers(9, month())));
        if (shop.orders().attributes().contains(Dimensions.signUp())) {
            analyses.add(signUpToFirstOrder());
        }
        for (Analysis<?> analysis : analyses) {
            Object whole = scope.measure(analysis);
            assertThat((Object) analysis.of(new OneByOne(scope.customers()))).isEqualTo(whole);
            assertThat((Object) other.measure(analysis)).isEqualTo(whole);
        }
    }
}
