package dev.kpi.order;

import dev.kpi.order.Facts.Base;

/** Reads what some lines add to a sum. Not thread-safe. */
final class LineValues {

    private final Facts.Lines lines;
    private final long[] others = new long[Block.LINES];

    /** Reads what a column has for the lines in question. */
    interface Reader {
        void read(PackedLongs column, long[] out);
    }

    LineValues(Facts.Lines lines) {
        this.lines = lines;
    }

    /**
     * One value a line.
     *
     * @param count how many lines, up to {@link Block#LINES}
     */
    void read(Base base, int count, Reader reader, long[] out) {
        switch (base) {
            case VALUE -> reader.read(lines.value(), out);
            case NET -> readNet(count, reader, out);
            case QUANTITY -> readGoods(count, reader, out);
            case CHARGE -> readNet(lines.charge(), count, reader, out);
            case COST -> reader.read(lines.cost(), out);
            case COSTED -> readNet(lines.costed(), count, reader, out);
            case COSTED_LINES -> reader.read(lines.costed(), out);
        }
    }

    /** The quantities of goods, 0 of charges. */
    private void readGoods(int count, Reader reader, long[] out) {
        reader.read(lines.quantity(), out);
        if (lines.hasCharges()) {
            reader.read(lines.charge(), others);
            for (int i = 0; i < count; i++) {
                out[i] &= others[i] - 1;
            }
        }
    }

    private void readNet(int count, Reader reader, long[] out) {
        reader.read(lines.value(), out);
        reader.read(lines.discount(), others);
        for (int i = 0; i < count; i++) {
            out[i] -= others[i];
        }
    }

    /** Nets where a flag is set, 0 elsewhere. */
    private void readNet(PackedLongs flag, int count, Reader reader, long[] out) {
        readNet(count, reader, out);
        reader.read(flag, others);
        for (int i = 0; i < count; i++) {
            out[i] &= -others[i];
        }
    }
}
