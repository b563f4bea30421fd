package dev.kpi.rfm;

import dev.kpi.customer.Customers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
            List<Scores> scores = IntStream.of(RfmOptions.MONETARY, RfmOptions.FREQUENCY, RfmOptions.RECENCY)
                    .parallel()
                    .mapToObj(this::scores)
                    .toList();
            return new byte[][] {
                withTiesDivided(scores.get(2)), withTiesDivided(scores.get(1)), withTiesDivided(scores.get(0))
            };
        }
        byte[] recency = withTiesDivided(scores(RfmOptions.RECENCY));
        byte[] frequency = withinGroups(RfmOptions.FREQUENCY, recency);
        byte[] cell = new byte[columns.size];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = (byte) (recency[i] * (Rfm.MAX_BINS + 1) + frequency[i]);
        }
        return new byte[][] {recency, frequency, withinGroups(RfmOptions.MONETARY, cell)};
    }

    /**
     * Scores, and what is needed to divide ties among them.
     *
     * @param below how many customers stand below each score; empty where ties stay together
     */
    private record Scores(byte[] of, long[] keys, int[] numbers, long[] thresholds, int[] below) {}

    private Scores scores(int dimension) {
        return options.breaks().get(dimension).isEmpty()
                ? byRank(keys(dimension), columns.number)
                : new Scores(byBreaks(dimension), new long[0], new int[0], new long[0], new int[0]);
    }

    private byte[] byBreaks(int dimension) {
        List<BigDecimal> breaks = options.breaks().get(dimension);
        return dimension == RfmOptions.MONETARY && options.monetary().isPerOrder()
                ? byOrderValue(breaks)
                : exceeded(keys(dimension), thresholds(dimension, breaks));
    }

    /** Asks for ids, hence in the caller's thread: what asking throws is to be the same object there. */
    private byte[] withTiesDivided(Scores scores) {
        long[] thresholds = scores.thresholds;
        for (int k = 0; k < scores.below.length; k++) {
            if (k == 0 || thresholds[k] != thresholds[k - 1]) {
                divideTies(scores, thresholds[k]);
            }
        }
        return scores.of;
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

    private byte[] withinGroups(int dimension, byte[] groups) {
        if (!options.breaks().get(dimension).isEmpty()) {
            return byBreaks(dimension);
        }
        long[] keys = keys(dimension);
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
            byte[] within = withTiesDivided(byRank(
                    Arrays.stream(members).mapToLong(row -> keys[row]).toArray(),
                    Arrays.stream(members).map(row -> columns.number[row]).toArray()));
            for (int i = 0; i < members.length; i++) {
                scores[members[i]] = within[i];
            }
        }
        return scores;
    }

    private Scores byRank(long[] keys, int[] numbers) {
        int n = keys.length;
        if (n == 0) {
            return new Scores(new byte[0], keys, numbers, new long[0], new int[0]);
        }
        int[] below = new int[options.bins() - 1]; // how many customers stand below each score
        for (int k = 1; k <= below.length; k++) {
            below[k - 1] = options.ntile()
                    ? k * (n / options.bins()) + Math.min(k, n % options.bins())
                    : (int) (((long) k * n + options.bins() - 1) / options.bins());
        }
        long[] thresholds =
                RankSelection.at(keys, Arrays.stream(below).map(c -> c - 1).toArray());
        return new Scores(exceeded(keys, thresholds), keys, numbers, thresholds, options.ntile() ? below : new int[0]);
    }

    /** Lifts those of the customers with a certain key that stand beyond the end of a bin, ordered by id. */
    private void divideTies(Scores scores, long key) {
        long[] keys = scores.keys;
        int[] below = scores.below;
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
                tied[next++] = new Tied(customers.id(scores.numbers[i]), i);
            }
        }
        Arrays.sort(tied, Comparator.comparing(Tied::id));
        for (int at = 0; at < count; at++) {
            byte score = 1;
            for (int end : below) {
                score += (byte) (end <= worse + at ? 1 : 0);
            }
            scores.of[tied[at].row] = score;
        }
    }
}
