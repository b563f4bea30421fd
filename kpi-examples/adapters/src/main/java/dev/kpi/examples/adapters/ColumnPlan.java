package dev.kpi.examples.adapters;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What each column of one file is read as, found by the names in its header. Immutable.
 *
 * @param headers the names, in the order of the columns
 * @param uses what each column is read as
 * @param attributes the attribute of each column of text, {@code null} for the others
 */
record ColumnPlan(
        List<String> headers, List<Use> uses, @Nullable Attribute[] attributes) {

    /** What a column is read as. */
    enum Use {
        NOT_USED,
        TEXT,
        ORDER,
        CUSTOMER,
        PRODUCT,
        DATE,
        TIME,
        QUANTITY,
        UNIT_PRICE,
        DISCOUNT,
        DISCOUNT_PERCENT,
        UNIT_COST,
        KIND,
        CHARGE,
        CURRENCY,
        SHIP_FROM_LATITUDE,
        SHIP_FROM_LONGITUDE,
        SHIP_TO_LATITUDE,
        SHIP_TO_LONGITUDE
    }

    /** Each takes room in every reading thread. */
    private static final int MOST_COLUMNS = 4096;

    private static final Map<String, Level> PREFIXES =
            Map.of("order:", Level.ORDER, "line:", Level.LINE, "product:", Level.PRODUCT, "customer:", Level.CUSTOMER);

    /**
     * Finds the columns.
     *
     * @throws CsvException if one that is required is missing, one that is used is there twice or chosen for two things,
     *     two are read as the same, or there are thousands
     */
    static ColumnPlan of(String source, long line, List<String> header, CsvFormat format) {
        if (header.size() > MOST_COLUMNS) {
            throw CsvException.at(
                    source,
                    line,
                    "has " + header.size() + " columns, and a file may have " + MOST_COLUMNS
                            + "; remove those that are not needed");
        }
        List<String> headers = header.stream().map(String::strip).toList();
        requireColumns(source, line, headers, format);
        Map<String, Object> targets = targets(source, line, format);
        Map<Object, String> taken = new HashMap<>();
        List<Use> uses = new ArrayList<>();
        @Nullable Attribute[] attributes = new @Nullable Attribute[headers.size()];
        for (int column = 0; column < attributes.length; column++) {
            String name = headers.get(column);
            Object target = targets.getOrDefault(name, ownAttribute(name));
            if (target instanceof Attribute attribute) {
                attributes[column] = attribute;
                uses.add(useOf(attribute));
            } else {
                uses.add(target instanceof CsvField field ? Use.valueOf(field.name()) : Use.NOT_USED);
            }
            if (uses.get(column) != Use.NOT_USED && headers.indexOf(name) < column) {
                throw CsvException.at(
                        source,
                        line,
                        "two columns are called '" + DisplayText.inMessage(name) + "'; rename or remove one of them");
            }
            String other = uses.get(column) == Use.NOT_USED ? null : taken.put(target, name);
            if (other != null) {
                throw CsvException.at(
                        source,
                        line,
                        "the columns '" + DisplayText.inMessage(other) + "' and '" + DisplayText.inMessage(name)
                                + "' are both read as " + described(target) + "; rename or remove one of them");
            }
        }
        return new ColumnPlan(headers, List.copyOf(uses), attributes);
    }

    /** What each column is read as by its name: a choice of the caller stands above what a column otherwise holds. */
    private static Map<String, Object> targets(String source, long line, CsvFormat format) {
        Map<String, Object> targets = new HashMap<>();
        format.columns().forEach((target, column) -> {
            Object other = targets.get(column.header());
            if (other == null || column.required()) {
                targets.put(column.header(), target);
            }
            if (other != null && column.required() && isRequired(other, format)) {
                throw CsvException.at(
                        source,
                        line,
                        "column '" + DisplayText.inMessage(column.header()) + "' is to be read as " + described(other)
                                + " and as "
                                + described(target)
                                + "; choose another column for one of them with CsvFormat.withColumn");
            }
        });
        return targets;
    }

    private static boolean isRequired(Object target, CsvFormat format) {
        CsvFormat.Source column = format.columns().get(target);
        return column != null && column.required();
    }

    private static String described(Object target) {
        return target instanceof CsvField field ? field.description() : "the " + target;
    }

    /** The attribute of a column such as {@code product:brand}; no object at all for another name. */
    private static Object ownAttribute(String header) {
        int colon = header.indexOf(':') + 1;
        Level level = PREFIXES.get(header.substring(0, colon));
        String name = header.substring(colon).strip();
        return level == null || name.isEmpty() ? Use.NOT_USED : Dimensions.attribute(name, level);
    }

    private static Use useOf(Attribute attribute) {
        if (attribute.equals(Dimensions.order())) {
            return Use.ORDER;
        }
        if (attribute.equals(Dimensions.customer())) {
            return Use.CUSTOMER;
        }
        if (attribute.equals(Dimensions.product())) {
            return Use.PRODUCT;
        }
        boolean isDate = attribute.equals(Dimensions.signUp()) || attribute.equals(Dimensions.deliveryDate());
        return isDate ? Use.DATE : Use.TEXT;
    }

    private static void requireColumns(String source, long line, List<String> headers, CsvFormat format) {
        StringJoiner missing = new StringJoiner(", ");
        format.columns().forEach((target, column) -> {
            if (column.required() && !headers.contains(column.header())) {
                missing.add("'" + column.header() + "' for " + described(target));
            }
        });
        if (missing.length() > 0) {
            throw CsvException.at(
                    source,
                    line,
                    "no column " + missing + "; the columns are " + listed(headers) + hint(headers, format)
                            + "; say which column holds it with CsvFormat.withColumn");
        }
    }

    private static String listed(List<String> headers) {
        StringJoiner names = new StringJoiner(", ");
        headers.stream().limit(50).forEach(name -> names.add("'" + DisplayText.inMessage(name) + "'"));
        return headers.size() > 50 ? names + " and " + (headers.size() - 50) + " more" : names.toString();
    }

    private static String hint(List<String> headers, CsvFormat format) {
        if (headers.stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
            return "; this looks like UTF-16: choose it with CsvFormat.withCharset";
        }
        if (format.rules() == null && headers.containsAll(List.of("Invoice", "StockCode", "InvoiceDate"))) {
            return "; this looks like Online Retail II: read it with CsvFormat.onlineRetailII";
        }
        return headers.size() > 1
                ? ""
                : "; fields are separated by '" + DisplayText.inMessage(String.valueOf(format.separator()))
                        + "', choose another with CsvFormat.withSeparator";
    }

    /** Names of the columns that are not used. */
    List<String> unused() {
        List<String> unused = new ArrayList<>();
        for (int column = 0; column < uses.size(); column++) {
            if (uses.get(column) == Use.NOT_USED) {
                String name = headers.get(column);
                unused.add(
                        name.isEmpty()
                                ? "number " + (column + 1) + " without a name"
                                : "'" + DisplayText.inMessage(name) + "'");
            }
        }
        return List.copyOf(new TreeSet<>(unused));
    }

    /** The column that names the currency, or -1. */
    int currencyColumn() {
        return uses.indexOf(Use.CURRENCY);
    }
}
