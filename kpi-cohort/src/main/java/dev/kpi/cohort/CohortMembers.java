package dev.kpi.cohort;

import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grain;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Who is in which cohort. */
final class CohortMembers<K> {

    private final Map<String, K> cohortOf;

    private CohortMembers(Map<String, K> cohortOf) {
        this.cohortOf = cohortOf;
    }

    static <K> CohortMembers<K> of(CohortAnalysis<K> analysis, Customers everyDay, LocalDate asOf) {
        int last = (int) asOf.toEpochDay();
        Map<String, K> found = everyDay.fold(
                HashMap::new,
                (map, customer) -> {
                    int start = analysis.definition().memberSince(customer, last);
                    if (start != CohortDefinition.NO_DAY) {
                        map.put(customer.id(), analysis.key(name(analysis.definition(), customer, start)));
                    }
                },
                (left, right) -> {
                    left.putAll(right);
                    return left;
                });
        return new CohortMembers<>(found);
    }

    private static Object name(CohortDefinition definition, CustomerView customer, int start) {
        return definition.attribute() == null
                ? period(definition.grain(), start)
                : customer.firstOrderText(definition.attribute());
    }

    private static <P extends Comparable<? super P>> P period(Grain<P> grain, int day) {
        return grain.periodOf(LocalDate.ofEpochDay(day));
    }

    int count() {
        return cohortOf.size();
    }

    /** Tells each member's id and cohort. */
    void forEach(BiConsumer<String, K> each) {
        cohortOf.forEach(each);
    }

    /** The ids of a cohort's members, in the order of texts. */
    List<String> of(K key) {
        return cohortOf.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .sorted(Dimensions.customer().keyOrder())
                .toList();
    }
}
