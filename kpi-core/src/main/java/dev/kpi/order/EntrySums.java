package dev.kpi.order;

import dev.kpi.order.Facts.Base;
import java.util.ArrayList;
import java.util.List;

/** Which sums over entries a spliced snapshot keeps, and what they are where a snapshot did not keep them. */
final class EntrySums {

    private EntrySums() {}

    /** What is kept: what is the same for every entry, or the same as another sum, is not. */
    static List<Base> kept(Facts old, Facts part, Stretches lines) {
        boolean charges = old.lines.hasCharges() || lines.anyAdded(part.lines.charge(), 1);
        boolean costs = old.lines.hasCosts() || lines.anyAdded(part.lines.costed(), 1);
        boolean allCosted = old.isCostKnownOfAll() && !lines.anyAdded(part.lines.costed(), 0);
        List<Base> kept = new ArrayList<>(List.of(Base.VALUE, Base.DISCOUNT, Base.QUANTITY));
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
        PackedLongs kept = facts.entries.sums().get(base);
        int count = facts.entries.count();
        boolean ofCosted = base == Base.COSTED || base == Base.COSTED_LINES;
        if (kept != null || !ofCosted || !facts.isCostKnownOfAll()) {
            return kept == null ? PackedLongs.ofRange(0, 0, 1, count) : kept;
        }
        if (base == Base.COSTED) {
            long[] net = Splicer.values(of(facts, Base.VALUE));
            long[] discount = Splicer.values(of(facts, Base.DISCOUNT));
            for (int entry = 0; entry < count; entry++) {
                net[entry] -= discount[entry];
            }
            return PackedLongs.of(net, count);
        }
        long[] number = new long[count];
        int[] lineStart = facts.entries.lineStart();
        for (int entry = 0; entry < count; entry++) {
            number[entry] = (long) lineStart[entry + 1] - lineStart[entry];
        }
        return PackedLongs.of(number, count);
    }
}
