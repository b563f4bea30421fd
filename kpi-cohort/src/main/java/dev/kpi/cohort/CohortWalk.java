package dev.kpi.cohort;

import dev.kpi.customer.CustomerView;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers, customer by customer, everything that cohort tables tell. One per thread; merged in any order. */
final class CohortWalk {

    /** Revenue that is in no cohort, by why. */
    enum Apart {
        GUESTS,
        BEFORE_FIRST_SALE,
        NEVER_BOUGHT,
        BEFORE_SIGN_UP,
        WITHOUT_SIGN_UP,
        AFTER_AS_OF
    }

    /** The one name of cohorts that are told apart by nothing but time. */
    static final String BY_TIME = "";

    private final CohortDefinition definition;
    private final PeriodTable<?> periods;
    private final Sight sight;
    /** Rows by the period in which members began, for each name of a cohort. */
    final Map<String, @Nullable CohortRow[]> rows = new HashMap<>();

    private final ExactSums apart = new ExactSums(Apart.values().length);
    private @Nullable CohortRow[] timeRows;

    CohortWalk(CohortDefinition definition, PeriodTable<?> periods, Sight sight) {
        this.definition = definition;
        this.periods = periods;
        this.sight = sight;
        this.timeRows = new @Nullable CohortRow[periods.size()];
        if (definition.attribute() == null) {
            rows.put(BY_TIME, timeRows);
        }
    }

    ExactSums apart() {
        return apart;
    }

    void add(CustomerView customer) {
        if (customer.isGuest()) {
            putApart(customer, Apart.GUESTS);
            return;
        }
        int first = CohortDefinition.firstSaleEntry(customer);
        if (first < 0) {
            putApart(customer, Apart.NEVER_BOUGHT);
        } else if (customer.day(first) > sight.asOf()) {
            putApart(customer, Apart.BEFORE_FIRST_SALE);
        } else {
            int start = definition.startDay(customer);
            if (start == CohortDefinition.NO_DAY) {
                putApart(customer, Apart.WITHOUT_SIGN_UP);
            } else if (start > sight.asOf()) {
                putApart(customer, Apart.BEFORE_SIGN_UP);
            } else {
                addMember(customer, start);
            }
        }
    }

    private void putApart(CustomerView customer, Apart why) {
        for (int entry = 0; entry < customer.size(); entry++) {
            putApart(customer, entry, customer.day(entry), why);
        }
    }

    private void putApart(CustomerView customer, int entry, int day, Apart why) {
        if (sight.contains(day)) {
            apart.add((day > sight.asOf() ? Apart.AFTER_AS_OF : why).ordinal(), customer.revenue(entry));
        }
    }

    private void addMember(CustomerView customer, int startDay) {
        int firstOrderDay = customer.firstOrderDay();
        int start = periods.of(startDay);
        CohortRow row = row(customer, start);
        row.size++;
        int lastActive = -1;
        for (int entry = 0, size = customer.size(); entry < size; entry++) {
            int day = customer.day(entry);
            if (day < sight.from() || day >= sight.to() || day > sight.asOf()) {
                putApart(customer, entry, day, Apart.AFTER_AS_OF);
                continue;
            }
            int age = periods.of(day) - start;
            if (age < 0 && !definition.bySignUp()) {
                age = 0; // clocks that were put back over midnight
            }
            boolean isReturn = customer.isReturn(entry);
            if (isReturn && day < firstOrderDay) {
                putApart(customer, entry, day, Apart.BEFORE_FIRST_SALE);
            } else if (age < 0) {
                putApart(customer, entry, day, Apart.BEFORE_SIGN_UP);
            } else if (isReturn) {
                row.addReturn(age, customer.revenue(entry));
            } else {
                row.addOrder(age, customer.revenue(entry));
                if (age > lastActive) { // sale entries come by time
                    row.addActive(age);
                    lastActive = age;
                }
            }
        }
        if (lastActive >= 0) {
            row.addLastActive(lastActive);
        }
    }

    private CohortRow row(CustomerView customer, int start) {
        @Nullable CohortRow[] byStart = timeRows;
        if (definition.attribute() != null) {
            byStart = rows.computeIfAbsent(
                    customer.firstOrderText(definition.attribute()), name -> new @Nullable CohortRow[periods.size()]);
        }
        CohortRow row = byStart[start];
        if (row == null) {
            row = new CohortRow(start);
            byStart[start] = row;
        }
        return row;
    }

    CohortWalk merge(CohortWalk later) {
        apart.addAll(later.apart);
        later.rows.forEach((name, theirs) -> {
            @Nullable CohortRow[] mine = rows.computeIfAbsent(name, key -> new @Nullable CohortRow[periods.size()]);
            for (int start = 0; start < mine.length; start++) {
                CohortRow other = theirs[start];
                CohortRow own = mine[start];
                if (own == null) {
                    mine[start] = other;
                } else if (other != null) {
                    own.merge(other);
                }
            }
        });
        return this;
    }
}
