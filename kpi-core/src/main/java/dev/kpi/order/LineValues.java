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
        int from = block.firstLine;
        int count = block.lines;
        switch (base) {
            case VALUE -> lines.value().read(from, count, values);
            case DISCOUNT -> lines.discount().read(from, count, values);
            case QUANTITY -> readGoods(from, count);
            case CHARGE -> readNet(lines.charge(), from, count);
            case COST -> lines.cost().read(from, count, values);
            case COSTED -> readNet(lines.costed(), from, count);
            case COSTED_LINES -> lines.costed().read(from, count, values);
        }
        return values;
    }

    /** The quantities of goods, 0 of charges. */
    private void readGoods(int from, int count) {
        lines.quantity().read(from, count, values);
        if (lines.hasCharges()) {
            lines.charge().read(from, count, others);
            for (int i = 0; i < count; i++) {
                values[i] &= others[i] - 1;
            }
        }
    }

    /** Value less discount where a flag is set, 0 elsewhere. */
    private void readNet(PackedLongs flag, int from, int count) {
        lines.value().read(from, count, values);
        lines.discount().read(from, count, others);
        for (int i = 0; i < count; i++) {
            values[i] -= others[i];
        }
        flag.read(from, count, others);
        for (int i = 0; i < count; i++) {
            values[i] &= -others[i];
        }
    }
}
