package dev.kpi.rfm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How customers are scored, checked to fit together.
 *
 * @param asOf the last day looked at; {@code null} for the customers' own
 * @param monetary what M is
 * @param bins how many scores there are
 * @param ntile whether bins are made equally large, dividing ties by id
 * @param nested whether F is scored within R, and M within both
 * @param breaks fixed breaks by dimension R, F, M, ascending; empty for bins by rank
 * @param segments the caller's table; {@code null} for the usual one
 */
record RfmOptions(
        @Nullable LocalDate asOf,
        Monetary monetary,
        int bins,
        boolean ntile,
        boolean nested,
        List<List<BigDecimal>> breaks,
        @Nullable SegmentTable segments) {

    static final List<String> DIMENSIONS = List.of("recency", "frequency", "monetary");
    static final int RECENCY = 0;
    static final int FREQUENCY = 1;
    static final int MONETARY = 2;

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    RfmOptions {
        if (asOf != null && (asOf.isBefore(FIRST_DAY) || asOf.isAfter(LAST_DAY))) {
            throw new IllegalArgumentException("as of (" + asOf + ") must be from " + FIRST_DAY + " to " + LAST_DAY);
        }
        Rfm.requireBins(bins);
        for (int d = 0; d < breaks.size(); d++) {
            requireBreaks(DIMENSIONS.get(d), breaks.get(d), bins);
        }
        if (segments != null && segments.bins() != bins) {
            throw new IllegalArgumentException("the segment table is for " + segments.bins() + " bins, but there are "
                    + bins + "; set the bins first, and give a table of as many");
        }
    }

    private static void requireBreaks(String dimension, List<BigDecimal> breaks, int bins) {
        if (!breaks.isEmpty() && breaks.size() != bins - 1) {
            throw new IllegalArgumentException(dimension + " breaks " + breaks + " make " + (breaks.size() + 1)
                    + " bins, but there are " + bins + "; give " + (bins - 1) + ", or set the bins first");
        }
        if (!List.copyOf(new TreeSet<>(breaks)).equals(breaks)) {
            throw new IllegalArgumentException(dimension + " breaks " + breaks + " must ascend");
        }
    }

    static RfmOptions of(@Nullable LocalDate asOf) {
        return new RfmOptions(asOf, Monetary.REVENUE, 5, false, false, Collections.nCopies(3, List.of()), null);
    }

    boolean equalsApartFromDate(RfmOptions other) {
        return new RfmOptions(other.asOf, monetary, bins, ntile, nested, breaks, table())
                .equals(other.withSegments(other.table()));
    }

    RfmOptions withMonetary(Monetary other) {
        return new RfmOptions(asOf, other, bins, ntile, nested, breaks, segments);
    }

    RfmOptions withBins(int other) {
        return new RfmOptions(asOf, monetary, other, ntile, nested, breaks, segments);
    }

    RfmOptions withNtile() {
        return new RfmOptions(asOf, monetary, bins, true, nested, breaks, segments);
    }

    RfmOptions withNested() {
        return new RfmOptions(asOf, monetary, bins, ntile, true, breaks, segments);
    }

    RfmOptions withBreaks(int dimension, List<BigDecimal> ascending) {
        List<List<BigDecimal>> all = new ArrayList<>(breaks);
        all.set(dimension, ascending);
        return new RfmOptions(asOf, monetary, bins, ntile, nested, List.copyOf(all), segments);
    }

    RfmOptions withSegments(SegmentTable table) {
        return new RfmOptions(asOf, monetary, bins, ntile, nested, breaks, table);
    }

    /** The segments to name cells by. */
    SegmentTable table() {
        return segments == null ? SegmentTable.usual(bins) : segments;
    }

    /** How scores are made, in words. */
    String scoring() {
        StringBuilder text = new StringBuilder(bins + (ntile ? " equal bins" : " bins by rank"));
        if (nested) {
            text.append(", F within R, M within F");
        }
        for (int d = 0; d < breaks.size(); d++) {
            if (!breaks.get(d).isEmpty()) {
                text.append(", ").append(DIMENSIONS.get(d)).append(" breaks ").append(breaks.get(d));
            }
        }
        return text.toString();
    }
}
