package dev.kpi.customer;

/**
 * A question whose answer counts times in bands of days: {@code timeBetweenOrders().withBands(30, 60, 90)}. Immutable.
 *
 * @param <R> what it answers
 */
public interface BandedAnalysis<R> extends Analysis<R> {

    /**
     * The same in other bands.
     *
     * @param days the first days of the bands after the first, which begins at 0; ascending
     * @throws IllegalArgumentException if there are none, or they do not ascend from 1 or more
     */
    BandedAnalysis<R> withBands(int... days);
}
