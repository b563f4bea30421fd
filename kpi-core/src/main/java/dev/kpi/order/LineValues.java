package dev.kpi.order;

import dev.kpi.order.Facts.Base;

/** Reads what a block's lines add to a sum. Not thread-safe. */
final class LineValues {

    private final Facts.Lines lines;
    private final long[] others = new long[Block.LINES];

    LineValues(Facts facts) {
        this.lines = facts.lines;
    }

    /** One value a line. */
    void read(Base base, Block block, long[] out) {
        switch (base) {
            case VALUE -> block.readLines(lines.value(), out);
            case NET -> readNet(block, out);
            case QUANTITY -> readGoods(block, out);
            case CHARGE -> readNet(lines.charge(), block, out);
            case COST -> block.readLines(lines.cost(), out);
            case COSTED -> readNet(lines.costed(), block, out);
            case COSTED_LINES -> block.readLines(lines.costed(), out);
        }
    }

    /** The quantities of goods, 0 of charges. */
    private void readGoods(Block block, long[] out) {
        block.readLines(lines.quantity(), out);
        if (lines.hasCharges()) {
            block.readLines(lines.charge(), others);
            for (int i = 0; i < block.lines; i++) {
                out[i] &= others[i] - 1;
            }
        }
    }

    private void readNet(Block block, long[] out) {
        block.readLines(lines.value(), out);
        block.readLines(lines.discount(), others);
        for (int i = 0; i < block.lines; i++) {
            out[i] -= others[i];
        }
    }

    /** Nets where a flag is set, 0 elsewhere. */
    private void readNet(PackedLongs flag, Block block, long[] out) {
        readNet(block, out);
        block.readLines(flag, others);
        for (int i = 0; i < block.lines; i++) {
            out[i] &= -others[i];
        }
    }
}
