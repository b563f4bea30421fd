package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Level;

/**
 * All that one staged row came with.
 *
 * @param batchNumber of its batch among all
 * @param within its number in the batch
 * @param header the number of its header in the batch
 */
record StagedRow(Assembler staged, int batchNumber, Staging batch, int within, int header) {

    static StagedRow of(int row, Assembler staged, RowGroups groups) {
        int number = staged.batchOf(row);
        return new StagedRow(
                staged,
                number,
                staged.batches.get(number),
                row - staged.rowBase[number],
                groups.headerOf(row) - staged.headerBase[number]);
    }

    boolean hasHeaderOf(StagedRow other) {
        return batchNumber == other.batchNumber && header == other.header;
    }

    boolean hasVariantOf(StagedRow other) {
        return batch.codebook() == other.batch.codebook()
                && batch.variantOf(within) == other.batch.variantOf(other.within);
    }

    long second() {
        return batch.headerSecond.get(header);
    }

    long nano() {
        return batch.headerNano.get(header);
    }

    long value() {
        return amount(AmountRanges.VALUE);
    }

    long discount() {
        return amount(AmountRanges.DISCOUNT);
    }

    long quantity() {
        return amount(AmountRanges.QUANTITY);
    }

    long cost() {
        return amount(AmountRanges.COST);
    }

    private long amount(int kind) {
        return batch.rowAmounts[kind].get(within);
    }

    /** The unit price where the amounts do not tell it, else 0. */
    long price() {
        return batch.rowPrice.get(within);
    }

    long flags() {
        return batch.rowFlags.get(within);
    }

    /** The id of its order, from the texts of its batch: those of all batches may not be united yet. */
    String order() {
        return batch.dictionary(Staging.ORDER).passingText(batch.code(Staging.ORDER, header));
    }

    /** The code of an attribute in the dictionary of all batches. */
    int code(Attribute attribute) {
        return staged.code(
                attribute,
                batchNumber,
                attribute.level() == Level.LINE
                        ? within
                        : attribute.level() == Level.PRODUCT ? batch.variantOf(within) : header);
    }

    /** The text of an attribute; empty if it is not known. */
    String text(Attribute attribute) {
        int code = code(attribute);
        return code == Staging.UNKNOWN ? "" : staged.dictionary(attribute).passingText(code);
    }

    /** Compares the texts of an attribute, as strings compare; one that is not known comes first. */
    int compareTexts(Attribute attribute, StagedRow other) {
        int own = code(attribute);
        int others = other.code(attribute);
        if (own == others || own == Staging.UNKNOWN || others == Staging.UNKNOWN) {
            return Integer.compare(own, others);
        }
        return staged.dictionary(attribute).compare(own, others);
    }
}
