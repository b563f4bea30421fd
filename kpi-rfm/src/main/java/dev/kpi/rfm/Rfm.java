package dev.kpi.rfm;

import dev.kpi.customer.Analysis;
import dev.kpi.customer.Customers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recency, frequency and monetary value (RFM) of every customer, scored and named: {@code orders.measure(rfm())}.
 *
 * <p>As of the end of a local date, from the orders of the scope up to it, that day included: <em>recency</em> is the whole
 * days since the customer's last sale order (0 on the day itself), <em>frequency</em> its number of sale orders,
 * <em>monetary</em> its revenue. Measured are the customers with a sale order there: not guests, whose part of the orders
 * is told beside ({@link RfmTable#coverage}), and not customers with nothing but returns.
 *
 * <p>Score in each dimension: 1 + ⌊bins · worse ÷ n⌋, worse the number of customers strictly worse, n all of them. Fewer
 * days are better; the highest score is best. Customers that tie share a score. So scores may stay empty, the top one too,
 * where there are few customers or many ties; the result says which. A single customer scores 1, as do all if all tie.
 *
 * <p>Other conventions: SQL's {@code NTILE} divides ties ({@link #withNtile}). The R package rfm cuts at interpolated
 * quantiles (type 7) and gives a score from one whole unit above the quantile on, so that its monetary scores depend on
 * the unit of money; breaks can follow it exactly. Of the 995 customers of its own data (version 0.3.0) 12 differ by one
 * in recency, none in frequency and 2 by one in monetary.
 *
 * <p>Exact: whole numbers only, whatever the order of the rows and the number of threads. A whole-set analysis: scores need
 * all customers, so partials keep customers with their orders, and are scored once merged. One walk over the customers, and a few passes over each column.
 *
 * <p>Immutable, thread-safe, equal if all options are.
 *
 * @see "Hughes, A. M. (1994), Strategic Database Marketing (nested quintiles)"
 * @see "Miglautsch, J. (2000), Thoughts on RFM scoring, Journal of Database Marketing 8(1), 67-72 (ties)"
 */
public final class Rfm implements Analysis<RfmTable> {

    static final int MIN_BINS = 2;
    static final int MAX_BINS = 9;

    private final RfmOptions options;

    private Rfm(RfmOptions options) {
        this.options = options;
    }

    /** As of the end of coverage within the scope: 5 bins by rank, monetary is revenue, the usual eleven segments. */
    public static Rfm rfm() {
        return new Rfm(RfmOptions.of(null));
    }

    /**
     * The same as of the end of a local date, from orders up to it.
     *
     * <p>Nothing is known after the last day looked at, that of coverage and scope. A later date is taken all the same, as
     * days since an order can be counted from any day and scores do not change by it; a note of the result says up to when
     * orders were looked at.
     *
     * @throws IllegalArgumentException if the date is not in the years 1 to 9999
     */
    public static Rfm rfm(LocalDate asOf) {
        return new Rfm(RfmOptions.of(Objects.requireNonNull(asOf, "asOf")));
    }

    static int requireBins(int bins) {
        if (bins < MIN_BINS || bins > MAX_BINS) {
            throw new IllegalArgumentException("bins (" + bins + ") must be in [" + MIN_BINS + ", " + MAX_BINS + "]");
        }
        return bins;
    }

    /** The same with another M. */
    public Rfm withMonetary(Monetary monetary) {
        return new Rfm(options.withMonetary(Objects.requireNonNull(monetary, "monetary")));
    }

    /**
     * The same with scores from 1 to {@code bins}.
     *
     * @throws IllegalArgumentException if not 2 to 9, or if breaks or segments were given for another number
     */
    public Rfm withBins(int bins) {
        return new Rfm(options.withBins(bins));
    }

    /**
     * The same with bins as equal in size as can be, as SQL's {@code NTILE} makes them over the customers from worst to best:
     * the lowest bins take the rest. Ties are divided by the customers' ids ({@link String#compareTo}), the smaller one
     * scoring lower.
     */
    public Rfm withNtile() {
        return new Rfm(options.withNtile());
    }

    /**
     * The same with nested bins: frequency is scored among customers of one recency score, monetary among those of one
     * recency and frequency score.
     */
    public Rfm withNestedBins() {
        return new Rfm(options.withNested());
    }

    /**
     * The same with fixed bins of recency: {@code withRecencyBreaks(30, 90, 180, 365)} gives 5 up to 30 days, 4 up to 90,
     * and 1 beyond 365.
     *
     * @param days the most days of each score but the lowest, from the best down: ascending, one less than there are bins
     * @throws IllegalArgumentException if they do not ascend or are not one less than the bins
     */
    public Rfm withRecencyBreaks(int... days) {
        return withBreaks(RfmOptions.RECENCY, days);
    }

    /**
     * The same with fixed bins of frequency: {@code withFrequencyBreaks(2, 3, 5, 10)} gives 1 below 2 orders, 2 from 2 on,
     * and 5 from 10 on.
     *
     * @param orders the fewest orders of each score but the lowest: ascending, one less than there are bins
     * @throws IllegalArgumentException if they do not ascend or are not one less than the bins
     */
    public Rfm withFrequencyBreaks(int... orders) {
        return withBreaks(RfmOptions.FREQUENCY, orders);
    }

    private Rfm withBreaks(int dimension, int... breaks) {
        return new Rfm(options.withBreaks(
                dimension, IntStream.of(breaks).mapToObj(BigDecimal::valueOf).toList()));
    }

    /**
     * The same with fixed bins of money, in the currency of the orders: score 2 from the first amount on, and so on.
     *
     * @param amounts the least amount of each score but the lowest: ascending, one less than there are bins
     * @throws IllegalArgumentException if they do not ascend or are not one less than the bins
     */
    public Rfm withMonetaryBreaks(BigDecimal... amounts) {
        List<BigDecimal> canonical = Arrays.stream(amounts)
                .map(BigDecimal::stripTrailingZeros)
                .map(amount -> new BigDecimal(amount.toPlainString()))
                .toList();
        return new Rfm(options.withBreaks(RfmOptions.MONETARY, canonical));
    }

    /**
     * The same with segments of the caller's.
     *
     * @throws IllegalArgumentException if the table is for another number of bins
     */
    public Rfm withSegments(SegmentTable segments) {
        return new Rfm(options.withSegments(Objects.requireNonNull(segments, "segments")));
    }

    /**
     * Scores the customers.
     *
     * @throws IllegalStateException if there is no day to take as of, or profit is asked for and no line has a cost
     * @throws ArithmeticException if a customer's money exceeds 64 bits of the smallest unit kept
     */
    @Override
    public RfmTable of(Customers customers) {
        if (options.monetary() == Monetary.PROFIT && !customers.hasCosts()) {
            throw new IllegalStateException("profit cannot be told: no line has a unit cost; give lines one with"
                    + " withUnitCost, or score another Monetary");
        }
        LocalDate asOf = options.asOf();
        if (asOf == null) {
            if (customers.days().isEmpty()) {
                throw new IllegalStateException(
                        "there is no day to take as of: these orders are empty; name one with rfm(asOf)");
            }
            asOf = customers.asOf();
        }
        RfmColumns columns = RfmColumns.of(customers, asOf, options.monetary());
        byte[][] scores = new Scoring(customers, columns, options).scores();
        return new RfmTable(asOf, new RfmRows(customers, options, columns, scores));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rfm that && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    @Override
    public String toString() {
        LocalDate asOf = options.asOf();
        return "RFM as of " + (asOf == null ? "the end of coverage" : asOf) + ", " + options.scoring()
                + ", monetary is " + options.monetary().title();
    }
}
