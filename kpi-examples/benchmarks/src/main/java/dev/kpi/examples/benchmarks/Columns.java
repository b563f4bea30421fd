package dev.kpi.examples.benchmarks;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demo shop's lines as arrays: texts as numbers into a list of the distinct ones, money in cents. */
final class Columns {

    static final int GUEST = -1;

    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int CENTS = 2;

    /** A text column: a code for each line. */
    static final class Texts {
        final List<String> distinct = new ArrayList<>();
        private Map<String, Integer> codes = new HashMap<>(); // empty once all is read
        final int[] code;

        private Texts(int lines) {
            code = new int[lines];
        }

        private void set(int line, String text) {
            Integer known = codes.putIfAbsent(text, distinct.size());
            if (known == null) {
                distinct.add(text);
            }
            code[line] = known == null ? distinct.size() - 1 : known;
        }

        private void close() {
            codes = Map.of();
        }

        int size() {
            return distinct.size();
        }
    }

    final int lines;
    final Texts order;
    final Texts customer; // GUEST for none
    final Texts product;
    final Texts category;
    final Texts region;
    /** Minutes of local time since 1970. */
    final int[] minute;
    /** Negative for returns. */
    final int[] quantity;

    final int[] price;
    final int[] discount;

    private Columns(int lines) {
        this.lines = lines;
        order = new Texts(lines);
        customer = new Texts(lines);
        product = new Texts(lines);
        category = new Texts(lines);
        region = new Texts(lines);
        minute = new int[lines];
        quantity = new int[lines];
        price = new int[lines];
        discount = new int[lines];
    }

    static Columns empty() {
        return new Columns(0);
    }

    static Columns read(Path file, int lines) {
        Columns columns = new Columns(lines);
        int[] line = {0};
        DemoFile.forEach(file, row -> columns.set(line[0]++, row));
        Stream.of(columns.order, columns.customer, columns.product, columns.category, columns.region)
                .forEach(Texts::close);
        return columns;
    }

    private void set(int line, NamedCsvRecord row) {
        order.set(line, row.getField("order"));
        if (row.getField("customer").isEmpty()) {
            customer.code[line] = GUEST;
        } else {
            customer.set(line, row.getField("customer"));
        }
        product.set(line, row.getField("product"));
        category.set(line, row.getField("category"));
        region.set(line, row.getField("region"));
        LocalDateTime time = LocalDateTime.parse(row.getField("time"));
        minute[line] = Math.toIntExact(time.toEpochSecond(ZoneOffset.UTC) / 60);
        quantity[line] = Integer.parseInt(row.getField("quantity"));
        price[line] = cents(row.getField("unit_price"));
        discount[line] = row.getField("discount").isEmpty() ? 0 : cents(row.getField("discount"));
    }

    private static int cents(String amount) {
        return new BigDecimal(amount).setScale(CENTS).unscaledValue().intValueExact();
    }

    /** The local day of a line, counted from 1970. */
    int day(int line) {
        return minute[line] / MINUTES_A_DAY;
    }

    /** What a line adds to revenue, in cents; returns take off. */
    long net(int line) {
        long gross = (long) quantity[line] * price[line];
        return quantity[line] >= 0 ? gross - discount[line] : gross + discount[line];
    }
}
