package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Coordinates;
import dev.kpi.metric.Dimensions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item on one order, as it comes in.
 *
 * <pre>{@code
 * Line.of("A-17", at, "P-1", 2, new BigDecimal("9.99"))
 *         .withCustomer("c-4").withCategory("Toys").withCountry("France").withDiscount(new BigDecimal("1.00"))
 * }</pre>
 *
 * <p>Only order, instant, quantity and unit price are required. Numbers are exact: up to six decimals, and below
 * 10<sup>12</sup>. That goes for price and cost times quantity, too: at four decimals of the price, a quantity may have two.
 * Empty text is missing text. Immutable and thread-safe; every {@code with} gives a new line.
 */
public final class Line {

    private static final List<Attribute> WELL_KNOWN = Dimensions.wellKnown();

    private final Instant at;
    private final BigDecimal quantity;
    private final BigDecimal unitPrice;
    private final Terms terms;
    /** The well-known attributes, in the order of {@link Dimensions#wellKnown}, up to the last given; never changed. */
    private final @Nullable String[] texts;

    private final Map<Attribute, String> others;

    /** What most lines leave at its default. */
    private record Terms(
            @Nullable LineKind kind,
            boolean charge,
            @Nullable BigDecimal discount,
            boolean discountInPercent,
            @Nullable BigDecimal unitCost,
            @Nullable Currency currency) {
        static final Terms DEFAULT = new Terms(null, false, null, false, null, null);
    }

    private Line(
            Instant at,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Terms terms,
            @Nullable String[] texts,
            Map<Attribute, String> others) {
        this.at = Objects.requireNonNull(at, "at");
        this.quantity = Objects.requireNonNull(quantity, "quantity");
        this.unitPrice = Objects.requireNonNull(unitPrice, "unitPrice");
        this.terms = terms;
        this.texts = texts;
        this.others = others;
    }

    /**
     * A line whose quantity is whole. It is a return if the quantity is negative, unless {@link #withKind} says otherwise.
     *
     * @param order the id of its order
     * @param at when it was ordered, or returned
     * @param product the id of its product
     * @param quantity how many
     * @param unitPrice the price of one, before any discount
     */
    public static Line of(String order, Instant at, String product, long quantity, BigDecimal unitPrice) {
        return of(order, at, product, BigDecimal.valueOf(quantity), unitPrice);
    }

    /** The same with an exact decimal quantity, such as 1.5 kilograms. */
    public static Line of(String order, Instant at, String product, BigDecimal quantity, BigDecimal unitPrice) {
        @Nullable String[] texts = new @Nullable String[LineBatch.PRODUCT + 1];
        texts[LineBatch.ORDER] = Objects.requireNonNull(order, "order");
        texts[LineBatch.PRODUCT] = Objects.requireNonNull(product, "product");
        return new Line(at, quantity, unitPrice, Terms.DEFAULT, texts, Map.of());
    }

    /** The same line with an attribute set; a blank value means that it is not known. */
    public Line with(Attribute attribute, String value) {
        Objects.requireNonNull(value, "value");
        int position = WELL_KNOWN.indexOf(attribute);
        if (position >= 0) {
            return withText(position, value);
        }
        Map<Attribute, String> more = new HashMap<>(others);
        more.put(attribute, value);
        return new Line(at, quantity, unitPrice, terms, texts, Map.copyOf(more));
    }

    private Line withText(int position, String value) {
        @Nullable String[] copy = Arrays.copyOf(texts, Math.max(texts.length, position + 1));
        copy[position] = Objects.requireNonNull(value, "value");
        return new Line(at, quantity, unitPrice, terms, copy, others);
    }

    private Line with(Terms changed) {
        return new Line(at, quantity, unitPrice, changed, texts, others);
    }

    /** The same line of that kind, whatever the sign of its quantity. */
    public Line withKind(LineKind kind) {
        return with(new Terms(
                Objects.requireNonNull(kind, "kind"),
                terms.charge,
                terms.discount,
                terms.discountInPercent,
                terms.unitCost,
                terms.currency));
    }

    /** The same line as a charge: postage, a fee, a voucher; it is in revenue but not in units or products. */
    public Line asCharge() {
        return with(
                new Terms(terms.kind, true, terms.discount, terms.discountInPercent, terms.unitCost, terms.currency));
    }

    /** The same line with a discount, an amount taken off the whole line, in the place of any discount it had. */
    public Line withDiscount(BigDecimal amount) {
        Objects.requireNonNull(amount, "amount");
        return with(new Terms(terms.kind, terms.charge, amount, false, terms.unitCost, terms.currency));
    }

    /**
     * The same line with a discount in percent of price times quantity, rounded half-even to the decimals of the currency, or
     * of the price where that needs more; in the place of any discount it had.
     */
    public Line withDiscountPercent(BigDecimal percent) {
        Objects.requireNonNull(percent, "percent");
        return with(new Terms(terms.kind, terms.charge, percent, true, terms.unitCost, terms.currency));
    }

    /** The same line with the cost of one unit. */
    public Line withUnitCost(BigDecimal cost) {
        Objects.requireNonNull(cost, "cost");
        return with(new Terms(terms.kind, terms.charge, terms.discount, terms.discountInPercent, cost, terms.currency));
    }

    /** The same line with its currency named; it must be that of the orders. */
    public Line withCurrency(Currency currency) {
        Objects.requireNonNull(currency, "currency");
        return with(
                new Terms(terms.kind, terms.charge, terms.discount, terms.discountInPercent, terms.unitCost, currency));
    }

    /** The same line of a customer. */
    public Line withCustomer(String customer) {
        return withText(LineBatch.CUSTOMER, customer);
    }

    /** The same line with an id that is unique within its order. */
    public Line withLineId(String id) {
        return with(Dimensions.lineId(), id);
    }

    /**
     * The same line as one that returns goods of another order; one that has no sale line is told as
     * {@link dev.kpi.quality.Reason#UNKNOWN_RETURNED_ORDER}.
     */
    public Line withReturnedOrder(String order) {
        return with(Dimensions.returnedOrder(), order);
    }

    /** The same line with its product's name. */
    public Line withProductName(String name) {
        return with(Dimensions.productName(), name);
    }

    /** The same line with its product's category. */
    public Line withCategory(String category) {
        return with(Dimensions.category(), category);
    }

    /** The same line with its order's region. */
    public Line withRegion(String region) {
        return with(Dimensions.region(), region);
    }

    /** The same line with its order's city. */
    public Line withCity(String city) {
        return with(Dimensions.city(), city);
    }

    /** The same line with its order's country. */
    public Line withCountry(String country) {
        return with(Dimensions.country(), country);
    }

    /** The same line with the store that took its order. */
    public Line withStore(String store) {
        return with(Dimensions.store(), store);
    }

    /** The same line with the channel its order came through. */
    public Line withChannel(String channel) {
        return with(Dimensions.channel(), channel);
    }

    /** The same line with the way its order was paid. */
    public Line withPaymentMethod(String method) {
        return with(Dimensions.paymentMethod(), method);
    }

    /** The same line with its customer's type. */
    public Line withCustomerType(String type) {
        return with(Dimensions.customerType(), type);
    }

    /** The same line with the day its customer signed up. */
    public Line withSignUp(LocalDate day) {
        return with(Dimensions.signUp(), day.toString());
    }

    /** The same line with the day its order arrived. */
    public Line withDeliveryDate(LocalDate day) {
        return with(Dimensions.deliveryDate(), day.toString());
    }

    /**
     * The same line with the place its order was sent from, in degrees.
     *
     * @throws IllegalArgumentException if the latitude is not in [-90, 90] or the longitude not in [-180, 180]
     */
    public Line withShipFrom(double latitude, double longitude) {
        return with(Dimensions.shipFrom(), coordinates(latitude, longitude));
    }

    /**
     * The same line with the place its order was sent to, in degrees.
     *
     * @throws IllegalArgumentException if the latitude is not in [-90, 90] or the longitude not in [-180, 180]
     */
    public Line withShipTo(double latitude, double longitude) {
        return with(Dimensions.shipTo(), coordinates(latitude, longitude));
    }

    private static String coordinates(double latitude, double longitude) {
        return Coordinates.of(latitude, longitude).toString();
    }

    /** When it was ordered, or returned. */
    public Instant at() {
        return at;
    }

    /** How many, with the sign it came with. */
    public BigDecimal quantity() {
        return quantity;
    }

    /** The price of one. */
    public BigDecimal unitPrice() {
        return unitPrice;
    }

    /** Its kind: the one it was given, else a return if its quantity is negative and a sale if not. */
    public LineKind kind() {
        if (terms.kind != null) {
            return terms.kind;
        }
        return quantity.signum() < 0 ? LineKind.RETURN : LineKind.SALE;
    }

    /** Whether it is no goods. */
    public boolean isCharge() {
        return terms.charge;
    }

    /** The discount that was given, in money or in percent; {@code null} for none. */
    @Nullable
    BigDecimal discount() {
        return terms.discount;
    }

    boolean isDiscountInPercent() {
        return terms.discountInPercent;
    }

    @Nullable
    BigDecimal unitCost() {
        return terms.unitCost;
    }

    @Nullable
    Currency currency() {
        return terms.currency;
    }

    /** The value of an attribute, {@code null} if it was not given. */
    public @Nullable String text(Attribute attribute) {
        int position = WELL_KNOWN.indexOf(attribute);
        return position >= 0 ? text(position) : others.get(attribute);
    }

    @Nullable
    String text(int position) {
        return position < texts.length ? texts[position] : null;
    }

    /** The well-known attributes up to the last given, not to be changed. */
    @Nullable
    String[] texts() {
        return texts;
    }

    Map<Attribute, String> others() {
        return others;
    }

    @Override
    public String toString() {
        return "Line[" + text(LineBatch.ORDER) + ", " + at + ", " + quantity.toPlainString() + " x "
                + text(LineBatch.PRODUCT) + " at " + unitPrice.toPlainString() + "]";
    }
}
