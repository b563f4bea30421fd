package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Level;
import dev.kpi.quality.QualityLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts the batches of one build together: one set of codes, one numbering of headers, variants and rows.
 *
 * <p>What was staged batch by batch is addressed from here on by global indices; the batches' own order is the order of
 * the rows.
 */
final class Assembler {

    /** The well-known attributes first, callers' own by name: the same whatever came first. */
    static final Comparator<Attribute> DESCRIPTION_ORDER = Comparator.comparingInt(Assembler::wellKnownPosition)
            .thenComparing(Attribute::name)
            .thenComparing(Attribute::level);

    final List<Staging> batches;
    /** The batches that share each codebook, ascending; codebooks are numbered in the order of their first batches. */
    private final List<List<Integer>> batchesOf;

    private final int[] codebookOf; // by batch

    final List<Attribute> attributes;
    /** What is known once asked for, of the attributes that some line has a value for. */
    private final Map<Attribute, Supplier<United>> united = new LinkedHashMap<>();

    final int[] headerBase;
    final int[] variantBase; // by codebook
    final int[] rowBase;

    private final long[] placeOffset;

    Assembler(List<LineBatch> lineBatches) {
        List<Staging> batches = lineBatches.stream().map(LineBatch::staging).toList();
        this.placeOffset = placeOffsets(lineBatches);
        this.batches = batches;
        Map<Codebook, List<Integer>> sharing = new LinkedHashMap<>();
        for (int b = 0; b < batches.size(); b++) {
            sharing.computeIfAbsent(batches.get(b).codebook(), of -> new ArrayList<>())
                    .add(b);
        }
        Set<Codebook> codebooks = sharing.keySet();
        this.batchesOf = List.copyOf(sharing.values());
        this.codebookOf = new int[batches.size()];
        for (int codebook = 0; codebook < batchesOf.size(); codebook++) {
            for (int batch : batchesOf.get(codebook)) {
                codebookOf[batch] = codebook;
            }
        }
        this.attributes = codebooks.stream()
                .flatMap(codebook -> codebook.attributes().stream())
                .distinct()
                .sorted(DESCRIPTION_ORDER)
                .toList();
        // from here on several threads ask for slots, which must not be made then
        codebooks.forEach(codebook -> attributes.forEach(codebook::slot));
        this.headerBase = starts(batches.stream().mapToInt(Staging::headers).toArray());
        this.variantBase = starts(codebooks.stream()
                .mapToInt(codebook -> codebook.variants().size())
                .toArray());
        this.rowBase = starts(batches.stream().mapToInt(Staging::rows).toArray());
        uniteTexts();
    }

    private static int last(int[] of) {
        return of[of.length - 1];
    }

    private static int[] starts(int[] counts) {
        int[] starts = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            starts[i + 1] = Math.addExact(starts[i], counts[i]);
        }
        return starts;
    }

    /**
     * The texts of an attribute.
     *
     * @param codes by batch: the code here of a batch's code; {@code null} where they are the same
     */
    private record United(TextDictionary texts, int[][] codes) {}

    /** Texts of one attribute are united beside those of others, and beside what needs none of them. */
    private void uniteTexts() {
        for (Attribute attribute : attributes) {
            if (batches.stream().anyMatch(batch -> batch.holds(batch.codebook().slot(attribute)))) {
                united.put(attribute, Parts.beside(() -> unite(attribute)));
            }
        }
    }

    private United unite(Attribute attribute) {
        List<TextDictionary> ofBatches = batches.stream()
                .map(batch -> batch.dictionary(batch.codebook().slot(attribute)))
                .toList();
        List<TextDictionary> parts = ofBatches.stream().distinct().toList();
        TextDictionary texts = parts.get(0);
        int others = parts.stream().skip(1).mapToInt(TextDictionary::size).reduce(0, Math::addExact);
        TextDictionary last = parts.get(parts.size() - 1);
        texts.reserve(Math.addExact(texts.size(), (int) (others * texts.shareOfNew(last))));
        Map<TextDictionary, int[]> codesOf = new HashMap<>();
        parts.stream().skip(1).forEach(part -> codesOf.put(part, texts.addAll(part)));
        int[][] codes = ofBatches.stream().map(codesOf::get).toArray(int[][]::new);
        texts.trim();
        return new United(texts, codes);
    }

    /** Has this thread unite texts that no other one has begun with yet, but for those of an attribute; waits for the rest. */
    void uniteAllBut(Attribute attribute) {
        united.keySet().stream().filter(other -> !other.equals(attribute)).forEach(this::dictionary);
    }

    int headers() {
        return last(headerBase);
    }

    int variants() {
        return last(variantBase);
    }

    int rows() {
        return last(rowBase);
    }

    int codebooks() {
        return batchesOf.size();
    }

    /** The numbers of the batches that share a codebook, ascending. */
    List<Integer> batchesOf(int codebook) {
        return batchesOf.get(codebook);
    }

    boolean holds(Attribute attribute) {
        return united.containsKey(attribute);
    }

    Map<Attribute, TextDictionary> dictionaries() {
        return united.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get().texts));
    }

    TextDictionary dictionary(Attribute attribute) {
        Supplier<United> held = united.get(attribute);
        return held == null ? new TextDictionary() : held.get().texts;
    }

    /** The attributes of a level that some line has a value for. */
    List<Attribute> held(Level level) {
        return attributes.stream().filter(a -> a.level() == level && holds(a)).toList();
    }

    /** The codes of an attribute for all headers, variants or rows, as its level says. */
    int[] codes(Attribute attribute) {
        int[] base = switch (attribute.level()) {
            case LINE -> rowBase;
            case PRODUCT -> variantBase;
            case ORDER, CUSTOMER -> headerBase;
        };
        int[] codes = new int[last(base)];
        Supplier<United> held = united.get(attribute);
        if (held == null) {
            Arrays.fill(codes, Staging.UNKNOWN);
            return codes;
        }
        int[][] remap = held.get().codes;
        IntStream.range(0, base.length - 1).parallel().forEach(part -> {
            int number = base == variantBase ? batchesOf.get(part).get(0) : part; // all that share variants know them
            Staging batch = batches.get(number);
            batch.copyCodes(batch.codebook().slot(attribute), base[part + 1] - base[part], codes, base[part]);
            int[] global = remap[number];
            if (global != null) {
                Parts.inPieces(base[part], base[part + 1], (from, to) -> replace(codes, from, to, global));
            }
        });
        return codes;
    }

    private static void replace(int[] codes, int from, int to, int[] by) {
        for (int i = from; i < to; i++) {
            codes[i] = codes[i] == Staging.UNKNOWN ? Staging.UNKNOWN : by[codes[i]];
        }
    }

    private static void add(int[] numbers, int from, int to, int number) {
        for (int i = from; i < to; i++) {
            numbers[i] += number;
        }
    }

    /** The instants of all headers, in nanoseconds. */
    long[] headerNanos() {
        long[] nanos = new long[headers()];
        IntStream.range(0, batches.size()).parallel().forEach(b -> {
            batches.get(b).headerSecond.copyTo(nanos, headerBase[b]);
            addNanos(batches.get(b).headerNano, nanos, headerBase[b]);
        });
        return nanos;
    }

    private static void addNanos(StagedLongs fractions, long[] seconds, int at) {
        long[] some = new long[Parts.PIECE];
        Parts.inPieces(0, fractions.size(), (from, to) -> {
            fractions.read(from, to - from, some, 0);
            for (int i = from; i < to; i++) {
                seconds[at + i] = seconds[at + i] * 1_000_000_000L + some[i - from];
            }
        });
    }

    /** The local hours since 1970 of all headers. */
    int[] headerHours() {
        int[] hours = new int[headers()];
        for (int b = 0; b < batches.size(); b++) {
            batches.get(b).headerHour.copyTo(hours, headerBase[b]);
        }
        return hours;
    }

    /** The first row of each header, and the number of rows at the end. */
    int[] headerStarts() {
        int[] starts = new int[headers() + 1];
        IntStream.range(0, batches.size()).parallel().forEach(b -> {
            batches.get(b).headerFirstRow.copyTo(starts, headerBase[b]);
            Parts.inPieces(headerBase[b], headerBase[b + 1], (from, to) -> add(starts, from, to, rowBase[b]));
        });
        starts[headers()] = rows();
        return starts;
    }

    /** The variant of each row. */
    int[] rowVariants() {
        int[] variants = new int[rows()];
        IntStream.range(0, batches.size()).parallel().forEach(b -> {
            batches.get(b).rowVariant.copyTo(variants, rowBase[b]);
            Parts.inPieces(
                    rowBase[b], rowBase[b + 1], (from, to) -> add(variants, from, to, variantBase[codebookOf[b]]));
        });
        return variants;
    }

    /**
     * Some rows of a batch that follow each other.
     *
     * @param first the number of the first of them in the batch
     * @param row its number among all rows
     * @param count how many they are
     */
    record Piece(Staging batch, int first, int row, int count) {}

    /**
     * Has work done for all rows, up to {@link Parts#PIECE} at a time, on the common pool's threads.
     *
     * @param room makes what a thread works in
     */
    <T> void eachPiece(Supplier<T> room, BiConsumer<Piece, T> work) {
        List<Piece> pieces = new ArrayList<>();
        for (int b = 0; b < batches.size(); b++) {
            Staging batch = batches.get(b);
            int first = 0;
            while (first < batch.rows()) {
                int count = Math.min(batch.rows() - first, Parts.piece(pieces.size(), Parts.PIECE));
                pieces.add(new Piece(batch, first, rowBase[b] + first, count));
                first += count;
            }
        }
        Parts.eachPart(pieces.size(), 1, (begin, end) -> {
            T own = room.get();
            pieces.subList(begin, end).forEach(piece -> work.accept(piece, own));
        });
    }

    /** The code of one header, variant or row of a batch. */
    int code(Attribute attribute, int batch, int index) {
        Staging staging = batches.get(batch);
        int code = staging.code(staging.codebook().slot(attribute), index);
        Supplier<United> held = united.get(attribute);
        int[] global = held == null ? null : held.get().codes[batch];
        return code == Staging.UNKNOWN || global == null ? code : global[code];
    }

    /** Brings the amounts of all rows to the scales of these ranges. */
    void growTo(AmountRanges ranges) {
        batches.forEach(batch -> batch.growTo(ranges.scale(AmountRanges.VALUE), ranges.scale(AmountRanges.QUANTITY)));
    }

    /** The batch that a global row lies in. */
    int batchOf(int row) {
        int at = Arrays.binarySearch(rowBase, row);
        if (at < 0) {
            return -at - 2;
        }
        while (rowBase[at + 1] == row) { // empty batches share their start with the next
            at++;
        }
        return at;
    }

    /** The source's line number of a row, or its position among all lines where the source has none; 0 of known rows. */
    long place(int row) {
        int batch = batchOf(row);
        return placeOffset[batch] + batches.get(batch).rowPlace.get(row - rowBase[batch]);
    }

    private static int wellKnownPosition(Attribute attribute) {
        int position = Dimensions.wellKnown().indexOf(attribute);
        return position < 0 ? Integer.MAX_VALUE : position;
    }

    private static long[] placeOffsets(List<LineBatch> batches) {
        long[] offsets = new long[batches.size()];
        long before = 0;
        for (int b = 0; b < offsets.length; b++) {
            offsets[b] = batches.get(b).hasSourcePlaces() ? 0 : before;
            before += batches.get(b).read();
        }
        return offsets;
    }

    /** Merges what the batches noted: about their lines, or about missing costs alone. */
    static void merge(QualityLog into, List<LineBatch> batches, Function<LineBatch, QualityLog> which) {
        long[] offsets = placeOffsets(batches);
        for (int b = 0; b < offsets.length; b++) {
            into.merge(which.apply(batches.get(b)), offsets[b]);
        }
    }
}
