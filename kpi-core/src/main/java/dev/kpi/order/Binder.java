package dev.kpi.order;

import dev.kpi.metric.Assigned;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Clock;
import dev.kpi.metric.Derived;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.DistanceBand;
import dev.kpi.metric.FirstOrder;
import dev.kpi.metric.Grain;
import dev.kpi.metric.Mapped;
import dev.kpi.metric.NumberedPeriods;
import dev.kpi.metric.Top;
import dev.kpi.text.DisplayText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds dimensions to a snapshot. */
final class Binder {

    private final Facts facts;
    private final boolean shard;

    /** Binds to what a scope is a view on. */
    Binder(Scope scope) {
        this.facts = scope.facts();
        this.shard = scope.isShard();
    }

    /**
     * The numbers and keys of a dimension.
     *
     * @param scope where a top is ranked
     * @throws NoSuchElementException if no line has a value for an attribute
     */
    Codes bind(Dimension<?> dimension, Scope scope) {
        if (dimension instanceof Attribute attribute) {
            return bindAttribute(attribute);
        }
        if (dimension instanceof Grain<?> grain) {
            return bindGrain(grain);
        }
        if (dimension instanceof Clock<?> clock) {
            return bindClock(clock);
        }
        if (dimension instanceof Mapped<?> mapped) {
            return bindMapped(mapped, scope);
        }
        if (dimension instanceof Assigned assigned) {
            return bindAssigned(assigned);
        }
        if (dimension instanceof Top<?> top) {
            return Ranking.bind(top, scope, bind(top.base(), scope));
        }
        if (dimension instanceof DistanceBand distance) {
            return bindDistance(distance);
        }
        if (dimension instanceof FirstOrder first) {
            return bindFirstOrder(first);
        }
        return bindDerived((Derived) dimension);
    }

    /** The same for counting distinct keys: where no line has a product, there are none to count. */
    Codes bindForCounting(Dimension<?> dimension, Scope scope) {
        if (dimension.equals(Dimensions.product()) && !facts.dictionaries.containsKey(Dimensions.product())) {
            return bindProduct(Dimensions.product(), null, new TextKeys(null, null));
        }
        return bind(dimension, scope);
    }

    private Codes bindAttribute(Attribute attribute) {
        TextDictionary texts = facts.dictionaries.get(attribute);
        if (texts == null && !attribute.equals(Dimensions.customer())) {
            if (shard) { // other shards may know it
                TextKeys none = new TextKeys(null, null);
                return attribute.equals(Dimensions.product())
                        ? bindProduct(attribute, null, none)
                        : new Codes.OfNothing(none);
            }
            throw new NoSuchElementException(
                    "no line has a " + DisplayText.inMessage(attribute.name()) + "; these orders have " + held());
        }
        TextKeys keys = new TextKeys(texts, null); // by code + 1, so that -1 comes first
        int[] codeOf = identity(keys.size());
        return switch (attribute.level()) {
            case LINE -> new Codes.OfLineColumn(keys, column(facts.lines.codes(), attribute), codeOf);
            case PRODUCT -> bindProduct(attribute, texts, keys);
            case ORDER ->
                new Codes.OfOrders(
                        keys,
                        attribute.equals(Dimensions.order())
                                ? facts.orders.id()
                                : column(facts.orders.codes(), attribute),
                        codeOf);
            case CUSTOMER ->
                new Codes.OfCustomers(
                        keys,
                        attribute.equals(Dimensions.customer())
                                ? facts.customers.id()
                                : column(facts.customers.codes(), attribute),
                        codeOf);
        };
    }

    private static PackedLongs column(Map<Attribute, PackedLongs> columns, Attribute attribute) {
        PackedLongs column = columns.get(attribute);
        if (column == null) {
            throw new IllegalStateException("no column for " + attribute);
        }
        return column;
    }

    private static int[] identity(int size) {
        int[] codes = new int[size];
        for (int i = 0; i < size; i++) {
            codes[i] = i;
        }
        return codes;
    }

    private Codes bindProduct(Attribute attribute, @Nullable TextDictionary texts, TextKeys keys) {
        boolean isProduct = attribute.equals(Dimensions.product());
        PackedLongs column = isProduct ? facts.products.id() : column(facts.products.codes(), attribute);
        int[] codeOfProduct = new int[facts.products.count()];
        column.read(0, codeOfProduct.length, codeOfProduct);
        Arrays.setAll(codeOfProduct, product -> codeOfProduct[product] + 1);
        if (!isProduct || !facts.lines.hasCharges()) {
            return new Codes.OfProducts(keys, facts.lines.product(), codeOfProduct, null, 0);
        }
        int known = keys.indexOf(Dimension.CHARGES); // a product of that very id is taken for charges
        return new Codes.OfProducts(
                known < 0 ? new TextKeys(texts, Dimension.CHARGES) : keys,
                facts.lines.product(),
                codeOfProduct,
                facts.lines.charge(),
                known < 0 ? keys.size() : known);
    }

    /** What lines can be grouped by, for messages. */
    String held() {
        return Stream.concat(
                        facts.dictionaries.keySet().stream()
                                .sorted(Assembler.DESCRIPTION_ORDER)
                                .map(attribute -> DisplayText.inMessage(attribute.name())),
                        Stream.of("weekday", "hour", "the calendar grains"))
                .collect(Collectors.joining(", "));
    }

    private <K extends Comparable<? super K>> Codes.OfDays bindGrain(Grain<K> grain) {
        NumberedPeriods<K> periods = NumberedPeriods.of(grain, facts.dataDays);
        int firstDay = (int) facts.dataDays.startInclusive().toEpochDay();
        int[] codeOfDay = new int[Math.toIntExact(facts.dataDays.days())];
        Arrays.setAll(codeOfDay, day -> periods.numberOf(firstDay + day));
        return new Codes.OfDays(periods.periods(), facts.entries.day(), firstDay, codeOfDay);
    }

    private Codes bindFirstOrder(FirstOrder dimension) {
        FirstOrders firsts = new FirstOrders(facts);
        return switch (dimension.reading()) {
            case NOVELTY -> firsts.novelty();
            case PERIOD -> firsts.period(bindGrain(dimension.grain()));
            case AGE -> firsts.age(bindGrain(dimension.grain()));
        };
    }

    private Codes bindClock(Clock<?> clock) {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < clock.face().size(); i++) {
            keys.add(clock.key(i));
        }
        if (clock.face() == Clock.Face.HOUR) {
            return new Codes.OfHours(keys, facts.entries.hour(), identity(keys.size()));
        }
        int firstDay = (int) facts.dataDays.startInclusive().toEpochDay();
        int[] codeOfDay = new int[Math.toIntExact(facts.dataDays.days())];
        for (int i = 0; i < codeOfDay.length; i++) {
            codeOfDay[i] = LocalDate.ofEpochDay(firstDay + i).getDayOfWeek().ordinal();
        }
        return new Codes.OfDays(keys, facts.entries.day(), firstDay, codeOfDay);
    }

    private <S> Codes bindMapped(Mapped<S> mapped, Scope scope) {
        Codes base = bind(mapped.base(), scope);
        List<String> keys = new ArrayList<>();
        Map<String, Integer> codeOfKey = new HashMap<>();
        int[] codeOf = new int[base.size()];
        for (int i = 0; i < codeOf.length; i++) {
            @SuppressWarnings("unchecked") // the base's codes have the base's keys
            String key = mapped.keyOf((S) base.key(i));
            Integer code = codeOfKey.get(key);
            if (code == null) {
                code = keys.size();
                codeOfKey.put(key, code);
                keys.add(key);
            }
            codeOf[i] = code;
        }
        return new Codes.Recoded(keys, base, codeOf);
    }

    private Codes bindDistance(DistanceBand distance) {
        bindAttribute(Dimensions.shipFrom()); // tells if there is none
        bindAttribute(Dimensions.shipTo());
        List<String> keys = new ArrayList<>(distance.bands());
        keys.add(Dimension.UNKNOWN);
        return new Codes.OfDistances(keys, facts.deliveryMetres(), distance);
    }

    private Codes bindAssigned(Assigned assigned) {
        List<String> keys = new ArrayList<>(); // by position + 1, so that -1 comes first
        keys.add(Dimension.UNKNOWN);
        keys.addAll(assigned.keys());
        int[] positions = new int[facts.customers.count()];
        boolean own = assigned.isOf(facts);
        TextDictionary ids = facts.dictionaries.get(Dimensions.customer());
        for (int number = 0; number < positions.length; number++) {
            positions[number] = own || ids == null
                    ? assigned.keyOf(number)
                    : assigned.keyOf(ids.passingText(facts.customers.id().getInt(number)));
        }
        return new Codes.OfCustomers(keys, PackedLongs.of(positions, positions.length), identity(keys.size()));
    }

    private Codes bindDerived(Derived derived) {
        List<String> keys = new ArrayList<>();
        Map<String, Integer> codeOfKey = new HashMap<>();
        int[] codes = new int[facts.lines.count()];
        LineCursor cursor = new LineCursor(facts);
        for (int line = 0; line < codes.length; line++) {
            String key = derived.keyOf(cursor.moveTo(line));
            Integer code = codeOfKey.get(key);
            if (code == null) {
                code = keys.size();
                codeOfKey.put(key, code);
                keys.add(key);
            }
            codes[line] = code - 1; // columns start at -1
        }
        return new Codes.OfLineColumn(keys, PackedLongs.of(codes, codes.length), identity(keys.size()));
    }

    /** Whether a key that was named in a condition exists, for dimensions whose keys are read off the data. */
    void checkNamed(Dimension<?> dimension, List<?> named, Codes codes) {
        if (shard || dimension instanceof Grain<?> || dimension instanceof Clock<?>) {
            return;
        }
        for (Object key : named) {
            if (!Dimension.UNKNOWN.equals(key) && !codes.keys().contains(key)) {
                List<String> known = codes.keys().stream()
                        .map(String::valueOf)
                        .filter(k -> !k.equals(Dimension.UNKNOWN))
                        .sorted()
                        .toList();
                throw new NoSuchElementException("no " + DisplayText.inMessage(dimension.toString()) + " '"
                        + DisplayText.inMessage(String.valueOf(key)) + "' in these orders; there are "
                        + known.size() + ": "
                        + known.stream().limit(10).map(DisplayText::inMessage).collect(Collectors.joining(", "))
                        + (known.size() > 10 ? ", ..." : ""));
            }
        }
    }
}
