/**
 * What was wrong with the input: how often, where first, and what was done about it.
 *
 * <p>Start from {@link dev.kpi.quality.QualityPolicy} to say what happens to odd lines, and from
 * {@link dev.kpi.quality.QualityReport} to read what happened. {@link dev.kpi.quality.QualityLog} is for those who write
 * a source of lines. Accepted and rejected lines sum to the lines read, always.
 *
 * <pre>{@code
 * QualityPolicy strict = QualityPolicy.withDefaults().with(Reason.DUPLICATE_LINE, Policy.DROP);
 * QualityLog log = new QualityLog(strict);
 * boolean kept = log.note(Reason.ZERO_PRICE, 17, "Price", "0", "price is zero");
 * QualityReport report = log.report(1, 1, 0); // 1 line read = 1 accepted + 0 rejected; 0 void ...
 * }</pre>
 */
@NullMarked
package dev.kpi.quality;

import org.jspecify.annotations.NullMarked;
