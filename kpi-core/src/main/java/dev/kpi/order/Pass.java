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
    private final Sums lineCounts;
    private final Tallies tallies;
    private final boolean tallied;
    private final List<DistinctPairs> distinct = new ArrayList<>();
    private final List<List<BigDecimal>> lineSums = new ArrayList<>();
    private boolean[] met = {};

    // the items selected in the block at hand
    private final boolean[] entryMask = new boolean[Block.ENTRIES];
    private final boolean[] lineMask = new boolean[Block.LINES];
    private final int[] position = new int[Block.LINES];
    private final int[] cell = new int[Block.LINES];
    private final long[] composite = new long[Block.LINES];
    private final int[] code = new int[Block.LINES];
    private final long[] values = new long[Block.LINES];
    private final long[] others = new long[Block.LINES];

    Pass(Plan plan) {
        this.plan = plan;
        this.facts = plan.facts;
        this.numbers = new GroupNumbers(plan.possibleGroups);
        plan.bases.forEach(base -> sums.put(base, new Sums(facts.wide)));
        this.lineCounts = new Sums(false);
        this.tallied = !plan.tallies.isEmpty();
        this.tallies = new Tallies(plan.tallies.stream().anyMatch(t -> t != Tally.ORDERS && t != Tally.RETURN_DOCUMENTS));
        for (Codes codes : plan.distinctCodes) {
            distinct.add(new DistinctPairs(codes.size(), numbers.isDense(), numbers.size()));
        }
        plan.lineSums.forEach(s -> lineSums.add(new ArrayList<>()));
        ensure();
    }

    private void ensure() {
        int groups = numbers.size();
        if (met.length >= groups) {
            return;
        }
        int room = numbers.isDense() ? groups : Math.max(groups, 2 * met.length);
        met = Arrays.copyOf(met, room);
        sums.values().forEach(sum -> sum.ensure(room));
        if (plan.countsLines) {
            lineCounts.ensure(room);
        }
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
            } else {
                Arrays.fill(entryMask, 0, block.entries, true);
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
        int count = 0;
        for (int i = 0; i < block.entries; i++) {
            position[count] = i;
            count += entryMask[i] ? 1 : 0;
        }
        if (count == 0) {
            return;
        }
        Arrays.fill(composite, 0, count, 0);
        for (int d = 0; d < plan.grouping.size(); d++) {
            plan.grouping.get(d).readEntries(block, code);
            addCodes(plan.stride[d], count);
        }
        place(count);
        for (int i = 0; i < count; i++) {
            cell[i] = 2 * cell[i] + block.returned[position[i]];
        }
        for (Map.Entry<Base, Sums> sum : sums.entrySet()) {
            PackedLongs column = facts.entries.sums().get(sum.getKey());
            if (column != null) {
                column.read(block.firstEntry, block.entries, values);
                sum.getValue().add(values, position, cell, count);
            }
        }
        if (plan.countsLines) {
            int[] starts = facts.entries.lineStart();
            for (int i = 0; i < count; i++) {
                int entry = block.firstEntry + position[i];
                lineCounts.add(cell[i], starts[entry + 1] - starts[entry]);
            }
        }
        if (tallied) {
            tally(block, count, false);
        }
    }

    private void lines(Block block, LineCursor cursor) {
        int[] starts = facts.entries.lineStart();
        int end = starts[block.firstEntry + block.entries];
        int entry = 0;
        for (int line = starts[block.firstEntry]; line < end; line += Block.LINES) {
            entry = block.moveToLines(line, Math.min(Block.LINES, end - line), entry);
            for (int i = 0; i < block.lines; i++) {
                lineMask[i] = entryMask[block.lineEntry[i]];
            }
            plan.filter.markLines(block, lineMask);
            int count = 0;
            for (int i = 0; i < block.lines; i++) {
                position[count] = i;
                count += lineMask[i] ? 1 : 0;
            }
            if (count > 0) {
                selectedLines(block, count, cursor);
            }
        }
    }

    private void selectedLines(Block block, int count, LineCursor cursor) {
        Arrays.fill(composite, 0, count, 0);
        for (int d = 0; d < plan.grouping.size(); d++) {
            plan.grouping.get(d).readLines(block, code);
            addCodes(plan.stride[d], count);
        }
        place(count);
        for (int i = 0; i < count; i++) {
            cell[i] = 2 * cell[i] + block.returned[block.lineEntry[position[i]]];
        }
        for (Map.Entry<Base, Sums> sum : sums.entrySet()) {
            readLines(sum.getKey(), block);
            sum.getValue().add(values, position, cell, count);
        }
        if (plan.countsLines) {
            lineCounts.addOnes(cell, count);
        }
        if (tallied) {
            tally(block, count, true);
        }
        countDistinct(block, count);
        sumLines(block, count, cursor);
    }

    private void addCodes(long stride, int count) {
        for (int i = 0; i < count; i++) {
            composite[i] += stride * code[position[i]];
        }
    }

    /** Turns composite codes into group numbers, left in {@code cell}. */
    private void place(int count) {
        if (numbers.isDense()) {
            for (int i = 0; i < count; i++) {
                cell[i] = (int) composite[i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                cell[i] = numbers.group(composite[i]);
            }
            ensure();
        }
        for (int i = 0; i < count; i++) {
            met[cell[i]] = true;
        }
    }

    private void tally(Block block, int count, boolean lines) {
        int identified = facts.customers.count();
        for (int i = 0; i < count; i++) {
            int entry = lines ? block.lineEntry[position[i]] : position[i];
            if ((cell[i] & 1) == 0) {
                tallies.sale(cell[i] >> 1, block.firstEntry + entry, block.customer[entry], identified);
            } else {
                tallies.returned(cell[i] >> 1, block.firstEntry + entry);
            }
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
        for (int s = 0; s < lineSums.size(); s++) {
            List<BigDecimal> byGroup = lineSums.get(s);
            for (int i = 0; i < count; i++) {
                BigDecimal term =
                        plan.lineSums.get(s).term().apply(cursor.moveTo(block.firstLine + position[i]));
                int group = cell[i] >> 1;
                byGroup.set(group, byGroup.get(group).add(term));
            }
        }
    }

    /** Takes in a pass over other customers. */
    Pass merge(Pass other) {
        int[] groupOf = new int[other.numbers.size()];
        for (int group = 0; group < groupOf.length; group++) {
            groupOf[group] = other.met[group] ? numbers.group(other.numbers.key(group)) : -1;
        }
        ensure();
        for (int group : groupOf) {
            if (group >= 0) {
                met[group] = true;
            }
        }
        other.sums.forEach((base, sum) ->
                sums.computeIfAbsent(base, b -> new Sums(facts.wide)).add(sum, groupOf));
        if (plan.countsLines) {
            lineCounts.add(other.lineCounts, groupOf);
        }
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

    Answer answer() {
        return new Answer(plan, numbers, met, sums, lineCounts, tallies, distinct, lineSums);
    }
}
