package dev.kpi.order;

import dev.kpi.order.Facts.Base;

/**
 * One walk over ranges of orders: selects entries and, where those do not suffice, lines, finds the group of each, and
 * adds up. Not thread-safe; what passes over disjoint ranges of customers found, merges.
 */
final class Pass {

    private final Plan plan;
    private final Facts facts;
    private final Groups groups;
    private final Items items;
    private final LineValues lineValues;
    private final Filter.LineSelection selection;
    private final long[] values = new long[Block.LINES];
    private final long[] others = new long[Block.LINES];

    Pass(Plan plan) {
        this.plan = plan;
        this.facts = plan.facts;
        GroupNumbers numbers = new GroupNumbers(plan.possibleGroups);
        this.groups = new Groups(plan, numbers);
        this.items = new Items(plan, numbers);
        this.lineValues = new LineValues(facts.lines);
        this.selection = plan.filter.lineSelection();
    }

    /** Walks the orders of some whole customers, or some guest orders, and tells what was found. */
    Groups over(int fromOrder, int toOrder) {
        Block block = new Block(facts);
        LineCursor cursor = new LineCursor(facts);
        long[] selected = plan.filter.entries();
        int end = facts.orders.firstEntry(toOrder);
        for (int entry = facts.orders.firstEntry(fromOrder); entry < end; ) {
            entry = block.moveTo(selected, entry, end);
            if (plan.countsDocuments) {
                groups.countDocuments(block);
            }
            if (plan.overLines) {
                lines(block, cursor);
            } else if (block.entries > 0) {
                entries(block);
            }
        }
        return groups;
    }

    private void entries(Block block) {
        items.placeEntries(block);
        groups.ensure();
        addSums(block, false, countEntries(block));
        if (plan.countsLines) {
            block.readLineCounts(values);
            groups.sums().add(plan.linesColumn, values, items.cell, items.count);
        }
        groups.tally(block, items);
    }

    private void lines(Block block, LineCursor cursor) {
        while (block.nextLines()) {
            if (plan.filter.selectsLines()) {
                items.select(selection.of(block), block.lines);
            } else {
                items.selectAll(block.lines);
            }
            if (items.count > 0) {
                selectedLines(block, cursor);
            }
        }
    }

    private void selectedLines(Block block, LineCursor cursor) {
        items.placeLines(block);
        groups.ensure();
        addSums(block, true, plan.documentsColumn < 0 ? 0 : countDocuments(block));
        groups.countLines(block, items);
        groups.addOwnSums(block, items, cursor);
    }

    /**
     * Counts the orders and return documents of lines, the first base being added up on the way, if there is one.
     *
     * @return how many bases were added up
     */
    private int countDocuments(Block block) {
        Sums sums = groups.sums();
        int before = block.entriesBefore + 1;
        if (plan.bases.isEmpty()) {
            sums.countChanges(plan.documentsColumn, items.cell, items.entry, before, items.count);
            return 0;
        }
        read(plan.bases.get(0), block, true, values);
        sums.addAndCountChanges(values, plan.documentsColumn, items.cell, items.entry, before, items.count);
        return 1;
    }

    /**
     * Counts entries, each of them an order or return document of its own, the first base being added up on the way, if
     * there is one.
     *
     * @return how many bases were added up
     */
    private int countEntries(Block block) {
        Sums sums = groups.sums();
        if (plan.entriesColumn < 0) {
            return 0;
        }
        if (plan.bases.isEmpty()) {
            sums.count(plan.entriesColumn, items.cell, items.count);
            return 0;
        }
        read(plan.bases.get(0), block, false, values);
        sums.addAndCount(values, plan.entriesColumn, items.cell, items.count);
        return 1;
    }

    /** Adds up the plan's bases from some column on, two at a time while there are two. */
    private void addSums(Block block, boolean lines, int from) {
        Sums sums = groups.sums();
        int column = from;
        for (; column + 1 < plan.bases.size(); column += 2) {
            read(plan.bases.get(column), block, lines, values);
            read(plan.bases.get(column + 1), block, lines, others);
            sums.add(column, values, others, items.cell, items.count);
        }
        if (column < plan.bases.size()) {
            read(plan.bases.get(column), block, lines, values);
            sums.add(column, values, items.cell, items.count);
        }
    }

    private void read(Base base, Block block, boolean lines, long[] out) {
        if (lines) {
            lineValues.read(base, block.lines, block::readLines, out);
            items.front(out);
        } else {
            block.readEntries(facts.entries.sum(base), out);
        }
    }
}
