/**
 * Text of unknown make, from data or callers, made fit to be printed: safe for a terminal or a log, and of bounded length.
 *
 * <p>Start from {@link dev.kpi.text.DisplayText}: what lands in a message goes through
 * {@link dev.kpi.text.DisplayText#inMessage(String) inMessage}, what lands in a table through
 * {@link dev.kpi.text.DisplayText#inTable(String) inTable}. Tables printed by the library have done so already. Nothing here
 * quotes text for HTML, CSV or SQL.
 *
 * <pre>{@code
 * "no country '" + DisplayText.inMessage(country) + "'"
 * }</pre>
 */
@NullMarked
package dev.kpi.text;

import org.jspecify.annotations.NullMarked;
