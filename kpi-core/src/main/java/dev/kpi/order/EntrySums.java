package dev.kpi.order;

import dev.kpi.order.Facts.Base;
import java.util.ArrayList;
import java.util.List;

/** Which sums over entries a snapshot keeps, and what they are where one did not keep them. */
final class EntrySums {

    private EntrySums() {}

    /** What a spliced snapshot keeps. */
    static List<Base> kept(Facts old, Facts part, Stretches lines) {
        return kept(
                old.lines.hasDiscounts() || lines.anyAddedBut(part.lines.discount(), 0),
                old.lines.hasCharges() || lines.anyAddedBut(part.lines.charge(), 0),
                old.lines.hasCosts() || lines.anyAddedBut(part.lines.costed(), 0),
                old.isCostKnownOfAll() && !lines.anyAddedBut(part.lines.costed(), 1));
    }

    /** What is kept, by what lines have: what is the same for every entry, or the same as another sum, is not. */
    static List<Base> kept(boolean discounts, boolean charges, boolean costs, boolean allCosted) {
        List<Base> kept = new ArrayList<>(List.of(Base.VALUE, Base.QUANTITY));
        if (discounts) {
            kept.add(Base.NET);
        }
        if (charges) {
            kept.add(Base.CHARGE);
        }
        if (costs) {
            kept.add(Base.COST);
        }
        if (costs && !allCosted) {
            kept.add(Base.COSTED);
            kept.add(Base.COSTED_LINES);
        }
        return kept;
    }

    /** What the entries add up to; worked out where it was not worth a column. */
    static PackedLongs of(Facts facts, Base base) {
        int count = facts.entries.count();
        boolean ofCosted = base == Base.COSTED || base == Base.COSTED_LINES;
        if (!ofCosted || !facts.isCostKnownOfAll()) {
            return facts.entries.sum(base);
        }
        if (base == Base.COSTED) {
            return facts.entries.sum(Base.NET);
        }
        long[] number = new long[count];
        int[] lineStart = facts.entries.lineStart();
        for (int entry = 0; entry < count; entry++) {
            number[entry] = (long) lineStart[entry + 1] - lineStart[entry];
        }
        return PackedLongs.of(number, count);
    }
}
