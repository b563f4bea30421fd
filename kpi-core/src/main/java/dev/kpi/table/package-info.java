/**
 * What groupings answer, and how results print: aligned plain text for terminals, the same in every locale.
 *
 * <p>A metric over time is a {@link dev.kpi.table.Series}, which knows growth, rolling sums, trend, seasonality and
 * anomalies; by dimensions it is a {@link dev.kpi.table.Column}, which turns into a two-way {@link dev.kpi.table.Pivot};
 * what became of it from one scope to another is a {@link dev.kpi.table.Change}.
 *
 * <pre>{@code
 * Series<YearMonth, Amount> monthly = orders.by(month()).revenue();
 * monthly.yearOverYear();
 * monthly.rolling(3).trend();
 * }</pre>
 *
 * <p>For tables of your own start from {@link dev.kpi.table.TextTable}. Text in cells is data and is not trusted: what
 * could disturb a terminal is shown as an escape.
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
