package dev.kpi.rfm;

import dev.kpi.customer.Customers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Makes scores of columns. In each dimension customers get a key, the better the larger; a score is one more than the
 * number of thresholds that the key exceeds.
 *
 * <p>1 + ⌊bins · worse ÷ n⌋ is more than k exactly if at least c = ⌈kn ÷ bins⌉ customers are worse, that is, if the key
 * exceeds the one at position c − 1 from the worst. So bins − 1 keys are needed, and no sorting.
 */
final class Scoring {

    /** A table of scores of so many keys stays in the first-level cache. */
    private static final int FEW_KEYS = 1 << 13;

    private final Customers customers;
    private final RfmColumns columns;
    private final RfmOptions options;

    Scoring(Customers customers, RfmColumns columns, RfmOptions options) {
        this.customers = customers;
        this.columns = columns;
        this.options = options;
    }

    /** The scores of R, F and M. */
    byte[][] scores() {
        if (!options.nested()) {
            // the dearest first: two threads halve a range of three into its first and both others
            List<Supplier<byte[]>> scores = IntStream.of(RfmOptions.MONETARY, RfmOptions.FREQUENCY, RfmOptions.RECENCY)
                    .parallel()
                    .mapToObj(this::scoresOrFailure)
                    .toList();
            return new byte[][] {
                scores.get(2).get(), scores.get(1).get(), scores.get(0).get()
            };
        }
        byte[] recency = scores(RfmOptions.RECENCY, null);
        byte[] frequency = scores(RfmOptions.FREQUENCY, recency);
        byte[] cell = new byte[columns.size];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = (byte) (recency[i] * (Rfm.MAX_BINS + 1) + frequency[i]);
        }
        return new byte[][] {recency, frequency, scores(RfmOptions.MONETARY, cell)};
    }

    /** The scores, or what asking for ids threw: thrown by the caller's thread, it keeps its message. */
    private Supplier<byte[]> scoresOrFailure(int dimension) {
        try {
            byte[] made = scores(dimension, null);
            return () -> made;
        } catch (RuntimeException thrown) {
            return () -> {
                throw thrown;
            };
        }
    }

    private byte[] scores(int dimension, byte @org.jspecify.annotations.Nullable [] groups) {
        List<BigDecimal> breaks = options.breaks().get(dimension);
        if (!breaks.isEmpty()) {
            return dimension == RfmOptions.MONETARY && options.monetary().isPerOrder()
                    ? byOrderValue(breaks)
                    : exceeded(keys(dimension), thresholds(dimension, breaks));
        }
        long[] keys = keys(dimension);
        return groups == null ? byRank(keys, columns.number) : withinGroups(keys, groups);
    }

    private long[] keys(int dimension) {
        return switch (dimension) {
            case RfmOptions.RECENCY -> widened(columns.lastDay);
            case RfmOptions.FREQUENCY -> widened(columns.orders);
            default -> options.monetary().isPerOrder() ? quotientKeys(columns.money, columns.orders) : columns.money;
        };
    }

    private static long[] widened(int[] values) {
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = values[i];
        }
        return keys;
    }

    /**
     * Whole numbers in the order of the quotients, equal where those are. With n ÷ d and d below 2<sup>b</sup>, two different
     * quotients differ by more than 2<sup>−2b</sup>, so that 2b binary digits behind the point tell them apart.
     */
    static long[] quotientKeys(long[] numerators, int[] denominators) {
        int largest = Arrays.stream(denominators).max().orElse(1);
        int digits = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(largest));
        long[] keys = new long[numerators.length];
        for (int i = 0; i < keys.length; i++) {
            long shifted = numerators[i] << digits;
            if (shifted >> digits != numerators[i]) {
                return quotientRanks(numerators, denominators);
            }
            keys[i] = Math.floorDiv(shifted, denominators[i]);
        }
        return keys;
    }

    private static long[] quotientRanks(long[] numerators, int[] denominators) {
        Comparator<Integer> byQuotient = (left, right) -> BigInteger.valueOf(numerators[left])
                .multiply(BigInteger.valueOf(denominators[right]))
                .compareTo(BigInteger.valueOf(numerators[right]).multiply(BigInteger.valueOf(denominators[left])));
        Integer[] sorted = IntStream.range(0, numerators.length).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, byQuotient);
        long[] ranks = new long[sorted.length];
        for (int i = 1; i < sorted.length; i++) {
            boolean tied = byQuotient.compare(sorted[i - 1], sorted[i]) == 0;
            ranks[sorted[i]] = ranks[sorted[i - 1]] + (tied ? 0 : 1);
        }
        return ranks;
    }

    /** What a key must exceed for each score above the lowest. */
    private long[] thresholds(int dimension, List<BigDecimal> breaks) {
        long[] thresholds = new long[breaks.size()];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = switch (dimension) {
                case RfmOptions.RECENCY -> // at most so many days ago; the most days belong to the lowest threshold
                    columns.asOf - breaks.get(thresholds.length - 1 - i).longValue() - 1;
                case RfmOptions.FREQUENCY -> breaks.get(i).longValue() - 1;
                default -> belowAmount(breaks.get(i));
            };
        }
        return thresholds;
    }

    /** The largest number of smallest units below an amount. */
    private long belowAmount(BigDecimal amount) {
        BigInteger below = amount.setScale(customers.amountScale(), RoundingMode.CEILING)
                .unscaledValue()
                .subtract(BigInteger.ONE);
        return below.bitLength() < Long.SIZE
                ? below.longValueExact()
                : below.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private byte[] byOrderValue(List<BigDecimal> breaks) {
        byte[] scores = new byte[columns.size];
        for (int i = 0; i < scores.length; i++) {
            BigDecimal money = BigDecimal.valueOf(columns.money[i], customers.amountScale());
            BigDecimal orders = BigDecimal.valueOf(columns.orders[i]);
            scores[i] = 1;
            for (BigDecimal amount : breaks) {
                scores[i] += (byte) (money.compareTo(amount.multiply(orders)) >= 0 ? 1 : 0);
            }
        }
        return scores;
    }

    private static byte[] exceeded(long[] keys, long[] thresholds) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long key : keys) {
            min = Math.min(min, key);
            max = Math.max(max, key);
        }
        byte[] scores = new byte[keys.length];
        if (keys.length > FEW_KEYS && max - min >= 0 && max - min < FEW_KEYS) { // looked up rather than compared
            byte[] scoreOf = new byte[(int) (max - min) + 1];
            for (int i = 0; i < scoreOf.length; i++) {
                scoreOf[i] = score(min + i, thresholds);
            }
            for (int i = 0; i < keys.length; i++) {
                scores[i] = scoreOf[(int) (keys[i] - min)];
            }
            return scores;
        }
        for (int i = 0; i < keys.length; i++) {
            scores[i] = score(keys[i], thresholds);
        }
        return scores;
    }

    private static byte score(long key, long[] thresholds) {
        int score = 1;
        for (long threshold : thresholds) { // no branch: whether a threshold is exceeded cannot be foreseen
            long distance = threshold - key; // its sign is wrong where it does not fit a long
            score += (int) ((distance ^ ((threshold ^ key) & (distance ^ threshold))) >>> 63);
        }
        return (byte) score;
    }

    private byte[] withinGroups(long[] keys, byte[] groups) {
        int[] starts = new int[Byte.MAX_VALUE + 2];
        for (byte group : groups) {
            starts[group + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] rows = new int[keys.length];
        for (int row = 0; row < rows.length; row++) {
            rows[next[groups[row]]++] = row;
        }
        byte[] scores = new byte[keys.length];
        for (int group = 0; group + 1 < starts.length; group++) {
            int[] members = Arrays.copyOfRange(rows, starts[group], starts[group + 1]);
            byte[] within = byRank(
                    Arrays.stream(members).mapToLong(row -> keys[row]).toArray(),
                    Arrays.stream(members).map(row -> columns.number[row]).toArray());
            for (int i = 0; i < members.length; i++) {
                scores[members[i]] = within[i];
            }
        }
        return scores;
    }

    private byte[] byRank(long[] keys, int[] numbers) {
        int n = keys.length;
        if (n == 0) {
            return new byte[0];
        }
        int[] below = new int[options.bins() - 1]; // how many customers stand below each score
        for (int k = 1; k <= below.length; k++) {
            below[k - 1] = options.ntile()
                    ? k * (n / options.bins()) + Math.min(k, n % options.bins())
                    : (int) (((long) k * n + options.bins() - 1) / options.bins());
        }
        long[] thresholds =
                RankSelection.at(keys, Arrays.stream(below).map(c -> c - 1).toArray());
        byte[] scores = exceeded(keys, thresholds);
        if (options.ntile()) {
            for (int k = 0; k < below.length; k++) {
                if (k == 0 || thresholds[k] != thresholds[k - 1]) {
                    divideTies(keys, numbers, scores, thresholds[k], below);
                }
            }
        }
        return scores;
    }

    /** Lifts those of the customers with a certain key that stand beyond the end of a bin, ordered by id. */
    private void divideTies(long[] keys, int[] numbers, byte[] scores, long key, int[] below) {
        int worse = 0;
        int count = 0;
        for (long other : keys) {
            worse += other < key ? 1 : 0;
            count += other == key ? 1 : 0;
        }
        boolean divided = false;
        for (int end : below) {
            divided |= end > worse && end < worse + count;
        }
        if (!divided) {
            return;
        }
        record Tied(String id, int row) {}
        Tied[] tied = new Tied[count];
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                tied[next++] = new Tied(customers.id(numbers[i]), i);
            }
        }
        Arrays.sort(tied, Comparator.comparing(Tied::id));
        for (int at = 0; at < count; at++) {
            byte score = 1;
            for (int end : below) {
                score += (byte) (end <= worse + at ? 1 : 0);
            }
            scores[tied[at].row] = score;
        }
    }
}
