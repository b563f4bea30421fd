package dev.kpi.examples.adapters;

import dev.kpi.order.Orders;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.quality.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** Small files for tests, all called {@code orders.csv}. */
final class Csv {

    static final Currency EUR = Currency.getInstance("EUR");
    static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** The plain order file in euros. */
    static final CsvFormat ORDERS = CsvFormat.orderFile().withCurrency(EUR);

    private Csv() {}

    static Orders read(CsvFormat format, String... lines) {
        return read(format, String.join("\n", lines) + "\n");
    }

    static Orders read(CsvFormat format, String text) {
        return read(format, text.getBytes(StandardCharsets.UTF_8), 0);
    }

    static Orders read(CsvFormat format, byte[] bytes, int chunkSize) {
        try {
            return CsvOrders.read(
                    new ByteArrayInputStream(bytes),
                    "orders.csv",
                    bytes.length,
                    format,
                    (read, total) -> {},
                    chunkSize);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CsvFormat failing(CsvFormat format, Reason reason) {
        return format.withPolicy(QualityPolicy.withDefaults().with(reason, Policy.FAIL));
    }

    /** The places of a reason, as they print. */
    static List<String> places(Orders orders, Reason reason) {
        return orders.quality().finding(reason).first().stream()
                .map(Object::toString)
                .toList();
    }

    /** What the rules of the source did, as {@code what = lines}. */
    static List<String> treatments(Orders orders) {
        return orders.quality().treatments().stream()
                .map(treatment -> treatment.what() + " = " + treatment.lines())
                .toList();
    }
}
