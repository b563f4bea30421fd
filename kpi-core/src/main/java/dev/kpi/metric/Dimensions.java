package dev.kpi.metric;

import dev.kpi.text.DisplayText;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The dimensions every shop has, and the ways to make more. Import statically:
 * {@code orders.by(country().top(5, revenue()))}.
 */
public final class Dimensions {

    private static final Attribute ORDER = Attribute.of("order", Level.ORDER);
    private static final Attribute CUSTOMER = Attribute.of("customer", Level.CUSTOMER);
    private static final Attribute PRODUCT = Attribute.of("product", Level.PRODUCT);
    private static final Attribute PRODUCT_NAME = Attribute.of("product name", Level.PRODUCT);
    private static final Attribute CATEGORY = Attribute.of("category", Level.PRODUCT);
    private static final Attribute REGION = Attribute.of("region", Level.ORDER);
    private static final Attribute CITY = Attribute.of("city", Level.ORDER);
    private static final Attribute COUNTRY = Attribute.of("country", Level.ORDER);
    private static final Attribute STORE = Attribute.of("store", Level.ORDER);
    private static final Attribute CHANNEL = Attribute.of("channel", Level.ORDER);
    private static final Attribute PAYMENT_METHOD = Attribute.of("payment method", Level.ORDER);
    private static final Attribute CUSTOMER_TYPE = Attribute.of("customer type", Level.CUSTOMER);
    private static final Attribute SIGN_UP = Attribute.of("sign-up", Level.CUSTOMER);
    private static final Attribute SHIP_FROM = Attribute.of("ship from", Level.ORDER);
    private static final Attribute SHIP_TO = Attribute.of("ship to", Level.ORDER);
    private static final Attribute DELIVERY_DATE = Attribute.of("delivery date", Level.ORDER);
    private static final Attribute RETURNED_ORDER = Attribute.of("returned order", Level.LINE);
    private static final Attribute LINE_ID = Attribute.of("line id", Level.LINE);

    private static final Clock<DayOfWeek> WEEKDAY =
            new Clock<>("weekday", Clock.Face.WEEKDAY, i -> DayOfWeek.of(i + 1));
    private static final Clock<Integer> HOUR = new Clock<>("hour", Clock.Face.HOUR, i -> i);

    private static final DistanceBand DISTANCE = DistanceBand.of();
    private static final Dimension<String> NOVELTY = FirstOrder.ofNovelty();

    private Dimensions() {}

    /**
     * The dimension of that name, whatever its case, in words or with hyphens: a well-known attribute
     * ({@code payment-method}), {@code weekday}, {@code hour}, {@code delivery distance}, {@code novelty}, or a calendar grain as in
     * {@link Grains#named}.
     *
     * @throws java.util.NoSuchElementException if there is none; the message lists those there are
     */
    public static Dimension<?> named(String name) {
        return named(name, List.of());
    }

    /**
     * The same with callers' own attributes: {@code Dimensions.named("season", orders.attributes())}. With its level before
     * it, as in {@code order:season}, an attribute is told from others of that name, and from a well-known dimension.
     *
     * @throws java.util.NoSuchElementException if there is none; the message lists those there are
     * @throws IllegalArgumentException if several of the callers' attributes have that name
     */
    public static Dimension<?> named(String name, Collection<Attribute> others) {
        for (Attribute attribute : others) {
            if (Names.plain(attribute.level() + ":" + attribute.name()).equals(Names.plain(name))) {
                return attribute;
            }
        }
        List<Dimension<?>> known = new ArrayList<>(wellKnown());
        known.addAll(List.of(WEEKDAY, HOUR, DISTANCE, NOVELTY));
        known.addAll(Grains.ALL);
        Set<String> taken = known.stream().map(d -> Names.plain(d.name())).collect(Collectors.toSet());
        List<Attribute> own = others.stream()
                .filter(attribute -> !taken.contains(Names.plain(attribute.name())))
                .sorted(Comparator.comparing(Attribute::name).thenComparing(Attribute::level))
                .toList();
        List<Level> levels = own.stream()
                .filter(attribute -> Names.plain(attribute.name()).equals(Names.plain(name)))
                .map(Attribute::level)
                .toList();
        if (levels.size() > 1) {
            String shown = DisplayText.inMessage(name);
            throw new IllegalArgumentException(levels.size() + " attributes are named '" + shown + "', of levels "
                    + levels + "; say which, as in '" + levels.get(0).toString().toLowerCase(Locale.ROOT) + ":" + shown
                    + "', or with Dimensions.attribute");
        }
        known.addAll(own);
        return Names.find("dimension", name, known, Dimension::name, Map.of());
    }

    /** The attributes that every line has a place for, in the order of a line's description. */
    public static List<Attribute> wellKnown() {
        return List.of(
                ORDER,
                CUSTOMER,
                PRODUCT,
                PRODUCT_NAME,
                CATEGORY,
                REGION,
                CITY,
                COUNTRY,
                STORE,
                CHANNEL,
                PAYMENT_METHOD,
                CUSTOMER_TYPE,
                SIGN_UP,
                SHIP_FROM,
                SHIP_TO,
                DELIVERY_DATE,
                RETURNED_ORDER,
                LINE_ID);
    }

    /** The order id. */
    public static Attribute order() {
        return ORDER;
    }

    /** The customer id; guest orders are {@value Dimension#UNKNOWN}. */
    public static Attribute customer() {
        return CUSTOMER;
    }

    /** The product id; all lines that are no goods form one group, {@value Dimension#CHARGES}. */
    public static Attribute product() {
        return PRODUCT;
    }

    /** The product's name. */
    public static Attribute productName() {
        return PRODUCT_NAME;
    }

    /** The product's category. */
    public static Attribute category() {
        return CATEGORY;
    }

    /** The order's region. */
    public static Attribute region() {
        return REGION;
    }

    /** The order's city. */
    public static Attribute city() {
        return CITY;
    }

    /** The order's country. */
    public static Attribute country() {
        return COUNTRY;
    }

    /** The store that took the order. */
    public static Attribute store() {
        return STORE;
    }

    /** The channel the order came through. */
    public static Attribute channel() {
        return CHANNEL;
    }

    /** How the order was paid. */
    public static Attribute paymentMethod() {
        return PAYMENT_METHOD;
    }

    /** The kind of customer, such as business or private: the shop's own segment. */
    public static Attribute customerType() {
        return CUSTOMER_TYPE;
    }

    /** The day the customer signed up, as an ISO date. */
    public static Attribute signUp() {
        return SIGN_UP;
    }

    /** Where the order was sent from: latitude and longitude in degrees, separated by a comma. */
    public static Attribute shipFrom() {
        return SHIP_FROM;
    }

    /** Where the order was sent to: latitude and longitude in degrees, separated by a comma. */
    public static Attribute shipTo() {
        return SHIP_TO;
    }

    /** The day the order arrived, as an ISO date. */
    public static Attribute deliveryDate() {
        return DELIVERY_DATE;
    }

    /** On a return line, the id of the order whose goods come back. */
    public static Attribute returnedOrder() {
        return RETURNED_ORDER;
    }

    /** The id of a line within its order: a second line of the same order and id is a duplicate. */
    public static Attribute lineId() {
        return LINE_ID;
    }

    /** The weekday of the entry's local day. */
    public static Dimension<DayOfWeek> weekday() {
        return WEEKDAY;
    }

    /** The hour of the entry's local time, 0 to 23. */
    public static Dimension<Integer> hour() {
        return HOUR;
    }

    /**
     * The delivery distance of orders in bands, from {@link #shipFrom} to {@link #shipTo}: the great circle by
     * {@linkplain Coordinates#metresTo haversine} in whole metres.
     *
     * <p>A band includes its lower end and not its upper one; bands are listed from the nearest to the farthest, and orders
     * without readable coordinates are {@value Dimension#UNKNOWN}. Distances are computed once a snapshot. Orders without any
     * coordinates refuse it.
     *
     * @param kilometres where one band ends and the next begins, ascending; none for 10, 50, 100, 250, 500 and 1000 km
     * @throws IllegalArgumentException if they do not ascend, or lie outside (0, 20100]
     */
    public static DistanceBand distanceBand(double... kilometres) {
        return kilometres.length == 0 ? DISTANCE : DistanceBand.of(kilometres);
    }

    /**
     * Novelty: whether an order is its customer's first-ever one. The groups, in this order, are
     * {@value FirstOrder#FIRST_EVER}, {@value FirstOrder#LATER}, {@value FirstOrder#GUEST} and
     * {@value FirstOrder#RETURNS_ALONE}; revenue by novelty adds up to revenue.
     *
     * <p>A customer's first-ever order is the one with the smallest (instant, order id) over the whole snapshot, whatever
     * the scope; where history is truncated, that is the first one known. Returns belong to the group of their order
     * where it has a sale line, else they are a group of their own, whoever returned.
     */
    public static Dimension<String> novelty() {
        return NOVELTY;
    }

    /**
     * The period of the customer's first-ever order, whatever the scope: its cohort, as text, such as {@code 2011-01}.
     *
     * <p>Guests, and customers who only ever returned, are {@value Dimension#UNKNOWN}. Of customer level, so that
     * {@code where(firstOrder(month()).is("2011-01"))} is everything these customers ever did.
     */
    public static Dimension<String> firstOrder(Grain<?> grain) {
        return FirstOrder.ofPeriod(Objects.requireNonNull(grain, "grain"));
    }

    /**
     * Age: whole periods from that of the customer's first-ever order, whatever the scope, to that of the entry, as text:
     * {@code 0} is the period of the first order itself.
     *
     * <p>Returns on a day before it are {@value FirstOrder#BEFORE}; guests, and customers who only ever returned, are
     * {@value Dimension#UNKNOWN}. With {@link #firstOrder} gives the cohort matrix of any metric:
     * {@code orders.by(firstOrder(month()), age(month())).revenue()}.
     */
    public static Dimension<String> age(Grain<?> grain) {
        return FirstOrder.ofAge(Objects.requireNonNull(grain, "grain"));
    }

    /**
     * A caller's own attribute, as given to lines under the same name and level.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute attribute(String name, Level level) {
        return Attribute.of(name, level);
    }

    /**
     * A dimension computed from each line, for what no attribute holds: a price band, a bundle.
     *
     * <p>Costs one call a line in every query that uses it; {@link Dimension#map} costs one a distinct key and is to be
     * preferred where it will do. {@code null} is the group {@value Dimension#UNKNOWN}. The function must be pure; it is
     * called from several threads. Two such dimensions are equal if name and function object are.
     */
    public static Dimension<String> ofLine(String name, Function<? super LineView, @Nullable String> function) {
        return new Derived(name, Objects.requireNonNull(function, "function"));
    }
}
