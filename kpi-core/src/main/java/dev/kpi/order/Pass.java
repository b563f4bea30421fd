package dev.kpi.order;

import dev.kpi.order.Facts.Base;
import java.util.Arrays;
import java.util.Map;

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
    private final boolean[] entryMask = new boolean[Block.ENTRIES];
    private final boolean[] lineMask = new boolean[Block.LINES];
    private final long[] values = new long[Block.ENTRIES];

    Pass(Plan plan) {
        this.plan = plan;
        this.facts = plan.facts;
        GroupNumbers numbers = new GroupNumbers(plan.possibleGroups);
        this.groups = new Groups(plan, numbers);
        this.items = new Items(plan, numbers);
        this.lineValues = new LineValues(facts);
    }

    /** Walks the orders of some whole customers, or some guest orders, and tells what was found. */
    Groups over(int fromOrder, int toOrder) {
        Block block = new Block(facts, fromOrder);
        LineCursor cursor = new LineCursor(facts);
        int end = facts.orders.firstEntry(toOrder);
        for (int entry = facts.orders.firstEntry(fromOrder); entry < end; entry += Block.ENTRIES) {
            block.moveTo(entry, Math.min(Block.ENTRIES, end - entry));
            if (plan.filter.selectsEntries()) {
                plan.filter.markEntries(block, entryMask);
            }
            if (plan.overLines) {
                lines(block, cursor);
            } else {
                entries(block);
            }
        }
        return groups;
    }

    private void entries(Block block) {
        if (plan.filter.selectsEntries()) {
            items.select(entryMask, block.entries);
        } else {
            items.selectAll(block.entries);
        }
        if (items.count == 0) {
            return;
        }
        items.placeEntries(block);
        groups.ensure();
        for (Map.Entry<Base, Sums> sum : groups.sums().entrySet()) {
            PackedLongs column = facts.entries.sums().get(sum.getKey());
            if (column != null) {
                column.read(block.firstEntry, block.entries, values);
                sum.getValue().add(items.front(values), items.cell, items.count);
            }
        }
        if (plan.countsLines) {
            int[] starts = facts.entries.lineStart();
            for (int i = 0; i < items.count; i++) {
                int entry = block.firstEntry + items.entry[i];
                values[i] = (long) starts[entry + 1] - starts[entry];
            }
            groups.addLines(values, items);
        }
        groups.countEntries(block, items);
    }

    private void lines(Block block, LineCursor cursor) {
        int[] starts = facts.entries.lineStart();
        int end = starts[block.firstEntry + block.entries];
        boolean some = plan.filter.selectsEntries();
        int entry = 0;
        for (int line = starts[block.firstEntry]; line < end; ) {
            if (some) { // lines of other entries are not even looked at
                line = block.gatherLines(entryMask, line);
            } else {
                entry = block.moveToLines(line, Math.min(Block.LINES, end - line), entry);
                line += block.lines;
            }
            if (plan.filter.selectsLines()) {
                Arrays.fill(lineMask, 0, block.lines, true);
                plan.filter.markLines(block, lineMask);
                items.select(lineMask, block.lines);
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
        for (Map.Entry<Base, Sums> sum : groups.sums().entrySet()) {
            long[] read = lineValues.read(sum.getKey(), block);
            sum.getValue().add(items.front(read), items.cell, items.count);
        }
        groups.countLines(block, items);
        groups.addOwnSums(block, items, cursor);
    }
}
