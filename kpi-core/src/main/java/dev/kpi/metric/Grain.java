package dev.kpi.metric;

import dev.kpi.time.DateRange;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A calendar grain: cuts time into periods that follow each other without gaps. Grouping by a single grain gives a
 * series, in which empty periods have their place.
 *
 * <p>Periods are cut on the local days of the orders' time zone. Immutable and thread-safe; equal by name. Start from
 * {@link Grains}.
 *
 * @param <K> the type of a period: {@link java.time.YearMonth}, {@link dev.kpi.time.IsoWeek} ...
 */
public final class Grain<K extends Comparable<? super K>> extends Dimension<K> {

    private final Function<LocalDate, K> periodOf;
    private final Function<K, LocalDate> start;
    private final UnaryOperator<K> next;
    private final Function<K, @Nullable K> yearBefore;

    Grain(
            String name,
            Function<LocalDate, K> periodOf,
            Function<K, LocalDate> start,
            UnaryOperator<K> next,
            Function<K, @Nullable K> yearBefore) {
        super(name, Level.ORDER);
        this.periodOf = periodOf;
        this.start = start;
        this.next = next;
        this.yearBefore = yearBefore;
    }

    /** The period that {@code date} falls in. */
    public K periodOf(LocalDate date) {
        return periodOf.apply(date);
    }

    /** The period after {@code period}. */
    public K next(K period) {
        return next.apply(period);
    }

    /** The period before {@code period}. */
    public K previous(K period) {
        return periodOf.apply(start.apply(period).minusDays(1));
    }

    /**
     * The same period a year before: the month of that name, the week of that number, the day of that date; {@code null}
     * where that year has none, as with week 53 and 29 February.
     */
    public @Nullable K yearBefore(K period) {
        return yearBefore.apply(period);
    }

    /** The days of {@code period}. */
    public DateRange days(K period) {
        return DateRange.of(start.apply(period), start.apply(next.apply(period)));
    }

    @Override
    public Comparator<K> keyOrder() {
        return Comparator.naturalOrder();
    }

    @Override
    List<?> identity() {
        return List.of(name());
    }
}
