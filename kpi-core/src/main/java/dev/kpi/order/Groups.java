package dev.kpi.order;

import dev.kpi.metric.Measure.LineSum;
import dev.kpi.metric.Measure.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a pass found for each group so far. Not thread-safe. */
final class Groups {

    private static final Set<Tally> PER_CUSTOMER =
            EnumSet.of(Tally.CUSTOMERS, Tally.CUSTOMER_ORDERS, Tally.REPEAT_CUSTOMERS);

    private final Plan plan;
    private final Facts facts;
    private final GroupNumbers numbers;
    private final Sums sums;
    private final boolean tallied;
    private final boolean perCustomer;
    private final Tallies tallies;
    private final List<DistinctPairs> distinct = new ArrayList<>();
    private final List<List<BigDecimal>> ownSums = new ArrayList<>();
    private final long[] documents = new long[2]; // sale orders and return documents of all groups together
    private final int[] code = new int[Block.LINES];
    private final int[] charge = new int[Block.LINES];
    private int room;

    Groups(Plan plan, GroupNumbers numbers) {
        this.plan = plan;
        this.facts = plan.facts;
        this.numbers = numbers;
        this.sums = new Sums(plan.columns, facts.wide);
        this.tallied = !plan.tallies.isEmpty();
        this.perCustomer = plan.tallies.stream().anyMatch(PER_CUSTOMER::contains);
        this.tallies = new Tallies(
                perCustomer,
                plan.tallies.contains(Tally.REPEAT_CUSTOMERS),
                plan.keepsCustomers,
                plan.keepsOrders,
                linked(plan) ? facts.returnLinks() : null);
        for (Codes codes : plan.distinctCodes) {
            distinct.add(new DistinctPairs(codes.size(), numbers.isDense(), numbers.size()));
        }
        plan.lineSums.forEach(s -> ownSums.add(new ArrayList<>()));
        ensure();
    }

    private static boolean linked(Plan plan) {
        return !plan.keepsLinks
                && (plan.tallies.contains(Tally.RETURNED_ORDERS) || plan.tallies.contains(Tally.LINKED_ORDERS));
    }

    /** Makes room for groups that got a number lately. */
    void ensure() {
        int size = numbers.size();
        if (room >= size) {
            return;
        }
        room = numbers.isDense() ? size : Math.max(size, 2 * room);
        sums.ensure(room);
        if (tallied) {
            tallies.ensure(room);
        }
        for (List<BigDecimal> byGroup : ownSums) {
            while (byGroup.size() < room) {
                byGroup.add(BigDecimal.ZERO);
            }
        }
    }

    /** The sums of the plan's bases, and its counts. */
    Sums sums() {
        return sums;
    }

    /** Counts the entries of a block for the whole scope. */
    void countDocuments(Block block) {
        int returned = 0;
        for (int i = 0; i < block.entries; i++) {
            returned += block.returned[i];
        }
        documents[0] += block.entries - returned;
        documents[1] += returned;
    }

    /** Counts customers, and orders that something came back of. */
    void tally(Block block, Items items) {
        if (tallied) {
            tallies.returned(block, items);
            countCustomers(block, items);
        }
    }

    /** Counts lines, customers and distinct keys, the items being lines. */
    void countLines(Block block, Items items) {
        tally(block, items);
        if (plan.linesColumn >= 0) {
            sums.count(plan.linesColumn, items.cell, items.count);
        }
        countDistinct(block, items);
    }

    private void countCustomers(Block block, Items items) {
        if (perCustomer) {
            tallies.customers(block, items);
        }
    }

    private void countDistinct(Block block, Items items) {
        for (int d = 0; d < distinct.size(); d++) {
            plan.distinctCodes.get(d).readLines(block, code);
            block.readLines(facts.lines.charge(), charge);
            DistinctPairs pairs = distinct.get(d);
            int unknown = plan.distinctUnknown[d];
            for (int i = 0; i < items.count; i++) {
                int at = items.position(i);
                if (charge[at] == 0 && (items.cell[i] & 1) == 0 && code[at] != unknown) { // goods sold
                    pairs.add(items.cell[i] >> 1, code[at]);
                }
            }
        }
    }

    /**
     * Adds what callers' own sums make of the lines.
     *
     * @throws IllegalStateException if one has no term for some line
     */
    void addOwnSums(Block block, Items items, LineCursor cursor) {
        if (ownSums.isEmpty()) {
            return;
        }
        for (int i = 0; i < items.count; i++) {
            cursor.moveTo(block.line(items.position(i)));
            int group = items.cell[i] >> 1;
            for (int s = 0; s < ownSums.size(); s++) {
                List<BigDecimal> byGroup = ownSums.get(s);
                byGroup.set(group, byGroup.get(group).add(term(plan.lineSums.get(s), cursor)));
            }
        }
    }

    private static BigDecimal term(LineSum sum, LineCursor line) {
        BigDecimal term = sum.term().apply(line);
        if (term == null) {
            throw new IllegalStateException(sum.name() + " has no term for a line of order " + line.order()
                    + ": its function gave null; let it give a number for every line, such as BigDecimal.ZERO for one"
                    + " that adds nothing");
        }
        return term;
    }

    /** Takes in what a pass over later orders found. */
    void merge(Groups other) {
        int[] groupOf = new int[other.numbers.size()];
        for (int group = 0; group < groupOf.length; group++) {
            groupOf[group] = other.isMet(group) ? numbers.group(other.numbers.key(group)) : -1;
        }
        ensure();
        documents[0] += other.documents[0];
        documents[1] += other.documents[1];
        sums.add(other.sums, groupOf);
        if (tallied) {
            tallies.add(other.tallies, groupOf);
        }
        for (int d = 0; d < distinct.size(); d++) {
            distinct.get(d).add(other.distinct.get(d), groupOf);
        }
        for (int s = 0; s < ownSums.size(); s++) {
            List<BigDecimal> mine = ownSums.get(s);
            List<BigDecimal> theirs = other.ownSums.get(s);
            for (int group = 0; group < groupOf.length; group++) {
                if (groupOf[group] >= 0) {
                    mine.set(groupOf[group], mine.get(groupOf[group]).add(theirs.get(group)));
                }
            }
        }
    }

    private boolean isMet(int group) {
        int column = tallied ? plan.documentsColumn : plan.linesColumn;
        return sums.count(column, group, 0) != 0 || sums.count(column, group, 1) != 0;
    }

    /** The groups that have a line. */
    private int[] met() {
        int[] met = new int[numbers.size()];
        int count = 0;
        for (int group = 0; group < met.length; group++) {
            if (isMet(group)) {
                met[count++] = group;
            }
        }
        return Arrays.copyOf(met, count);
    }

    /** What was found. */
    Answer answer() {
        return new Answer(plan, numbers, met(), documents, sums, tallies, distinct, ownSums);
    }
}
