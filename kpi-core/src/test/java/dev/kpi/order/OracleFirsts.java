package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.FirstOrder;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Level;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the definitions say of first-ever orders, noted on each of the oracle's facts. */
final class OracleFirsts {

    private static final Attribute NOVELTY = Attribute.of("the oracle's novelty", Level.ORDER);
    private static final Attribute FIRST_DAY = Attribute.of("the oracle's first day", Level.CUSTOMER);

    private OracleFirsts() {}

    private static String order(OracleFact fact) {
        return fact.text(Dimensions.order());
    }

    /** Notes on every fact of a shop whether its order is the customer's first, and on which day that was. */
    static void note(List<OracleFact> facts) {
        Comparator<OracleFact> earlier = Comparator.comparing(OracleFact::at).thenComparing(OracleFirsts::order);
        Map<String, OracleFact> firsts = new HashMap<>();
        facts.stream()
                .filter(fact -> fact.isSale() && fact.isOfCustomer())
                .forEach(fact -> firsts.merge(fact.customer(), fact, (a, b) -> earlier.compare(a, b) <= 0 ? a : b));
        Set<String> sold = facts.stream()
                .filter(OracleFact::isSale)
                .map(OracleFirsts::order)
                .collect(Collectors.toSet());
        for (OracleFact fact : facts) {
            OracleFact first = fact.isOfCustomer() ? firsts.get(fact.customer()) : null;
            String novelty = !sold.contains(order(fact))
                    ? "returns outside sale orders"
                    : !fact.isOfCustomer() ? "guest" : order(first).equals(order(fact)) ? "first-ever" : "later";
            fact.texts().put(NOVELTY, novelty);
            if (first != null) {
                fact.texts().put(FIRST_DAY, first.date().toString());
            }
        }
    }

    /** The day of the customer's first-ever order, {@code null} if there is none. */
    static LocalDate firstDay(OracleFact fact) {
        String day = fact.text(FIRST_DAY);
        return day.equals(Dimension.UNKNOWN) ? null : LocalDate.parse(day);
    }

    static boolean isFirstEver(OracleFact fact) {
        return fact.text(NOVELTY).equals("first-ever");
    }

    static Function<OracleFact, Object> keyOf(FirstOrder dimension) {
        return switch (dimension.reading()) {
            case NOVELTY -> fact -> fact.text(NOVELTY);
            case PERIOD ->
                fact -> firstDay(fact) == null
                        ? "(unknown)"
                        : dimension.grain().periodOf(firstDay(fact)).toString();
            case AGE -> fact -> age(dimension.grain(), fact);
        };
    }

    private static <K extends Comparable<? super K>> String age(Grain<K> grain, OracleFact fact) {
        LocalDate first = firstDay(fact);
        if (first == null) {
            return "(unknown)";
        }
        if (fact.isReturn() && fact.date().isBefore(first)) {
            return "before the first order";
        }
        K now = grain.periodOf(fact.date());
        int age = 0;
        for (K period = grain.periodOf(first); period.compareTo(now) < 0; period = grain.next(period)) {
            age++;
        }
        return Integer.toString(age);
    }

    /** In the order in which the groups are listed. */
    static Comparator<Object> byKey(FirstOrder dimension) {
        List<String> named = dimension.reading() == FirstOrder.Reading.NOVELTY
                ? List.of("first-ever", "later", "guest", "returns outside sale orders")
                : List.of("before the first order", "(unknown)");
        return Comparator.<Object>comparingInt(named::indexOf)
                .thenComparing(
                        key -> key.toString().matches("[0-9]{1,9}") && dimension.reading() == FirstOrder.Reading.AGE
                                ? String.format("%09d", Integer.parseInt(key.toString()))
                                : key.toString());
    }
}
