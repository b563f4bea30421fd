package dev.kpi.order;

import dev.kpi.figure.Figure;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Clock;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Derived;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.FirstOrder;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Mapped;
import dev.kpi.metric.Metric;
import dev.kpi.metric.Top;
import dev.kpi.time.DateRange;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Some of the oracle's facts.
 *
 * @param currency the currency of the orders
 * @param ranked the facts of the days of the scope, among which conditions rank a top
 * @param facts the facts in the scope
 */
record OracleScope(Currency currency, List<OracleFact> ranked, List<OracleFact> facts) {

    OracleScope within(DateRange days) {
        return new OracleScope(
                currency,
                ranked.stream().filter(fact -> days.contains(fact.date())).toList(),
                facts.stream().filter(fact -> days.contains(fact.date())).toList());
    }

    OracleScope where(Condition condition) {
        return new OracleScope(
                currency, ranked, facts.stream().filter(test(condition)::apply).toList());
    }

    private Function<OracleFact, Boolean> test(Condition condition) {
        if (condition instanceof Condition.Both both) {
            Function<OracleFact, Boolean> left = test(both.left());
            Function<OracleFact, Boolean> right = test(both.right());
            return fact -> left.apply(fact) && right.apply(fact);
        }
        if (condition instanceof Condition.Either either) {
            Function<OracleFact, Boolean> left = test(either.left());
            Function<OracleFact, Boolean> right = test(either.right());
            return fact -> left.apply(fact) || right.apply(fact);
        }
        if (condition instanceof Condition.Not not) {
            Function<OracleFact, Boolean> held = test(not.condition());
            return fact -> !held.apply(fact);
        }
        return match((Condition.Match<?>) condition);
    }

    @SuppressWarnings("unchecked") // a dimension's keys are what its condition tests
    private <K> Function<OracleFact, Boolean> match(Condition.Match<K> match) {
        Function<OracleFact, Object> key = new OracleScope(currency, ranked, ranked).keyOf(match.dimension());
        return fact -> match.test().test((K) key.apply(fact));
    }

    Figure measure(Metric<?> metric) {
        return OracleFigures.measure(metric, currency, facts);
    }

    Figure measureNothing(Metric<?> metric) {
        return OracleFigures.measure(metric, currency, List.of());
    }

    /** The facts by the keys of the dimensions, in the order in which groups are listed. */
    Map<List<Object>, OracleScope> by(List<? extends Dimension<?>> dimensions) {
        List<Function<OracleFact, Object>> keys = new ArrayList<>();
        Comparator<List<Object>> order = Comparator.comparing(key -> 0);
        for (int i = 0; i < dimensions.size(); i++) {
            int position = i;
            keys.add(keyOf(dimensions.get(i)));
            order = order.thenComparing(key -> key.get(position), orderOf(dimensions.get(i)));
        }
        Map<List<Object>, List<OracleFact>> groups = new HashMap<>();
        for (OracleFact fact : facts) {
            List<Object> key = new ArrayList<>();
            keys.forEach(k -> key.add(k.apply(fact)));
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(fact);
        }
        Map<List<Object>, OracleScope> sorted = new LinkedHashMap<>();
        groups.keySet().stream()
                .sorted(order)
                .forEach(key -> sorted.put(key, new OracleScope(currency, groups.get(key), groups.get(key))));
        return sorted;
    }

    /** A top by rank; text by its characters, keys that are no single value at the end; others as they are. */
    private Comparator<Object> orderOf(Dimension<?> dimension) {
        if (dimension instanceof Top<?> top) {
            List<String> leaders = leaders(top);
            return Comparator.comparingInt(key -> leaders.contains(key) ? leaders.indexOf(key) : leaders.size());
        }
        return dimension instanceof FirstOrder first ? OracleFirsts.byKey(first) : byKey();
    }

    @SuppressWarnings("unchecked") // keys of one dimension are of one comparable type
    private static Comparator<Object> byKey() {
        List<String> last = List.of("others", "(charges)", "(unknown)");
        return Comparator.comparingInt(key -> last.indexOf(key))
                .thenComparing((left, right) -> ((Comparable<Object>) left).compareTo(right));
    }

    private Function<OracleFact, Object> keyOf(Dimension<?> dimension) {
        if (dimension instanceof Attribute attribute) {
            return fact ->
                    attribute.equals(Dimensions.product()) && fact.isCharge() ? "(charges)" : fact.text(attribute);
        }
        if (dimension instanceof Grain<?> grain) {
            return fact -> grain.periodOf(fact.date());
        }
        if (dimension instanceof Clock<?> clock) {
            return clock.face() == Clock.Face.WEEKDAY
                    ? fact -> DayOfWeek.from(fact.entryTime())
                    : fact -> fact.entryTime().getHour();
        }
        if (dimension instanceof Derived derived) {
            return derived::keyOf;
        }
        if (dimension instanceof Mapped<?> mapped) {
            return mapped(mapped);
        }
        if (dimension instanceof FirstOrder first) {
            return OracleFirsts.keyOf(first);
        }
        Top<?> top = (Top<?>) dimension;
        List<String> leaders = leaders(top);
        Function<OracleFact, Object> base = keyOf(top.base());
        String rest = rest(leaders);
        return fact -> {
            String key = text(base.apply(fact));
            return leaders.contains(key) ? key : rest;
        };
    }

    private static String text(Object key) {
        return key instanceof DayOfWeek day
                ? day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT)
                : String.valueOf(key);
    }

    /** A group that is really called others keeps its name. */
    private static String rest(List<String> leaders) {
        String name = "others";
        while (leaders.contains(name)) {
            name = "(" + name + ")";
        }
        return name;
    }

    @SuppressWarnings("unchecked") // the base's keys are what the mapping takes
    private <S> Function<OracleFact, Object> mapped(Mapped<S> mapped) {
        Function<OracleFact, Object> base = keyOf(mapped.base());
        return fact -> mapped.keyOf((S) base.apply(fact));
    }

    /** The names of the k groups that are largest by the metric; ties go to the smaller key. */
    private List<String> leaders(Top<?> top) {
        Map<List<Object>, OracleScope> groups = by(List.of(top.base()));
        record Ranked(Object key, Figure figure) {}
        List<Ranked> all = new ArrayList<>();
        groups.forEach((key, group) -> all.add(new Ranked(key.get(0), group.measure(top.metric()))));
        all.sort(Comparator.comparing(Ranked::figure, Figure.comparator().reversed())
                .thenComparing(
                        Ranked::key, top.base() instanceof FirstOrder first ? OracleFirsts.byKey(first) : byKey()));
        return all.stream().limit(top.k()).map(leader -> text(leader.key())).toList();
    }
}
