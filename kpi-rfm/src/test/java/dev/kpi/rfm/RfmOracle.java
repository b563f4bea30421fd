package dev.kpi.rfm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** RFM as the definitions read, customer by customer, slowly. */
final class RfmOracle {

    /** A customer's figures; money as a fraction in pence, so that an average order value is exact. */
    static final class Scored {
        final String id;
        final int days;
        final int orders;
        final long pence;
        final int perOrders; // what pence are divided by
        int r;
        int f;
        int m;

        Scored(String id, int days, int orders, long pence, int perOrders) {
            this.id = id;
            this.days = days;
            this.orders = orders;
            this.pence = pence;
            this.perOrders = perOrders;
        }

        BigDecimal crossed(Scored other) {
            return BigDecimal.valueOf(pence).multiply(BigDecimal.valueOf(other.perOrders));
        }

        @Override
        public String toString() {
            return id + " " + days + " " + orders + " " + pence + "/" + perOrders + " " + r + f + m;
        }
    }

    static final Comparator<Scored> RECENCY = Comparator.comparingInt((Scored s) -> -s.days);
    static final Comparator<Scored> FREQUENCY = Comparator.comparingInt((Scored s) -> s.orders);
    static final Comparator<Scored> MONEY = (left, right) -> left.crossed(right).compareTo(right.crossed(left));

    private RfmOracle() {}

    static List<Scored> of(List<Fact> facts, LocalDate asOf, Monetary monetary) {
        Map<String, List<Fact>> byCustomer = new TreeMap<>();
        for (Fact fact : facts) {
            if (!fact.customer().isEmpty() && !fact.day().isAfter(asOf)) {
                byCustomer
                        .computeIfAbsent(fact.customer(), id -> new ArrayList<>())
                        .add(fact);
            }
        }
        List<Scored> scored = new ArrayList<>();
        byCustomer.forEach((id, own) -> {
            Set<String> orders = new HashSet<>();
            LocalDate last = LocalDate.MIN;
            long pence = 0;
            for (Fact fact : own) {
                int sign = fact.isReturn() ? -1 : 1;
                if (!fact.isReturn()) {
                    orders.add(fact.order());
                    last = fact.day().isAfter(last) ? fact.day() : last;
                }
                pence += switch (monetary) {
                    case REVENUE -> sign * fact.pence();
                    case AVERAGE_ORDER_VALUE -> fact.isReturn() ? 0 : fact.pence();
                    case PROFIT -> fact.cost() < 0 ? 0 : sign * (fact.pence() - fact.cost());
                };
            }
            if (!orders.isEmpty()) {
                scored.add(new Scored(
                        id,
                        (int) ChronoUnit.DAYS.between(last, asOf),
                        orders.size(),
                        pence,
                        monetary == Monetary.AVERAGE_ORDER_VALUE ? orders.size() : 1));
            }
        });
        return scored;
    }

    /** 1 + floor(bins * worse / n). */
    static int byRank(Scored one, List<Scored> all, Comparator<Scored> better, int bins) {
        long worse =
                all.stream().filter(other -> better.compare(other, one) < 0).count();
        return (int) (1 + bins * worse / all.size());
    }

    /** Filled one after the other from the worst, the first ones taking one more where it does not come out even. */
    static int byNtile(Scored one, List<Scored> all, Comparator<Scored> better, int bins) {
        List<Scored> sorted =
                all.stream().sorted(better.thenComparing(s -> s.id)).toList();
        int position = sorted.indexOf(one);
        int bin = 1;
        for (int left = position; ; bin++) {
            int room = all.size() / bins + (bin <= all.size() % bins ? 1 : 0);
            if (left < room) {
                return bin;
            }
            left -= room;
        }
    }

    static void score(List<Scored> all, int bins, boolean ntile, boolean nested) {
        for (Scored one : all) {
            one.r = score(one, all, RECENCY, bins, ntile);
        }
        for (Scored one : all) {
            one.f = score(one, nested ? like(all, s -> s.r, one) : all, FREQUENCY, bins, ntile);
        }
        for (Scored one : all) {
            one.m = score(one, nested ? like(all, s -> 10 * s.r + s.f, one) : all, MONEY, bins, ntile);
        }
    }

    private static List<Scored> like(List<Scored> all, Function<Scored, Integer> what, Scored one) {
        return all.stream()
                .filter(other -> what.apply(other).equals(what.apply(one)))
                .toList();
    }

    private static int score(Scored one, List<Scored> all, Comparator<Scored> better, int bins, boolean ntile) {
        return ntile ? byNtile(one, all, better, bins) : byRank(one, all, better, bins);
    }
}
