package dev.kpi.order;

import dev.kpi.order.Facts.Base;
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
    private final Filter.LineSelection selection;
    private final long[] values = new long[Block.ENTRIES];

    Pass(Plan plan) {
        this.plan = plan;
        this.facts = plan.facts;
        GroupNumbers numbers = new GroupNumbers(plan.possibleGroups);
        this.groups = new Groups(plan, numbers);
        this.items = new Items(plan, numbers);
        this.lineValues = new LineValues(facts);
        this.selection = plan.filter.lineSelection();
    }

    /** Walks the orders of some whole customers, or some guest orders, and tells what was found. */
    Groups over(int fromOrder, int toOrder) {
        Block block = new Block(facts);
        LineCursor cursor = new LineCursor(facts);
        long[] selected = plan.filter.entries();
        int end = facts.orders.firstEntry(toOrder);
        for (int entry = facts.orders.firstEntry(fromOrder); entry < end; ) {
            if (selected == null) {
                block.moveTo(entry, Math.min(Block.ENTRIES, end - entry));
                entry += block.entries;
            } else {
                entry = block.moveToSelected(selected, entry, end);
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
        items.selectAll(block.entries);
        items.placeEntries(block);
        groups.ensure();
        for (Map.Entry<Base, Sums> sum : groups.sums().entrySet()) {
            PackedLongs column = facts.entries.sums().get(sum.getKey());
            if (column != null) {
                block.readEntries(column, values);
                sum.getValue().add(values, items.cell, items.count);
            }
        }
        if (plan.countsLines) {
            int[] starts = facts.entries.lineStart();
            for (int i = 0; i < items.count; i++) {
                int entry = block.entryId[i];
                values[i] = (long) starts[entry + 1] - starts[entry];
            }
            groups.addLines(values, items);
        }
        groups.countEntries(block, items);
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
        for (Map.Entry<Base, Sums> sum : groups.sums().entrySet()) {
            long[] read = lineValues.read(sum.getKey(), block);
            sum.getValue().add(items.front(read), items.cell, items.count);
        }
        groups.countLines(block, items);
        groups.addOwnSums(block, items, cursor);
    }
}
