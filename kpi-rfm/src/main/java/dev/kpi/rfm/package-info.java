/**
 * Recency, frequency and monetary value (RFM): scores per customer, the segments they make, and movement between segments.
 *
 * <p>Start from {@link dev.kpi.rfm.Rfm}, which carries the options, and read the answer, an {@link dev.kpi.rfm.RfmTable}:
 *
 * <pre>{@code
 * RfmTable rfm = orders.measure(rfm());                     // as of the end of coverage, or rfm(asOf)
 * rfm.get("c-4").score();                                   // "554"
 * rfm.segments();                                           // customers, revenue and means of each segment
 * rfm.movedFrom(orders.measure(rfm(lastQuarter)));          // who moved where
 * orders.by(rfm.segment()).measure(revenue(), averageOrderValue());
 * }</pre>
 *
 * <p>Segments come from a {@link dev.kpi.rfm.SegmentTable}: the usual eleven, or the caller's own rules.
 */
@NullMarked
package dev.kpi.rfm;

import org.jspecify.annotations.NullMarked;
