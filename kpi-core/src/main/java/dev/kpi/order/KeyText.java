package dev.kpi.order;

import dev.kpi.metric.Assigned;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Clock;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.DistanceBand;
import dev.kpi.metric.FirstOrder;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Mapped;
import dev.kpi.text.DisplayText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys as text and back: the text itself, a period by its first day, a clock's key by its name. */
final class KeyText {

    /** Periods lie between these years; others are not met, and their neighbours need not exist. */
    private static final int FIRST_YEAR = 1000;

    private static final int LAST_YEAR = 9998;

    private static final Pattern AGE = Pattern.compile("0|[1-9][0-9]{0,8}");

    private KeyText() {}

    /** A dimension in words, told apart from others of its name. */
    static String of(Dimension<?> dimension) {
        return dimension.name() + " (" + kind(dimension) + ")";
    }

    private static String kind(Dimension<?> dimension) {
        if (dimension instanceof Attribute) {
            return "of " + dimension.level().name().toLowerCase(Locale.ROOT);
        }
        if (dimension instanceof Grain<?>) {
            return "grain";
        }
        if (dimension instanceof Clock<?>) {
            return "clock";
        }
        if (dimension instanceof FirstOrder) {
            return "of first orders";
        }
        if (dimension instanceof DistanceBand distance) {
            return "in " + distance.bands();
        }
        if (dimension instanceof Assigned assigned) {
            return "in " + assigned.keys();
        }
        return dimension instanceof Mapped<?> ? "mapped" : "computed";
    }

    static String of(Dimension<?> dimension, Object key) {
        return dimension instanceof Grain<?> grain ? firstDay(grain, key) : key.toString();
    }

    @SuppressWarnings("unchecked") // a grain's codes have its periods
    private static <K extends Comparable<? super K>> String firstDay(Grain<K> grain, Object period) {
        return grain.days((K) period).startInclusive().toString();
    }

    /**
     * The key that a text stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    static Object parse(Dimension<?> dimension, String text) {
        if (dimension instanceof Grain<?> grain) {
            return period(grain, text);
        }
        if (dimension instanceof Clock<?> clock) {
            for (int i = 0; i < clock.face().size(); i++) {
                Object key = clock.key(i);
                if (key.toString().equals(text)) {
                    return key;
                }
            }
            throw noKey(dimension, text, null);
        }
        if (!isKey(dimension, text)) {
            throw noKey(dimension, text, null);
        }
        return text;
    }

    /** Whether a text may be a key of a dimension whose keys are texts. */
    private static boolean isKey(Dimension<?> dimension, String text) {
        if (dimension instanceof DistanceBand distance) {
            return text.equals(Dimension.UNKNOWN) || distance.bands().contains(text);
        }
        if (dimension instanceof Assigned assigned) {
            return text.equals(Dimension.UNKNOWN) || assigned.keys().contains(text);
        }
        if (dimension instanceof FirstOrder first) {
            return switch (first.reading()) {
                case NOVELTY -> FirstOrder.NOVELTIES.contains(text);
                case PERIOD -> true;
                case AGE ->
                    text.equals(Dimension.UNKNOWN)
                            || text.equals(FirstOrder.BEFORE)
                            || AGE.matcher(text).matches();
            };
        }
        return true;
    }

    private static <K extends Comparable<? super K>> K period(Grain<K> grain, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                K period = grain.periodOf(day);
                if (grain.days(period).startInclusive().equals(day)) {
                    return period;
                }
            }
        } catch (DateTimeException unreadable) {
            throw noKey(grain, text, unreadable);
        }
        throw noKey(grain, text, null);
    }

    private static IllegalArgumentException noKey(Dimension<?> dimension, String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "bytes hold '" + DisplayText.inMessage(text) + "', which is no " + dimension.name(), cause);
    }
}
