package dev.kpi.rfm;

import static dev.kpi.rfm.SegmentRule.segment;

import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import dev.kpi.text.DisplayText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which segment each cell of scores belongs to: named segments, every cell in exactly one. Immutable and thread-safe.
 *
 * <pre>{@code
 * SegmentTable.of(3,
 *         segment("best").recency(3).frequency(3),
 *         segment("big and gone").recency(1).monetary(3),
 *         segment("rest").recency(1).monetary(1, 2),
 *         segment("rest").recency(2),
 *         segment("rest").recency(3).frequency(1, 2));
 * }</pre>
 *
 * <p>Segments are listed in the order in which the rules name them first.
 */
public final class SegmentTable implements Tabular {

    /** The usual table is given for so many bins and scaled to others. */
    private static final int USUAL_BINS = 5;

    /** So many columns a rule takes in a message: a name and three ranges. */
    private static final int LONGEST_RULE = 100;

    private static final List<SegmentRule> USUAL = List.of(
            segment("champions").recency(5).frequency(4, 5),
            segment("loyal").recency(3, 4).frequency(4, 5),
            segment("potential loyalist").recency(4, 5).frequency(2, 3),
            segment("new").recency(5).frequency(1),
            segment("promising").recency(4).frequency(1),
            segment("needs attention").recency(3).frequency(3),
            segment("about to sleep").recency(3).frequency(1, 2),
            segment("at risk").recency(1, 2).frequency(3, 4),
            segment("cannot lose").recency(1, 2).frequency(5),
            segment("hibernating").recency(2).frequency(1, 2),
            segment("lost").recency(1).frequency(1, 2));

    private final int bins;
    private final List<String> names;
    private final short[] segmentOfCell; // by (R - 1, F - 1, M - 1), M fastest

    private SegmentTable(int bins, List<String> names, short[] segmentOfCell) {
        this.bins = bins;
        this.names = names;
        this.segmentOfCell = segmentOfCell;
    }

    /**
     * The table of these rules.
     *
     * @param bins the number of scores in each dimension, 2 to 9
     * @throws IllegalArgumentException if a cell is covered by no rule or by two, or a rule names a score beyond the bins;
     *     the message names the first such cell
     */
    public static SegmentTable of(int bins, SegmentRule... rules) {
        return of(bins, List.of(rules));
    }

    /** The same for a list of rules. */
    public static SegmentTable of(int bins, List<SegmentRule> rules) {
        Rfm.requireBins(bins);
        for (SegmentRule rule : rules) {
            if (rule.highest() > bins) {
                throw new IllegalArgumentException("rule '" + shown(rule) + "' names score " + rule.highest()
                        + ", but there are " + bins + " bins");
            }
        }
        List<String> names = rules.stream().map(SegmentRule::name).distinct().toList();
        short[] cells = new short[bins * bins * bins];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = (short) names.indexOf(covering(bins, cell, rules).name());
        }
        return new SegmentTable(bins, names, cells);
    }

    private static SegmentRule covering(int bins, int cell, List<SegmentRule> rules) {
        int recency = cell / (bins * bins) + 1;
        int frequency = cell / bins % bins + 1;
        int monetary = cell % bins + 1;
        SegmentRule found = null;
        for (SegmentRule rule : rules) {
            if (rule.holds(recency, frequency, monetary)) {
                if (found != null) {
                    throw new IllegalArgumentException("the cell R" + recency + " F" + frequency + " M" + monetary
                            + " is covered twice, by '" + shown(found) + "' and by '" + shown(rule)
                            + "'; every cell must belong to one rule");
                }
                found = rule;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("the cell R" + recency + " F" + frequency + " M" + monetary
                    + " is covered by no rule; every cell of " + bins + " x " + bins + " x " + bins
                    + " must belong to one");
        }
        return found;
    }

    /**
     * The usual eleven segments, by recency and frequency, whatever the monetary score: champions, loyal, potential
     * loyalist, new, promising, needs attention, about to sleep, at risk, cannot lose, hibernating, lost.
     *
     * <p>Defined for 5 bins: the widespread 5 × 5 grid of recency and frequency, whose hibernating customers of recency 1
     * are called lost. For b bins, score s takes the segment of the score of 5 that holds its middle,
     * 1 + ⌊5(2s − 1) ÷ 2b⌋; with few bins some segments have no cell.
     *
     * @param bins the number of scores in each dimension, 2 to 9
     * @throws IllegalArgumentException if {@code bins} is out of range
     */
    public static SegmentTable usual(int bins) {
        SegmentTable five = of(USUAL_BINS, USUAL);
        if (Rfm.requireBins(bins) == USUAL_BINS) {
            return five;
        }
        short[] cells = new short[bins * bins * bins];
        for (int recency = 1; recency <= bins; recency++) {
            for (int frequency = 1; frequency <= bins; frequency++) {
                int segment = five.indexOf(scaled(recency, bins), scaled(frequency, bins), 1);
                int from = ((recency - 1) * bins + frequency - 1) * bins;
                Arrays.fill(cells, from, from + bins, (short) segment);
            }
        }
        return new SegmentTable(bins, five.names, cells);
    }

    private static int scaled(int score, int bins) {
        return 1 + USUAL_BINS * (2 * score - 1) / (2 * bins);
    }

    /** The number of scores in each dimension. */
    public int bins() {
        return bins;
    }

    /** The names of the segments, in the order of the table. */
    public List<String> segments() {
        return names;
    }

    /**
     * The segment of a cell.
     *
     * @throws IllegalArgumentException if a score is not in [1, bins]
     */
    public String segmentOf(int recencyScore, int frequencyScore, int monetaryScore) {
        for (int score : new int[] {recencyScore, frequencyScore, monetaryScore}) {
            if (score < 1 || score > bins) {
                throw new IllegalArgumentException("score (" + score + ") must be in [1, " + bins + "]");
            }
        }
        return names.get(indexOf(recencyScore, frequencyScore, monetaryScore));
    }

    /** The position of a cell's segment. */
    int indexOf(int recencyScore, int frequencyScore, int monetaryScore) {
        return segmentOfCell[((recencyScore - 1) * bins + frequencyScore - 1) * bins + monetaryScore - 1];
    }

    /** The position of a segment. */
    int indexOf(String segment) {
        int index = names.indexOf(segment);
        if (index < 0) {
            throw new java.util.NoSuchElementException(
                    "no segment '" + DisplayText.inMessage(segment) + "'; there are " + listed(names));
        }
        return index;
    }

    private static String shown(SegmentRule rule) {
        return DisplayText.inMessage(rule.toString(), LONGEST_RULE);
    }

    /** Names of segments for a message. */
    static String listed(List<String> names) {
        return names.stream().map(DisplayText::inMessage).collect(Collectors.joining(", "));
    }

    /**
     * Recency scores down, frequency scores across, the best at the top and to the right; a cell that monetary scores
     * divide names its segments from the lowest score up.
     */
    @Override
    public Grid grid() {
        List<String> columns = new ArrayList<>(List.of("R"));
        List<List<Object>> rows = new ArrayList<>();
        for (int frequency = 1; frequency <= bins; frequency++) {
            columns.add("F" + frequency);
        }
        for (int recency = bins; recency >= 1; recency--) {
            List<Object> row = new ArrayList<>(List.of(recency));
            for (int frequency = 1; frequency <= bins; frequency++) {
                int r = recency;
                int f = frequency;
                row.add(Stream.iterate(1, m -> m <= bins, m -> m + 1)
                        .map(m -> segmentOf(r, f, m))
                        .distinct()
                        .collect(Collectors.joining(" / ")));
            }
            rows.add(row);
        }
        return Grid.of(columns, rows);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SegmentTable that
                && names.equals(that.names)
                && Arrays.equals(segmentOfCell, that.segmentOfCell);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(segmentOfCell);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
