package dev.kpi.order;

import dev.kpi.metric.Attribute;
import dev.kpi.quality.Audit;
import dev.kpi.quality.DataQualityException;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.QualityReport;
import dev.kpi.time.DateRange;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * The orders of a shop: an immutable, columnar snapshot in one currency, from which every figure is taken.
 *
 * <pre>{@code
 * Orders orders = lines.collect(Orders.collector(GBP, ZoneId.of("Europe/London")));
 * orders.revenue();
 * orders.by(month()).revenue();
 * orders.within(Periods.year(2011)).where(country().is("France")).by(month(), category()).measure(revenue());
 * }</pre>
 *
 * <p>Safe to share between threads; queries over many lines use the common pool. Two snapshots of the same lines give
 * the same figures, whatever the order of the lines.
 */
public final class Orders extends Scope {

    private final QualityLog log; // all but late sign-ups and outliers; only ever read from here on
    private final QualityLog missingCosts; // to be told once some line has a cost
    private final QualityReport quality;
    private final long rejected;
    private final boolean spliced;

    Orders(
            Facts facts,
            QualityLog log,
            QualityLog missingCosts,
            QualityReport quality,
            long rejected,
            boolean spliced) {
        super(facts, null, List.of());
        this.log = log;
        this.missingCosts = missingCosts;
        this.quality = quality;
        this.rejected = rejected;
        this.spliced = spliced;
    }

    /**
     * Collects lines into orders, with the usual settings; see {@link OrderSettings#of}. Parallel streams are welcome. Throws
     * {@link DataQualityException} if lines are odd, or contradict each other, in a way that the policy does not bear.
     */
    public static Collector<Line, ?, Orders> collector(Currency currency, ZoneId zone) {
        return collector(OrderSettings.of(currency, zone));
    }

    /**
     * Collects lines into orders. Parallel streams are welcome. Throws {@link DataQualityException} if lines are odd, or
     * contradict each other, in a way that the policy does not bear.
     */
    public static Collector<Line, ?, Orders> collector(OrderSettings settings) {
        return Collector.of(
                () -> builder(settings), OrdersBuilder::add, OrdersBuilder::addAll, OrdersBuilder::toOrders);
    }

    /** Collects lines one by one, or batches from several threads, into orders. */
    public static OrdersBuilder builder(OrderSettings settings) {
        return new OrdersBuilder(settings);
    }

    /** Lines to come in a stream too long to keep, with the usual settings; see {@link OrderSettings#of}. */
    public static Folding folding(Currency currency, ZoneId zone) {
        return folding(OrderSettings.of(currency, zone));
    }

    /**
     * Lines to come in a stream too long to keep, where the lines of each order come one after the other: the answer is
     * told, and only what it takes is kept.
     *
     * @throws IllegalArgumentException if the settings date returns on the order they return, which may have passed, or
     *     look for outliers, which all lines together tell
     */
    public static Folding folding(OrderSettings settings) {
        return new Folding(settings, null, List.of(), new Folding.Means(Fold.BLOCK_LINES, false));
    }

    /**
     * A new snapshot with later lines added; lines whose order and line id are known are dropped.
     *
     * <p>The settings are those of this snapshot. Where facts disagree, the result may differ from building all lines at
     * once: a fact that this snapshot has settled counts from then on as told by every line of its order, customer or
     * product, from the earliest on.
     *
     * <p>Places in the quality report are those in the delivery that was looked at: of these lines, the first being 1, beside
     * what was told of earlier ones before. If it is an earlier line that tells otherwise than what counts now, it has no
     * line number.
     *
     * <p>Only orders and customers that the lines name are built anew, the rest is copied: a day's lines cost a small part
     * of building all at once. Everything is built anew where lines need more decimals than these orders have, where sums
     * may leave the range of a long, or where most lines would have to be looked at.
     *
     * @throws DataQualityException if lines are odd, or contradict each other or these orders, in a way that the policy does
     *     not bear
     */
    public Orders plus(Stream<Line> lines) {
        return plus(lines, true);
    }

    /** The same, by building everything anew if the part that changes must not be spliced in. */
    Orders plus(Stream<Line> lines, boolean splicing) {
        OrdersBuilder builder = new OrdersBuilder(facts().settings, this, splicing);
        lines.forEachOrdered(builder::add);
        return builder.toOrders();
    }

    /** Whether it was made of another snapshot by building no more than a part of it anew. */
    boolean isSpliced() {
        return spliced;
    }

    /** What was read, accepted and rejected, and everything odd that was met. */
    public QualityReport quality() {
        return quality;
    }

    /** Every bridge between figures that must hold, with its difference, taken anew from the columns. */
    public Audit audit() {
        return Auditor.audit(this, rejected);
    }

    QualityLog missingCosts() {
        return missingCosts;
    }

    QualityLog log() {
        return log;
    }

    long rejected() {
        return rejected;
    }

    /** The currency of all amounts. */
    public Currency currency() {
        return facts().settings.currency();
    }

    /** The time zone of local days and hours. */
    public ZoneId zone() {
        return facts().settings.zone();
    }

    /**
     * The days that the data claim to cover: those of the settings, else from the first to the last local day, or
     * to the as-of date. Empty where there are no lines; its place tells nothing then.
     */
    public DateRange coverage() {
        return facts().coverage;
    }

    /** Whether the data begin with the shop's first order. */
    public boolean hasCompleteHistory() {
        return facts().settings.hasCompleteHistory();
    }

    /** The attributes that some line has a value for. */
    public Set<Attribute> attributes() {
        return Set.copyOf(facts().dictionaries.keySet());
    }

    /** Whether some line has a unit cost, so that profit can be told. */
    public boolean hasCosts() {
        return facts().lines.hasCosts();
    }

    /** The bytes that the columns of lines, orders, customers and products take, dictionaries apart. */
    public long columnBytes() {
        return facts().bytesHeld();
    }

    @Override
    public String toString() {
        return "Orders[" + contents() + " \u00b7 " + (coverage().isEmpty() ? "no days" : coverage()) + "]";
    }
}
