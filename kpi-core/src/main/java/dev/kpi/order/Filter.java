package dev.kpi.order;

import dev.kpi.metric.Condition;
import dev.kpi.time.DateRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The conditions of a scope bound to a snapshot, split into what selects entries and what selects lines. */
final class Filter {

    private static final int ENTRIES_PER_PART = 1 << 16;
    private static final int WORDS_PER_PART = ENTRIES_PER_PART / Long.SIZE;

    /** Clears the bits of a block's lines where the condition does not hold; one per thread. */
    private interface Marker {
        void mark(Block block, long[] mask);
    }

    /** A condition bound to a snapshot. */
    private sealed interface Node {
        Marker ofLines();

        EntryTest ofEntries(Facts facts);
    }

    private record Leaf(Codes codes, byte[] passes) implements Node {
        @Override
        public Marker ofLines() {
            int[] code = new int[Block.LINES];
            return (block, mask) -> {
                codes.readLines(block, code);
                for (int from = 0; from < block.lines; from += Long.SIZE) {
                    int end = Math.min(block.lines, from + Long.SIZE);
                    long word = 0;
                    for (int i = from; i < end; i++) { // no branch: whether one passes cannot be foreseen
                        word |= (long) passes[code[i]] << i;
                    }
                    mask[from >> 6] &= word;
                }
            };
        }

        @Override
        public EntryTest ofEntries(Facts facts) {
            return EntryTest.of(facts, codes, passes);
        }
    }

    private record Both(Node left, Node right) implements Node {
        @Override
        public Marker ofLines() {
            Marker first = left.ofLines();
            Marker second = right.ofLines();
            return (block, mask) -> {
                first.mark(block, mask);
                second.mark(block, mask);
            };
        }

        @Override
        public EntryTest ofEntries(Facts facts) {
            return left.ofEntries(facts).and(right.ofEntries(facts));
        }
    }

    private record Either(Node left, Node right) implements Node {
        @Override
        public Marker ofLines() {
            Marker first = left.ofLines();
            Marker second = right.ofLines();
            long[] held = newMask();
            long[] alsoHeld = newMask();
            return (block, mask) -> {
                Arrays.fill(held, -1L);
                Arrays.fill(alsoHeld, -1L);
                first.mark(block, held);
                second.mark(block, alsoHeld);
                for (int word = 0; word < mask.length; word++) {
                    mask[word] &= held[word] | alsoHeld[word];
                }
            };
        }

        @Override
        public EntryTest ofEntries(Facts facts) {
            EntryTest first = left.ofEntries(facts);
            EntryTest second = right.ofEntries(facts);
            return word -> first.bits(word) | second.bits(word);
        }
    }

    private record Not(Node node) implements Node {
        @Override
        public Marker ofLines() {
            Marker marker = node.ofLines();
            long[] held = newMask();
            return (block, mask) -> {
                Arrays.fill(held, -1L);
                marker.mark(block, held);
                for (int word = 0; word < mask.length; word++) {
                    mask[word] &= ~held[word];
                }
            };
        }

        @Override
        public EntryTest ofEntries(Facts facts) {
            EntryTest test = node.ofEntries(facts);
            return word -> ~test.bits(word);
        }
    }

    private final Facts facts;
    private final @Nullable DateRange days;
    private final List<Node> ofEntries = new ArrayList<>();
    private final List<Node> ofLines = new ArrayList<>();
    /** Found when first needed; two threads may both find it, and find the same. */
    private volatile long @Nullable [] entries;

    Filter(Scope scope) {
        this.facts = scope.facts();
        DateRange range = scope.days();
        this.days = range == null ? null : range.intersection(facts.dataDays); // its days fit an int
        Binder binder = new Binder(scope);
        for (Condition condition : scope.conditions()) {
            add(condition, scope, binder);
        }
    }

    private void add(Condition condition, Scope scope, Binder binder) {
        if (condition instanceof Condition.Both both) {
            add(both.left(), scope, binder);
            add(both.right(), scope, binder);
        } else {
            (condition.isOrderLevel() ? ofEntries : ofLines).add(bind(condition, scope, binder));
        }
    }

    private static Node bind(Condition condition, Scope scope, Binder binder) {
        if (condition instanceof Condition.Both both) {
            return new Both(bind(both.left(), scope, binder), bind(both.right(), scope, binder));
        }
        if (condition instanceof Condition.Either either) {
            return new Either(bind(either.left(), scope, binder), bind(either.right(), scope, binder));
        }
        if (condition instanceof Condition.Not not) {
            return new Not(bind(not.condition(), scope, binder));
        }
        return bindMatch((Condition.Match<?>) condition, scope, binder);
    }

    private static <K> Node bindMatch(Condition.Match<K> match, Scope scope, Binder binder) {
        Codes codes = binder.bind(match.dimension(), scope.withoutConditions());
        binder.checkNamed(match.dimension(), match.named(), codes);
        byte[] passes = new byte[codes.size()];
        for (int code = 0; code < passes.length; code++) {
            @SuppressWarnings("unchecked") // the codes of a dimension have its keys
            K key = (K) codes.key(code);
            passes[code] = (byte) (match.test().test(key) ? 1 : 0);
        }
        return new Leaf(codes, passes);
    }

    /** A bit for each line or entry that a block may have. */
    static long[] newMask() {
        return new long[Block.LINES / Long.SIZE];
    }

    boolean selectsLines() {
        return !ofLines.isEmpty();
    }

    /**
     * A bit for each entry, set where it is selected; {@code null} where all are. Found when first asked for, so that
     * further questions to the same scope cost only what is selected.
     */
    long @Nullable [] entries() {
        if (days == null && ofEntries.isEmpty()) {
            return null;
        }
        long[] found = entries;
        if (found == null) {
            found = findEntries();
            entries = found;
        }
        return found;
    }

    private long[] findEntries() {
        int count = facts.entries.count();
        long[] bits = new long[(count >> 6) + 1];
        if (count == 0) {
            return bits;
        }
        int parts = count / ENTRIES_PER_PART + 1;
        IntStream.range(0, parts).parallel().forEach(part -> {
            EntryTest test = entryTest(); // one per thread
            int end = Math.min(bits.length, (part + 1) * WORDS_PER_PART);
            for (int word = part * WORDS_PER_PART; word < end; word++) {
                bits[word] = test.bits(word);
            }
        });
        bits[count >> 6] &= ~(-1L << count); // none beyond the last entry
        return bits;
    }

    private EntryTest entryTest() {
        EntryTest test = days == null ? word -> -1L : EntryTest.within(facts, days);
        for (Node node : ofEntries) {
            test = test.and(node.ofEntries(facts));
        }
        return test;
    }

    private static void clearBeyond(int count, long[] mask) {
        if ((count & 63) != 0) {
            mask[count >> 6] &= ~(-1L << count);
        }
    }

    /** Tells which lines of blocks are selected; one per thread. */
    LineSelection lineSelection() {
        List<Marker> markers = ofLines.stream().map(Node::ofLines).toList();
        long[] mask = newMask();
        return block -> {
            Arrays.fill(mask, -1L);
            markers.forEach(marker -> marker.mark(block, mask));
            clearBeyond(block.lines, mask);
            return mask;
        };
    }

    /** A bit for each line of a block, set where it is selected, in words that the next call writes over. */
    interface LineSelection {
        long[] of(Block block);
    }
}
