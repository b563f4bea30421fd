package dev.kpi.rfm;

import dev.kpi.figure.Figure;

/**
 * One customer of an {@link RfmTable}.
 *
 * @param id its id
 * @param daysSinceLastOrder recency: whole days from its last sale order to the as-of date, 0 on the day itself
 * @param orderCount frequency: its sale orders
 * @param spend monetary: an amount, or money per order where the average order value is scored
 * @param recencyScore R, the best being the number of bins
 * @param frequencyScore F
 * @param monetaryScore M
 * @param segment the segment of its scores
 */
public record RfmCustomer(
        String id,
        int daysSinceLastOrder,
        int orderCount,
        Figure spend,
        int recencyScore,
        int frequencyScore,
        int monetaryScore,
        String segment) {

    /** The three scores as one text, as in {@code 554}. */
    public String score() {
        return "" + recencyScore + frequencyScore + monetaryScore;
    }
}
