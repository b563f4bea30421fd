package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Draws lines of one shop from a seeded source: guests, returns of every kind, void lines, charges, odd prices and
 * quantities, ids that look like keys of their own, facts that agree or do not.
 */
final class RandomLines {

    static final Currency GBP = Currency.getInstance("GBP");

    static final Attribute SEASON = Attribute.of("season", Level.ORDER);
    static final Attribute COLOUR = Attribute.of("colour", Level.PRODUCT);
    static final Attribute GIFT = Attribute.of("gift", Level.LINE);
    static final Attribute TIER = Attribute.of("tier", Level.CUSTOMER);
    /** The name of a well-known attribute at another level: not the same attribute. */
    static final Attribute LINE_COUNTRY = Attribute.of("country", Level.LINE);

    static final List<Attribute> OWN = List.of(SEASON, COLOUR, GIFT, TIER, LINE_COUNTRY);

    /** How amounts and quantities look. */
    enum Amounts {
        PLAIN,
        FINE,
        HUGE
    }

    /**
     * What is common to the lines of a shop.
     *
     * @param zone the time zone of the shop
     * @param amounts how its numbers look
     * @param costs how many of ten lines have a unit cost
     * @param lineIds whether lines have ids
     * @param own whether lines have attributes of the caller
     * @param agreeing whether facts are the same on all lines of an order, customer or product, its instants included
     * @param farApart whether instants may be centuries apart
     */
    record Traits(
            ZoneId zone,
            Amounts amounts,
            int costs,
            boolean lineIds,
            boolean own,
            boolean agreeing,
            boolean farApart) {}

    private static final List<String> ORDERS = List.of(
            "A-1",
            "A-2",
            "A-3",
            "A-4",
            "A-5",
            "A-6",
            "A-7",
            "A-8",
            "A-9",
            "others",
            "(charges)",
            "Œuvre é",
            "\uD83D\uDED2-7",
            "a-1",
            "A-10");
    private static final List<String> CUSTOMERS = List.of("c-1", "c-2", "c-3", "c-4", "others", "\uD83D\uDE42", "");
    private static final List<String> PRODUCTS =
            List.of("p-1", "p-2", "p-3", "p-4", "others", "(charges)", "\uD83E\uDDF8", "", " ");
    private static final List<String> CATEGORIES = List.of("Toys", "Food", "others", "Spielzeug für Kinder", "");
    private static final List<String> COUNTRIES = List.of("France", "Spain", "(unknown)", "Österreich", "", "others");
    private static final List<String> WORDS = List.of("x", "y", "z", "");

    private static final List<Instant> INSTANTS = List.of(
            Instant.parse("2011-03-26T23:59:59Z"),
            Instant.parse("2011-03-27T00:59:59.999999999Z"),
            Instant.parse("2011-03-27T01:00:00Z"),
            Instant.parse("2011-10-30T00:30:00Z"),
            Instant.parse("2011-10-30T01:30:00Z"),
            Instant.parse("2011-10-29T23:00:00Z"),
            Instant.parse("2010-12-31T23:59:59.999Z"),
            Instant.parse("2011-01-01T00:00:00Z"),
            Instant.parse("2011-01-02T22:15:00Z"),
            Instant.parse("2011-01-03T02:59:59Z"),
            Instant.parse("2011-03-31T22:59:00Z"),
            Instant.parse("2011-04-01T03:00:00Z"),
            Instant.parse("2010-10-17T02:59:59Z"),
            Instant.parse("2010-10-17T03:00:00Z"),
            Instant.parse("2011-02-20T01:30:00Z"),
            Instant.parse("2011-02-20T02:30:00Z"));

    private static final List<Instant> FAR = List.of(
            Instant.parse("1970-01-01T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999999Z"),
            Instant.parse("1985-12-31T18:29:59Z"),
            Instant.parse("1985-12-31T18:30:00Z"),
            Instant.parse("1900-01-01T00:00:00.000000001Z"),
            Instant.parse("1678-01-02T00:00:00Z"),
            Instant.parse("2261-12-30T00:00:00.5Z"),
            Instant.parse("2016-01-03T12:00:00Z"),
            Instant.parse("2016-02-29T12:00:00Z"));

    private final Traits traits;
    private final Random random;

    RandomLines(Traits traits, Random random) {
        this.traits = traits;
        this.random = random;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A fact of an entity: the same for each of its lines if facts agree, though not always given. */
    private String fact(String kind, String entity, List<String> values) {
        if (!traits.agreeing) {
            return any(values);
        }
        int at = Math.floorMod((kind + entity).hashCode() * 0x9E3779B9 >>> 7, values.size());
        return oneIn(4) ? "" : values.get(at);
    }

    Line next() {
        String order = any(ORDERS);
        if (oneIn(60)) {
            order = any(List.of("", "(unknown)", " "));
        }
        String product = any(PRODUCTS);
        // a guest in one of five orders
        boolean guest = Math.floorMod(order.hashCode(), 5) == 0;
        String customer = traits.agreeing ? (guest ? "" : fact("customer", order, CUSTOMERS)) : any(CUSTOMERS);
        BigDecimal quantity = quantity();
        boolean returned = quantity.signum() < 0;
        LineKind kind = oneIn(12) ? LineKind.RETURN : oneIn(16) ? LineKind.VOID : oneIn(30) ? LineKind.SALE : null;
        if (kind != null) {
            returned = kind == LineKind.RETURN;
        }
        Line line = Line.of(order, at(order, returned), product, quantity, price());
        line = kind == null ? line : line.withKind(kind);
        line = customer.isEmpty() && oneIn(2) ? line : line.withCustomer(customer);
        line = terms(line);
        line = facts(line, order, customer, product, returned);
        return traits.own ? own(line, order, customer, product) : line;
    }

    private Instant at(String order, boolean returned) {
        if (!traits.agreeing) {
            return traits.farApart && oneIn(3) ? any(FAR) : any(INSTANTS);
        }
        Instant ordered = INSTANTS.get(Math.floorMod(order.hashCode() * 0x9E3779B9 >>> 5, INSTANTS.size()));
        return returned ? ordered.plus(Duration.ofHours(13L * random.nextInt(6))) : ordered;
    }

    private BigDecimal quantity() {
        int sign = oneIn(6) ? -1 : 1;
        return switch (traits.amounts) {
            case PLAIN -> BigDecimal.valueOf((long) sign * random.nextInt(8));
            case FINE -> BigDecimal.valueOf((long) sign * random.nextInt(4000), random.nextInt(4));
            case HUGE ->
                oneIn(4)
                        ? new BigDecimal("999999999999").multiply(BigDecimal.valueOf(sign))
                        : BigDecimal.valueOf((long) sign * (1 + random.nextInt(3)));
        };
    }

    private BigDecimal price() {
        if (oneIn(15)) {
            return BigDecimal.ZERO;
        }
        int sign = oneIn(15) ? -1 : 1;
        return switch (traits.amounts) {
            case PLAIN -> BigDecimal.valueOf((long) sign * random.nextInt(2000), 2);
            case FINE -> BigDecimal.valueOf((long) sign * random.nextInt(2_000_000), random.nextInt(7));
            case HUGE ->
                any(List.of(
                                new BigDecimal("999999999999.999999"),
                                new BigDecimal("333333333333.333333"),
                                new BigDecimal("0.999999"),
                                new BigDecimal("1000000000000"),
                                new BigDecimal("1E+11"),
                                new BigDecimal("0.0000010")))
                        .multiply(BigDecimal.valueOf(sign));
        };
    }

    private Line terms(Line line) {
        Line changed = line;
        if (oneIn(4)) {
            changed = changed.withDiscount(
                    traits.amounts == Amounts.HUGE && oneIn(2)
                            ? new BigDecimal("999999999999.999999")
                            : BigDecimal.valueOf(random.nextInt(1500), traits.amounts == Amounts.PLAIN ? 2 : 4));
        } else if (oneIn(6)) {
            changed = changed.withDiscountPercent(any(List.of(
                    new BigDecimal("12.5"),
                    new BigDecimal("33.333"),
                    BigDecimal.TEN,
                    BigDecimal.ZERO,
                    new BigDecimal("150"))));
        }
        if (random.nextInt(10) < traits.costs) {
            changed = changed.withUnitCost(price());
        }
        if (oneIn(9)) {
            changed = changed.asCharge();
        }
        return changed;
    }

    private Line facts(Line line, String order, String customer, String product, boolean returned) {
        Line changed = line;
        changed = with(changed, Line::withCategory, fact("category", product, CATEGORIES));
        changed = with(changed, Line::withProductName, fact("name", product, WORDS));
        changed = with(changed, Line::withCountry, fact("country", order, COUNTRIES));
        changed = with(changed, Line::withRegion, fact("region", order, WORDS));
        changed = with(changed, Line::withChannel, fact("channel", order, WORDS));
        String buyer = customer.isBlank() ? order : customer;
        changed = with(changed, Line::withCustomerType, fact("type", buyer, WORDS));
        if (oneIn(5) && !traits.agreeing) {
            changed = changed.withSignUp(LocalDate.of(2011, 1, 1 + random.nextInt(28)));
        }
        if (returned && oneIn(3)) {
            changed = changed.withReturnedOrder(any(ORDERS));
        }
        return traits.lineIds && !oneIn(4) ? changed.withLineId(any(List.of("1", "2", "3", "\u00e4"))) : changed;
    }

    private static Line with(Line line, BiFunction<Line, String, Line> setter, String value) {
        return value.isEmpty() ? line : setter.apply(line, value);
    }

    private Line own(Line line, String order, String customer, String product) {
        String buyer = customer.isBlank() ? order : customer;
        Line changed = line;
        changed = with(changed, (l, v) -> l.with(SEASON, v), fact("season", order, WORDS));
        changed = with(changed, (l, v) -> l.with(COLOUR, v), fact("colour", product, WORDS));
        changed = with(changed, (l, v) -> l.with(TIER, v), fact("tier", buyer, WORDS));
        changed = with(changed, (l, v) -> l.with(GIFT, v), any(WORDS));
        return with(changed, (l, v) -> l.with(LINE_COUNTRY, v), any(COUNTRIES));
    }
}
