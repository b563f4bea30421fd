package dev.kpi.order;

import dev.kpi.metric.Measure;
import dev.kpi.metric.Measure.Sum;
import dev.kpi.metric.Measure.Tally;
import dev.kpi.metric.Totals;
import dev.kpi.order.Facts.Base;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/** What a pass found: the groups that have a line, and every measure of each. */
final class Answer {

    private static final int SALES = 0;
    private static final int RETURNS = 1;
    private static final int MOST_SUMMED_GROUPS = 10_000; // beyond, another pass is faster

    private static final Set<Measure> PER_ORDER = Set.of(
            Tally.ORDERS, Tally.CUSTOMER_ORDERS, Tally.RETURN_DOCUMENTS, Tally.RETURNED_ORDERS, Tally.LINKED_ORDERS);

    private final Plan plan;
    private final Facts facts;
    private final GroupNumbers numbers;
    private final int[] groups;
    private final long[] documents;
    private final Sums sums;
    private final Tallies tallies;
    private final List<int[]> distinct;
    private final List<DistinctPairs> pairs;
    private final List<List<BigDecimal>> lineSums;

    Answer(
            Plan plan,
            GroupNumbers numbers,
            int[] groups,
            long[] documents,
            Sums sums,
            Tallies tallies,
            List<DistinctPairs> distinct,
            List<List<BigDecimal>> lineSums) {
        this.plan = plan;
        this.facts = plan.facts;
        this.numbers = numbers;
        this.groups = groups;
        this.documents = documents;
        this.sums = sums;
        this.tallies = tallies;
        this.pairs = distinct;
        this.distinct = distinct.stream().map(d -> d.counts(numbers.size())).toList();
        this.lineSums = lineSums;
    }

    /** The groups that have a line. */
    int[] groups() {
        return groups;
    }

    /** The key that a group has in one dimension of the grouping. */
    Object key(int group, int dimension) {
        return plan.grouping.get(dimension).key(code(group, dimension));
    }

    /** The code of that key. */
    int code(int group, int dimension) {
        int size = Math.max(1, plan.grouping.get(dimension).size());
        return (int) (numbers.key(group) / plan.stride[dimension] % size);
    }

    /** The keys that a group has in all dimensions. */
    List<Object> keys(int group) {
        List<Object> keys = new ArrayList<>();
        for (int d = 0; d < plan.grouping.size(); d++) {
            keys.add(key(group, d));
        }
        return keys;
    }

    /** The measures of a group; of a group without lines, if negative. */
    Totals totals(int group) {
        return new Totals() {
            @Override
            public Currency currency() {
                return facts.settings.currency();
            }

            @Override
            public BigDecimal of(Measure measure) {
                return group < 0 ? BigDecimal.ZERO : value(measure, group);
            }
        };
    }

    /** The measures of the whole scope, as far as they are {@linkplain #tellsWhole told}; those of others come with it. */
    Totals totals(Set<Measure> others, Totals ofOthers) {
        return new Totals() {
            @Override
            public Currency currency() {
                return facts.settings.currency();
            }

            @Override
            public BigDecimal of(Measure measure) {
                if (others.contains(measure)) {
                    return ofOthers.of(measure);
                }
                if (measure == Tally.LINKED_ORDERS) { // the same in every group, and where there is none
                    return value(measure, 0);
                }
                if (countsWhole(measure)) {
                    return BigDecimal.valueOf(documents[measure == Tally.ORDERS ? SALES : RETURNS]);
                }
                BigDecimal sum = BigDecimal.ZERO;
                for (int group : groups) {
                    sum = sum.add(value(measure, group));
                }
                return sum;
            }
        };
    }

    /** Whether orders and return documents of the whole scope were counted on the way, and a measure is of those. */
    private boolean countsWhole(Measure measure) {
        return plan.countsDocuments && (measure == Tally.ORDERS || measure == Tally.RETURN_DOCUMENTS);
    }

    /**
     * Whether it tells a measure of the whole scope, at less cost than another pass: where that was counted, or the groups'
     * values add up to it. Whole orders stand in one group each where all dimensions are of orders or above; customers may
     * stand in several.
     */
    boolean tellsWhole(Measure measure) {
        if (countsWhole(measure)) {
            return true;
        }
        return groups.length <= MOST_SUMMED_GROUPS
                && (measure.isAdditive()
                        || (PER_ORDER.contains(measure)
                                && plan.grouping.stream().noneMatch(Codes::isOfLines)));
    }

    /** How many numbers groups may have. */
    int size() {
        return numbers.size();
    }

    /** The customers of each group, where the plan keeps them. */
    MetPairs customers() {
        return tallies.buyers();
    }

    /** Those of them with two sale orders or more. */
    MetPairs repeaters() {
        return tallies.repeaters();
    }

    /** The sale entries in each group, where the plan keeps orders. */
    MetPairs orders() {
        return tallies.soldEntries();
    }

    /** The keys that a distinct count found in each group, by their codes. */
    DistinctPairs pairs(Measure.Distinct measure) {
        return pairs.get(plan.distincts.indexOf(measure));
    }

    /** How many codes there may be. */
    int codes(Measure.Distinct measure) {
        return plan.distinctCodes.get(plan.distincts.indexOf(measure)).size();
    }

    /** The key of such a code. */
    Object distinctKey(Measure.Distinct measure, int code) {
        return plan.distinctCodes.get(plan.distincts.indexOf(measure)).key(code);
    }

    /** The value of a measure in a group. */
    BigDecimal value(Measure measure, int group) {
        if (measure instanceof Sum sum) {
            return sum(sum, group);
        }
        if (measure instanceof Tally tally && plan.tallies.contains(tally)) {
            return BigDecimal.valueOf(count(tally, group));
        }
        if (measure instanceof Measure.Distinct && plan.distincts.contains(measure)) {
            return BigDecimal.valueOf(distinct.get(plan.distincts.indexOf(measure))[group]);
        }
        if (measure instanceof Measure.LineSum && plan.lineSums.contains(measure)) {
            return lineSums.get(plan.lineSums.indexOf(measure)).get(group);
        }
        throw new IllegalArgumentException(measure + " was not measured; name it among the metric's measures");
    }

    private long count(Tally tally, int group) {
        return switch (tally) {
            case ORDERS -> sums.count(plan.documentsColumn, group, SALES);
            case RETURN_DOCUMENTS -> sums.count(plan.documentsColumn, group, RETURNS);
            case CUSTOMER_ORDERS, CUSTOMERS, REPEAT_CUSTOMERS, RETURNED_ORDERS, LINKED_ORDERS ->
                tallies.value(tally, group);
        };
    }

    private BigDecimal sum(Sum sum, int group) {
        return switch (sum) {
            case GROSS_SALES -> side(Base.VALUE, group, SALES);
            case DISCOUNTS -> side(Base.VALUE, group, SALES).subtract(side(Base.NET, group, SALES));
            case SALES -> side(Base.NET, group, SALES);
            case RETURNS -> side(Base.NET, group, RETURNS);
            case CHARGES -> difference(Base.CHARGE, group);
            case COST -> difference(Base.COST, group);
            case COSTED_REVENUE -> difference(facts.isCostKnownOfAll() ? Base.NET : Base.COSTED, group);
            case UNITS -> side(Base.QUANTITY, group, SALES);
            case RETURNED_UNITS -> side(Base.QUANTITY, group, RETURNS);
            case LINES -> lines(group);
            case COSTED_LINES -> costedLines(group);
        };
    }

    private BigDecimal lines(int group) {
        return BigDecimal.valueOf(
                sums.count(plan.linesColumn, group, SALES) + sums.count(plan.linesColumn, group, RETURNS));
    }

    private BigDecimal costedLines(int group) {
        if (!facts.lines.hasCosts()) {
            return BigDecimal.ZERO;
        }
        return facts.isCostKnownOfAll()
                ? lines(group)
                : side(Base.COSTED_LINES, group, SALES).add(side(Base.COSTED_LINES, group, RETURNS));
    }

    private BigDecimal difference(Base base, int group) {
        return side(base, group, SALES).subtract(side(base, group, RETURNS));
    }

    private BigDecimal side(Base base, int group, int side) {
        int scale = base.isMoney() ? facts.amountScale : base == Base.QUANTITY ? facts.quantityScale : 0;
        int column = plan.bases.indexOf(base);
        return column < 0 ? BigDecimal.valueOf(0, scale) : sums.value(column, group, side, scale);
    }
}
