package dev.kpi.cohort;

import dev.kpi.customer.CustomerView;
import dev.kpi.customer.Customers;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Grain;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What puts a customer into a cohort, and from when its ages count.
 *
 * @param grain the periods that ages are counted in
 * @param attribute what of the first order names the cohort; {@code null} where its period does
 * @param bySignUp whether the period is that of the sign-up, not that of the first order
 */
record CohortDefinition(Grain<?> grain, @Nullable Attribute attribute, boolean bySignUp) {

    /** The day of a customer whose sign-up is not known. */
    static final int NO_DAY = Integer.MIN_VALUE;

    /** A sign-up before this day is no date of a customer's. */
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    /** The attribute without which there are no cohorts; {@code null} if they follow from orders alone. */
    @Nullable
    Attribute needed() {
        return bySignUp ? Dimensions.signUp() : attribute;
    }

    /** The first sale entry in view, -1 if there is none. */
    static int firstSaleEntry(CustomerView customer) {
        for (int entry = 0, size = customer.size(); entry < size; entry++) {
            if (!customer.isReturn(entry)) {
                return entry;
            }
        }
        return -1;
    }

    /** The day from which a customer's ages count; {@link #NO_DAY} if it is no member as of the date. */
    int memberSince(CustomerView customer, int asOf) {
        int first = customer.isGuest() ? -1 : firstSaleEntry(customer);
        int start = first < 0 || customer.day(first) > asOf ? NO_DAY : startDay(customer);
        return start > asOf ? NO_DAY : start;
    }

    /** The day from which a buyer's ages count; {@link #NO_DAY} if it is not known. */
    int startDay(CustomerView customer) {
        return bySignUp ? signUpDay(customer) : customer.firstOrderDay();
    }

    private static int signUpDay(CustomerView customer) {
        String text = customer.text(Dimensions.signUp());
        if (text.equals(Dimension.UNKNOWN)) {
            return NO_DAY;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(EARLIEST) ? NO_DAY : (int) Math.min(Integer.MAX_VALUE, day.toEpochDay());
        } catch (DateTimeException unreadable) {
            return NO_DAY;
        }
    }

    /** The earliest day from which ages count; {@link Integer#MAX_VALUE} if there is none. */
    int earliestStart(Customers customers) {
        int[] earliest = {Integer.MAX_VALUE};
        if (bySignUp) {
            earliest = customers.fold(
                    () -> new int[] {Integer.MAX_VALUE},
                    (least, customer) -> {
                        int day = customer.isGuest() ? NO_DAY : signUpDay(customer);
                        least[0] = day == NO_DAY ? least[0] : Math.min(least[0], day);
                    },
                    (left, right) -> new int[] {Math.min(left[0], right[0])});
        }
        return earliest[0];
    }

    @Override
    public String toString() {
        return (attribute == null ? (bySignUp ? "sign-up" : "first order") : attribute + " of the first order") + " by "
                + grain;
    }
}
