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
 * <p>For adapters: hand each reading thread a batch of its own, then ask for the orders once all have ended. The order
 * in which batches were made is the order of their lines, which matters for places in the quality report only. Not
 * thread-safe, apart from the batches themselves.
 */
public final class OrdersBuilder {

    private final OrderSettings settings;
    private final List<LineBatch> batches = new ArrayList<>();
    private final WaitingLines waiting = new WaitingLines(); // for the last batch
    private boolean built;
    private final @Nullable Orders known;
    private final boolean splicing;

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
        addWaiting();
        LineBatch batch = new LineBatch(settings);
        batches.add(batch);
        return batch;
    }

    /**
     * Adds one line, to the last batch. Lines are looked at some hundreds at a time, the last of them in {@link #toOrders}.
     *
     * @throws dev.kpi.quality.DataQualityException if this line, or one before it, is odd in a way that the policy does
     *     not bear
     * @throws IllegalStateException if the orders were built already
     */
    public OrdersBuilder add(Line line) {
        checkOpen();
        waiting.add(line);
        if (waiting.isFull()) {
            addWaiting();
        }
        return this;
    }

    private void addWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        if (batches.isEmpty()) {
            batches.add(new LineBatch(settings));
        }
        waiting.moveTo(batches.get(batches.size() - 1));
    }

    /** Gives the next line added this place; those behind follow on. For a builder without batches of others. */
    void continueAt(long place) {
        addWaiting();
        if (batches.isEmpty()) {
            batches.add(new LineBatch(settings));
        }
        batches.get(0).continueAt(place);
    }

    /** Takes over the batches of another builder, behind its own. */
    OrdersBuilder addAll(OrdersBuilder other) {
        addWaiting();
        other.addWaiting();
        batches.addAll(other.batches);
        return this;
    }

    /**
     * The orders of all lines, built on the common pool's threads. The builder is used up.
     *
     * @throws dev.kpi.quality.DataQualityException if lines contradict each other in a way that the policy does not bear, or
     *     one stopped the load before: there are never half of the orders
     * @throws IllegalStateException if the orders were built already
     */
    public Orders toOrders() {
        checkOpen();
        addWaiting();
        batches.forEach(LineBatch::requireWhole);
        built = true;
        if (batches.isEmpty()) {
            batches.add(new LineBatch(settings));
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
