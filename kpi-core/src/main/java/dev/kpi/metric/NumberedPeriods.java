package dev.kpi.metric;

import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The periods of a grain over some days, numbered from 0, so that analyses can count into arrays by the period of a day.
 *
 * <pre>{@code
 * NumberedPeriods<YearMonth> months = NumberedPeriods.of(month(), customers.days());
 * counts[months.numberOf(customer.day(entry))]++;
 * }</pre>
 *
 * <p>Memory by days; a number is found in one step. Immutable and thread-safe.
 *
 * @param <K> the type of a period
 */
public final class NumberedPeriods<K extends Comparable<? super K>> {

    private final Grain<K> grain;
    private final int firstDay;
    private final int[] numberOfDay;
    private final List<K> periods;

    private NumberedPeriods(Grain<K> grain, int firstDay, int[] numberOfDay, List<K> periods) {
        this.grain = grain;
        this.firstDay = firstDay;
        this.numberOfDay = numberOfDay;
        this.periods = periods;
    }

    /** Every period that has a day in the span, the first and the last of which may reach beyond it; none if it is empty. */
    public static <K extends Comparable<? super K>> NumberedPeriods<K> of(Grain<K> grain, DateRange span) {
        int firstDay = Math.toIntExact(span.startInclusive().toEpochDay());
        int[] numberOfDay = new int[Math.toIntExact(span.days())];
        List<K> periods = new ArrayList<>();
        int filled = 0;
        while (filled < numberOfDay.length) {
            K period = periods.isEmpty()
                    ? grain.periodOf(span.startInclusive())
                    : grain.next(periods.get(periods.size() - 1));
            long end = grain.days(period).endExclusive().toEpochDay() - firstDay;
            int to = (int) Math.min(end, numberOfDay.length);
            Arrays.fill(numberOfDay, filled, to, periods.size());
            periods.add(period);
            filled = to;
        }
        return new NumberedPeriods<>(grain, firstDay, numberOfDay, List.copyOf(periods));
    }

    /** How many periods there are; their numbers run from 0 to one less. */
    public int size() {
        return periods.size();
    }

    /** The periods, by number. */
    public List<K> periods() {
        return periods;
    }

    /**
     * The period of a number.
     *
     * @throws IndexOutOfBoundsException if there is no such number
     */
    public K period(int number) {
        return periods.get(number);
    }

    /**
     * The days of the period of a number, those beyond the span too.
     *
     * @throws IndexOutOfBoundsException if there is no such number
     */
    public DateRange days(int number) {
        return grain.days(periods.get(number));
    }

    /**
     * The number of the period that a day lies in.
     *
     * @param epochDay the day, counted from 1970-01-01 ({@link LocalDate#toEpochDay})
     * @throws IndexOutOfBoundsException if the day does not lie in the span
     */
    public int numberOf(int epochDay) {
        return numberOfDay[epochDay - firstDay];
    }
}
