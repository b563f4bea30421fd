package dev.kpi.order;

import dev.kpi.quality.Policy;
import dev.kpi.quality.QualityLog;
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
    private boolean built;
    private @Nullable Orders known;

    OrdersBuilder(OrderSettings settings) {
        this.settings = settings;
    }

    /**
     * A batch to be filled by one thread.
     *
     * @throws IllegalStateException if the orders were built already
     */
    public LineBatch newBatch() {
        checkOpen();
        LineBatch batch = new LineBatch(settings);
        batches.add(batch);
        return batch;
    }

    /**
     * Adds one line, to the last batch.
     *
     * @throws dev.kpi.quality.DataQualityException if the line is odd in a way that the policy does not bear
     * @throws IllegalStateException if the orders were built already
     */
    public OrdersBuilder add(Line line) {
        checkOpen();
        if (batches.isEmpty()) {
            newBatch();
        }
        batches.get(batches.size() - 1).add(line);
        return this;
    }

    /** Takes over the batches of another builder, behind its own. */
    OrdersBuilder addAll(OrdersBuilder other) {
        batches.addAll(other.batches);
        return this;
    }

    /**
     * The orders of all lines, built on the common pool's threads. The builder is used up.
     *
     * @throws dev.kpi.quality.DataQualityException if lines contradict each other in a way that the policy does not bear
     * @throws IllegalStateException if the orders were built already
     */
    public Orders toOrders() {
        checkOpen();
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
        // where no line has a cost, none is missing; but lines that were dropped for it must be told
        boolean costsMatter = batches.stream().anyMatch(batch -> batch.staging().anyCost)
                || settings.policy().of(Reason.COST_MISSING) == Policy.DROP;
        if (costsMatter) {
            log.merge(missingCosts, 0);
            missingCosts = new QualityLog(settings.policy());
        }
        AmountRanges ranges = new AmountRanges(0);
        for (LineBatch batch : batches) {
            ranges.include(batch.ranges());
            read += batch.read();
            rejected += batch.rejected();
            voids += batch.voidLines();
        }
        Assembler staged = new Assembler(batches);
        Facts knownFacts = before == null ? null : before.facts();
        int knownRows = knownFacts == null ? 0 : knownFacts.lines.count() + knownFacts.voids.size();
        FactsBuilder builder = new FactsBuilder(settings, staged, ranges, log, knownFacts, knownRows);
        Facts facts = builder.build();
        voids -= builder.droppedVoidRows();
        rejected += builder.droppedRows();
        return new Orders(facts, log, missingCosts, log.report(read, facts.lines.count() + voids, voids), rejected);
    }

    /** Starts from the lines of finished orders, which were looked at before. */
    OrdersBuilder continueFrom(Orders orders) {
        Restaging.copy(orders.facts(), newBatch());
        known = orders;
        return this;
    }

    private void checkOpen() {
        if (built) {
            throw new IllegalStateException("these orders were built already; start with a new builder");
        }
    }
}
