package dev.kpi.examples.adapters;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.OrderSettings;
import dev.kpi.quality.QualityPolicy;
import dev.kpi.text.DisplayText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file tells of orders: which column holds what, how numbers and times are written, in which currency and zone.
 *
 * <p>Two formats are ready: {@link #orderFile()}, the plain one to export to, and {@link #onlineRetailII()}. Every
 * {@code with} gives a new format:
 *
 * <pre>{@code
 * CsvFormat.orderFile()
 *         .withCurrency(EUR).withZone(ZoneId.of("Europe/Berlin"))
 *         .withCharset(Charset.forName("windows-1252")).withSeparator(';').withDecimalMark(',').withGroupingMark('.')
 *         .withTimePattern("dd.MM.yyyy HH:mm")
 *         .withColumn(CsvField.TIME, "Datum").withColumn(Dimensions.country(), "Land")
 * }</pre>
 *
 * <p>In every format the first line names the columns, quotes are those of RFC 4180 and strict, blanks around a field
 * are no part of it, and a byte order mark is skipped. Immutable and thread-safe.
 */
public final class CsvFormat {

    private static final char QUOTE = '"';
    private static final int FIRST_BEYOND_ASCII = 128;

    /** Stands for the currency while only the file can tell it. */
    static final Currency NOT_KNOWN = Currency.getInstance("XXX");

    private static final CsvFormat ORDER_FILE = new CsvFormat(new Parts())
            .reading(Dimensions.order(), "order", true)
            .reading(Dimensions.lineId(), "line", false)
            .reading(CsvField.TIME, "time", true)
            .reading(Dimensions.customer(), "customer", false)
            .reading(Dimensions.product(), "product", false)
            .reading(Dimensions.productName(), "product_name", false)
            .reading(Dimensions.category(), "category", false)
            .reading(Dimensions.region(), "region", false)
            .reading(Dimensions.city(), "city", false)
            .reading(Dimensions.country(), "country", false)
            .reading(Dimensions.store(), "store", false)
            .reading(Dimensions.channel(), "channel", false)
            .reading(Dimensions.paymentMethod(), "payment_method", false)
            .reading(Dimensions.customerType(), "customer_type", false)
            .reading(Dimensions.signUp(), "sign_up", false)
            .reading(CsvField.QUANTITY, "quantity", true)
            .reading(CsvField.UNIT_PRICE, "unit_price", true)
            .reading(CsvField.DISCOUNT, "discount", false)
            .reading(CsvField.DISCOUNT_PERCENT, "discount_percent", false)
            .reading(CsvField.UNIT_COST, "unit_cost", false)
            .reading(CsvField.KIND, "kind", false)
            .reading(CsvField.CHARGE, "charge", false)
            .reading(CsvField.CURRENCY, "currency", false)
            .reading(Dimensions.returnedOrder(), "returned_order", false)
            .reading(CsvField.SHIP_FROM_LATITUDE, "ship_from_lat", false)
            .reading(CsvField.SHIP_FROM_LONGITUDE, "ship_from_lng", false)
            .reading(CsvField.SHIP_TO_LATITUDE, "ship_to_lat", false)
            .reading(CsvField.SHIP_TO_LONGITUDE, "ship_to_lng", false)
            .reading(Dimensions.deliveryDate(), "delivery_date", false);

    private static final CsvFormat ONLINE_RETAIL_II = new CsvFormat(new Parts())
            .withCurrency(Currency.getInstance("GBP"))
            .withZone(ZoneId.of("Europe/London"))
            .withColumn(Dimensions.order(), "Invoice")
            .withColumn(Dimensions.product(), "StockCode")
            .withColumn(Dimensions.productName(), "Description")
            .withColumn(CsvField.QUANTITY, "Quantity")
            .withColumn(CsvField.TIME, "InvoiceDate")
            .withColumn(CsvField.UNIT_PRICE, "Price")
            .withColumn(Dimensions.customer(), "Customer ID")
            .withColumn(Dimensions.country(), "Country");

    /** What a format is made of; written to only before it is handed to one. */
    private static final class Parts {
        private Map<Object, Source> columns = new LinkedHashMap<>();
        private OrderSettings settings = OrderSettings.of(NOT_KNOWN, ZoneOffset.UTC);
        private Charset charset = StandardCharsets.UTF_8;
        private char separator = ',';
        private char decimalMark = '.';
        private @Nullable Character groupingMark;
        private TimePattern times = TimePattern.ISO;
        private TimePattern dates = TimePattern.ISO;
        private @Nullable OnlineRetailRules rules;

        Parts copy() {
            Parts copy = new Parts();
            copy.columns = new LinkedHashMap<>(columns);
            copy.settings = settings;
            copy.charset = charset;
            copy.separator = separator;
            copy.decimalMark = decimalMark;
            copy.groupingMark = groupingMark;
            copy.times = times;
            copy.dates = dates;
            copy.rules = rules;
            return copy;
        }
    }

    /**
     * The column that something is read from.
     *
     * @param header its name
     * @param required whether a file without it is refused
     */
    record Source(String header, boolean required) {}

    private final Parts parts;

    private CsvFormat(Parts parts) {
        this.parts = parts;
    }

    /**
     * The plain order file, one line of an order a line: UTF-8, comma, decimal point.
     *
     * <p>Required columns are {@code order}, {@code time}, {@code quantity} and {@code unit_price}. Those of the following
     * that are there are read as well: {@code line} (the line's id), {@code customer}, {@code product},
     * {@code product_name}, {@code category}, {@code region}, {@code city}, {@code country}, {@code store},
     * {@code channel}, {@code payment_method}, {@code customer_type}, {@code sign_up}, {@code discount} (an amount off the
     * line) or {@code discount_percent} (a line that has both, neither of them 0, is refused), {@code unit_cost},
     * {@code kind} (sale, return, void), {@code charge} (true, false), {@code currency}, {@code returned_order}, {@code ship_from_lat}, {@code ship_from_lng}, {@code ship_to_lat},
     * {@code ship_to_lng} and {@code delivery_date}. A column called {@code order:}<i>name</i>, {@code line:}<i>name</i>,
     * {@code product:}<i>name</i> or {@code customer:}<i>name</i> becomes the attribute <i>name</i> of that level. Any
     * other column is not used, which the quality report says.
     *
     * <p>Times are {@code 2011-01-02T03:04:05}, with a blank instead of the T, seconds optional, a date alone being its
     * midnight; with an offset ({@code Z}, {@code +01:00}) they are instants, without one local times. Dates are
     * {@code 2011-01-02}. The zone is UTC unless {@linkplain #withZone said}; the currency is that of the first line that names one,
     * within the first 16 MiB of the text, unless {@linkplain #withCurrency said}.
     */
    public static CsvFormat orderFile() {
        return ORDER_FILE;
    }

    /**
     * Online Retail II (Chen 2012, https://doi.org/10.24432/C5CG6D) as a single CSV file of both sheets, under the default
     * {@link OnlineRetailRules}: pounds, London time, customers without a number are guests, prices below a penny are kept.
     *
     * <p>Exact duplicates of lines are kept and counted as {@code duplicate-line}; to leave them out, choose
     * {@code withPolicy(QualityPolicy.withDefaults().with(Reason.DUPLICATE_LINE, Policy.DROP))}.
     */
    public static CsvFormat onlineRetailII() {
        return onlineRetailII(OnlineRetailRules.withDefaults());
    }

    /** The same under other rules. */
    public static CsvFormat onlineRetailII(OnlineRetailRules rules) {
        Objects.requireNonNull(rules, "rules");
        return ONLINE_RETAIL_II.with(parts -> parts.rules = rules);
    }

    private interface Change {
        void to(Parts parts);
    }

    private CsvFormat with(Change change) {
        Parts changed = parts.copy();
        change.to(changed);
        return new CsvFormat(changed);
    }

    private CsvFormat reading(Object target, String header, boolean required) {
        return with(parts -> parts.columns.put(target, new Source(header, required)));
    }

    /**
     * The same, with an attribute read from the column of that name, which must be there. What the column would hold
     * otherwise is not read, unless every line needs it or it was chosen, too: then a load is refused.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public CsvFormat withColumn(Attribute attribute, String header) {
        return reading(Objects.requireNonNull(attribute, "attribute"), checked(header), true);
    }

    /**
     * The same, with a number, time or mark read from the column of that name, which must be there. What the column would
     * hold otherwise is not read, unless every line needs it or it was chosen, too: then a load is refused.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public CsvFormat withColumn(CsvField field, String header) {
        return reading(Objects.requireNonNull(field, "field"), checked(header), true);
    }

    private static String checked(String header) {
        if (header.isBlank()) {
            throw new IllegalArgumentException("header must not be blank");
        }
        return header.strip();
    }

    /** The same with all amounts in that currency; a line that names another one always stops the load. */
    public CsvFormat withCurrency(Currency currency) {
        return with(parts -> parts.settings = parts.settings.withCurrency(currency));
    }

    /** The same with days and hours cut in that zone, whose local time are all times without an offset. */
    public CsvFormat withZone(ZoneId zone) {
        return with(parts -> parts.settings = parts.settings.withZone(zone));
    }

    /** The same with that policy for odd lines: keep, drop or fail for each reason. */
    public CsvFormat withPolicy(QualityPolicy policy) {
        return withSettings(settings -> settings.withPolicy(policy));
    }

    /**
     * The same with other settings of the orders, as in
     * {@code withSettings(settings -> settings.withCompleteHistory().withCoverage(days))}.
     */
    public CsvFormat withSettings(UnaryOperator<OrderSettings> change) {
        return with(parts -> parts.settings = Objects.requireNonNull(change.apply(parts.settings), "settings"));
    }

    /** The same in that encoding. Bytes that are no text in it are noted as {@code encoding}, which stops the load. */
    public CsvFormat withCharset(Charset charset) {
        return with(parts -> parts.charset = Objects.requireNonNull(charset, "charset"));
    }

    /**
     * The same with that character between fields, such as {@code ';'} or {@code '\t'}.
     *
     * @throws IllegalArgumentException if it is no ASCII character, a double quote or a line break
     */
    public CsvFormat withSeparator(char separator) {
        if (separator >= FIRST_BEYOND_ASCII || separator == QUOTE || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException("separator (" + DisplayText.inMessage(String.valueOf(separator))
                    + ") must be an ASCII character other than the double quote and line breaks");
        }
        return with(parts -> parts.separator = separator);
    }

    /**
     * The same with that character before the decimals, such as {@code ','}.
     *
     * @throws IllegalArgumentException if it is a digit, a sign or the grouping mark
     */
    public CsvFormat withDecimalMark(char mark) {
        checkMark("decimalMark", mark, parts.groupingMark, "groupingMark");
        return with(parts -> parts.decimalMark = mark);
    }

    /**
     * The same with that character between groups of three digits, such as {@code '.'} or a blank; without, numbers have
     * none.
     *
     * @throws IllegalArgumentException if it is a digit, a sign or the decimal mark
     */
    public CsvFormat withGroupingMark(char mark) {
        checkMark("groupingMark", mark, parts.decimalMark, "decimalMark");
        return with(parts -> parts.groupingMark = mark);
    }

    private static void checkMark(String role, char mark, @Nullable Character other, String otherRole) {
        if (Character.isDigit(mark) || mark == '+' || mark == '-') {
            throw new IllegalArgumentException(role + " (" + mark + ") must be neither a digit nor a sign");
        }
        if (other != null && mark == other) {
            throw new IllegalArgumentException(role + " (" + mark + ") must differ from " + otherRole);
        }
    }

    /**
     * The same with times in a pattern of {@link java.time.format.DateTimeFormatter}, such as {@code dd.MM.yyyy HH:mm}; a
     * pattern without a time of day gives midnight.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public CsvFormat withTimePattern(String pattern) {
        TimePattern times = TimePattern.of(pattern);
        return with(parts -> parts.times = times);
    }

    /**
     * The same with the dates of sign-up and delivery in a pattern of {@link java.time.format.DateTimeFormatter}.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public CsvFormat withDatePattern(String pattern) {
        TimePattern dates = TimePattern.of(pattern);
        return with(parts -> parts.dates = dates);
    }

    /** What is read from which column: the keys are attributes and fields. */
    Map<Object, Source> columns() {
        return Collections.unmodifiableMap(parts.columns);
    }

    /** The settings of the orders, of currency {@link #NOT_KNOWN} if the file must tell it. */
    OrderSettings settings() {
        return parts.settings;
    }

    Charset charset() {
        return parts.charset;
    }

    char separator() {
        return parts.separator;
    }

    NumberText numbers() {
        return new NumberText(parts.decimalMark, parts.groupingMark);
    }

    CoordinateText coordinates(int mostDegrees) {
        return new CoordinateText(parts.decimalMark, mostDegrees);
    }

    TimeText times() {
        return new TimeText(parts.times);
    }

    TimeText dates() {
        return new TimeText(parts.dates);
    }

    @Nullable
    OnlineRetailRules rules() {
        return parts.rules;
    }

    /** A summary: {@code CsvFormat[29 columns, UTF-8, separator ',', decimal mark '.', Z]}. */
    @Override
    public String toString() {
        Currency currency = parts.settings.currency();
        return "CsvFormat[" + parts.columns.size() + " columns, " + parts.charset + ", separator '"
                + DisplayText.inMessage(String.valueOf(parts.separator)) + "', decimal mark '" + parts.decimalMark + "'"
                + (currency.equals(NOT_KNOWN) ? "" : ", " + currency) + ", " + parts.settings.zone() + "]";
    }
}
