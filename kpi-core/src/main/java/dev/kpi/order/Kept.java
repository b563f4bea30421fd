package dev.kpi.order;

import dev.kpi.metric.Measure;
import dev.kpi.metric.Totals;
import dev.kpi.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of some lines to answer a question about them and others: numbers and keys by group, keys as text. Not
 * thread-safe while it grows.
 */
final class Kept {

    static final DateRange NO_DAYS = DateRange.of(LocalDate.EPOCH, LocalDate.EPOCH);

    final Question<?> question;
    /** The days of coverage that callers stated, and those read off the data; empty ones add nothing. */
    DateRange stated = NO_DAYS;

    DateRange read = NO_DAYS;
    /** The days between the first and the last entry. */
    DateRange data = NO_DAYS;

    int amountScale;
    int quantityScale;
    boolean costs;
    /** Whether some line had a value for each of the question's attributes. */
    final boolean[] held;

    final TextDictionary customers = new TextDictionary();
    /** By measure; empty where it keeps no keys. */
    final TextDictionary[] keys;

    /** Empty where the question does not ask for linked orders. */
    final KeptLinks links = new KeptLinks();

    final Map<List<Object>, KeptGroup> groups = new HashMap<>();
    /** All lines of the scope together. */
    final KeptGroup whole;

    Kept(Question<?> question) {
        this.question = question;
        this.held = new boolean[question.attributes.size()];
        this.keys = new TextDictionary[question.measures.size()];
        for (int m = 0; m < keys.length; m++) {
            keys[m] = new TextDictionary();
        }
        this.whole = new KeptGroup(question);
    }

    KeptGroup group(List<Object> key) {
        return groups.computeIfAbsent(key, k -> new KeptGroup(question));
    }

    /** Notes what is true of all lines of a snapshot, in the scope or not. */
    void note(Facts facts) {
        DateRange claimed = facts.settings.coverage();
        if (claimed != null) {
            stated = GroupedResult.hull(stated, claimed);
        } else {
            read = GroupedResult.hull(read, facts.coverage);
        }
        data = GroupedResult.hull(data, facts.dataDays);
        amountScale = Math.max(amountScale, facts.amountScale);
        quantityScale = Math.max(quantityScale, facts.quantityScale);
        costs |= facts.lines.hasCosts();
        for (int a = 0; a < held.length; a++) {
            held[a] |= facts.dictionaries.containsKey(question.attributes.get(a));
        }
    }

    /** Takes in what was kept of other lines. */
    Kept absorb(Kept other) {
        stated = GroupedResult.hull(stated, other.stated);
        read = GroupedResult.hull(read, other.read);
        data = GroupedResult.hull(data, other.data);
        amountScale = Math.max(amountScale, other.amountScale);
        quantityScale = Math.max(quantityScale, other.quantityScale);
        costs |= other.costs;
        for (int a = 0; a < held.length; a++) {
            held[a] |= other.held[a];
        }
        int[] customerCode = customers.addAll(other.customers);
        int[] orderCode = links.absorb(other.links);
        int[][] keyCode = new int[keys.length][];
        for (int m = 0; m < keys.length; m++) {
            keyCode[m] = keys[m].addAll(other.keys[m]);
        }
        other.groups.forEach((key, group) -> group(key).absorb(group, customerCode, orderCode, keyCode));
        whole.absorb(other.whole, customerCode, orderCode, keyCode);
        return this;
    }

    DateRange coverage() {
        return stated.isEmpty() ? read : stated;
    }

    /**
     * Checks that all lines together have what the question needs, as measuring them would.
     *
     * @throws IllegalStateException if no line has a unit cost, though it is needed
     * @throws NoSuchElementException if no line has a value for an attribute
     */
    void requireAnswerable() {
        for (int a = 0; a < held.length; a++) {
            if (!held[a]) {
                throw new NoSuchElementException(
                        "no line has a " + question.attributes.get(a) + " in any of the shards merged; leave it out");
            }
        }
        for (Measure measure : Query.measures(question.metrics)) { // in the order in which measuring meets them
            if (!costs && (measure == Measure.Sum.COST || measure == Measure.Sum.COSTED_REVENUE)) {
                throw Plan.noCosts((Measure.Sum) measure);
            }
        }
    }

    /**
     * A number at the scale of all lines, as it would be if they had been measured together. A caller's own sum has no
     * zeros at its end, since its terms come at the scales of their shards.
     */
    BigDecimal scaled(int measure, BigDecimal number) {
        return question.measures.get(measure) instanceof Measure.LineSum
                ? number.stripTrailingZeros()
                : number.setScale(scale(question.measures.get(measure)));
    }

    /** The decimals of all numbers of a measure, unless it is a caller's own. */
    int scale(Measure measure) {
        if (measure == Measure.Sum.UNITS || measure == Measure.Sum.RETURNED_UNITS) {
            return quantityScale;
        }
        return measure instanceof Measure.Sum sum && sum.isMoney() ? amountScale : 0;
    }

    /** The measures of a group; of a group without lines, if there is none. */
    Totals totals(@Nullable KeptGroup group) {
        return new Totals() {
            @Override
            public Currency currency() {
                return question.terms.currency();
            }

            @Override
            public BigDecimal of(Measure measure) {
                int position = question.measures.indexOf(measure);
                if (position < 0) {
                    throw new IllegalArgumentException(
                            measure + " was not measured; name it among the metric's measures");
                }
                return group == null ? BigDecimal.ZERO : value(position, group);
            }
        };
    }

    private BigDecimal value(int measure, KeptGroup group) {
        return switch (question.keepings.get(measure)) {
            case NUMBER -> {
                BigDecimal number = group.numbers[measure];
                yield scaled(measure, number == null ? BigDecimal.ZERO : number);
            }
            case CUSTOMERS -> size(group.customers);
            case REPEATERS -> size(group.repeaters);
            case KEYS -> size(group.keys[measure]);
            case ORDERS -> BigDecimal.valueOf(group.orders == null ? 0 : links.countOf(group.orders));
            case LINKS -> BigDecimal.valueOf(links.count());
        };
    }

    private static BigDecimal size(@Nullable CodeSet codes) {
        return codes == null ? BigDecimal.ZERO : BigDecimal.valueOf(codes.size());
    }
}
