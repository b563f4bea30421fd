package dev.kpi.delivery;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The question how long orders take to arrive; see {@link Deliveries#deliveryTime}. Immutable.
 *
 * @param breaks the first days of the bands after the first, which begins at 0
 */
public record TimeAnalysis(List<Integer> breaks) implements Analysis<DeliveryTime> {

    /**
     * Checks the breaks.
     *
     * @throws IllegalArgumentException if there are none, or they do not ascend from 1 or more
     */
    public TimeAnalysis {
        breaks = List.copyOf(breaks);
        int before = 0;
        for (int day : breaks) {
            if (day <= before) {
                throw new IllegalArgumentException("breaks " + breaks + " must ascend and begin with 1 day or more");
            }
            before = day;
        }
        if (breaks.isEmpty()) {
            throw new IllegalArgumentException("breaks must not be empty; name at least one day");
        }
    }

    /**
     * The same in other bands.
     *
     * @param days the first days of the bands after the first, which begins at 0; ascending
     * @throws IllegalArgumentException if there are none, or they do not ascend from 1 or more
     */
    public TimeAnalysis withBands(int... days) {
        List<Integer> chosen = new ArrayList<>();
        for (int day : days) {
            chosen.add(day);
        }
        return new TimeAnalysis(chosen);
    }

    @Override
    public Set<Attribute> attributes() {
        return Set.of(Dimensions.deliveryDate());
    }

    @Override
    public DeliveryTime of(Customers customers) {
        if (!customers.has(Dimensions.deliveryDate())) {
            throw new IllegalStateException("delivery time cannot be told: no line has a delivery date;"
                    + " give lines theirs with withDeliveryDate, or as text such as 2024-03-31");
        }
        return customers.fold(Walked::new, Walked::add, Walked::plus).result();
    }

    private List<String> bandNames() {
        List<String> names = new ArrayList<>();
        int from = 0;
        for (int next : breaks) {
            names.add(from == next - 1 ? days(from) : from + " to " + days(next - 1));
            from = next;
        }
        names.add(days(from) + " and more");
        return names;
    }

    private static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private int positionOf(long days) {
        int position = 0;
        while (position < breaks.size() && days >= breaks.get(position)) {
            position++;
        }
        return position;
    }

    /** What was met so far. */
    private final class Walked {
        private static final long UNREADABLE = Long.MIN_VALUE;
        private static final long MISSING = Long.MAX_VALUE;

        private final Map<String, Long> dates = new HashMap<>(Map.of(Dimension.UNKNOWN, MISSING));
        private final Sample days = new Sample();
        private final long[] orders = new long[breaks.size() + 1];
        private final Unreadable unreadable = new Unreadable();
        private long missing;
        private long early;

        void add(CustomerView customer) {
            for (int entry = 0; entry < customer.size(); entry++) {
                if (!customer.isReturn(entry)) {
                    add(customer.text(entry, Dimensions.deliveryDate()), customer.day(entry));
                }
            }
        }

        private void add(String text, int ordered) {
            long arrived = dates.computeIfAbsent(text, Walked::day);
            if (arrived == UNREADABLE || arrived == MISSING) {
                missing++;
                if (arrived == UNREADABLE) {
                    unreadable.add(text);
                }
            } else if (arrived < ordered) {
                early++;
            } else {
                days.add(arrived - ordered);
                orders[positionOf(arrived - ordered)]++;
            }
        }

        private static long day(String text) {
            try {
                return LocalDate.parse(text).toEpochDay();
            } catch (DateTimeParseException notADate) {
                return UNREADABLE;
            }
        }

        Walked plus(Walked later) {
            days.addAll(later.days);
            for (int band = 0; band < orders.length; band++) {
                orders[band] += later.orders[band];
            }
            unreadable.addAll(later.unreadable);
            missing += later.missing;
            early += later.early;
            return this;
        }

        DeliveryTime result() {
            return DeliveryTime.of(bandNames(), days.toArray(), orders, missing, early, unreadable);
        }
    }
}
