/**
 * Reads CSV files into {@link dev.kpi.order.Orders}: start from {@link dev.kpi.examples.adapters.CsvOrders}.
 *
 * <pre>{@code
 * Orders shop = CsvOrders.read(Path.of("orders.csv"), CsvFormat.orderFile());
 * Orders retail = CsvOrders.read(Path.of("online_retail_II.csv.gz"), CsvFormat.onlineRetailII());
 * System.out.println(retail.quality());
 * }</pre>
 */
@NullMarked
package dev.kpi.examples.adapters;

import org.jspecify.annotations.NullMarked;
