package dev.kpi.cohort;

import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.Line;
import dev.kpi.order.LineKind;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Cohorts as the definitions say them, customer by customer and day by day, as slowly as that is. */
final class CohortOracle {

    enum Kind {
        FIRST_ORDER,
        SIGN_UP,
        COUNTRY,
        CATEGORY
    }

    /** One line with the day it counts on. */
    record Fact(Line line, String customer, String order, LocalDate day, boolean sale, BigDecimal net) {}

    /** What the members at one age did, and how well it is known. */
    record Cell(
            CellState state, long size, long active, long rolling, long orders, BigDecimal sales, BigDecimal revenue) {}

    record Member(String customer, String cohort, int start) {}

    private final ToIntFunction<LocalDate> numberOf;
    private final IntFunction<DateRange> daysOf;
    private final LocalDate knownFrom; // null: since ever
    private final LocalDate asOf;
    private final Map<String, List<Fact>> factsOf = new HashMap<>(); // in scope, up to as of
    private final List<Member> members = new ArrayList<>();
    BigDecimal guests = BigDecimal.ZERO;
    BigDecimal beforeFirstSale = BigDecimal.ZERO;
    BigDecimal neverBought = BigDecimal.ZERO;
    BigDecimal beforeSignUp = BigDecimal.ZERO;
    BigDecimal withoutSignUp = BigDecimal.ZERO;
    BigDecimal afterAsOf = BigDecimal.ZERO;

    /** The facts of a shop, each on its day: sale lines with the earliest of their order, returns on their own. */
    static List<Fact> facts(Shops.Shop shop) {
        Map<String, Instant> saleAt = new HashMap<>();
        for (Line line : shop.lines()) {
            if (line.kind() == LineKind.SALE) {
                saleAt.merge(order(line), line.at(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        List<Fact> facts = new ArrayList<>();
        for (Line line : shop.lines()) {
            boolean sale = line.kind() == LineKind.SALE;
            Instant at = sale ? saleAt.get(order(line)) : line.at();
            String customer = line.text(Dimensions.customer());
            facts.add(new Fact(
                    line,
                    customer == null ? "" : customer,
                    order(line),
                    at.atZone(shop.settings().zone()).toLocalDate(),
                    sale,
                    line.unitPrice().multiply(line.quantity())));
        }
        return facts;
    }

    private static String order(Line line) {
        return String.valueOf(line.text(Dimensions.order()));
    }

    CohortOracle(
            Shops.Shop shop,
            Kind kind,
            ToIntFunction<LocalDate> numberOf,
            IntFunction<DateRange> daysOf,
            Predicate<Fact> condition,
            DateRange within,
            LocalDate wantedAsOf) {
        this.numberOf = numberOf;
        this.daysOf = daysOf;
        List<Fact> all = facts(shop);
        List<LocalDate> covered = shop.lines().stream()
                .map(line -> line.at().atZone(shop.settings().zone()).toLocalDate())
                .sorted()
                .toList();
        LocalDate first = covered.get(0);
        LocalDate last = covered.get(covered.size() - 1);
        LocalDate from = within.startInclusive().isAfter(first) ? within.startInclusive() : first;
        LocalDate to = within.endExclusive().isAfter(last)
                ? last
                : within.endExclusive().minusDays(1);
        LocalDate wanted = wantedAsOf == null || wantedAsOf.isAfter(to) ? to : wantedAsOf;
        this.asOf = wanted.isBefore(first) ? first.minusDays(1) : wanted;
        boolean cut = from.isAfter(first);
        boolean unknownBefore = kind == Kind.SIGN_UP && !shop.settings().hasCompleteHistory();
        this.knownFrom = cut || unknownBefore ? from : null;

        Map<String, Fact> firstEver = new TreeMap<>();
        for (Fact fact : all) {
            if (fact.sale && !fact.customer.isEmpty()) {
                firstEver.merge(fact.customer, fact, (a, b) -> earlier(shop, a, b));
            }
        }
        Map<String, List<Fact>> byCustomer = new TreeMap<>();
        for (Fact fact : all) {
            if (condition.test(fact)) {
                byCustomer
                        .computeIfAbsent(fact.customer, key -> new ArrayList<>())
                        .add(fact);
            }
        }
        byCustomer.forEach((customer, facts) -> {
            List<Fact> inScope = facts.stream()
                    .filter(fact -> !fact.day.isBefore(from) && !fact.day.isAfter(to))
                    .toList();
            boolean buys = facts.stream().anyMatch(Fact::sale);
            boolean bought = facts.stream().anyMatch(fact -> fact.sale && !fact.day.isAfter(asOf));
            String signUp = facts.get(0).line.text(Dimensions.signUp());
            LocalDate firstDay = firstEver.containsKey(customer) ? firstEver.get(customer).day : LocalDate.MAX;
            LocalDate start = kind != Kind.SIGN_UP ? firstDay : signUp == null ? null : LocalDate.parse(signUp);
            boolean member = bought && !customer.isEmpty() && start != null && !start.isAfter(asOf);
            if (member) {
                String cohort = switch (kind) {
                    case COUNTRY, CATEGORY -> attribute(shop, all, firstEver.get(customer), kind);
                    default -> String.valueOf(numberOf.applyAsInt(start));
                };
                members.add(new Member(customer, cohort, numberOf.applyAsInt(start)));
            }
            for (Fact fact : inScope) {
                if (fact.day.isAfter(asOf)) {
                    afterAsOf = afterAsOf.add(fact.net);
                } else if (customer.isEmpty()) {
                    guests = guests.add(fact.net);
                } else if (!buys) {
                    neverBought = neverBought.add(fact.net);
                } else if (!bought) {
                    beforeFirstSale = beforeFirstSale.add(fact.net);
                } else if (start == null) {
                    withoutSignUp = withoutSignUp.add(fact.net);
                } else if (start.isAfter(asOf)) {
                    beforeSignUp = beforeSignUp.add(fact.net);
                } else if (!fact.sale && fact.day.isBefore(firstDay)) {
                    beforeFirstSale = beforeFirstSale.add(fact.net);
                } else if (numberOf.applyAsInt(fact.day) < numberOf.applyAsInt(start)) {
                    beforeSignUp = beforeSignUp.add(fact.net);
                } else {
                    factsOf.computeIfAbsent(customer, key -> new ArrayList<>()).add(fact);
                }
            }
        });
    }

    private static Fact earlier(Shops.Shop shop, Fact left, Fact right) {
        Comparator<Fact> byTime = Comparator.comparing((Fact fact) -> saleInstant(shop, fact.order));
        return byTime.thenComparing(Fact::order).compare(left, right) <= 0 ? left : right;
    }

    private static Instant saleInstant(Shops.Shop shop, String order) {
        return shop.lines().stream()
                .filter(line -> line.kind() == LineKind.SALE && order(line).equals(order))
                .map(Line::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String attribute(Shops.Shop shop, List<Fact> all, Fact first, Kind kind) {
        Fact largest = all.stream()
                .filter(fact -> fact.sale && fact.order.equals(first.order))
                .min(Comparator.comparing(Fact::net)
                        .reversed()
                        .thenComparing(fact -> text(fact, Dimensions.category())))
                .orElseThrow();
        return kind == Kind.CATEGORY ? text(largest, Dimensions.category()) : text(first, Dimensions.country());
    }

    private static String text(Fact fact, dev.kpi.metric.Attribute attribute) {
        String text = fact.line.text(attribute);
        return text == null || text.isEmpty() ? Dimension.UNKNOWN : text;
    }

    LocalDate asOf() {
        return asOf;
    }

    List<Member> members() {
        return members;
    }

    /** How much of a period is known, day by day. */
    private CellState state(int period) {
        DateRange days = daysOf.apply(period);
        long known = 0;
        for (LocalDate day = days.startInclusive(); day.isBefore(days.endExclusive()); day = day.plusDays(1)) {
            known += !day.isAfter(asOf) && (knownFrom == null || !day.isBefore(knownFrom)) ? 1 : 0;
        }
        return known == 0 ? CellState.UNOBSERVED : known == days.days() ? CellState.OBSERVED : CellState.PARTIAL;
    }

    private CellState state(Member member, int age, boolean cumulative) {
        CellState worst = state(member.start + age);
        for (int before = 0; cumulative && before < age; before++) {
            CellState state = state(member.start + before);
            worst = state.compareTo(worst) > 0 ? state : worst;
        }
        return worst;
    }

    /** The cell of some members: of those whose period is over, else of those whose period has begun. */
    Cell cell(List<Member> of, int age, boolean cumulative) {
        for (CellState wanted : List.of(CellState.OBSERVED, CellState.PARTIAL)) {
            List<Member> seen = of.stream()
                    .filter(member -> state(member, age, cumulative) == wanted)
                    .toList();
            if (!seen.isEmpty()) {
                return sum(seen, wanted, age, cumulative);
            }
        }
        return new Cell(CellState.UNOBSERVED, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** All observed members of every cohort at an age. */
    Cell overall(int age, boolean cumulative) {
        List<Member> seen = members.stream()
                .filter(member -> state(member, age, cumulative) == CellState.OBSERVED)
                .toList();
        return seen.isEmpty()
                ? new Cell(CellState.UNOBSERVED, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO)
                : sum(seen, CellState.OBSERVED, age, cumulative);
    }

    private Cell sum(List<Member> seen, CellState state, int age, boolean cumulative) {
        long active = 0;
        long rolling = 0;
        Set<String> orders = new HashSet<>();
        BigDecimal sales = BigDecimal.ZERO;
        BigDecimal revenue = BigDecimal.ZERO;
        for (Member member : seen) {
            boolean now = false;
            boolean thenOrLater = false;
            for (Fact fact : factsOf.getOrDefault(member.customer, List.of())) {
                int at = numberOf.applyAsInt(fact.day) - member.start;
                now |= fact.sale && at == age;
                thenOrLater |= fact.sale && at >= age;
                if (at == age && fact.sale) {
                    orders.add(fact.order);
                    sales = sales.add(fact.net);
                }
                revenue = at == age || (cumulative && at < age) ? revenue.add(fact.net) : revenue;
            }
            active += now ? 1 : 0;
            rolling += thenOrLater ? 1 : 0;
        }
        return new Cell(state, seen.size(), active, rolling, orders.size(), sales, revenue);
    }
}
