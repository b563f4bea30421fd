package dev.kpi.order;

import dev.kpi.metric.Measure.Tally;
import dev.kpi.order.Facts.Base;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One walk over a range of orders: selects, finds each item's group, and adds up. Items are entries where that suffices,
 * else lines. Not thread-safe; passes over disjoint ranges of customers merge.
 */
final class Pass {

    private final Plan plan;
    private final Facts facts;
    private final GroupNumbers numbers;
    private final Map<Base, Sums> sums = new EnumMap<>(Base.class);
    /** The number of items: lines, or where only entries are walked, their lines or entries. */
    private final Sums items = new Sums(false);

    private final Tallies tallies;
    private final boolean tallied;
    private final boolean perCustomer;
    private final List<DistinctPairs> distinct = new ArrayList<>();
    private final List<List<BigDecimal>> lineSums = new ArrayList<>();
    private int room;

    // the items selected in the block at hand: where they stand, their entry, their cell
    private final boolean[] entryMask = new boolean[Block.ENTRIES];
    private final boolean[] lineMask = new boolean[Block.LINES];
    private final int[] position = new int[Block.LINES];
    private final int[] entryOf = new int[Block.LINES];
    private final int[] cell = new int[Block.LINES];
    private final int[] code = new int[Block.LINES];
    private final long[] composite;
    private final long[] values = new long[Block.LINES];
    private final long[] others = new long[Block.LINES];

    Pass(Plan plan) {
        this.plan = plan;
        this.facts = plan.facts;
        this.numbers = new GroupNumbers(plan.possibleGroups);
        this.composite = new long[numbers.isDense() ? 0 : Block.LINES];
        plan.bases.forEach(base -> sums.put(base, new Sums(facts.wide)));
        this.tallied = !plan.tallies.isEmpty();
        this.perCustomer = plan.tallies.stream().anyMatch(t -> t != Tally.ORDERS && t != Tally.RETURN_DOCUMENTS);
        this.tallies = new Tallies(perCustomer);
        for (Codes codes : plan.distinctCodes) {
            distinct.add(new DistinctPairs(codes.size(), numbers.isDense(), numbers.size()));
        }
        plan.lineSums.forEach(s -> lineSums.add(new ArrayList<>()));
        ensure();
    }

    private void ensure() {
        int groups = numbers.size();
        if (room >= groups) {
            return;
        }
        room = numbers.isDense() ? groups : Math.max(groups, 2 * room);
        sums.values().forEach(sum -> sum.ensure(room));
        items.ensure(room);
        if (tallied) {
            tallies.ensure(room);
        }
        for (List<BigDecimal> byGroup : lineSums) {
            while (byGroup.size() < room) {
                byGroup.add(BigDecimal.ZERO);
            }
        }
    }

    /** Walks the orders of some whole customers, or some guest orders. */
    Pass over(int fromOrder, int toOrder) {
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
        return this;
    }

    private void entries(Block block) {
        boolean all = !plan.filter.selectsEntries();
        int count = all ? block.entries : select(entryMask, block.entries);
        if (count == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            entryOf[i] = all ? i : position[i];
        }
        place(block, count, all, false);
        for (Map.Entry<Base, Sums> sum : sums.entrySet()) {
            PackedLongs column = facts.entries.sums().get(sum.getKey());
            if (column != null) {
                column.read(block.firstEntry, block.entries, values);
                sum.getValue().add(selected(values, count, all), cell, count);
            }
        }
        if (plan.countsLines) {
            int[] starts = facts.entries.lineStart();
            for (int i = 0; i < count; i++) {
                int entry = block.firstEntry + entryOf[i];
                values[i] = (long) starts[entry + 1] - starts[entry];
            }
            items.add(values, cell, count);
        } else if (!tallied) {
            items.count(cell, count);
        }
        if (tallied) {
            tallies.documentsOfEntries(cell, count);
            tallyCustomers(block, count);
        }
    }

    private void lines(Block block, LineCursor cursor) {
        int[] starts = facts.entries.lineStart();
        int end = starts[block.firstEntry + block.entries];
        boolean all = !plan.filter.selectsEntries() && !plan.filter.selectsLines();
        int entry = 0;
        for (int line = starts[block.firstEntry]; line < end; line += Block.LINES) {
            entry = block.moveToLines(line, Math.min(Block.LINES, end - line), entry);
            int count = block.lines;
            if (!all) {
                markLines(block);
                count = select(lineMask, block.lines);
            }
            if (count > 0) {
                selectedLines(block, count, all, cursor);
            }
        }
    }

    private void markLines(Block block) {
        if (plan.filter.selectsEntries()) {
            for (int i = 0; i < block.lines; i++) {
                lineMask[i] = entryMask[block.lineEntry[i]];
            }
        } else {
            Arrays.fill(lineMask, 0, block.lines, true);
        }
        plan.filter.markLines(block, lineMask);
    }

    private void selectedLines(Block block, int count, boolean all, LineCursor cursor) {
        if (all) {
            System.arraycopy(block.lineEntry, 0, entryOf, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                entryOf[i] = block.lineEntry[position[i]];
            }
        }
        place(block, count, all, true);
        for (Map.Entry<Base, Sums> sum : sums.entrySet()) {
            readLines(sum.getKey(), block);
            sum.getValue().add(selected(values, count, all), cell, count);
        }
        if (plan.countsLines || !tallied) { // else orders tell which groups have a line
            items.count(cell, count);
        }
        if (tallied) {
            tallies.documentsOfLines(cell, entryOf, block.firstEntry, count);
            tallyCustomers(block, count);
        }
        if (!distinct.isEmpty() || !lineSums.isEmpty()) {
            if (all) {
                Arrays.setAll(position, i -> i);
            }
            countDistinct(block, count);
            sumLines(block, count, cursor);
        }
    }

    /** Lists the positions that the mask leaves and tells how many. */
    private int select(boolean[] mask, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            position[count] = i;
            count += mask[i] ? 1 : 0;
        }
        return count;
    }

    /** Moves the values of selected items to the front. */
    private long[] selected(long[] all, int count, boolean everything) {
        if (!everything) {
            for (int i = 0; i < count; i++) {
                all[i] = all[position[i]]; // positions never lie before i
            }
        }
        return all;
    }

    /** Finds the cell of each selected item. */
    private void place(Block block, int count, boolean all, boolean lines) {
        if (numbers.isDense()) {
            placeDensely(block, count, all, lines);
        } else {
            placeByHash(block, count, all, lines);
        }
        int[] returned = block.returned;
        for (int i = 0; i < count; i++) {
            cell[i] = 2 * cell[i] + returned[entryOf[i]];
        }
    }

    private void placeDensely(Block block, int count, boolean all, boolean lines) {
        if (plan.grouping.isEmpty()) {
            Arrays.fill(cell, 0, count, 0);
        }
        for (int d = 0; d < plan.grouping.size(); d++) {
            readCodes(d, block, lines);
            int stride = (int) plan.stride[d];
            if (d == 0 && all) {
                System.arraycopy(code, 0, cell, 0, count);
            } else if (d == 0) {
                for (int i = 0; i < count; i++) {
                    cell[i] = code[position[i]];
                }
            } else {
                for (int i = 0; i < count; i++) {
                    cell[i] += stride * code[all ? i : position[i]];
                }
            }
        }
    }

    private void placeByHash(Block block, int count, boolean all, boolean lines) {
        Arrays.fill(composite, 0, count, 0);
        for (int d = 0; d < plan.grouping.size(); d++) {
            readCodes(d, block, lines);
            long stride = plan.stride[d];
            for (int i = 0; i < count; i++) {
                composite[i] += stride * code[all ? i : position[i]];
            }
        }
        for (int i = 0; i < count; i++) {
            cell[i] = numbers.group(composite[i]);
        }
        ensure();
    }

    private void readCodes(int dimension, Block block, boolean lines) {
        if (lines) {
            plan.grouping.get(dimension).readLines(block, code);
        } else {
            plan.grouping.get(dimension).readEntries(block, code);
        }
    }

    private void tallyCustomers(Block block, int count) {
        if (perCustomer) {
            tallies.customers(cell, entryOf, block.firstEntry, block.customers(), facts.customers.count(), count);
        }
    }

    private void readLines(Base base, Block block) {
        Facts.Lines lines = facts.lines;
        int from = block.firstLine;
        int count = block.lines;
        switch (base) {
            case VALUE -> lines.value().read(from, count, values);
            case DISCOUNT -> lines.discount().read(from, count, values);
            case QUANTITY -> {
                lines.quantity().read(from, count, values);
                if (lines.hasCharges()) {
                    lines.charge().read(from, count, others);
                    for (int i = 0; i < count; i++) {
                        values[i] &= others[i] - 1; // nothing of charges
                    }
                }
            }
            case CHARGE -> readNet(lines.charge(), from, count);
            case COST -> lines.cost().read(from, count, values);
            case COSTED -> readNet(lines.costed(), from, count);
            case COSTED_LINES -> lines.costed().read(from, count, values);
        }
    }

    /** Value less discount where a flag is set, 0 elsewhere. */
    private void readNet(PackedLongs flag, int from, int count) {
        facts.lines.value().read(from, count, values);
        facts.lines.discount().read(from, count, others);
        for (int i = 0; i < count; i++) {
            values[i] -= others[i];
        }
        flag.read(from, count, others);
        for (int i = 0; i < count; i++) {
            values[i] &= -others[i];
        }
    }

    private void countDistinct(Block block, int count) {
        for (int d = 0; d < distinct.size(); d++) {
            Codes codes = plan.distinctCodes.get(d);
            codes.readLines(block, code);
            facts.lines.charge().read(block.firstLine, block.lines, others);
            DistinctPairs pairs = distinct.get(d);
            int unknown = plan.distinctUnknown[d];
            for (int i = 0; i < count; i++) {
                int at = position[i];
                if (others[at] == 0 && (cell[i] & 1) == 0 && code[at] != unknown) { // goods sold
                    pairs.add(cell[i] >> 1, code[at]);
                }
            }
        }
    }

    private void sumLines(Block block, int count, LineCursor cursor) {
        if (lineSums.isEmpty()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            cursor.moveTo(block.firstLine + position[i]);
            for (int s = 0; s < lineSums.size(); s++) {
                List<BigDecimal> byGroup = lineSums.get(s);
                BigDecimal term = plan.lineSums.get(s).term().apply(cursor);
                byGroup.set(cell[i] >> 1, byGroup.get(cell[i] >> 1).add(term));
            }
        }
    }

    /** Takes in a pass over other customers. */
    Pass merge(Pass other) {
        int[] groupOf = new int[other.numbers.size()];
        for (int group = 0; group < groupOf.length; group++) {
            groupOf[group] = other.isMet(group) ? numbers.group(other.numbers.key(group)) : -1;
        }
        ensure();
        items.add(other.items, groupOf);
        other.sums.forEach((base, sum) ->
                sums.computeIfAbsent(base, b -> new Sums(facts.wide)).add(sum, groupOf));
        if (tallied) {
            tallies.add(other.tallies, groupOf);
        }
        for (int d = 0; d < distinct.size(); d++) {
            distinct.get(d).add(other.distinct.get(d), groupOf);
        }
        for (int s = 0; s < lineSums.size(); s++) {
            List<BigDecimal> mine = lineSums.get(s);
            List<BigDecimal> theirs = other.lineSums.get(s);
            for (int group = 0; group < groupOf.length; group++) {
                if (groupOf[group] >= 0) {
                    mine.set(groupOf[group], mine.get(groupOf[group]).add(theirs.get(group)));
                }
            }
        }
        return this;
    }

    private boolean isMet(int group) {
        return tallied ? tallies.hasDocuments(group) : items.narrow(2 * group) != 0 || items.narrow(2 * group + 1) != 0;
    }

    /** The groups that have a line. */
    private int[] metGroups() {
        int[] groups = new int[numbers.size()];
        int count = 0;
        for (int group = 0; group < groups.length; group++) {
            if (isMet(group)) {
                groups[count++] = group;
            }
        }
        return Arrays.copyOf(groups, count);
    }

    Answer answer() {
        return new Answer(plan, numbers, metGroups(), sums, items, tallies, distinct, lineSums);
    }
}
