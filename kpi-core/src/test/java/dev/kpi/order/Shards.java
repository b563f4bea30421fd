package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Condition;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Key;
import dev.kpi.metric.Level;
import dev.kpi.metric.LineView;
import dev.kpi.metric.Metrics;
import dev.kpi.order.OrderLines.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines divided among shards as a split promises it, told so that the promise holds. */
record Shards(OrderSettings settings, List<Line> lines, List<List<Line>> parts) {

    private static final List<Attribute> ATTRIBUTES = Stream.concat(
                    Dimensions.wellKnown().stream(), RandomLines.OWN.stream())
            .toList();

    private static final List<Condition> CONDITIONS_OF_LINES = List.of(
            Condition.lines("returned", LineView::isReturn),
            Condition.lines("many", line -> line.quantity().compareTo(BigDecimal.ONE) > 0)
                    .or(Condition.lines("charges", LineView::isCharge)),
            Condition.lines("known product", line -> !line.product().equals(Dimension.UNKNOWN))
                    .negate());

    /** The lines of a shop, divided at random within the split. */
    static Shards of(Shop shop, Split split, int number, Random random) {
        OrderSettings settings = split == Split.BY_ORDER ? ownDates(shop.settings()) : shop.settings();
        List<Line> lines = alike(shop.lines(), Shards::product, Level.PRODUCT);
        if (split == Split.BY_LINE) {
            lines = lines.stream().map(line -> line.withLineId("")).toList();
            return new Shards(settings, lines, divided(lines, line -> new Object(), number, random));
        }
        Map<String, String> customers = customers(shop.orders());
        lines = alike(lines, line -> customers.get(order(line)), Level.CUSTOMER);
        if (split == Split.BY_ORDER) {
            return new Shards(settings, lines, divided(lines, Shards::order, number, random));
        }
        Map<String, String> units = settings.hasReturnsOnOrderDate() ? linked(lines, customers) : customers;
        return new Shards(
                settings, lines, divided(lines, line -> units.getOrDefault(order(line), order(line)), number, random));
    }

    /** The same, some of the orders with places. */
    static Shards shipped(Shop shop, Split split, int number, Random random) {
        List<Line> lines = shop.lines().stream().map(Shards::shipped).toList();
        return of(shop.with(lines), split, number, random);
    }

    private static Line shipped(Line line) {
        int place = Math.floorMod(Shards.order(line).hashCode(), 7);
        if (place < 2) {
            return line;
        }
        Line sent = line.withShipTo(52 + place / 3 / 100d, place * place / 2d);
        return place == 2 ? sent : sent.withShipFrom(52, 6);
    }

    /** The part of orders that a split can tell: where it cannot, a condition is left out, or is on lines. */
    static Scope part(Orders orders, Part part, Split split, Random random) {
        if (split == Split.BY_LINE) {
            return random.nextBoolean()
                    ? orders
                    : orders.where(CONDITIONS_OF_LINES.get(part.conditions().size()));
        }
        Scope scope = part.days() == null ? orders : orders.within(part.days());
        for (Condition condition : part.conditions()) {
            scope = isRefused(condition, split) ? scope : scope.where(condition);
        }
        return scope;
    }

    static boolean isRefused(Condition condition, Split split) {
        return Asked.outcome(() -> {
                    Keeping.check(condition, split);
                    return condition;
                })
                != condition;
    }

    private static OrderSettings ownDates(OrderSettings settings) {
        OrderSettings plain =
                OrderSettings.of(settings.currency(), settings.zone()).withPolicy(settings.policy());
        return settings.coverage() == null ? plain : plain.withCoverage(settings.coverage());
    }

    Orders orders() {
        return lines.stream().collect(Orders.collector(settings));
    }

    /** The orders of each shard. */
    List<Orders> shards() {
        return parts.stream()
                .map(part -> part.stream().collect(Orders.collector(settings)))
                .toList();
    }

    static String order(Line line) {
        return String.valueOf(line.text(Dimensions.order()));
    }

    private static String product(Line line) {
        String product = line.text(Dimensions.product());
        return product == null || product.isBlank() || product.equals(Dimension.UNKNOWN) ? null : product;
    }

    /** The customer that each order turned out to have; its own id for a guest order. */
    private static Map<String, String> customers(Orders orders) {
        Map<String, String> customers = new HashMap<>();
        if (orders.attributes().contains(Dimensions.order())) {
            for (Key key : orders.by(Dimensions.order(), Dimensions.customer())
                    .measure(Metrics.lines())
                    .keys()) {
                String order = key.get(Dimensions.order());
                String customer = key.get(Dimensions.customer());
                customers.put(order, customer.equals(Dimension.UNKNOWN) ? "order " + order : "customer " + customer);
            }
        }
        return customers;
    }

    /** The customer of each order, those of linked orders taken for one. */
    private static Map<String, String> linked(List<Line> lines, Map<String, String> customers) {
        Map<String, String> units = new HashMap<>(customers);
        for (int pass = 0; pass < 10; pass++) {
            for (Line line : lines) {
                String here = units.get(order(line));
                String there = units.get(String.valueOf(line.text(Dimensions.returnedOrder())));
                if (here != null && there != null && !here.equals(there)) {
                    units.replaceAll((order, unit) -> unit.equals(there) ? here : unit);
                }
            }
        }
        return units;
    }

    /** The lines with the facts of each entity told alike. */
    private static List<Line> alike(List<Line> lines, Function<Line, String> entityOf, Level level) {
        List<Line> told = new ArrayList<>(lines);
        for (Attribute attribute : ATTRIBUTES) {
            boolean isFact = attribute.level() == level
                    && !attribute.equals(Dimensions.product())
                    && !attribute.equals(Dimensions.customer());
            Map<String, String> facts = new HashMap<>();
            for (Line line : isFact ? lines : List.<Line>of()) {
                String entity = entityOf.apply(line);
                String fact = line.text(attribute);
                if (entity != null && fact != null) {
                    facts.putIfAbsent(entity, fact);
                }
            }
            told.replaceAll(line -> {
                String fact = entityOf.apply(line) == null ? null : facts.get(entityOf.apply(line));
                return fact == null ? line : line.with(attribute, fact);
            });
        }
        return told;
    }

    private static List<List<Line>> divided(
            List<Line> lines, Function<Line, Object> unitOf, int number, Random random) {
        Map<Object, Integer> shardOf = new HashMap<>();
        List<List<Line>> parts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            parts.add(new ArrayList<>());
        }
        for (Line line : lines) {
            parts.get(shardOf.computeIfAbsent(unitOf.apply(line), unit -> random.nextInt(number)))
                    .add(line);
        }
        parts.forEach(part -> Collections.shuffle(part, random));
        return parts;
    }

    /** The lines with those of an order one after the other, the orders in any order. */
    static List<Line> adjacent(List<Line> lines, Random random) {
        Map<String, List<Line>> byOrder =
                lines.stream().collect(Collectors.groupingBy(Shards::order, LinkedHashMap::new, Collectors.toList()));
        List<List<Line>> orders = new ArrayList<>(byOrder.values());
        Collections.shuffle(orders, random);
        return orders.stream().flatMap(List::stream).toList();
    }

    /** All that is known, merged in a random order and grouping, some of it by way of bytes. */
    static <R> Partial<R> merged(List<Partial<R>> partials, Random random) {
        List<Partial<R>> pool = new ArrayList<>(partials);
        while (pool.size() > 1) {
            Partial<R> one = pool.remove(random.nextInt(pool.size()));
            Partial<R> other = pool.remove(random.nextInt(pool.size()));
            pool.add(sent(one, other, random).merge(sent(other, one, random)));
        }
        return pool.get(0);
    }

    private static <R> Partial<R> sent(Partial<R> partial, Partial<R> reader, Random random) {
        return random.nextBoolean() ? partial : reader.read(partial.toBytes());
    }
}
