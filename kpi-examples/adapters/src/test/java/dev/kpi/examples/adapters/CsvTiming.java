package dev.kpi.examples.adapters;

import dev.kpi.order.Orders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Times the load of a file, warm: {@code CsvTiming FILE [order-file|online-retail-ii] [ROUNDS]}. No test: run it by hand.
 */
final class CsvTiming {

    private CsvTiming() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        boolean isRetail = arguments.length > 1 && arguments[1].equals("online-retail-ii");
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
        CsvFormat format = isRetail ? CsvFormat.onlineRetailII() : CsvFormat.orderFile();
        long bytes = Files.size(file);
        for (int round = 1; round <= rounds; round++) {
            long start = System.nanoTime();
            Orders orders = CsvOrders.read(file, format);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %.0f ms, %.0f MB/s, %s%n",
                    round,
                    seconds * 1000,
                    bytes / seconds / 1e6,
                    orders);
        }
    }
}
