package dev.kpi.order;

import dev.kpi.order.Facts.Base;

/** Reads what a block's lines add to a sum. Not thread-safe. */
final class LineValues {

    private final Facts.Lines lines;
    private final long[] values = new long[Block.LINES];
    private final long[] others = new long[Block.LINES];

    LineValues(Facts facts) {
        this.lines = facts.lines;
    }

    /** One value a line, in a buffer that the next call writes over. */
    long[] read(Base base, Block block) {
        switch (base) {
            case VALUE -> block.readLines(lines.value(), values);
            case DISCOUNT -> block.readLines(lines.discount(), values);
            case QUANTITY -> readGoods(block);
            case CHARGE -> readNet(lines.charge(), block);
            case COST -> block.readLines(lines.cost(), values);
            case COSTED -> readNet(lines.costed(), block);
            case COSTED_LINES -> block.readLines(lines.costed(), values);
        }
        return values;
    }

    /** The quantities of goods, 0 of charges. */
    private void readGoods(Block block) {
        block.readLines(lines.quantity(), values);
        if (lines.hasCharges()) {
            block.readLines(lines.charge(), others);
            for (int i = 0; i < block.lines; i++) {
                values[i] &= others[i] - 1;
            }
        }
    }

    /** Value less discount where a flag is set, 0 elsewhere. */
    private void readNet(PackedLongs flag, Block block) {
        block.readLines(lines.value(), values);
        block.readLines(lines.discount(), others);
        for (int i = 0; i < block.lines; i++) {
            values[i] -= others[i];
        }
        block.readLines(flag, others);
        for (int i = 0; i < block.lines; i++) {
            values[i] &= -others[i];
        }
    }
}
