package dev.kpi;

import dev.kpi.order.Line;
import dev.kpi.order.LineKind;
import dev.kpi.order.OrderSettings;
import dev.kpi.order.Orders;
import dev.kpi.order.OrdersBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Reads Online Retail II line by line, without the adapters: cancelled invoices are returns; adjustments and all lines at
 * price 0 are void; postage, fees and manual lines are charges; customers are whole numbers.
 */
public final class OnlineRetail {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Set<String> CHARGES =
            Set.of("POST", "DOT", "M", "C2", "D", "S", "B", "BANK CHARGES", "AMAZONFEE", "ADJUST", "CRUK");

    private OnlineRetail() {}

    /** The file; ends the test if it is not there. */
    public static Path file() {
        return SharedData.file("online_retail_II.csv.gz");
    }

    /** Its orders. */
    public static Orders orders() {
        try (Reader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file()), 1 << 16), StandardCharsets.UTF_8))) {
            OrdersBuilder builder = Orders.builder(OrderSettings.of(Currency.getInstance("GBP"), LONDON));
            readRecord(reader); // the header
            for (List<String> record = readRecord(reader); !record.isEmpty(); record = readRecord(reader)) {
                builder.add(line(record));
            }
            return builder.toOrders();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One record of comma-separated values, none at the end. */
    private static List<String> readRecord(Reader reader) throws IOException {
        List<String> record = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int c = reader.read();
        if (c < 0) {
            return record;
        }
        for (; c >= 0 && (quoted || c != '\n'); c = reader.read()) {
            if (c == '"') {
                quoted = !quoted;
                if (quoted && field.length() > 0) { // a doubled quote inside quotes
                    field.append('"');
                }
            } else if (c == ',' && !quoted) {
                record.add(field.toString());
                field.setLength(0);
            } else {
                field.append((char) c);
            }
        }
        record.add(field.toString());
        return record;
    }

    private static Line line(List<String> record) {
        String invoice = record.get(0);
        BigDecimal price = new BigDecimal(record.get(5));
        Line line = Line.of(
                        invoice,
                        LocalDateTime.parse(record.get(4), TIME).atZone(LONDON).toInstant(),
                        record.get(1),
                        Long.parseLong(record.get(3)),
                        price)
                .withCustomer(record.get(6).replace(".0", ""))
                .withCountry(record.get(7));
        if (CHARGES.contains(record.get(1))) {
            line = line.asCharge();
        }
        if (invoice.startsWith("A") || price.signum() == 0) {
            return line.withKind(LineKind.VOID);
        }
        return line.withKind(invoice.startsWith("C") ? LineKind.RETURN : LineKind.SALE);
    }
}
