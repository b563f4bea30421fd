package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Finds, among the rows of one order after the other, those that repeat a row before them. Not thread-safe.
 *
 * <p>A row repeats another if every fact it came with is the same; or if line ids are given, if the id is the same. Of
 * rows with one id, the one with the smallest instant stays, then the one whose facts are smallest, so that the order of
 * the rows does not decide; but rows that were known before stay.
 */
final class Duplicates {

    /** Up to so many rows are compared each with each: most have another product than all others of their order. */
    private static final int FEW = 12;

    private final RowGroups groups;
    private final Assembler staged;
    private final int[] marks; // by row, as RowMarks made them
    private final int[] ids; // the code of each row's line id; empty if no row has one
    private final int knownRows;
    private final List<Attribute> facts;
    // the same by what they are facts of
    private final List<Attribute> ofHeaders;
    private final List<Attribute> ofVariants;
    private final List<Attribute> ofLines;
    // of the order at hand
    private int[] rows = new int[64];
    private int[] markOf = new int[64];
    /** The place of a row among those of its order, plus {@link #slotBase}; less than that in slots that are free. */
    private int[] slots = new int[64];

    private int slotBase = 1; // grows from order to order, so that no slot need be cleared
    private int[] sameLine = new int[16];
    private int sameLineCount;
    private int[] sameId = new int[16];
    private int sameIdCount;

    Duplicates(RowGroups groups, Assembler staged, int[] marks, int[] ids, int knownRows) {
        this.groups = groups;
        this.staged = staged;
        this.marks = marks;
        this.ids = ids;
        this.knownRows = knownRows;
        this.facts = staged.attributes.stream().filter(staged::holds).toList();
        this.ofHeaders = Stream.of(Level.ORDER, Level.CUSTOMER)
                .flatMap(level -> staged.held(level).stream())
                .toList();
        this.ofVariants = staged.held(Level.PRODUCT);
        this.ofLines = staged.held(Level.LINE);
    }

    int[] sameLine() {
        return Arrays.copyOf(sameLine, sameLineCount);
    }

    int[] sameId() {
        return Arrays.copyOf(sameId, sameIdCount);
    }

    /** Looks at the rows of one order. */
    void scan(int order) {
        int count = collect(order);
        if (count <= FEW) {
            compareAll(count);
        } else {
            compareHashed(count);
        }
    }

    private int collect(int order) {
        int count = 0;
        for (int position = groups.start(order); position < groups.start(order + 1); position++) {
            int header = groups.header(position);
            int from = groups.headerStart[header];
            int to = groups.headerStart[header + 1];
            if (count + to - from > rows.length) {
                rows = Arrays.copyOf(rows, Math.max(count + to - from, 2 * rows.length));
                markOf = Arrays.copyOf(markOf, rows.length);
            }
            for (int row = from; row < to; row++) {
                rows[count] = row;
                markOf[count++] = marks[row];
            }
        }
        return count;
    }

    private void compareAll(int count) {
        for (int i = 1; i < count; i++) {
            int mark = markOf[i];
            for (int before = 0; before < i; before++) {
                if (markOf[before] == mark && repeats(i, before)) {
                    break;
                }
            }
        }
    }

    private void compareHashed(int count) {
        int size = Integer.highestOneBit(count) * 4;
        if (slots.length < size || slotBase > Integer.MAX_VALUE - count) {
            slots = new int[Math.max(size, slots.length)];
            slotBase = 1;
        }
        for (int i = 0; i < count; i++) {
            keepOrNote(i, size - 1);
        }
        slotBase += count;
    }

    private void keepOrNote(int index, int mask) {
        int mark = markOf[index];
        int at = mark & mask;
        for (int before = slots[at] - slotBase; before >= 0; before = slots[at] - slotBase) {
            if (markOf[before] == mark && repeats(index, before)) {
                return;
            }
            at = (at + 1) & mask;
        }
        slots[at] = slotBase + index;
    }

    /**
     * Whether a row of the order at hand repeats one before it. Then one of them is noted, and the other one stands where
     * the earlier one stood.
     */
    private boolean repeats(int index, int before) {
        int now = rows[index];
        int earlier = rows[before];
        int id = id(now);
        if (id != id(earlier)) {
            return false;
        }
        if (id == Staging.UNKNOWN) {
            if (!new Row(now).repeats(new Row(earlier))) {
                return false;
            }
            addSameLine(now);
        } else if (earlier >= knownRows && new Row(now).isBefore(new Row(earlier))) {
            rows[before] = now;
            addSameId(earlier);
        } else {
            addSameId(now);
        }
        return true;
    }

    private int id(int row) {
        return ids.length == 0 ? Staging.UNKNOWN : ids[row];
    }

    private void addSameLine(int row) {
        if (sameLineCount == sameLine.length) {
            sameLine = Arrays.copyOf(sameLine, sameLineCount * 2);
        }
        sameLine[sameLineCount++] = row;
    }

    private void addSameId(int row) {
        if (sameIdCount == sameId.length) {
            sameId = Arrays.copyOf(sameId, sameIdCount * 2);
        }
        sameId[sameIdCount++] = row;
    }

    /** All that one staged row came with. */
    private final class Row {
        private final int batchNumber;
        private final Staging batch;
        private final int within; // its batch, as the header
        private final int header;

        Row(int row) {
            this.batchNumber = staged.batchOf(row);
            this.batch = staged.batches.get(batchNumber);
            this.within = row - staged.rowBase[batchNumber];
            this.header = groups.headerOf(row) - staged.headerBase[batchNumber];
        }

        private long amount(int kind) {
            return batch.rowAmounts[kind].get(within);
        }

        /** Whether all facts are the same. */
        boolean repeats(Row other) {
            return hasNumbersOf(other)
                    && (hasHeaderOf(other)
                            || (second() == other.second() && nano() == other.nano() && agrees(ofHeaders, other)))
                    && (hasVariantOf(other) || agrees(ofVariants, other))
                    && agrees(ofLines, other);
        }

        private boolean hasNumbersOf(Row other) {
            for (int kind = 0; kind < AmountRanges.KINDS; kind++) {
                if (amount(kind) != other.amount(kind)) {
                    return false;
                }
            }
            return batch.rowFlags.get(within) == other.batch.rowFlags.get(other.within)
                    && batch.rowPrice.get(within) == other.batch.rowPrice.get(other.within);
        }

        private boolean hasHeaderOf(Row other) {
            return batchNumber == other.batchNumber && header == other.header;
        }

        private boolean hasVariantOf(Row other) {
            return batchNumber == other.batchNumber && batch.variantOf(within) == batch.variantOf(other.within);
        }

        private boolean agrees(List<Attribute> on, Row other) {
            for (Attribute fact : on) {
                if (code(fact) != other.code(fact)) {
                    return false;
                }
            }
            return true;
        }

        private long second() {
            return batch.headerSecond.get(header);
        }

        private long nano() {
            return batch.headerNano.get(header);
        }

        private int code(Attribute fact) {
            return staged.code(
                    fact,
                    batchNumber,
                    fact.level() == Level.LINE
                            ? within
                            : fact.level() == Level.PRODUCT ? batch.variantOf(within) : header);
        }

        private String text(Attribute fact) {
            int code = code(fact);
            return code == Staging.UNKNOWN ? "" : staged.dictionary(fact).text(code);
        }

        /** Whether this row wins over another with the same line id. */
        boolean isBefore(Row other) {
            int byTime = Long.compare(second(), other.second());
            if (byTime == 0) {
                byTime = Long.compare(nano(), other.nano());
            }
            if (byTime != 0) {
                return byTime < 0;
            }
            for (Attribute fact : facts) {
                int byText = text(fact).compareTo(other.text(fact));
                if (byText != 0) {
                    return byText < 0;
                }
            }
            return Objects.compare(numbers(), other.numbers(), Arrays::compare) < 0;
        }

        /** All numbers, in the order in which they decide: kind, charge, whether it has a cost, then the amounts. */
        private long[] numbers() {
            long flags = batch.rowFlags.get(within);
            return new long[] {
                flags & (Staging.RETURN | Staging.VOID),
                flags & Staging.CHARGE,
                flags & Staging.COSTED,
                amount(AmountRanges.QUANTITY),
                amount(AmountRanges.VALUE),
                amount(AmountRanges.DISCOUNT),
                amount(AmountRanges.COST),
                batch.rowPrice.get(within),
                flags & Staging.NEGATIVE
            };
        }
    }
}
