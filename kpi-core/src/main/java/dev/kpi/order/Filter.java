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

    /** Clears the mask where the condition does not hold. */
    private sealed interface Node {
        void mark(Block block, boolean lines, boolean[] mask);
    }

    private record Leaf(Codes codes, boolean[] passes) implements Node {
        @Override
        public void mark(Block block, boolean lines, boolean[] mask) {
            int count = lines ? block.lines : block.entries;
            int[] code = new int[count];
            if (lines) {
                codes.readLines(block, code);
            } else {
                codes.readEntries(block, code);
            }
            for (int i = 0; i < count; i++) {
                mask[i] &= passes[code[i]];
            }
        }
    }

    private record Both(Node left, Node right) implements Node {
        @Override
        public void mark(Block block, boolean lines, boolean[] mask) {
            left.mark(block, lines, mask);
            right.mark(block, lines, mask);
        }
    }

    private record Either(Node left, Node right) implements Node {
        @Override
        public void mark(Block block, boolean lines, boolean[] mask) {
            boolean[] first = filled();
            boolean[] second = filled();
            left.mark(block, lines, first);
            right.mark(block, lines, second);
            for (int i = 0; i < mask.length; i++) {
                mask[i] &= first[i] || second[i];
            }
        }
    }

    private record Not(Node node) implements Node {
        @Override
        public void mark(Block block, boolean lines, boolean[] mask) {
            boolean[] held = filled();
            node.mark(block, lines, held);
            for (int i = 0; i < mask.length; i++) {
                mask[i] &= !held[i];
            }
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
        boolean[] passes = new boolean[codes.size()];
        for (int code = 0; code < passes.length; code++) {
            @SuppressWarnings("unchecked") // the codes of a dimension have its keys
            K key = (K) codes.key(code);
            passes[code] = match.test().test(key);
        }
        return new Leaf(codes, passes);
    }

    private static boolean[] filled() {
        boolean[] mask = new boolean[Block.LINES];
        Arrays.fill(mask, true);
        return mask;
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
        int parts = count / ENTRIES_PER_PART + 1;
        IntStream.range(0, parts).parallel().forEach(part -> {
            int from = part * ENTRIES_PER_PART; // whole words, so that no two parts share one
            int end = Math.min(count, from + ENTRIES_PER_PART);
            Block block = new Block(facts, facts.orders.orderOf(from));
            boolean[] mask = new boolean[Block.LINES];
            for (int entry = from; entry < end; entry += Block.ENTRIES) {
                block.moveTo(entry, Math.min(Block.ENTRIES, end - entry));
                markEntries(block, mask);
                for (int i = 0; i < block.entries; i += Long.SIZE) {
                    long word = 0;
                    for (int k = Math.min(Long.SIZE, block.entries - i) - 1; k >= 0; k--) {
                        word = (word << 1) | (mask[i + k] ? 1 : 0);
                    }
                    bits[(entry + i) >> 6] = word;
                }
            }
        });
        return bits;
    }

    private void markEntries(Block block, boolean[] mask) {
        Arrays.fill(mask, 0, block.entries, true);
        if (days != null) {
            int first = (int) days.startInclusive().toEpochDay();
            int length = (int) days.days();
            int[] day = new int[Block.ENTRIES];
            block.readEntries(facts.entries.day(), day);
            for (int i = 0; i < block.entries; i++) {
                mask[i] = Integer.compareUnsigned(day[i] - first, length) < 0;
            }
        }
        for (Node node : ofEntries) {
            node.mark(block, false, mask);
        }
    }

    /** Clears the mask of the block's lines where they are not selected. */
    void markLines(Block block, boolean[] mask) {
        for (Node node : ofLines) {
            node.mark(block, true, mask);
        }
    }
}
