package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import java.time.LocalDate;

/**
 * Finds customers who signed up after their first order. Looked at anew in every snapshot, since later lines may bring an
 * earlier order or an earlier word about the day.
 */
final class SignUps {

    private SignUps() {}

    static void noteLate(Facts facts, QualityLog log) {
        PackedLongs signUps = facts.customers.codes().get(Dimensions.signUp());
        TextDictionary texts = facts.dictionaries.get(Dimensions.signUp());
        TextDictionary ids = facts.dictionaries.get(Dimensions.customer());
        if (signUps == null || texts == null || ids == null) {
            return;
        }
        long lastDay = Long.MIN_VALUE;
        String lastDayText = "";
        for (int customer = 0; customer < facts.customers.count(); customer++) {
            int code = signUps.getInt(customer);
            int entry = code == Staging.UNKNOWN ? -1 : firstSale(facts, customer);
            if (entry >= 0) {
                long day = facts.entries.day().get(entry);
                if (day != lastDay) { // customers come in the order of their first orders
                    lastDay = day;
                    lastDayText = LocalDate.ofEpochDay(day).toString();
                }
                if (texts.text(code).compareTo(lastDayText) > 0) {
                    log.note(
                            Reason.SIGN_UP_AFTER_FIRST_ORDER,
                            0,
                            "customer " + ids.text(facts.customers.id().getInt(customer)),
                            texts.text(code),
                            "signed up after the first order on " + lastDayText);
                }
            }
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
