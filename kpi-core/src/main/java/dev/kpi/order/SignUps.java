package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/**
 * Finds customers who signed up after their first order. Looked at anew in every snapshot, since later lines may bring an
 * earlier order or an earlier word about the day. A sign-up that is no ISO date is after nothing: what asks for the time since
 * tells how many there are.
 */
final class SignUps {

    /** Before every day that a date can name. */
    private static final long NO_DAY = Long.MIN_VALUE;

    private static final long NOT_READ = NO_DAY + 1;

    private SignUps() {}

    static void noteLate(Facts facts, QualityLog log) {
        PackedLongs signUps = facts.customers.codes().get(Dimensions.signUp());
        TextDictionary texts = facts.dictionaries.get(Dimensions.signUp());
        TextDictionary ids = facts.dictionaries.get(Dimensions.customer());
        if (signUps == null || texts == null || ids == null) {
            return;
        }
        long[] dayOfText = new long[texts.size()]; // of few texts: reading a date is slow
        Arrays.fill(dayOfText, NOT_READ);
        for (int customer = 0; customer < facts.customers.count(); customer++) {
            int code = signUps.getInt(customer);
            int entry = code == Staging.UNKNOWN ? -1 : firstSale(facts, customer);
            if (entry >= 0) {
                if (dayOfText[code] == NOT_READ) {
                    dayOfText[code] = day(texts.passingText(code));
                }
                long firstDay = facts.entries.day().get(entry);
                if (dayOfText[code] > firstDay) {
                    log.note(
                            Reason.SIGN_UP_AFTER_FIRST_ORDER,
                            0,
                            "customer " + ids.passingText(facts.customers.id().getInt(customer)),
                            texts.passingText(code),
                            "signed up after the first order on " + LocalDate.ofEpochDay(firstDay));
                }
            }
        }
    }

    /** The day that an ISO date names, else {@link #NO_DAY}. */
    private static long day(String text) {
        int month = text.length() - 6; // where the dash before it is
        if (month < 4 || text.charAt(month) != '-') { // no exception for each of very many texts of another kind
            return NO_DAY;
        }
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (DateTimeParseException e) {
            return NO_DAY;
        }
    }

    /** A customer's first sale entry, or -1. */
    private static int firstSale(Facts facts, int customer) {
        int[] orderStart = facts.customers.orderStart();
        for (int order = orderStart[customer]; order < orderStart[customer + 1]; order++) {
            int entry = facts.orders.firstEntry(order);
            if (facts.entries.returned().get(entry) == 0) {
                return entry;
            }
        }
        return -1;
    }
}
