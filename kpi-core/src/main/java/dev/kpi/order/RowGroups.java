package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import dev.kpi.text.DisplayText;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The staged rows grouped by order, without those that repeat a row already there. */
final class RowGroups {

    private static final int ORDERS_A_PART = 4096;
    private static final int[] NO_IDS = {};

    private final Assembler staged;
    /** The first row of each header, and the number of rows at the end. */
    final int[] headerStart;
    /** The variant of each row. */
    final int[] variant;

    /** The order code of each header. */
    final int[] headerOrder;

    private final byte[] flags;
    // to find duplicates, and let go of then
    private int[] marks;
    private int[] ids;
    /** The first header of each order code among the grouped headers, and the number of headers at the end. */
    private final int[] start;
    /** The headers in order of their groups; {@code null} if they came that way. */
    private final int @Nullable [] grouped;

    private HeaderKinds kinds;
    private int droppedRows;
    private int droppedVoidRows;

    RowGroups(Assembler staged) {
        this.staged = staged;
        this.headerStart = staged.headerStarts();
        this.variant = staged.rowVariants();
        this.flags = flags(staged);
        this.ids = staged.holds(Dimensions.lineId()) ? staged.codes(Dimensions.lineId()) : NO_IDS;
        this.marks = RowMarks.of(staged, variant, ids);
        this.kinds = new HeaderKinds(this);
        // last, since the dictionary of orders takes longest
        staged.uniteAllBut(Dimensions.order());
        this.headerOrder = staged.codes(Dimensions.order());
        int orders = staged.dictionary(Dimensions.order()).size();
        this.start = new int[orders + 1];
        Parts.inPieces(0, headerOrder.length, (from, to) -> {
            for (int header = from; header < to; header++) {
                start[headerOrder[header] + 1]++;
            }
        });
        Starts.ofCounts(start);
        int stepsBack = Parts.count(1, headerOrder.length, (from, to) -> stepsBack(headerOrder, from, to));
        this.grouped = stepsBack == 0 ? null : grouped(headerOrder, orders);
    }

    private static int stepsBack(int[] numbers, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += numbers[i] < numbers[i - 1] ? 1 : 0;
        }
        return count;
    }

    private static byte[] flags(Assembler staged) {
        byte[] flags = new byte[staged.rows()];
        staged.eachPiece(() -> new long[Parts.PIECE], (piece, values) -> {
            piece.batch().rowFlags.read(piece.first(), piece.count(), values, 0);
            for (int i = 0; i < piece.count(); i++) {
                int flag = (int) values[i];
                flags[piece.row() + i] = (byte) ((flag & Staging.VOID) != 0 ? flag | Staging.OUT : flag);
            }
        });
        return flags;
    }

    private int[] grouped(int[] headerOrder, int orders) {
        int[] next = Arrays.copyOf(start, orders);
        int[] headers = new int[headerOrder.length];
        Parts.inPieces(0, headers.length, (from, to) -> {
            for (int header = from; header < to; header++) {
                headers[next[headerOrder[header]]++] = header;
            }
        });
        return headers;
    }

    int rows() {
        return flags.length;
    }

    int orders() {
        return start.length - 1;
    }

    /** The position among the grouped headers where those of an order start; they end where the next one's start. */
    int start(int order) {
        return start[order];
    }

    /** The header at a position among the grouped headers. */
    int header(int position) {
        return grouped == null ? position : grouped[position];
    }

    int headerOf(int row) {
        int at = Arrays.binarySearch(headerStart, row);
        return at < 0 ? -at - 2 : at;
    }

    int flags(int row) {
        return flags[row];
    }

    /** Whether a row is in no figure: void, or dropped as a duplicate. */
    boolean isOut(int row) {
        return (flags[row] & Staging.OUT) != 0;
    }

    /** Whether a row was dropped as a duplicate, and so was not accepted. */
    boolean isDropped(int row) {
        return (flags[row] & Staging.DROPPED) != 0;
    }

    /** What rows each header has; dropped ones once duplicates were found. */
    HeaderKinds kinds() {
        return kinds;
    }

    int droppedRows() {
        return droppedRows;
    }

    int droppedVoidRows() {
        return droppedVoidRows;
    }

    /**
     * Finds rows that repeat another row of their order, notes them, and drops them where the policy says so. Of the first
     * {@code knownRows}, repeats were noted before and stay. Where rows of one line id are kept, those that repeat another
     * one in every field are found as well.
     */
    void findDuplicates(QualityLog log, int knownRows) {
        List<Duplicates> found = duplicates(ids, knownRows);
        boolean areIdsKept = ids.length > 0 && log.policy(Reason.DUPLICATE_LINE_ID) == Policy.KEEP;
        List<Duplicates> foundByFacts = areIdsKept ? duplicates(NO_IDS, knownRows) : found;
        marks = new int[0];
        ids = NO_IDS;
        noteSameId(rows(found, Duplicates::sameId, knownRows), log);
        noteSameLine(rows(foundByFacts, Duplicates::sameLine, knownRows), log);
        if (droppedRows > 0) {
            kinds = new HeaderKinds(this);
        }
    }

    private List<Duplicates> duplicates(int[] decidingIds, int knownRows) {
        return Parts.list(orders(), ORDERS_A_PART, (from, to) -> {
            Duplicates duplicates = new Duplicates(this, staged, marks, decidingIds, knownRows);
            Parts.inPieces(from, to, (first, end) -> {
                for (int order = first; order < end; order++) {
                    duplicates.scan(order);
                }
            });
            return duplicates;
        });
    }

    /** The rows that were not known, order by order. */
    private static int[] rows(List<Duplicates> found, Function<Duplicates, int[]> kind, int knownRows) {
        return found.stream()
                .flatMapToInt(part -> Arrays.stream(kind.apply(part)))
                .filter(row -> row >= knownRows)
                .toArray();
    }

    private void noteSameId(int[] rows, QualityLog log) {
        note(rows, log, Reason.DUPLICATE_LINE_ID, (row, place) -> {
            String detail = "an earlier line of order " + DisplayText.inMessage(row.order()) + " has this id";
            log.note(Reason.DUPLICATE_LINE_ID, place, "line id", row.text(Dimensions.lineId()), detail);
        });
    }

    private void noteSameLine(int[] rows, QualityLog log) {
        note(rows, log, Reason.DUPLICATE_LINE, (row, place) -> {
            String detail = "an earlier line of the order is the same";
            log.note(Reason.DUPLICATE_LINE, place, "order", row.order(), detail);
        });
    }

    /** Notes a row with its texts. */
    private interface Note {
        void of(StagedRow row, long place);
    }

    /** Notes rows, those with their texts that are among the first places, and drops them. */
    private void note(int[] rows, QualityLog log, Reason reason, Note note) {
        if (log.policy(reason) == Policy.FAIL) {
            Arrays.sort(rows); // the first line is the one that fails, not the first order's
        }
        long others = 0;
        for (int row : rows) {
            long place = staged.place(row);
            if (log.hasRoomFor(reason, place)) {
                note.of(StagedRow.of(row, staged, this), place);
            } else {
                others++;
            }
            if (log.policy(reason) != Policy.KEEP) {
                drop(row);
            }
        }
        log.add(reason, others);
    }

    private void drop(int row) {
        droppedRows++;
        droppedVoidRows += (flags[row] & Staging.VOID) != 0 ? 1 : 0;
        flags[row] |= Staging.OUT | Staging.DROPPED;
    }
}
