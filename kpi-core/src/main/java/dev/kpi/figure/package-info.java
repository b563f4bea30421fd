/**
 * What a measurement answers: exact, immutable figures that know their unit and print the same text everywhere.
 *
 * <p>Start from {@link dev.kpi.figure.Figure}. An {@link dev.kpi.figure.Amount} is money, a
 * {@link dev.kpi.figure.Count} is a number of things, a {@link dev.kpi.figure.Share} is a part of a whole, and a
 * {@link dev.kpi.figure.Quotient} is any other ratio. Figures stay exact; rounding happens once, in printing.
 *
 * <pre>{@code
 * Amount sales = Amount.parse("GBP 1234.567");
 * sales.format();                               // 1,234.57
 * Share.of(45, 86).toString();                  // 52.3% (45 of 86)
 * }</pre>
 */
@NullMarked
package dev.kpi.figure;

import org.jspecify.annotations.NullMarked;
