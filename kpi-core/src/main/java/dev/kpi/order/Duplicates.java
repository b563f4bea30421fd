package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
    private final boolean byId;
    private final int[] productOfVariant;
    private final int knownRows;
    private final List<Attribute> facts;
    private int[] rows = new int[64]; // of the order at hand
    private final int[] products = new int[FEW];
    private int[] slots = new int[64];
    private int[] sameLine = new int[16];
    private int sameLineCount;
    private int[] sameId = new int[16];
    private int sameIdCount;
    // the batch that the last row lay in
    private int batchNumber;
    private int batchTo;

    Duplicates(RowGroups groups, Assembler staged, boolean byId, int[] productOfVariant, int knownRows) {
        this.knownRows = knownRows;
        this.productOfVariant = productOfVariant;
        this.groups = groups;
        this.staged = staged;
        this.byId = byId;
        this.facts = staged.attributes.stream().filter(staged::holds).toList();
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
        if (count < 2) {
            return;
        }
        if (count <= FEW && !byId) {
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
            }
            for (int row = from; row < to; row++) {
                rows[count++] = row;
            }
        }
        return count;
    }

    private void compareAll(int count) {
        for (int i = 0; i < count; i++) {
            int product = productOfVariant[groups.variant[rows[i]]];
            products[i] = product;
            for (int before = 0; before < i; before++) {
                if (products[before] == product && new Row(rows[i]).repeats(new Row(rows[before]))) {
                    addSameLine(rows[i]);
                    break;
                }
            }
        }
    }

    private void compareHashed(int count) {
        int size = Integer.highestOneBit(count) * 4;
        if (slots.length < size) {
            slots = new int[size];
        } else {
            Arrays.fill(slots, 0, size, 0);
        }
        for (int i = 0; i < count; i++) {
            Row now = new Row(rows[i]);
            if (now.lineIdMissing()) {
                keepOrNote(now, now.hash(), size, i, false);
            } else {
                keepOrNote(now, now.lineId().hashCode(), size, i, true);
            }
        }
    }

    private void keepOrNote(Row now, int hash, int size, int index, boolean sameIdWanted) {
        int at = ((hash * 0x9E3779B9) >>> 8) & (size - 1);
        for (int entry = slots[at]; entry != 0; entry = slots[at]) {
            Row before = new Row(rows[entry - 1]);
            if (sameIdWanted ? now.lineId().equals(before.lineId()) : before.lineIdMissing() && now.repeats(before)) {
                if (sameIdWanted) {
                    if (before.row >= knownRows && now.isBefore(before)) {
                        slots[at] = index + 1;
                        addSameId(before.row);
                    } else {
                        addSameId(now.row);
                    }
                } else {
                    addSameLine(now.row);
                }
                return;
            }
            at = (at + 1) & (size - 1);
        }
        slots[at] = index + 1;
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

    /** One staged row; short-lived, so that the compiler can keep it in registers. */
    private final class Row {
        private final int row;
        private final Staging batch;
        private final int within;
        private final int headerBase;

        Row(int row) {
            this.row = row;
            if (row >= batchTo || row < staged.rowBase[batchNumber]) {
                batchNumber = staged.batchOf(row);
                batchTo = staged.rowBase[batchNumber + 1];
            }
            int b = batchNumber;
            this.headerBase = staged.headerBase[b];
            this.batch = staged.batches.get(b);
            this.within = row - staged.rowBase[b];
        }

        int header() {
            return groups.headerOf(row) - headerBase;
        }

        int hash() {
            int product = productOfVariant[groups.variant[row]];
            return product * 31 + Long.hashCode(amount(AmountRanges.QUANTITY) * 31 + amount(AmountRanges.VALUE));
        }

        private long amount(int kind) {
            return batch.rowAmounts[kind].get(within);
        }

        private String text(int slot, int index) {
            int code = batch.code(slot, index);
            return code == Staging.UNKNOWN ? "" : batch.dictionary(slot).text(code);
        }

        String lineId() {
            return text(Staging.LINE_ID, within);
        }

        boolean lineIdMissing() {
            return !byId || lineId().isEmpty();
        }

        /** Whether all facts are the same. */
        boolean repeats(Row other) {
            return amount(AmountRanges.QUANTITY) == other.amount(AmountRanges.QUANTITY)
                    && amount(AmountRanges.VALUE) == other.amount(AmountRanges.VALUE)
                    && Arrays.equals(numbers(), other.numbers())
                    && second() == other.second()
                    && nano() == other.nano()
                    && facts.stream().allMatch(fact -> text(fact).equals(other.text(fact)));
        }

        private long second() {
            return batch.headerSecond.get(header());
        }

        private long nano() {
            return batch.headerNano.get(header());
        }

        private String text(Attribute fact) {
            int slot = batch.slot(fact);
            return text(
                    slot,
                    fact.level() == Level.LINE
                            ? within
                            : fact.level() == Level.PRODUCT ? batch.variantOf(within) : header());
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
