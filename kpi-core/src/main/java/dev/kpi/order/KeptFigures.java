package dev.kpi.order;

import dev.kpi.metric.Measure;
import dev.kpi.metric.Measure.Sum;
import dev.kpi.metric.Totals;
import dev.kpi.text.DisplayText;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and keys by group, keys as text: what is kept for metrics. Not thread-safe while it grows.
 *
 * @param <R> the type of the answer
 */
final class KeptFigures<R> extends Kept<R> {

    final FigureQuestion<R> question;

    final TextDictionary customers = new TextDictionary();
    /** By measure; empty where it keeps no keys. */
    final TextDictionary[] keys;

    /** Empty where the question does not ask for linked orders. */
    final KeptLinks links = new KeptLinks();

    final Map<List<Object>, KeptGroup> groups = new HashMap<>();
    /** All lines of the scope together. */
    final KeptGroup whole;

    KeptFigures(FigureQuestion<R> question) {
        super(question);
        this.question = question;
        this.keys = new TextDictionary[question.measures.size()];
        for (int m = 0; m < keys.length; m++) {
            keys[m] = new TextDictionary();
        }
        this.whole = new KeptGroup(question);
    }

    KeptGroup group(List<Object> key) {
        return groups.computeIfAbsent(key, k -> new KeptGroup(question));
    }

    @Override
    FigureQuestion<R> question() {
        return question;
    }

    @Override
    void add(Scope scope) {
        new FigureKeeper(this).add(scope);
    }

    @Override
    R value() {
        return Presented.of(this);
    }

    @Override
    void write(ByteOutput out) {
        new FigureWriter(this, out).write();
    }

    @Override
    void read(ByteInput in) {
        new FigureReader(this, in).read();
    }

    @Override
    String contents() {
        String ofGroups = question.dimensions.isEmpty() ? "" : " \u00b7 " + groups.size() + " groups";
        CodeSet known = whole.customers;
        return ofGroups
                + (known == null ? "" : " \u00b7 " + known.size() + " customers kept")
                + (question.keepsLinks ? " \u00b7 " + links.sold.size() + " orders kept" : "");
    }

    @Override
    void absorbRest(Kept<R> kept) {
        KeptFigures<R> other = (KeptFigures<R>) kept; // as the question's shape has it
        int[] customerCode = customers.addAll(other.customers);
        int[] orderCode = links.absorb(other.links);
        int[][] keyCode = new int[keys.length][];
        for (int m = 0; m < keys.length; m++) {
            keyCode[m] = keys[m].addAll(other.keys[m]);
        }
        other.groups.forEach((key, group) -> group(key).absorb(group, customerCode, orderCode, keyCode));
        whole.absorb(other.whole, customerCode, orderCode, keyCode);
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
                throw new NoSuchElementException("no line has a "
                        + DisplayText.inMessage(question.attributes.get(a).name())
                        + " in any of the shards merged; leave it out");
            }
        }
        for (Measure measure : Query.measures(question.metrics)) { // in the order in which measuring meets them
            if (!costs && (measure == Sum.COST || measure == Sum.COSTED_REVENUE)) {
                throw Plan.noCosts((Sum) measure);
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
        if (measure == Sum.UNITS || measure == Sum.RETURNED_UNITS) {
            return quantityScale;
        }
        return measure instanceof Sum sum && sum.isMoney() ? amountScale : 0;
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
                if (measure == Sum.SALES) {
                    return of(Sum.GROSS_SALES).subtract(of(Sum.DISCOUNTS));
                }
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
