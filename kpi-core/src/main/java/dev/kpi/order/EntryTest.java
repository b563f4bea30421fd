package dev.kpi.order;

import dev.kpi.order.Codes.ColumnTest;
import dev.kpi.time.DateRange;
import java.util.Arrays;

/** Which entries satisfy a condition, told for 64 of them at once. One per thread. */
interface EntryTest {

    /**
     * A bit for each of the 64 entries of a word, set where the condition holds. Bits beyond the last entry mean nothing.
     */
    long bits(int word);

    /** The entries that satisfy this and {@code other}. */
    default EntryTest and(EntryTest other) {
        return word -> {
            long bits = bits(word);
            return bits == 0 ? 0 : bits & other.bits(word);
        };
    }

    /** The entries dated within a range of days, all of which lie within the data. */
    static EntryTest within(Facts facts, DateRange days) {
        byte[] passes = new byte[Math.toIntExact(facts.dataDays.days())];
        int firstDay = (int) facts.dataDays.startInclusive().toEpochDay();
        if (!days.isEmpty()) { // which may lie anywhere
            int from = (int) days.startInclusive().toEpochDay() - firstDay;
            Arrays.fill(passes, from, from + (int) days.days(), (byte) 1);
        }
        return of(facts, new ColumnTest(facts.entries.day(), false, passes, firstDay));
    }

    /** The entries whose number in a dimension of order level or above passes. */
    static EntryTest of(Facts facts, Codes codes, byte[] passes) {
        ColumnTest test = codes.test(passes);
        return test == null ? byNumber(facts, codes, passes) : of(facts, test);
    }

    private static EntryTest of(Facts facts, ColumnTest test) {
        Runs runs = test.ofOrders() ? facts.orderRuns() : null;
        return runs == null ? ofEntries(facts, test) : ofOrders(runs, test);
    }

    private static EntryTest ofEntries(Facts facts, ColumnTest test) {
        int entries = facts.entries.count();
        return word -> {
            int from = word << 6;
            int count = Math.min(Long.SIZE, entries - from);
            return test.column().bits(from, count, test.passes(), test.lowest());
        };
    }

    /** Asked order by order: most have one entry. */
    private static EntryTest ofOrders(Runs runs, ColumnTest test) {
        return word -> {
            int first = runs.of(word << 6);
            long bits = test.column().bits(first, runs.countIn(word), test.passes(), test.lowest());
            return runs.spread(word, bits);
        };
    }

    private static EntryTest byNumber(Facts facts, Codes codes, byte[] passes) {
        Block block = new Block(facts);
        int[] code = new int[Block.ENTRIES];
        int entries = facts.entries.count();
        return word -> {
            int from = word << 6;
            block.moveTo(from, Math.min(Long.SIZE, entries - from));
            codes.readEntries(block, code);
            long bits = 0;
            for (int i = 0; i < block.entries; i++) {
                bits |= (long) passes[code[i]] << i;
            }
            return bits;
        };
    }
}
