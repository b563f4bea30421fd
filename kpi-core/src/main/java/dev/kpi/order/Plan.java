package dev.kpi.order;

import dev.kpi.figure.Count;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Measure;
import dev.kpi.metric.Measure.Sum;
import dev.kpi.metric.Measure.Tally;
import dev.kpi.order.Facts.Base;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a set of measures under a grouping is taken in one pass: which columns are summed, what is counted, and whether
 * entries suffice or lines must be read.
 */
final class Plan {

    final Facts facts;
    final Filter filter;
    final List<Codes> grouping;
    /** What one step in a dimension's code adds to the composite code. */
    final long[] stride;

    final long possibleGroups;
    /** What is summed, each at its place among the columns of sums; then come the counts. */
    final List<Base> bases;

    /** The column of the number of lines or, where those are not asked for, of items met; -1 for none. */
    final int linesColumn;

    /** The column of sale orders and return documents; -1 for none. */
    final int documentsColumn;

    /** The one of both that counts entries, as those are items; -1 where neither does, but lines are counted. */
    final int entriesColumn;

    final int columns;
    final Set<Tally> tallies = EnumSet.noneOf(Tally.class);
    final boolean countsLines;

    /** Whether sale orders and return documents of the whole scope are counted beside those of each group. */
    final boolean countsDocuments;

    final List<Measure.Distinct> distincts = new ArrayList<>();
    final List<Codes> distinctCodes = new ArrayList<>();
    /** The code of unknown keys in each of those, -1 if it has none. */
    final int[] distinctUnknown;

    final List<Measure.LineSum> lineSums = new ArrayList<>();
    final boolean overLines;

    /** Whether the customers of each group are remembered, not only counted. */
    final boolean keepsCustomers;

    /** Whether the same holds of sale orders. */
    final boolean keepsOrders;

    /** Whether others than the pass find out which orders something came back of. */
    final boolean keepsLinks;

    private final boolean shard;

    Plan(Scope scope, List<? extends Dimension<?>> dimensions, Collection<Measure> measures, boolean linesWanted) {
        this(scope, dimensions, measures, linesWanted, Set.of());
    }

    Plan(
            Scope scope,
            List<? extends Dimension<?>> dimensions,
            Collection<Measure> measures,
            boolean linesWanted,
            Set<Keeping> keepings) {
        this.keepsCustomers = keepings.contains(Keeping.CUSTOMERS) || keepings.contains(Keeping.REPEATERS);
        this.keepsOrders = keepings.contains(Keeping.ORDERS);
        this.keepsLinks = keepsOrders || keepings.contains(Keeping.LINKS);
        this.shard = scope.isShard();
        this.facts = scope.facts();
        this.filter = scope.filter();
        Binder binder = new Binder(scope);
        this.grouping = new ArrayList<>();
        dimensions.forEach(dimension -> grouping.add(binder.bind(dimension, scope)));
        this.stride = new long[dimensions.size()];
        long possible = 1;
        for (int i = 0; i < stride.length; i++) {
            stride[i] = possible;
            int keys = Math.max(1, grouping.get(i).size());
            if (possible > Long.MAX_VALUE / keys) {
                throw tooManyGroups(dimensions, grouping);
            }
            possible *= keys;
        }
        this.possibleGroups = possible;
        Set<Base> summed = EnumSet.noneOf(Base.class);
        boolean lines = false;
        for (Measure measure : new LinkedHashSet<>(measures)) {
            if (measure instanceof Sum sum) {
                lines |= sum == Sum.LINES || sum == Sum.COSTED_LINES;
                addSum(sum, summed);
            } else if (measure instanceof Tally tally) {
                tallies.add(tally);
            } else if (measure instanceof Measure.Distinct distinct) {
                distincts.add(distinct);
                distinctCodes.add(binder.bindForCounting(distinct.dimension(), scope));
            } else if (measure instanceof Measure.LineSum sum) {
                lineSums.add(sum);
            }
        }
        this.distinctUnknown = distinctCodes.stream()
                .mapToInt(codes -> codes.keys().indexOf(Dimension.UNKNOWN))
                .toArray();
        this.countsLines = lines;
        this.bases = List.copyOf(summed);
        boolean tallied = !tallies.isEmpty(); // orders tell as well as items which groups were met
        this.countsDocuments = tallied && !filter.selectsLines(); // of an entry that is selected, all lines are
        this.linesColumn = lines || !tallied ? bases.size() : -1;
        this.documentsColumn = tallied ? bases.size() + (lines ? 1 : 0) : -1;
        this.entriesColumn = tallied ? documentsColumn : lines ? -1 : linesColumn;
        this.columns = bases.size() + (lines || !tallied ? 1 : 0) + (tallied ? 1 : 0);
        this.overLines = linesWanted
                || facts.wide
                || filter.selectsLines()
                || grouping.stream().anyMatch(Codes::isOfLines)
                || !distincts.isEmpty()
                || !lineSums.isEmpty();
    }

    private static IllegalArgumentException tooManyGroups(
            List<? extends Dimension<?>> dimensions, List<Codes> grouping) {
        String sizes = IntStream.range(0, dimensions.size())
                .mapToObj(i -> dimensions.get(i) + " ("
                        + Count.of(grouping.get(i).size()).format() + ")")
                .collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "the numbers of keys, (unknown) included, of " + sizes + " multiply to more than 2^63 - 1 possible"
                        + " groups; group by fewer dimensions, or map them to fewer keys");
    }

    private void addSum(Sum sum, Set<Base> bases) {
        switch (sum) {
            case GROSS_SALES -> bases.add(Base.VALUE);
            case DISCOUNTS -> bases.addAll(Set.of(Base.VALUE, Base.NET)); // their difference
            case SALES, RETURNS -> bases.add(Base.NET);
            case CHARGES -> addIf(facts.lines.hasCharges(), Base.CHARGE, bases);
            case COST -> addCost(sum, Base.COST, bases);
            case COSTED_REVENUE -> addCost(sum, facts.isCostKnownOfAll() ? Base.NET : Base.COSTED, bases);
            case UNITS, RETURNED_UNITS -> bases.add(Base.QUANTITY);
            case LINES -> {}
            case COSTED_LINES -> addIf(facts.lines.hasCosts() && !facts.isCostKnownOfAll(), Base.COSTED_LINES, bases);
        }
    }

    private static void addIf(boolean needed, Base base, Set<Base> bases) {
        if (needed) {
            bases.add(base);
        }
    }

    private void addCost(Sum sum, Base base, Set<Base> bases) {
        if (!facts.lines.hasCosts()) {
            if (shard) { // other shards may have costs
                return;
            }
            throw noCosts(sum);
        }
        bases.add(base);
    }

    static IllegalStateException noCosts(Sum sum) {
        return new IllegalStateException((sum == Sum.COST ? "cost" : "profit and margin")
                + " cannot be told: no line has a unit cost; give lines one with withUnitCost, or leave it out");
    }
}
