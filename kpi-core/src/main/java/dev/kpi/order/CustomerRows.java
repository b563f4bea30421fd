package dev.kpi.order;

import dev.kpi.order.KeptCustomer.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Customers as bytes, in the order in which a snapshot of all lines would number them: by their earliest order, guests
 * behind all others. Immutable.
 */
final class CustomerRows {

    /**
     * One customer, or one guest order.
     *
     * @param since its earliest order
     * @param id {@code null} for a guest
     * @param bytes all that is known of it
     */
    record Row(Place since, @Nullable String id, byte[] bytes) {}

    private static final Comparator<Row> BY_NUMBER =
            Comparator.comparing((Row row) -> row.id == null).thenComparing(Row::since);

    private final List<Row> rows;
    private final int identified;
    /** Made when first needed; two threads may both make it, and make the same. */
    private volatile @Nullable Map<String, Integer> numberOf;

    CustomerRows(List<Row> rows, int identified) {
        this.rows = rows.stream().sorted(BY_NUMBER).toList();
        this.identified = identified;
    }

    int size() {
        return rows.size();
    }

    int identified() {
        return identified;
    }

    Row get(int number) {
        return rows.get(number);
    }

    /** The number of the customer with an id; -1 if there is none. */
    int find(String id) {
        Map<String, Integer> made = numberOf;
        if (made == null) {
            made = new HashMap<>();
            for (int number = 0; number < identified; number++) {
                made.put(String.valueOf(rows.get(number).id), number);
            }
            numberOf = made;
        }
        return made.getOrDefault(id, -1);
    }
}
