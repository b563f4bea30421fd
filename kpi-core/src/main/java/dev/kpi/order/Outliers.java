package dev.kpi.order;

import static java.util.Objects.requireNonNull;

import com.google.common.math.Quantiles;
import dev.kpi.metric.Attribute;
import dev.kpi.metric.Dimensions;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds lines whose amount is far from the usual; see {@link OrderSettings#withOutliersBeyond}. Looked for anew in every
 * snapshot, since later lines move what is usual.
 */
final class Outliers {

    private static final double CONSISTENT = 1.4826; // makes MAD the standard deviation of a normal distribution
    private static final int TOLD = 5;
    private static final int BLOCK = 1 << 12;

    private final Facts facts;
    private final double threshold;
    private double median;
    private double deviation;

    private Outliers(Facts facts, double threshold) {
        this.facts = facts;
        this.threshold = threshold;
    }

    /** Notes the outliers, first the farthest. */
    static void note(Facts facts, QualityLog log) {
        double threshold = facts.settings.outliersBeyond().orElse(0);
        if (threshold > 0 && facts.lines.count() > 0) {
            new Outliers(facts, threshold).note(log);
        }
    }

    private void note(QualityLog log) {
        double[] distances = amounts();
        median = Quantiles.median().computeInPlace(distances); // of values, so that their order does not matter
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(distances[i] - median);
        }
        deviation = Quantiles.median().computeInPlace(distances);
        if (deviation == 0) {
            log.treated("no outlier can be told: more than half of the amounts are the same", distances.length);
            return;
        }
        long count = 0;
        for (double distance : distances) {
            count += score(distance) > threshold ? 1 : 0;
        }
        List<Outlier> farthest = farthest();
        for (Outlier outlier : farthest) {
            log.note(
                    Reason.OUTLIER,
                    0,
                    outlier.where,
                    text(outlier.amount),
                    String.format(
                            Locale.ROOT,
                            "%.1f robust standard deviations from the median %s, above %s",
                            outlier.score,
                            text(median),
                            BigDecimal.valueOf(threshold).stripTrailingZeros().toPlainString()));
        }
        log.add(Reason.OUTLIER, count - farthest.size());
    }

    private double score(double distance) {
        return distance / (CONSISTENT * deviation);
    }

    /** The amount of each line, without sign, in smallest units. */
    private double[] amounts() {
        double[] amounts = new double[facts.lines.count()];
        long[] values = new long[BLOCK];
        long[] discounts = new long[BLOCK];
        for (int from = 0; from < amounts.length; from += BLOCK) {
            int count = Math.min(BLOCK, amounts.length - from);
            facts.lines.value().read(from, count, values);
            facts.lines.discount().read(from, count, discounts);
            for (int i = 0; i < count; i++) {
                amounts[from + i] = Math.abs((double) values[i] - discounts[i]);
            }
        }
        return amounts;
    }

    /**
     * A line far from the usual.
     *
     * @param where its order and product
     * @param amount in smallest units
     * @param score how far
     */
    private record Outlier(String where, double amount, double score) {
        /** Equally far ones by what they hold, not by the order of rows. */
        static final Comparator<Outlier> FARTHEST = Comparator.comparingDouble(Outlier::score)
                .reversed()
                .thenComparing(Outlier::where)
                .thenComparingDouble(Outlier::amount);
    }

    private List<Outlier> farthest() {
        double[] amounts = amounts();
        List<Outlier> farthest = new ArrayList<>();
        for (int order = 0; order < facts.orders.count(); order++) {
            int start = facts.entries.lineStart()[facts.orders.firstEntry(order)];
            int end = facts.entries.lineStart()[facts.orders.firstEntry(order + 1)];
            for (int line = start; line < end; line++) {
                double score = score(Math.abs(amounts[line] - median));
                if (score > threshold && (farthest.size() < TOLD || score >= farthest.get(TOLD - 1).score)) {
                    farthest.add(new Outlier(where(order, line), amounts[line], score));
                    farthest.sort(Outlier.FARTHEST);
                    farthest.subList(Math.min(TOLD, farthest.size()), farthest.size())
                            .clear();
                }
            }
        }
        return farthest;
    }

    private String where(int order, int line) {
        int product = facts.products.id().getInt(facts.lines.product().getInt(line));
        return "order " + text(Dimensions.order(), facts.orders.id().getInt(order))
                + (product < 0 ? "" : ", product " + text(Dimensions.product(), product));
    }

    private String text(Attribute attribute, int code) {
        return requireNonNull(facts.dictionaries.get(attribute)).passingText(code);
    }

    private String text(double amount) {
        return new BigDecimal(amount).movePointLeft(facts.amountScale).toPlainString();
    }
}
