/**
 * How results print: aligned plain text for terminals, the same in every locale.
 *
 * <p>Start from {@link dev.kpi.table.TextTable}. Text in cells is data and is not trusted: what could disturb a
 * terminal is shown as an escape.
 *
 * <pre>{@code
 * List<Header> headers = List.of(Header.text("month"), Header.number("orders"));
 * TextTable table = TextTable.of(headers, List.of(List.of("2011-01", "2"), List.of("2011-02", "1")));
 * table.withFooter("2 rows").toString();
 * }</pre>
 */
@NullMarked
package dev.kpi.table;

import org.jspecify.annotations.NullMarked;
