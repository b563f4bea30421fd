package dev.kpi.customer;

import dev.kpi.figure.Count;
import dev.kpi.figure.Share;
import dev.kpi.figure.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many times of so many days there are: one bar of a distribution. Prints as {@code 7 to under 14 days}.
 *
 * @param fromDays the shortest time in it, in days
 * @param underDays the time just too long for it; {@link Integer#MAX_VALUE} of the last band, which has no end
 * @param count how many there are
 * @param share how many of all
 */
public record DayBand(int fromDays, int underDays, Count count, Share share) {

    /** Where bands begin unless told otherwise; the first one begins at 0. */
    static final List<Integer> BREAKS = List.of(1, 7, 14, 30, 60, 90, 180, 365);

    static List<Integer> breaks(int... days) {
        List<Integer> breaks = Arrays.stream(days).boxed().toList();
        if (breaks.isEmpty()) {
            throw new IllegalArgumentException("breaks must not be empty; name at least one day");
        }
        for (int i = 0; i < breaks.size(); i++) {
            if (breaks.get(i) <= (i == 0 ? 0 : breaks.get(i - 1))) {
                throw new IllegalArgumentException(
                        "breaks " + breaks + " must be days from 1 on, each above the one before, such as 7, 30, 90");
            }
        }
        return breaks;
    }

    /**
     * The bands of some times.
     *
     * @param times none of them below 0
     * @param perDay how much of their unit a day is
     * @param whole what the shares are of
     */
    static List<DayBand> of(LongBag times, long perDay, List<Integer> breaks, Unit unit, long whole) {
        long[] ends = breaks.stream().mapToLong(b -> b).toArray();
        long[] counts = new long[ends.length + 1];
        for (int i = 0; i < times.size(); i++) {
            int at = Arrays.binarySearch(ends, Long.divideUnsigned(times.get(i), perDay));
            counts[at >= 0 ? at + 1 : -at - 1]++;
        }
        List<DayBand> bands = new ArrayList<>();
        for (int band = 0; band < counts.length; band++) {
            bands.add(new DayBand(
                    band == 0 ? 0 : breaks.get(band - 1),
                    band == ends.length ? Integer.MAX_VALUE : breaks.get(band),
                    Count.of(counts[band], unit),
                    Share.of(counts[band], whole)));
        }
        return List.copyOf(bands);
    }

    @Override
    public String toString() {
        String days = underDays == 1 || (underDays == Integer.MAX_VALUE && fromDays == 1) ? " day" : " days";
        if (underDays == Integer.MAX_VALUE) {
            return fromDays + days + " and more";
        }
        return (fromDays == 0 ? "under " : fromDays + " to under ") + underDays + days;
    }
}
