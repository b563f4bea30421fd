package dev.kpi.rfm;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Count;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Share;

/**
 * The customers of one segment together; see {@link RfmSegments}.
 *
 * @param name the segment
 * @param customers how many there are
 * @param share customers ÷ all customers; undefined if there are none at all
 * @param spend what they spent together: their revenue; sales before returns where the average order value is scored; their
 *     profit where that is
 * @param spendShare spend ÷ the spend of all; undefined if that is not positive. Not within [0, 1] if some spend is negative
 * @param meanDaysSinceLastOrder days since the last order per customer; undefined over nobody
 * @param meanOrderCount orders per customer; undefined over nobody
 * @param meanSpend spend per customer, or per order where the average order value is scored; undefined over nobody
 */
public record RfmSegment(
        String name,
        Count customers,
        Share share,
        Amount spend,
        Quotient spendShare,
        Quotient meanDaysSinceLastOrder,
        Quotient meanOrderCount,
        Quotient meanSpend) {}
