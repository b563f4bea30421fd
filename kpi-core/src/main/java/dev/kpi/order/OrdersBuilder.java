package dev.kpi.order;

import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityLog;
import dev.kpi.quality.QualityReport;
import dev.kpi.quality.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects lines and makes {@link Orders} of them; see {@link Orders#builder}.
 *
 * <p>For adapters: hand each reading thread a {@linkplain #newBatch batch of its own}, or for each part of a source
 * that it takes the {@linkplain #nextBatch next one}, then ask for the orders once all have ended. The order in which
 * batches were made is the order of their lines, which matters for places in the quality report only. Lines that are
 * added one by one are a batch as well, which begins with the first of them and ends when another batch is made. Not
 * thread-safe, apart from the batches themselves.
 */
public final class OrdersBuilder {

    private final OrderSettings settings;
    private final List<LineBatch> batches = new ArrayList<>();
    private final WaitingLines waiting = new WaitingLines();
    private @Nullable LineBatch adding; // takes the lines that wait, and is handed to nobody
    private boolean built;
    private final @Nullable Orders known;
    private final boolean splicing;
    private boolean amongOthers;

    OrdersBuilder(OrderSettings settings) {
        this(settings, null, false);
    }

    /**
     * Starts from finished orders, whose lines were looked at before.
     *
     * @param splicing whether a part of them may be built anew and spliced in
     */
    OrdersBuilder(OrderSettings settings, @Nullable Orders known, boolean splicing) {
        this.settings = settings;
        this.known = known;
        this.splicing = splicing;
    }

    /**
     * A batch to be filled by one thread.
     *
     * @throws IllegalStateException if the orders were built already
     */
    public LineBatch newBatch() {
        checkOpen();
        endAdding();
        return begun();
    }

    /**
     * A batch to be filled by the thread that filled another one of this builder, which ends: for readers that take one part
     * of a source after the other. Texts that the first one met need not be coded anew in the next, which is faster than a
     * {@linkplain #newBatch new} batch for each part.
     *
     * @param ended the last batch of that thread, which can be given nothing any more
     * @throws IllegalArgumentException if it is no batch of this builder, or another one follows it already
     * @throws IllegalStateException if the orders were built already
     */
    public LineBatch nextBatch(LineBatch ended) {
        checkOpen();
        if (!batches.contains(ended)) {
            throw new IllegalArgumentException("the batch that ended is none of this builder; begin with newBatch()");
        }
        endAdding();
        return begun(ended.next());
    }

    private LineBatch begun() {
        return begun(new LineBatch(settings));
    }

    private LineBatch begun(LineBatch batch) {
        batches.add(batch);
        return batch;
    }

    /**
     * Adds one line; its place is its position among all lines. Lines are looked at some hundreds at a time, the last of
     * them in {@link #newBatch} or {@link #toOrders}.
     *
     * @throws dev.kpi.quality.DataQualityException if this line, or one before it, is odd in a way that the policy does
     *     not bear
     * @throws IllegalStateException if the orders were built already
     */
    public OrdersBuilder add(Line line) {
        checkOpen();
        waiting.add(line);
        LineBatch batch = adding();
        if (waiting.isFull()) {
            batch.addAll(waiting);
        }
        return this;
    }

    private LineBatch adding() {
        LineBatch batch = adding;
        if (batch == null) {
            batch = begun();
            adding = batch;
        }
        return batch;
    }

    private void endAdding() {
        LineBatch batch = adding;
        if (batch != null) {
            adding = null;
            batch.addAll(waiting);
        }
    }

    /** Gives the next line added this place; those behind it follow on. */
    void continueAt(long place) {
        LineBatch batch = adding();
        batch.addAll(waiting);
        batch.continueAt(place);
    }

    /** Says that other orders are built elsewhere, so that none is missed among these. */
    OrdersBuilder amongOthers() {
        amongOthers = true;
        return this;
    }

    /** Takes over the batches of another builder, behind its own. */
    OrdersBuilder addAll(OrdersBuilder other) {
        endAdding();
        other.endAdding();
        batches.addAll(other.batches);
        return this;
    }

    /**
     * The orders of all lines, built on the common pool's threads. The builder is used up.
     *
     * <p>If anything stopped the load before, such as a line that the policy does not bear, it is thrown again: there are
     * never half of the orders.
     *
     * @throws dev.kpi.quality.DataQualityException if lines are odd, or contradict each other, in a way that the policy does
     *     not bear
     * @throws IllegalStateException if the orders were built already
     */
    public Orders toOrders() {
        checkOpen();
        endAdding();
        batches.forEach(LineBatch::requireWhole);
        built = true;
        if (batches.isEmpty()) {
            begun();
        }
        QualityLog log = new QualityLog(settings.policy());
        Orders before = known;
        long read = 0;
        long rejected = 0;
        long voids = 0;
        QualityLog missingCosts = new QualityLog(settings.policy());
        if (before != null) {
            log.merge(before.log(), 0);
            missingCosts.merge(before.missingCosts(), 0);
            read = before.quality().read();
            rejected = before.rejected();
            voids = before.quality().voidLines();
        }
        Assembler.merge(log, batches, LineBatch::log);
        Assembler.merge(missingCosts, batches, LineBatch::costLog);
        for (LineBatch batch : batches) {
            read += batch.read();
            rejected += batch.rejected();
            voids += batch.voidLines();
        }
        Growth growth = before == null ? null : new Growth(before.facts(), batches, splicing);
        List<LineBatch> all = growth == null ? batches : growth.batches(batches);
        AmountRanges ranges = growth == null ? new AmountRanges(0) : growth.ranges();
        all.forEach(batch -> ranges.include(batch.ranges()));
        FactsBuilder builder = new FactsBuilder(
                settings,
                new Assembler(all),
                ranges,
                log,
                before == null ? null : before.facts(),
                growth == null ? ProductSettlement::new : growth.products());
        Facts built = builder.build();
        Facts facts = growth == null ? built : growth.facts(built);
        voids -= builder.droppedVoidRows();
        rejected += builder.droppedRows();
        // where no line has a cost, none is missing; but lines that were dropped for it must be told
        if (facts.lines.hasCosts() || settings.policy().of(Reason.COST_MISSING) == Policy.DROP) {
            log.merge(missingCosts, 0);
            missingCosts = new QualityLog(settings.policy());
        }
        QualityLog whole = new QualityLog(settings.policy());
        whole.merge(log, 0);
        SignUps.noteLate(facts, whole);
        if (!amongOthers) {
            ReturnLinks.noteUnknown(facts, whole);
        }
        Outliers.note(facts, whole);
        QualityReport report = whole.report(read, facts.lines.count() + voids, voids);
        return new Orders(facts, log, missingCosts, report, rejected, growth != null && growth.isSpliced());
    }

    private void checkOpen() {
        if (built) {
            throw new IllegalStateException("these orders were built already; start with a new builder");
        }
    }
}
