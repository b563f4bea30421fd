package dev.kpi.order;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How finished orders take in new lines: by building anew what those may change, the rest being copied; or by building
 * everything anew, where that is as fast, or where new lines change what all columns have in common.
 */
final class Growth {

    /** Up to so many rows a part is worth building though it be most of the whole. */
    private static final long FEW_ROWS = 1 << 16;

    private final Facts known;
    private final @Nullable StagedExcerpt excerpt;
    private final LineBatch staged;
    private @Nullable ProductAdditions products;

    /**
     * Stages what has to be built anew.
     *
     * @param splicing whether a part may do
     */
    Growth(Facts known, List<LineBatch> added, boolean splicing) {
        this.known = known;
        this.staged = new LineBatch(known.settings);
        Excerpt part = splicing && keepsScales(known, added) ? new Excerpt(known, added) : null;
        if (part != null && part.rows() <= Math.max(FEW_ROWS, known.lines.count() / 2)) {
            excerpt = new StagedExcerpt(part, staged);
        } else {
            excerpt = null;
            Restaging.copy(known, staged);
        }
    }

    /** Whether the columns can stay at their scales, and sums of them in a long. */
    private static boolean keepsScales(Facts known, List<LineBatch> added) {
        AmountRanges ranges = AmountRanges.atScalesOf(known);
        long rows = known.lines.count();
        for (LineBatch batch : added) {
            ranges.include(batch.ranges());
            rows += batch.staging().rows();
        }
        if (known.lines.count() == 0
                || known.wide
                || ranges.amountScale() != known.amountScale
                || ranges.quantityScale() != known.quantityScale) {
            return false;
        }
        Facts.Lines lines = known.lines;
        long largest = 0;
        for (PackedLongs column : new PackedLongs[] {lines.value(), lines.discount(), lines.quantity(), lines.cost()}) {
            largest = Math.max(largest, column.bound());
        }
        return !ranges.canOverflow(rows, largest);
    }

    boolean isSpliced() {
        return excerpt != null;
    }

    /** The batches to be built: first what was staged here. */
    List<LineBatch> batches(List<LineBatch> added) {
        List<LineBatch> batches = new ArrayList<>(List.of(staged));
        batches.addAll(added);
        return batches;
    }

    /** The ranges to start from. */
    AmountRanges ranges() {
        return excerpt == null ? new AmountRanges(0) : AmountRanges.atScalesOf(known);
    }

    /** Where products come from. */
    Products.Source products() {
        StagedExcerpt part = excerpt;
        if (part == null) {
            return ProductSettlement::new;
        }
        return (assembler, rows, nanos, disagreements) -> {
            ProductAdditions additions = new ProductAdditions(part, assembler, rows, nanos, disagreements);
            products = additions;
            return additions;
        };
    }

    /** The new snapshot, from what was built. */
    Facts facts(Facts built) {
        StagedExcerpt part = excerpt;
        ProductAdditions additions = products;
        return part == null || additions == null ? built : new Splicer(part, additions.numbers(), built).facts();
    }
}
