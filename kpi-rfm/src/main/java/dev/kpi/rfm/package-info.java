/**
 * Recency, frequency and monetary value (RFM): scores per customer, the segments they make, and movement between segments.
 *
 * <p>Empty so far: the types come with the first release that computes them.
 */
@NullMarked
package dev.kpi.rfm;

import org.jspecify.annotations.NullMarked;
