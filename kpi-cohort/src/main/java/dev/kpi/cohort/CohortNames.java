package dev.kpi.cohort;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the id of a customer to the name of its cohort; equal if the tables are, so that the dimensions are. */
record CohortNames<K>(CohortTable<K> table) implements Function<String, @Nullable String> {

    @Override
    public @Nullable String apply(String customer) {
        K key = table.members().cohortOf(customer);
        return key == null ? null : key.toString();
    }
}
